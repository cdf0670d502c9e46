"""Commit to the figures that parsing reaches now: write tests/gold/figures.json, and say what changed.

python scripts/renew_figures.py            write them
python scripts/renew_figures.py --check    only say what changed; exit 1 if a figure fell
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bulletincli.evaluation.baseline import Baseline, changes
from bulletincli.evaluation.evaluate import evaluate
from bulletincli.parsing.parse import parse

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
TEXTS = ROOT / "data"
FIGURES = GOLD / "figures.json"


def main() -> int:
    """Measure, compare with what is committed, and write. Return the exit code."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--check", action="store_true", help="write nothing; exit 1 if a figure fell")
    check = options.parse_args().check
    now = Baseline.of(evaluate(GOLD, TEXTS, parse))
    before = Baseline.read(FIGURES) if FIGURES.exists() else Baseline({}, {}, ())
    moved = changes(before, now)
    for line in moved.lines():
        print(line)
    if check:
        return 1 if moved.worse else 0
    now.write(FIGURES)
    print(f"{FIGURES.relative_to(ROOT)}: {len(now.cases)} differences in {len(now.documents)} documents")
    return 0


if __name__ == "__main__":
    sys.exit(main())
