"""One event whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bulletincli.model import Span
from bulletincli.store import open_reader, open_writer
from bulletincli.store.errors import UnknownEventError
from bulletincli.store.reader import Reader
from bulletincli.store.rows import Filters


def test_every_field_is_marked_where_it_was_read(reader: Reader) -> None:
    event_id = reader.timeline(Filters(kind="study")).rows[0].event_id
    detail = reader.event(event_id)
    text = detail.event.text
    assert [(mark.kind, mark.span.of(text), mark.value) for mark in detail.marks] == [
        ("date", "4月6日至8日", "2022-04-06"),
        ("title", "区委书记", "区委书记"),
        ("person", "陶一国", "陶一国"),
        ("place", "区会议中心", "区会议中心"),
        ("mention", "李大山", "李大山"),
        ("office", "区法院院长", "区法院院长"),
    ]
    assert detail.date_quote == "4月6日至8日"
    assert (detail.document.title, detail.document.events) == ("西湖区2022年4月大事记", 4)


def test_a_common_title_is_marked_once_and_names_are_given_simplified(reader: Reader) -> None:
    (row,) = reader.timeline(Filters(district="西湖区", kind="meeting")).rows
    titles = [mark for mark in reader.event(row.event_id).marks if mark.kind == "title"]
    assert [mark.value for mark in titles] == ["区委副书记、区政府区长", "区领导"]
    (row,) = reader.timeline(Filters(person="范士林")).rows
    person = next(mark for mark in reader.event(row.event_id).marks if mark.kind == "person")
    assert (person.value, person.span.of(row.text)) == ("范士林", "範士林")


def test_a_date_read_from_a_heading_has_its_quote_but_no_mark(tmp_path: Any, make: Any) -> None:
    bulletin = make.bulletin([make.Happening("区长王林调研。", date="--04-05")], head="4月5日\n")
    event = replace(bulletin.events[0], date_span=Span(0, 4), date_confidence=0.5)
    with open_writer(tmp_path / "x.duckdb") as writer:
        writer.add(replace(bulletin, events=(event,)))
    with open_reader(tmp_path / "x.duckdb") as reader:
        detail = reader.event(event.id)
    assert (detail.marks, detail.date_span, detail.date_quote) == ((), Span(0, 4), "4月5日")
    assert detail.date_confidence == 0.5


def test_without_its_text_an_event_has_no_marks(tmp_path: Any, make: Any) -> None:
    with open_writer(tmp_path / "x.duckdb") as writer:
        writer.add(replace(make.xihu(), source=None), path="parsed.jsonl")
    with open_reader(tmp_path / "x.duckdb") as reader:
        detail = reader.event(reader.timeline(Filters()).rows[0].event_id)
    assert detail.date_quote is None
    assert detail.document.characters == 0


def test_the_start_of_an_id_will_do_if_it_is_the_only_one(reader: Reader) -> None:
    rows = reader.timeline(Filters()).rows
    for row in rows:
        assert reader.event(row.event_id).event == row
    only = next(row for row in rows if row.path == "jiujiang.txt" and row.event_id.endswith("01"))
    assert reader.event(only.event_id[:-1] + "1").event == only
    with pytest.raises(UnknownEventError, match="several events have an id that begins so"):
        reader.event(only.document_id)


@pytest.mark.parametrize("event_id", ["nothing", "", "%", "\ud800"])
def test_an_unknown_id(reader: Reader, event_id: str) -> None:
    with pytest.raises(UnknownEventError, match="no event has this id or one that begins so"):
        reader.event(event_id)
