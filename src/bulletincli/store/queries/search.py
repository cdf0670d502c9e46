"""Events whose text holds words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bulletincli.store.queries.conditions import Clauses, date_conditions_of
from bulletincli.store.queries.events import load_events
from bulletincli.store.queries.timeline import where_of
from bulletincli.store.rows import Filters, Page, SearchHit
from bulletincli.store.searchable import places_of, words_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_OCCURRENCES: Final = "(length(e.search_text) - length(replace(e.search_text, ?, ''))) // ?"
"""How often a form occurs; its values are the form and the form's length."""


def search(
    connection: Connection, query: str, filters: Filters, limit: int | None, offset: int
) -> Page[SearchHit]:
    """See `Reader.search`."""
    words = words_of(query)
    if not words:
        return Page((), 0)
    where, counted = where_of(connection, filters), Clauses()
    for forms in words:
        where.add(f"({' OR '.join(['contains(e.search_text, ?)'] * len(forms))})", *forms)
        for form in forms:
            counted.add(_OCCURRENCES, form, len(form))
    dates = date_conditions_of(filters)
    row = connection.execute(
        f"""
        WITH matching AS (
            SELECT
                e.rowid AS row_id, e.sort_key, e.document_id, e.position, e.search_text,
                {" + ".join(counted.clauses)} AS occurrences,
                coalesce({dates.inside.sql}, FALSE) AS inside, {dates.placed} AS placed
            FROM event AS e
            WHERE {where.sql}
        ),
        shown AS (
            SELECT row_id, search_text, occurrences, sort_key, document_id, position
            FROM matching
            WHERE inside
            ORDER BY occurrences DESC, sort_key, document_id, position
            LIMIT ? OFFSET ?
        )
        SELECT
            (SELECT list(
                (row_id, occurrences, search_text)
                ORDER BY occurrences DESC, sort_key, document_id, position
            ) FROM shown),
            (SELECT count(*) FROM matching WHERE inside),
            (SELECT count(*) FROM matching WHERE NOT placed)
        """,
        [*counted.values, *dates.inside.values, *where.values, limit, offset],
    ).fetchone()
    found, total, undated = row or ([], 0, 0)
    found = found or []
    events = load_events(connection, [row_id for row_id, _, _ in found])
    hits = (
        SearchHit(events[row_id], places_of(words, search_text, events[row_id].text), int(count))
        for row_id, count, search_text in found
    )
    return Page(tuple(hits), total, undated)
