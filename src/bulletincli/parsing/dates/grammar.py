"""Undamaged expressions of time in the shadow: one that begins at a place, or all in a stretch.

Every repetition in the patterns has a small bound and every look to the left is short, so that no text costs
more than linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from bulletincli.parsing.dates import words
from bulletincli.parsing.dates.calendar_dates import read_calendar
from bulletincli.parsing.dates.expressions import DateExpression
from bulletincli.parsing.dates.numerals import HAN_DIGITS, ZEROS
from bulletincli.parsing.dates.numeric_dates import read_numeric
from bulletincli.parsing.dates.points import GAP
from bulletincli.parsing.dates.word_dates import (
    read_day_part,
    read_edge,
    read_lunar,
    read_next_day,
    read_relative,
    read_same_day,
    read_same_year,
    read_vague,
)

_Reader = Callable[[str, int, int], DateExpression | None]

_AFTER_NUMBER: Final = rf"{GAP}[年月日号、至到~-]"
_NUMBERS: Final[tuple[tuple[str, str, tuple[_Reader, ...]], ...]] = (
    # first characters of a number, what must follow for a candidate, the readers to try in order
    (
        "0123456789",
        rf"(?<![0-9][0-9])(?:[0-9]{{0,3}}(?:{_AFTER_NUMBER}|[./])|(?: {{1,2}}[0-9]){{1,3}} {{1,2}}[年月日号])",
        (read_numeric, read_calendar),
    ),
    (HAN_DIGITS + "十廿卅", rf"[{HAN_DIGITS}十百{ZEROS}]{{0,4}}{_AFTER_NUMBER}", (read_lunar, read_calendar)),
    ("(", r"[0-9]{2,4}\)年", (read_calendar,)),
    ("甲乙丙丁戊己庚辛壬癸", "[子丑寅卯辰巳午未申酉戌亥]年", (read_lunar,)),
)
_STEMS: Final = tuple(
    stem + follow for stem in words.RELATIVE_STEMS for follow in (*words.SHORT_DAY_PARTS, "(", " (")
)
_WORDS: Final[tuple[tuple[Iterable[str], _Reader], ...]] = (
    # in the order in which the readers are tried where words begin alike
    (("民国", "中华民国", "元月"), read_calendar),
    ((*words.YEAR_SHIFTS, *words.MONTH_SHIFTS), read_calendar),
    (("上旬", "中旬", "下旬", "上中旬", "上、中旬", "中下旬", "中、下旬", "上半月", "下半月"), read_calendar),
    ((*words.SAME_DAY, *words.SAME_EVENING), read_same_day),
    (words.NEXT_DAY, read_next_day),
    (words.SAME_YEAR, read_same_year),
    ((*words.RELATIVE_DAYS, *_STEMS), read_relative),
    (words.DAY_PARTS, read_day_part),
    (words.LUNAR_NAMES, read_lunar),
    (("正月", "冬月", "腊月", "闰"), read_lunar),
    (("月初", "月底", "月末"), read_edge),
    ((*words.VAGUE, *words.SEASONS), read_vague),
)


def _readers() -> dict[str, tuple[_Reader, ...]]:
    """Tell for every first character the readers to try."""
    table: dict[str, tuple[_Reader, ...]] = {}
    for characters, _, readers in _NUMBERS:
        table |= dict.fromkeys(characters, readers)
    for alternatives, reader in _WORDS:
        for first in dict.fromkeys(word[0] for word in alternatives):
            table[first] = table.get(first, ()) + (() if reader in table.get(first, ()) else (reader,))
    return table


def _candidates() -> re.Pattern[str]:
    """Make a pattern for the places at which an expression may begin.

    The set of first characters stands before everything else: most places are dismissed by it at once.
    """
    numbers = [f"[{characters}]{follow}" for characters, follow, _ in _NUMBERS]
    every_word = words.any_of({word for alternatives, _ in _WORDS for word in alternatives})
    return re.compile(f"(?=[{''.join(sorted(_READERS))}])(?:{'|'.join(numbers)}|{every_word})")


_READERS: Final = _readers()
_CANDIDATE: Final = _candidates()


def match_date(shadow: str, at: int, end: int | None = None) -> DateExpression | None:
    """Read the undamaged expression that begins exactly at `at` and ends by `end`, or give None.

    `shadow` is the text's simplified shadow (see `script.shadow_of`); the characters around the expression
    are looked at to tell 9日 from 第9日, 1.9日, 9日内.
    """
    end = len(shadow) if end is None else min(end, len(shadow))
    if not 0 <= at < end:
        return None
    for read in _READERS.get(shadow[at], ()):
        expression = read(shadow, at, end)
        if expression is not None:
            return expression
    return None


def find_dates(shadow: str, start: int = 0, end: int | None = None) -> Iterator[DateExpression]:
    """Find all undamaged expressions of `shadow[start:end]`, left to right, none overlapping another."""
    end = len(shadow) if end is None else min(end, len(shadow))
    at = max(start, 0)
    search = _CANDIDATE.search
    while candidate := search(shadow, at, end):
        expression = match_date(shadow, candidate.start(), end)
        at = expression.span.end if expression else candidate.start() + 1
        if expression:
            yield expression
