"""Telling what could not be read: one problem on a line, or all of a run at its end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

from bulletincli.commands.shared.output import say
from bulletincli.model import Problem
from bulletincli.render.columns import Column, Table
from bulletincli.render.write import Style, write

_ROWS: Final = 20
_LINES: Final = 1000
"""Problems that are told, on a terminal and elsewhere; all of them are in the database."""

_COLUMNS: Final[tuple[Column[Problem], ...]] = (
    Column("file", lambda problem: problem.path),
    Column("line", lambda problem: problem.line),
    Column("problem", lambda problem: problem.cause),
)


def tell(failures: Sequence[Problem], *, quiet: bool) -> None:
    """Tell what failed: as a table where people watch, else a line each."""
    watched = sys.stderr.isatty() and not quiet
    shown = failures[: _ROWS if watched else _LINES]
    if watched and shown:
        write(Table(_COLUMNS, shown), Style(terminal=True), sys.stderr)
    else:
        for one in shown:
            say(described(one))
    if len(shown) < len(failures):
        say(f"{len(failures) - len(shown):,} more (bulletin problems)")


def described(problem: Problem) -> str:
    """Return a problem on one line: file, line, cause, and the text concerned."""
    line = "" if problem.line is None else f", line {problem.line}"
    quote = "" if problem.quote is None else f": {problem.quote}"
    return f"{problem.path}{line}: {problem.cause}{quote}"
