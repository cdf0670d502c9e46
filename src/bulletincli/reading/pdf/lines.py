"""A page's areas to blocks: their lines, and the edges between which these are set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from math import inf
from typing import Final

from bulletincli.reading.pdf.boxes import Block, Line, Run, typical_size
from bulletincli.reading.pdf.order import areas
from bulletincli.reading.pdf.runs import CLOSING, row_text, rows

_CELL_GAP: Final = 1.8
"""Sizes of white within a line that make it a table's row."""
_ALIGNED: Final = 1.0
"""Sizes by which the edges of lines of one column differ at most; punctuation hangs out by half of one."""
_WIDE: Final = 16.0
"""Sizes that a block is wide at least to have a right edge, if not two lines reach it: else it is a few short lines."""
_NEAR: Final = 3.0
"""Sizes by which a short block may begin beside the column that it belongs to: an indent and something."""


def blocks(runs: Iterable[Run], turned: Iterable[str]) -> list[Block]:
    """Return the blocks of a page's runs in reading order, what is not upright last."""
    found = [
        _block(list(group))
        for area in areas(list(runs))
        for _, group in groupby(rows(area.runs), key=_is_tabular)
    ]
    found = [_in_column(block, found) for block in found]
    return found + [_turned(text) for text in turned]


def _is_tabular(row: Sequence[Run]) -> bool:
    return any(run.tabular for run in row)


def _block(found: Sequence[Sequence[Run]]) -> Block:
    lines = tuple(line_of(row) for row in found)
    near = _ALIGNED * typical_size(lines)
    left = _edge((line.x0 for line in lines), near)
    right = -_edge((-line.inner for line in lines), near)
    full = sum(1 for line in lines if line.inner > right - near)
    if any(line.tabular for line in lines):
        return Block(lines, left, inf)
    return Block(lines, left, right if full > 1 or right - left > _WIDE * near else inf)


def line_of(row: Sequence[Run]) -> Line:
    """Return the line that a row's runs make."""
    main = max(row, key=lambda run: len(run.text))
    tabular = _is_tabular(row)
    gapped = tabular or any(right.x0 - left.x1 > _CELL_GAP * main.size for left, right in pairwise(row))
    x1 = max(run.x1 for run in row)
    text = row_text(row)
    hanging = main.size * (len(text) - len(text.rstrip(CLOSING)))
    return Line(text, row[0].x0, x1, max(x1 - hanging, row[0].x0), main.base, main.size, gapped, tabular)


def _edge(places: Iterable[float], near: float) -> float:
    """Return the outermost (least) place that two lines share; one line that juts out is none."""
    ordered = sorted(places)
    for first, second in pairwise(ordered):
        if second - first <= near:
            return first
    return ordered[0]


def _in_column(block: Block, page: Sequence[Block]) -> Block:
    """Give a block of one line the edges of the column that it stands in, if the page has one there."""
    if len(block.lines) > 1:
        return block
    near = _NEAR * block.lines[0].size
    for other in page:
        if len(other.lines) > 2 and other.left - near / 3 <= block.left <= other.left + near < other.right:
            return replace(
                block, left=min(block.left, other.left), right=max(block.lines[0].inner, other.right)
            )
    return block


def _turned(text: str) -> Block:
    return Block((Line(text, 0.0, 0.0, 0.0, 0.0, 0.0),), 0.0, 0.0, turned=True)
