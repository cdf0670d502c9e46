"""Everything that a user's paths hold, ready for parsing: the one way in for the commands.

A format is one module that turns bytes into texts or parsed bulletins, and one line of `FORMATS`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from bulletincli.errors import BulletinError
from bulletincli.model import Bulletin, Known, Problem, Source
from bulletincli.reading import manifest as manifests
from bulletincli.reading.decode import NotTextError
from bulletincli.reading.manifest import Manifest, load_manifest
from bulletincli.reading.parsed import read_parsed
from bulletincli.reading.plain import read_plain
from bulletincli.reading.walk import STDIN, Found, printable, walk


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be parsed, and what a manifest says of it."""

    source: Source
    known: Known | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """A bulletin that came parsed already; `path` is its file, with `#3` for the third of several."""

    path: str
    bulletin: Bulletin


Document = Text | Parsed | Problem
"""A text, a bulletin, or why there is none."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What one file holds; `path` is the file as the user named it."""

    path: str
    documents: tuple[Document, ...]


def _plain(data: bytes, path: str) -> tuple[Document, ...]:
    return (Text(read_plain(data, path)),)


def _parsed(data: bytes, path: str) -> tuple[Document, ...]:
    bulletins = read_parsed(data, path)
    if len(bulletins) == 1:
        return (Parsed(path, bulletins[0]),)
    return tuple(Parsed(f"{path}#{number}", bulletin) for number, bulletin in enumerate(bulletins, 1))


FORMATS: Final[dict[str, Callable[[bytes, str], tuple[Document, ...]]]] = {".txt": _plain, ".jsonl": _parsed}
"""How files are read, by the end of their names in lower case; other files that are named are text."""

NOT_READ_YET: Final = frozenset((".doc", ".docx", ".htm", ".html", ".pdf", ".rtf", ".zip", ".gz"))
"""Documents that we cannot read: told, not passed over, wherever they are found."""


@dataclass(frozen=True, slots=True)
class Work:
    """The files to read, found before the first is opened so that progress has a total.

    `known` holds what manifests say, by the real path of the file.
    """

    items: tuple[Found | Problem, ...]
    known: Mapping[str, Known] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.items)

    def read(self) -> Iterator[Contents]:
        """Yield what each item holds, in order; one file is in memory at a time."""
        for item in self.items:
            if isinstance(item, Problem):
                yield Contents(item.path, (item,))
            else:
                yield Contents(printable(item.path), self._documents(item.path))

    def _documents(self, path: Path) -> tuple[Document, ...]:
        shown = printable(path)
        try:
            documents = _read(path, shown)
        except OSError as error:
            return (Problem(shown, f"cannot be read: {error.strerror or error}"),)
        except NotTextError as error:
            return (Problem(shown, str(error)),)
        except BulletinError as error:
            return (Problem(shown, str(error).removeprefix(shown).lstrip(":, ")),)
        known = self.known.get(os.path.realpath(path))
        return tuple(replace(one, known=known) if isinstance(one, Text) else one for one in documents)


def find(paths: Iterable[str], manifest: Path | None = None) -> Work:
    """Return the files that `paths` stand for and what `manifest` (or a manifest.csv beside) says of them.

    Raises `ManifestError` for a manifest that cannot be trusted.
    """
    named = list(paths)
    items = [item for item in walk(named, wanted=_is_document) if not _is_manifest(item)]
    if manifest is not None:
        return Work(tuple(items), load_manifest(manifest).rows)
    known: dict[str, Known] = {}
    for beside in _manifests_beside(named, items):
        known |= beside.rows
        shown = printable(beside.path)
        items += [Problem(shown, f"names {file}, which is not there") for file in beside.missing()]
    return Work(tuple(items), known)


def _is_manifest(item: Found | Problem) -> bool:
    """Tell a manifest among files that were named, as by `data/*`: it is no bulletin, and read beside them."""
    return isinstance(item, Found) and item.path.name == manifests.NAME


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in FORMATS or path.suffix.lower() in NOT_READ_YET


def _read(path: Path, shown: str) -> tuple[Document, ...]:
    suffix = path.suffix.lower()
    if suffix in NOT_READ_YET:
        raise NotTextError(f"is a {suffix} file, which is not read yet; save it as plain text (.txt)")
    data = sys.stdin.buffer.read() if str(path) == STDIN else path.read_bytes()
    if suffix not in FORMATS and data.lstrip().startswith(b'{"doc"'):
        return _parsed(data, shown)
    return FORMATS.get(suffix, _plain)(data, shown)


def _manifests_beside(named: list[str], items: list[Found | Problem]) -> Iterator[Manifest]:
    """Yield the manifest.csv of each folder of a file and each folder named, outer folders first."""
    folders = {item.path.parent for item in items if isinstance(item, Found) and str(item.path) != STDIN}
    folders |= {Path(path) for path in named if Path(path).is_dir()}
    for folder in sorted(folders, key=lambda folder: (len(folder.parts), folder)):
        path = folder / manifests.NAME
        if path.is_file():
            yield load_manifest(path)
