"""The lines that a page shows: blocks and `<br>` end one, a row of a table of short cells is one."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import Final

from bulletincli.reading.html.line import Line
from bulletincli.reading.html.tables import Cell, Table, number_of
from bulletincli.reading.html.tree import Node, Page
from bulletincli.reading.html.words import ELEMENTS, SIZES, begins_item, kind_of

_BLOCKS: Final = ELEMENTS["blocks"]
_KEEPS_BREAKS: Final = ELEMENTS["keeps_breaks"]
_BLOCK_STYLE: Final = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)\b", re.IGNORECASE)
_BREAKS_STYLE: Final = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_HEADINGS: Final = frozenset(["h1", "h2", "h3"])
_ROW_GROUPS: Final = frozenset(["thead", "tbody", "tfoot"])

_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_WIDE: Final = re.compile(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\U00020000-\U0003fffd]"
)
"""Characters of East Asian scripts. A line break of the markup between two of them is no space (CSS Text 3)."""


def lines_of(page: Page, hidden: Collection[int] = ()) -> list[Line]:
    """Return the lines that `page` shows, without what is in the nodes at the places `hidden`."""
    writer = _Writer()
    opened: list[int] = []
    skip = 0
    for place, node in enumerate(page.nodes):
        if place < skip:
            continue
        while opened and opened[-1] != node.parent:
            writer.close(page.nodes[opened.pop()])
        if place in hidden:
            skip = page.ends[place]
        elif node.tag:
            writer.open(node)
            opened.append(place)
        else:
            writer.write(node.text, place)
    while opened:
        writer.close(page.nodes[opened.pop()])
    return writer.lines


class _Row:
    """A row of a table: where its cells begin in the list of lines, and whether a table stands in one of them."""

    __slots__ = ("cells", "column", "nests", "start", "table")

    def __init__(self, start: int, table: Table) -> None:
        self.start = start
        self.table = table
        self.cells: list[tuple[int, int, int, int]] = []
        self.nests = False
        self.column = 0

    def open_cell(self, start: int, attributes: Mapping[str, str]) -> None:
        """Begin the next cell: keep where it begins, in which column, and how many rows and columns it spans."""
        rows, columns = (number_of(attributes.get(name)) for name in ("rowspan", "colspan"))
        column = self.table.column_from(self.column)
        self.cells.append((start, column, rows, columns))
        self.column = column + columns

    def lines(self, written: list[Line]) -> list[Line]:
        """Return the lines of the row, of those `written` since it began: none if a table stands in it."""
        starts = [start - self.start for start, *_ in self.cells] + [len(written)]
        cells = [
            Cell(column, rows, written[start:end])
            for (_, column, rows, _), (start, end) in zip(self.cells, pairwise(starts), strict=True)
        ]
        return self.table.lines_of(cells, {column: columns for _, column, _, columns in self.cells})


class _Writer:
    """Puts the texts of a page together to lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._parts: list[str] = []
        self._linked = self._at = 0
        self._links = self._kept = self._headings = 0
        self._verbatim = False
        self._link = 0
        """Where in the line's parts the link begins that is open."""
        self._dropped = False
        """Whether a button of the line was left out: what is left may be the brackets around it."""
        self._tables: list[Table] = []
        self._rows: list[_Row] = []

    def open(self, node: Node) -> None:
        """Begin an element."""
        if _is_block(node):
            self._end_line()
        if node.tag == "table":
            if self._rows:
                self._rows[-1].nests = True
            self._tables.append(Table())
        elif node.tag == "tr":
            self._rows.append(_Row(len(self.lines), self._tables[-1] if self._tables else Table()))
        elif node.tag in ("td", "th") and self._rows:
            self._rows[-1].open_cell(len(self.lines), node.attributes)
        elif _is_link(node):
            self._link = len(self._parts)
        self._count(node, 1)

    def close(self, node: Node) -> None:
        """End an element."""
        if _is_block(node):
            self._end_line()
        if node.tag == "tr":
            self._end_row(self._rows.pop())
        elif node.tag == "table":
            self._tables.pop()
        elif node.tag in _ROW_GROUPS and self._tables:
            self._tables[-1].end_group()
        elif _is_link(node):
            self._drop_button()
        self._count(node, -1)

    def write(self, text: str, place: int) -> None:
        """Add the text of the node at `place`."""
        if not self._parts:
            self._at = place
        elif begins_item(text):
            self._parts.append(
                "\u3000"
            )  # style sheets part it from the one before, where the markup has no space
        if self._links:
            self._linked += len("".join(text.split()))
        if not self._kept:
            self._parts.append(text)
            return
        first, *others = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._parts.append(first)
        self._verbatim = True
        for line in others:
            self._end_line()
            self._parts, self._at, self._verbatim = [line], place, True

    def _drop_button(self) -> None:
        """Leave out a link beside other text that is only furniture by its words: `… <a>上一篇</a>`."""
        words = "".join(self._parts[self._link :])
        if self._link and words.strip() and kind_of(words):
            del self._parts[self._link :]
            self._dropped = True
            self._linked -= len("".join(words.split()))

    def _count(self, node: Node, step: int) -> None:
        self._links += step * _is_link(node)
        self._headings += step * (node.tag in _HEADINGS)
        self._kept += step * _keeps_breaks(node)

    def _end_line(self) -> None:
        if not self._parts:
            return
        text = "".join(self._parts)
        text = text.rstrip() if self._verbatim else _collapsed(text)
        if "字" in text and SIZES.search(text):
            text = SIZES.sub("", text).strip(" ")
        if any(map(str.isalnum, text)) if self._dropped else text.strip():
            self.lines.append(Line(text, self._linked, self._at, self._headings > 0))
        self._parts, self._linked, self._verbatim, self._dropped = [], 0, False, False

    def _end_row(self, row: _Row) -> None:
        """Put the cells of a row together, unless it is one that lays out a page."""
        if row.nests:
            row.lines([])
        elif row.cells and row.cells[0][0] == row.start:
            self.lines[row.start :] = row.lines(self.lines[row.start :])


def _is_block(node: Node) -> bool:
    return node.tag in _BLOCKS or bool(_BLOCK_STYLE.search(node.attributes.get("style", "")))


def _is_link(node: Node) -> bool:
    return node.tag == "a" and "href" in node.attributes


def _keeps_breaks(node: Node) -> bool:
    return node.tag in _KEEPS_BREAKS or bool(_BREAKS_STYLE.search(node.attributes.get("style", "")))


def _collapsed(text: str) -> str:
    return _SPACE.sub(_one_space, text.strip(" \t\n\r\f")).rstrip()


def _one_space(found: re.Match[str]) -> str:
    if "\n" not in found[0] and "\r" not in found[0]:
        return " "
    text, start, end = found.string, found.start(), found.end()
    both_wide = _WIDE.match(text, start - 1) and _WIDE.match(text, end)
    return "" if both_wide else " "
