"""Write the tables of docs/accuracy.md: the committed figures, and the calibration as it is now. The rest is by hand.

python scripts/accuracy.py                  write them
python scripts/accuracy.py --check          only compare the figures with the committed ones; exit 1 if they differ
python scripts/accuracy.py --calibration    print the calibration alone
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Final

from bulletincli.evaluation.baseline import Baseline
from bulletincli.evaluation.calibration import Bin, Fact, FactKind, calibrate, from_confidence
from bulletincli.evaluation.evaluate import Report, evaluate
from bulletincli.evaluation.figures import Figures
from bulletincli.parsing.parse import parse
from renew_figures import COLLECTIONS, ROOT

PAGE: Final = ROOT / "docs" / "accuracy.md"
KINDS: Final[tuple[FactKind, ...]] = ("person", "date")
SURE: Final = 0.9
_HEADS: Final = ("published", "made up")
_BLOCK: Final = "<!-- {0} -->\n{1}<!-- end of {0} -->"


def main() -> int:
    """Make what was asked for. Return the exit code."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--check", action="store_true", help="write nothing; exit 1 if the figures differ")
    options.add_argument("--calibration", action="store_true", help="print the calibration alone")
    asked = options.parse_args()
    page = PAGE.read_text("utf-8")
    figures = figures_of([Baseline.read(answers / "figures.json") for answers, _ in COLLECTIONS])
    if asked.check:
        if replaced(page, "figures", figures) == page:
            return 0
        print("docs/accuracy.md holds other figures than the committed ones; make figures renews both")
        return 1
    reports = [evaluate(answers, texts, parse) for answers, texts in COLLECTIONS]
    calibration = calibration_of(reports)
    if asked.calibration:
        print(calibration)
        return 0
    PAGE.write_text(replaced(replaced(page, "figures", figures), "calibration", calibration), "utf-8")
    return 0


def replaced(page: str, block: str, text: str) -> str:
    """Put `text` between the marks of `block`."""
    old = re.compile(_BLOCK.format(block, ".*?"), re.DOTALL)
    if not old.search(page):
        raise SystemExit(f"{PAGE}: has no block <!-- {block} -->")
    return old.sub(lambda _: _BLOCK.format(block, f"\n{text}\n\n"), page)


def figures_of(baselines: Sequence[Baseline]) -> str:
    """Write the figures over all documents of each collection, a field a row."""
    heads = [
        "field",
        *(f"{head}: {what}" for head in _HEADS for what in ("precision", "recall", "F1 or share")),
    ]
    rows: list[list[str]] = []
    for field, _ in Figures():
        row = [f"`{field}`"]
        for baseline in baselines:
            measures = [baseline.figures.get(f"{field}.{one}") for one in ("p", "r", "f1", "rate")]
            precision, recall, f1, rate = measures
            row += [shown(precision), shown(recall), shown(rate if f1 is None else f1)]
        rows.append(row)
    counts = "; ".join(
        f"{head}: {len(one.documents)} bulletins, {len(one.cases)} differences"
        for head, one in zip(_HEADS, baselines, strict=True)
    )
    return f"{table(heads, rows)}\n\n{counts[0].upper()}{counts[1:]}."


def calibration_of(reports: Iterable[Report]) -> str:
    """Write how many of the facts of each stretch of confidence are right."""
    facts: list[Fact] = [fact for report in reports for fact in report.facts]
    parts: list[str] = []
    for kind in KINDS:
        of_kind = [fact for fact in facts if fact.kind == kind]
        without = sum(fact.confidence is None for fact in of_kind)
        sure = from_confidence(of_kind, kind, SURE)
        rows = [
            [f"{one.low:g} to {one.high:g}", str(one.count), str(one.right), shown(one.share)]
            for one in calibrate(of_kind, kind)
        ]
        told = [f"{len(of_kind)} {kind}s, {without} without a confidence.", of_sure(sure)]
        parts.append(f"### {kind.capitalize()}s\n\n{' '.join(filter(None, told))}\n")
        parts.append(table(["confidence", "facts", "right", "share"], rows) + "\n")
    return "\n".join(parts).rstrip("\n")


def of_sure(sure: Bin) -> str:
    """Say what the parser is sure of and how much of it is right; nothing if it is sure of nothing."""
    if sure.share is None:
        return ""
    return f"Of the {sure.count} with {sure.low:g} or more, {sure.right} are right: {shown(sure.share)}."


def shown(share: float | None) -> str:
    """Write a share with three places."""
    return "" if share is None else f"{share:.3f}"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table in Markdown; all columns but the first are numbers."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
