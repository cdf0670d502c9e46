"""The documents and their problems."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bulletincli.model import District, Problem
from bulletincli.store import open_reader, open_writer
from bulletincli.store.reader import Reader


def test_documents_by_path(reader: Reader) -> None:
    page = reader.documents()
    assert [row.path for row in page.rows] == ["jiujiang.txt", "xihu.txt", "xinxiang.txt"]
    xihu = page.rows[1]
    assert (xihu.title, xihu.year, xihu.year_source, xihu.period) == (
        "西湖区2022年4月大事记",
        2022,
        "stated",
        "2022-04",
    )
    assert (xihu.district, xihu.district_path, xihu.adcode) == ("西湖区", "江西省/南昌市/西湖区", "360103")
    assert (xihu.events, xihu.people, xihu.paths, xihu.encoding) == (4, 3, ("xihu.txt",), "utf-8")
    assert xihu.contributors == (("涂小珺", "editor"),)
    assert xihu.characters > 100


def test_documents_by_page(reader: Reader) -> None:
    page = reader.documents(limit=1, offset=2)
    assert ([row.path for row in page.rows], page.total) == (["xinxiang.txt"], 3)
    assert reader.documents(limit=1, offset=9).total == 3


def test_an_open_district_keeps_its_candidates(read: Callable[..., Reader], make: Any) -> None:
    candidates = ("江西省/南昌市/西湖区", "浙江省/杭州市/西湖区")
    bulletin = make.bulletin(
        [make.Happening("区长王林调研。")], district=District("西湖区", None, "", candidates)
    )
    reader = read(bulletin)
    (row,) = reader.documents().rows
    assert (row.district, row.district_path, row.adcode, row.candidates) == (
        "西湖区",
        "西湖区",
        None,
        candidates,
    )
    assert [one.path for one in reader.districts()] == ["西湖区"]


def test_a_document_without_events(read: Callable[..., Reader], make: Any) -> None:
    (row,) = read(make.bulletin([])).documents().rows
    assert (row.events, row.people, row.contributors) == (0, 0, ())


def test_problems_of_documents_and_of_files(tmp_path: Any, make: Any) -> None:
    problems = (Problem("b.txt", "no date", 7, "甲"), Problem("b.txt", "no year"))
    with open_writer(tmp_path / "x.duckdb") as writer:
        writer.add(replace(make.xihu("b.txt"), problems=problems))
        writer.report(Problem("a.txt", "is empty"))
    with open_reader(tmp_path / "x.duckdb") as reader:
        told = [
            (row.path, row.document_id is None, row.cause, row.line, row.quote) for row in reader.problems()
        ]
    assert told == [
        ("a.txt", True, "is empty", None, None),
        ("b.txt", False, "no year", None, None),
        ("b.txt", False, "no date", 7, "甲"),
    ]
