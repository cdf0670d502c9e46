"""The files that a user's paths stand for, and what manifests say of each."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bulletincli.model import Known, Problem
from bulletincli.reading import manifest as manifests
from bulletincli.reading.formats import is_document
from bulletincli.reading.manifest import Districts, Manifest, ManifestError, joined, load_manifest
from bulletincli.reading.walk import STDIN, Found, printable, walk

OF_PAGES: Final = "of saved pages"
"""What stands for the end of a name in counts of files that belong to a page."""


@dataclass(frozen=True, slots=True)
class Work:
    """The files to read, found before the first is opened so that progress has a total.

    `passed_over` counts the files in folders that are no documents by their names, by the end of these, and those
    that belong to a saved page. `roots` are the paths that the user named.
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


def find(paths: Iterable[str], manifest: Path | None = None, districts: Districts = str) -> Work:
    """Return the files that `paths` stand for and what `manifest` (or those in their folders) say of them.

    `districts` reads what they say of districts. Raises `ManifestError` for a manifest that cannot be trusted.
    """
    named = list(paths)
    passed_over: Counter[str] = Counter()

    def wanted(path: Path) -> bool:
        is_one = is_document(path)
        if not is_one:
            passed_over[path.suffix.lower()] += 1
        return is_one

    def of_page(_: Path) -> None:
        passed_over[OF_PAGES] += 1

    found = walk(named, wanted=wanted, of_page=of_page)
    items = tuple(item for item in found if not _is_manifest(item, manifest))
    passed_over = Counter({suffix: count for suffix, count in passed_over.items() if suffix != ".csv"})
    files = [manifest] if manifest is not None else _manifests_above(named, items)
    read = tuple(load_manifest(file, districts) for file in files)
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


def _manifests_above(named: list[str], items: tuple[Found | Problem, ...]) -> Iterator[Path]:
    """Yield the manifests beside each file, and in the folders between it and the one that was named; outer ones first.

    Raises `ManifestError` if two stand in one folder.
    """
    roots = {Path(path) for path in named if os.path.isdir(path)}  # noqa: PTH112 - as in `walk`
    beside = {item.path.parent for item in items if isinstance(item, Found) and str(item.path) != STDIN}
    folders = {one for folder in beside | roots for one in _up_to_root(folder, roots)}
    once = {os.path.realpath(folder): folder for folder in sorted(folders)}
    for _, folder in sorted(once.items(), key=lambda one: (len(Path(one[0]).parts), one[0])):
        found = [folder / name for name in manifests.NAMES if (folder / name).is_file()]
        if len(found) > 1:
            raise ManifestError(
                f"{found[0]}: {found[1].name} stands beside it; put the rows of both into one of them"
            )
        yield from found


def _up_to_root(folder: Path, roots: set[Path]) -> list[Path]:
    """Return the folder and those above it up to the outermost one that was named; only itself if none was."""
    up = [folder, *folder.parents]
    if ".." in folder.parts:
        up.remove(Path())  # `.` does not hold what begins with `..`
    named = [place for place, one in enumerate(up) if one in roots]
    return up[: max(named, default=0) + 1]
