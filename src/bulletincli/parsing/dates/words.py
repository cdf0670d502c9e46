"""The words of `lexicon/dates.toml`, typed, and patterns made of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any, Final, Literal

Tens = Literal["上旬", "中旬", "下旬"]
"""The thirds of a month: 1 to 10, 11 to 20, 21 to its end."""

_LEXICON: Final[dict[str, Any]] = tomllib.loads(
    files("bulletincli.parsing.lexicon").joinpath("dates.toml").read_text("utf-8")
)

DAY_PARTS: Final[Mapping[str, str]] = _LEXICON["day_parts"]
SHORT_DAY_PARTS: Final[Mapping[str, str]] = _LEXICON["short_day_parts"]
DAY_PARTS_ANYWHERE: Final[frozenset[str]] = frozenset(_LEXICON["rules"]["day_parts_anywhere"])
NOT_AFTER_SHORT_PART: Final[str] = _LEXICON["rules"]["not_after_short_part"]

SAME_DAY: Final[tuple[str, ...]] = tuple(_LEXICON["same"]["day"])
SAME_EVENING: Final[tuple[str, ...]] = tuple(_LEXICON["same"]["evening"])
NEXT_DAY: Final[tuple[str, ...]] = tuple(_LEXICON["same"]["next_day"])
SAME_YEAR: Final[tuple[str, ...]] = tuple(_LEXICON["same"]["year"])

RELATIVE_DAYS: Final[Mapping[str, int]] = _LEXICON["days_from_publication"]
RELATIVE_STEMS: Final[Mapping[str, int]] = _LEXICON["stems_from_publication"]
YEARS_FROM_LAST: Final[Mapping[str, int]] = _LEXICON["years_from_last"]
YEAR_SHIFTS: Final[Mapping[str, int]] = _LEXICON["years_from_publication"] | _LEXICON["years_from_last"]
MONTH_SHIFTS: Final[Mapping[str, int]] = _LEXICON["months"]

LUNAR_NAMES: Final[tuple[str, ...]] = tuple(_LEXICON["lunar"]["names"])
VAGUE: Final[tuple[str, ...]] = (
    *_LEXICON["vague"]["words"],
    *(
        feast + ending
        for feast in _LEXICON["vague"]["feasts"]
        for ending in _LEXICON["vague"]["feast_endings"]
    ),
)
SEASONS: Final[tuple[str, ...]] = tuple(_LEXICON["vague"]["seasons"])


def any_of(alternatives: Iterable[str]) -> str:
    """Make a pattern for any of the words, the longest first."""
    ordered = sorted(alternatives, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"
