"""Telling how far a long run is, on standard error: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

Item = TypeVar("Item")

_SECONDS_BETWEEN_LINES: Final = 5.0


def tracked(items: Iterable[Item], total: int, what: str, *, quiet: bool) -> Iterator[Item]:
    """Yield `items`, telling how many of `total` are done; nothing if `quiet` or over at once."""
    if quiet or not total:
        return iter(items)
    return _with_bar(items, total, what) if sys.stderr.isatty() else _with_lines(items, total, what)


def _with_bar(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    from rich.console import Console  # noqa: PLC0415 - only where there is a terminal
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, total=total, description=what)


def _with_lines(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    told = time.monotonic()
    for done, item in enumerate(items):
        now = time.monotonic()
        if now - told >= _SECONDS_BETWEEN_LINES:
            print(f"{what}: {done} of {total}", file=sys.stderr, flush=True)
            told = now
        yield item
