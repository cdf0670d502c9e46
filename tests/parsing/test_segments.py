"""Where one event ends and the next begins, in chronicles and in prose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bulletincli.model import Bulletin, Event

Parsed = Callable[[str], Bulletin]


def short(event: Event) -> str:
    """Date, part of the day and people, as in the cases."""
    date = "--" if event.date is None else str(event.date)
    if event.date_end is not None:
        date += f"..{event.date_end.day:02d}"
    people = "、".join(person.name for person in event.people) or "-"
    return " ".join(filter(None, [date, event.day_part, people]))


def told(bulletin: Bulletin) -> str:
    return " | ".join(map(short, bulletin.events))


def test_events(case: Any, parsed: Parsed) -> None:
    assert told(parsed(case.text)) == case.expected
