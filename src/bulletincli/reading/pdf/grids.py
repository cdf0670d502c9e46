"""Tables whose cells are drawn: rules that meet, and what stands between them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from bulletincli.reading.pdf.boxes import Rule, Rules, Run
from bulletincli.reading.pdf.cells import Cell, columns_of
from bulletincli.reading.pdf.sets import Sets

_NEAR: Final = 3.0
"""Points by which rules may miss one another where they meet."""
_MEETINGS: Final = 60_000
"""Pairs of rules of a page that are looked at; a table of sixty rows and forty columns has 2,400."""
_SQUARES: Final = 20_000
"""Squares between the rules of one grid."""

_NARROW: Final = 9.0
"""Points between most rules of a table at least: squared paper and charts have them closer."""
_GRIDS: Final = 40
"""Grids of a page that are looked at, the largest."""
_ALIKE: Final = 6.0
"""Points by which the ends of rules of one table may differ."""
_RULES: Final = 3
"""Level rules that a table without upright ones has at least."""
_SEVERAL: Final = 8
"""Such tables of a page."""

Row = list[Cell]


class _Grid(NamedTuple):
    """The places of a table's rules, and which of them there are between two squares.

    `walls` has (row, column) of each square with a rule at its right, `floors` of each with one below it.
    """

    xs: list[float]
    ys: list[float]
    walls: set[tuple[int, int]]
    floors: set[tuple[int, int]]


def grids(rules: Rules) -> list[_Grid]:
    """Return the grids of a page, the largest first."""
    found: list[_Grid] = []
    for level, upright in _groups(rules):
        xs = _places(rule.at for rule in upright)
        ys = _places(rule.at for rule in level)
        xs = _places([*xs, *_ends(level, xs)])
        ys = _places([*ys, *_ends(upright, ys)])
        if len(xs) > 1 < len(ys) and len(xs) * len(ys) <= _SQUARES and min(_step(xs), _step(ys)) >= _NARROW:
            floors = {(row - 1, column) for row, column in _covered(level, ys, xs)}
            walls = {(row, column - 1) for column, row in _covered(upright, xs, ys)}
            found.append(_Grid(xs, ys, walls, floors))
    return sorted(found, key=lambda grid: (grid.xs[0] - grid.xs[-1]) * (grid.ys[-1] - grid.ys[0]))[:_GRIDS]


def open_grids(rules: Rules, runs: Sequence[Run]) -> list[_Grid]:
    """Return the grids of level rules alone, one below the other and alike, with columns parted by white."""
    alike: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    for level, upright in _groups(rules):
        if not upright:
            for rule in level:
                alike[round(rule.start / _ALIKE), round(rule.end / _ALIKE)].append(rule)
    several = sorted((group for group in alike.values() if len(group) >= _RULES), key=len, reverse=True)
    return [grid for group in several[:_SEVERAL] if (grid := _open_grid(group, runs)) is not None]


def _open_grid(level: Sequence[Rule], runs: Sequence[Run]) -> _Grid | None:
    ys = _places(rule.at for rule in level)
    left, right = min(rule.start for rule in level), max(rule.end for rule in level)
    inside = [
        run
        for run in runs
        if ys[0] < (run.top + run.bottom) / 2 < ys[-1] and left <= (run.x0 + run.x1) / 2 <= right
    ]
    cells = columns_of(inside, max((run.size for run in inside), default=1.0))
    xs = [left, *((cell.right + after.left) / 2 for cell, after in pairwise(cells)), right]
    if len(cells) < 2 or len(ys) < _RULES or len(xs) * len(ys) > _SQUARES:
        return None
    squares = {(row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}
    return _Grid(xs, ys, squares, squares)


def rows_within(grid: _Grid, runs: Iterable[Run]) -> list[Row]:
    """Return the grid's rows from top to bottom. A cell over several rows belongs to the first; empty ones are kept."""
    held: dict[tuple[int, int], list[Run]] = defaultdict(list)
    for run in runs:
        column = bisect_right(grid.xs, (run.x0 + run.x1) / 2) - 1
        row = bisect_right(grid.ys, (run.top + run.bottom) / 2) - 1
        if 0 <= column < len(grid.xs) - 1 and 0 <= row < len(grid.ys) - 1:
            held[row, column].append(run)
    found: list[Row] = [[] for _ in grid.ys[1:]]
    for squares in _cells(grid):
        columns = [column for _, column in squares]
        inside = tuple(run for square in squares for run in held.get(square, ()))
        row = min(row for row, _ in squares)
        found[row].append(Cell(inside, grid.xs[min(columns)], grid.xs[max(columns) + 1]))
    return [sorted(row, key=lambda cell: cell.left) for row in found]


def _groups(rules: Rules) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the rules that hang together by meeting one another."""
    level, upright = rules
    if len(level) * len(upright) > _MEETINGS:
        return
    sets = Sets(len(level) + len(upright))
    for one, across in enumerate(level):
        for other, down in enumerate(upright, len(level)):
            if (
                across.start - _NEAR <= down.at <= across.end + _NEAR
                and down.start - _NEAR <= across.at <= down.end + _NEAR
            ):
                sets.join(one, other)
    for group in sets.groups():
        yield (
            [level[one] for one in group if one < len(level)],
            [upright[one - len(level)] for one in group if one >= len(level)],
        )


def _places(places: Iterable[float]) -> list[float]:
    """Return the places in their order, those that are nearly the same once."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _step(places: Sequence[float]) -> float:
    """Return the middle one of the distances between places."""
    steps = sorted(after - place for place, after in pairwise(places))
    return steps[len(steps) // 2]


def _ends(rules: Sequence[Rule], places: Sequence[float]) -> Iterator[float]:
    """Yield how far rules reach beyond the outermost of those across them: tables may be open at their sides."""
    if not places or len(rules) < 2:
        return
    start, end = min(rule.start for rule in rules), max(rule.end for rule in rules)
    if sum(1 for rule in rules if rule.start <= start + _NEAR) > 1:
        yield start
    if sum(1 for rule in rules if rule.end >= end - _NEAR) > 1:
        yield end


def _covered(
    rules: Iterable[Rule], own: Sequence[float], other: Sequence[float]
) -> Iterator[tuple[int, int]]:
    """Yield for each rule the number of its place, with that of each space between the others that it runs along."""
    for rule in rules:
        number = bisect_right(own, rule.at + 0.01) - 1
        for space in range(len(other) - 1):
            if rule.start - _NEAR <= (other[space] + other[space + 1]) / 2 <= rule.end + _NEAR:
                yield number, space


def _cells(grid: _Grid) -> Iterator[list[tuple[int, int]]]:
    """Yield the squares of each cell: those between which there is no rule."""
    height, width = len(grid.ys) - 1, len(grid.xs) - 1
    sets = Sets(height * width)
    for row in range(height):
        for column in range(width):
            square = row * width + column
            if column + 1 < width and (row, column) not in grid.walls:
                sets.join(square, square + 1)
            if row + 1 < height and (row, column) not in grid.floors:
                sets.join(square, square + width)
    for group in sets.groups():
        yield [divmod(square, width) for square in group]
