"""Plain text files: one bulletin a file, every character kept as decoded, but for line ends of old Macs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bulletincli.reading.decode import decode
from bulletincli.reading.extracted import Extracted

_RETURNS: Final = re.compile(r"\r++(\n?)")


def read_plain(data: bytes, encoding: str | None = None) -> Extracted:
    """Return the text that a plain file's bytes hold. Raises `UnreadableError`.

    A carriage return that ends a line alone becomes a line feed, so that all that follows knows one end of a line.
    """
    decoded = decode(data, encoding)
    text, notes = decoded.text, decoded.notes
    if "\r" in text:
        text = _RETURNS.sub(_with_feeds, text)
        notes = tuple(replace(note, line=_line_of_damage(text)) for note in notes)
    return Extracted(text, decoded.encoding, notes=notes)


def _with_feeds(found: re.Match[str]) -> str:
    return found[0] if found[1] else "\n" * len(found[0])


def _line_of_damage(text: str) -> int:
    return text.count("\n", 0, text.find("\ufffd")) + 1
