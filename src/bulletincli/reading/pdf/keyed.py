"""Columns to rows where no rule parts these: a column of dates, or of other short words, tells where each is.

A date may stand beside the first line of its text or beside its middle. What is taken for the rows must hold for all
of them, and their ends must look like ends; else nothing is taken, for columns of a page are no table.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from bulletincli.reading.pdf.boxes import Run
from bulletincli.reading.pdf.cells import Cell
from bulletincli.reading.pdf.lines import line_of
from bulletincli.reading.pdf.paragraphs import CLAUSE_END, MID_DATE, has_room
from bulletincli.reading.pdf.runs import rows

_KEY: Final = re.compile(
    r"[\d〇零一二三四五六七八九十廿年月日号上中下旬初末底至到和、，,.:：/~～—–―\-()（）周星期"
    r"凌晨早午傍晚夜间时分点起同当本次翌前后第春夏秋冬季度○]{1,24}"
)
"""What a column of dates or numbers consists of."""
BEGINS: Final = re.compile(
    r"(?:\d{2,4}[年./-])?\d{1,2}(?:[月日号./、-]|$)|[一二三四五六七八九十]{1,3}(?:[月日、]|$)|[同当次翌本][日月天年]"
)
"""How another date or number begins, below one in the same column; `上午` may be the rest of the one above."""
_OPEN: Final = re.compile(r"[(（][^)）]*$")
LEVEL: Final = 0.45
"""Sizes by which lines of one row differ at most."""
_TOLERANCE: Final = 0.35
"""Sizes by which a date in the middle of its text may be off it."""
WIDER: Final = 1.2
"""Times the least distance of a text's lines from which on a gap parts rows."""
WORDY: Final = 8.0
"""Sizes that a column is wide at least for its lines to show by their ends whether a row ends."""
_ENDED: Final = 0.6
"""Share of such a column's rows that must look ended."""
_WORDS: Final = 3
"""Rows that a column of other words has at least."""


class _Key(NamedTuple):
    """Where the lines of a date stand, in one cell of its column."""

    first: float
    last: float


Cut = list[float]
"""Where rows are parted from the next: y's between the base lines."""


def is_key(text: str) -> bool:
    """Tell what may be all of a date's or number's cell."""
    squeezed = "".join(text.split())
    return _KEY.fullmatch(squeezed) is not None and any(map(str.isalnum, squeezed))


def split(columns: Sequence[Cell], key: int, *, dated: bool = True) -> list[list[Cell]]:
    """Return the rows of these columns by the dates in the one numbered `key`; none if they do not tell.

    Of a column that is not `dated`, each line must be a row's, and stand beside it as only a cell does.
    """
    size = max((run.size for run in columns[key].runs), default=1.0)
    others = [_bases(cell) for number, cell in enumerate(columns) if number != key]
    leading = leading_of(others, size)
    keys = _keys(columns[key], leading) if dated else [_Key(base, base) for base in _bases(columns[key])]
    if len(keys) < (2 if dated else _WORDS) or not any(others):
        return []
    lines = sorted(base for bases in others for base in bases)
    found: list[list[Cell]] = []
    best = _ENDED
    for cut, placed in (
        (_by_gaps(keys, lines, leading, size), None),
        (_by_middle(keys, sorted([*lines, *_bases(columns[key])]), size), _is_centred),
        (_by_level(keys, lines, size) if dated else [], _is_level),
    ):
        share = _share_ended(columns, key, cut) if cut else 0.0
        if share < best or (found and share == best):
            continue
        table = _parted(columns, cut)
        if placed is None or all(placed(row, key, size) for row in table):
            found, best = table, share
    return found


def _is_centred(row: Sequence[Cell], key: int, size: float) -> bool:
    """Tell whether all cells stand in the middle of their row or begin at its top."""
    spans = [(bases[0], bases[-1]) for cell in row if (bases := _bases(cell))]
    dates = _bases(row[key])
    top, middle = min(first for first, _ in spans), (dates[0] + dates[-1]) / 2
    near = _TOLERANCE * size
    return all(first - top <= near or abs((first + last) / 2 - middle) <= near for first, last in spans)


def _is_level(row: Sequence[Cell], key: int, size: float) -> bool:
    """Tell whether all cells begin where the date does."""
    date = _bases(row[key])[0]
    return all(abs(bases[0] - date) <= LEVEL * size for cell in row if (bases := _bases(cell)))


