"""`bulletin documents`: which bulletins are in the file, and what is known of each."""

from __future__ import annotations

from typing import Final

from bulletincli.commands.shared.options import Database
from bulletincli.commands.shared.output import Output, say
from bulletincli.render.columns import Column
from bulletincli.store.rows import DocumentRow

EXAMPLES: Final = """\b
Examples:
  bulletin documents
  bulletin documents --json
"""


def run(output: Output, database: Database) -> int:
    """List the documents in the order of their paths.

    year_source says how the year is known: stated in the document, inferred from it, taken from the
    manifest, or unknown. To programs, manifest names all that was taken from one.
    """
    with database.reader() as reader:
        page = reader.documents(limit=output.row_limit)
    code = output.put(_COLUMNS, page.rows, page.total)
    if not page.total:
        say("no document in the file; bulletin ingest loads some")
    return code


_COLUMNS: Final[tuple[Column[DocumentRow], ...]] = (
    Column("document_id", lambda document: document.document_id),
    Column("title", lambda document: document.title),
    Column("kind", lambda document: document.kind),
    Column("district", lambda document: document.district),
    Column("district_path", lambda document: document.district_path, shown="to programs"),
    Column("adcode", lambda document: document.adcode, shown="to programs"),
    Column("candidates", lambda document: document.candidates, shown="to programs"),
    Column("year", lambda document: document.year),
    Column("year_source", lambda document: document.year_source),
    Column("year_why", lambda document: document.year_why, shown="to programs"),
    Column("period", lambda document: document.period, shown="to programs"),
    Column("published", lambda document: document.published, shown="to programs"),
    Column("publisher", lambda document: document.publisher, shown="to programs"),
    Column("issue", lambda document: document.issue, shown="to programs"),
    Column("script", lambda document: document.script, shown="to programs"),
    Column("events", lambda document: document.events),
    Column("people", lambda document: document.people),
    Column("characters", lambda document: document.characters, shown="to programs"),
    Column(
        "contributors",
        lambda document: [{"name": name, "role": role} for name, role in document.contributors],
        flat=lambda document: "; ".join(f"{name} ({role})" for name, role in document.contributors),
        shown="to programs",
    ),
    Column("path", lambda document: document.path),
    Column("paths", lambda document: document.paths, shown="to programs"),
    Column("encoding", lambda document: document.encoding, shown="to programs"),
    Column("format", lambda document: document.format, shown="to programs"),
    Column("url", lambda document: document.url, shown="to programs"),
    Column("manifest", lambda document: document.manifest, shown="to programs"),
    Column("extractor", lambda document: document.extractor, shown="to programs"),
)
