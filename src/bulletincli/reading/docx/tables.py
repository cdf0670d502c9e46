"""Tables: a row is a line, its cells parted by tabs; a cell that holds a text of its own keeps its lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

_LONG: Final = 40
"""Characters from which on a cell of several lines is a text rather than a name that was broken."""


@dataclass(slots=True)
class _Cell:
    lines: list[str] = field(default_factory=list)
    continued: bool = False


@dataclass(slots=True)
class Table:
    """A table being read; `lines` is its text so far."""

    lines: list[str] = field(default_factory=list)
    _cells: list[_Cell] = field(default_factory=list)

    def open_cell(self) -> None:
        """Begin the row's next cell."""
        self._cells.append(_Cell())

    def continue_cell(self) -> None:
        """Take the cell for a part of the one above it, which has the text of both."""
        if self._cells:
            self._cells[-1].continued = True

    def add(self, line: str) -> None:
        """Add a line to the cell; outside of cells it is a line of the table."""
        if self._cells:
            self._cells[-1].lines.append(line)
        elif line.strip():
            self.lines.append(line)

    def close_row(self) -> None:
        """Make lines of the row: one of its short cells, and those of its long ones.

        A long cell begins on the line of the short ones before it (`4月9日⇥…`), and what follows it on the next.
        """
        short: list[str] = []
        for cell in self._cells:
            lines = [] if cell.continued else [line for line in cell.lines if line.strip()]
            if len(lines) > 1 and sum(map(len, lines)) >= _LONG:
                self._close_line([*short, lines[0]])
                self.lines += lines[1:]
                short = []
            else:
                short.append(" ".join(line.strip() for line in lines))
        self._close_line(short)
        self._cells = []

    def _close_line(self, cells: list[str]) -> None:
        line = "\t".join(cells).strip("\t")
        if line.strip():
            self.lines.append(line)
