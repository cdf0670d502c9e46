"""Facts by their confidence, and which parsed facts are right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletincli.evaluation.calibration import Bin, Fact, FactKind, calibrate, from_confidence
from bulletincli.evaluation.compare import compare
from bulletincli.model import Bulletin, Document, Event, PartialDate, Person, Span

TEXT = "5月2日,县长高远志主持会议。\n5月3日,安平调研。\n"
DOCUMENT = Document(
    title=None, publisher=None, kind="chronicle", issue=None, published=None, period=None, year=None,
    year_source="unknown", year_why=None, script="Hans", district=None,
)  # fmt: skip
HOST = Person("高远志", "高远志", "县长", ("host",), confidence=0.97)
MEETING = Event(
    id="one-01", quote="5月2日,县长高远志", section=None, headings=(), district=None,
    date=PartialDate(None, 5, 2), date_end=None, day_part=None, date_source="written", kind="meeting",
    name=None, people=(HOST,), span=Span(0, 15), date_confidence=0.9,
)  # fmt: skip
TOUR = replace(
    MEETING, id="one-02", quote="5月3日,安平调研", date=PartialDate(None, 5, 3), kind="research",
    people=(Person("安平", "安平", None, ("lead",)),), span=Span(16, 26), date_confidence=None,
)  # fmt: skip
GOLD = Bulletin(DOCUMENT, (MEETING, TOUR))


def facts_of(*events: Event) -> list[tuple[str, float | None, bool]]:
    facts = compare("one", GOLD, Bulletin(DOCUMENT, events), TEXT).facts
    return [(fact.kind, fact.confidence, fact.is_right) for fact in facts]


@pytest.mark.parametrize(
    ("events", "facts"),
    [
        ((MEETING, TOUR), [
            ("person", 0.97, True), ("date", 0.9, True), ("person", None, True), ("date", None, True),
        ]),
        ((replace(MEETING, date=PartialDate(2022, 5, 2)),), [("person", 0.97, True), ("date", 0.9, False)]),
        ((replace(MEETING, date_end=PartialDate(None, 5, 4)),), [
            ("person", 0.97, True), ("date", 0.9, False),
        ]),
        ((replace(MEETING, date=None),), [("person", 0.97, True)]),
        ((replace(MEETING, people=(replace(HOST, name="高远"),)),), [
            ("person", 0.97, False), ("date", 0.9, True),
        ]),
        ((MEETING, replace(MEETING, id="x", span=Span(1, 14))), [
            ("person", 0.97, True), ("date", 0.9, True), ("person", 0.97, False),
        ]),
    ],
)  # fmt: skip
def test_a_fact_is_right_if_the_answer_has_it(
    events: tuple[Event, ...], facts: list[tuple[str, float | None, bool]]
) -> None:
    assert facts_of(*events) == facts


def made(kind: FactKind, *confidences: float | None) -> list[Fact]:
    return [Fact(kind, one, is_right=one is not None and one >= 0.5) for one in confidences]


def test_a_bin_takes_its_lower_edge_and_the_last_one_both() -> None:
    bins = calibrate(made("person", 0.0, 0.49, 0.5, 0.7, 0.9, 0.949, 0.95, 1.0, None), "person")
    assert [(one.low, one.high) for one in bins] == [
        (0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1),
    ]  # fmt: skip
    assert [one.count for one in bins] == [2, 1, 1, 0, 2, 2]
    assert [one.right for one in bins] == [0, 1, 1, 0, 2, 2]


def test_only_facts_of_the_kind_count() -> None:
    facts = [*made("person", 0.99), *made("date", 0.3, 0.92)]
    assert sum(one.count for one in calibrate(facts, "date")) == 2
    assert from_confidence(facts, "date", 0.9) == Bin(0.9, 1.0, 1, 1)


def test_a_bin_without_facts_has_no_share() -> None:
    assert from_confidence([], "person", 0.9).share is None
    assert Bin(0.5, 0.7, 4, 3).share == 0.75
