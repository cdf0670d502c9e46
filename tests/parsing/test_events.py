"""The record of an event: date, kind, name, headings, and everybody once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bulletincli.model import Bulletin, Event

Parsed = Callable[[str], Bulletin]


def told(event: Event) -> dict[str, str]:
    said = {
        "date": event.date,
        "end": event.date_end,
        "part": event.day_part,
        "source": event.date_source,
        "kind": event.kind,
        "name": event.name,
        "quote": event.quote,
        "section": event.section,
        "headings": " > ".join(event.headings),
        "people": "; ".join(f"{one.name} {' '.join(one.roles)}" for one in event.people),
        "offices": "; ".join(one.office for one in event.offices),
        "mentions": "、".join(one.name for one in event.mentions),
        "places": "、".join(one.place for one in event.places),
    }
    return {key: str(value) if value else "-" for key, value in said.items()}


def expected_of(written: str) -> dict[str, str]:
    return dict(part.split(": ", 1) for part in written.split(" | "))


def single(bulletin: Bulletin) -> Event:
    assert len(bulletin.events) == 1, [event.quote for event in bulletin.events]
    return bulletin.events[0]


def test_records(case: Any, parsed: Parsed, entry: Callable[[str], Event]) -> None:
    event = single(parsed(case.text)) if "\n" in case.text else entry(case.text)
    expected = expected_of(case.expected)
    assert {key: told(event)[key] for key in expected} == expected


def test_an_event_begins_where_its_quote_stands(entry: Callable[[str], Event]) -> None:
    event = entry("县长李建华到甲镇调研。")
    assert event.span is not None
    assert event.id.endswith(f"-{event.span.start}")
