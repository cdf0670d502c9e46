"""The whole way from a text to a bulletin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bulletincli.model import Bulletin, Known, PartialDate, Source
from bulletincli.parsing.parse import parse
from bulletincli.parsing.revision import REVISION

Parsed = Callable[[str], Bulletin]


def told(bulletin: Bulletin) -> dict[str, str]:
    document = bulletin.document
    said: dict[str, object] = {
        "title": document.title,
        "kind": document.kind,
        "year": document.year,
        "source": document.year_source,
        "period": document.period,
        "published": document.published,
        "issue": document.issue,
        "publisher": document.publisher,
        "script": document.script,
        "contributors": "; ".join(f"{one.name} {one.role}" for one in document.contributors),
    }
    return {key: str(value) if value else "-" for key, value in said.items()} | {
        "events": str(len(bulletin.events)),
        "dates": " ".join(str(event.date or "-") for event in bulletin.events),
    }


def expected_of(written: str) -> dict[str, str]:
    return dict(part.split(": ", 1) for part in written.split(" | "))


def test_documents(case: Any, parsed: Parsed) -> None:
    expected = expected_of(case.expected)
    found = told(parsed(case.text))
    assert {key: found[key] for key in expected} == expected


TEXT = "甲县大事记\n4月5日,县长李建华到甲镇调研。\n"


@pytest.mark.parametrize(
    ("known", "date"),
    [
        (Known(), "--04-05"),
        (Known(year=2019), "2019-04-05"),
    ],
    ids=["nothing", "the year"],
)
def test_a_known_year_completes_dates(known: Known, date: str) -> None:
    bulletin = parse(Source("x.txt", TEXT, "0" * 64), known)
    assert [str(event.date) for event in bulletin.events] == [date]


def test_what_is_known_wins() -> None:
    known = Known(
        title="乙县大事记", publisher="某局", published=PartialDate(2019, 5, 1), year=2019, year_why="told"
    )
    document = parse(Source("x.txt", TEXT, "0" * 64), known).document
    assert (document.title, document.publisher, document.published, document.year) == (
        "乙县大事记",
        "某局",
        PartialDate(2019, 5, 1),
        2019,
    )
    assert document.year_source == "manifest"


def test_ids_begin_with_the_digits_of_the_text() -> None:
    source = Source("x.txt", TEXT, "0123456789abcdef" * 4)
    assert [event.id.split("-")[0] for event in parse(source).events] == ["0123456789ab"]


def test_a_bulletin_carries_its_source() -> None:
    source = Source("x.txt", TEXT, "0" * 64)
    assert parse(source).source == source


def test_what_parsing_gives_has_a_number() -> None:
    assert REVISION >= 1
