"""Figures: what was found of what there is. Sums of counts, so that documents add up to a collection.

Fields whose values are listed (people, places) have precision, recall and F1; fields of which an event has
one (its date, its kind) have the share that is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Overlap:
    """Things listed: how many the answers hold, how many were found, and how many of those are right."""

    hit: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 if nothing was found."""
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the answers that was found; 0 if there are none."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        precision, recall = self.precision, self.recall
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def __add__(self, other: Overlap) -> Overlap:
        return Overlap(self.hit + other.hit, self.found + other.found, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class Rate:
    """Values asked for one by one: `of` answers have one, `hit` are the same.

    `false` counts the values that stand where the answer has none.
    """

    hit: int = 0
    of: int = 0
    false: int = 0

    @property
    def rate(self) -> float | None:
        """The share of the answers that are the same; None if there are none."""
        return self.hit / self.of if self.of else None

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.hit + other.hit, self.of + other.of, self.false + other.false)


@dataclass(frozen=True, slots=True)
class Figures:
    """Every field's figure.

    `events` are stretches of text; `people` are (event, name), `roles` (event, name, role), `places` and
    `offices` (event, text as written); `names` is what a document names anywhere. `dates`, `day_part`,
    `district`, `kind`, `name` are asked of every answered event, `titles` of every person found, `doc` of
    every field of the document line.
    """

    events: Overlap = Overlap()
    people: Overlap = Overlap()
    roles: Overlap = Overlap()
    names: Overlap = Overlap()
    places: Overlap = Overlap()
    offices: Overlap = Overlap()
    dates: Rate = Rate()
    day_part: Rate = Rate()
    district: Rate = Rate()
    kind: Rate = Rate()
    name: Rate = Rate()
    titles: Rate = Rate()
    doc: Rate = Rate()

    def __add__(self, other: Figures) -> Figures:
        sums = {one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)}
        return Figures(**sums)

    def __iter__(self) -> Iterator[tuple[str, Overlap | Rate]]:
        for one in fields(self):
            yield one.name, getattr(self, one.name)

    def flat(self) -> dict[str, float]:
        """Name each measure (`events.f1`, `dates.rate`, `dates.false`); a rate of nothing is left out."""
        measures: dict[str, float] = {}
        for field, figure in self:
            if isinstance(figure, Overlap):
                measures[f"{field}.p"] = figure.precision
                measures[f"{field}.r"] = figure.recall
                measures[f"{field}.f1"] = figure.f1
            else:
                if figure.rate is not None:
                    measures[f"{field}.rate"] = figure.rate
                if figure.false:
                    measures[f"{field}.false"] = figure.false
        return measures
