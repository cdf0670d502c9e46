"""Putting rows into the tables and taking them out, in bulk and within the writer's transaction."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from bulletincli.store.digests import DOCUMENT_TABLES, Row
from bulletincli.store.districts import code_of
from bulletincli.store.records import Rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_BATCH_ROWS: Final = 20_000
_BATCH_CHARACTERS: Final = 4_000_000
"""When a batch goes in: enough rows for the loading to be fast, little enough text to weigh nothing."""

_DELETE: Final = {
    table: f"DELETE FROM {table} WHERE document_id IN (SELECT unnest(?::VARCHAR[]))"
    for table in DOCUMENT_TABLES
}


class Batches:
    """Rows waiting to go in, and documents waiting to go out before them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._appenders = {table: connection.appender(table) for table in DOCUMENT_TABLES}
        self._pending: dict[str, list[Row]] = {table: [] for table in DOCUMENT_TABLES}
        self._persons: dict[str, Row] = {}
        self._documents: set[str] = set()
        self._doomed: set[str] = set()
        self._characters = 0
        self.added = self.deleted = False

    def add(self, document_id: str, rows: Rows, characters: int) -> None:
        """Put a document's rows in the batch; what is stored under that id must have been deleted."""
        if document_id in self._documents:
            raise ValueError(f"document {document_id} is in the batch already")
        self._documents.add(document_id)
        for table, added in rows.tables.items():
            self._pending[table] += added
        self._persons |= rows.persons
        self._characters += characters
        self.added = True
        if self._characters > _BATCH_CHARACTERS or sum(map(len, self._pending.values())) > _BATCH_ROWS:
            self.flush()

    def delete(self, document_id: str) -> None:
        """Take a document's rows out before any more go in."""
        if document_id in self._documents:
            self.flush()
        self._doomed.add(document_id)
        self.deleted = True

    def flush(self) -> None:
        """Carry out what is waiting."""
        if self._doomed:
            doomed = sorted(self._doomed)
            for statement in _DELETE.values():
                self._connection.execute(statement, [doomed])
        for table, appender in self._appenders.items():
            appender.append_rows(self._pending[table])
            appender.flush()
            self._pending[table].clear()
        if self._persons:
            _add_persons(self._connection, self._persons.values())
        self._persons.clear()
        self._documents.clear()
        self._doomed.clear()
        self._characters = 0


def _add_persons(connection: Connection, persons: Collection[Row]) -> None:
    """Add those who are not there yet."""
    columns = [list(column) for column in zip(*persons, strict=True)]
    connection.execute(
        """
        INSERT INTO person
        SELECT new.*
        FROM (SELECT unnest(?::VARCHAR[]) AS person_id, unnest(?::VARCHAR[]), unnest(?::VARCHAR[])) AS new
        ANTI JOIN person USING (person_id)
        """,
        columns,
    )


def delete_lonely_persons(connection: Connection) -> None:
    """Remove persons who take part in nothing any more."""
    connection.execute("DELETE FROM person WHERE person_id NOT IN (SELECT person_id FROM participation)")


def store_divisions(connection: Connection) -> None:
    """Write anew the districts of events and documents, and what they lie in, with their codes."""
    rows = connection.execute(
        """
        SELECT district_path, max(adcode) FROM document WHERE district_path IS NOT NULL GROUP BY ALL
        UNION ALL
        SELECT DISTINCT district_path, NULL FROM event WHERE district_path IS NOT NULL
        """
    ).fetchall()
    codes: dict[str, str | None] = {}
    for path, code in rows:
        parts = path.split("/")
        for length in range(1, len(parts) + 1):
            codes.setdefault("/".join(parts[:length]), None)
        codes[path] = codes[path] or code
    connection.execute("DELETE FROM division")
    appender = connection.appender("division")
    appender.append_rows([_division_row(path, code) for path, code in sorted(codes.items())])
    appender.flush()


def _division_row(path: str, code: str | None) -> Row:
    parent, _, name = path.rpartition("/")
    return (path, name, parent or None, code or code_of(path))
