"""Options of the commands that read: which files, how, and with how many processes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletincli.errors import BulletinError

if TYPE_CHECKING:
    from bulletincli.reading.find import Work


class NothingToReadError(BulletinError):
    """Paths that hold no file we read."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__(
            f"{', '.join(paths)}: no file there that is read (.txt, .html, .pdf, .docx, .jsonl, .zip, .tar.gz)"
        )


class BadEncodingError(BulletinError):
    """An encoding that there is not."""


@dataclass(frozen=True)
class ReadOptions:
    """How files are read."""

    manifest: Annotated[
        Path | None,
        typer.Option(
            "--manifest", metavar="FILE", help="What is known of the files. [manifest.csv in their folder]"
        ),
    ] = None
    encoding: Annotated[
        str | None,
        typer.Option(
            "--encoding", metavar="NAME", help="The encoding of texts and pages, where it is guessed wrongly."
        ),
    ] = None

    def find(self, paths: Sequence[str]) -> Work:
        """Return the files to read. Raises `NothingToReadError`, `BadEncodingError` and `ManifestError`."""
        from bulletincli.reading.decode import UnknownEncodingError, read_as  # noqa: PLC0415 - only to read
        from bulletincli.reading.find import find  # noqa: PLC0415

        if self.encoding is not None:
            try:
                read_as(self.encoding)
            except UnknownEncodingError as error:
                raise BadEncodingError(f"--encoding: {error}") from None
        work = find(paths, self.manifest, _district)
        if not work.items:
            raise NothingToReadError(paths)
        return work


def _district(written: str) -> str:
    from bulletincli.commands.shared.manifest_districts import district_in_table  # noqa: PLC0415 - loads the parser's table

    return district_in_table(written)


@dataclass(frozen=True)
class Jobs:
    """How many processes read."""

    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes that read. [one a core]"),
    ] = None

    @property
    def processes(self) -> int:
        """The number that was given, or as many as there are cores that this process may use."""
        if self.jobs is not None:
            return self.jobs
        if hasattr(os, "sched_getaffinity"):
            return len(os.sched_getaffinity(0))
        return os.cpu_count() or 1


def revision() -> str:
    """Return what tells one reading from another: the program's revisions, and a digest of a user's own words."""
    from bulletincli.extraction.revision import REVISION  # noqa: PLC0415 - only to read
    from bulletincli.parsing.lexicon import digest  # noqa: PLC0415

    return f"{REVISION}.{digest()}" if digest() else REVISION
