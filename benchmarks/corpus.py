"""The text that benchmarks run on: the bulletins of data/, over and over, up to a size."""

from __future__ import annotations

import hashlib
import itertools
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from bulletincli.model import Source
from bulletincli.parsing.script import script_of

DATA = Path(__file__).parents[1] / "data"
MEGABYTE = 1_000_000


def size_of(text: str) -> int:
    """Bytes of the text in UTF-8."""
    return len(text.encode())


def source_of(path: str, text: str) -> Source:
    return Source(path, text, hashlib.sha256(text.encode()).hexdigest())


def bulletins(*, simplified_only: bool = False) -> list[Source]:
    """Read the bulletins of data/ once each."""
    sources = [source_of(path.name, path.read_text("utf-8")) for path in sorted(DATA.glob("*.txt"))]
    return [one for one in sources if not simplified_only or script_of(one.text) == "Hans"]


def documents(size: int, *, simplified_only: bool = False) -> Iterator[Source]:
    """Give bulletin after bulletin, until `size` bytes are reached. Each is a document of its own."""
    reached = 0
    for source in itertools.cycle(bulletins(simplified_only=simplified_only)):
        if reached >= size:
            return
        yield source
        reached += size_of(source.text)


def joined(sources: Iterable[Source]) -> Source:
    """Join the texts into a single document."""
    return source_of("one.txt", "\n\n".join(source.text for source in sources))


def lines_of(sources: Iterable[Source]) -> list[str]:
    """Give the lines that hold something, as taggers take them."""
    return [line for source in sources for line in source.text.split("\n") if line.strip()]


def stay_on_one_core() -> None:
    """Keep this process and its threads on one core, so that what runs threads gains nothing by it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
