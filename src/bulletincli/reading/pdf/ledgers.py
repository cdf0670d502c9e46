"""Tables without rules: a column of dates or of short words, and what stands beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from math import inf
from typing import Final, NamedTuple

from bulletincli.reading.pdf.boxes import Run
from bulletincli.reading.pdf.cells import GUTTER, Cell, cell_of, columns_of
from bulletincli.reading.pdf.keyed import BEGINS, LEVEL, WIDER, WORDY, is_key, leading_of, split
from bulletincli.reading.pdf.lines import line_of
from bulletincli.reading.pdf.paragraphs import CLAUSE_END, has_room
from bulletincli.reading.pdf.runs import rows

_TOGETHER: Final = 1.8
"""Times the least distance of a text's lines from which on what is above or below is none of the table."""
_SHORT: Final = 8
"""Characters of a word at most that is no date, but may be all of a cell."""
_WIDEST: Final = 12
"""Columns beside one of dates that are taken for the same table's at most."""
_CLUSTERS: Final = 8
"""Columns of dates of a page that are looked at."""

Table = list[list[Cell]]


class _Column(NamedTuple):
    """Dates or words one below the other, from top to bottom, and the edges of the widest."""

    left: float
    right: float
    runs: list[Run]


def ledgers(runs: Sequence[Run]) -> Iterator[Table]:
    """Yield the rows of each table of a page that a column of dates or of short words shows."""
    left = list(runs)
    for dated in (True, False):
        keys = [run for run in left if not run.tabular and (is_key(run.text) if dated else _is_word(run))]
        for column in _stacked(keys):
            for table in _beside(column, left, dated=dated):
                yield table
                gone = {id(run) for row in table for cell in row for run in cell.runs}
                left = [run for run in left if id(run) not in gone]


def _is_word(run: Run) -> bool:
    """Tell words that may be all of a cell, and no line of a text."""
    short = len(run.text) <= _SHORT and run.x1 - run.x0 < WORDY * run.size
    return short and run.text.replace(" ", "").isalnum()


def _stacked(keys: Sequence[Run]) -> list[_Column]:
    """Return the columns that dates or words stand in, from left to right, of very many only the longest."""
    found: list[_Column] = []
    for run in sorted(keys, key=lambda run: run.x0):
        if found and run.x0 < found[-1].right:
            found[-1].runs.append(run)
            found[-1] = found[-1]._replace(right=max(found[-1].right, run.x1))
        else:
            found.append(_Column(run.x0, run.x1, [run]))
    longest = sorted((one for one in found if len(one.runs) > 1), key=lambda one: -len(one.runs))[:_CLUSTERS]
    for one in longest:
        one.runs.sort(key=lambda run: run.base)
    return sorted(longest, key=lambda one: one.left)


def _beside(column: _Column, runs: Sequence[Run], *, dated: bool) -> Iterator[Table]:
    """Yield the tables of a column's dates: of those between which nothing else stands in it."""
    known = {id(run) for run in runs}
    dates = [run for run in column.runs if id(run) in known]
    size = max((run.size for run in dates), default=0.0)
    edge = column.right + GUTTER * size
    own = {id(run) for run in dates}
    ends = sorted(run.base for run in runs if run.x0 < edge and run.x1 > column.left and id(run) not in own)
    right = sorted((run for run in runs if run.x0 >= edge), key=lambda run: run.base)
    aside = sorted((run for run in runs if run.x1 <= column.left - GUTTER * size), key=lambda run: run.base)
    for _, group in groupby(dates, key=lambda run: bisect_right(ends, run.base)):
        keys = list(group)
        span = bisect_right(ends, keys[0].base)
        top = ends[span - 1] if span else -inf
        bottom = ends[span] if span < len(ends) else inf
        table = _table(keys, _between(right, top, bottom), aside, dated=dated)
        if table and _is_whole(table, keys[0], right):
            yield table


def _table(keys: Sequence[Run], right: Sequence[Run], aside: Sequence[Run], *, dated: bool) -> Table:
    """Return the rows of the dates and what stands beside them, of as many columns as fit together."""
    kinds = {_kind(run.text) for run in keys if BEGINS.match(run.text)}
    if len(keys) < 2 or not right or (dated and len(kinds) != 1):
        return []
    size = max(run.size for run in keys)
    together = _together(keys, right, size)
    after = columns_of(together, size)
    bases = [run.base for run in (*keys, *together)]
    before = columns_of(_between(aside, min(bases) - size / 2, max(bases) + size / 2), size)
    narrow = list(takewhile(lambda cell: cell.right - cell.left < WORDY * size, before[::-1]))[::-1]
    for count in range(min(len(after), _WIDEST), 0, -1):
        for first in (narrow, []) if narrow else ([],):
            table = split([*first, cell_of(keys), *after[:count]], len(first), dated=dated)
            if table:
                return table
    return []


def _between(runs: Sequence[Run], top: float, bottom: float) -> Sequence[Run]:
    """Return those of the runs, which are ordered, whose base lines are between two places."""
    return runs[
        bisect_right(runs, top, key=lambda run: run.base) : bisect_left(
            runs, bottom, key=lambda run: run.base
        )
    ]


def _kind(text: str) -> str:
    """Return what a date or number counts, so that `2021年5月`, `8` and `星期六` below it are no column of dates."""
    return next(
        (unit for unit in ("日号", "月", "时点", ":：", "年") if any(char in text for char in unit)), ""
    )


def _is_whole(table: Table, key: Run, right: Sequence[Run]) -> bool:
    """Tell whether the text beside the dates begins and ends with them, rather than running past on either side."""
    number = next((at for at, cell in enumerate(table[0]) if key in cell.runs), 0)
    runs = [run for row in table for run in row[number + 1].runs]
    lines = rows(runs)
    left, edge = min(run.x0 for run in runs), max(run.x1 for run in runs)
    size, first, last = lines[0][0].size, lines[0][0].base, lines[-1][0].base
    gap = WIDER * leading_of([[row[0].base for row in lines]], size)

    def near(top: float, bottom: float) -> list[list[Run]]:
        return rows(run for run in _between(right, top, bottom) if run.x0 < edge and run.x1 > left)

    def ends(row: Sequence[Run], after: Sequence[Run]) -> bool:
        line = line_of(row)
        return CLAUSE_END.search(line.text) is not None or has_room(edge - line.x1, line, line_of(after))

    above = near(first - gap, first - LEVEL * size)
    below = near(last + LEVEL * size, last + gap)
    return not (above and not ends(above[-1], lines[0])) and not (below and not ends(lines[-1], below[0]))


def _together(dates: Sequence[Run], beside: Sequence[Run], size: float) -> list[Run]:
    """Return what hangs together with the dates, without a gap above or below that is none of the table's."""
    bases = sorted({run.base for run in beside})
    steps = [after - base for base, after in pairwise(bases) if after - base > LEVEL * size]
    gap = _TOGETHER * max(min(steps, default=0.0), size)
    first, last = bisect_left(bases, dates[0].base - gap), bisect_right(bases, dates[-1].base) - 1
    while first > 0 and bases[first] - bases[first - 1] <= gap:
        first -= 1
    last = max(last, 0)
    while last + 1 < len(bases) and bases[last + 1] - bases[last] <= gap:
        last += 1
    if first >= len(bases):
        return []
    return [run for run in beside if bases[first] <= run.base <= bases[last]]
