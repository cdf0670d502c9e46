"""Characters to runs: those that follow one another in the file and on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from bulletincli.reading.pdf.boxes import Glyph, Run

_SAME_LINE: Final = 0.25
"""Sizes by which base lines of one run differ at most."""
_OVERLAP: Final = 0.6
_GAP: Final = 0.8
"""Sizes by which a character may begin before or after the end of the last. Columns stand farther apart."""
_SAME_ROW: Final = 0.45
"""Sizes by which base lines of one row differ at most: raised figures belong to it, the next line does not."""
CLOSING: Final = "。，、；：？！,.;:?!”’」』》〉)）]】〕…—%％"
"""What never begins a line: the character before it is carried over with it, or it hangs over the edge."""
_WORD_GAP: Final = 0.2
"""Sizes between two Latin letters from which on they are two words."""
_WIDE_GAP: Final = 0.6
"""Sizes between other characters from which on a space was meant: justified lines are stretched by less."""


def runs(glyphs: Iterable[Glyph]) -> tuple[Run, ...]:
    """Join characters to runs, in the file's order."""
    found: list[Run] = []
    pieces: list[Glyph] = []
    for glyph in glyphs:
        if pieces and not _follows(pieces[-1], glyph):
            found.append(_run(pieces))
            pieces = []
        pieces.append(glyph)
    if pieces:
        found.append(_run(pieces))
    return tuple(found)


def rows(pieces: Iterable[Run]) -> list[list[Run]]:
    """Put runs together that stand on one line, whatever their distance; top to bottom, left to right."""
    found: list[list[Run]] = []
    for run in sorted(pieces, key=lambda run: (run.base, run.x0)):
        last = found[-1] if found else []
        if last and run.base - last[0].base < _SAME_ROW * max(run.size, last[0].size):
            last.append(run)
        else:
            found.append([run])
    for row in found:
        row.sort(key=lambda run: (run.x0, run.base))
    return found


def row_text(row: Sequence[Run]) -> str:
    """Return the text of a row's runs, with spaces where white is between them."""
    text = row[0].text
    for left, right in pairwise(row):
        text += (
            _white(left.text[-1], right.text[0], right.x0 - left.x1, max(left.size, right.size)) + right.text
        )
    return text


def is_latin(char: str) -> bool:
    """Tell a letter or digit of a script that parts words by spaces."""
    return char.isalnum() and char < "\u2e80"


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    near = -_OVERLAP * size < glyph.x0 - last.x1 < _GAP * size and glyph.x0 > last.x0 - _SAME_LINE * size
    return near and abs(glyph.base - last.base) < _SAME_LINE * size


def _run(glyphs: Sequence[Glyph]) -> Run:
    text = [glyphs[0].char]
    for left, right in pairwise(glyphs):
        text += [right.space or _white(left.char, right.char, right.x0 - left.x1, right.size), right.char]
    sizes = sorted(glyph.size for glyph in glyphs)
    bases = sorted(glyph.base for glyph in glyphs)
    middle = len(glyphs) // 2
    right_end = max(glyph.x1 for glyph in glyphs)
    return Run("".join(text), min(glyph.x0 for glyph in glyphs), right_end, bases[middle], sizes[middle])


def _white(left: str, right: str, gap: float, size: float) -> str:
    words = is_latin(left[-1]) and is_latin(right[0])
    return " " if gap > (_WORD_GAP if words else _WIDE_GAP) * size else ""
