"""People, districts, figures."""

from __future__ import annotations

from bulletincli.model import PartialDate
from bulletincli.store.reader import Reader
from bulletincli.store.rows import Filters, PersonRow


def test_people_with_most_events_first(reader: Reader) -> None:
    page = reader.people()
    assert [(row.name, row.events) for row in page.rows] == [
        ("陶一国", 3), ("杨林", 2), ("严小平", 1), ("王光", 1), ("王光", 1), ("王光", 1), ("范士林", 1),
    ]  # fmt: skip
    assert page.total == 7
    assert page.rows[0] == PersonRow(
        page.rows[0].person_id, "陶一国", "江西省/南昌市", "区委书记", 3, "2022-04-05", "2022-04-08"
    )


def test_people_by_page_and_filter(reader: Reader) -> None:
    assert [row.name for row in reader.people(limit=1, offset=1).rows] == ["杨林"]
    page = reader.people(limit=1, offset=99)
    assert (page.rows, page.total) == ((), 7)
    assert [row.name for row in reader.people(Filters(role="lead", district="江西省")).rows] == [
        "严小平", "王光", "陶一国",
    ]  # fmt: skip
    assert [row.name for row in reader.people(Filters(person="陶一国")).rows] == ["陶一国", "杨林", "王光"]
    assert reader.people(Filters(since=PartialDate(2030))).total == 0


def test_districts_count_what_lies_below_them(reader: Reader) -> None:
    rows = {row.path: row for row in reader.districts()}
    assert list(rows) == sorted(rows)
    jiangxi = rows["江西省"]
    assert (jiangxi.name, jiangxi.adcode, jiangxi.events, jiangxi.documents, jiangxi.people) == (
        "江西省", "360000", 6, 2, 5,
    )  # fmt: skip
    assert (jiangxi.first, jiangxi.last) == ("2019-12-30", "2022-04")  # 是月 may be its last day
    assert rows["江西省/九江市/彭泽县"].events == 1
    assert rows["江西省/九江市/彭泽县"].adcode == "360430"
    zone = rows["河南省/新乡市/经开区"]
    assert (zone.adcode, zone.events, zone.documents, zone.people, zone.first) == (None, 1, 1, 0, None)


def test_stats(reader: Reader) -> None:
    stats = reader.stats()
    assert (stats.documents, stats.events, stats.people, stats.participations) == (3, 9, 7, 10)
    assert (stats.offices, stats.places, stats.mentions, stats.districts, stats.problems) == (2, 3, 1, 6, 0)
    assert (stats.first, stats.last, stats.yearless, stats.undated) == ("2019-12-30", "2022-04", 2, 1)
    assert stats.by_kind[0] == ("meeting", 2)
    assert dict(stats.by_role) == {"host": 3, "lead": 3, "attend": 2, "accompany": 2, "speak": 1}
    assert stats.characters > 200
