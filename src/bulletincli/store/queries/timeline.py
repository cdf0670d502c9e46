"""What happened: the events that match, in the order of time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bulletincli.store.queries.conditions import (
    PERSON,
    Clauses,
    conditions_of,
    date_conditions_of,
    person_values,
)
from bulletincli.store.queries.divisions import district_path_of
from bulletincli.store.queries.events import load_events
from bulletincli.store.rows import EventRow, Filters, Page

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection


def timeline(connection: Connection, filters: Filters, limit: int | None, offset: int) -> Page[EventRow]:
    """See `Reader.timeline`."""
    return page_of(connection, filters, where_of(connection, filters), limit, offset)


def together(
    connection: Connection, names: tuple[str, str], filters: Filters, limit: int | None, offset: int
) -> Page[EventRow]:
    """See `Reader.together`."""
    where = where_of(connection, replace(filters, role=None))
    for one, role in zip(names, (filters.role, None), strict=True):
        part = Clauses([PERSON], person_values(one))
        if role is not None:
            part.add("list_contains(p.roles, ?)", role)
        where.add(f"e.event_id IN (SELECT p.event_id FROM participation AS p WHERE {part.sql})", *part.values)
    return page_of(connection, filters, where, limit, offset)


def where_of(connection: Connection, filters: Filters) -> Clauses:
    """Put all filters but those of dates in clauses, looking up what the district stands for."""
    district = filters.district
    return conditions_of(filters, None if district is None else district_path_of(connection, district))


def page_of(
    connection: Connection, filters: Filters, where: Clauses, limit: int | None, offset: int
) -> Page[EventRow]:
    """Give the events for which `where` and the filters' dates hold."""
    dates = date_conditions_of(filters)
    row = connection.execute(
        f"""
        WITH matching AS (
            SELECT
                e.rowid AS row_id, e.sort_key, e.document_id, e.position,
                coalesce({dates.inside.sql}, FALSE) AS inside, {dates.placed} AS placed
            FROM event AS e
            WHERE {where.sql}
        ),
        shown AS (
            SELECT row_id, sort_key, document_id, position
            FROM matching
            WHERE inside
            ORDER BY sort_key, document_id, position
            LIMIT ? OFFSET ?
        )
        SELECT
            (SELECT list(row_id ORDER BY sort_key, document_id, position) FROM shown),
            (SELECT count(*) FROM matching WHERE inside),
            (SELECT count(*) FROM matching WHERE NOT placed)
        """,
        [*dates.inside.values, *where.values, limit, offset],
    ).fetchone()
    row_ids, total, undated = row or ([], 0, 0)
    return Page(tuple(load_events(connection, row_ids or []).values()), total, undated)
