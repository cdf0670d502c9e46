"""Paragraphs that were broken: at the edge of a narrow page, or in mid-sentence at the end of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bulletincli.parsing.layout.edges import lead_end, tail_start
from bulletincli.parsing.layout.lines import Line
from bulletincli.parsing.layout.openings import (
    announces_speech,
    begins_entry,
    begins_enumeration,
    ends_sentence,
)
from bulletincli.parsing.patterns import BULLETS

_PROSE: Final = frozenset(["text", "short"])
_NARROWEST: Final = 24
_WIDEST: Final = 160
"""Cells between which a page's width lies; narrower lines are heads, wider ones whole paragraphs."""
_EDGE: Final = 0.9
"""A line that reaches this share of the width is broken by the edge, not by its writer."""
_INDENT: Final = 4
"""Cells before an entry's first line; more of them centre a heading."""
_UNFINISHED: Final = frozenset(",、(于至从到自在年月-~《“")
"""Ends of a line that a date in the next one continues."""
_SAME_DAY = re.compile("[同当是][日天月年](?: ?[凌早上中下傍晚]|[,、 ]|[一-龥]{2,4}[,、])")
_FIELDS: Final = 3
"""Fields of a table's row at least; all but one of so many are short."""
_FIELD: Final = 10
_FULL: Final = 0.6
"""A line that reaches this share of the width may go on in the next."""


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Tell whether lines are broken at a fixed width.

    Then most lines that another follows directly end within a sentence, and are about equally wide. A sentence that
    ends right at the edge says nothing.
    """
    widths: list[int] = []
    ended: list[int] = []
    for line, below in pairwise(lines):
        if below.gap or line.kind not in _PROSE or below.kind not in _PROSE or begins_entry(below.text):
            continue
        cells = line.cells
        if _is_row(line.text) and _is_row(below.text):
            continue
        if cells < _NARROWEST or below.indent > line.indent + 1:
            continue
        if cells > _WIDEST or ends_sentence(line.text):
            ended.append(cells)
        else:
            widths.append(cells)
    widest = max(widths, default=0)
    whole = sum(1 for cells in ended if not _EDGE * widest <= cells <= widest)
    if len(widths) < 2 or len(widths) <= 2 * whole:
        return False
    even = sum(1 for cells in widths if cells >= _FULL * widest)
    return even * 5 >= len(widths) * 4


def _is_row(text: str) -> bool:
    """Tell a row of a table: `王一 副县长 3月2日 到甲镇调研`, not `3月2日 县长…` nor a line of single characters."""
    fields = text.split()
    return len(fields) >= _FIELDS and sum(2 <= len(field) <= _FIELD for field in fields) >= _FIELDS - 1


def unwrap(shadow: str, lines: Sequence[Line]) -> list[Line]:
    """Put the lines of each paragraph together again."""
    width = _page_width(lines)
    marked = sum(1 for line in lines if line.kind in _PROSE and begins_entry(line.text)) >= 2
    paragraphs: list[tuple[Line, Line]] = []
    for line in lines:
        if paragraphs and _goes_on(*paragraphs[-1], line, width, marked=marked):
            paragraphs[-1] = (paragraphs[-1][0], line)
        else:
            paragraphs.append((line, line))
    return [whole_line(shadow, first, last) for first, last in paragraphs]


def whole_line(shadow: str, first: Line, last: Line) -> Line:
    """Make one line of text from the first to the last piece of a paragraph."""
    if first is last:
        return first
    return replace(first, text=shadow[first.start : last.end], end=last.end, kind="text", form=None)


def _page_width(lines: Sequence[Line]) -> int:
    """Measure the width of the text in cells: what nine lines in ten do not exceed."""
    widths = sorted(_reach(line) for line in lines if line.kind in _PROSE)
    return widths[len(widths) * 9 // 10] if widths else 0


def _reach(line: Line) -> int:
    """Measure how far a line reaches in cells; its indent counts as that of an entry's first line at the most."""
    return line.cells + min(line.indent, _INDENT)


def _goes_on(first: Line, above: Line, line: Line, width: int, *, marked: bool) -> bool:
    """Tell whether `line` continues the paragraph of the line directly above it.

    `县长王小` / `林主持会议。` does; after a full stop only where every paragraph is marked by a date or a bullet.
    """
    if line.gap or above.kind not in _PROSE or line.kind not in {*_PROSE, "number"}:
        return False
    cells = _reach(above)
    if cells < _FULL * width or line.text[0] in BULLETS or line.text[0] in "【〖":
        return False
    if begins_entry(line.text) and not (above.text[-1] in _UNFINISHED or _cuts_word(above, line, width)):
        return False
    if ends_sentence(above.text):
        hanging = line.indent < first.indent and begins_entry(first.text)
        return marked and line.indent <= above.indent and (hanging or cells >= _EDGE * width)
    return line.indent <= above.indent + 1 or above.text[-1] in ",、" or cells >= 0.85 * width


def _cuts_word(above: Line, line: Line, width: int) -> bool:
    """Tell whether what looks like `同日` or `当天` is two words over the edge: `…等陪` / `同日本友人参观`."""
    in_sentence = line.text[0] in "同当" and not _SAME_DAY.match(line.text)
    return in_sentence and _reach(above) >= _EDGE * width and not ends_sentence(above.text)


def is_cut(above: str, below: str) -> bool:
    """Tell whether a sentence that begins `above` ends `below`: `…按要求落实健康` / `监测等措施。`."""
    if ends_sentence(above) or above[-1] in ";:)》】”" or announces_speech(above):
        return False
    if begins_entry(below) or begins_enumeration(below) or lead_end(below) or tail_start(above) < len(above):
        return False
    return "。" in below or len(below) >= _NARROWEST or above[-1] in ",、"
