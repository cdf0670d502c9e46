"""Telling how far a long run is, on standard error: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from typing import Final

_SECONDS_BETWEEN_LINES: Final = 10.0
_SECONDS_TO_JUDGE: Final = 3.0
"""Before that nobody can say how long it will take."""


def track(sizes: Iterable[int], files: int, size: int, *, quiet: bool) -> None:
    """Run through `sizes`, those in bytes of files that are done, telling how many of `files` and of `size` are.

    Nothing is told if `quiet` or over at once. The time left follows from the bytes, which are what takes time.
    """
    if quiet or not files:
        for _ in sizes:
            pass
    elif sys.stderr.isatty():
        _with_bar(sizes, files, size)
    else:
        _with_lines(sizes, files, size)


def _with_bar(sizes: Iterable[int], files: int, size: int) -> None:
    from rich.console import Console  # noqa: PLC0415 - only where there is a terminal
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn("reading"),
        BarColumn(bar_width=20),
        TextColumn("{task.fields[files]}"),
        TimeRemainingColumn(compact=True),
    )
    started = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=max(1, size), files=f"0 of {files:,}")
        for done, one in enumerate(sizes, 1):
            told = f"{done:,} of {files:,} files, {_rate(done, started)}"
            progress.update(task, advance=one, files=told)


def _with_lines(sizes: Iterable[int], files: int, size: int) -> None:
    started = told = time.monotonic()
    read = 0
    for done, one in enumerate(sizes, 1):
        read += one
        now = time.monotonic()
        if now - told >= _SECONDS_BETWEEN_LINES and done < files:
            told = now
            left = (size - read) * (now - started) / max(1, read)
            line = f"reading: {done:,} of {files:,} files, {_rate(done, started)}, {_duration(left)} left"
            print(line, file=sys.stderr, flush=True)


def _rate(done: int, started: float) -> str:
    seconds = time.monotonic() - started
    return f"{done / seconds:.1f} a second" if seconds > _SECONDS_TO_JUDGE else "…"


def _duration(seconds: float) -> str:
    """Write a length of time for people: `40 s`, `12 min`, `3 h 20 min`."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
