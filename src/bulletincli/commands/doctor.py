"""`bulletin doctor`: what is doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final

import typer

from bulletincli.commands.shared.not_found import no_such_document
from bulletincli.commands.shared.options import Database, refuse_empty
from bulletincli.commands.shared.output import Output, say
from bulletincli.render.columns import Column
from bulletincli.store.rows import DOUBT_KINDS, DoubtKind, DoubtRow

EXAMPLES: Final = """\b
Examples:
  bulletin doctor
  bulletin doctor --kind unread-person --csv > to-read.csv
  bulletin doctor --document data/xihu-2022-04.txt
"""

WHAT_TO_DO: Final[Mapping[DoubtKind, str]] = {
    "no-year": "give its year in manifest.csv",
    "open-district": "give its district in manifest.csv, or correct the event",
    "dates-backwards": "compare the dates with the text from here on",
    "unread-person": "if somebody is named here, add them to the event",
    "weak-name": "see whether this is a person who took part",
    "weak-date": "compare the date with the text",
    "yearless-date": "look for the year above it",
    "two-spellings": "see whether both are one person",
    "two-districts": "see whether both are one person",
    "empty-event": "see whether this is an event",
}


def run(
    output: Output,
    database: Database,
    *,
    kind: Annotated[
        DoubtKind | None,
        typer.Option("--kind", metavar="KIND", help=f"Only doubts of this kind: {', '.join(DOUBT_KINDS)}."),
    ] = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="ID", help="One document, by its id or its path.")
    ] = None,
) -> int:
    """List what is doubtful, with the sentence and what to do.

    Documents without a year or with an open district; chronicles whose dates run backwards; people that may
    be named where nobody was read; names seen once and dates, both with a confidence below 0.7; single dates
    without a year; persons with two spellings or titles of two districts; events with nobody and no date.
    What is known of a document goes into manifest.csv. A parse is corrected by
    `bulletin parse FILE > x.jsonl`, editing x.jsonl and `bulletin ingest x.jsonl`. Exit code 1 if nothing is
    doubtful.
    """
    refuse_empty("--document", document)
    with database.reader() as reader:
        found = reader.doubts(kind, document=document, limit=output.row_limit)
        code = output.put(_COLUMNS, found.rows, found.total)
        if not found.total:
            say(no_such_document(reader, document) or "nothing doubtful")
        elif kind is None:
            say(", ".join(f"{count} {one}" for one, count in found.counts))
    return code


_COLUMNS: Final[tuple[Column[DoubtRow], ...]] = (
    Column("kind", lambda doubt: doubt.kind),
    Column("about", lambda doubt: doubt.about),
    Column("confidence", lambda doubt: doubt.confidence),
    Column("path", lambda doubt: doubt.path),
    Column("line", lambda doubt: doubt.line),
    Column("event_id", lambda doubt: doubt.event_id),
    Column("document_id", lambda doubt: doubt.document_id, shown="to programs"),
    Column("sentence", lambda doubt: doubt.sentence),
    Column("what_to_do", lambda doubt: WHAT_TO_DO[doubt.kind]),
)
