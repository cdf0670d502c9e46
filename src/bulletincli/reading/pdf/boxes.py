"""The pieces that the stages hand on. Measures are in points, x from the left, y from the top downwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

ASCENT: Final = 0.8
"""How high a character stands above its base line, in its size; boxes of fonts are higher, and then lines overlap."""
DESCENT: Final = 0.1
"""How deep a character hangs below its base line: so little that lines set solid still have white between them."""


class Glyph(NamedTuple):
    """A character on an upright page.

    `base` is the base line's y, `size` the font's size; `space` is the white space that the file has before it.
    """

    char: str
    x0: float
    x1: float
    base: float
    size: float
    space: str = ""


class Run(NamedTuple):
    """Characters that follow one another on a line; `text` has the spaces between them.

    `tabular` is a whole row of a table, put in the place of its cells: tabs part these, line ends their paragraphs.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    tabular: bool = False

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.base + DESCENT * self.size


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column.

    `inner` is where its characters end without the closing marks at its end, which may hang over the column's edge.
    `gapped` tells that white as wide as two characters parts it, as in a table; `tabular` is a table's row.
    """

    text: str
    x0: float
    x1: float
    inner: float
    base: float
    size: float
    gapped: bool = False
    tabular: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one column, top to bottom, and the edges between which they are set.

    `right` is infinite if no line shows where the edge is.
    """

    lines: tuple[Line, ...]
    left: float
    right: float
    turned: bool = False
    """Text that does not stand upright on its page, like a watermark: nothing is joined to it."""


class Rule(NamedTuple):
    """A drawn line: `at` is its y if it is level, its x if it is upright, and it runs from `start` to `end`."""

    at: float
    start: float
    end: float


class Rules(NamedTuple):
    """The rules of a page, each kind by its place."""

    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()


NO_RULES: Final = Rules()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's text before its order is known. `turned` are the pieces of text that do not stand upright."""

    width: float
    height: float
    runs: tuple[Run, ...]
    turned: tuple[str, ...] = ()
    rules: Rules = NO_RULES


def typical_size(pieces: Sequence[Run | Line]) -> float:
    """Return the size of the middle one of all characters: a headline above a text says nothing of that."""
    half = sum(len(piece.text) for piece in pieces) / 2
    for piece in sorted(pieces, key=lambda piece: piece.size):
        half -= len(piece.text)
        if half <= 0:
            return max(piece.size, 1.0)
    return 1.0
