"""Commit to the figures that parsing reaches now: write both files figures.json, and say what changed.

python scripts/renew_figures.py            write them
python scripts/renew_figures.py --check    only say what changed; exit 1 if a figure fell
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from bulletincli.evaluation.baseline import Baseline, changes
from bulletincli.evaluation.evaluate import evaluate
from bulletincli.parsing.parse import parse

ROOT: Final = Path(__file__).parents[1]
COLLECTIONS: Final = (
    (ROOT / "tests" / "gold", ROOT / "data"),
    (ROOT / "tests" / "made_up", ROOT / "tests" / "made_up"),
)
"""Folders of answers, each with that of its texts."""


def main() -> int:
    """Measure, compare with what is committed, and write. Return the exit code."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--check", action="store_true", help="write nothing; exit 1 if a figure fell")
    check = options.parse_args().check
    has_fallen = [renew(answers, texts, check=check) for answers, texts in COLLECTIONS]
    return 1 if check and any(has_fallen) else 0


def renew(answers: Path, texts: Path, *, check: bool) -> bool:
    """Compare one collection with what is committed, and write if not only to `check`; tell if a figure fell."""
    figures = answers / "figures.json"
    now = Baseline.of(evaluate(answers, texts, parse))
    before = Baseline.read(figures) if figures.exists() else Baseline({}, {}, ())
    moved = changes(before, now)
    print(f"{figures.relative_to(ROOT)}: {len(now.cases)} differences in {len(now.documents)} documents")
    for line in moved.lines():
        print(line)
    if not check:
        now.write(figures)
    return bool(moved.worse)


if __name__ == "__main__":
    sys.exit(main())
