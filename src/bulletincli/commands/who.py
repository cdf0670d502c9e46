"""`bulletin who`: a person's offices, roles, company and appearances, or what two persons shared."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bulletincli.commands.shared import person_columns
from bulletincli.commands.shared.event_columns import EVENT_COLUMNS
from bulletincli.commands.shared.not_found import explain, no_person
from bulletincli.commands.shared.options import Database, EventFilters, refuse_empty
from bulletincli.commands.shared.output import Output, say, say_shortened
from bulletincli.errors import EXIT_FOUND, EXIT_NOTHING_FOUND
from bulletincli.render.columns import Table
from bulletincli.render.write import write, write_heading, write_section
from bulletincli.store.rows import Filters, PersonCard

if TYPE_CHECKING:
    from bulletincli.store.reader import Reader

EXAMPLES: Final = """\b
Examples:
  bulletin who 陶亿国
  bulletin who 範士富 --json                (traditional characters find the same)
  bulletin who 陶亿国 --from 2022-04-10 --role host
  bulletin who 陶亿国 --with 杨燊           (the events they shared)
  bulletin who 陶亿国 --csv > appearances.csv

\b
CSV, TSV: one line an appearance. JSON: a list with one object a person of that name,
  {"person_id", "name", "as_written", "scope", "districts", "first", "last", "events",
   "offices": [{"title", "first", "last", "events"}], "roles": [{"role", "events"}],
   "company": [{"person_id", "name", "events"}], "company_total",
   "appearances": [{"title", "roles", … and the columns of timeline}]}
"""


def run(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in either script, or a person id.")],
    *,
    other: Annotated[
        str | None,
        typer.Option("--with", metavar="NAME", help="List the events in which NAME took part too."),
    ] = None,
    filters: EventFilters,
    output: Output,
    database: Database,
) -> int:
    """Show a person: offices, roles, company, appearances.

    Offices are titles as written before the name, with the first and last date on which they were.
    People of one name in different cities are different people, and each is shown. --limit holds for
    company and appearances; company names the 20 most frequent at most.
    """
    asked = filters.for_store()
    refuse_empty("NAME", name)
    refuse_empty("--with", other)
    with database.reader() as reader:
        if other is not None:
            return _together(reader, name, other, asked, output)
        cards = reader.who(name, filters=asked, limit=output.row_limit)
        if not cards:
            say(_nobody(reader, name, asked))
        _put(cards, output)
    return EXIT_FOUND if cards else EXIT_NOTHING_FOUND


def _together(reader: Reader, name: str, other: str, asked: Filters, output: Output) -> int:
    page = reader.together(name, other, filters=asked, limit=output.row_limit)
    code = output.put(EVENT_COLUMNS, page.rows, page.total)
    if not page.total:
        missing = [one for one in (name, other) if not reader.who(one, limit=1)]
        say(no_person(reader, missing[0]) if missing else f"no event that {name} and {other} shared")
    return code


def _nobody(reader: Reader, name: str, asked: Filters) -> str:
    if not reader.who(name, limit=1):
        return no_person(reader, name)
    return f"{name}: {explain(reader, asked)}"


def _put(cards: list[PersonCard], output: Output) -> None:
    style = output.style
    if style.format in {"csv", "tsv"}:
        rows = ((card, one) for card in cards for one in card.appearances.rows)
        write(Table(person_columns.APPEARANCE_ROWS, rows), style, sys.stdout)
    elif not style.for_people:
        write(Table(person_columns.CARD, cards), style, sys.stdout)
    else:
        for number, card in enumerate(cards):
            if number:
                sys.stdout.write("\n")
            _put_card(card, output)
    for card in cards:
        say_shortened(len(card.appearances.rows), card.appearances.total)


def _put_card(card: PersonCard, output: Output) -> None:
    style = output.style
    write_heading("  ".join(_headline(card)), style, sys.stdout)
    named = card.company[: output.row_limit]
    company = f"company ({card.company_total})"
    if len(named) < card.company_total:
        company = f"company ({len(named)} of {card.company_total})"
    appearances = f"appearances ({card.appearances.total})"
    roles = person_columns.roles_in_order(card)
    write_section("offices", Table(person_columns.OFFICES, card.offices), style, sys.stdout)
    write_section("roles", Table(person_columns.ROLES, roles), style, sys.stdout)
    write_section(company, Table(person_columns.COMPANY, named), style, sys.stdout)
    write_section(appearances, Table(person_columns.APPEARANCES, card.appearances.rows), style, sys.stdout)


def _headline(card: PersonCard) -> Iterable[str]:
    yield card.name
    others = [written for written in card.as_written if written != card.name]
    if others:
        yield f"(also {', '.join(others)})"
    if card.scope:
        yield card.scope
    if card.first and card.last:
        yield card.first if card.first == card.last else f"{card.first} to {card.last}"
    yield card.person_id
