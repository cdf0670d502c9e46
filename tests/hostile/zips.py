"""ZIP archives: bombs, names that lead elsewhere, lies about sizes."""

from __future__ import annotations

import struct
from typing import Final

from .case import Case, bulletin, fine, of
from .zip_bombs import flat_bomb, nested_bomb, quoting_bomb, shared_bomb
from .zip_entries import DEFLATED, UTF8, Entry, raw_zip

_ENCRYPTED: Final = 1
_LINK: Final = 0o120777 << 16


def _with_name(name: str | bytes, attributes: int = 0, data: bytes | None = None) -> bytes:
    """An archive with a bulletin under a hostile name, and a fine one beside it."""
    label = name if isinstance(name, str) else repr(name)
    flags = UTF8 if isinstance(name, str) else 0
    return raw_zip(
        [
            Entry(name, fine(label) if data is None else data, flags, attributes),
            Entry("fine.txt", fine("in " + label)),
        ]
    )


def _wrong_crc() -> bytes:
    return raw_zip([Entry("damaged.txt", fine("crc"), crc=0xBADC0DE), Entry("fine.txt", fine("beside crc"))])


def _truncated() -> bytes:
    whole = _with_name("truncated.txt")
    return whole[: len(whole) // 2]


def _zip64(size: int) -> bytes:
    extra = b"\1\0\x10\0" + struct.pack("<2Q", size, size)
    return raw_zip([Entry("lie.txt", fine("zip64"), size=0xFFFFFFFF, extra=extra)])


_NAMES: Final = (
    ("absolute", "/tmp/bulletin-escaped.txt", "an absolute path"),
    ("parent", "../../escaped.txt", "a path out of the folder"),
    ("parent-in-middle", "a/b/../../../escaped.txt", "a path out of the folder, by its middle"),
    ("backslashes", "..\\..\\escaped.txt", "a path out of the folder on Windows"),
    ("drive", "C:\\escaped.txt", "a drive of Windows"),
    ("share", "\\\\server.example\\share\\escaped.txt", "a share of Windows"),
    ("device", "CON.txt", "a device of Windows"),
    ("nul", b"good.txt\0.exe", "a NUL in the name"),
    ("escapes", "\x1b]0;owned\x07\x1b[2J\x9b31m.txt", "escape sequences to the terminal, in a name"),
    ("newlines", "a\nbulletin: all is well\r\n.txt", "a forged line of output, in a name"),
    ("sql", "'; DROP TABLE document; --.txt", "SQL in a name"),
    ("formula", "=cmd|' /C calc'!A0.txt", "a formula for spreadsheets, in a name"),
    ("markup", "<script>alert('SCRIPT')</script>.txt", "markup in a name"),
    ("bidi", "\u202etxt.fdp.txt", "a name shown backwards"),
    ("undecodable", b"\xff\xfe\x80.txt", "a name in no encoding"),
    ("gbk", "大事记.txt".encode("gbk"), "a name in GBK, as Windows writes it"),
    ("empty-name", "", "no name"),
    ("dots", "..", "a name that is the folder above"),
    ("long-name", "长" * 20_000 + ".txt", "a name of 60 kB"),
    ("deep", "a/" * 10_000 + "x.txt", "10,000 folders in each other"),
)

ZIPS: Final = (
    *(Case(f"zip/name-{stem}.zip", "ingested", tries, of(_with_name(name))) for stem, name, tries in _NAMES),
    Case("zip/bomb-flat.zip", "problem", "1 GB in 1 MB", of(lambda: flat_bomb(1000))),
    Case("zip/bomb-lying.zip", "problem", "1 GB that says it is 200 bytes", of(lambda: flat_bomb(1000, 200))),
    Case("zip/bomb-nested.zip", "problem", "10 TB in five levels of archives", of(lambda: nested_bomb(5))),
    Case("zip/bomb-quoting.zip", "either", "1 GB in overlapping entries", of(lambda: quoting_bomb(200, 5))),
    Case(
        "zip/bomb-shared.zip",
        "either",
        "1,000 entries of 5 MB that are the same bytes",
        of(lambda: shared_bomb(1000)),
    ),
    Case(
        "zip/many.zip",
        "problem",
        "100,000 empty entries",
        of(lambda: raw_zip(Entry(f"{number}.txt") for number in range(100_000))),
    ),
    Case(
        "zip/link.zip", "ingested", "a symbolic link out", of(_with_name("link.txt", _LINK, b"/etc/passwd"))
    ),
    Case(
        "zip/link-folder.zip",
        "ingested",
        "a link to a folder, and a file in it",
        of(
            raw_zip(
                [
                    Entry("out", b"/tmp", attributes=_LINK),
                    Entry("out/bulletin-escaped.txt", fine("out")),
                    Entry("fine.txt", fine("link-folder")),
                ]
            )
        ),
    ),
    Case("zip/device.zip", "ingested", "a device", of(_with_name("zero.txt", 0o20666 << 16, b""))),
    Case(
        "zip/duplicate.zip",
        "ingested",
        "two files of one name",
        of(raw_zip([Entry("same.txt", fine("first")), Entry("same.txt", fine("second"))])),
    ),
    Case(
        "zip/case.zip",
        "ingested",
        "two names that some systems take for one",
        of(raw_zip([Entry("A.txt", fine("upper")), Entry("a.TXT", fine("lower"))])),
    ),
    Case(
        "zip/flag-lie.zip",
        "either",
        "a name that says it is UTF-8 and is not: Python's own module refuses the archive",
        of(raw_zip([Entry(b"\xb4\xf3.txt", fine("flag-lie")), Entry("fine.txt", fine("beside flag-lie"))])),
    ),
    Case(
        "zip/encrypted.zip",
        "problem",
        "a password",
        of(raw_zip([Entry("secret.txt", b"\x5c\x91" * 60, flags=UTF8 | _ENCRYPTED, crc=1, size=108)])),
    ),
    Case("zip/wrong-crc.zip", "ingested", "a damaged entry beside a fine one", of(_wrong_crc())),
    Case("zip/truncated.zip", "problem", "half an archive", of(_truncated())),
    Case("zip/zip64-lie.zip", "problem", "an entry of 2**60 bytes, it says", of(_zip64(2**60))),
    Case("zip/zip64-negative.zip", "problem", "a size that is negative if signed", of(_zip64(2**64 - 1))),
    Case(
        "zip/method.zip",
        "problem",
        "an unknown compression",
        of(raw_zip([Entry("x.txt", b"abc", method=99, size=3)])),
    ),
    Case(
        "zip/bad-deflate.zip",
        "problem",
        "compressed data that is none",
        of(raw_zip([Entry("x.txt", b"\xff" * 50, method=DEFLATED, size=500)])),
    ),
    Case("zip/none.zip", "either", "an archive without a file", of(raw_zip([]))),
    Case(
        "zip/only-folders.zip", "either", "an archive of folders", of(raw_zip([Entry("a/"), Entry("a/b/")]))
    ),
    Case(
        "zip/manifest.zip",
        "either",
        "a manifest of nonsense in the archive",
        of(raw_zip([Entry("manifest.csv", b"nonsense\n1,2"), Entry("fine.txt", fine("zip manifest"))])),
    ),
    Case("zip/text.zip", "either", "a text called .zip", of(fine("text.zip"))),
    Case("zip/disguised.txt", "either", "an archive called .txt", of(_with_name("inner.txt"))),
    Case(
        "zip/prefixed.zip",
        "ingested",
        "an archive behind a program, as those that unpack themselves",
        of(b"MZ" + bytes(500) + raw_zip([Entry("self.txt", bulletin("self").encode("gb18030"))])),
    ),
)
