"""Whole tables for other programs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bulletincli.store.connection import one_line, translated
from bulletincli.store.errors import DatabaseUnwritableError
from bulletincli.store.rows import ExportTable

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_QUERIES: Final[dict[ExportTable, str]] = {
    "events": """
        SELECT
            event_id, date, date_end, day_part, date_source, district, district_path, kind, name, section,
            people, offices, places, quote, text, document_id, title, path
        FROM timeline
        ORDER BY sort_key, document_id, position
        """,
    "participations": """
        SELECT
            e.event_id, e.date, e.date_end, e.day_part, e.district, e.district_path, e.kind,
            p.person_id, p.name, p.as_written, p.title, p.offices, p.roles, p.confidence,
            p.span_start, p.span_end, p.title_span_start, p.title_span_end, e.quote, e.document_id, d.path
        FROM participation AS p
        JOIN event AS e ON e.event_id = p.event_id
        JOIN document AS d ON d.document_id = e.document_id
        ORDER BY e.sort_key, e.document_id, e.position, p.position
        """,
    "people": """
        SELECT
            p.person_id, n.name, n.scope, count(DISTINCT p.event_id) AS events,
            arg_min(e.date, e.sort_key) AS first_date,
            arg_max(coalesce(e.date_end, e.date), e.last_key) AS last_date,
            list(DISTINCT p.title ORDER BY p.title) FILTER (p.title IS NOT NULL) AS titles
        FROM participation AS p
        JOIN person AS n ON n.person_id = p.person_id
        JOIN event AS e ON e.event_id = p.event_id
        GROUP BY p.person_id, n.name, n.scope
        ORDER BY events DESC, n.name, p.person_id
        """,
    "documents": "SELECT * FROM documents ORDER BY path, document_id",
    "mentions": """
        SELECT e.event_id, e.date, e.district, m.name, m.as_written, m.span_start, m.span_end, e.document_id
        FROM mention AS m
        JOIN event AS e ON e.event_id = m.event_id
        ORDER BY e.sort_key, e.document_id, e.position, m.position
        """,
    "offices": """
        SELECT e.event_id, e.date, e.district, o.office, o.roles, o.span_start, o.span_end, e.document_id
        FROM office_presence AS o
        JOIN event AS e ON e.event_id = o.event_id
        ORDER BY e.sort_key, e.document_id, e.position, o.position
        """,
    "places": """
        SELECT e.event_id, e.date, e.district, l.place, l.span_start, l.span_end, e.document_id
        FROM place AS l
        JOIN event AS e ON e.event_id = l.event_id
        ORDER BY e.sort_key, e.document_id, e.position, l.position
        """,
}

_FETCHED: Final = 1000
"""Rows in memory at a time."""


def export(
    connection: Connection, path: Path, table: ExportTable
) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
    """See `Reader.export`; `path` is the database's, for messages."""
    cursor = connection.cursor()
    cursor.execute(_QUERIES[table])
    return columns_of(cursor), rows_of(cursor, path)


def columns_of(cursor: Connection) -> tuple[str, ...]:
    """Give the names of the columns of a query that was executed."""
    return tuple(column[0] for column in cursor.description or ())


def rows_of(cursor: Connection, path: Path) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a query that was executed, some at a time."""
    try:
        while True:
            with translated(path):
                rows = cursor.fetchmany(_FETCHED)
            if not rows:
                return
            yield from rows
    finally:
        cursor.close()


def export_parquet(connection: Connection, table: ExportTable, target: Path) -> int:
    """See `Reader.export_parquet`."""
    import duckdb  # noqa: PLC0415 - loaded by whoever made the connection

    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        row = connection.execute(
            f"COPY ({_QUERIES[table]}) TO ? (FORMAT parquet)",
            [str(beside.absolute())],
        ).fetchone()
        beside.replace(target)
    except duckdb.Error as error:
        raise DatabaseUnwritableError(f"{target}: cannot be written: {one_line(error)}") from error
    except OSError as error:
        raise DatabaseUnwritableError(f"{target}: cannot be written: {error.strerror or error}") from None
    finally:
        beside.unlink(missing_ok=True)
    return int(row[0]) if row else 0
