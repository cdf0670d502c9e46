"""`bulletin search`: the events whose text holds all the words."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from bulletincli.commands.shared.event_columns import EVENT_COLUMNS, PEOPLE, TEXT, of
from bulletincli.commands.shared.not_found import NO_EVENT, explain
from bulletincli.commands.shared.options import Database, EventFilters, refuse_empty
from bulletincli.commands.shared.output import Output, say
from bulletincli.render.columns import Column
from bulletincli.store.rows import SearchHit

EXAMPLES: Final = """\b
Examples:
  bulletin search 核酸检测
  bulletin search 核酸检测 社区 --district 西湖区      (both words)
  bulletin search 範士富 --json
"""

_AROUND: Final = 24
"""Characters shown on either side of the first match."""


def run(
    words: Annotated[list[str], typer.Argument(metavar="WORD", help="What the text must hold, all of it.")],
    filters: EventFilters,
    output: Output,
    database: Database,
) -> int:
    """Find the events whose text holds all the words.

    Those with most occurrences come first. Words are found as they stand, in simplified or traditional
    characters, also across line ends. The table marks them «so» in an excerpt; JSON has the offsets of
    all of them in the event's text.
    """
    query, asked = " ".join(words), filters.for_store()
    refuse_empty("WORD", query)
    with database.reader() as reader:
        page = reader.search(query, filters=asked, limit=output.row_limit)
        code = output.put(_COLUMNS, page.rows, page.total)
        if not page.total:
            reason = explain(reader, asked)
            say(f"no event holds {' and '.join(query.split())}" if reason == NO_EVENT else reason)
    return code


def excerpt(hit: SearchHit) -> str:
    """Return the text around the first match on one line, with the matches in it marked «so»."""
    text = hit.event.text
    if not hit.matches:
        return " ".join(text[: 2 * _AROUND].split())
    start = max(0, hit.matches[0].start - _AROUND)
    end = min(len(text), hit.matches[0].end + _AROUND)
    parts, at = ["…" if start else ""], start
    for match in hit.matches:
        if at <= match.start and match.end <= end:
            parts += [text[at : match.start], "«", text[match.start : match.end], "»"]
            at = match.end
    parts += [text[at:end], "…" if end < len(text) else ""]
    return " ".join("".join(parts).split())


_COLUMNS: Final[tuple[Column[SearchHit], ...]] = (
    *(of(column, lambda hit: hit.event) for column in EVENT_COLUMNS if column is not PEOPLE),
    of(PEOPLE.only("to programs"), lambda hit: hit.event),
    Column("excerpt", excerpt),
    Column("count", lambda hit: hit.count),
    Column(
        "matches",
        lambda hit: [{"start": match.start, "end": match.end} for match in hit.matches],
        flat=lambda hit: "; ".join(f"{match.start}-{match.end}" for match in hit.matches),
        shown="to programs",
    ),
    of(TEXT, lambda hit: hit.event),
)
