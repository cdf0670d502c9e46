"""manifest.csv: lists that cannot be trusted. Each is a folder with the list and a fine bulletin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from .case import Case, Expected, fine


def _beside(label: str, content: bytes) -> Callable[[Path], object]:
    def write(folder: Path) -> None:
        folder.mkdir()
        (folder / "fine.txt").write_bytes(fine(f"list {label}"))
        (folder / "manifest.csv").write_bytes(content)

    return write


def _folder(folder: Path) -> None:
    (folder / "manifest.csv").mkdir(parents=True)
    (folder / "fine.txt").write_bytes(fine("list folder"))


def _link(folder: Path) -> None:
    folder.mkdir()
    (folder / "manifest.csv").symlink_to("not there.csv")
    (folder / "fine.txt").write_bytes(fine("list link"))


_CONTENTS: Final[tuple[tuple[str, Expected, str, bytes], ...]] = (
    ("empty", "either", "nothing", b""),
    ("column", "refused", "a column that is none", b"file,titel\nfine.txt,x\n"),
    ("column-twice", "refused", "a column twice", b"file,title,title\nfine.txt,x,y\n"),
    ("no-file", "refused", "no column of files", b"title\nx\n"),
    ("columns", "refused", "100,000 columns", b"file," + b"x," * 100_000),
    ("values", "refused", "more values than columns", b"file,title\nfine.txt,a,b,c\n"),
    ("quote", "refused", "a quotation that is never closed", b'file,title\nfine.txt,"' + b"x" * 1000),
    ("field", "refused", "a field of 10 MB", b"file,title\nfine.txt," + b"x" * 10_000_000),
    ("nul", "refused", "a NUL", b"file,title\nfine.txt,a\0b\n"),
    ("random", "refused", "bytes that are no text", bytes(range(128, 256)) * 20),
    ("year", "refused", "a year that is none", b"file,year\nfine.txt,99999\n"),
    ("date", "refused", "a day that is none", b"file,published\nfine.txt,2022-02-31\n"),
    ("twice", "refused", "two rows of one file", b"file,title\nfine.txt,a\n./fine.txt,b\n"),
    ("absolute", "either", "a file elsewhere", b"file,title\n/etc/passwd,x\n"),
    ("parent", "either", "a file above", b"file,title\n../../../etc/passwd,x\n"),
    ("nul-path", "either", "a path too long", b"file,title\n" + b"a/" * 50_000 + b",x\n"),
    (
        "missing",
        "either",
        "files that are not there",
        b"file\n" + b"".join(b"%d.txt\n" % n for n in range(2000)),
    ),
    ("formula", "ingested", "a formula as title", b"file,title\nfine.txt,=cmd|' /C calc'!A0\n"),
    ("escapes", "ingested", "escape sequences as title", b"file,title\nfine.txt,\x1b]0;owned\x07x\n"),
    ("sql", "ingested", "SQL as title", b"file,title\nfine.txt,'; DROP TABLE document; --\n"),
    ("column-escapes", "refused", "escape sequences as a column", b"file,\x1b]0;owned\x07\nfine.txt,x\n"),
    ("rows", "either", "100,000 empty rows", b"file,title\n" + b",\n" * 100_000 + b"fine.txt,x\n"),
)

LISTS: Final = (
    *(
        Case(f"list-{stem}", expected, tries, _beside(stem, content))
        for stem, expected, tries, content in _CONTENTS
    ),
    Case("list-folder", "ingested", "a folder called manifest.csv", _folder),
    Case("list-link", "either", "a link to nothing called manifest.csv", _link),
)
