"""The tables behind the ledger: how documents and files were read, where they are, and which could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from bulletincli.model import Problem
from bulletincli.store.digests import Row, place_digest
from bulletincli.store.ledger import Ledger
from bulletincli.store.stamps import FileStamp, Location, Stamp

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection


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


def store_locations(connection: Connection, moved: Mapping[str, Location | None]) -> None:
    """Replace the rows of the paths whose location has changed."""
    connection.execute(
        "DELETE FROM document_location WHERE path IN (SELECT unnest(?::VARCHAR[]))", [sorted(moved)]
    )
    appender = connection.appender("document_location")
    appender.append_rows(
        [
            (one.document_id, path, *one.values, place_digest(one.document_id, path, *one.values))
            for path, one in sorted(moved.items())
            if one is not None
        ]
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


def read_file_problems(connection: Connection) -> dict[str, list[Row]]:
    """Read the problems of files that were not read."""
    problems: dict[str, list[Row]] = {}
    for path, *row in connection.execute(
        "SELECT path, cause, line, quote, of_parsing FROM problem WHERE document_id IS NULL ORDER BY path, position"
    ).fetchall():
        problems.setdefault(path, []).append(tuple(row))
    return problems


def read_problems_of_file(connection: Connection, document_id: str) -> list[Problem]:
    """Read what was wrong with a document's file, as its text was taken from it."""
    rows = connection.execute(
        "SELECT path, cause, line, quote FROM problem WHERE document_id = ? AND NOT of_parsing ORDER BY position",
        [document_id],
    ).fetchall()
    return [Problem(*row) for row in rows]


def store_file_problems(connection: Connection, problems: Mapping[str, Iterable[Row]]) -> None:
    """Replace the problems of files that were not read: (cause, line, quote, of_parsing) by path."""
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


def is_unfinished(connection: Connection) -> bool:
    """Tell whether a run was under way when the database was last written."""
    return bool(connection.execute("SELECT 1 FROM meta WHERE key = 'unfinished'").fetchall())


def set_unfinished(connection: Connection, *, unfinished: bool) -> None:
    """Note whether a run is under way that will store more."""
    connection.execute("DELETE FROM meta WHERE key = 'unfinished'")
    if unfinished:
        connection.execute("INSERT INTO meta VALUES ('unfinished', 'true')")
