"""The surnames of `lexicon/surnames.tsv`, and the cutting of a run of characters into names by them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bulletincli.parsing.lexicon import load_rows

_GIVEN_NAME_LENGTHS: Final = (2, 1)
"""Characters after a surname, the more frequent first: of given names today about five in six have two."""
_SINGLE_GIVEN_NAME: Final = 0.3
"""How much a given name of one character counts against one of two."""
_NAME_LENGTH: Final = 4
_LONGEST_RUN: Final = 40


SURNAMES: Final[Mapping[str, float]] = MappingProxyType(
    {surname: float(weight) for surname, weight in load_rows("surnames")}
)
"""Surname to bearers among a thousand people; single and compound, in simplified characters."""
SURNAME_LENGTH: Final = max(map(len, SURNAMES))
"""Characters in the longest surname."""


def surname_of(name: str) -> str | None:
    """Find the surname by which `name` begins, a compound one before a single one; None without one.

    The surname is shorter than the name: in `欧阳秀` it is 欧阳, and `欧阳` alone is 欧 with a given name.
    """
    for length in range(min(SURNAME_LENGTH, len(name) - 1), 0, -1):
        if name[:length] in SURNAMES:
            return name[:length]
    return None


def split_names(run: str) -> tuple[str, ...]:
    """Cut `run` into the names that were written in it without a mark between; `(run,)` if it is no such run.

    `周小山李木` is 周小山 and 李木: of all ways to cut it into surnames with one or two characters each, the one
    with the most common surnames, given names of two characters preferred.
    """
    if len(run) > _LONGEST_RUN:
        return (run,)
    best: list[tuple[float, tuple[str, ...]] | None] = [(1.0, ())] + [None] * len(run)
    for end in range(2, len(run) + 1):
        for start in range(max(0, end - _NAME_LENGTH), end - 1):
            before, name = best[start], run[start:end]
            chance = _chance_of(name)
            if before is None or not chance:
                continue
            found = best[end]
            if found is None or before[0] * chance > found[0]:
                best[end] = (before[0] * chance, (*before[1], name))
    whole = best[len(run)]
    return whole[1] if whole and whole[1] else (run,)


def _chance_of(name: str) -> float:
    """Weigh how common a name of this surname and this length is; 0 for what is no name."""
    surname = surname_of(name)
    if surname is None or len(name) - len(surname) not in _GIVEN_NAME_LENGTHS:
        return 0.0
    share = _SINGLE_GIVEN_NAME if len(name) - len(surname) == 1 else 1.0
    return SURNAMES[surname] / 1000 * share
