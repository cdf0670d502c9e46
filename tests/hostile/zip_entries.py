"""ZIP written by hand, so that any field of it can be a lie."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

STORED, DEFLATED = 0, 8
UTF8: Final = 0x800
"""The flag that names are UTF-8."""

_UNIX: Final = 3 << 8
_MOST: Final = 0xFFFF
"""More entries than that need the larger form of the end."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in an archive; `size`, `crc` and `packed` are true unless told otherwise."""

    name: str | bytes
    data: bytes = b""
    flags: int = UTF8
    attributes: int = 0
    method: int = STORED
    size: int | None = None
    crc: int | None = None
    extra: bytes = b""

    @property
    def raw(self) -> bytes:
        return self.name.encode() if isinstance(self.name, str) else self.name


def raw_zip(entries: Iterable[Entry], *, shared: int | None = None) -> bytes:
    """Pack the entries as they say; with `shared` only the first so many have data, the others share theirs."""
    local, central, count, at = bytearray(), bytearray(), 0, 0
    for count, entry in enumerate(entries, 1):
        if shared is None or count <= shared:
            at = len(local)
            local += local_head(entry) + entry.data
        numbers = struct.pack("<4H", 20, entry.flags, entry.method, 0) + _numbers(entry)
        central += b"PK\1\2" + struct.pack("<H", _UNIX | 20) + numbers
        central += struct.pack("<3H2L", 0, 0, 0, entry.attributes, at) + entry.raw + entry.extra
    ends = b""
    if count > _MOST:
        ends = b"PK\6\6" + struct.pack("<Q2H2L4Q", 44, 45, 45, 0, 0, count, count, len(central), len(local))
        ends += b"PK\6\7" + struct.pack("<LQL", 0, len(local) + len(central), 1)
    short = min(count, _MOST)
    ends += b"PK\5\6" + struct.pack("<4H2LH", 0, 0, short, short, len(central), len(local), 0)
    return bytes(local + central) + ends


def local_head(entry: Entry) -> bytes:
    head = b"PK\3\4" + struct.pack("<4H", 20, entry.flags, entry.method, 0)
    return head + _numbers(entry) + entry.raw + entry.extra


def _numbers(entry: Entry) -> bytes:
    """Date, CRC, sizes and lengths, as they stand in both heads."""
    crc = zlib.crc32(entry.data) if entry.crc is None else entry.crc
    size = len(entry.data) if entry.size is None else entry.size
    packed = 0xFFFFFFFF if entry.extra.startswith(b"\1\0") else len(entry.data)
    return struct.pack("<H3L2H", 0x54B4, crc, packed, size, len(entry.raw), len(entry.extra))


def central_head(entry: Entry, at: int) -> bytes:
    numbers = struct.pack("<4H", 20, entry.flags, entry.method, 0) + _numbers(entry)
    return b"PK\1\2\x14\0" + numbers + struct.pack("<3H2L", 0, 0, 0, 0, at) + entry.raw
