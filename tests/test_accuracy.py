"""What parsing reached on the annotated bulletins is not lost: figures may rise, not fall.

A change that moves them on purpose renews the committed figures with `make figures`, and its diff shows which
cases flipped. `gold` are published bulletins, `made_up` are made-up ones of other forms.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bulletincli.evaluation.baseline import Baseline, Changes, changes
from bulletincli.evaluation.calibration import FactKind, from_confidence
from bulletincli.evaluation.evaluate import Report, evaluate, read_answers
from bulletincli.evaluation.pairing import place
from bulletincli.parsing.parse import parse

TESTS = Path(__file__).parent
TEXTS = {TESTS / "gold": TESTS.parent / "data", TESTS / "made_up": TESTS / "made_up"}
"""The folders of answers, each with that of its texts."""
ANSWERS = [path for folder in TEXTS for path in sorted(folder.glob("*.jsonl"))]
SURE = 0.9
RIGHT_IF_SURE = 0.98


@dataclass(frozen=True)
class Measured:
    """A collection with its figures as committed and as they are now."""

    answers: Path
    report: Report
    committed: Baseline

    @property
    def moved(self) -> Changes:
        return changes(self.committed, Baseline.of(self.report))


@pytest.fixture(scope="module", params=TEXTS, ids=lambda folder: folder.name)
def measured(request: pytest.FixtureRequest) -> Measured:
    answers: Path = request.param
    report = evaluate(answers, TEXTS[answers], parse)
    return Measured(answers, report, Baseline.read(answers / "figures.json"))


def test_no_figure_falls_below_the_committed_one(measured: Measured) -> None:
    moved = measured.moved
    assert not moved.worse, "\n".join(["figures fell; the cases that flipped:", *moved.lines()])


def test_every_annotated_bulletin_is_measured(measured: Measured) -> None:
    stems = sorted(path.stem for path in measured.answers.glob("*.jsonl"))
    assert [one.document for one in measured.report.documents] == stems
    assert sorted(measured.committed.documents) == stems, "make figures commits to those of new bulletins"


def test_the_published_bulletins_are_all_there() -> None:
    assert len(list((TESTS / "gold").glob("*.jsonl"))) == 5


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_quotes_of_the_answers_stand_once_in_the_text(path: Path) -> None:
    text = (TEXTS[path.parent] / f"{path.stem}.txt").read_text("utf-8")
    for answer in place(read_answers(path).events, text):
        assert text.count(answer.event.quote) == 1, answer.event.id


def test_the_page_on_accuracy_holds_the_committed_figures() -> None:
    program = TESTS.parent / "scripts" / "accuracy.py"
    done = subprocess.run([sys.executable, program, "--check"], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("kind", ["person", "date"])
def test_what_the_parser_is_sure_of_is_right(kind: FactKind) -> None:
    facts = [fact for answers, texts in TEXTS.items() for fact in evaluate(answers, texts, parse).facts]
    sure = from_confidence(facts, kind, SURE)
    if all(fact.confidence is None for fact in facts if fact.kind == kind):
        pytest.skip(f"the parser gives no confidence for a {kind} yet")
    assert sure.share is not None, f"no {kind} has a confidence of {SURE} or more"
    assert sure.share >= RIGHT_IF_SURE, f"{sure.right} of {sure.count} are right"
