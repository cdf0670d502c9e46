"""The columns of events, the same in every command that lists events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from bulletincli.model import Span
from bulletincli.render.columns import Column, Json
from bulletincli.store.rows import EventRow, MentionPart, OfficePart, PersonPart, PlacePart

Outer = TypeVar("Outer")


def when(event: EventRow) -> str | None:
    """Return date and part of the day as people read them: `2022-04-28 下午`, `2022-04-01 to 2022-04-03`."""
    if event.date is None:
        return event.day_part
    stretch = f"{event.date} to {event.date_end}" if event.date_end else event.date
    return f"{stretch} {event.day_part}" if event.day_part else stretch


def what(event: EventRow) -> str:
    """Return what happened in few words: the proper name of the meeting, or how the text begins.

    A text that goes on ends with …, for its beginning may be cut within a name (熊振|强).
    """
    if event.name:
        return event.name
    quote = " ".join(event.quote.split())
    return quote if quote == " ".join(event.text.split()) else f"{quote}…"


def named(parts: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """Return names with their roles as one cell: `陶亿国 (host, speak); 杨燊 (attend)`."""
    return "; ".join(f"{name} ({', '.join(roles)})" if roles else name for name, roles in parts)


def _people(event: EventRow) -> Json:
    return [_person(part) for part in event.people]


def _person(part: PersonPart) -> dict[str, Json]:
    return {
        "name": part.name,
        "as_written": part.as_written,
        "title": part.title,
        "roles": list(part.roles),
        "person_id": part.person_id,
        **offsets(part.span),
    }


def _office(part: OfficePart) -> dict[str, Json]:
    return {"office": part.office, "roles": list(part.roles), **offsets(part.span)}


def _place(part: PlacePart) -> dict[str, Json]:
    return {"place": part.place, **offsets(part.span)}


def _mention(part: MentionPart) -> dict[str, Json]:
    return {"name": part.name, "as_written": part.as_written, **offsets(part.span)}


def offsets(span: Span | None) -> dict[str, Json]:
    """Return a span as two keys; both are None where the bulletin came without its text."""
    return {"start": None, "end": None} if span is None else {"start": span.start, "end": span.end}


EVENT_ID: Final[Column[EventRow]] = Column("event_id", lambda event: event.event_id)
WHEN: Final[Column[EventRow]] = Column("when", when, shown="to people")
WHAT: Final[Column[EventRow]] = Column("what", what, shown="to people")
DISTRICT: Final[Column[EventRow]] = Column("district", lambda event: event.district)
KIND: Final[Column[EventRow]] = Column("kind", lambda event: event.kind)
PEOPLE: Final[Column[EventRow]] = Column(
    "people", _people, flat=lambda event: named((part.name, part.roles) for part in event.people)
)

EVENT_COLUMNS: Final[tuple[Column[EventRow], ...]] = (
    EVENT_ID,
    WHEN,
    Column("date", lambda event: event.date, shown="to programs"),
    Column("date_end", lambda event: event.date_end, shown="to programs"),
    Column("day_part", lambda event: event.day_part, shown="to programs"),
    Column("date_source", lambda event: event.date_source, shown="to programs"),
    DISTRICT,
    Column("district_path", lambda event: event.district_path, shown="to programs"),
    KIND,
    WHAT,
    Column("name", lambda event: event.name, shown="to programs"),
    PEOPLE,
    Column(
        "offices",
        lambda event: [_office(part) for part in event.offices],
        flat=lambda event: named((part.office, part.roles) for part in event.offices),
        shown="to programs",
    ),
    Column(
        "places",
        lambda event: [_place(part) for part in event.places],
        flat=lambda event: "; ".join(part.place for part in event.places),
        shown="to programs",
    ),
    Column(
        "mentions",
        lambda event: [_mention(part) for part in event.mentions],
        flat=lambda event: "; ".join(part.name for part in event.mentions),
        shown="to programs",
    ),
    Column("headings", lambda event: event.headings, shown="to programs"),
    Column("quote", lambda event: event.quote, shown="to programs"),
    Column("document_id", lambda event: event.document_id, shown="to programs"),
    Column("document_title", lambda event: event.document_title, shown="to programs"),
    Column("path", lambda event: event.path, shown="to programs"),
    Column("start", lambda event: offsets(event.span)["start"], shown="to programs"),
    Column("end", lambda event: offsets(event.span)["end"], shown="to programs"),
)

TEXT: Final[Column[EventRow]] = Column("text", lambda event: event.text, shown="to programs")


def of(column: Column[EventRow], event: Callable[[Outer], EventRow]) -> Column[Outer]:
    """Return the column for rows that hold an event."""
    flat = column.flat
    return Column(
        column.name,
        lambda row: column.value(event(row)),
        None if flat is None else lambda row: flat(event(row)),
        shown=column.shown,
    )
