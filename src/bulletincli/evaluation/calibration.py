"""Whether confidences mean what they say: of facts given with 0.9, nine in ten ought to be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

FactKind = Literal["person", "date"]

EDGES: Final = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Where the stretches of confidence begin and end; finer where people decide what to print unread."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A person or a date that was parsed, with the parser's confidence and whether the answers have it.

    A person is right if the answer's event has somebody of that name, a date if first and last day are the
    same. People of an event that no answer has are wrong; its date is no fact here, for nothing says the true
    one. `confidence` is None where the parser gave none.
    """

    kind: FactKind
    confidence: float | None
    is_right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts with a confidence from `low` up to, but not including, `high` (1 belongs to the last bin)."""

    low: float
    high: float
    count: int
    right: int

    @property
    def share(self) -> float | None:
        """The share that is right; None if there are no facts."""
        return self.right / self.count if self.count else None


def calibrate(facts: Iterable[Fact], kind: FactKind) -> tuple[Bin, ...]:
    """Count the facts of one kind by their confidence; those without one are in no bin."""
    judged = list(_judged(facts, kind))
    bins: list[Bin] = []
    for low, high in pairwise(EDGES):
        inside = [right for value, right in judged if low <= value < high or value == high == EDGES[-1]]
        bins.append(Bin(low, high, len(inside), sum(inside)))
    return tuple(bins)


def from_confidence(facts: Iterable[Fact], kind: FactKind, low: float) -> Bin:
    """Count the facts of one kind whose confidence is `low` or more."""
    inside = [right for value, right in _judged(facts, kind) if value >= low]
    return Bin(low, EDGES[-1], len(inside), sum(inside))


def _judged(facts: Iterable[Fact], kind: FactKind) -> Iterator[tuple[float, bool]]:
    return (
        (one.confidence, one.is_right) for one in facts if one.kind == kind and one.confidence is not None
    )
