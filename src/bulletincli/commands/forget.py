"""`bulletin forget`: remove documents."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from bulletincli.commands.shared.options import Database
from bulletincli.commands.shared.output import say
from bulletincli.errors import EXIT_FOUND, EXIT_NOTHING_FOUND
from bulletincli.store import open_reader, open_writer

EXAMPLES: Final = """\b
Examples:
  bulletin forget data/xihu-2022-04.txt
  bulletin forget data/                     (every document below the folder)
  bulletin forget b77dbd097825              (a document id, as documents lists them)
"""


def run(
    documents: Annotated[
        list[str],
        typer.Argument(metavar="DOCUMENT", help="A path as it was ingested, a folder, or a document id."),
    ],
    database: Database,
) -> int:
    """Remove documents from the database, with their events. The files themselves stay.

    All that is named is removed, or nothing if something goes wrong.
    """
    open_reader(database.path).close()  # a database that is not there is not made
    removed, unknown = 0, []
    with open_writer(database.path) as writer:
        for document in documents:
            count = writer.forget(document)
            removed += count
            if not count:
                unknown.append(document)
    for document in unknown:
        say(f"no document {document} in {database.path}; bulletin documents lists them")
    if removed:
        say(f"{removed} {'document' if removed == 1 else 'documents'} forgotten")
    return EXIT_FOUND if removed else EXIT_NOTHING_FOUND
