"""`bulletin districts`: which districts are in the file."""

from __future__ import annotations

from typing import Final

from bulletincli.commands.shared.options import Database
from bulletincli.commands.shared.output import Output, say
from bulletincli.render.columns import Column
from bulletincli.store.rows import DistrictRow

EXAMPLES: Final = """\b
Examples:
  bulletin districts
  bulletin districts --format md
"""


def run(output: Output, database: Database) -> int:
    """List the districts in the file.

    They are those of events and documents, and what these lie in. Events, documents and people of a
    district count those below it too.
    """
    with database.reader() as reader:
        rows = reader.districts()
    code = output.put(_COLUMNS, rows[: output.row_limit], len(rows))
    if not rows:
        say("no district in the file")
    return code


_COLUMNS: Final[tuple[Column[DistrictRow], ...]] = (
    Column("path", lambda district: district.path),
    Column("name", lambda district: district.name),
    Column("adcode", lambda district: district.adcode),
    Column("events", lambda district: district.events),
    Column("documents", lambda district: district.documents),
    Column("people", lambda district: district.people),
    Column("first", lambda district: district.first),
    Column("last", lambda district: district.last),
)
