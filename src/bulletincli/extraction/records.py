"""What the processes that read files are given, and what they answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from bulletincli.model import Bulletin, Known, Problem, Source
from bulletincli.reading.documents import Told


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read: `data`, or if that is None what stands at `file`. `path` is what it is called.

    With a `source` nothing is to be read: its text is parsed.
    """

    path: str
    told: Told = field(default_factory=Told)
    file: str | None = None
    data: bytes | None = field(default=None, repr=False)
    size: int = 0
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A bulletin that was read; `path` is its place. `given`: it came as a parse.

    `is_bulletin` tells whether anything of an event was found in it.
    """

    bulletin: Bulletin
    path: str
    known: Known | None
    given: bool
    is_bulletin: bool


Result = Read | Problem


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read of one file, and the hash of the bytes it was read from.

    `circumstantial`: it failed at something that may be otherwise the next time (time, memory, permissions).
    """

    task: Task
    results: tuple[Result, ...]
    sha256: str | None = None
    circumstantial: bool = False


_NO_EVENT: Final = "no event found in it; is it a bulletin?"


def no_event(path: str) -> Problem:
    """Return the problem of a text that was read and in which nothing was found."""
    return Problem(path, _NO_EVENT, of_parsing=True)


def problems_of(result: Result) -> Iterator[Problem]:
    """Yield all that is wrong with one result."""
    if isinstance(result, Problem):
        yield result
        return
    yield from result.bulletin.problems
    if not result.is_bulletin:
        yield no_event(result.path)
