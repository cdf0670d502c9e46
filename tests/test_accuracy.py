"""What parsing reached on the annotated bulletins is not lost: figures may rise, not fall.

A change that moves them on purpose renews the committed figures with `make figures`, and its diff shows which
cases flipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletincli.evaluation.baseline import Baseline, Changes, changes
from bulletincli.evaluation.evaluate import Report, evaluate, read_answers
from bulletincli.evaluation.pairing import place
from bulletincli.parsing.parse import parse

GOLD = Path(__file__).parent / "gold"
TEXTS = Path(__file__).parents[1] / "data"
ANSWERS = sorted(GOLD.glob("*.jsonl"))


@pytest.fixture(scope="module")
def report() -> Report:
    return evaluate(GOLD, TEXTS, parse)


@pytest.fixture(scope="module")
def moved(report: Report) -> Changes:
    return changes(Baseline.read(GOLD / "figures.json"), Baseline.of(report))


def test_no_figure_falls_below_the_committed_one(moved: Changes) -> None:
    assert not moved.worse, "\n".join(["figures fell; the cases that flipped:", *moved.lines()])


def test_every_annotated_bulletin_is_measured(report: Report) -> None:
    assert [one.document for one in report.documents] == [path.stem for path in ANSWERS]
    assert len(ANSWERS) == 5


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_quotes_of_the_answers_stand_once_in_the_text(path: Path) -> None:
    text = (TEXTS / f"{path.stem}.txt").read_text("utf-8")
    for answer in place(read_answers(path).events, text):
        assert text.count(answer.event.quote) == 1, answer.event.id
