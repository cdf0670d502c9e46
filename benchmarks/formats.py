"""How much of a bulletin's plain text is read in its other forms too: a share for each form, field by field.

    python benchmarks/formats.py

The bulletins of data/ and tests/made_up/ are written out in each form (tests/corpus), read again, and compared with what
is read in the plain text. Prints a Markdown table.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.corpus.bulletin import documents
from tests.corpus.formats import FORMATS
from tests.corpus.shares import AT_LEAST, FIELDS, shares_of


def main() -> None:
    texts = documents()
    print(f"| form | {' | '.join(FIELDS)} | at least | seconds |")
    print(f"| --- | {' | '.join('---:' for _ in FIELDS)} | ---: | ---: |")
    for name, form in FORMATS.items():
        begun = time.perf_counter()
        shares = shares_of(form, texts)
        reached = " | ".join(f"{shares.of[field].value:.1%}" for field in FIELDS)
        print(
            f"| {name} | {reached} | {AT_LEAST[form.kind]:.0%} | {time.perf_counter() - begun:.1f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
