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
    """A file to read; `named` tells whether the user named it, or the folder it is in."""

    path: Path
    named: bool


def walk(paths: Iterable[str], *, wanted: Callable[[Path], bool]) -> Iterator[Found | Problem]:
    """Yield every file that `paths` stand for, once, folders in sorted order, there only what is `wanted`.

    A path that is not there and a folder that cannot be listed are problems; the walk goes on.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _walk_one(path, wanted):
            if isinstance(found, Found):
                real = path if path == STDIN else os.path.realpath(found.path)
                if real in seen:
                    continue
                seen.add(real)
            yield found


def printable(path: str | Path) -> str:
    """Return the path as text that can be stored: bytes that are no UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def _walk_one(named: str, wanted: Callable[[Path], bool]) -> Iterator[Found | Problem]:
    if named == STDIN:
        yield Found(Path(STDIN), named=True)
        return
    path = Path(named)
    if path.is_dir():
        yield from _files_below(path, wanted)
    elif path.exists() or path.is_symlink():
        yield Found(path, named=True)
    else:
        yield Problem(printable(named), "there is no such file or folder")


def _files_below(folder: Path, wanted: Callable[[Path], bool]) -> Iterator[Found | Problem]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Problem(printable(folder), f"cannot be listed: {error.strerror or error}")
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files_below(path, wanted)
        elif wanted(path) and (entry.is_file() or _leads_nowhere(entry)):
            yield Found(path, named=False)


def _leads_nowhere(entry: os.DirEntry[str]) -> bool:
    """Tell a link whose target is gone: reading it will say so. Pipes and devices are passed over."""
    return entry.is_symlink() and not Path(entry.path).exists()
