"""What to show of a text for a place in it: the line's number, and the sentence."""

from __future__ import annotations

import re
from typing import Final

_SENTENCE_ENDS: Final = re.compile(r"[。!?!?\n]")
_CLOSING: Final = re.compile(r"[”’」』)）]*")


def sentence_at(text: str, offset: int) -> str:
    """Cut out the sentence around `offset`, to its full stop or the end of its line, without outer space."""
    start = 0
    for match in _SENTENCE_ENDS.finditer(text, 0, min(offset, len(text))):
        start = match.end()
    stop = _SENTENCE_ENDS.search(text, min(offset, len(text)))
    if stop is None:
        return text[start:].strip()
    closing = _CLOSING.match(text, stop.end())
    return text[start : closing.end() if closing else stop.end()].strip()


def line_of(text: str, offset: int) -> int:
    """Count which line holds `offset`, from 1."""
    return text.count("\n", 0, offset) + 1
