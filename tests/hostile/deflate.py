"""Compressed data that grows a thousandfold, made without ever being large."""

from __future__ import annotations

import zlib
from functools import cache
from typing import Final

LINE: Final = "4月1日,县委书记田一亩主持召开县委常委会会议。\n".encode()
CHUNK: Final = (LINE * (1_000_000 // len(LINE) + 1))[:1_000_000]


def deflated(times: int, before: bytes = b"", chunk: bytes = CHUNK) -> bytes:
    """Return a raw deflate stream of `before`, then `chunk` so many times.

    The block of a chunk ends in a full flush: it refers to nothing before it, so it can be repeated.
    """
    packer = zlib.compressobj(9, wbits=-15)
    start = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH) if before else b""
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
    return start + block * times + zlib.compressobj(9, wbits=-15).flush()


@cache
def checksum(times: int, before: bytes = b"", chunk: bytes = CHUNK) -> int:
    """Return the CRC-32 of what `deflated` makes."""
    crc = zlib.crc32(before)
    for _ in range(times):
        crc = zlib.crc32(chunk, crc)
    return crc


def gzip_of(times: int, before: bytes = b"", chunk: bytes = CHUNK) -> bytes:
    """Return the same as a gzip file."""
    size = (len(before) + times * len(chunk)) % 2**32
    head = b"\x1f\x8b\x08\0\0\0\0\0\x02\x03"
    crc = checksum(times, before, chunk)
    return head + deflated(times, before, chunk) + crc.to_bytes(4, "little") + size.to_bytes(4, "little")
