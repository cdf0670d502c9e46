"""JSON Lines of parsed bulletins: depth, numbers, types, spans."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from .case import MEGABYTE, Case, bulletin, fine, of

Json = dict[str, Any]

DOC: Final[Json] = {
    "title": "甲县大事记(2022年4月)",
    "publisher": "甲县史志办公室",
    "kind": "chronicle",
    "issue": None,
    "published": "2022-05-20",
    "period": "2022-04",
    "year": 2022,
    "year_source": "stated",
    "year_why": None,
    "script": "Hans",
    "district": None,
    "contributors": [],
}
EVENT: Final[Json] = {
    "id": "x-01",
    "quote": "4月6日,县长陆半山到城东镇调研",
    "section": None,
    "headings": [],
    "district": "甲县",
    "date": "2022-04-06",
    "date_end": None,
    "day_part": None,
    "date_source": "written",
    "kind": "visit",
    "name": None,
    "places": ["城东镇"],
    "people": [{"name": "陆半山", "as_written": "陆半山", "title": "县长", "roles": ["lead"]}],
    "offices": [],
    "mentions": [],
}


def _file(*events: Mapping[str, Any], doc: Mapping[str, Any] | None = None, **head: object) -> bytes:
    rows = [{"doc": DOC if doc is None else doc, **head}, *events]
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def _source(text: str, **changes: object) -> Json:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {"source": {"path": "x.txt", "sha256": digest, "encoding": "utf-8", "text": text} | changes}


def _changed(**changes: object) -> bytes:
    return _file(EVENT | changes)


def _doc(**changes: object) -> bytes:
    return _file(EVENT, doc=DOC | changes)


_TEXT: Final = bulletin("jsonl")

LINES: Final = (
    Case(
        "jsonl/plain.jsonl",
        "ingested",
        "nothing: the others are this one, changed",
        of(_doc(title="甲县大事记")),
    ),
    Case("jsonl/deep.jsonl", "problem", "100,000 brackets", of(b"[" * 100_000)),
    Case("jsonl/deep-object.jsonl", "problem", "100,000 objects", of(b'{"doc":' * 100_000)),
    Case(
        "jsonl/deep-field.jsonl",
        "problem",
        "a field 50,000 deep",
        of(_changed(places=["D"]).replace(b'"D"', b"[" * 50_000 + b"]" * 50_000)),
    ),
    Case(
        "jsonl/number.jsonl",
        "problem",
        "a year of 100,000 digits",
        of(_doc(year=7777).replace(b"7777", b"9" * 100_000)),
    ),
    Case(
        "jsonl/float.jsonl",
        "problem",
        "a year that is infinite",
        of(_doc(year=7777).replace(b"7777", b"1e999")),
    ),
    Case("jsonl/nan.jsonl", "problem", "a year that is no number", of(_doc(year=float("nan")))),
    Case("jsonl/year-range.jsonl", "problem", "a year that no calendar has", of(_doc(year=-5))),
    Case("jsonl/year-true.jsonl", "problem", "a year that is true", of(_doc(year=True))),
    Case("jsonl/types.jsonl", "problem", "people that are a number", of(_changed(people=7))),
    Case(
        "jsonl/role.jsonl",
        "problem",
        "a role that is none",
        of(_changed(people=[{"name": "甲", "as_written": "甲", "title": None, "roles": ["king"]}])),
    ),
    Case("jsonl/no-doc.jsonl", "problem", "an event without a document", of(json.dumps(EVENT).encode())),
    Case("jsonl/list.jsonl", "problem", "a list", of(b"[1, 2, 3]\n")),
    Case("jsonl/not-json.jsonl", "problem", "a text called .jsonl", of(fine("text.jsonl"))),
    Case("jsonl/half.jsonl", "problem", "half a line", of(_changed()[:-40])),
    Case("jsonl/date.jsonl", "problem", "a day that no month has", of(_changed(date="2022-02-31"))),
    Case(
        "jsonl/span.jsonl",
        "problem",
        "an event outside its text",
        of(_file(EVENT | {"start": 10**9, "end": 10**9 + 5}, **_source(_TEXT))),
    ),
    Case(
        "jsonl/span-negative.jsonl",
        "problem",
        "an event before its text",
        of(_file(EVENT | {"start": -7, "end": 3}, **_source(_TEXT))),
    ),
    Case(
        "jsonl/span-reversed.jsonl",
        "problem",
        "an event that ends before it begins",
        of(_file(EVENT | {"start": 30, "end": 3}, **_source(_TEXT))),
    ),
    Case(
        "jsonl/hash.jsonl",
        "problem",
        "a text that is another one's",
        of(_file(EVENT, **_source(_TEXT, sha256="0" * 64))),
    ),
    Case(
        "jsonl/path.jsonl",
        "either",
        "a source that is the file of passwords",
        of(_file(EVENT, source={"path": "/etc/passwd", "sha256": "0" * 64, "encoding": None})),
    ),
    Case("jsonl/twice.jsonl", "either", "two events of one id", of(_file(EVENT, EVENT))),
    Case(
        "jsonl/key-twice.jsonl",
        "either",
        "a key given twice",
        of(_changed().replace(b'"id": "x-01"', b'"id": "x-01", "id": "x-02"')),
    ),
    Case(
        "jsonl/surrogate.jsonl",
        "problem",
        "half a character, escaped",
        of(_changed(name="X").replace(b'"X"', b'"\\ud800"')),
    ),
    Case("jsonl/nul.jsonl", "either", "a NUL, escaped", of(_changed(name="甲\0乙"))),
    Case(
        "jsonl/escapes.jsonl",
        "either",
        "escape sequences in a name",
        of(_changed(name="\x1b]0;owned\x07\x9b31m")),
    ),
    Case(
        "jsonl/sql.jsonl",
        "ingested",
        "SQL in a name",
        of(_changed(id="y-01", name="'; DROP TABLE document; --")),
    ),
    Case(
        "jsonl/line.jsonl",
        "either",
        "10 MB in one line",
        of(lambda: _changed(name="甲" * (10 * MEGABYTE // 6))),
    ),
    Case(
        "jsonl/people.jsonl",
        "either",
        "100,000 people in one event",
        of(lambda: _changed(people=EVENT["people"] * 100_000)),
    ),
    Case(
        "jsonl/events.jsonl", "either", "20,000 events of the same id", of(lambda: _file(*[EVENT] * 20_000))
    ),
    Case(
        "jsonl/docs.jsonl",
        "either",
        "2,000 documents in one file",
        of(lambda: b"".join(_doc(title=f"甲县大事记{n}") for n in range(2000))),
    ),
    Case(
        "jsonl/keys.jsonl",
        "either",
        "keys that nobody knows",
        of(_changed(__class__="os", constructor={"prototype": 1})),
    ),
)
