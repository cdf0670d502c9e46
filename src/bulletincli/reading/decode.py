"""Bytes to text: a byte order mark, strict UTF-8, then GB18030, Big5 or UTF-16, by the likelier characters."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from typing import Final

from bulletincli.reading.extracted import Note, UnreadableError
from bulletincli.reading.plausible import (
    LIKELY_SHARE,
    UTF8_AS_GBK,
    cause_of_garbage,
    share_of_common,
    was_read_as_gbk,
)

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_WIDER: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "ascii": "utf-8",
}
"""Read instead of what is named: the superset that files of that name are really in."""

_CHOICES: Final = ("gb18030", "big5hkscs", "utf-8")
_WITH_NULS: Final = ("utf-16-le", "utf-16-be")

_BROKEN_SHARE: Final = 0.01
"""So many characters of a text may be undecodable: a cut-off end, some bytes lost in a copy."""

_NAMED_SHARE: Final = 0.1
"""So many of one whose encoding was named."""

_SURE_SHARE: Final = 0.9
"""From this share of common characters on, a reading with damage may be better than one without."""

_LIKELY_OF_LIST: Final = 0.5
"""The share of common characters in a list: a few names, of which some are rare, and nobody gives a picture for one."""


class NotTextError(UnreadableError):
    """Bytes that are no text in any encoding we read; the message says why."""


class UnknownEncodingError(ValueError):
    """A name that is no encoding's."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was in. Every character is kept, carriage returns too; a mark is none.

    Bytes that stand for no character are U+FFFD, and `notes` tells of them.
    """

    text: str = field(repr=False)
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text that `data` holds, in `encoding` if that is given. Raises `NotTextError`."""
    if encoding is not None:
        return _checked(_in_named(data, encoding))
    return _checked(_unnamed(data, LIKELY_SHARE))


def _unnamed(data: bytes, likely: float) -> Decoded:
    return _by_mark(data) or _strictly(data, "utf-8") or _by_plausibility(data, likely)


def _checked(decoded: Decoded) -> Decoded:
    """Return what may be text. Raises `NotTextError` for what is none though it could be decoded."""
    if "\0" in decoded.text:
        line = decoded.text.count("\n", 0, decoded.text.index("\0")) + 1
        raise NotTextError(f"is not text: it holds a NUL byte (line {line})")
    cause = cause_of_garbage(decoded.text)
    if cause is not None:
        raise NotTextError(f"is not text: {cause}")
    return decoded


def decode_whole(data: bytes) -> str:
    """Return the text of a list, which must be read to the last byte. Raises `NotTextError`."""
    decoded = _checked(_unnamed(data, _LIKELY_OF_LIST))
    for note in decoded.notes:
        raise NotTextError(f"is damaged: {note.cause} (line {note.line})")
    return decoded.text


def read_as(name: str) -> str:
    """Return the encoding in which files that call theirs `name` are read. Raises `UnknownEncodingError`."""
    try:
        known = codecs.lookup(name.strip()).name
        "".encode(known)
    except (LookupError, ValueError):
        raise UnknownEncodingError(f"{name!r} is no encoding; try utf-8, gb18030, big5 or utf-16") from None
    return _WIDER.get(known, known)


def _in_named(data: bytes, name: str) -> Decoded:
    encoding = read_as(name)
    if encoding in ("utf-8", "utf-8-sig") and data.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    return _strictly(data, encoding) or _with_damage(data, encoding, _NAMED_SHARE) or _refused(data, encoding)


def _refused(data: bytes, encoding: str) -> Decoded:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotTextError(f"is not in {encoding}: byte {error.start} stands for no character") from None
    raise AssertionError(f"refused what is in {encoding}")


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            decoded = _strictly(data, encoding) or _with_damage(data, encoding)
            if decoded is None:
                name = encoding.removesuffix("-sig").upper()
                raise NotTextError(f"begins with the byte order mark of {name} but is not in it")
            return decoded
    return None


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _with_damage(data: bytes, encoding: str, share: float = _BROKEN_SHARE) -> Decoded | None:
    """Decode with U+FFFD for what stands for no character; None if that is more than a few places."""
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode(encoding, "ignore") or b"\0")
    if broken > max(1, len(text) * share):
        return None
    line = text.count("\n", 0, text.index("\ufffd")) + 1
    where = "byte stands" if broken == 1 else "places hold bytes that stand"
    cause = f"{broken} {where} for no character of {encoding}, shown as U+FFFD"
    return Decoded(text, encoding, (Note(cause, line),))


def _by_plausibility(data: bytes, likely_share: float) -> Decoded:
    """Return the reading with the likeliest characters, undamaged ones first. Raises `NotTextError`."""
    readings: list[tuple[bool, float, Decoded]] = []
    for encoding in _WITH_NULS if b"\0" in data else (*_CHOICES, *_WITH_NULS):
        decoded = _strictly(data, encoding) or _with_damage(data, encoding)
        if decoded is not None:
            readings.append((not decoded.notes, share_of_common(decoded.text), decoded))
    likely = [one for one in readings if one[1] >= likely_share]
    if not likely:
        if any(is_whole and was_read_as_gbk(one.text) for is_whole, _, one in readings):
            raise NotTextError(f"is not text: {UTF8_AS_GBK}")
        raise NotTextError(
            "is not text: it holds NUL bytes" if b"\0" in data else "is not text in UTF-8, GB18030 or Big5"
        )
    return max(likely, key=lambda one: (one[1] >= _SURE_SHARE, one[0], one[1]))[2]
