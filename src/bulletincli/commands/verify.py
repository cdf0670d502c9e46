"""`bulletin verify`: whether the database is whole."""

from __future__ import annotations

from typing import Final

from bulletincli.commands.shared.options import Database
from bulletincli.commands.shared.output import Output, counted, say
from bulletincli.errors import EXIT_FAILED, EXIT_FOUND
from bulletincli.render.columns import Column
from bulletincli.store.rows import Damage

EXAMPLES: Final = """\b
Examples:
  bulletin verify
  bulletin verify --db nanchang.duckdb --json
"""


def run(output: Output, database: Database) -> int:
    """Check that the database is as it was written.

    Every text is compared with its hash, every row with the digest of its table, every span and name with the text
    that it points at, every id and path with what it names. Damage is listed; exit code 2 if there is any. What is damaged
    can be read again: bulletin forget PATH, then bulletin ingest PATH.
    """
    with database.reader() as reader:
        verified = reader.verify()
    if verified.damage:
        output.put(_COLUMNS, verified.damage[: output.row_limit], len(verified.damage))
    checked = (
        f"{counted(verified.documents, 'document')}, {counted(verified.events, 'event')}"
        f" and {counted(verified.spans, 'span')} checked"
    )
    found = (
        counted(len(verified.damage), "thing") + " damaged" if verified.damage else "all as it was written"
    )
    say(f"{database.path}: {checked}: {found}")
    if verified.unfinished:
        say("a run of ingest was cut short; the same command goes on with it")
    return EXIT_FAILED if verified.damage else EXIT_FOUND


_COLUMNS: Final[tuple[Column[Damage], ...]] = (
    Column("table", lambda damage: damage.table),
    Column("about", lambda damage: damage.about),
    Column("damage", lambda damage: damage.what),
)
