"""Events by their rows, whole: what most answers end in.

A question first finds which rows of `event` answer it, then those alone are read with their texts: by row
number DuckDB goes straight to them, by id it would read through all texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bulletincli.model import Span
from bulletincli.store.rows import EventRow, MentionPart, OfficePart, PersonPart, PlacePart

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_EVENTS = """
    SELECT
        e.rowid, e.event_id, e.date, e.date_end, e.day_part, e.date_source, e.district, e.district_path,
        e.kind, e.name, e.section, e.headings, e.quote, e.text, e.span_start, e.span_end, e.document_id,
        d.title, d.path
    FROM event AS e
    JOIN document AS d ON d.document_id = e.document_id
    WHERE e.rowid IN (SELECT unnest(?::BIGINT[]))
    """

_PARTS = """
    WITH wanted AS (SELECT unnest(?::VARCHAR[]) AS event_id)
    SELECT
        event_id, 1 AS part, position, name, as_written, title, roles, person_id,
        span_start, span_end, title_span_start, title_span_end, confidence
    FROM participation SEMI JOIN wanted USING (event_id)
    UNION ALL
    SELECT event_id, 2, position, office, NULL, NULL, roles, NULL, span_start, span_end, NULL, NULL, NULL
    FROM office_presence SEMI JOIN wanted USING (event_id)
    UNION ALL
    SELECT event_id, 3, position, place, NULL, NULL, NULL, NULL, span_start, span_end, NULL, NULL, NULL
    FROM place SEMI JOIN wanted USING (event_id)
    UNION ALL
    SELECT event_id, 4, position, name, as_written, NULL, NULL, NULL, span_start, span_end, NULL, NULL, NULL
    FROM mention SEMI JOIN wanted USING (event_id)
    ORDER BY event_id, part, position
    """


class _Parts:
    """Who and what belongs to one event."""

    __slots__ = ("mentions", "offices", "people", "places")

    def __init__(self) -> None:
        self.people: list[PersonPart] = []
        self.offices: list[OfficePart] = []
        self.places: list[PlacePart] = []
        self.mentions: list[MentionPart] = []

    def add(self, part: int, values: Sequence[Any]) -> None:
        name, as_written, title, roles, person_id, start, end, title_start, title_end, confidence = values
        span = span_of(start, end)
        if part == 1:
            title_span = span_of(title_start, title_end)
            self.people.append(
                PersonPart(name, as_written, title, tuple(roles), person_id, span, title_span, confidence)
            )
        elif part == 2:
            self.offices.append(OfficePart(name, tuple(roles), span))
        elif part == 3:
            self.places.append(PlacePart(name, span))
        else:
            self.mentions.append(MentionPart(name, as_written, span))


def span_of(start: int | None, end: int | None) -> Span | None:
    """Join the two columns of a span."""
    return None if start is None or end is None else Span(start, end)


def load_events(connection: Connection, row_ids: Sequence[int]) -> dict[int, EventRow]:
    """Read the events of these row numbers, by number, in the order given."""
    if not row_ids:
        return {}
    rows = {row_id: row for row_id, *row in connection.execute(_EVENTS, [list(row_ids)]).fetchall()}
    parts: dict[str, _Parts] = {}
    for event_id, part, _, *values in connection.execute(
        _PARTS, [[row[0] for row in rows.values()]]
    ).fetchall():
        parts.setdefault(event_id, _Parts()).add(part, values)
    nothing = _Parts()
    return {one: _event_row(rows[one], parts.get(rows[one][0], nothing)) for one in row_ids}


def _event_row(row: Sequence[Any], parts: _Parts) -> EventRow:
    (
        event_id, date, date_end, day_part, date_source, district, district_path, kind, name,
        section, headings, quote, text, start, end, document_id, title, path,
    ) = row  # fmt: skip
    return EventRow(
        event_id=event_id,
        date=date,
        date_end=date_end,
        day_part=day_part,
        date_source=date_source,
        district=district,
        district_path=district_path,
        kind=kind,
        name=name,
        section=section,
        headings=tuple(headings),
        people=tuple(parts.people),
        offices=tuple(parts.offices),
        places=tuple(parts.places),
        mentions=tuple(parts.mentions),
        quote=quote,
        text=text,
        span=span_of(start, end),
        document_id=document_id,
        document_title=title,
        path=path,
    )
