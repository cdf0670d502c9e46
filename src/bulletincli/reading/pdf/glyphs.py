"""A page's characters with their boxes, turned so that most of them stand upright."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as c

from bulletincli.reading.pdf.boxes import Glyph
from bulletincli.reading.pdf.legible import cleaned

_SKEW: Final = 5.0
"""Degrees by which a line of an honest page may be off; a watermark is turned further."""
_LARGEST: Final = 100_000.0
"""Points: a page of PDF has 14,400 at most, a coordinate beyond this is an error of the file."""
_STEP: Final = 2.5
"""Sizes from one character to the next, at most, to tell in which direction a line runs."""
_TWICE: Final = 0.15
"""Sizes by which a character that is drawn twice is moved at most; the narrowest digits are twice as wide."""
_HORIZONTAL: Final = 2
"""Times as many steps must go down as to the right, or the text is not taken to be vertical."""


class Character(NamedTuple):
    """A character as the file has it: its box in the file's coordinates (y upwards), `turns` to the left by 90°."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    size: float
    turns: int | None
    space: str


class Box(NamedTuple):
    """The page's edges in the file's coordinates."""

    left: float
    bottom: float
    right: float
    top: float


class Glyphs(NamedTuple):
    """The upright characters of a page of this size, and the pieces of text that are not upright.

    `turns` are the right angles by which the page was turned to the right for that.
    """

    width: float
    height: float
    upright: list[Glyph]
    turned: tuple[str, ...]
    turns: int


def characters(textpage: pdfium.PdfTextPage) -> Iterator[Character]:
    """Yield the page's characters that are no white space, in the file's order; each keeps the space before it.

    White space that Pdfium made up is left out: what is one is told from the boxes. One call a character and
    question is all that Pdfium offers; together they take some 5 µs.
    """
    box, origin_x, origin_y = c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    matrix = c.FS_MATRIX()
    raw, space = textpage.raw, ""
    for index in range(textpage.count_chars()):
        if c.FPDFText_IsGenerated(raw, index) == 1:
            continue
        char = cleaned(
            c.FPDFText_GetUnicode(raw, index), broken=c.FPDFText_HasUnicodeMapError(raw, index) == 1
        )
        if char.isspace():
            space += char
        if not char.strip():
            continue
        c.FPDFText_GetLooseCharBox(raw, index, box)
        c.FPDFText_GetCharOrigin(raw, index, origin_x, origin_y)
        c.FPDFText_GetMatrix(raw, index, matrix)
        size = abs(c.FPDFText_GetFontSize(raw, index)) * math.hypot(matrix.c, matrix.d)
        place = (box.left, box.bottom, box.right, box.top, origin_x.value, origin_y.value)
        if all(abs(value) < _LARGEST for value in (*place, size)):  # false for NaN too
            yield Character(char, *place, size or 1.0, _quarter_turns(matrix.a, matrix.b), space)
        space = ""


def upright(found: Sequence[Character], page: Box) -> Glyphs:
    """Return the page as a reader holds it: characters outside it dropped, those drawn twice once.

    Vertical text is laid down: its first column becomes the first line.
    """
    turns = Counter(one.turns for one in found if one.turns is not None)
    quarter = max(turns, key=lambda turn: turns[turn], default=0)
    inside = [one for one in _once(found) if _is_inside(one, page)]
    glyphs = [_laid(one, page, quarter) for one in inside if one.turns == quarter]
    width, height = page.right - page.left, page.top - page.bottom
    if quarter % 2:
        width, height = height, width
    if not _is_vertical(glyphs):
        return Glyphs(
            width, height, glyphs, _pieces([one for one in inside if one.turns != quarter]), quarter
        )
    aside = (quarter - 1) % 4  # digits within vertical text lie on their side
    sideways = (quarter + 3) % 4
    glyphs = [
        _laid(one, page, sideways, vertical=one.turns == quarter)
        for one in inside
        if one.turns in (quarter, aside)
    ]
    beside = _pieces([one for one in inside if one.turns not in (quarter, aside)])
    return Glyphs(height, width, glyphs, beside, sideways)


def _quarter_turns(a: float, b: float) -> int | None:
    """Return by how many right angles a character is turned to the left, None for another angle."""
    quarters = math.degrees(math.atan2(b, a)) / 90
    nearest = round(quarters)
    return nearest % 4 if abs(quarters - nearest) * 90 <= _SKEW else None


def _once(found: Sequence[Character]) -> Iterator[Character]:
    """Yield each character once that is drawn twice at nearly the same place, to look bold or to throw a shadow."""
    seen: dict[tuple[str, int, int], Character] = {}
    for one in found:
        near = _TWICE * max(one.size, 1.0)
        column, row = int(one.x // near), int(one.y // near)
        cells = [(one.char, column + across, row + down) for across in (-1, 0, 1) for down in (-1, 0, 1)]
        others = [seen[cell] for cell in cells if cell in seen]
        if not any(abs(one.x - other.x) < near and abs(one.y - other.y) < near for other in others):
            seen[one.char, column, row] = one
            yield one


def _is_inside(one: Character, page: Box) -> bool:
    if page.right - page.left <= 0 or page.top - page.bottom <= 0:
        return True
    x, y = (one.left + one.right) / 2, (one.bottom + one.top) / 2
    return page.left <= x <= page.right and page.bottom <= y <= page.top


def _laid(one: Character, page: Box, turns: int, *, vertical: bool = False) -> Glyph:
    """Turn a character to the right by `turns` right angles, with the page's upper left corner as origin."""
    if turns == 0:
        x0, x1, base = one.left - page.left, one.right - page.left, page.top - one.y
    elif turns == 1:
        x0, x1, base = one.bottom - page.bottom, one.top - page.bottom, one.x - page.left
    elif turns == 2:
        x0, x1, base = page.right - one.right, page.right - one.left, one.y - page.bottom
    else:
        x0, x1, base = page.top - one.top, page.top - one.bottom, page.right - one.x
    if vertical:
        base = page.right - one.left
    return Glyph(one.char, x0, max(x0, x1), base, one.size, one.space)


def _is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether most characters stand below the one before them instead of beside it."""
    down = across = 0
    for one, after in pairwise(glyphs):
        size = max(one.size, 1.0)
        right, below = (after.x0 - one.x0) / size, (after.base - one.base) / size
        across += abs(below) < 0.3 and 0.2 < right < _STEP
        down += abs(right) < 0.3 and 0.6 < below < _STEP
    return down > 10 and down > _HORIZONTAL * across


def _pieces(aside: Sequence[Character]) -> tuple[str, ...]:
    """Return text that is not upright, in pieces that hang together in the file."""
    pieces: list[str] = []
    last: Character | None = None
    for one in aside:
        near = last is not None and math.hypot(one.x - last.x, one.y - last.y) < _STEP * max(
            one.size, last.size
        )
        if near and last is not None and one.turns == last.turns:
            pieces[-1] += one.space + one.char
        else:
            pieces.append(one.char)
        last = one
    return tuple(pieces)
