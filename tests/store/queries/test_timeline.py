"""What happened, filtered and in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bulletincli.model import PartialDate, Span
from bulletincli.store.errors import AmbiguousDistrictError, DateFilterError
from bulletincli.store.reader import Reader
from bulletincli.store.rows import EventRow, Filters, MentionPart, OfficePart, PersonPart, PlacePart


def shown(events: tuple[EventRow, ...]) -> list[str]:
    """What is told of each event: date and first words."""
    return [f"{event.date or ''} {event.kind}" for event in events]


def filters(**given: Any) -> Filters:
    for key in ("since", "until"):
        if key in given:
            given[key] = PartialDate.parse(given[key])
    return Filters(**given)


ALL = [
    "2019-12-30 duty",
    "2020-01-08 research",
    "2022-04-05 meeting",
    "2022-04-05 inspection",
    "2022-04-06 study",
    "2022-04 report",
    "--02-11 meeting",
    "--02-12 research",
    " report",
]


def test_known_years_come_first_then_months_and_days_then_the_undated(reader: Reader) -> None:
    page = reader.timeline(Filters())
    assert shown(page.rows) == ALL
    assert (page.total, page.undated) == (9, 0)


def test_an_event_is_told_whole(reader: Reader) -> None:
    event = reader.timeline(filters(kind="study")).rows[0]
    assert (event.date, event.date_end, event.day_part, event.date_source) == (
        "2022-04-06",
        "2022-04-08",
        None,
        "written",
    )
    assert (event.district, event.district_path) == ("西湖区", "江西省/南昌市/西湖区")
    assert (event.document_title, event.path) == ("西湖区2022年4月大事记", "xihu.txt")
    assert event.text == "4月6日至8日,区委书记陶一国在区会议中心主持集中学习,学习李大山讲话,区法院院长列席。"
    assert event.span is not None
    start = event.span.start
    assert event.people == (
        PersonPart(
            "陶一国", "陶一国", "区委书记", ("host", "speak"), event.people[0].person_id,
            Span(start + 12, start + 15), Span(start + 8, start + 12),
        ),
    )  # fmt: skip
    assert event.places == (PlacePart("区会议中心", Span(start + 16, start + 21)),)
    assert event.offices == (OfficePart("区法院院长", ("observe",), Span(start + 36, start + 41)),)
    assert event.mentions == (MentionPart("李大山", "李大山", Span(start + 30, start + 33)),)
    assert event.event_id == f"{event.document_id}-03"


def test_pages_cover_everything_once(reader: Reader) -> None:
    pages = [reader.timeline(Filters(), limit=4, offset=offset) for offset in (0, 4, 8, 12)]
    assert [page.total for page in pages] == [9] * 4
    assert [row for page in pages for row in shown(page.rows)] == ALL


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"district": "西湖区"}, ALL[2:6]),
        ({"district": "西湖"}, ALL[2:6]),
        ({"district": "360103"}, ALL[2:6]),
        ({"district": "江西省"}, ALL[:6]),
        ({"district": "九江市"}, ALL[:2]),
        ({"district": "彭澤縣"}, ALL[:1]),
        ({"district": "九江市/经开区"}, [ALL[1]]),
        ({"district": "河南省/新乡市/经开区"}, [ALL[8]]),
        ({"district": "新乡"}, ALL[6:]),
        ({"district": "火星"}, []),
        ({"person": "陶一国"}, ALL[2:5]),
        ({"person": "範士林"}, [ALL[7]]),
        ({"person": "范 士林"}, [ALL[7]]),
        ({"person": "陶一国", "role": "host"}, [ALL[2], ALL[4]]),
        ({"person": "杨林", "role": "host"}, []),
        ({"role": "lead"}, [*ALL[:2], ALL[3]]),
        ({"kind": "research"}, [ALL[1], ALL[7]]),
        ({"place": "街道"}, [ALL[3]]),
        ({"place": "宝钢"}, [ALL[7]]),
        ({"place": "_街"}, []),
        ({"document": "xihu.txt"}, ALL[2:6]),
        ({"document": ""}, []),
        ({"person": "王光", "district": "江西省"}, [ALL[1], ALL[2]]),
    ],
)
def test_filters(reader: Reader, given: dict[str, Any], expected: list[str]) -> None:
    page = reader.timeline(filters(**given))
    assert (shown(page.rows), page.total) == (expected, len(expected))


def test_a_document_is_also_found_by_the_start_of_its_id(reader: Reader) -> None:
    document_id = reader.timeline(Filters(document="xihu.txt")).rows[0].document_id
    assert shown(reader.timeline(Filters(document=document_id[:6])).rows) == ALL[2:6]


def test_a_person_is_also_found_by_id(reader: Reader) -> None:
    card = reader.who("王光")[0]
    events = reader.timeline(Filters(person=card.person_id)).rows
    assert {part.person_id for event in events for part in event.people if part.name == "王光"} == {
        card.person_id
    }


@pytest.mark.parametrize(
    ("since", "until", "expected", "undated"),
    [
        ("2022-04-05", "2022-04-07", ALL[2:6], 3),  # 是月 may be one of these days
        ("2022-04-08", "2022-04-08", ALL[4:6], 3),
        ("2020-01-02", "2020-01-02", [ALL[0]], 3),
        ("2020", None, ALL[:6], 3),
        (None, "2019", [ALL[0]], 3),
        ("2022-05", None, [], 3),
        ("--04-05", "--04-05", [ALL[2], ALL[3], ALL[5]], 1),
        ("--02", "--02", ALL[6:8], 1),
        ("--12-31", None, [ALL[0]], 1),
        (None, "--01-01", [ALL[0]], 1),
        ("--01-03", "--02-11", [ALL[1], ALL[6]], 1),
    ],
)
def test_dates(
    reader: Reader, since: str | None, until: str | None, expected: list[str], undated: int
) -> None:
    given = {key: value for key, value in (("since", since), ("until", until)) if value}
    page = reader.timeline(filters(**given))
    assert (shown(page.rows), page.total, page.undated) == (expected, len(expected), undated)


def test_undated_events_are_counted_among_those_that_match(reader: Reader) -> None:
    assert reader.timeline(filters(district="西湖区", since="2022")).undated == 0
    assert reader.timeline(filters(kind="report", since="2022")).undated == 1


def test_dates_that_bound_nothing_are_refused(reader: Reader) -> None:
    with pytest.raises(DateFilterError):
        reader.timeline(filters(since="2022-05", until="2022-04"))


def test_a_district_of_one_name_in_two_cities_is_ambiguous(read: Callable[..., Reader], make: Any) -> None:
    other = make.bulletin(
        [
            make.Happening(
                "4月1日,区长王林调研。", date="2021-04-01", people=[("王林", "王林", "区长", "lead")]
            )
        ],
        path="hangzhou.txt",
        district=make.XIHU_IN_HANGZHOU,
    )
    reader = read(make.xihu(), other)
    with pytest.raises(AmbiguousDistrictError) as caught:
        reader.timeline(Filters(district="西湖区"))
    assert str(caught.value) == (
        "西湖区: may be any of 江西省/南昌市/西湖区 (360103)、浙江省/杭州市/西湖区 (330106); give the path or the code"
    )
    assert [one.adcode for one in caught.value.candidates] == ["360103", "330106"]
    assert reader.timeline(Filters(district="330106")).total == 1
    assert reader.timeline(Filters(district="杭州市/西湖区")).total == 1


def test_together(reader: Reader) -> None:
    page = reader.together("陶一国", "杨林")
    assert (shown(page.rows), page.total) == (ALL[2:4], 2)
    assert shown(reader.together("陶一国", "楊林", filters=Filters(kind="meeting")).rows) == [ALL[2]]
    assert reader.together("陶一国", "范士林").total == 0
    assert shown(reader.together("陶一国", "杨林", filters=Filters(role="lead")).rows) == [ALL[3]]
    assert reader.together("杨林", "陶一国", filters=Filters(role="lead")).total == 0
