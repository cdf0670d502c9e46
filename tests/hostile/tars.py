"""tar.gz: links, devices, paths that lead elsewhere, bombs."""

from __future__ import annotations

import gzip
import io
import tarfile
from typing import Final

from .case import Case, fine, of
from .deflate import CHUNK, gzip_of

_GIGABYTE: Final = 1000
"""Chunks of a megabyte."""


def _entry(name: str, data: bytes = b"", **changes: object) -> tuple[tarfile.TarInfo, bytes]:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    for field, value in changes.items():
        setattr(entry, field, value)
    return entry, data


def _tar(*entries: tuple[tarfile.TarInfo, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=form) as tar:
        for entry, data in entries:
            tar.addfile(entry, io.BytesIO(data))
    return file.getvalue()


def _packed(*entries: tuple[tarfile.TarInfo, bytes]) -> bytes:
    return gzip.compress(_tar(*entries), mtime=0)


def _beside_fine(label: str, *entries: tuple[tarfile.TarInfo, bytes]) -> bytes:
    return _packed(*entries, _entry("fine.txt", fine("tar " + label)))


def _bomb() -> bytes:
    """One text of a gigabyte."""
    entry = tarfile.TarInfo("bomb.txt")
    entry.size = _GIGABYTE * len(CHUNK)
    return gzip_of(_GIGABYTE, entry.tobuf())


def _many() -> bytes:
    """100,000 empty files: 51 MB of heads."""
    head = tarfile.TarInfo("empty.txt").tobuf()
    return gzip_of(100, chunk=head * 1000)


def _sparse() -> bytes:
    return _packed(
        _entry(
            "GNUSparseFile.0/sparse.txt",
            b"1\n0\n5\n".ljust(512, b"\0") + b"hello",
            pax_headers={
                "GNU.sparse.major": "1",
                "GNU.sparse.minor": "0",
                "GNU.sparse.name": "sparse.txt",
                "GNU.sparse.realsize": str(10**15),
            },
        )
    )


def _huge() -> bytes:
    entry = tarfile.TarInfo("huge.txt")
    entry.size = 2**40
    return gzip.compress(entry.tobuf(tarfile.GNU_FORMAT) + fine("huge"), mtime=0)


def _negative() -> bytes:
    head = bytearray(tarfile.TarInfo("negative.txt").tobuf(tarfile.GNU_FORMAT))
    head[124:136] = b"\xff" * 12
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return gzip.compress(bytes(head) + fine("negative"), mtime=0)


_WHOLE: Final = _packed(_entry("truncated.txt", fine("truncated tar")), _entry("b.txt", fine("b") * 50))

_BESIDE: Final = (
    ("absolute", "an absolute path", _entry("/tmp/bulletin-escaped.txt", fine("tar absolute"))),
    ("parent", "a path out of the folder", _entry("../../escaped.txt", fine("tar parent"))),
    ("symlink", "a symbolic link out", _entry("link.txt", type=tarfile.SYMTYPE, linkname="/etc/passwd")),
    ("hardlink", "a hard link out", _entry("hard.txt", type=tarfile.LNKTYPE, linkname="/etc/passwd")),
    ("link-to-self", "a link to itself", _entry("self.txt", type=tarfile.SYMTYPE, linkname="self.txt")),
    ("device", "a device", _entry("zero.txt", type=tarfile.CHRTYPE, devmajor=1, devminor=5)),
    ("pipe", "a pipe", _entry("pipe.txt", type=tarfile.FIFOTYPE)),
    ("unknown", "an entry of no known type", _entry("unknown.txt", type=b"Z")),
    ("setuid", "a program with the rights of root", _entry("setuid.txt", fine("setuid"), mode=0o6777)),
    ("escapes", "escape sequences in a name", _entry("\x1b]0;owned\x07.txt", fine("tar escapes"))),
    ("long", "a name of 60 kB", _entry("长" * 20_000 + ".txt", fine("tar long"))),
    ("surrogate", "a name in no encoding", _entry("\udcff.txt", fine("tar surrogate"))),
)

TARS: Final = (
    *(
        Case(f"tar/{stem}.tar.gz", "ingested", tries, of(_beside_fine(stem, entry)))
        for stem, tries, entry in _BESIDE
    ),
    Case("tar/bomb.tar.gz", "problem", "1 GB in 1 MB", of(_bomb)),
    Case("tar/many.tar.gz", "problem", "100,000 empty files", of(_many)),
    Case("tar/sparse.tar.gz", "either", "a file with holes, a petabyte it says", of(_sparse())),
    Case("tar/huge.tar.gz", "problem", "a terabyte, it says", of(_huge())),
    Case("tar/negative.tar.gz", "problem", "a negative size", of(_negative())),
    Case("tar/truncated.tar.gz", "either", "half an archive", of(_WHOLE[: len(_WHOLE) // 2])),
    Case("tar/truncated-head.tar.gz", "problem", "eight bytes of an archive", of(_WHOLE[:8])),
    Case("tar/wrong-crc.tar.gz", "either", "a wrong checksum", of(_WHOLE[:-8] + b"\1\2\3\4" + _WHOLE[-4:])),
    Case(
        "tar/not-tar.tar.gz",
        "problem",
        "gzip with no archive in it",
        of(gzip.compress(b"\x80\x81" * 800, mtime=0)),
    ),
    Case("tar/text.tar.gz", "either", "a text called .tar.gz", of(fine("text.tar.gz"))),
    Case("tar/one.txt.gz", "either", "a single text, packed", of(gzip.compress(fine("one.txt.gz"), mtime=0))),
)
