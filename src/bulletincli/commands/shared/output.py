"""How the reading commands put out their rows: options, the limit, and telling what was left out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

import typer

from bulletincli.errors import EXIT_FOUND, EXIT_NOTHING_FOUND, BulletinError
from bulletincli.render.cells import visible
from bulletincli.render.columns import Column, Row, Table
from bulletincli.render.write import Format, Style, write

ROWS_ON_A_TERMINAL: Final = 20


class ContradictingOptionsError(BulletinError):
    """Options of which only one can hold."""


@dataclass(frozen=True)
class Form:
    """The format that rows are put out in."""

    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, tsv, json, ndjson or md."),
    ] = None
    csv: Annotated[bool, typer.Option("--csv", help="The same as --format csv.")] = False
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin with a byte order mark, for spreadsheets (csv, tsv).")
    ] = False
    excel_safe: Annotated[
        bool,
        typer.Option(
            "--excel-safe", help="Put ' before text that a spreadsheet would run as a formula (csv, tsv)."
        ),
    ] = False
    no_header: Annotated[
        bool, typer.Option("--no-header", help="No line of column names (table, csv, tsv).")
    ] = False

    def __post_init__(self) -> None:
        given = [self.format, "csv" if self.csv else None, "json" if self.json else None]
        if len({form for form in given if form is not None}) > 1:
            raise ContradictingOptionsError("--format, --csv and --json name different formats; give one")

    @property
    def style(self) -> Style:
        """How to write rows to standard output. Raises `FormatOptionError`."""
        form: Format = "csv" if self.csv else "json" if self.json else self.format or "table"
        return Style(
            format=form,
            header=not self.no_header,
            bom=self.bom,
            terminal=sys.stdout.isatty(),
            excel_safe=self.excel_safe,
        )

    def put(self, columns: Sequence[Column[Row]], rows: Iterable[Row], total: int) -> int:
        """Write rows of which there are `total`; say if they are not all. Return the exit code."""
        rows = list(rows)
        if rows or not self.style.for_people:
            write(Table(columns, rows), self.style, sys.stdout)
        say_shortened(len(rows), total)
        return EXIT_FOUND if total else EXIT_NOTHING_FOUND


@dataclass(frozen=True)
class Output(Form):
    """The format of the rows and how many of them."""

    limit: Annotated[
        int | None,
        typer.Option("--limit", "-n", metavar="N", help="At most N rows. [20 in a table on a terminal]"),
    ] = None
    all_rows: Annotated[bool, typer.Option("--all", help="All rows, on a terminal too.")] = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.limit is not None and self.limit < 1:
            raise ContradictingOptionsError(f"--limit {self.limit} shows nothing; give 1 or more")
        if self.all_rows and self.limit is not None:
            raise ContradictingOptionsError("--all and --limit contradict each other; give one")

    @property
    def row_limit(self) -> int | None:
        """How many rows to ask for: what the user says, or a screenful for a table that people watch."""
        if self.limit is not None or self.all_rows:
            return self.limit
        style = self.style
        return ROWS_ON_A_TERMINAL if style.terminal and style.format == "table" else None


def say(message: str) -> None:
    """Tell the user something, on standard error, on one line."""
    sys.stdout.flush()
    print(f"bulletin: {visible(message)}", file=sys.stderr)


def counted(number: int, one: str, several: str | None = None) -> str:
    """Return a number with its noun: `1 person`, `2 people`, `0 events`."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def say_shortened(shown: int, total: int) -> None:
    """Tell that there are more rows than were shown."""
    if shown < total:
        sys.stdout.flush()
        print(f"{shown} of {total} shown (--all)", file=sys.stderr)


def nearest(names: Sequence[str]) -> str:
    """Return the end of a message that offers names."""
    return f"; nearest: {', '.join(names)}" if names else ""
