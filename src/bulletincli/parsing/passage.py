r"""A stretch of the shadow to read clause by clause: without white space, cut into words, with the way back.

Hard wraps and padding (`县长王 林`, `王小\n林`) stand anywhere in a bulletin, through names and titles too. A passage
drops them, so that a rule meets the phrase as it would be read aloud, and gives spans of the document back.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from typing import Final

from bulletincli.model import Span
from bulletincli.parsing.lexicon import load_toml
from bulletincli.parsing.patterns import any_of
from bulletincli.parsing.words import cut

_WRAP: Final = re.compile(r"\s*\n\s*|(?<=[一-鿿、])\s+(?=[一-鿿、])")
_SPACE: Final = re.compile(
    r"(?<=[A-Za-zÀ-ɏ.])[ ]+(?=[A-Za-zÀ-ɏ])|(\s+|(?<=[一-鿿])\([a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,4}\)"
    r"|[,、](?=\s*[,、。;]))"
)
"""White space, a comma that another mark follows (`甲,、乙`), and readings in brackets (`領(lǐng)導`).

White space between two Latin words (`John Smith`) stays.
"""
_GAP: Final = re.compile(r"(?<=[一-鿿》”])(?<![年月日号旬]) {1,4}(?=[一-鿿《“])")
_HEADLINE: Final = re.compile(
    rf"(?:[\d年月日至~ -]{{2,16}},)?[^,。;:\n]{{8,60}}(?:{any_of(load_toml('layout')['entry']['headline_ends'])})"
)
_SHORTEST_TEXT: Final = 6
"""Characters that must stand behind a headline for it to be one."""


def closed_up(written: str) -> str:
    """`written` without the white space that a page puts through it: `县委副书记、镇⏎ 长` wrapped, `县 长` letter-spaced."""
    return _WRAP.sub("", written)


def _headline_end(raw: str) -> int | None:
    """Find the space that parts an entry's headline from its text, as yearbooks have it: `1日 某会议召开 县长出席…`.

    None if there is none. It must be the only space between two characters that is not behind the date, for elsewhere
    spaces are padding.
    """
    gaps = _GAP.finditer(raw)
    gap, another = next(gaps, None), next(gaps, None)
    if gap is None or another is not None or len(raw) - gap.end() < _SHORTEST_TEXT:
        return None
    return gap.start() if _HEADLINE.fullmatch(raw, 0, gap.start()) else None


class Passage:
    """The characters of `shadow[span]` without white space (`text`) and their places in the document.

    The space behind an entry's headline is a full stop.
    Offsets into `text` are called places here; `span_of` turns two of them into a span of the document. A document's
    passages stay in memory while it is read, so each takes a few bytes a character and no more.
    """

    __slots__ = ("_at", "_begins", "span", "text")

    def __init__(self, shadow: str, span: Span) -> None:
        self.span = span
        raw = shadow[span.start : span.end]
        stop = _headline_end(raw)
        if stop is not None:
            raw = f"{raw[:stop]}。{raw[stop + 1 :]}"
        parts: list[str] = []
        at = array("I")
        last = 0
        for match in _SPACE.finditer(raw):
            if match.group(1) is None:
                continue
            parts.append(raw[last : match.start()])
            at.extend(range(span.start + last, span.start + match.start()))
            last = match.end()
        parts.append(raw[last:])
        at.extend(range(span.start + last, span.start + len(raw)))
        self.text = "".join(parts)
        self._at = at
        self._begins: bytearray | None = None

    def offset(self, place: int) -> int:
        """Where the character at `place` stands in the document; the passage's end for the place after the last."""
        return self._at[place] if place < len(self._at) else self.span.end

    def span_of(self, start: int, end: int) -> Span:
        """The document's span of the characters from place `start` to before place `end`."""
        if end <= start:
            at = self.offset(start)
            return Span(at, at)
        return Span(self._at[start], self._at[end - 1] + 1)

    def place_of(self, offset: int) -> int:
        """The place of the first character at or after `offset` of the document."""
        return bisect_right(self._at, offset - 1)

    def gap_before(self, place: int) -> bool:
        """Whether white space stood before the character at `place` (a lost paragraph break, padding)."""
        return 0 < place < len(self._at) and self._at[place] != self._at[place - 1] + 1

    def _word_begins(self) -> bytearray:
        """For every place 1 if a dictionary word begins there, with a last 1 behind the text."""
        if self._begins is None:
            begins = bytearray(len(self.text) + 1)
            place = 0
            for word in cut(self.text):
                begins[place] = 1
                place += len(word)
            begins[-1] = 1
            self._begins = begins
        return self._begins

    def begins_word(self, place: int) -> bool:
        """Whether a dictionary word begins at `place`; a name falls apart into single characters."""
        return place < len(self.text) and self._word_begins()[place] == 1

    def word_at(self, place: int) -> str:
        """The dictionary word that begins at `place`; empty if none does."""
        begins = self._word_begins()
        if place >= len(self.text) or not begins[place]:
            return ""
        return self.text[place : begins.index(1, place + 1)]

    def word_before(self, place: int) -> str:
        """The dictionary word, or the first part of one, that ends before `place`; empty at the beginning."""
        return self.text[max(0, self._word_begins().rfind(1, 0, place)) : place]
