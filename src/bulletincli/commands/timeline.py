"""`bulletin timeline`: what happened, in the order of time."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from bulletincli.commands.shared.event_columns import EVENT_COLUMNS
from bulletincli.commands.shared.not_found import explain, undated_note
from bulletincli.commands.shared.options import Database, EventFilters
from bulletincli.commands.shared.output import Output, say

EXAMPLES: Final = """\b
Examples:
  bulletin timeline --district 西湖区 --from 2022-04-05 --to 2022-04-07
  bulletin timeline --person 陶亿国 --role host --csv
  bulletin timeline --kind reception --place 信访 --from 2020 --to 2022-06
  bulletin timeline --from --04-05 --to --04-07      (those days of every year)
"""


def run(
    *,
    person: Annotated[
        str | None,
        typer.Option("--person", metavar="NAME", help="Events in which NAME took part (繁體 works too)."),
    ] = None,
    filters: EventFilters,
    output: Output,
    database: Database,
) -> int:
    """List events in the order of time.

    Every option narrows the list. A district holds those below it. Events whose year is unknown match
    only dates without a year. The table shows the most telling columns, the other formats all of them.
    """
    asked = filters.for_store(person)
    with database.reader() as reader:
        page = reader.timeline(asked, output.row_limit)
        code = output.put(EVENT_COLUMNS, page.rows, page.total)
        if not page.total:
            say(explain(reader, asked, page.undated))
        elif page.undated:
            say(undated_note(page.undated))
    return code
