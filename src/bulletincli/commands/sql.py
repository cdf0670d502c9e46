"""`bulletin sql`: a question in SQL, over the documented views."""

from __future__ import annotations

import math
import sys
from typing import Annotated, Any, Final

import typer

from bulletincli.commands.shared.options import Database
from bulletincli.commands.shared.output import Output, say
from bulletincli.render.columns import Column, Json

EXAMPLES: Final = """\b
Examples:
  bulletin sql "SELECT kind, count(*) AS events FROM timeline GROUP BY kind ORDER BY events DESC, kind"
  bulletin sql "SHOW TABLES"                (the names of tables and views)
  bulletin sql "DESCRIBE appearances"       (the columns of one)
  bulletin sql - --csv < question.sql
"""


def run(
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="One statement that reads; - takes it from stdin.")
    ],
    output: Output,
    database: Database,
) -> int:
    """Run one SQL statement that reads, and print its rows.

    SELECT, FROM, WITH, DESCRIBE, SHOW and the like. Statements that write are refused, and so is
    reading of other files. docs/schema.md describes the tables and views.
    """
    statement = sys.stdin.read() if query == "-" else query
    with database.reader() as reader:
        names, fetched = reader.sql(statement)
        rows = list(fetched)
    columns = [sql_column(name, place) for place, name in enumerate(_distinct(names))]
    code = output.put(columns, rows[: output.row_limit], len(rows))
    if not rows:
        say("no rows")
    return code


def sql_column(name: str, place: int) -> Column[tuple[Any, ...]]:
    """Return the column of a row as the database gives it, by its place."""
    return Column(name, lambda row: as_json(row[place]), flat=lambda row: _flat(as_json(row[place])))


def as_json(value: Any) -> Json:
    """Return a value of SQL as JSON has it: dates and decimals as text, what is no number as nothing."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, list | tuple):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    return value.hex() if isinstance(value, bytes) else str(value)


def _flat(value: Json) -> str | int | float | bool | None:
    if isinstance(value, dict):
        return "; ".join(f"{key} {_flat(item)}" for key, item in value.items())
    if isinstance(value, str | int | float | None):
        return value
    return "; ".join(str(_flat(item)) for item in value)


def _distinct(names: tuple[str, ...]) -> list[str]:
    """Give the later of columns of one name a number, so that none is lost where names are keys."""
    seen: dict[str, int] = {}
    out = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return out
