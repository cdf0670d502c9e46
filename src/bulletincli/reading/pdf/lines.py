"""A page's areas to blocks: their lines, and the edges between which these are set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf
from typing import Final

from bulletincli.reading.pdf.boxes import Block, Line, Run, Sheet
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


def blocks(sheet: Sheet) -> list[Block]:
    """Return the page's blocks in reading order, what is not upright last."""
    found = [_block(rows(area.runs)) for area in areas(sheet.runs)]
    found = [_in_column(block, found) for block in found]
    return found + [_turned(text) for text in sheet.turned]


def _block(found: Sequence[Sequence[Run]]) -> Block:
    lines = tuple(_line(row) for row in found)
    near = _ALIGNED * max(line.size for line in lines)
    left = _edge((line.x0 for line in lines), near)
    right = -_edge((-line.inner for line in lines), near)
    full = sum(1 for line in lines if line.inner > right - near)
    return Block(lines, left, right if full > 1 or right - left > _WIDE * near else inf)


def _line(row: Sequence[Run]) -> Line:
    main = max(row, key=lambda run: len(run.text))
    gapped = any(right.x0 - left.x1 > _CELL_GAP * main.size for left, right in pairwise(row))
    x1 = max(run.x1 for run in row)
    text = row_text(row)
    hanging = main.size * (len(text) - len(text.rstrip(CLOSING)))
    return Line(text, row[0].x0, x1, max(x1 - hanging, row[0].x0), main.base, main.size, gapped)


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
