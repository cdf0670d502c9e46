"""What was reached, kept under version control: a change says which figures moved, which cases flipped."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
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

    def only(self, documents: Collection[str]) -> Baseline:
        """Keep what concerns these documents, and no measure over all: one over others is no measure of them."""
        return Baseline(
            {},
            {name: measures for name, measures in self.documents.items() if name in documents},
            tuple(case for case in self.cases if case.partition(" ")[0] in documents),
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
class Moved:
    """A measure that changed: that of one document, or that over all of them if `document` is None."""

    document: str | None
    measure: str
    before: float
    now: float

    @property
    def gain(self) -> float:
        """By how much it became better; `….false` counts values where none belongs, and is worse when it rises."""
        gain = self.now - self.before
        return -gain if self.measure.endswith(".false") else gain

    def __str__(self) -> str:
        word = "better" if self.gain > 0 else "worse"
        measure = " ".join(filter(None, (self.document, self.measure)))
        return f"{word}: {measure} {self.before:g} → {self.now:g}"


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two baselines: measures, and cases."""

    moved: tuple[Moved, ...]
    newly_wrong: tuple[str, ...]
    newly_right: tuple[str, ...]

    @property
    def worse(self) -> tuple[Moved, ...]:
        """The measures over all documents that fell."""
        return tuple(one for one in self.moved if one.document is None and one.gain < 0)

    @property
    def better(self) -> tuple[Moved, ...]:
        """The measures over all documents that rose."""
        return tuple(one for one in self.moved if one.document is None and one.gain > 0)

    def lines(self) -> Iterator[str]:
        """Say each change in one line, the worse first; nothing if nothing changed."""
        yield from map(str, self.worse)
        yield from map(str, self.better)
        yield from (str(one) for one in self.moved if one.document is not None)
        for word, cases in (("newly wrong", self.newly_wrong), ("newly right", self.newly_right)):
            for case in cases:
                yield f"{word}: {case}"


def changes(before: Baseline, now: Baseline) -> Changes:
    """Compare the measures over all documents, those of the documents that both have, and the cases.

    A measure that only one of the two has counts as 0 in the other: a document's figures may gain or lose
    one.
    """
    moved = [*_moved(None, before.figures, now.figures)]
    for document in sorted(before.documents.keys() & now.documents.keys()):
        moved += _moved(document, before.documents[document], now.documents[document])
    cases_before, cases_now = set(before.cases), set(now.cases)
    return Changes(
        tuple(moved),
        tuple(sorted(cases_now - cases_before)),
        tuple(sorted(cases_before - cases_now)),
    )


def _moved(document: str | None, before: Mapping[str, float], now: Mapping[str, float]) -> Iterator[Moved]:
    for measure in sorted(before.keys() | now.keys()):
        one = Moved(document, measure, before.get(measure, 0.0), now.get(measure, 0.0))
        if abs(one.gain) > _TOLERANCE:
            yield one


def _rounded(measures: Mapping[str, float]) -> dict[str, float]:
    return {measure: round(value, _DIGITS) for measure, value in measures.items()}
