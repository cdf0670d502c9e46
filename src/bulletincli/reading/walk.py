"""The files that a user's paths stand for: files, folders with all below them, `-` for standard input."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletincli.model import Problem

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; `named` tells whether the user named it, or the folder it is in. `size` is in bytes."""

    path: Path
    named: bool
    size: int = 0


def walk(
    paths: Iterable[str], *, wanted: Callable[[Path], bool], of_page: Callable[[Path], None] = lambda _: None
) -> Iterator[Found | Problem]:
    """Yield every file that `paths` stand for, once, folders in sorted order, there only what is `wanted`.

    `of_page` is told of the files that a browser saved with a page, which are passed over. A path that is not there and
    a folder that cannot be listed are problems; the walk goes on.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _walk_one(path, wanted, of_page):
            if isinstance(found, Found):
                real = path if path == STDIN else os.path.realpath(found.path)
                if real in seen:
                    continue
                seen.add(real)
            yield found


def printable(path: str | Path) -> str:
    """Return the path as text that can be stored, another for each path.

    Names that are no UTF-8 are taken for GB18030, as old archives unpack to; if they are not that, their bytes are
    written out.
    """
    data = os.fsencode(path)
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "backslashreplace")


def _walk_one(
    named: str, wanted: Callable[[Path], bool], of_page: Callable[[Path], None]
) -> Iterator[Found | Problem]:
    if named == STDIN:
        yield Found(Path(STDIN), named=True)
        return
    path = Path(named)
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises at links that lead to each other
        yield from _files_below(path, wanted, of_page)
    elif os.path.lexists(path):
        yield Found(path, named=True, size=_size_of(path))
    else:
        yield Problem(printable(named), "there is no such file or folder")


def _files_below(
    folder: Path, wanted: Callable[[Path], bool], of_page: Callable[[Path], None]
) -> Iterator[Found | Problem]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Problem(printable(folder), f"cannot be listed: {error.strerror or error}")
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not _belongs_to_page(entry.name, names):
                yield from _files_below(path, wanted, of_page)
                continue
            for here, _, inner in os.walk(path):
                for name in inner:
                    of_page(Path(here, name))
        elif wanted(path) and _is_to_be_read(entry):
            yield Found(path, named=False, size=_size_of(path))


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # reading it will say what is wrong


def _belongs_to_page(folder: str, names: set[str]) -> bool:
    """Tell the folder in which a browser saved a page's pictures and frames (`a_files` beside `a.html`)."""
    for end in ("_files", ".files"):
        page = folder.removesuffix(end)
        if page != folder and not names.isdisjoint(
            {f"{page}.html", f"{page}.htm", f"{page}.HTM", f"{page}.HTML"}
        ):
            return True
    return False


def _is_to_be_read(entry: os.DirEntry[str]) -> bool:
    """Tell a file, or a link that leads nowhere: reading it will say so. Pipes and devices are passed over."""
    try:
        return entry.is_file() or (entry.is_symlink() and not Path(entry.path).exists())
    except OSError:  # links that lead to each other
        return True
