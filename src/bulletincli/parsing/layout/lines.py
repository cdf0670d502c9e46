"""The lines of a bulletin, and what each is, seen by itself; `resolve` looks at its neighbours too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from bulletincli.parsing.layout import furniture, headings, heads, openings
from bulletincli.parsing.layout.edges import is_byline
from bulletincli.parsing.layout.headings import HeadingForm
from bulletincli.parsing.patterns import BULLETS, squeeze

LineKind = Literal["text", "noise", "metadata", "byline", "heading", "date", "number", "short"]
"""`date` is a year, month or day alone, `number` bare digits, `short` what might be a headline or a title;
`text` is the rest: paragraphs and pieces of them."""

_LONGEST_HEADLINE: Final = 60
"""Characters of a headline without its spaces; one in three parts is seldom longer."""
_LONGEST_BYLINE: Final = 120


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank; `text` is `shadow[start:end]`, without the spaces around it.

    `indent` counts the spaces before it, `gap` the blank lines above it.
    """

    text: str
    start: int
    end: int
    indent: int
    gap: int
    kind: LineKind
    form: HeadingForm | None = None

    @property
    def cells(self) -> int:
        """Its width on paper: a Chinese character counts two."""
        return (len(self.text) + len(self.text.encode("utf-8", "replace"))) // 2


_LOST_BLANKS = re.compile(r"[? ]+(?=[\d一-鿿])")
"""Blanks at a line's beginning that a wrong encoding made question marks."""


def read_lines(shadow: str) -> list[Line]:
    """Read every line that is not blank; `Page 12 - 甲县年鉴` becomes two."""
    lines: list[Line] = []
    place = gap = 0
    first = True
    for raw in shadow.split("\n"):
        text = raw.strip()
        if text:
            indent = len(raw) - len(raw.lstrip())
            lost = _LOST_BLANKS.match(text)
            if lost:
                indent, text = indent + lost.end(), text[lost.end() :]
            start = place + indent
            cut = furniture.page_head_end(text)
            if cut:
                page = text[:cut].rstrip()
                lines.append(Line(page, start, start + len(page), indent, gap, "noise"))
                start, text, gap = start + cut, text[cut:], 0
            elif first and (cut := heads.joined_title_end(text) or heads.numbered_title_end(text)):
                lines.append(Line(text[:cut], start, start + cut, indent, gap, "short"))
                start, text, gap = start + len(text) - len(text[cut:].lstrip()), text[cut:].lstrip(), 0
            kind, form = classify(text)
            first = first and kind == "noise"
            lines.append(Line(text, start, start + len(text), indent, gap, kind, form))
            gap = 0
        else:
            gap += 1
        place += len(raw) + 1
    return lines


def classify(text: str) -> tuple[LineKind, HeadingForm | None]:
    """Tell what a line is by itself, and of which form if it is a heading."""
    if len(text) > _LONGEST_BYLINE:
        return "text", None
    if len(text) <= 12 and squeeze(text).isdecimal():
        return "number", None
    if kind := furniture.furniture_kind(text):
        return kind, None
    if "。" in text[:-1]:
        return "text", None
    if is_byline(text):
        return "byline", None
    if form := headings.heading_form(text):
        return ("date" if form in headings.CALENDAR else "heading"), form
    return ("short" if _may_be_headline(text) else "text"), None


def _may_be_headline(text: str) -> bool:
    """Tell whether it is short, no sentence and no entry, so that its neighbours must decide."""
    if len(squeeze(text)) > _LONGEST_HEADLINE or text[-1] in ";,、:" or "。" in text:
        return False
    if text[0] in ",。、;:)》”" or text[0] in BULLETS:
        return False
    if openings.begins_with_date(text):
        readings = (heads.is_bulletin_title, heads.is_date_line, heads.is_period_line, heads.is_issue_line)
        return any(reads(text) for reads in readings)
    if headings.numbered_form(text):
        return True
    if openings.lists_present(text):
        return False
    return not openings.announces_speech(text) and not openings.begins_enumeration(text)
