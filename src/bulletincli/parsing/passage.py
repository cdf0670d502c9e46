"""A stretch of the shadow to read clause by clause: without white space, cut into words, with the way back.

Hard wraps and padding (`县长王 林`, `王小\n林`) stand anywhere in a bulletin, through names and titles too. A passage
drops them, so that a rule meets the phrase as it would be read aloud, and gives spans of the document back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Final

from bulletincli.model import Span
from bulletincli.parsing.words import cut

_SPACE: Final = re.compile(r"(?<=[A-Za-zÀ-ɏ.])[ ]+(?=[A-Za-zÀ-ɏ])|(\s+)")
"""White space; that between two Latin words (`John Smith`) is no group and stays."""


class Passage:
    """The characters of `shadow[span]` without white space (`text`) and their places in the document.

    Offsets into `text` are called places here; `span_of` turns two of them into a span of the document.
    """

    __slots__ = ("__dict__", "_at", "shadow", "span", "text")

    def __init__(self, shadow: str, span: Span) -> None:
        self.shadow = shadow
        self.span = span
        raw = shadow[span.start : span.end]
        parts: list[str] = []
        at: list[int] = []
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
        at = self._at
        return bisect_right(at, offset - 1)

    def gap_before(self, place: int) -> bool:
        """Whether white space stood before the character at `place` (a lost paragraph break, padding)."""
        return 0 < place < len(self._at) and self._at[place] != self._at[place - 1] + 1

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The text cut into dictionary words; a name falls apart into single characters."""
        return cut(self.text)

    @cached_property
    def word_starts(self) -> dict[int, str]:
        """Each word's first place and the word, in order."""
        starts: dict[int, str] = {}
        place = 0
        for word in self.words:
            starts[place] = word
            place += len(word)
        return starts

    @cached_property
    def word_ends(self) -> dict[int, str]:
        """The place after each word's last, and the word."""
        return {place + len(word): word for place, word in self.word_starts.items()}
