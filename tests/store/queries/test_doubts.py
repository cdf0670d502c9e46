"""What is doubtful, each kind in a small bulletin of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bulletincli.model import Bulletin, District
from bulletincli.store import open_reader, open_writer
from bulletincli.store.reader import Reader
from bulletincli.store.rows import DoubtKind


def told(reader: Reader, kind: DoubtKind) -> list[tuple[str, int | None]]:
    return [(row.about, row.line) for row in reader.doubts(kind).rows]


def with_people(bulletin: Bulletin, **changes: Any) -> Bulletin:
    """The bulletin with every person changed."""
    events = tuple(
        replace(event, people=tuple(replace(one, **changes) for one in event.people))
        for event in bulletin.events
    )
    return replace(bulletin, events=events)


def test_of_the_made_up_bulletins_one_has_no_year(reader: Reader) -> None:
    found = reader.doubts()
    assert found.counts == (("no-year", 1),)
    (row,) = found.rows
    assert (row.kind, row.path, row.event_id, row.line) == ("no-year", "xinxiang.txt", None, 1)
    assert (row.about, row.sentence) == ("no year for 2 dates", "新鄉各縣市區")


def test_a_date_without_year_in_a_bulletin_of_known_year(read: Callable[..., Reader], make: Any) -> None:
    text = "5月2日,县长王光调研。"
    bulletin = make.bulletin(
        [make.Happening(text, date="--05-02", date_text="5月2日")], district=make.XIHU, year=2020
    )
    reader = read(bulletin)
    assert told(reader, "yearless-date") == [("--05-02", 2)]
    assert reader.doubts("yearless-date").rows[0].sentence == text
    assert told(reader, "no-year") == []


@pytest.mark.parametrize(
    ("document", "event", "about"),
    [
        (None, None, ["no district"]),
        (None, "西湖区", ["no district"]),
        (District("西湖区", None, "", ("江西省/南昌市/西湖区", "浙江省/杭州市/西湖区")), "西湖区", [
            "西湖区: 江西省/南昌市/西湖区 or 浙江省/杭州市/西湖区",
        ]),
        (District("江西省", "360000", "江西省"), "不知区", ["不知区 in 1 event"]),
        (District("九江市", "360400", "江西省/九江市"), "江西省", []),
        (District("九江市", "360400", "江西省/九江市"), "濂溪区", []),
        (District("九江市", "360400", "江西省/九江市"), "经开区", []),
    ],
)  # fmt: skip
def test_open_districts(
    read: Callable[..., Reader], make: Any, document: Any, event: str | None, about: list[str]
) -> None:
    happening = make.Happening("县长王光调研。", district=event)
    assert [
        text for text, _ in told(read(make.bulletin([happening], district=document)), "open-district")
    ] == about


def test_people_that_may_be_named_and_were_not_read(read: Callable[..., Reader], make: Any) -> None:
    bulletin = make.bulletin(
        [
            make.Happening("县长王光主持会议,县委书记任重讲话。", people=[("王光", "王光", "县长", "host")]),
            make.Happening("会议结束后,王光到乙镇检查,听取李二汇报。", mentions=["李二"]),
        ],
        head="大事记\n来源:县委办公室主任高峰、某人\n",
    )
    rows = read(bulletin).doubts("unread-person").rows
    assert [(row.about, row.line, row.event_id is None) for row in rows] == [
        ("高峰", 2, True), ("任重", 3, False), ("王光", 4, False),
    ]  # fmt: skip
    assert rows[1].sentence == "县长王光主持会议,县委书记任重讲话。"


def test_names_seen_once_with_low_confidence_the_lowest_first(read: Callable[..., Reader], make: Any) -> None:
    happenings = [
        make.Happening("县长王光主持。", people=[("王光", "王光", "县长", "host")]),
        make.Happening("李二调研。", people=[("李二", "李二", "", "lead")]),
    ]
    first, second = make.bulletin(happenings).events
    doubtful = replace(
        make.bulletin(happenings),
        events=(
            replace(first, people=(replace(first.people[0], confidence=0.69),)),
            replace(second, people=(replace(second.people[0], confidence=0.2),)),
        ),
    )
    reader = read(doubtful)
    assert [(row.about, row.confidence) for row in reader.doubts("weak-name").rows] == [
        ("李二", 0.2), ("王光", 0.69),
    ]  # fmt: skip
    assert told(read(with_people(make.bulletin(happenings), confidence=0.7)), "weak-name") == []
    assert told(read(make.bulletin(happenings)), "weak-name") == []
    twice = make.bulletin([happenings[0], replace(happenings[0], text="县长王光主持会议。")])
    assert told(read(with_people(twice, confidence=0.1)), "weak-name") == []


def test_dates_with_low_confidence(read: Callable[..., Reader], make: Any) -> None:
    bulletin = make.bulletin(
        [
            make.Happening("49王光调研。", date="2022-04-09", date_text="49", extra={"date_confidence": 0.4}),
            make.Happening("2月30日开会。", extra={"date_confidence": 0.3}),
            make.Happening("5月2日开会。", date="2022-05-02", extra={"date_confidence": 0.7}),
        ]
    )
    assert told(read(bulletin), "weak-date") == [("no date", 3), ("2022-04-09", 2)]


def test_one_person_with_two_spellings(read: Callable[..., Reader], make: Any) -> None:
    def bulletin(*written: str) -> Bulletin:
        happenings = [
            make.Happening(f"{number}日,{one}调研。", people=[("于海涛", one, "", "lead")])
            for number, one in enumerate(written, 1)
        ]
        return make.bulletin(happenings, district=make.XIHU)  # type: ignore[no-any-return]

    assert told(read(bulletin("于海涛", "於海涛", "于海涛")), "two-spellings") == [
        ("于海涛 (2), 於海涛 (1)", 3),
    ]  # fmt: skip
    assert told(read(bulletin("于海涛", "于 海涛", "于\u3000海涛")), "two-spellings") == []


@pytest.mark.parametrize(
    ("titles", "doubtful"),
    [
        (["濂溪区委书记", "柴桑区区长"], True),
        (["区委书记", "区政府区长"], True),
        (["区委书记", "濂溪区副区长"], False),
        (["市委书记", "濂溪区委书记"], False),
        (["常务副区长", "濂溪区委副书记"], False),
        (["社区党委书记", "濂溪区委书记"], False),
        (["军分区政委", "高新技术园区主任"], False),
    ],
)
def test_one_name_with_titles_of_two_districts(
    read: Callable[..., Reader], make: Any, titles: list[str], *, doubtful: bool
) -> None:
    districts = ["濂溪区", "柴桑区"] if titles == ["区委书记", "区政府区长"] else ["濂溪区", "濂溪区"]
    bulletin = make.bulletin(
        [
            make.Happening(f"{title}王光调研。", district=district, people=[("王光", "王光", title, "lead")])
            for title, district in zip(titles, districts, strict=True)
        ],
        district=make.JIUJIANG,
    )
    assert bool(told(read(bulletin), "two-districts")) is doubtful


def test_events_with_nobody_and_no_date(read: Callable[..., Reader], make: Any) -> None:
    bulletin = make.bulletin(
        [
            make.Happening("召开会议。"),
            make.Happening("是月召开会议。", date="2022-04"),
            make.Happening("法院院长列席。", offices=[("法院院长", "observe")]),
            make.Happening("全县完成植树造林一万亩,新建农村公路三十公里,改造危房六百户。", kind="report"),
            make.Happening("联系电话", kind="report"),
        ]
    )
    assert told(read(bulletin), "empty-event") == [("meeting", 2), ("report", 6)]


@pytest.mark.parametrize(
    ("days", "about"),
    [
        ([1, 2, 3, 4, 5, 6, 7, 8, 9], []),
        ([1, 5, 2, 6, 3, 7, 4, 8, 9], ["3 of 8 dates are before the one above"]),
        ([1, 5, 2, 6, 3, 7, 8, 9, 10], []),
        ([9, 8, 7, 6, 5, 4, 3, 2, 1], []),
    ],
)
def test_dates_that_run_backwards(
    read: Callable[..., Reader], make: Any, days: list[int], about: list[str]
) -> None:
    def bulletin(kind: str) -> Bulletin:
        happenings = [make.Happening(f"{day}日开会。", date=f"2022-04-{day:02d}") for day in days]
        return make.bulletin(happenings, kind=kind)  # type: ignore[no-any-return]

    assert [text for text, _ in told(read(bulletin("chronicle")), "dates-backwards")] == about
    assert told(read(bulletin("roundup")), "dates-backwards") == []


def test_one_document_and_a_limit(read: Callable[..., Reader], make: Any) -> None:
    reader = read(make.xinxiang("a.txt"), make.bulletin([make.Happening("召开会议。")], path="b.txt"))
    assert reader.doubts().counts == (("no-year", 2), ("open-district", 1), ("empty-event", 1))
    assert reader.doubts(document="a.txt").counts == (("no-year", 1),)
    assert reader.doubts(document="nothing.txt").total == 0
    page = reader.doubts(limit=1)
    assert (len(page.rows), page.total) == (1, 4)


def test_a_bulletin_without_its_text_shows_the_quote(tmp_path: Path, make: Any) -> None:
    bulletin = replace(make.bulletin([make.Happening("召开会议。")]), source=None)
    with open_writer(tmp_path / "x.duckdb") as writer:
        writer.add(bulletin, path="a.jsonl")
    with open_reader(tmp_path / "x.duckdb") as reader:
        assert [(row.line, row.sentence) for row in reader.doubts("empty-event").rows] == [
            (None, "召开会议。")
        ]
        assert [(row.line, row.sentence) for row in reader.doubts("no-year").rows] == [(None, None)]
