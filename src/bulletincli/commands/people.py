"""`bulletin people`: who is in the file."""

from __future__ import annotations

from typing import Final

from bulletincli.commands.shared.not_found import explain
from bulletincli.commands.shared.options import Database, EventFilters
from bulletincli.commands.shared.output import Output, say
from bulletincli.render.columns import Column
from bulletincli.store.rows import PersonRow

EXAMPLES: Final = """\b
Examples:
  bulletin people
  bulletin people --district 九江市 --role host
  bulletin people --csv --bom > people.csv
"""


def run(filters: EventFilters, output: Output, database: Database) -> int:
    """List the people who took part in events.

    Those in most events come first. Every option narrows the events that count. title is the one seen
    last.
    """
    asked = filters.for_store()
    with database.reader() as reader:
        page = reader.people(asked, output.row_limit)
        code = output.put(_COLUMNS, page.rows, page.total)
        if not page.total:
            say(explain(reader, asked))
    return code


_COLUMNS: Final[tuple[Column[PersonRow], ...]] = (
    Column("name", lambda person: person.name),
    Column("events", lambda person: person.events),
    Column("first", lambda person: person.first),
    Column("last", lambda person: person.last),
    Column("title", lambda person: person.title),
    Column("scope", lambda person: person.scope),
    Column("person_id", lambda person: person.person_id),
)
