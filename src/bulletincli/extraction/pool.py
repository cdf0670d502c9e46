"""The processes that read files, and their supervision: each has a time for its task, and is ended when it is over."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from bulletincli.extraction.records import Extraction, Task
from bulletincli.extraction.worker import NEXT, Allow, Unpack, seconds_to_read, serve
from bulletincli.model import Problem
from bulletincli.parsing.lexicon import Words, installed
from bulletincli.reading.archive import Member

_WARM: Final = "bulletincli.extraction.warm"

_AHEAD: Final = 8
"""Files for each worker that may be read while the first of them still is: results are given in order."""

_AHEAD_BYTES: Final = 2**26
"""Bytes of files, likewise."""

_TASKS: Final = 1000
"""After so many a worker is replaced: what a library forgets to give back does not add up."""

Passed = TypeVar("Passed")
"""What is no task and goes through as it is."""


class Pool:
    """Up to `jobs` processes that read files; started when there is something to do, ended at the end of `with`."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._words = installed()
        self._context = _context(self._words)
        self._workers: list[_Worker] = []
        self._unpacker: _Worker | None = None
        self._stopping = False
        self.gave_up = False
        """Whether the archive that was unpacked last could not be looked at to its end."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in [*self._workers, *([self._unpacker] if self._unpacker else [])]:
            worker.end()
        self._workers, self._unpacker = [], None

    def stop(self) -> None:
        """Begin nothing more: `run` ends when what has been begun is done. May be called by a signal's handler."""
        self._stopping = True

    def run(self, stream: Iterable[Task | Passed]) -> Iterator[Extraction | Passed]:
        """Yield what was read of each file, in the order of `stream`, from which they are taken as they can be begun.

        What is no task goes through as it is.
        """
        source: Iterator[Task | Passed] | None = iter(stream)
        begun: deque[_Slot | Passed] = deque()
        while True:
            while source is not None and not self._stopping and self._has_room(begun):
                one = next(source, None)
                if one is None:
                    source = None
                elif isinstance(one, Task):
                    slot = _Slot(one)
                    begun.append(slot)
                    self._begin(slot)
                else:
                    begun.append(one)
            first = begun[0] if begun else None
            if isinstance(first, _Slot):
                if first.extraction is None:
                    self._wait()
                else:
                    begun.popleft()
                    yield first.extraction
            elif first is not None:
                begun.popleft()
                yield first
            elif source is None or self._stopping:
                return

    def unpack(self, task: Task) -> Iterator[Member | Problem]:
        """Yield the files of an archive, each when it is asked for."""
        seconds = seconds_to_read(task.size)
        self.gave_up = False
        worker = self._unpacking(task)
        while True:
            try:
                worker.pipe.send(NEXT)
                if not worker.pipe.poll(seconds):
                    yield Problem(task.path, _too_long(seconds, "; the rest of it is not read"))
                    break
                answer = worker.pipe.recv()
            except (EOFError, OSError):
                yield Problem(task.path, f"{worker.how_it_ended()}; the rest of it is not read")
                break
            if answer is None:
                return
            yield answer
        self.gave_up = True
        worker.end()
        self._unpacker = None

    def _unpacking(self, task: Task) -> _Worker:
        """Return the process that unpacks, at work on a task; a new one if the one that was has died meanwhile."""
        if self._unpacker is not None:
            try:
                self._unpacker.pipe.send(Unpack(task))
            except OSError:
                self._unpacker.end()
            else:
                return self._unpacker
        worker = self._unpacker = _Worker(self._context, self._words)
        worker.pipe.send(Unpack(task))
        return worker

    def _has_room(self, begun: deque[_Slot | Passed]) -> bool:
        ahead = [one.task.size for one in begun if isinstance(one, _Slot)]
        if len(begun) >= self.jobs * _AHEAD or sum(ahead) > _AHEAD_BYTES:
            return not begun
        return len(self._workers) < self.jobs or any(worker.slot is None for worker in self._workers)

    def _begin(self, slot: _Slot) -> None:
        """Give a task to a worker that has none, or to a new one."""
        for worker in [one for one in self._workers if one.slot is None]:
            if worker.begin(slot):
                return
            worker.end()  # it has died since its last task, for no fault of this one
            self._workers.remove(worker)
        worker = _Worker(self._context, self._words)
        self._workers.append(worker)
        if not worker.begin(slot):
            slot.fail("could not be read: the process for it could not be started")
            worker.end()
            self._workers.remove(worker)

    def _wait(self) -> None:
        """Wait for an answer of one of the workers, or for its time to be over."""
        busy = [worker for worker in self._workers if worker.slot is not None]
        left = min(worker.deadline for worker in busy) - time.monotonic()
        ready = set(wait([worker.pipe for worker in busy], max(0.0, left)))
        for worker in busy:
            if worker.pipe in ready:
                worker.hear()
            elif time.monotonic() > worker.deadline:
                worker.give_up()
        self._workers = [worker for worker in self._workers if not worker.is_over]


@dataclass
class _Slot:
    """A task that was begun, and in time what came of it."""

    task: Task
    extraction: Extraction | None = field(default=None, repr=False)

    def fail(self, cause: str) -> None:
        task = replace(self.task, data=None)
        self.extraction = Extraction(task, (Problem(task.path, cause),), circumstantial=True)


class _Worker:
    """One process, seen from here."""

    def __init__(self, context: Any, words: Words) -> None:
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, words), daemon=True)
        self._process.start()
        theirs.close()
        self._tasks = 0
        self.slot: _Slot | None = None
        self.deadline = 0.0
        self._seconds = 0.0
        self.is_over = False

    def begin(self, slot: _Slot) -> bool:
        """Give the worker a task; whether it was there to take it."""
        try:
            self.pipe.send(slot.task)
        except OSError:
            return False
        self.slot = slot
        self._tasks += 1
        self._allow(seconds_to_read(slot.task.size))
        return True

    def hear(self) -> None:
        """Take an answer: more time, or what was read. The end of the pipe is one too."""
        assert self.slot is not None
        try:
            answer = self.pipe.recv()
        except (EOFError, OSError):
            self._fail(self.how_it_ended())
            return
        if isinstance(answer, Allow):
            self._allow(answer.seconds)
            return
        self.slot.extraction, self.slot = answer, None
        if self._tasks >= _TASKS:
            self.end()

    def give_up(self) -> None:
        """End the worker, whose time is over."""
        self._fail(_too_long(self._seconds, ""))

    def end(self) -> None:
        """End the process at once, whatever it does."""
        self.is_over = True
        self._process.kill()
        self.pipe.close()

    def how_it_ended(self) -> str:
        """Tell what ended the process."""
        self._process.join(5)
        code = self._process.exitcode
        if code is not None and code < 0:
            with suppress(ValueError):
                return f"made the reader fail ({signal.Signals(-code).name}); it may be damaged"
        return f"made the reader fail (code {code}); it may be damaged"

    def _allow(self, seconds: float) -> None:
        self._seconds = seconds
        self.deadline = time.monotonic() + seconds

    def _fail(self, cause: str) -> None:
        if self.slot is not None:
            self.slot.fail(cause)
            self.slot = None
        self.end()


def _too_long(seconds: float, rest: str) -> str:
    return f"took longer than {seconds:.0f} seconds to read and was given up{rest}"


def _context(words: Words) -> Any:
    """Return how processes are started: forked from one that has loaded the parser, where the system can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    if not words.digest:  # words must be installed before the parser is loaded
        context.set_forkserver_preload([_WARM])
    return context
