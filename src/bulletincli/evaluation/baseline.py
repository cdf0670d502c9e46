"""What was reached, kept under version control: a change says which figures moved, which cases flipped."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bulletincli.errors import BulletinError
from bulletincli.evaluation.evaluate import Report

_DIGITS: Final = 4
_TOLERANCE: Final = 0.5 * 10**-_DIGITS
"""Figures are kept with four digits; what is smaller than that is no change."""


class NotABaselineError(BulletinError):
    """A file of committed figures that cannot be read as one."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The measures over all documents and of each, and every difference's `case`."""

    figures: Mapping[str, float]
    documents: Mapping[str, Mapping[str, float]]
    cases: tuple[str, ...]

    @classmethod
    def of(cls, report: Report) -> Baseline:
        """Keep what `report` says."""
        return cls(
            _rounded(report.figures.flat()),
            {one.document: _rounded(one.figures.flat()) for one in report.documents},
            tuple(sorted({difference.case for difference in report.differences})),
        )

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Read the file that `write` wrote. Raises `NotABaselineError`."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            return cls(data["figures"], data["documents"], tuple(data["cases"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise NotABaselineError(f"{path}: no committed figures ({error!r})") from None

    def write(self, path: Path) -> None:
        """Write it so that a change of one figure or case is a change of one line."""
        data = {"figures": self.figures, "documents": self.documents, "cases": self.cases}
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two baselines: measures as (name, before, now), and cases."""

    worse: tuple[tuple[str, float, float], ...]
    better: tuple[tuple[str, float, float], ...]
    newly_wrong: tuple[str, ...]
    newly_right: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """Say each change in one line; nothing if nothing changed."""
        for word, moved in (("worse", self.worse), ("better", self.better)):
            for measure, before, now in moved:
                yield f"{word}: {measure} {before:g} → {now:g}"
        for word, cases in (("newly wrong", self.newly_wrong), ("newly right", self.newly_right)):
            for case in cases:
                yield f"{word}: {case}"


def changes(before: Baseline, now: Baseline) -> Changes:
    """Compare the measures over all documents, and the cases.

    A measure that only one of the two has counts as 0 in the other: a document's figures may gain or lose
    one. `….false` counts values where none belongs, so it is worse when it rises.
    """
    worse: list[tuple[str, float, float]] = []
    better: list[tuple[str, float, float]] = []
    for measure in sorted(before.figures.keys() | now.figures.keys()):
        was, is_now = before.figures.get(measure, 0.0), now.figures.get(measure, 0.0)
        gain = was - is_now if measure.endswith(".false") else is_now - was
        if abs(gain) > _TOLERANCE:
            (better if gain > 0 else worse).append((measure, was, is_now))
    cases_before, cases_now = set(before.cases), set(now.cases)
    return Changes(
        tuple(worse),
        tuple(better),
        tuple(sorted(cases_now - cases_before)),
        tuple(sorted(cases_before - cases_now)),
    )


def _rounded(measures: Mapping[str, float]) -> dict[str, float]:
    return {measure: round(value, _DIGITS) for measure, value in measures.items()}
