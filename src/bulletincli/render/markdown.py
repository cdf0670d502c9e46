"""Markdown tables: columns aligned in cells, line ends as `<br>`, markup characters escaped."""

from __future__ import annotations

import re
from typing import TextIO

from bulletincli.render.cells import pad, visible, width
from bulletincli.render.columns import Row, Table, is_numeric, plain_text

_MARKUP = re.compile(r"[\\|*_`\[\]~]")


def write_markdown(table: Table[Row], out: TextIO) -> None:
    """Write a table with a header."""
    rows = list(table.cells())
    numeric = [is_numeric(column) for column in zip(*rows, strict=True)] or [False] * len(table.names)
    lines = [[escaped(name) for name in table.names]]
    lines += [[escaped(plain_text(cell)) for cell in row] for row in rows]
    widths = [max(3, *map(width, column)) for column in zip(*lines, strict=True)]
    rule = ["-" * (cells - 1) + (":" if right else "-") for cells, right in zip(widths, numeric, strict=True)]
    for line in [lines[0], rule, *lines[1:]]:
        padded = [
            pad(text, cells, right=right) for text, cells, right in zip(line, widths, numeric, strict=True)
        ]
        out.write(f"| {' | '.join(padded)} |\n")


def escaped(text: str) -> str:
    """Return `text` such that Markdown shows it as it is, on one line."""
    text = _MARKUP.sub(r"\\\g<0>", text).replace("&", "&amp;").replace("<", "&lt;")
    return visible(text.replace("\r\n", "\n"), keep="\n").replace("\n", "<br>")
