"""Figures against answers: those that an independent scorer gave for the same parses, and the simple ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bulletincli import jsonl
from bulletincli.errors import BulletinError
from bulletincli.evaluation.evaluate import NoAnswersError, Report, evaluate, read_answers
from bulletincli.evaluation.figures import Overlap
from bulletincli.evaluation.pairing import QuoteNotInTextError
from bulletincli.model import Bulletin, Source

FROZEN = Path(__file__).parent / "frozen"
"""Made-up bulletins, their answers, three damaged parses of them, and the other scorer's figures for each."""
GOLD, TEXT = FROZEN / "gold", FROZEN / "text"


def parsed_in(folder: Path) -> Callable[[Source], Bulletin]:
    """Stand in for a parser: the parse that lies in `folder`."""
    return lambda source: read_answers(folder / f"{Path(source.path).stem}.jsonl")


def as_the_other_scorer_writes(report: Report) -> dict[str, dict[str, Any]]:
    written: dict[str, dict[str, Any]] = {}
    for field, figure in report.figures:
        counts: dict[str, Any]
        if isinstance(figure, Overlap):
            counts = {"p": figure.precision, "r": figure.recall, "f1": figure.f1}
            counts |= {"hit": figure.hit, "found": figure.found, "gold": figure.gold}
        else:
            counts = {"rate": figure.rate, "hit": figure.hit, "of": figure.of}
            if field in {"dates", "day_part", "name"}:
                counts["false"] = figure.false
        written[field] = counts
    return written


@pytest.mark.parametrize("quality", ["good", "fair", "poor"])
def test_figures_are_those_of_the_other_scorer(quality: str) -> None:
    expected = json.loads((FROZEN / "figures.json").read_text("utf-8"))[quality]
    assert as_the_other_scorer_writes(evaluate(GOLD, TEXT, parsed_in(FROZEN / quality))) == expected


@pytest.mark.parametrize(("quality", "differences"), [("good", 30), ("fair", 106), ("poor", 145)])
def test_every_difference_is_listed_once(quality: str, differences: int) -> None:
    assert len(list(evaluate(GOLD, TEXT, parsed_in(FROZEN / quality)).differences)) == differences


def test_figures_of_documents_add_up() -> None:
    report = evaluate(GOLD, TEXT, parsed_in(FROZEN / "fair"))
    chronicle, roundup = report.documents
    assert chronicle.figures + roundup.figures == report.figures
    assert [one.document for one in report.documents] == ["chronicle", "roundup"]


def test_only_takes_documents_by_the_beginning_of_their_names() -> None:
    report = evaluate(GOLD, TEXT, parsed_in(FROZEN / "fair"), only=("round",))
    assert [one.document for one in report.documents] == ["roundup"]


def placed(source: Source) -> Bulletin:
    """Parse by looking the answers up: each event from its quote to the next one's."""
    answers = (GOLD / f"{Path(source.path).stem}.jsonl").read_text("utf-8").split("\n")
    rows = [json.loads(line) for line in answers if line]
    starts = [source.text.index(row["quote"]) for row in rows[1:]]
    for row, start, end in zip(rows[1:], starts, [*starts[1:], len(source.text)], strict=True):
        row |= {"start": start, "end": end}
    (bulletin,) = jsonl.load(map(json.dumps, rows), source.path)
    return bulletin


def test_the_answers_themselves_are_right_in_everything() -> None:
    report = evaluate(GOLD, TEXT, placed)
    assert list(report.differences) == []
    assert {value for key, value in report.figures.flat().items()} == {1.0}


def test_a_text_that_the_parser_refuses_counts_as_nothing_found() -> None:
    def refuse(source: Source) -> Bulletin:
        raise BulletinError(f"{source.path}: no bulletin")

    report = evaluate(GOLD, TEXT, refuse)
    assert report.figures.events == Overlap(hit=0, found=0, gold=26)
    assert report.figures.names.found == 0


def test_events_without_a_place_in_the_text_match_nothing() -> None:
    report = evaluate(GOLD, TEXT, parsed_in(GOLD))
    assert report.figures.events == Overlap(hit=0, found=26, gold=26)
    assert report.figures.names.f1 == 1.0


def test_a_folder_without_answers_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoAnswersError, match=str(tmp_path)):
        evaluate(tmp_path, TEXT, placed)


def test_answers_without_their_text_are_named(tmp_path: Path) -> None:
    with pytest.raises(NoAnswersError, match=r"chronicle\.jsonl.*chronicle\.txt"):
        evaluate(GOLD, tmp_path, placed)


def test_a_quote_that_the_text_lacks_is_named(tmp_path: Path) -> None:
    for path in TEXT.iterdir():
        (tmp_path / path.name).write_text("", "utf-8")
    with pytest.raises(QuoteNotInTextError, match="qin-01"):
        evaluate(GOLD, tmp_path, parsed_in(GOLD))


def test_answers_are_one_document_a_file(tmp_path: Path) -> None:
    twice = (GOLD / "roundup.jsonl").read_text("utf-8") * 2
    (tmp_path / "roundup.jsonl").write_text(twice, "utf-8")
    with pytest.raises(jsonl.MalformedBulletinError, match="holds 2 documents"):
        evaluate(tmp_path, TEXT, placed)
