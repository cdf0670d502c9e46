"""What a difference says, and the sentence it is shown with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletincli.evaluation.compare import compare
from bulletincli.evaluation.differences import Difference, offset_of
from bulletincli.model import (
    Bulletin,
    Document,
    Event,
    Mention,
    OfficePresence,
    PartialDate,
    Person,
    Place,
    Span,
)

TEXT = "某县大事记\n\n5月2日上午,县长高远志在东门广场主持会议。文书成出席。\n5月3日,安平调研。\n"
DOCUMENT = Document(
    title="某县大事记", publisher=None, kind="chronicle", issue=None, published=None, period=None, year=None,
    year_source="unknown", year_why=None, script="Hans", district=None,
)  # fmt: skip
MEETING = Event(
    id="one-01", quote="5月2日上午,县长高远志", section=None, headings=(), district="某县",
    date=PartialDate(None, 5, 2), date_end=None, day_part="上午", date_source="written", kind="meeting",
    name=None, places=(Place("东门广场"),),
    people=(Person("高远志", "高远志", "县长", ("host",)), Person("文书成", "文书成", None, ("attend",))),
    offices=(OfficePresence("各局", ("attend",)),), mentions=(Mention("郑小毛"),), span=Span(7, 37),
)  # fmt: skip
TOUR = Event(
    id="one-02", quote="5月3日,安平调研", section=None, headings=(), district=None,
    date=PartialDate(None, 5, 3), date_end=None, day_part=None, date_source="written", kind="research",
    name=None, people=(Person("安平", "安平", None, ("lead",)),), span=Span(38, 48),
)  # fmt: skip
GOLD = Bulletin(DOCUMENT, (MEETING, TOUR))
HOST, GUEST = MEETING.people


def cases_of(parsed: Bulletin | None) -> list[str]:
    return [difference.case for difference in compare("one", GOLD, parsed, TEXT).differences]


def with_meeting(**changes: object) -> Bulletin:
    return Bulletin(DOCUMENT, (replace(MEETING, **changes), TOUR))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("parsed", "cases"),
    [
        (GOLD, []),
        (with_meeting(date=PartialDate(2020, 5, 2)), ["one one-01 dates: --05-02 got 2020-05-02"]),
        (with_meeting(date_end=PartialDate(None, 5, 9)), ["one one-01 dates: --05-02 got --05-02/--05-09"]),
        (with_meeting(day_part=None), ["one one-01 day_part: missed 上午"]),
        (with_meeting(name="全县会议"), ["one one-01 name: false 全县会议"]),
        (with_meeting(kind="study"), ["one one-01 kind: meeting got study"]),
        (with_meeting(places=(Place("东门 广场"),)), []),
        (with_meeting(places=(Place("东门"),)), [
            "one one-01 places: missed 东门广场", "one one-01 places: false 东门",
        ]),
        (with_meeting(offices=()), ["one one-01 offices: missed 各局"]),
        (with_meeting(people=(HOST,), mentions=(Mention("郑小毛"), Mention("文书成"))), [
            "one one-01 people: missed 文书成 (attend)",
        ]),
        (with_meeting(people=(replace(HOST, roles=("speak", "host")), GUEST)), [
            "one one-01 roles 高远志: host got host speak",
        ]),
        (with_meeting(people=(replace(HOST, title="县\n长"), replace(GUEST, title="书记"))), []),
        (with_meeting(people=(replace(HOST, title=None), GUEST)), ["one one-01 titles 高远志: missed 县长"]),
        (with_meeting(mentions=()), ["one names: missed 郑小毛"]),
        (Bulletin(replace(DOCUMENT, year=2020), GOLD.events), ["one doc year: false 2020"]),
        (Bulletin(DOCUMENT, (MEETING,)), [
            "one one-02 events: missed 5月3日,安平调研", "one names: missed 安平",
        ]),
        (Bulletin(DOCUMENT, (replace(MEETING, span=Span(0, 3)), *GOLD.events)), [
            "one events: false 某县大事记 5月2日上午,县长高远志在东门广场",
        ]),
    ],
)  # fmt: skip
def test_each_difference_names_what_was_expected_and_what_came(parsed: Bulletin, cases: list[str]) -> None:
    assert cases_of(parsed) == cases


def test_a_parse_that_failed_misses_events_names_and_what_the_document_says() -> None:
    fields = ["events", "events", "names", "names", "names", "names"]
    report = compare("one", GOLD, None, TEXT)
    assert [one.field for one in report.differences if one.field != "doc"] == fields
    assert [one.subject for one in report.differences if one.field == "doc"] == ["title", "kind", "script"]


def test_a_difference_is_shown_with_its_sentence() -> None:
    (missed,) = compare(
        "one", GOLD, with_meeting(people=(HOST,), mentions=(Mention("郑小毛"), Mention("文书成"))), TEXT
    ).differences
    assert (missed.line, missed.sentence) == (3, "文书成出席。")


def test_what_does_not_stand_in_the_stretch_is_shown_at_its_beginning() -> None:
    assert offset_of("甲乙丙甲", Span(1, 4), "甲") == 3
    assert offset_of("甲乙丙甲", Span(1, 3), "甲") == 1


def test_cases_do_not_depend_on_where_they_stand() -> None:
    one = Difference("a", "a-01", "kind", None, "meeting", "study", 3, "开会。")
    assert one.case == replace(one, line=9, sentence=None).case == "a a-01 kind: meeting got study"
