"""Bringing a database of a former release to this one's schema: made anew beside it, then put in its place.

Nothing but the database is needed: the texts are in it, and are read again by this release's parser. The former file
is kept.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bulletincli.model import Bulletin
from bulletincli.store import open_reader, open_writer
from bulletincli.store.errors import DamagedDatabaseError, DatabaseUnwritableError, SchemaVersionError
from bulletincli.store.former import Former, Kept
from bulletincli.store.schema import SCHEMA_VERSION

_TOGETHER: Final = 100
"""Documents that are read again at a time: enough for all cores, few enough to be held."""

ReadAgain = Callable[[Iterable[Kept]], Iterable[Bulletin]]
"""Reads the texts of documents, and gives the bulletins in their order with the problems of this reading."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What was done: from which version, how many documents, and where the former database is now."""

    version: str
    documents: int
    kept_as: Path


def upgrade(path: Path, read_again: ReadAgain, *, parser_revision: int | str) -> Upgraded | None:
    """Bring the database at `path` to this schema; the former one stays beside it under another name.

    None if there is nothing to do. Killed at any moment it leaves the former database where it was, or the new one in
    its place. Raises `SchemaVersionError` if it was made by a newer release, `DamagedDatabaseError` if what was made
    does not verify, and the errors of `open_reader` and `open_writer`.
    """
    beside = path.with_name(f".{path.name}.upgrade")
    with Former(path) as former:
        if former.version == SCHEMA_VERSION:
            return None
        _check_version(path, former.version)
        count = len(former)
        _remove(beside)
        try:
            with open_writer(beside, parser_revision=parser_revision) as writer:
                for problem in former.file_problems():
                    writer.report(problem)
                for kept, bulletin in _bulletins(former.documents(), read_again):
                    for place in kept.paths:
                        writer.add(bulletin, path=place, known=kept.known, given=kept.given is not None)
            _check_whole(beside, path, count)
        except BaseException:
            _remove(beside)
            raise
    return Upgraded(former.version, count, _put_in_place(beside, path, former.version))


def _check_version(path: Path, version: str) -> None:
    if not version.isdigit() or int(version) > int(SCHEMA_VERSION):
        raise SchemaVersionError(
            f"{path}: its schema is version {version or '?'}, newer than this program's ({SCHEMA_VERSION});"
            " use the newer program"
        )


def _bulletins(documents: Iterable[Kept], read_again: ReadAgain) -> Iterator[tuple[Kept, Bulletin]]:
    """Yield each document with its bulletin: read again, or as it was given."""
    waiting: list[Kept] = []
    for kept in documents:
        if kept.given is not None:
            yield kept, kept.given
        else:
            waiting.append(kept)
        if len(waiting) == _TOGETHER:
            yield from _read(waiting, read_again)
            waiting = []
    yield from _read(waiting, read_again)


def _read(waiting: list[Kept], read_again: ReadAgain) -> Iterator[tuple[Kept, Bulletin]]:
    for kept, bulletin in zip(waiting, read_again(waiting), strict=True):
        of_file = (one for one in kept.problems if not one.of_parsing)
        yield kept, replace(bulletin, problems=(*of_file, *bulletin.problems))


def _check_whole(new: Path, path: Path, count: int) -> None:
    """Refuse a new database that has lost a document or is damaged."""
    with open_reader(new) as reader:
        verified = reader.verify()
    if verified.documents != count or verified.damage:
        first = f" ({verified.damage[0].what})" if verified.damage else ""
        raise DamagedDatabaseError(
            f"{path}: {verified.documents} of {count} documents could be brought over{first}; it stays as it is,"
            " ingest the bulletins into a new file with --db"
        )


def _put_in_place(new: Path, path: Path, version: str) -> Path:
    """Give the former database another name, and the new one its name."""
    kept_as = path.with_name(f"{path.name}.version-{version}")
    number = 1
    while kept_as.exists():
        number += 1
        kept_as = path.with_name(f"{path.name}.version-{version}.{number}")
    try:
        try:
            kept_as.hardlink_to(path)
        except OSError:  # a file system without links
            shutil.copy2(path, kept_as)
        new.replace(path)
    except OSError as error:
        raise DatabaseUnwritableError(f"{path}: cannot be replaced: {error.strerror or error}") from None
    return kept_as


def _remove(path: Path) -> None:
    for left in (path, path.with_name(path.name + ".wal")):
        left.unlink(missing_ok=True)
