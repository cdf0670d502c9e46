"""A table's cells, and the line that is made of a row: its cells parted by tabs, their own lines joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from bulletincli.reading.pdf.boxes import Line, Run
from bulletincli.reading.pdf.lines import line_of
from bulletincli.reading.pdf.paragraphs import (
    INDENT,
    MID_DATE,
    OPENING,
    SENTENCE_END,
    glue,
    has_room,
    trimmed,
)
from bulletincli.reading.pdf.runs import rows

LONG: Final = 40
"""Characters from which on a cell is a text; its paragraphs are lines, what a shorter one has below another are words."""
_WORD: Final = 4.0
"""Sizes up to which a full line of a cell may still be all that was written on it, like a name below another."""
_FILLED: Final = 0.75
"""Share of a cell's width from which on a line was broken for want of room; typists leave some at the right."""
_MARGIN: Final = 2.0
"""Sizes of white that a cell has at its sides at most; words with more around them are set in its middle."""
GUTTER: Final = 0.9
"""Sizes of white between two columns at least, where no rule is."""


class Cell(NamedTuple):
    """What stands in a cell, in no order, and between which edges."""

    runs: tuple[Run, ...]
    left: float
    right: float


def cell_of(runs: Sequence[Run]) -> Cell:
    """Return the cell that these runs fill."""
    return Cell(tuple(runs), min(run.x0 for run in runs), max(run.x1 for run in runs))


def columns_of(runs: Iterable[Run], size: float) -> list[Cell]:
    """Return the columns between which there is white all the way down."""
    groups: list[list[Run]] = []
    right = float("-inf")
    for run in sorted(runs, key=lambda run: run.x0):
        if run.x0 - right >= GUTTER * size:
            groups.append([])
        groups[-1].append(run)
        right = max(right, run.x1)
    return [cell_of(group) for group in groups]


def row_run(row: Sequence[Cell], left: float, right: float) -> Run:
    """Return the run that stands for a row between the table's edges."""
    runs = [run for cell in row for run in cell.runs]
    [(size, _)] = Counter(run.size for run in runs).most_common(1)
    return Run(_text(row), left, right, min(run.base for run in runs), size, tabular=True)


def _text(row: Iterable[Cell]) -> str:
    """Return a row's text. A long cell's paragraphs are lines; the first follows the short cells before it."""
    lines: list[str] = []
    short: list[str] = []
    for cell in row:
        texts = _paragraphs(cell)
        if len(texts) > 1 and sum(map(len, texts)) >= LONG:
            lines += ["\t".join([*short, texts[0]]), *texts[1:]]
            short = []
        else:
            short.append(" ".join(texts))
    lines.append("\t".join(short))
    return "\n".join(line.strip("\t") for line in lines if line.strip())


def _paragraphs(cell: Cell) -> list[str]:
    """Return a cell's text, a string for each paragraph or word that stands by itself."""
    cell = _without_margins(cell)
    found = [line_of(row) for row in rows(cell.runs)]
    texts = [line.text for line in found[:1]]
    for last, line in pairwise(found):
        joint = _joint(cell, last, line)
        if joint == "\n":
            texts.append(line.text)
        else:
            texts[-1] = trimmed(texts[-1], joint) + joint + line.text
    return [trimmed(text, "\n") for text in texts]


def _without_margins(cell: Cell) -> Cell:
    """Return the cell without the white at its sides, which is as wide at the right as it is at the left."""
    margin = min((run.x0 - cell.left for run in cell.runs), default=0.0)
    widest = _MARGIN * max((run.size for run in cell.runs), default=0.0)
    margin = min(max(margin, 0.0), widest)
    return cell._replace(left=cell.left + margin, right=cell.right - margin)


def _joint(cell: Cell, last: Line, line: Line) -> str:
    """Tell what stands between two lines of a cell, which may be set in its middle.

    Where the first was not broken for want of room, the two are words or names of a list, or paragraphs.
    """
    if MID_DATE.search(last.text):
        return glue(last, line)
    ended = SENTENCE_END.search(last.text) is not None
    width = last.x1 - last.x0
    broken = width >= _FILLED * (cell.right - cell.left) or not has_room(cell.right - last.x1, last, line)
    if not broken or width <= _WORD * last.size:
        return "\n" if ended else " "
    indented = line.x0 - min(last.x0, cell.left + last.size) >= INDENT * line.size
    room = has_room(cell.right - last.x1, last, line)
    return "\n" if ended and (room or indented or OPENING.match(line.text)) else glue(last, line)
