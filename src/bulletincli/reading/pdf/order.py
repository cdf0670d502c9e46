"""The order in which a page is read: cut along the white between columns, then across.

After the XY-cut of Nagy and Seth (1984), with a preference: rows are put together as long as one white strip runs
down through all of them, so that gaps between paragraphs that happen to meet do not cut columns in two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from bulletincli.reading.pdf.boxes import Run, typical_size
from bulletincli.reading.pdf.runs import rows

_GUTTER: Final = 0.9
"""Sizes of white that part two columns at least. Spaces within lines are as wide, but not above one another."""
_NARROWEST: Final = 8.0
"""Sizes that a column is wide at least; narrower ones are dates or numbers beside their text."""
_SLENDER: Final = 5.5
"""Sizes that a narrower one is wide at least, in a box of a newspaper: it has many lines, filled, and seldom figures."""
_TALL: Final = 6
_FILLED: Final = 0.6
_DEEPEST: Final = 16
"""Cuts within cuts: newspapers need four. The rest is read row by row."""
_FULL: Final = 0.4
"""Share of a column's lines that reach its edge: text fills its lines, the cells of a table seldom do."""
_FULLER: Final = 0.5
"""The same if beside it there are but short lines, of the end of a text or of a table."""
_REACH: Final = 1.6
"""Sizes by which a full line may end before the edge."""

_APART: Final = 1.4
"""Sizes of white above or below a row that is none of the columns'; between lines there is seldom as much as one."""
_EDGE: Final = 0.15
"""Sizes by which the beginnings of lines at one edge may differ."""
_BESIDE: Final = 8
"""Rows of the columns that such a row is compared with."""
_ONE_ROW: Final = 1.5
_INDENT: Final = 2.6
"""Sizes by which a paragraph's first line is indented at most."""
_LARGER: Final = 1.2

Strip = tuple[float, float]
"""White from one x to another."""


class Area(NamedTuple):
    """The runs of one column or of a part of it, in no order."""

    runs: list[Run]


class _Band(NamedTuple):
    """Runs that share a height, and the white between them."""

    runs: list[Run]
    inner: list[Strip]
    left: float
    right: float


def areas(runs: Sequence[Run]) -> list[Area]:
    """Cut a page into areas in reading order, each of which is read line by line."""
    found: list[Area] = []
    waiting: list[tuple[list[Run], int]] = [(list(runs), 0)]
    while waiting:
        part, depth = waiting.pop()
        if not part:
            continue
        pieces = _cut(part) if depth < _DEEPEST else [part]
        if len(pieces) == 1:
            found.append(Area(pieces[0]))
        else:
            waiting += [(piece, depth + 1) for piece in reversed(pieces)]
    return found


def _cut(part: list[Run]) -> list[list[Run]]:
    """Cut a part into groups of rows, or one such group into columns; one piece is one that cannot be cut."""
    size = typical_size(part)
    bands = list(_bands(part, _GUTTER * size))
    pieces: list[list[Run]] = []
    plain = True
    index = 0
    while index < len(bands):
        end, gutters = _stretch(bands, index, size)
        group = [run for band in bands[index:end] for run in band.runs]
        if gutters:
            pieces.append(group) if index or end < len(bands) else pieces.extend(_columns(group, gutters))
        elif pieces and plain:
            pieces[-1] += group
        else:
            pieces.append(group)
        plain = not gutters
        index = end
    return pieces


def _bands(part: list[Run], gutter: float) -> Iterator[_Band]:
    """Yield the groups of runs between which white runs across, top to bottom."""
    group: list[Run] = []
    bottom = 0.0
    for run in sorted(part, key=lambda run: (run.top, run.x0)):
        if group and run.top > bottom:
            yield _band(group, gutter)
            group = []
        bottom = max(bottom, run.bottom) if group else run.bottom
        group.append(run)
    if group:
        yield _band(group, gutter)


def _band(group: list[Run], gutter: float) -> _Band:
    spans = sorted((run.x0, run.x1) for run in group)
    inner: list[Strip] = []
    left, right = spans[0]
    for x0, x1 in spans:
        if x0 - right >= gutter:
            inner.append((right, x0))
        right = max(right, x1)
    return _Band(group, inner, left, right)


def _stretch(bands: Sequence[_Band], start: int, size: float) -> tuple[int, list[Strip]]:
    """Return the end of the bands from `start` that are read together, and the gutters through all of them.

    A band without inner white is read by itself. Else bands are taken as long as one gutter is left.
    """
    strips = bands[start].inner
    end = start + 1
    if not strips or (end < len(bands) and _is_apart(bands[start], bands[end : end + _BESIDE], size)):
        return end, []
    while end < len(bands):
        left = _common(strips, bands[end], _GUTTER * size)
        if not left:
            break
        strips, end = left, end + 1
    if end - start > 2 and _is_apart(
        bands[end - 1], bands[max(start, end - 1 - _BESIDE) : end - 1][::-1], size
    ):
        end -= 1
    group = [run for band in bands[start:end] for run in band.runs]
    # not the strips alone that the first band has: a column may begin lower than those beside it
    return end, _proper(group, _band(group, _GUTTER * size).inner, size)


