"""SQL of the user's own: one statement that reads, with no way to files, settings or extensions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import duckdb

from bulletincli.store.connection import one_line
from bulletincli.store.errors import RefusedStatementError, StatementError, StoreError
from bulletincli.store.queries.export import columns_of
from bulletincli.store.searchable import encodable

_READING: Final = frozenset(
    (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI)
)
"""SELECT is also FROM, WITH, VALUES, DESCRIBE, SHOW and SUMMARIZE; MULTI is what DuckDB makes of a PIVOT. A
statement of these kinds can still hold one that writes (WITH … INSERT): the connection, which is read-only,
refuses that."""

_FETCHED: Final = 1000


def run(
    connection: duckdb.DuckDBPyConnection, query: str
) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
    """See `Reader.sql`."""
    try:
        statements = connection.extract_statements(encodable(query))
        _check(statements)
        _shut_off(connection)
        cursor = connection.cursor()
        cursor.execute(statements[0])
        return columns_of(cursor), _rows(cursor)
    except duckdb.Error as error:
        raise _translate(error) from error


def _check(statements: list[duckdb.Statement]) -> None:
    if not statements:
        raise RefusedStatementError("SQL: no statement; give one, such as SELECT count(*) FROM event")
    if len(statements) > 1:
        raise RefusedStatementError(f"SQL: {len(statements)} statements; give one at a time")
    kind = statements[0].type
    if kind not in _READING:
        raise RefusedStatementError(
            f"SQL: {kind.name} is refused, for here the database is only read; ask with SELECT, FROM or WITH"
        )


def _shut_off(connection: duckdb.DuckDBPyConnection) -> None:
    """Close all ways out of the database, and lock them, if that has not been done."""
    locked = connection.execute("SELECT current_setting('lock_configuration')").fetchone()
    if locked and not locked[0]:
        connection.execute("SET enable_external_access = false; SET lock_configuration = true")


def _rows(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    try:
        while True:
            try:
                rows = cursor.fetchmany(_FETCHED)
            except duckdb.Error as error:
                raise _translate(error) from error
            if not rows:
                return
            yield from rows
    finally:
        cursor.close()


def _translate(error: duckdb.Error) -> StoreError:
    text = one_line(error)
    if "attached in read-only mode" in text:
        return RefusedStatementError("SQL: the statement would write, and here the database is only read")
    if "disabled by configuration" in text:
        return RefusedStatementError(
            "SQL: files are out of reach here; ask the tables and views of the database"
        )
    if "configuration has been locked" in text:
        return RefusedStatementError("SQL: settings are locked here")
    if "pytz" in text:
        return StatementError(
            "SQL: a column is a time with a time zone, which cannot be shown; cast it to TIMESTAMP or VARCHAR"
        )
    return StatementError(f"SQL: {text}")
