"""Rows of tables as lines: short cells parted by tabs, and what spans several rows said in each that it dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from bulletincli.reading.html.line import Line

_LONG_CELL: Final = 60
"""Characters from which on a cell beside a menu is the text of the page, and not another cell of a table."""

_SHORT_CELL: Final = 40
"""Characters up to which a cell of several lines may be one phrase that was broken."""

_MOST_SPANS: Final = 8
"""Cells that span rows, of those that are followed at once: timetables have three."""

_MOST_ROWS: Final = 1_000
"""Rows or columns that one cell is believed to span."""

_BESIDE: Final = 200
"""Characters up to which the cells beside a text are said again with its lines."""

_CARRIED: Final = 30
"""Characters up to which a cell is said again in the next row."""

_WHEN: Final = re.compile(
    r"(?:(?:19|20)\d\d\s?年|\d{1,2}\s?月|\d{1,2}\s?日|(?:\d{4}[-./])?\d{1,2}[-./]\d{1,2}|\d{1,2}[:\uff1a]\d\d|\d{1,2}[时時点點](?:\d\d分|半)?"
    r"|(?:星期|[周週]|[礼禮]拜)[一二三四五六日天]|[上下中]午|凌晨|早上|晚上?|夜间|全天|[-—~\uff5e至到()\uff08\uff09\s、,\uff0c])+"
)
"""A cell that only says when: a date, a weekday, a time of day, also from one to another."""

_HOUR: Final = re.compile(
    r"(?:\d{1,2}[:\uff1a]\d\d|\d{1,2}[时時点點](?:\d\d分|半)?|[上下中]午|凌晨|早上|晚上?|夜间|[-—~\uff5e至到])+"
)
_SAYS: Final = re.compile(r"[^\W_]")
_WHOSE: Final = re.compile(r"姓名|领导|領導|职务|職務|日期|时间|時間|星期")
"""What heads a column of what all rows beside a cell share: whose they are, and when."""

_ITEM: Final = re.compile(
    r"\s*(?:\d|[一二三四五六七八九十]{1,3}[、是]|[(\uff08]?[一二三四五六七八九十]{1,3}[)\uff09]|[·•△●◆■▲○★]|[上下]午|晚上)"
)
_ENDS: Final = re.compile(r"[。;\uff1b]")


class Cell(NamedTuple):
    """A cell of a row: its place among the columns, how many rows it spans, and its lines."""

    column: int
    rows: int
    lines: Sequence[Line]


class _Span(NamedTuple):
    column: int
    columns: int
    rows: int
    text: str
    """What it says to each of the rows, nothing if that cannot be said again."""


class Table:
    """A table whose rows come one after the other: what spans them, and what its first row calls the columns."""

    __slots__ = ("_heads", "_spans")

    def __init__(self) -> None:
        self._spans: list[_Span] = []
        self._heads: Mapping[int, str] | None = None

    def column_from(self, column: int) -> int:
        """Return the first column from `column` on that no cell from above stands in."""
        for span in sorted(self._spans):
            if span.column <= column < span.column + span.columns:
                column = span.column + span.columns
        return column

    def end_group(self) -> None:
        """End a group of rows, which no cell spans."""
        self._spans = []

    def lines_of(self, cells: Sequence[Cell], columns: Mapping[int, int]) -> list[Line]:
        """Return the lines of the next row; `columns` tells how many columns each cell takes, by its place."""
        carried = [span for span in self._spans if span.text]
        lines = _lines(cells, carried)
        if self._heads is None and lines:
            self._heads = {cell.column: _text(cell.lines) for cell in cells}
        above = [span._replace(rows=span.rows - 1) for span in self._spans if span.rows > 1]
        own = [
            _Span(cell.column, columns[cell.column], cell.rows - 1, self._carried(cell))
            for cell in cells
            if cell.rows > 1
        ]
        self._spans = (above + own)[:_MOST_SPANS]
        return lines

    def _carried(self, cell: Cell) -> str:
        text = _text(cell.lines)
        head = (self._heads or {}).get(cell.column, "")
        if len(text) > _CARRIED or _ENDS.search(text):
            return ""
        return text if _is_when(text) or _WHOSE.search(head) else ""


def number_of(attribute: str | None) -> int:
    """Return how many rows or columns a cell spans, from its attribute."""
    text = (attribute or "").strip()
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        return 1
    return min(int(text), _MOST_ROWS) or 1


class _Told(NamedTuple):
    """A cell as it is written: its lines, all of them as one, and whether that only says when."""

    column: int
    lines: Sequence[Line]
    text: str
    when: bool


def _lines(cells: Sequence[Cell], carried: Sequence[_Span]) -> list[Line]:
    found = [line for cell in cells for line in cell.lines]
    if not found or _is_beside_menu(found) or (len(found) == 1 and not carried):
        return found
    row = [_told(cell.column, cell.lines) for cell in cells if cell.lines]
    row += [_told(span.column, [found[0]._replace(text=span.text, linked=0)]) for span in carried]
    row.sort(key=lambda told: told.column)
    if all(len(told.lines) == 1 for told in row):
        return [_joined([told.lines[0] for told in row], found[0])]
    return _timed(row, found[0]) if any(told.when for told in row) else found


def _told(column: int, lines: Sequence[Line]) -> _Told:
    text = _text(lines)
    return _Told(column, lines, text, _is_when(text))


def _is_beside_menu(found: Sequence[Line]) -> bool:
    return any(line.linked * 2 > line.length for line in found) and any(
        line.length > _LONG_CELL for line in found
    )


def _timed(row: Sequence[_Told], first: Line) -> list[Line]:
    """Return the lines of a row that says when and has a cell of several lines."""
    alone = len(row) == len({told.when for told in row})  # a date and what was done
    texts = [told for told in row if not _is_phrase(told, alone=alone)]
    if not texts:
        return [_joined([_whole(told) for told in row], first)]
    many = sum(bool(_ENDS.search(told.text)) for told in row) > 1
    beside = sum(len(told.text) for told in row) - len(texts[0].text)
    if len(texts) == 1 and beside <= _BESIDE and not many and not alone:
        return list(_each_line(row, texts[0], first))
    return _below(row, first, alone=alone)


def _below(row: Sequence[_Told], first: Line, *, alone: bool) -> list[Line]:
    """Return what says when on a line of its own, and what was done below it, a line each."""
    when = [_whole(told) for told in row if told.when]
    others = [
        [_whole(told)] if _is_phrase(told, alone=alone) else told.lines for told in row if not told.when
    ]
    return [_joined(when, first), *(line for lines in others for line in lines)]


def _each_line(row: Sequence[_Told], text: _Told, first: Line) -> Iterator[Line]:
    """Yield each line of a cell with what stands beside it: what was done when, by whom.

    A cell of as many lines is read along with it. Who stands behind it stands on its first line.
    """
    for number, line in enumerate(text.lines):
        goes_on = number > 0 and not _begins(line, text.lines[number - 1])
        cells = []
        for told in row:
            if told is text:
                cells.append(line)
            elif _is_along(told, text):
                cells.append(told.lines[number])
            elif not goes_on and (told.when or told.column < text.column or number == 0):
                cells.append(_whole(told))
        yield _joined(cells, first)


def _begins(line: Line, above: Line) -> bool:
    """Tell a line that begins something new from one that goes on where the one above it was broken."""
    return bool(_ENDS.search(above.text.rstrip()[-1:]) or _ITEM.match(line.text))


def _is_along(told: _Told, text: _Told) -> bool:
    """Tell a cell whose lines belong to those of another: hours, names; a date of two lines is one date."""
    if len(told.lines) != len(text.lines):
        return False
    return not told.when or all(_HOUR.fullmatch(line.text.strip()) for line in told.lines)


def _is_phrase(told: _Told, *, alone: bool) -> bool:
    """Tell a cell of one phrase: a date, names, a few words in several lines where the cell is narrow.

    Several lines that stand `alone` beside a date are what was done that day, a line each.
    """
    if len(told.lines) == 1 or told.when:
        return True
    items = any(_ITEM.match(line.text) for line in told.lines[1:])
    return not alone and not items and len(told.text) <= _SHORT_CELL and not _ENDS.search(told.text)


def _whole(told: _Told) -> Line:
    """Return the lines of a phrase as one."""
    if len(told.lines) == 1:
        return told.lines[0]
    return told.lines[0]._replace(text=told.text, linked=sum(line.linked for line in told.lines))


def _text(lines: Sequence[Line]) -> str:
    """Return the lines as one. In what says when only a digit is parted from what stands before it."""
    texts = [line.text.strip() for line in lines]
    text = " ".join(texts)
    if len(texts) < 2 or not _is_when(text):
        return text
    parted = (below[:1].isdigit() and above[-1:] not in "年月" for above, below in pairwise(texts))
    return texts[0] + "".join(" " * gap + below for gap, below in zip(parted, texts[1:], strict=True))


def _joined(lines: Sequence[Line], first: Line) -> Line:
    text = "\t".join(line.text for line in lines)
    return first._replace(text=text, linked=sum(line.linked for line in lines))


def _is_when(text: str) -> bool:
    return len(text) <= _CARRIED and bool(_SAYS.search(text)) and _WHEN.fullmatch(text) is not None
