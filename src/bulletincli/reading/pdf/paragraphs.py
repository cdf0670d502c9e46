"""Lines to paragraphs: which line goes on in the next one, and what stands between the two.

Where it is doubtful lines stay apart: the parser joins lines that were broken in mid-sentence, but cannot part two
entries that were joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bulletincli.reading.pdf.boxes import Block, Line
from bulletincli.reading.pdf.legible import HYPHEN
from bulletincli.reading.pdf.runs import CLOSING, is_latin

INDENT: Final = 0.8
"""Sizes by which a first line is indented at least (two by custom, one in narrow columns)."""
_SPARE: Final = 0.8
"""Sizes that may be left at a line's end beside the room for the next character."""
_WIDER: Final = 1.35
"""Times the usual distance of a block's lines from which on a gap parts paragraphs."""
_OTHER_SIZE: Final = 1.12
_HANGING: Final = 0.6
"""Share of a block's lines that stand behind its left edge, for the first lines of paragraphs to be the others."""

_FIRST_LINE: Final = 1.5
_DEEPEST: Final = 2.6
"""Sizes by which first lines are indented where that shows paragraphs: two, and what a quotation mark adds."""
_RAGGED: Final = 0.6
"""Share of the longest line that one has at least which ends for want of room, though the edge is not reached."""

SENTENCE_END: Final = re.compile(r"[。!?！？…][”’」』》)）\]】〕\"']*$")
CLAUSE_END: Final = re.compile(r"[。!?！？…;；:：][”’」』》)）\]】〕\"']*$")
"""What an item or an entry may follow."""
_BREAK: Final = re.compile(r"[^\w\s，,、“‘《（(\-—·%％℃]$")
"""What a line that breaks off does not end with."""
_FIRST_UNIT: Final = re.compile(rf"(?:[^\W\u2e80-\U0003ffff]+|\S)[{re.escape(CLOSING)}]*")
OPENING: Final = re.compile(
    r"[△▲□■◆◇●○◎★☆※▪▶►✦❖•·]"
    r"|(?:\d{2,4}年)?\d{1,2}(?:[-—–~～至、]\d{1,2})?[月日号]|[一二三四五六七八九十]{1,3}[月日]|[同是当本次翌][日月天年]|本月"
    r"|[一二三四五六七八九十]{1,3}、|[(（〔【〖][一二三四五六七八九十\d]{1,3}[)）〕】〗]|【|第[一二三四五六七八九十\d]{1,3}[章节编篇]"
    r"|\d{1,3}[.、．](?!\d)|[①-⑳]"
)
"""How entries, items and headings begin."""
MID_DATE: Final = re.compile(r"(?:\d年?|[至到于从、,，—~-])$")
"""A text that breaks off before a date (`至`) or within it (`2021年`), so that what follows is no beginning."""


def joints(pages: Sequence[Sequence[Block]]) -> list[list[tuple[Line, str]]]:
    """Return each page's lines with what stands before each: "", " " or a line end."""
    found: list[list[tuple[Line, str]]] = []
    last: Block | None = None
    for page in pages:
        lines: list[tuple[Line, str]] = []
        for block in page:
            lines.append((block.lines[0], _between(last, block)))
            lines += _within(block)
            last = block
        found.append(lines)
    return found


def trimmed(text: str, joint: str) -> str:
    """Return what of the text before a joint remains: a hyphen that parts a word goes, another one is written."""
    if text.endswith(HYPHEN) and joint == "":
        text = text[:-1]
    return text.replace(HYPHEN, "-")


def _within(block: Block) -> list[tuple[Line, str]]:
    usual = _usual_distance(block)
    hanging = _is_hanging(block)
    return [
        (line, glue(last, line) if _goes_on(block, last, line, usual, hanging=hanging) else "\n")
        for last, line in pairwise(block.lines)
    ]


