"""One event whole, each field with the characters it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bulletincli.model import Span
from bulletincli.store.errors import UnknownEventError
from bulletincli.store.queries.documents import load_documents
from bulletincli.store.queries.events import load_events, span_of
from bulletincli.store.rows import EventDetail, EventRow, Mark, MarkKind
from bulletincli.store.searchable import encodable

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_TOLD = 5
"""How many ids are offered where several begin alike."""


def event(connection: Connection, event_id: str) -> EventDetail:
    """See `Reader.event`."""
    row_id, start, end, confidence = _find(connection, event_id)
    row = load_events(connection, [row_id])[row_id]
    document = load_documents(connection, [row.document_id])[0]
    date_span = span_of(start, end)
    return EventDetail(
        event=row,
        marks=marks_of(row, date_span),
        date_span=date_span,
        date_quote=_date_quote(connection, row.document_id, date_span),
        date_confidence=confidence,
        document=document,
    )


def _find(connection: Connection, event_id: str) -> tuple[int, int | None, int | None, float | None]:
    """Look up the row and what its date was read from. Raises `UnknownEventError`."""
    wanted = encodable(event_id)
    rows = connection.execute(
        """
        SELECT event_id, rowid, date_span_start, date_span_end, date_confidence
        FROM event
        WHERE starts_with(event_id, ?)
        ORDER BY event_id = ? DESC, document_id, position
        LIMIT ?
        """,
        [wanted, wanted, _TOLD + 1],
    ).fetchall()
    if not rows or not wanted:
        raise UnknownEventError(
            f"{wanted}: no event has this id or one that begins so;"
            " `bulletin timeline` and `bulletin search` show ids"
        )
    if rows[0][0] != wanted and len(rows) > 1:
        told = ", ".join(row[0] for row in rows[:_TOLD]) + (" …" if len(rows) > _TOLD else "")
        raise UnknownEventError(
            f"{wanted}: several events have an id that begins so ({told}); give more of it"
        )
    return rows[0][1:]


def _date_quote(connection: Connection, document_id: str, span: Span | None) -> str | None:
    if span is None:
        return None
    row = connection.execute(
        "SELECT substring(text, ?, ?) FROM document WHERE document_id = ?",
        [span.start + 1, span.end - span.start, document_id],
    ).fetchone()
    return row[0] if row else None


def marks_of(event: EventRow, date_span: Span | None) -> tuple[Mark, ...]:
    """Give what of the event's text was read as what, in its order, the longer first."""
    if event.span is None:
        return ()
    marks = {
        Mark(kind, Span(span.start - event.span.start, span.end - event.span.start), value)
        for kind, span, value in _fields(event, date_span)
        if span is not None and event.span.start <= span.start and span.end <= event.span.end
    }
    return tuple(sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end, mark.kind, mark.value)))


def _fields(event: EventRow, date_span: Span | None) -> Iterator[tuple[MarkKind, Span | None, str]]:
    yield "date", date_span, event.date or ""
    for person in event.people:
        yield "person", person.span, person.name
        yield "title", person.title_span, person.title or ""
    for office in event.offices:
        yield "office", office.span, office.office
    for place in event.places:
        yield "place", place.span, place.place
    for mention in event.mentions:
        yield "mention", mention.span, mention.name
