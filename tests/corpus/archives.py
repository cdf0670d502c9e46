"""Archives as they are sent around: folders of text, pages and documents in ZIP or tar.gz."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zlib
from collections.abc import Callable, Mapping
from typing import Final

from .bulletin import Written, parts
from .pages import portal_2022
from .plain import encoded
from .word import STAMP, document

_DOS_TIME: Final = (STAMP[3] << 11) | (STAMP[4] << 5) | STAMP[5] // 2
_DOS_DATE: Final = (STAMP[0] - 1980 << 9) | (STAMP[1] << 5) | STAMP[2]
_NAMES_ARE_UTF8: Final = 0x800
_DEFLATED: Final = 8
_TAR_TIME: Final = 1653036120
"""Seconds since 1970: `STAMP` in Greenwich."""


def zip_of(files: Mapping[str, bytes], *, names: str = "utf-8") -> bytes:
    """Pack the files by name into a ZIP. Names in another encoding than UTF-8 have no flag, as Windows makes them.

    Written by hand: Python's own module always sets the flag.
    """
    flags = _NAMES_ARE_UTF8 if names == "utf-8" else 0
    local, central = bytearray(), bytearray()
    for name, data in files.items():
        packer = zlib.compressobj(wbits=-15)
        packed = packer.compress(data) + packer.flush()
        raw = name.encode(names)
        sizes = (zlib.crc32(data), len(packed), len(data), len(raw), 0)
        central += struct.pack(
            "<4s6H3L5H2L",
            b"PK\1\2",
            20,
            20,
            flags,
            _DEFLATED,
            _DOS_TIME,
            _DOS_DATE,
            *sizes,
            0,
            0,
            0,
            0,
            len(local),
        )
        central += raw
        local += struct.pack("<4s5H3L2H", b"PK\3\4", 20, flags, _DEFLATED, _DOS_TIME, _DOS_DATE, *sizes)
        local += raw + packed
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(files), len(files), len(central), len(local), 0)
    return bytes(local + central + end)


def tar_gz_of(files: Mapping[str, bytes]) -> bytes:
    """Pack the files by name into a tar.gz, the folders before what is in them."""
    written = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=written, mode="wb", mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w") as tar,
    ):
        for folder in dict.fromkeys(name.rpartition("/")[0] for name in files if "/" in name):
            entry = tarfile.TarInfo(folder)
            entry.type, entry.mode, entry.mtime = tarfile.DIRTYPE, 0o755, _TAR_TIME
            tar.addfile(entry)
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime = len(data), _TAR_TIME
            tar.addfile(entry, io.BytesIO(data))
    return written.getvalue()


def _archive(text: str, pack: Callable[[dict[str, bytes]], bytes]) -> Written:
    members = _members(text)
    return Written(
        pack({name: one.data for name, one in members.items()}), "", members=tuple(members.items())
    )


def _members(text: str) -> dict[str, Written]:
    """Return a folder of three files, each with a third of the bulletin, so that no two are the same."""
    title, dateline, lines = parts(text)
    third = -(-len(lines) // 3)
    one, two, three = (
        "\n".join((f"{title}（{number}）", dateline, *lines[at : at + third]))
        for number, at in zip("一二三", range(0, 3 * third, third), strict=True)
    )
    return {
        "大事记/第一部分.txt": encoded("gb18030")(one),
        "大事记/网页/第二部分.html": portal_2022(two),
        "大事记/文档/第三部分.docx": document(three),
    }


ARCHIVES: Final[dict[str, tuple[Callable[[str], Written], str]]] = {
    "zip": (lambda text: _archive(text, zip_of), ".zip"),
    "zip-gbk-names": (lambda text: _archive(text, lambda files: zip_of(files, names="gbk")), ".zip"),
    "tar-gz": (lambda text: _archive(text, tar_gz_of), ".tar.gz"),
}
