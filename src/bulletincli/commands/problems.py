"""`bulletin problems`: what was not read or not understood."""

from __future__ import annotations

from typing import Final

from bulletincli.commands.shared.options import Database
from bulletincli.commands.shared.output import Output, say
from bulletincli.render.columns import Column
from bulletincli.store.rows import ProblemRow

EXAMPLES: Final = """\b
Examples:
  bulletin problems
  bulletin problems --csv > problems.csv
"""


def run(output: Output, database: Database) -> int:
    """List what was not read or not understood.

    A file's problems are forgotten when it is read again without them. Exit code 1 if there are none.
    """
    with database.reader() as reader:
        rows = reader.problems()
    code = output.put(_COLUMNS, rows[: output.row_limit], len(rows))
    if not rows:
        say("no problems")
    return code


_COLUMNS: Final[tuple[Column[ProblemRow], ...]] = (
    Column("path", lambda problem: problem.path),
    Column("line", lambda problem: problem.line),
    Column("cause", lambda problem: problem.cause),
    Column("quote", lambda problem: problem.quote),
    Column("document_id", lambda problem: problem.document_id),
)
