"""Committed figures: what counts as better and worse, and the file they are kept in."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletincli.evaluation.baseline import Baseline, NotABaselineError, changes
from bulletincli.evaluation.evaluate import evaluate, read_answers

FROZEN = Path(__file__).parent / "frozen"


def baseline(quality: str) -> Baseline:
    return Baseline.of(
        evaluate(
            FROZEN / "gold",
            FROZEN / "text",
            lambda source: read_answers(FROZEN / quality / f"{Path(source.path).stem}.jsonl"),
        )
    )


def made(cases: tuple[str, ...] = (), **figures: float) -> Baseline:
    return Baseline({key.replace("_", "."): value for key, value in figures.items()}, {}, cases)


def test_a_parse_beside_itself_has_no_changes() -> None:
    assert list(changes(baseline("fair"), baseline("fair")).lines()) == []


def test_a_better_parse_is_better_in_everything_that_moved() -> None:
    moved = changes(baseline("poor"), baseline("good"))
    assert not moved.worse
    assert "events.f1" in {one.measure for one in moved.better}


@pytest.mark.parametrize(
    ("before", "now", "lines"),
    [
        (made(events_f1=0.9), made(events_f1=0.95), ["better: events.f1 0.9 → 0.95"]),
        (made(events_f1=0.9), made(events_f1=0.8999), ["worse: events.f1 0.9 → 0.8999"]),
        (made(events_f1=0.9), made(events_f1=0.89996), []),
        (made(dates_false=2.0), made(), ["better: dates.false 2 → 0"]),
        (made(), made(dates_false=1.0), ["worse: dates.false 0 → 1"]),
        (made(cases=("a", "b")), made(cases=("b", "c")), ["newly wrong: c", "newly right: a"]),
    ],
)
def test_figures_may_rise_and_falsehoods_may_not(before: Baseline, now: Baseline, lines: list[str]) -> None:
    assert list(changes(before, now).lines()) == lines


def test_figures_of_single_documents_are_told_too() -> None:
    before = Baseline({}, {"a": {"events.f1": 1.0}, "b": {"events.f1": 0.5}}, ())
    now = Baseline({}, {"a": {"events.f1": 0.8}, "c": {"events.f1": 0.5}}, ())
    moved = changes(before, now)
    assert list(moved.lines()) == ["worse: a events.f1 1 → 0.8"]
    assert not moved.worse


def test_a_part_is_compared_without_the_figures_over_all() -> None:
    part = baseline("fair").only(["chronicle"])
    assert (part.figures, list(part.documents)) == ({}, ["chronicle"])
    assert part.cases
    assert all(case.startswith("chronicle ") for case in part.cases)


def test_reading_back_what_was_written_is_the_same(tmp_path: Path) -> None:
    written = baseline("poor")
    written.write(tmp_path / "figures.json")
    assert Baseline.read(tmp_path / "figures.json") == written


@pytest.mark.parametrize("text", [None, "", "[]", '{"figures": {}}', "\udcff"])
def test_a_file_that_holds_no_figures_is_named(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "figures.json"
    if text is not None:
        path.write_text(text, "utf-8", errors="surrogateescape")
    with pytest.raises(NotABaselineError, match=r"figures\.json"):
        Baseline.read(path)
