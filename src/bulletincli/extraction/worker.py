"""The process that reads files: it takes a task at a time from its pipe, and answers on it.

The answers to a task are any number of `Allow` (more time), and last an `Extraction`. To a task of an archive
(`Unpack`) they are one `Member` or `Problem` for each `NEXT` that is asked, and None at the end.
"""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import IO, Final

from bulletincli.extraction.records import Extraction, Task
from bulletincli.model import Problem
from bulletincli.parsing.lexicon import Words, install
from bulletincli.reading.archive import members

MEMORY_BYTES: Final = 3 * 2**30
"""Address space of a worker: the longest text that is read takes a sixth of it."""

_TOO_MUCH: Final = f"needs more memory than a file may take ({MEMORY_BYTES // 2**30} GB)"

_GRACE: Final = 30
"""Seconds after its time is over until the system ends a worker that nobody has ended: its parent is gone."""

NEXT: Final = "next"


@dataclass(frozen=True, slots=True)
class Unpack:
    """The task of unpacking an archive, file by file."""

    task: Task


@dataclass(frozen=True, slots=True)
class Allow:
    """A worker's word that it may go on for that many seconds from now."""

    seconds: float


def seconds_to_read(size: int) -> float:
    """Return how long reading a file of `size` bytes may take."""
    return 60 + size / 2**20


def seconds_to_parse(characters: int) -> float:
    """Return how long parsing may take: many times what it takes on a slow machine."""
    return 60 + characters / 10_000


def serve(pipe: Connection, words: Words) -> None:
    """Do the tasks that come through `pipe` until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us decides what an interruption means
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _limit_memory()
    install(words)
    from bulletincli.extraction.extract import extract  # noqa: PLC0415 - the parser, with the words

    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            task = pipe.recv()
            if isinstance(task, Unpack):
                _unpack(task.task, pipe)
            else:
                _answer(task, pipe, extract)


def _answer(
    task: Task, pipe: Connection, extract: Callable[[Task, Callable[[int], None]], Extraction]
) -> None:
    def allow(characters: int) -> None:
        seconds = seconds_to_parse(characters)
        _end_in(seconds + _GRACE)
        pipe.send(Allow(seconds))

    _end_in(seconds_to_read(task.size) + _GRACE)
    try:
        answer = extract(task, allow)
    except MemoryError:
        answer = _failed(task, _TOO_MUCH)
    except RecursionError:
        answer = _failed(task, "is nested too deeply to be read")
    except Exception as error:
        answer = _failed(task, f"made the reader fail ({type(error).__name__}: {error})")
    _end_in(0)
    pipe.send(answer)


def _unpack(task: Task, pipe: Connection) -> None:
    """Answer with a file of the archive each time that one is asked for."""
    try:
        with _opened(task) as file:
            found = members(file, task.path, task.size)
            while pipe.recv() == NEXT:
                _end_in(seconds_to_read(task.size) + _GRACE)
                answer = next(found, None)
                _end_in(0)
                pipe.send(answer)
                if answer is None:
                    return
    except OSError as error:
        _give_up(Problem(task.path, f"cannot be read: {error.strerror or error}"), pipe)
    except MemoryError:
        _give_up(Problem(task.path, _TOO_MUCH), pipe)


def _opened(task: Task) -> IO[bytes]:
    if task.data is not None:
        return io.BytesIO(task.data)
    return open(task.file or task.path, "rb")  # noqa: PTH123 - a path as the system has it; closed by the caller


def _give_up(problem: Problem, pipe: Connection) -> None:
    """Answer with what is wrong with an archive, and that nothing more comes of it."""
    pipe.send(problem)
    if pipe.recv() == NEXT:
        pipe.send(None)


def _failed(task: Task, cause: str) -> Extraction:
    return Extraction(replace(task, data=None), (Problem(task.path, cause),), circumstantial=True)


def _end_in(seconds: float) -> None:
    """Have the system end this process in that time, even if it is in the middle of a library's loop; 0 for never."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
