"""Bulletins as JSON Lines: what is written is read back the same, and a bad line is named."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletincli.jsonl import MalformedBulletinError, dump, load
from bulletincli.model import (
    EVENT_KINDS,
    ROLES,
    Bulletin,
    Contributor,
    ContributorRole,
    DateSource,
    District,
    Document,
    DocumentKind,
    Event,
    Mention,
    OfficePresence,
    PartialDate,
    Person,
    Place,
    Problem,
    Script,
    Source,
    Span,
    YearSource,
)

ANSWERS = sorted((Path(__file__).parent / "gold").glob("*.jsonl"))

# Every record that can exist, with texts that stress the form: quotes, line ends of all kinds, characters
# beyond the first plane. A lone surrogate is no text.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from('年月日"\\\n\r\u2028\u2029\x85\x1c\U00020bb7'),
    max_size=12,
)
MAYBE_TEXTS = st.none() | TEXTS
DATES = st.sampled_from(["2022-04-28", "--04-28", "2006-01", "--04", "2006"]).map(PartialDate.parse)
SHARES = st.none() | st.floats(0, 1)
ROLE_LISTS = st.lists(st.sampled_from(ROLES), max_size=3).map(tuple)


def spans(length: int) -> st.SearchStrategy[Span | None]:
    ends = st.tuples(st.integers(0, length), st.integers(0, length))
    return st.none() | ends.map(lambda pair: Span(min(pair), max(pair)))


def tuples_of(records: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(records, max_size=2).map(tuple)


def documents(length: int) -> st.SearchStrategy[Document]:
    contributors = st.builds(
        Contributor, TEXTS, st.sampled_from(get_args(ContributorRole)), MAYBE_TEXTS, spans(length)
    )
    return st.builds(
        Document,
        title=MAYBE_TEXTS,
        publisher=MAYBE_TEXTS,
        kind=st.sampled_from(get_args(DocumentKind)),
        issue=MAYBE_TEXTS,
        published=st.none() | DATES,
        period=MAYBE_TEXTS,
        year=st.none() | st.integers(1, 9999),
        year_source=st.sampled_from(get_args(YearSource)),
        year_why=MAYBE_TEXTS,
        script=st.sampled_from(get_args(Script)),
        district=st.none() | st.builds(District, TEXTS, MAYBE_TEXTS, TEXTS, tuples_of(TEXTS)),
        contributors=tuples_of(contributors),
    )


def events(length: int) -> st.SearchStrategy[Event]:
    people = st.builds(
        Person, TEXTS, TEXTS, MAYBE_TEXTS, ROLE_LISTS, spans(length), spans(length), SHARES
    )  # fmt: skip
    return st.builds(
        Event,
        id=TEXTS,
        quote=TEXTS,
        section=MAYBE_TEXTS,
        headings=tuples_of(TEXTS),
        district=MAYBE_TEXTS,
        date=st.none() | DATES,
        date_end=st.none() | DATES,
        day_part=MAYBE_TEXTS,
        date_source=st.sampled_from(get_args(DateSource)),
        kind=st.sampled_from(EVENT_KINDS),
        name=MAYBE_TEXTS,
        places=tuples_of(st.builds(Place, TEXTS, spans(length))),
        people=tuples_of(people),
        offices=tuples_of(st.builds(OfficePresence, TEXTS, ROLE_LISTS, spans(length))),
        mentions=tuples_of(st.builds(Mention, TEXTS, MAYBE_TEXTS, spans(length))),
        span=spans(length),
        date_span=spans(length),
        date_confidence=SHARES,
    )


def source_of(path: str, text: str) -> Source:
    return Source(path, text, hashlib.sha256(text.encode()).hexdigest())


@st.composite
def bulletins(draw: st.DrawFn) -> Bulletin:
    source = draw(st.none() | st.builds(source_of, TEXTS, TEXTS))
    length = len(source.text) if source else 10**6
    problems = st.builds(Problem, TEXTS, TEXTS, st.none() | st.integers(1, 10**6), MAYBE_TEXTS)
    return Bulletin(
        document=draw(documents(length)),
        events=draw(tuples_of(events(length))),
        source=source,
        problems=draw(tuples_of(problems)),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(bulletins(), min_size=1, max_size=2))
def test_what_is_written_is_read_back_the_same(written: list[Bulletin]) -> None:
    lines = [line for bulletin in written for line in dump(bulletin)]
    assert list(load(lines, "x.jsonl")) == written


@settings(max_examples=60, deadline=None)
@given(bulletins())
def test_a_bulletin_is_one_line_and_one_for_each_event(bulletin: Bulletin) -> None:
    lines = list(dump(bulletin))
    assert len(lines) == 1 + len(bulletin.events)
    assert "\n".join(lines).splitlines() == lines


@given(bulletins())
@settings(max_examples=30, deadline=None)
def test_without_its_text_a_source_is_named_and_not_read_back(bulletin: Bulletin) -> None:
    lines = list(dump(bulletin, with_text=False))
    assert ("source" in json.loads(lines[0])) == (bulletin.source is not None)
    (read,) = load(lines, "x.jsonl")
    assert read.source is None
    assert read.events == bulletin.events


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_answers_written_by_hand_are_read_whole(path: Path) -> None:
    text = path.read_text("utf-8")
    (bulletin,) = load(text.split("\n"), path.name)
    rows = [json.loads(line) for line in text.split("\n") if line]
    written = [json.loads(line) for line in dump(bulletin)]
    assert written[0]["doc"] == rows[0]["doc"]
    for row, event in zip(rows[1:], written[1:], strict=True):
        event["places"] = [place["place"] for place in event["places"]]
        event["mentions"] = [mention["name"] for mention in event["mentions"]]
        assert event == row


DOC: dict[str, Any] = {
    "title": "某县大事记", "kind": "chronicle", "year": 2022, "year_source": "stated", "script": "Hans",
    "published": None, "district": {"name": "某县", "adcode": None, "path": "某省/某县"},
    "contributors": [{"name": "文书成", "role": "editor"}],
}  # fmt: skip
PERSON: dict[str, Any] = {"name": "高远志", "as_written": "高遠志", "title": "县长", "roles": ["host"]}
EVENT: dict[str, Any] = {
    "id": "a-01", "quote": "5月2日", "headings": ["【会议】"], "date": "2022-05-02",
    "date_source": "written", "kind": "meeting", "places": ["东门广场"], "people": [PERSON],
    "offices": ["各局"], "mentions": ["郑小毛"],
}  # fmt: skip
SOURCE: dict[str, Any] = {"path": "a.txt", "text": "5月2日,开会。", "sha256": "00"}


def lines_of(
    doc: Mapping[str, Any] | None = None,
    event: Mapping[str, Any] | None = None,
    person: Mapping[str, Any] | None = None,
    **first: Any,
) -> list[str]:
    """A small bulletin with some of its keys set otherwise."""
    people = {"people": [PERSON | dict(person)]} if person else {}
    head = {"doc": DOC | dict(doc or {})} | first
    return [json.dumps(head), "", json.dumps(EVENT | people | dict(event or {}))]


def test_plain_strings_and_missing_keys_are_read() -> None:
    (bulletin,) = load(lines_of(), "a.jsonl")
    (event,) = bulletin.events
    assert event.places == (Place("东门广场"),)
    assert event.offices == (OfficePresence("各局", ()),)
    assert event.mentions == (Mention("郑小毛"),)
    assert (event.section, event.span, event.date_end, bulletin.document.issue) == (None, None, None, None)


MALFORMED = [
    # what is written, the line, the key, what the message says of it
    (lines_of(doc={"kind": "diary"}), 1, "kind", "chronicle, newspaper, roundup, not 'diary'"),
    (lines_of(doc={"kind": ["chronicle"]}), 1, "kind", "must be one of"),
    (lines_of(doc={"year": "2022"}), 1, "year", "must be a year or null, not '2022'"),
    (lines_of(doc={"year": True}), 1, "year", "must be a year"),
    (lines_of(doc={"year": 0}), 1, "year", "must be a year"),
    (lines_of(doc={"year_source": None}), 1, "year_source", "stated, inferred"),
    (lines_of(doc={"published": "2022年"}), 1, "published", "a date like 2022-04-28"),
    (lines_of(doc={"script": "Hani"}), 1, "script", "Hans, Hant"),
    (lines_of(event={"places": "长" * 10**6}), 3, "places", "must be a list, not '长长长"),
    (lines_of(doc={"title": 7}), 1, "title", "must be a string, not 7"),
    (lines_of(doc={"title": "\ud83d"}), 1, "title", "half a character"),
    (lines_of(doc={"district": "某县"}), 1, "district", "must be an object"),
    (lines_of(doc={"district": {"name": "某县"}}), 1, "path", "must be a string, not None"),
    (lines_of(doc={"contributors": {}}), 1, "contributors", "must be a list"),
    (lines_of(doc={"contributors": ["文书成"]}), 1, "contributors", "must hold objects"),
    (lines_of(doc={"contributors": [{"name": "文", "role": "boss"}]}), 1, "role", "reporter"),
    (lines_of(source="a.txt"), 1, "source", "must be an object"),
    (lines_of(source={"path": "a.txt", "text": "文"}), 1, "sha256", "must be a string"),
    (lines_of(problems=[{"path": "a", "cause": "b", "line": 0}]), 1, "line", "a line number or null"),
    (lines_of(problems=["bad"]), 1, "problems", "must hold objects"),
    (lines_of(event={"id": None}), 3, "id", "must be a string"),
    (lines_of(event={"kind": "party"}), 3, "kind", "meeting, inspection"),
    (lines_of(event={"date": "2022-02-30"}), 3, "date", "not '2022-02-30'"),
    (lines_of(event={"date": 20220502}), 3, "date", "must be a string"),
    (lines_of(event={"date_source": "guessed"}), 3, "date_source", "written, repaired"),
    (lines_of(event={"headings": "【会议】"}), 3, "headings", "must be a list of strings"),
    (lines_of(event={"headings": False}), 3, "headings", "must be a list of strings"),
    (lines_of(event={"headings": ["\udc00"]}), 3, "headings", "half a character"),
    (lines_of(event={"people": ""}), 3, "people", "must be a list"),
    (lines_of(event={"people": ["高远志"]}), 3, "people", "must hold objects"),
    (lines_of(event={"places": [3]}), 3, "places", "must hold objects"),
    (lines_of(event={"places": [{"name": "东门"}]}), 3, "place", "must be a string"),
    (lines_of(event={"start": 3}), 3, "start", "character offsets, not 3 and None"),
    (lines_of(event={"start": 5, "end": 3}), 3, "start", "character offsets"),
    (lines_of(event={"start": 0.0, "end": 3}), 3, "start", "character offsets"),
    (lines_of(event={"start": 0, "end": 10}, source=SOURCE), 3, "start", "outside the text of 8 characters"),
    (lines_of(event={"date_span": [0, 3]}), 3, "date_span", "must be an object"),
    (lines_of(event={"date_confidence": 1.5}), 3, "date_confidence", "a number from 0 to 1"),
    (lines_of(event={"date_confidence": float("nan")}), 3, "date_confidence", "a number from 0 to 1"),
    (lines_of(event={"date_confidence": True}), 3, "date_confidence", "a number from 0 to 1"),
    (lines_of(person={"name": None}), 3, "name", "must be a string"),
    (lines_of(person={"roles": ["boss"]}), 3, "roles", "host, speak"),
    (lines_of(person={"roles": "host"}), 3, "roles", "must be a list of strings"),
    (lines_of(person={"roles": [["host"]]}), 3, "roles", "must be a list of strings"),
    (lines_of(person={"title_span": {"start": 1}}), 3, "title_span", "character offsets"),
    (lines_of(person={"confidence": "high"}), 3, "confidence", "a number from 0 to 1"),
    ([json.dumps(EVENT)], 1, "doc", "the first line must be the document's"),
    ([json.dumps({"doc": None})], 1, "doc", "must be an object"),
    ([json.dumps({"doc": []})], 1, "doc", "must be an object"),
]


@pytest.mark.parametrize(("lines", "line", "key", "says"), MALFORMED)
def test_a_malformed_line_is_named_by_file_line_and_key(
    lines: list[str], line: int, key: str, says: str
) -> None:
    with pytest.raises(MalformedBulletinError) as caught:
        list(load(lines, "a.jsonl"))
    message = str(caught.value)
    assert message.startswith(f"a.jsonl, line {line}, key {key!r}: ")
    assert says in message
    assert "\n" not in message
    assert len(message) < 200


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["5月2日,开会。"], "a.jsonl, line 1: not JSON"),
        (['{"doc": '], "a.jsonl, line 1: not JSON"),
        (["", "[1, 2]"], "a.jsonl, line 2: must be a JSON object, not list"),
        (["[" * 100_000], "a.jsonl, line 1: not JSON"),
        (['{"doc": ' + "9" * 5000 + "}"], "a.jsonl, line 1: not JSON"),
        ([], "a.jsonl: no line holds a bulletin"),
        (["", "  "], "a.jsonl: no line holds a bulletin"),
    ],
)
def test_lines_that_are_no_objects_are_named(lines: list[str], says: str) -> None:
    with pytest.raises(MalformedBulletinError) as caught:
        list(load(lines, "a.jsonl"))
    assert str(caught.value).startswith(says)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.sampled_from(ROLES),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["doc", "event", "person", "source"]),
    st.sampled_from(sorted({*DOC, *EVENT, *PERSON, *SOURCE, "start", "end", "date_span", "confidence"})),
    JSON_VALUES,
)
def test_no_value_under_any_key_raises_anything_else(place: str, key: str, value: Any) -> None:
    rows: dict[str, Any] = {"source": SOURCE | {key: value}} if place == "source" else {place: {key: value}}
    with contextlib.suppress(MalformedBulletinError):
        list(load(lines_of(**rows), "a.jsonl"))
