"""The documents, and what went wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bulletincli.store.rows import DocumentRow, Page, ProblemRow

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_DOCUMENTS = """
    WITH wanted AS (SELECT unnest(?::VARCHAR[]) AS document_id)
    SELECT
        d.document_id, d.title, d.publisher, d.kind, d.issue, d.published, d.period, d.year, d.year_source,
        d.year_why, d.script, d.district, d.district_path, d.adcode, d.candidates, d.path,
        l.paths, d.encoding, d.extractor, d.characters, coalesce(e.events, 0), coalesce(p.people, 0),
        c.contributors, d.format, d.url, d.pages, json_keys(d.known)
    FROM document AS d
    SEMI JOIN wanted USING (document_id)
    LEFT JOIN (
        SELECT document_id, list(path ORDER BY path) AS paths
        FROM document_location SEMI JOIN wanted USING (document_id) GROUP BY document_id
    ) AS l ON l.document_id = d.document_id
    LEFT JOIN (
        SELECT document_id, count(*) AS events
        FROM event SEMI JOIN wanted USING (document_id) GROUP BY document_id
    ) AS e ON e.document_id = d.document_id
    LEFT JOIN (
        SELECT document_id, count(DISTINCT person_id) AS people
        FROM participation SEMI JOIN wanted USING (document_id) GROUP BY document_id
    ) AS p ON p.document_id = d.document_id
    LEFT JOIN (
        SELECT document_id, list((name, role) ORDER BY position) AS contributors
        FROM contributor SEMI JOIN wanted USING (document_id) GROUP BY document_id
    ) AS c ON c.document_id = d.document_id
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
    values[25], values[26] = tuple(values[25] or ()), tuple(values[26] or ())
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
