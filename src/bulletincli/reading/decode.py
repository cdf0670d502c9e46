"""Bytes to text: a byte order mark, strict UTF-8, then GB18030 or Big5, by the likelier characters.

GB18030 and Big5 decode most of each other's bytes without an error, so both are tried and their characters
weighed: in a text read rightly nearly every Chinese character belongs to the common half of a character set.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LIKELY_SHARE = 0.8
"""Below this share of common characters a reading is taken to be no text. Real pages reach 0.9 and more."""

_PUNCTUATION = (0xA1, 0xA3)
"""The lead bytes of punctuation, digits and full-width letters, in GB2312 as in Big5."""


class NotTextError(ValueError):
    """Bytes that are no text in any encoding we read; the message says why."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was in. Every character is kept, carriage returns too; a mark is none."""

    text: str = field(repr=False)
    encoding: str


def decode(data: bytes) -> Decoded:
    """Return the text that `data` holds. Raises `NotTextError`."""
    decoded = _by_mark(data) or _as_utf8(data) or _by_plausibility(data)
    if "\0" in decoded.text:
        line = decoded.text.count("\n", 0, decoded.text.index("\0")) + 1
        raise NotTextError(f"is not text: it holds a NUL byte (line {line})")
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                name = encoding.removesuffix("-sig").upper()
                raise NotTextError(f"begins with the byte order mark of {name} but is not in it") from None
    return None


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _by_plausibility(data: bytes) -> Decoded:
    if b"\0" in data:
        raise NotTextError("is not text: it holds NUL bytes")
    readings = []
    for encoding in ("gb18030", "big5hkscs"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        readings.append((_share_of_common(text), Decoded(text, encoding)))
    share, best = max(readings, key=lambda reading: reading[0], default=(0.0, Decoded("", "")))
    if share < _LIKELY_SHARE:
        raise NotTextError("is not text in UTF-8, GB18030 or Big5")
    return best


def _share_of_common(text: str) -> float:
    """Return the share of non-ASCII characters that are common Chinese ones or Chinese punctuation."""
    characters = [char for char in text if char > "\x7f"]
    return sum(map(_is_common, characters)) / len(characters) if characters else 0.0


def _is_common(char: str) -> bool:
    """Tell a character of GB2312's first level (3,755, simplified) or Big5's (5,401, traditional)."""
    return _in_rows(char, "gb2312", 0xB0, 0xD7) or _in_rows(char, "big5", 0xA4, 0xC6)


def _in_rows(char: str, charset: str, first: int, last: int) -> bool:
    lead = char.encode(charset, "ignore")[:1]
    return bool(lead) and (first <= lead[0] <= last or _PUNCTUATION[0] <= lead[0] <= _PUNCTUATION[1])
