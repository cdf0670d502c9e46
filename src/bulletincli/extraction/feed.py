"""The stream of work: each file as a task, or at once as what needs none, with the files of archives in their place."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from bulletincli.extraction.pool import Pool
from bulletincli.extraction.records import Task
from bulletincli.model import Problem
from bulletincli.reading import limits
from bulletincli.reading.archive import ARCHIVES, Member
from bulletincli.reading.documents import Told
from bulletincli.reading.find import Work
from bulletincli.reading.formats import HEAD, kind_of
from bulletincli.reading.walk import STDIN, Found, printable


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was read before and has not changed."""

    path: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Archive:
    """A file that holds others, and the hash of its bytes."""

    task: Task
    sha256: str


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive: what follows up to its `Closed` is of its files."""

    path: str


@dataclass(frozen=True, slots=True)
class Closed:
    """The end of an archive, and what tells it from another. `is_whole`: all of it could be looked at in time."""

    path: str
    sha256: str
    told: Told
    size: int = 0
    is_whole: bool = True


Passed = Problem | Skipped | Opened | Closed
"""What goes through the pool as it is, in its place among the files that are read."""

IsRead = Callable[[str, str, Told], bool]
"""Whether the file at a path, whose bytes have that SHA-256, need not be read again, told this."""

_CHUNK = 2**20
_DIGITS = 12
"""Of the hash of standard input or a pipe, to tell one text from another."""
_OWN = ("/dev/stdin", "/dev/fd/", "/proc/")
"""Files that are this process's own: another, which is to read them, would find something else there."""


@dataclass
class Feed:
    """The files of `work`, in its order. `encoding` is that which the user named.

    `limit` is how many files are read at most, those in archives one by one; those that are skipped do not count.
    `cut_off` tells afterwards whether there were more.
    """

    work: Work
    pool: Pool
    is_read: IsRead
    encoding: str | None = None
    limit: int | None = None
    cut_off: bool = field(default=False, init=False)
    waits_for_input: bool = field(default=False, init=False)
    """Whether standard input or a pipe is being read, which only an exception can end."""

    def __iter__(self) -> Iterator[Task | Passed]:
        begun = 0
        for one in self._files():
            if isinstance(one, Task):
                if self.limit is not None and begun >= self.limit:
                    self.cut_off = True
                    return
                begun += 1
            yield one

    def _files(self) -> Iterator[Task | Passed]:
        for item in self.work.items:
            one = item if isinstance(item, Problem) else self.look_at(item)
            if one is None:
                return
            if isinstance(one, Archive):
                yield from self._files_of(one)
            else:
                yield one

    def look_at(self, item: Found) -> Task | Problem | Skipped | Archive | None:
        """Tell what is to be done with a file, from its hash and its first bytes; None if nobody gave it in time."""
        shown = printable(item.path)
        file = str(item.path)
        if file == STDIN:
            return self._stream(lambda: nullcontext(sys.stdin.buffer), Told(encoding=self.encoding), STDIN)
        try:
            if _is_read_but_once(file):
                told = Told(self.work.known_of(file), self.encoding)
                return self._stream(lambda: item.path.open("rb"), told, shown)
            sha256, head, size = _hashed(item.path)
        except OSError as error:
            return Problem(shown, f"cannot be read: {error.strerror or error}")
        if kind_of(head, item.path.name)[0] in ARCHIVES:
            told = Told(encoding=self.encoding, manifest=self.work.manifest_digest)
            one = self._unless_read(Task(shown, told, file, size=size), sha256)
            return Archive(one, sha256) if isinstance(one, Task) else one
        return self._unless_read(
            Task(shown, Told(self.work.known_of(file), self.encoding), file, size=size), sha256
        )

    def _stream(
        self, opened: Callable[[], AbstractContextManager[IO[bytes]]], told: Told, name: str
    ) -> Task | Problem | Skipped | Archive | None:
        """Read what can be read but once, here and whole; None if nobody gave it in time."""
        self.waits_for_input = True
        try:
            with opened() as file:
                data = file.read(limits.FILE_BYTES + 1)
        except KeyboardInterrupt:
            self.pool.stop()
            return None
        finally:
            self.waits_for_input = False
        sha256 = hashlib.sha256(data).hexdigest()
        path = f"{name}#{sha256[:_DIGITS]}"  # a place of its own, lest the next text take it
        if len(data) > limits.FILE_BYTES:
            return Problem(path, f"is larger than {limits.megabytes(limits.FILE_BYTES)}; name it as a file")
        task = Task(path, told, data=data, size=len(data))
        one = self._unless_read(task, sha256)
        is_archive = kind_of(data[:HEAD], path)[0] in ARCHIVES
        return Archive(one, sha256) if is_archive and isinstance(one, Task) else one

    def _unless_read(self, task: Task, sha256: str) -> Task | Skipped:
        return Skipped(task.path, task.size) if self.is_read(task.path, sha256, task.told) else task

    def _files_of(self, archive: Archive) -> Iterator[Task | Passed]:
        """Yield an archive's files between its two marks."""
        yield Opened(archive.task.path)
        for member in self.pool.unpack(archive.task):
            yield member if isinstance(member, Problem) else self._member(member)
        task, is_whole = archive.task, not self.pool.gave_up
        yield Closed(task.path, archive.sha256, task.told, task.size, is_whole)

    def _member(self, member: Member) -> Task | Skipped:
        told = Told(self.work.known_of(member.path), self.encoding)
        task = Task(member.path, told, data=member.data, size=len(member.data))
        return self._unless_read(task, hashlib.sha256(member.data).hexdigest())


def _is_read_but_once(file: str) -> bool:
    """Whether the file is a pipe or a device, whose bytes come once, or one of this process's own that are named like files."""
    return file.startswith(_OWN) or not stat.S_ISREG(os.stat(file).st_mode)  # noqa: PTH116 - as it is named


def _hashed(path: Path) -> tuple[str, bytes, int]:
    """Return the hash of a file's bytes, its first bytes, and their number."""
    digest = hashlib.sha256()
    size, head = 0, b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            head = head or chunk[:HEAD]
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), head, size
