"""How much memory parsing takes over the size of the text: one document, each size in a process of its own.

    python benchmarks/memory.py [--megabytes 1 2 5]

The base is a process that has parsed each bulletin once, so that all lexicons are loaded. Prints a Markdown
table.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys

import corpus
from corpus import MEGABYTE

_UNIT = 1 if sys.platform == "darwin" else 1024
"""What `ru_maxrss` counts in."""


def measure(size: int) -> None:
    """Parse one document of `size` bytes (0: only a small one) and print its size and the peak, in bytes."""
    from bulletincli.parsing.parse import parse  # noqa: PLC0415 - in the process that is measured only

    for source in corpus.bulletins():
        parse(source)
    source = corpus.joined(corpus.documents(size))
    bulletin = parse(source) if size else None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT
    print(corpus.size_of(source.text), peak, len(bulletin.events) if bulletin else 0)


def measured(size: int) -> tuple[int, int, int]:
    """Size of the text, peak memory and number of events in a new process."""
    command = [sys.executable, __file__, "--measure", str(size)]
    text, peak, events = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return int(text), int(peak), int(events)


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--megabytes", type=float, nargs="+", default=[1, 2, 5], help="sizes to parse")
    options.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.measure is not None:
        measure(given.measure)
        return
    _, base, _ = measured(0)
    print("| text, MB | events | peak, MB | over the base, MB | times the text |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    print(f"| base | | {base / MEGABYTE:.0f} | | |")
    for megabytes in given.megabytes:
        size, peak, events = measured(int(megabytes * MEGABYTE))
        over = peak - base
        print(
            f"| {size / MEGABYTE:.1f} | {events} | {peak / MEGABYTE:.0f} | {over / MEGABYTE:.0f} "
            f"| {over / size:.1f} |"
        )


if __name__ == "__main__":
    main()
