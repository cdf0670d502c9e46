"""Characters to runs: those that follow one another in the file and on the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from bulletincli.reading.pdf.boxes import Glyph, Rule, Run

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
_NEARBY: Final = 8
"""Characters before and after a number by which it is told how wide apart characters are set."""
_EVEN: Final = 0.12
"""Sizes by which the white between characters of one line differs at most."""
_WIDE_GAP: Final = 0.6
"""Sizes between other characters from which on a space was meant: justified lines are stretched by less."""


def runs(glyphs: Iterable[Glyph], fences: Sequence[Rule] = ()) -> tuple[Run, ...]:
    """Join characters to runs, in the file's order. `fences` are the upright rules that part them."""
    found: list[Run] = []
    pieces: list[Glyph] = []
    places = [fence.at for fence in fences]
    for glyph in glyphs:
        last = pieces[-1] if pieces else glyph
        parted = places and _is_parted(last, glyph, fences, places)
        if pieces and (parted or not _follows(last, glyph)):
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


def _is_parted(last: Glyph, glyph: Glyph, fences: Sequence[Rule], places: Sequence[float]) -> bool:
    """Tell whether a rule stands between two characters: those of two cells may be as close as those of a word."""
    first = bisect_right(places, (last.x0 + last.x1) / 2)
    end = bisect_left(places, (glyph.x0 + glyph.x1) / 2, lo=first)
    return any(fence.start < glyph.base < fence.end for fence in fences[first:end])


def _run(glyphs: Sequence[Glyph]) -> Run:
    text = [glyphs[0].char]
    for at, (left, right) in enumerate(pairwise(glyphs)):
        space = right.space or _white(left.char, right.char, right.x0 - left.x1, right.size)
        spaced = space and left.char.isdigit() and right.char.isdigit() and _is_letter_spacing(glyphs, at)
        text += ["" if spaced else space, right.char]
    sizes = sorted(glyph.size for glyph in glyphs)
    bases = sorted(glyph.base for glyph in glyphs)
    middle = len(glyphs) // 2
    right_end = max(glyph.x1 for glyph in glyphs)
    return Run("".join(text), min(glyph.x0 for glyph in glyphs), right_end, bases[middle], sizes[middle])


def _is_letter_spacing(glyphs: Sequence[Glyph], at: int) -> bool:
    """Tell whether the white between two figures, those after `at`, is no more than stands between all characters.

    The measure is the white between the characters nearby. Where all of these stand beside figures, they may be set
    off from them; then all figures of the number must stand as wide apart. So they must if each takes the room of a
    whole character: then it is the steps that are even.
    """
    near = range(max(at - _NEARBY, 0), min(at + _NEARBY, len(glyphs) - 2) + 1)
    near_even = _EVEN * glyphs[at].size
    gaps = {one: glyphs[one + 1].x0 - glyphs[one].x1 for one in near}
    steps = {one: glyphs[one + 1].x0 - glyphs[one].x0 for one in near}
    others = {one: sum(not is_latin(glyphs[pair].char) for pair in (one, one + 1)) for one in near}
    pure = [one for one in near if others[one] == 2]
    number = _number(others, at)
    if len(pure) > 1 and gaps[at] <= _middle(gaps[one] for one in pure) + near_even:
        return True
    if any(
        max(of[one] for one in number) - min(of[one] for one in number) > near_even for of in (gaps, steps)
    ):
        return False
    mixed = [one for one in near if others[one] == 1]
    if len(pure) > 1:
        step = _middle(steps[one] for one in pure)
        return not glyphs[at + 1].space and len(number) > 2 and abs(steps[at] - step) <= near_even
    return len(mixed) > 1 and gaps[at] <= _middle(gaps[one] for one in mixed) + near_even


def _number(others: Mapping[int, int], at: int) -> list[int]:
    """Return the places of a number's white: those around `at` with a figure or letter on either side."""
    first = last = at
    while others.get(first - 1) == 0:
        first -= 1
    while others.get(last + 1) == 0:
        last += 1
    return list(range(first, last + 1))


def _middle(values: Iterable[float]) -> float:
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def _white(left: str, right: str, gap: float, size: float) -> str:
    words = is_latin(left[-1]) and is_latin(right[0])
    return " " if gap > (_WORD_GAP if words else _WIDE_GAP) * size else ""
