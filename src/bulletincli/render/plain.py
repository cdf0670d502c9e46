"""Tables in a pipe: columns aligned in cells, one line a row, nothing cropped, wrapped or coloured."""

from __future__ import annotations

from typing import TextIO

from bulletincli.render.cells import pad, visible, width
from bulletincli.render.columns import Row, Table, is_numeric, plain_text

_GAP = "  "


def write_plain(table: Table[Row], out: TextIO, *, header: bool) -> None:
    """Write the table with two spaces between columns."""
    rows = list(table.cells())
    numeric = [is_numeric(column) for column in zip(*rows, strict=True)] or [False] * len(table.names)
    lines = [[visible(name) for name in table.names]] if header else []
    lines += [[visible(plain_text(cell)) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = [
            pad(text, cells, right=right) for text, cells, right in zip(line, widths, numeric, strict=True)
        ]
        out.write(_GAP.join(padded).rstrip(" ") + "\n")