def _is_apart(row: _Band, beside: Sequence[_Band], size: float) -> bool:
    """Tell a row like `甲区大事记    第5期` above or below columns (`beside`, from the row on).

    White parts it from them, or its size; or it is set in the middle, and begins at none of their edges.
    """
    top, bottom = _top(row.runs), _bottom(row.runs)
    if not row.inner or bottom - top > _ONE_ROW * size:
        return False
    above, below = _top(beside[0].runs), _bottom(beside[0].runs)
    if max(above - bottom, top - below) > _APART * size or _is_larger(row.runs, beside):
        return True
    left, right = min(band.left for band in beside), max(band.right for band in beside)
    if min(row.left - left, right - row.right) <= _INDENT * size:
        return False
    step = _EDGE * size
    starts = {round(run.x0 / step) for band in beside for run in band.runs}
    return starts.isdisjoint(round(run.x0 / step) + off for run in row.runs for off in (-1, 0, 1))


def _is_larger(row: Sequence[Run], beside: Sequence[_Band]) -> bool:
    """Tell whether a row's largest words are larger than what stands in their column; other columns may have small type."""
    largest = max(row, key=lambda run: run.size)
    column = [run for band in beside for run in band.runs if run.x0 < largest.x1 and run.x1 > largest.x0] or [
        run for band in beside for run in band.runs
    ]
    return largest.size > _LARGER * typical_size(column)


def _top(group: Sequence[Run]) -> float:
    return min(run.top for run in group)


def _bottom(group: Sequence[Run]) -> float:
    return max(run.bottom for run in group)


def _common(strips: Sequence[Strip], band: _Band, gutter: float) -> list[Strip]:
    """Return what is left of the strips within the band's white, where it is wide enough."""
    white = [(float("-inf"), band.left), *band.inner, (band.right, float("inf"))]
    found: list[Strip] = []
    mine = other = 0
    while mine < len(strips) and other < len(white):
        cut = (max(strips[mine][0], white[other][0]), min(strips[mine][1], white[other][1]))
        if cut[1] - cut[0] >= gutter:
            found.append(cut)
        if strips[mine][1] < white[other][1]:
            mine += 1
        else:
            other += 1
    return found


def _proper(group: Sequence[Run], strips: Sequence[Strip], size: float) -> list[Strip]:
    """Return the strips that have a column of text on either side, rather than the cells of a table."""
    lines = rows(group)
    columns = _columns(group, strips)
    if len(columns) <= len(strips):
        return []
    found: list[Strip] = []
    left = min(run.x0 for run in group)
    right = max(run.x1 for run in group)
    first = 0  # of the columns that stand before the strip and are not parted yet
    for number, strip in enumerate(strips):
        after = strips[number + 1][0] if number + 1 < len(strips) else right
        before_size, after_size = (typical_size(columns[at]) for at in (number, number + 1))
        wide = _is_wide(after - strip[1], columns[number + 1], after_size)
        short = number + 1 == len(strips) and after - strip[1] >= _NARROWEST * after_size / 2
        before = [run for column in columns[first : number + 1] for run in column]
        if not _is_wide(strip[0] - left, before, before_size) or not (wide or short):
            continue
        if _is_text(lines, left, strip, size, share=_FULL if wide else _FULLER):
            found.append(strip)
            left, first = strip[1], number + 1
    return found


def _is_wide(width: float, column: Sequence[Run], size: float) -> bool:
    """Tell whether a column is wide enough for a text, in its own size, or is one by its many filled lines."""
    if width >= _NARROWEST * size:
        return True
    lines = rows(column)
    if width < _SLENDER * size or len(lines) < _TALL:
        return False
    filled = sum(1 for line in lines if line[-1].x1 - line[0].x0 >= width - _REACH * size)
    words = sum(1 for line in lines if not any(char.isdigit() for run in line for char in run.text))
    return min(filled, words) >= _FILLED * len(lines)


def _is_text(lines: Sequence[Sequence[Run]], left: float, strip: Strip, size: float, *, share: float) -> bool:
    """Tell whether what stands before the strip is a column: lines that are filled, or not level with the others."""
    ends: list[float] = []
    level = 0
    beside = 0
    for row in lines:
        before = [run.x1 for run in row if left - size <= run.x0 and run.x1 <= strip[0] + size]
        after = any(run.x0 >= strip[1] - size for run in row)
        beside += after
        if before:
            ends.append(max(before))
            level += after
    if len(ends) < 2 or not beside:
        return False
    edge = max(ends) - _REACH * size
    filled = sum(1 for end in ends if end >= edge)
    if beside == 1 and (len(ends) < 3 or filled < _FULLER * len(ends)):
        return False
    return filled >= share * len(ends) or level < min(len(ends), beside) / 2


def _columns(group: Sequence[Run], gutters: Sequence[Strip]) -> list[list[Run]]:
    columns: list[list[Run]] = [[] for _ in range(len(gutters) + 1)]
    for run in group:
        middle = (run.x0 + run.x1) / 2
        columns[sum(1 for strip in gutters if middle > strip[0])].append(run)
    return [column for column in columns if column]