def _bases(cell: Cell) -> list[float]:
    return [row[0].base for row in rows(cell.runs)]


def leading_of(columns: Sequence[Sequence[float]], size: float) -> float:
    """Return the least distance between lines of a column."""
    steps = [after - base for bases in columns for base, after in pairwise(bases) if after - base >= size / 2]
    return min(steps, default=1.5 * size)


def _keys(cell: Cell, leading: float) -> list[_Key]:
    """Return the dates of a column; none if something else stands in it, but for words at its head."""
    found: list[_Key] = []
    last = ""
    for number, row in enumerate(rows(cell.runs)):
        text, base = "".join(line_of(row).text.split()), row[0].base
        if not is_key(text) and number:
            return []
        apart = not found or base - found[-1].last > WIDER * leading
        rest = MID_DATE.search(last) or _OPEN.search(last)
        if apart or not last or (not rest and (BEGINS.match(text) or not is_key(last))):
            found.append(_Key(base, base))
        else:
            found[-1] = found[-1]._replace(last=base)
        last = text
    return found


def _by_gaps(keys: Sequence[_Key], lines: Sequence[float], leading: float, size: float) -> Cut:
    """Part rows where lines stand wider apart than they do within texts, if each part has one date."""
    gaps = [(base, after) for base, after in pairwise(lines) if after - base > WIDER * leading]
    if len(gaps) + 1 != len(keys):
        return []
    starts, ends = [lines[0], *(after for _, after in gaps)], [*(base for base, _ in gaps), lines[-1]]
    near = LEVEL * size
    for key, start, end in zip(keys, starts, ends, strict=True):
        if key.last < start - near or key.first > end + near:
            return []
    return [
        (max(base, key.last) + min(after, below.first)) / 2
        for (base, after), (key, below) in zip(gaps, pairwise(keys), strict=True)
    ]


def _by_middle(keys: Sequence[_Key], lines: Sequence[float], size: float) -> Cut:
    """Part rows so that each date stands in the middle of its row, if that takes up all lines."""
    cut: Cut = []
    start = 0
    for key in keys:
        if start >= len(lines):
            return []
        mirrored = key.first + key.last - lines[start]
        end = bisect_right(lines, mirrored + _TOLERANCE * size)
        if end <= start or mirrored - lines[end - 1] > _TOLERANCE * size:
            return []
        if end < len(lines):
            cut.append((lines[end - 1] + lines[end]) / 2)
        start = end
    return cut if start == len(lines) else []


def _by_level(keys: Sequence[_Key], lines: Sequence[float], size: float) -> Cut:
    """Part rows above each date, if all of them stand beside the first line of something."""
    near = LEVEL * size
    if lines[0] < keys[0].first - near:
        return []
    for key in keys:
        at = bisect_left(lines, key.first - near)
        if at == len(lines) or lines[at] > key.first + near:
            return []
    return [key.first - near for key in keys[1:]]


def _share_ended(columns: Sequence[Cell], key: int, cut: Cut) -> float:
    """Return before which share of the cuts the text ends, in the worst column that is wide enough to show it."""
    least = 1.0
    for number, cell in enumerate(columns):
        size = max((run.size for run in cell.runs), default=1.0)
        right = max((run.x1 for run in cell.runs), default=0.0)
        if number == key or right - min((run.x0 for run in cell.runs), default=0.0) < WORDY * size:
            continue
        lines = [line_of(row) for row in rows(cell.runs)]
        borders = [
            (line, after)
            for line, after in pairwise(lines)
            if bisect_right(cut, line.base) != bisect_right(cut, after.base)
        ]
        ended = sum(
            1
            for line, after in borders
            if CLAUSE_END.search(line.text) or has_room(right - line.x1, line, after)
        )
        if borders:
            least = min(least, ended / len(borders))
    return least


def _parted(columns: Sequence[Cell], cut: Cut) -> list[list[Cell]]:
    """Return the rows that a cut makes of the columns."""
    parts: list[list[list[Run]]] = [[[] for _ in columns] for _ in range(len(cut) + 1)]
    for number, cell in enumerate(columns):
        for run in cell.runs:
            parts[bisect_right(cut, run.base)][number].append(run)
    return [
        [cell._replace(runs=tuple(runs)) for cell, runs in zip(columns, part, strict=True)] for part in parts
    ]
