"""One font of boxes for all fonts that a file names but does not hold.

Pdfium looks such fonts up on the machine. Where it finds none, characters have no height, and it drops pieces of
text that then have no extent: a line of one character, lines of turned pages. With this font each character has a
box, and the same file gives the same text on every machine.
"""

from __future__ import annotations

import ctypes
import struct
from contextlib import suppress
from functools import cache
from typing import Any, Final

import pypdfium2 as pdfium

_LATIN: Final = (b"Helvetica", b"Arial", b"Times", b"Courier", b"Symbol", b"ZapfDingbats")
"""Beginnings of the names of fonts that Pdfium has itself."""
_NAME: Final = b"Boxes\0"
_HANDLE: Final = 1
_EM: Final = 1000
_TOP: Final = 880
_BOTTOM: Final = -120
_NARROW: Final = 250
"""A Latin character's box: the least that letters take, for a wider one would hide the space after it."""
_RANGES: Final = ((0x20, 0x2E7F, 1), (0x2E80, 0x3FFFF, 2))
"""First and last character, and the glyph that stands for all of them."""


@cache
def use_boxes() -> None:
    """Let Pdfium take the font of boxes, from now on and in the whole process, where a file does not hold its font."""
    with suppress(pdfium.PdfiumError):  # a machine without any fonts of its own to stand in for
        _Boxes().setup()


class _Boxes(pdfium.PdfSysfontBase):  # type: ignore[misc]
    """What Pdfium asks for fonts, with the names and arguments of its own interface."""

    def MapFont(self, _: Any, *wanted: Any) -> int | None:  # noqa: N802
        """Return a handle of the font for a name; none for fonts that Pdfium has."""
        face = ctypes.cast(wanted[4], ctypes.c_char_p).value or b""
        return None if face.startswith(_LATIN) else _HANDLE

    def GetFont(self, _: Any, _face: Any) -> None:  # noqa: N802
        """Find no font by its name alone."""

    def GetFontData(self, _: Any, _handle: Any, table: int, buffer: Any, size: int) -> int:  # noqa: N802
        """Copy the font, of which single tables are not given, and return its size in bytes."""
        return 0 if table else _copied(box_font(), buffer, size)

    def GetFaceName(self, _: Any, _handle: Any, buffer: Any, size: int) -> int:  # noqa: N802
        """Copy the font's name."""
        return _copied(_NAME, buffer, size)

    def GetFontCharset(self, _: Any, _handle: Any) -> int:  # noqa: N802
        """Return the character set that stands for any."""
        return 1

    def DeleteFont(self, _: Any, _handle: Any) -> None:  # noqa: N802
        """Free nothing."""


@cache
def box_font() -> bytes:
    """Return a TrueType font whose every character is a box: half a kilobyte, with the tables that are required."""
    boxes = [_box(_EM), _box(_NARROW), _box(_EM)]
    starts = [sum(map(len, boxes[:number])) for number in range(len(boxes) + 1)]
    groups = b"".join(struct.pack(">III", *one) for one in _RANGES)
    version = 0x10000
    tables = {
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12)
        + struct.pack(">HHIII", 13, 0, 16 + len(groups), 0, len(_RANGES))
        + groups,
        b"glyf": b"".join(boxes),
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh",
            version,
            version,
            0,
            0x5F0F3CF5,
            0,
            _EM,
            0,
            0,
            0,
            _BOTTOM,
            _EM,
            _TOP,
            0,
            8,
            2,
            1,
            0,
        ),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", version, _TOP, _BOTTOM, 0, _EM, 0, 0, _EM, 1, *[0] * 7, 1),
        b"hmtx": struct.pack(">Hh", _EM, 0) + b"\0\0" * (len(boxes) - 1),
        b"loca": struct.pack(f">{len(starts)}I", *starts),
        b"maxp": struct.pack(">I14H", version, len(boxes), 4, 1, 0, 0, 1, *[0] * 8),
    }
    return _assembled(tables)


def _box(width: int) -> bytes:
    """Return a glyph: four points on a line around a box."""
    head = struct.pack(">hhhhh", 1, 0, _BOTTOM, width, _TOP) + struct.pack(">HH4B", 3, 0, 1, 1, 1, 1)
    height = _TOP - _BOTTOM
    steps = struct.pack(">8h", 0, 0, width, 0, _BOTTOM, height, 0, -height)
    return _padded(head + steps)


def _assembled(tables: dict[bytes, bytes]) -> bytes:
    offset = 12 + 16 * len(tables)
    directory = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64)
    body = b""
    for tag, table in tables.items():
        directory += tag + struct.pack(">III", 0, offset + len(body), len(table))
        body += _padded(table)
    return directory + body


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


def _copied(data: bytes, buffer: Any, size: int) -> int:
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)
