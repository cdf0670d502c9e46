"""The text that benchmarks run on: the bulletins of data/, over and over, up to a size."""

from __future__ import annotations

import hashlib
import itertools
import os
from collections.abc import Iterator
from pathlib import Path

from bulletincli.model import Source

DATA = Path(__file__).parents[1] / "data"
MEGABYTE = 1_000_000


def size_of(text: str) -> int:
    """Bytes of the text in UTF-8."""
    return len(text.encode())


def source_of(path: str, text: str) -> Source:
    return Source(path, text, hashlib.sha256(text.encode()).hexdigest())


def documents(size: int) -> Iterator[Source]:
    """Bulletin after bulletin, until `size` bytes are reached. Each is a document of its own."""
    bulletins = [(path.name, path.read_text("utf-8")) for path in sorted(DATA.glob("*.txt"))]
    reached = 0
    for name, text in itertools.cycle(bulletins):
        if reached >= size:
            return
        yield source_of(name, text)
        reached += size_of(text)


def one_document(size: int) -> Source:
    """Join the same text into a single document."""
    return source_of("one.txt", "\n\n".join(source.text for source in documents(size)))


def lines_of(size: int) -> list[str]:
    """Give the same text in lines that hold something, as taggers take it, cut at `size` bytes."""
    lines: list[str] = []
    reached = 0
    for line in (line for source in documents(size) for line in source.text.split("\n") if line.strip()):
        lines.append(line)
        reached += size_of(line)
        if reached >= size:
            break
    return lines


def stay_on_one_core() -> None:
    """Keep this process and its threads on one core, so that what runs threads gains nothing by it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
