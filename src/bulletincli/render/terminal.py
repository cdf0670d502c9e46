"""Tables on a terminal, with rich: wide values fold, none is cropped; a narrow window gets a record a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from bulletincli.render.cells import visible, width
from bulletincli.render.columns import Row, Scalar, Table, is_numeric, plain_text

_PADDING = 2
_NARROWEST = 14
"""A column of long values is not folded into fewer cells than this: seven Chinese characters."""
_WHOLE = 20
"""A column of values up to this is not folded at all: ids, dates, names."""


def console(out: TextIO) -> Console:
    """Return rich's view of the terminal, which heeds NO_COLOR, COLUMNS and TERM; our data is no markup."""
    return Console(file=out, markup=False, highlight=False, emoji=False, soft_wrap=False)


def write_terminal(table: Table[Row], out: TextIO, *, header: bool) -> None:
    """Write the table in the width of the window."""
    screen = console(out)
    rows = list(table.cells())
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in table.names]
    needed = [_natural_width(name, column) for name, column in zip(table.names, columns, strict=True)]
    least = [cells if cells <= _WHOLE else _NARROWEST for cells in needed]
    if sum(least) + _PADDING * len(least) > screen.width:
        _write_records(screen, table.names, rows)
        return
    grid = RichTable(box=None, show_header=header, pad_edge=False, padding=(0, _PADDING, 0, 0))
    for name, column, cells in zip(table.names, columns, least, strict=True):
        grid.add_column(
            Text(name, style="bold"),
            min_width=cells,
            overflow="fold",
            justify="right" if is_numeric(column) else "left",
        )
    for row in rows:
        grid.add_row(*map(_text, row))
    screen.print(grid)


def _write_records(screen: Console, names: Sequence[str], rows: Sequence[Sequence[Scalar]]) -> None:
    for number, row in enumerate(rows):
        if number:
            screen.print()
        record = RichTable.grid(padding=(0, 1, 0, 0))
        record.add_column(no_wrap=True)
        record.add_column(overflow="fold")
        for name, cell in zip(names, row, strict=True):
            if plain_text(cell):
                record.add_row(Text(name, style="bold"), _text(cell))
        screen.print(record)


def _text(cell: Scalar) -> Text:
    return Text(_lines(cell))


def _lines(cell: Scalar) -> str:
    return visible(plain_text(cell).replace("\r\n", "\n"), keep="\n")


def _natural_width(name: str, column: Sequence[Scalar]) -> int:
    lines = [line for cell in column for line in _lines(cell).split("\n")]
    return max(map(width, [name, *lines]))
