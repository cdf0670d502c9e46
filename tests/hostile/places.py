"""What stands in a folder under a bulletin's name and is none: pipes, links, folders, and names themselves."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Final

from .case import Case, fine, of


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "inside.txt").write_bytes(fine("inside"))


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    """Bind by a relative path: those of sockets are short."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(here)


def _unreadable(path: Path) -> None:
    path.write_bytes(fine("unreadable"))
    path.chmod(0)


def _loop(path: Path) -> None:
    other = path.with_name("loop other.txt")
    path.symlink_to(other.name)
    other.symlink_to(path.name)


def _hard_link(path: Path) -> None:
    first = path.with_name("hard first.txt")
    first.write_bytes(fine("hard"))
    path.hardlink_to(first)


def _hole(path: Path) -> None:
    """A file of 4 GB that takes no room: all of it is a hole."""
    with path.open("wb") as file:
        file.truncate(4 * 1000**3)


def _deep(path: Path) -> None:
    """Write 200 folders in each other, by steps: the path is longer than systems take at once."""
    path.mkdir()
    here = os.open(path, os.O_RDONLY)
    for _ in range(200):
        os.mkdir("很深的文件夹" * 2, dir_fd=here)
        inner = os.open("很深的文件夹" * 2, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    with open(os.open("deep.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here), "wb") as file:  # noqa: PTH123
        file.write(fine("deep"))
    os.close(here)


_NAMES: Final = (
    ("-.txt", "a name like standard input's"),
    ("--db=owned.duckdb.txt", "a name like an option"),
    ("'; DROP TABLE document; --.txt", "SQL"),
    ("=cmd|'calc'!A0.txt", "a formula for spreadsheets"),
    ("@SUM(1+1)*cmd.txt", "another formula"),
    ("\x1b]0;owned\x07\x1b[2J.txt", "escape sequences to the terminal"),
    ("a\nbulletin: all is well.txt", "a forged line of output"),
    ("[red]x[/red][/].txt", "markup of the terminal's library"),
    ("{0}%s$(id)`id`.txt", "placeholders and commands"),
    ("\u202etxt.fdp.txt", "a name shown backwards"),
    ("UPPER.TXT", "an ending in capitals"),
    ("多  空 格　.txt", "spaces"),
    ("*?[a].txt", "patterns"),
    ("a" * 251 + ".txt", "the longest name there can be"),
    (os.fsdecode("大事记.txt".encode("gbk")), "a name in GBK"),
    (os.fsdecode(b"\xff\xfe\x80.txt"), "a name in no encoding"),
)

PLACES: Final = (
    *(
        Case(f"names/{name}", "ingested", f"in its name: {tries}", of(fine(f"name {number}")))
        for number, (name, tries) in enumerate(_NAMES)
    ),
    Case("places/folder.txt", "either", "a folder called .txt", _folder),
    Case("places/folder.zip", "either", "a folder called .zip", _folder),
    Case("places/pipe.txt", "either", "a pipe that nobody writes to", _pipe),
    Case("places/socket.txt", "either", "a socket", _socket),
    Case("places/nowhere.txt", "problem", "a link to nothing", lambda path: path.symlink_to("not there.txt")),
    Case("places/loop.txt", "problem", "links that name each other", _loop),
    Case(
        "places/endless.txt",
        "either",
        "a link to a device without an end",
        lambda path: path.symlink_to("/dev/zero"),
    ),
    Case("places/up", "either", "a link to the folder above", lambda path: path.symlink_to("..")),
    Case("places/unreadable.txt", "either", "no right to read, but for root", _unreadable),
    Case("places/hard second.txt", "either", "one file under two names", _hard_link),
    Case("places/hole.txt", "problem", "4 GB of nothing", _hole),
    Case("places/.hidden.txt", "either", "a hidden file", of(fine("hidden"))),
    Case("places/deep", "either", "a path longer than systems take", _deep),
)
