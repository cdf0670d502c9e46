"""The files that a user's paths stand for, and what manifests say of each."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bulletincli.model import Known, Problem
from bulletincli.reading import manifest as manifests
from bulletincli.reading.formats import is_document
from bulletincli.reading.manifest import Manifest, joined, load_manifest
from bulletincli.reading.walk import STDIN, Found, printable, walk


@dataclass(frozen=True, slots=True)
class Work:
    """The files to read, found before the first is opened so that progress has a total.

    `passed_over` counts the files in folders that are no documents by their names, by the end of these. `roots` are
    the paths that the user named.
    """

    items: tuple[Found | Problem, ...]
    manifests: tuple[Manifest, ...] = ()
    passed_over: Counter[str] = field(default_factory=Counter)
    roots: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """The bytes of all files together, as far as they are known beforehand."""
        return sum(item.size for item in self.items if isinstance(item, Found))

    def known_of(self, path: str) -> Known | None:
        """Return what manifests say of the file at `path`, which may go on into an archive."""
        if path == STDIN or not self.manifests:
            return None
        real = os.path.realpath(path)
        said = (one.known_of(real) for one in reversed(self.manifests))
        return joined([known for known in said if known is not None])

    @property
    def manifest_digest(self) -> str | None:
        """What tells these manifests from others; None if there are none."""
        if not self.manifests:
            return None
        said = repr([(sorted(one.rows.items()), one.patterns) for one in self.manifests])
        return hashlib.sha256(said.encode("utf-8", "surrogateescape")).hexdigest()

    def is_gone(self, path: str) -> bool:
        """Tell whether there is no file any more at the path of a document, which lay below one of the roots.

        Of what lies elsewhere nothing is known: its path may be meant from another folder.
        """
        if not any(_is_below(path, str(Path(printable(root)))) for root in self.roots):
            return False
        places = [
            place for place in range(1, len(path)) if path[place] in "/#"
        ]  # it may go on from an archive
        return not any(Path(path[:place]).is_file() for place in [*places, len(path)])

    def unused(self) -> Iterator[Problem]:
        """Yield, when all is read, what manifests say of files that are not there."""
        for one in self.manifests:
            for file in one.unused():
                yield Problem(printable(one.path), f"names {file}, which is not there")


def find(paths: Iterable[str], manifest: Path | None = None) -> Work:
    """Return the files that `paths` stand for and what `manifest` (or one beside them) says of them.

    Raises `ManifestError` for a manifest that cannot be trusted.
    """
    named = list(paths)
    passed_over: Counter[str] = Counter()

    def wanted(path: Path) -> bool:
        is_one = is_document(path)
        if not is_one:
            passed_over[path.suffix.lower()] += 1
        return is_one

    items = tuple(item for item in walk(named, wanted=wanted) if not _is_manifest(item, manifest))
    passed_over = Counter({suffix: count for suffix, count in passed_over.items() if suffix != ".csv"})
    read = (load_manifest(manifest),) if manifest is not None else tuple(_manifests_beside(named, items))
    return Work(items, read, passed_over, tuple(named))


def _is_below(path: str, root: str) -> bool:
    if root == ".":
        return not path.startswith(("/", "../"))
    return path == root or path.startswith(root.rstrip("/") + "/")


def _is_manifest(item: Found | Problem, named: Path | None) -> bool:
    """Tell a manifest among files that were named, as by `data/*`: it is no bulletin, and read beside them."""
    if isinstance(item, Problem):
        return False
    if item.path.name in manifests.NAMES:
        return True
    return named is not None and os.path.realpath(item.path) == os.path.realpath(named)


def _manifests_beside(named: list[str], items: tuple[Found | Problem, ...]) -> Iterator[Manifest]:
    """Yield the manifests of each folder of a file and each folder named, outer folders first."""
    folders = {item.path.parent for item in items if isinstance(item, Found) and str(item.path) != STDIN}
    folders |= {Path(path) for path in named if Path(path).is_dir()}
    for folder in sorted(folders, key=lambda folder: (len(folder.parts), folder)):
        for name in manifests.NAMES:
            if (folder / name).is_file():
                yield load_manifest(folder / name)
