"""`bulletin stats`: how much the file holds."""

from __future__ import annotations

from typing import Final

from bulletincli.commands.shared.options import Database
from bulletincli.commands.shared.output import Form
from bulletincli.errors import EXIT_FOUND
from bulletincli.render.columns import Column
from bulletincli.store.rows import Stats

EXAMPLES: Final = """\b
Examples:
  bulletin stats
  bulletin stats --db nanchang.duckdb --csv
"""

_Figure = tuple[str, int | str | None]


def run(form: Form, database: Database) -> int:
    """Count what the file holds.

    yearless events have a month and no year, undated ones no date; first and last are over the others.
    """
    with database.reader() as reader:
        figures = _figures(reader.stats())
    form.put(_COLUMNS, figures, len(figures))
    return EXIT_FOUND


def _figures(stats: Stats) -> list[_Figure]:
    return [
        ("documents", stats.documents),
        ("characters", stats.characters),
        ("events", stats.events),
        ("first", stats.first),
        ("last", stats.last),
        ("yearless", stats.yearless),
        ("undated", stats.undated),
        ("people", stats.people),
        ("participations", stats.participations),
        ("offices", stats.offices),
        ("places", stats.places),
        ("mentions", stats.mentions),
        ("districts", stats.districts),
        ("problems", stats.problems),
        *((f"events of kind {kind}", count) for kind, count in stats.by_kind),
        *((f"participations as {role}", count) for role, count in stats.by_role),
    ]


_COLUMNS: Final[tuple[Column[_Figure], ...]] = (
    Column("figure", lambda figure: figure[0]),
    Column("value", lambda figure: figure[1]),
)
