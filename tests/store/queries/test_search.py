"""Events whose text holds words."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletincli.model import PartialDate
from bulletincli.store import open_reader, open_writer
from bulletincli.store.reader import Reader
from bulletincli.store.rows import Filters


def found(reader: Reader, query: str, **given: Any) -> list[tuple[str | None, int, list[str]]]:
    page = reader.search(query, **given)
    return [
        (hit.event.date, hit.count, [span.of(hit.event.text) for span in hit.matches]) for hit in page.rows
    ]


def test_most_occurrences_first_then_by_time_across_scripts_and_line_ends(reader: Reader) -> None:
    expected = [
        ("2022-04", 2, ["核酸检测", "核酸检测"]),
        ("2022-04-05", 1, ["核\n酸检测"]),
        ("--02-11", 1, ["核酸檢測"]),
    ]
    for query in ("核酸检测", "核酸檢測", " 核酸　检测 "):
        assert [row[0] for row in found(reader, query)] == ["2022-04", "2022-04-05", "--02-11"]
    assert found(reader, "核酸检测") == expected


@pytest.mark.parametrize(
    ("query", "dates"),
    [
        ("陶一国 杨林", ["2022-04-05", "2022-04-05"]),
        ("陶一国 杨林 会议", ["2022-04-05"]),
        ("100%", ["2022-04"]),
        ("5_0", ["2022-04"]),
        ("%", ["2022-04"]),
        ("_", ["2022-04"]),
        ("5%0", []),
        ("'; DROP TABLE event; --", []),
        ("，杨林，", []),
        ("，区领导", ["2022-04-05", "2022-04-05"]),
        ("１００％", ["2022-04"]),
        ("没有这个词", []),
        ("", []),
        (" \u3000", []),
        ("\ud800", []),
    ],
)
def test_words_are_found_as_they_stand(reader: Reader, query: str, dates: list[str]) -> None:
    assert [row[0] for row in found(reader, query)] == dates


def test_search_finds_what_a_scan_of_the_texts_finds(reader: Reader) -> None:
    columns, rows = reader.sql("SELECT event_id FROM event WHERE contains(text, '王光') ORDER BY event_id")
    assert columns == ("event_id",)
    assert sorted(hit.event.event_id for hit in reader.search("王光").rows) == [row[0] for row in rows]


def test_limit_offset_and_filters(reader: Reader) -> None:
    page = reader.search("王光", limit=1, offset=1)
    assert (len(page.rows), page.total) == (1, 3)
    assert reader.search("王光", limit=1, offset=9).total == 3
    page = reader.search("核酸检测", filters=Filters(since=PartialDate(2022), kind="inspection"))
    assert (page.total, page.undated) == (1, 0)
    assert reader.search("核酸检测", filters=Filters(since=PartialDate(2022))).undated == 1


def test_odd_characters_in_texts(read: Callable[..., Reader], make: Any) -> None:
    text = "甲\x00乙\u200b丙\ufeff𠮷 \u2028e\u0301 \x1b[31m'\"\\;丁"
    reader = read(make.bulletin([make.Happening(text)]))
    assert reader.timeline(Filters()).rows[0].text == text
    for query in ("甲\x00乙丙", "𠮷", "e\u0301", "\x1b[31m'\"\\;", "丙𠮷e"):
        (hit,) = reader.search(query).rows
        assert hit.matches
    assert reader.search("\x00").rows[0].matches[0].of(text) == "\x00"


def test_a_bulletin_without_its_text_is_searched_by_its_quotes(tmp_path: Any, make: Any) -> None:
    with open_writer(tmp_path / "x.duckdb") as writer:
        writer.add(replace(make.xihu(), source=None), path="parsed.jsonl")
    with open_reader(tmp_path / "x.duckdb") as reader:
        (hit,) = reader.search("核酸检测100").rows or (None,)
        assert hit is not None
        assert hit.event.text == hit.event.quote


@pytest.fixture(scope="module")
def odd_texts(tmp_path_factory: pytest.TempPathFactory, make: Any) -> Iterator[tuple[Reader, list[str]]]:
    """A database of texts of few characters, so that most words occur, broken and unbroken."""
    chance = random.Random(7)
    texts = [
        f"{number:03d}" + "".join(chance.choices("核酸檢測測%_a，, \n　", k=12)) + "。"
        for number in range(300)
    ]
    path = tmp_path_factory.mktemp("odd") / "x.duckdb"
    with open_writer(path) as writer:
        writer.add(make.bulletin([make.Happening(text) for text in texts]))
    with open_reader(path) as reader:
        yield reader, texts


@given(st.lists(st.text("核酸檢检测測%_aA，,", min_size=1, max_size=3), min_size=1, max_size=3))
def test_any_words_are_found_as_by_a_scan(odd_texts: tuple[Reader, list[str]], words: list[str]) -> None:
    reader, texts = odd_texts
    plain = str.maketrans("檢測，", "检测,", " \n　")
    wanted = list(dict.fromkeys(word.translate(plain) for word in words))
    expected = {text for text in texts if all(word in text.translate(plain) for word in wanted)}
    page = reader.search(" ".join(words))
    assert {hit.event.text for hit in page.rows} == expected
    assert page.total == len(expected)
    for hit in page.rows:
        assert hit.count == sum(hit.event.text.translate(plain).count(word) for word in wanted)
        marked = "|".join(span.of(hit.event.text).translate(plain) for span in hit.matches)
        assert all(word in marked for word in wanted)
