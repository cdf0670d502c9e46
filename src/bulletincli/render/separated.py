"""CSV and TSV: a line a row, values quoted where they hold the separator, quotes or line ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TextIO

from bulletincli.render.columns import Row, Table, plain_text


def write_separated(table: Table[Row], out: TextIO, *, separator: str, header: bool) -> None:
    """Write every row as a line of values parted by `separator`."""
    needs_quotes = re.compile(f'[{separator}"\r\n]|^\\s|\\s$')
    if header:
        out.write(_line(table.names, separator, needs_quotes))
    for cells in table.cells():
        out.write(_line([plain_text(cell) for cell in cells], separator, needs_quotes))


def _line(values: Sequence[str], separator: str, needs_quotes: re.Pattern[str]) -> str:
    if list(values) == [""]:
        return '""\n'  # a blank line would be read as no row
    return separator.join(_quoted(value) if needs_quotes.search(value) else value for value in values) + "\n"


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'
