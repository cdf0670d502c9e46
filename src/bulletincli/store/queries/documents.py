"""The documents, and what went wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bulletincli.store.rows import DocumentRow, Page, ProblemRow

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_DOCUMENTS = """
    SELECT
        d.document_id, d.title, d.publisher, d.kind, d.issue, d.published, d.period, d.year, d.year_source,
        d.year_why, d.script, d.district, d.district_path, d.adcode, d.candidates, d.path,
        (SELECT list(l.path ORDER BY l.path) FROM document_location AS l WHERE l.document_id = d.document_id),
        d.encoding, d.extractor, d.characters, d.events, d.people,
        (SELECT list((c.name, c.role) ORDER BY c.position)
         FROM contributor AS c WHERE c.document_id = d.document_id)
    FROM documents AS d
    WHERE d.document_id IN (SELECT unnest(?::VARCHAR[]))
    ORDER BY d.path, d.document_id
    """


def documents(connection: Connection, limit: int | None, offset: int) -> Page[DocumentRow]:
    """See `Reader.documents`."""
    row = connection.execute(
        """
        WITH shown AS (SELECT document_id, path FROM document ORDER BY path, document_id LIMIT ? OFFSET ?)
        SELECT (SELECT list(document_id) FROM shown), (SELECT count(*) FROM document)
        """,
        [limit, offset],
    ).fetchone()
    document_ids, total = row or ([], 0)
    return Page(tuple(load_documents(connection, document_ids or [])), total)


def load_documents(connection: Connection, document_ids: list[str]) -> list[DocumentRow]:
    """Read the documents of these ids, in the order of their paths."""
    return [_document_row(row) for row in connection.execute(_DOCUMENTS, [document_ids]).fetchall()]


def _document_row(row: tuple[Any, ...]) -> DocumentRow:
    values = list(row)
    values[14], values[16] = tuple(values[14]), tuple(values[16] or ())
    values[22] = tuple((name, role) for name, role in values[22] or ())
    return DocumentRow(*values)


def problems(connection: Connection) -> list[ProblemRow]:
    """See `Reader.problems`."""
    rows = connection.execute(
        """
        SELECT path, document_id, cause, line, quote
        FROM problems
        ORDER BY path, document_id NULLS FIRST, line NULLS FIRST, position
        """
    ).fetchall()
    return [ProblemRow(*row) for row in rows]
