"""Putting rows into the tables and taking them out, in bulk and within the writer's transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from bulletincli.store.digests import DOCUMENT_TABLES, Row
from bulletincli.store.districts import code_of
from bulletincli.store.ledger import FileStamp, Ledger, Location, Stamp
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


def store_locations(connection: Connection, moved: Mapping[str, Location | None]) -> None:
    """Replace the rows of the paths whose location has changed."""
    connection.execute(
        "DELETE FROM document_location WHERE path IN (SELECT unnest(?::VARCHAR[]))", [sorted(moved)]
    )
    appender = connection.appender("document_location")
    appender.append_rows(
        [(one.document_id, path, *one.values) for path, one in sorted(moved.items()) if one is not None]
    )
    appender.flush()


def store_origins(connection: Connection, origins: Sequence[tuple[str, Location]]) -> None:
    """Set a document's first path, and what is known of the file there, where these have changed."""
    if not origins:
        return
    connection.execute(
        """
        UPDATE document
        SET path = new.path, encoding = new.encoding, format = new.format, url = new.url, pages = new.pages
        FROM (
            SELECT unnest(?::VARCHAR[]) AS path, unnest(?::VARCHAR[]) AS document_id,
                unnest(?::VARCHAR[]) AS encoding, unnest(?::VARCHAR[]) AS format, unnest(?::VARCHAR[]) AS url,
                unnest(?::INTEGER[][]) AS pages
        ) AS new
        WHERE document.document_id = new.document_id
            AND (document.path, document.encoding, document.format, document.url, document.pages)
                IS DISTINCT FROM (new.path, new.encoding, new.format, new.url, new.pages)
        """,
        [
            list(column)
            for column in zip(*((path, one.document_id, *one.values) for path, one in origins), strict=True)
        ],
    )


def store_files(connection: Connection, reread: Mapping[str, FileStamp | None]) -> None:
    """Replace the rows of files that were read in another way than before."""
    connection.execute("DELETE FROM file WHERE path IN (SELECT unnest(?::VARCHAR[]))", [sorted(reread)])
    appender = connection.appender("file")
    appender.append_rows(
        [
            (path, one.sha256, one.extractor, one.told, list(one.documents), one.failed)
            for path, one in sorted(reread.items())
            if one is not None
        ]
    )
    appender.flush()


def store_stamps(connection: Connection, stamps: Mapping[str, Stamp]) -> None:
    """Note a new way of reading that came to the same result."""
    connection.execute(
        """
        UPDATE document SET extractor = new.extractor, known = new.known, given = new.given
        FROM (
            SELECT unnest(?::VARCHAR[]) AS document_id, unnest(?::VARCHAR[]) AS extractor,
                unnest(?::VARCHAR[]) AS known, unnest(?::BOOLEAN[]) AS given
        ) AS new
        WHERE document.document_id = new.document_id
        """,
        [
            list(stamps),
            [one.extractor for one in stamps.values()],
            [one.known for one in stamps.values()],
            [one.given for one in stamps.values()],
        ],
    )


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


def store_file_problems(connection: Connection, problems: Mapping[str, Iterable[Row]]) -> None:
    """Replace the problems of files that were not read: (cause, line, quote) by path."""
    connection.execute("DELETE FROM problem WHERE document_id IS NULL")
    appender = connection.appender("problem")
    appender.append_rows(
        [
            (None, path, position, *row)
            for path, rows in sorted(problems.items())
            for position, row in enumerate(rows, 1)
        ]
    )
    appender.flush()


def read_ledger(connection: Connection) -> Ledger:
    """Read what is known of documents, locations and files."""
    return Ledger(_read_stamps(connection), _read_locations(connection), _read_files(connection))


def _read_stamps(connection: Connection) -> list[tuple[str, Stamp]]:
    """Read how each document was read."""
    rows = connection.execute(
        "SELECT document_id, content_sha256, extractor, known, given FROM document"
    ).fetchall()
    return [(row[0], Stamp(*row[1:])) for row in rows]


def _read_locations(connection: Connection) -> list[tuple[str, Location]]:
    """Read what was found where."""
    rows = connection.execute(
        "SELECT path, document_id, encoding, format, url, pages FROM document_location"
    ).fetchall()
    return [
        (path, Location(one, encoding, format_, url, tuple(pages)))
        for path, one, encoding, format_, url, pages in rows
    ]


def _read_files(connection: Connection) -> list[tuple[str, FileStamp]]:
    """Read how each file was read."""
    rows = connection.execute("SELECT path, sha256, extractor, told, documents, failed FROM file").fetchall()
    return [
        (path, FileStamp(sha256, extractor, told, tuple(documents), failed))
        for path, sha256, extractor, told, documents, failed in rows
    ]


def is_unfinished(connection: Connection) -> bool:
    """Tell whether a run was under way when the database was last written."""
    return bool(connection.execute("SELECT 1 FROM meta WHERE key = 'unfinished'").fetchall())


def set_unfinished(connection: Connection, *, unfinished: bool) -> None:
    """Note whether a run is under way that will store more."""
    connection.execute("DELETE FROM meta WHERE key = 'unfinished'")
    if unfinished:
        connection.execute("INSERT INTO meta VALUES ('unfinished', 'true')")


def read_file_problems(connection: Connection) -> dict[str, list[Row]]:
    """Read the problems of files that were not read."""
    problems: dict[str, list[Row]] = {}
    for path, *row in connection.execute(
        "SELECT path, cause, line, quote FROM problem WHERE document_id IS NULL ORDER BY path, position"
    ).fetchall():
        problems.setdefault(path, []).append(tuple(row))
    return problems