def _between(last: Block | None, block: Block) -> str:
    """Tell what stands between two columns or pages: a sentence goes on only if it has not ended."""
    if last is None or last.turned or block.turned:
        return "\n"
    end, line = last.lines[-1], block.lines[0]
    full = _is_full(last, end, line) and not SENTENCE_END.search(end.text)
    opens = OPENING.match(line.text) is not None and not MID_DATE.search(end.text)
    indented = line.x0 - block.left >= INDENT * line.size and not _is_hanging(block)
    goes_on = full and _is_of_size(end, line) and not (opens or indented or line.gapped)
    return glue(end, line) if goes_on else "\n"


def _goes_on(block: Block, last: Line, line: Line, usual: float, *, hanging: bool) -> bool:
    """Tell whether a line goes on in the one below it."""
    if not _is_of_size(last, line) or line.gapped or last.tabular:
        return False
    if not _is_full(block, last, line) and (hanging or not _is_ragged(block, last, line)):
        return False
    if line.base - last.base > _WIDER * usual:
        return False
    ended = CLAUSE_END.search(last.text) is not None
    indent = line.x0 - block.left
    if hanging:
        return indent >= INDENT * line.size
    return indent < INDENT * line.size and not (ended and OPENING.match(line.text))


def _is_full(block: Block, last: Line, line: Line) -> bool:
    """Tell whether the next line's first word had no room in the one above."""
    return not has_room(block.right - last.x1, last, line)


def _is_ragged(block: Block, last: Line, line: Line) -> bool:
    """Tell a line that breaks off in mid-sentence before the block's edge, in text whose paragraphs are indented.

    The next one begins at the left edge, and thus begins no paragraph; a heading is followed by an indented line.
    """
    indents = [(one.x0 - block.left) / one.size for one in block.lines if one.size == last.size]
    if not any(_FIRST_LINE <= indent <= _DEEPEST for indent in indents):
        return False
    if (
        not 0 <= last.x0 - block.left <= _DEEPEST * last.size
        or abs(line.x0 - block.left) > INDENT * line.size
    ):
        return False
    if _BREAK.search(last.text) or OPENING.match(line.text) or last.gapped:
        return False
    edge = max(one.inner for one in block.lines if one.size == last.size)
    return last.text[-1] in "，、," or last.inner - block.left >= _RAGGED * (edge - block.left)


def has_room(space: float, last: Line, line: Line) -> bool:
    """Tell whether the next line's first word had had room in the space that a line leaves."""
    unit = _FIRST_UNIT.match(line.text)
    word = unit[0] if unit else ""
    room = sum(0.55 if is_latin(char) else 1.0 for char in word[:40]) * line.size
    return space >= room + _SPARE * last.size


def _is_of_size(last: Line, line: Line) -> bool:
    small, large = sorted((last.size, line.size))
    return large <= small * _OTHER_SIZE


def _usual_distance(block: Block) -> float:
    """Return the middle one of the distances between base lines."""
    distances = sorted(line.base - last.base for last, line in pairwise(block.lines))
    return distances[(len(distances) - 1) // 2] if distances else 0.0


def _is_hanging(block: Block) -> bool:
    """Tell whether paragraphs begin at the left edge and go on behind it, as items behind their numbers do."""
    behind = [line.x0 - block.left >= INDENT * line.size for line in block.lines]
    first = [line for line, is_behind in zip(block.lines, behind, strict=True) if not is_behind]
    opening = sum(1 for line in first if OPENING.match(line.text))
    return sum(behind) >= _HANGING * len(behind) and 0.8 * len(first) <= opening > 0


def glue(last: Line, line: Line) -> str:
    """Return the space between two words, nothing within one and between Chinese characters."""
    end, start = last.text[-1], line.text[0]
    if end in (HYPHEN, "-"):
        return ""
    latin_end = is_latin(end) or end in ".,;:!?)"
    both_digits = end.isdigit() and start.isdigit()
    return " " if latin_end and is_latin(start) and not both_digits else ""
