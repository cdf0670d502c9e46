"""CSV and TSV: a line a row, values quoted where they hold the separator, quotes or line ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TextIO

from bulletincli.render.columns import Row, Table, plain_text

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How text begins that spreadsheets run as a formula (OWASP, CSV injection)."""


def write_separated(
    table: Table[Row], out: TextIO, *, separator: str, header: bool, guarded: bool = False
) -> None:
    """Write every row as a line of values parted by `separator`.

    `guarded` puts an apostrophe before text that a spreadsheet would take for a formula.
    """
    needs_quotes = re.compile(f'[{separator}"\r\n]|^\\s|\\s$')
    if header:
        out.write(_line(table.names, separator, needs_quotes))
    for cells in table.cells():
        values = [plain_text(cell) for cell in cells]
        if guarded:
            values = [
                f"'{value}" if value.startswith(_FORMULA) and not isinstance(cell, int | float) else value
                for cell, value in zip(cells, values, strict=True)
            ]
        out.write(_line(values, separator, needs_quotes))


def _line(values: Sequence[str], separator: str, needs_quotes: re.Pattern[str]) -> str:
    if list(values) == [""]:
        return '""\n'  # a blank line would be read as no row
    return separator.join(_quoted(value) if needs_quotes.search(value) else value for value in values) + "\n"


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'
