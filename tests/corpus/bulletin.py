"""A bulletin's text and its parts, as those who publish one put it into a form: title, line of the date, paragraphs."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

PROJECT: Final = Path(__file__).parents[2]

_DATELINE: Final = re.compile(r"(发布|發[布佈]|来源|來源|日期|时间|時間)[^。]{0,6}[:：】]|^\d{4}-\d\d-\d\d\s")
_DATE: Final = re.compile(r"(\d{4})[-年](\d\d?)[-月](\d\d?)")
_SOURCE: Final = re.compile(r"(?:来源|來源|发布单位|發布單位|发布者)[:：】]\s*([^\s：:【]+)")
_HEAD: Final = 8
"""So many lines from the top the line of the date is looked for."""


class Written(NamedTuple):
    """A file in memory and what it holds.

    `text` is what a reader should give back, a line a paragraph, in the page's order; white space may differ.
    `lost` are characters that the format lacks, □ in `text`. `beside` are words of the page that are none of the
    bulletin's. `members` are an archive's files by name, for which `text` is empty.
    """

    data: bytes
    text: str
    lost: str = ""
    beside: tuple[str, ...] = ()
    members: tuple[tuple[str, Written], ...] = ()


class Parts(NamedTuple):
    """What a page shows apart. `dateline` is empty if the text has none in its first lines."""

    title: str
    dateline: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The parts in the order of a page, a line each."""
        return "\n".join(line for line in (self.title, self.dateline, *self.paragraphs) if line)

    @property
    def published(self) -> str:
        """The date of the date line as 2022-05-20, or nothing."""
        found = _DATE.search(self.dateline)
        return "" if found is None else f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"

    @property
    def source(self) -> str:
        """Who published, as the date line says it, or nothing."""
        found = _SOURCE.search(self.dateline)
        return "" if found is None else found[1]


def parts(text: str) -> Parts:
    """Return the parts of a plain text: its first line is the title, each line a paragraph, blank ones none."""
    title, *lines = [line.strip() for line in text.splitlines() if line.strip()]
    for at, line in enumerate(lines[:_HEAD]):
        if _DATELINE.search(line) and len(line) < 80:
            return Parts(title, line, (*lines[:at], *lines[at + 1 :]))
    return Parts(title, "", tuple(lines))


def pieces(paragraph: str) -> Iterator[str]:
    """Cut a paragraph as word processors do, in mid-word and mid-name: the same pieces each time."""
    state, at = zlib.crc32(paragraph.encode()), 0
    while at < len(paragraph):
        state = (state * 1103515245 + 12345) % 2**31
        size = 1 + (state >> 16) % 23
        yield paragraph[at : at + size]
        at += size


def is_heading(paragraph: str) -> bool:
    """Whether a typist would set the paragraph as a heading: short, and no sentence."""
    return len(paragraph) <= 16 and not paragraph.endswith(("。", ";", "；", "，", ",", "!", "！"))


def documents() -> dict[str, str]:
    """Return the bulletins of data/ and tests/made_up/, by the stems of their names."""
    paths = [*(PROJECT / "data").glob("*.txt"), *(PROJECT / "tests" / "made_up").glob("*.txt")]
    return {path.stem: path.read_text("utf-8") for path in sorted(paths)}
