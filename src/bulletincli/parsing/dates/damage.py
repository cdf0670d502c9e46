"""Dates at an entry's start that lost 月, 日 or a sign: 428下午, 46-7, 2018323日, a bare 9, 35 for 3-5日.

Here every reading that is a calendar date is listed; which one is believed, if any, is for `repair` to say, which sees
the whole chronicle.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final, Literal

from bulletincli.model import Span
from bulletincli.parsing.dates.day_parts import match_tail
from bulletincli.parsing.dates.expressions import DateExpression
from bulletincli.parsing.dates.grammar import match_date
from bulletincli.parsing.dates.surroundings import (
    is_deadline,
    is_duration,
    is_han,
    number_may_begin,
    opens_clause,
)

Support = Literal["unit", "day_part", "comma", "gap", "line_end"]

_TOKEN: Final = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2}) ?年 ?)?(?:(?P<month>1[0-2]|0?[1-9]) ?月 ?)?"
    r"(?P<left>[0-9]{1,8})(?![0-9])(?:(?P<sign> ?(?:-{1,2}|~|至) ?|[./])(?P<right>[0-9]{1,4})(?![0-9./-]))?(?P<unit> ?[日号])?"
)
_AFTER: Final = re.compile(
    r"(?P<comma>[,:](?![0-9]))|(?P<gap> {1,40})(?P<text>[^ \r\n])|(?P<end>$| {0,40}[\r\n])"
)
_MEASURES: Final = frozenset(
    "个名人家万亿元项条次年月日号时分多余公平亩米吨位户岁场批件起处辆座支所届期页周天度级倍成例台套间株头只宗份类组层栋楼路"
)
"""After a gap these make the number a quantity (30 多名) or another thing (12 月)."""
_OPENING: Final = "“《(‘【"


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged date. `span` includes a day part directly after it.

    `readings` are all calendar dates that it may be, as repaired expressions with the same span; a reading lacks what the
    digits do not say (the month of a bare 9). `support` is what stands after the digits, `gap` the number of spaces
    there, `since` whether 起 follows. `digits` is what is left of the date.
    """

    span: Span
    digits: str
    readings: tuple[DateExpression, ...]
    support: Support
    gap: int = 0
    since: bool = False


@dataclass(frozen=True, slots=True)
class _Numbers:
    """One way to cut the digits."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_month: int | None = None
    end_day: int | None = None


def match_damaged(shadow: str, at: int, end: int | None = None) -> Damaged | None:
    """The damaged date that begins exactly at `at`, or None if there is none, or an undamaged one.

    After the digits there must be 日, a day part, a comma, spaces and then text that is no measure word, or the line's
    end; before them no letter and no Chinese character.
    """
    end = len(shadow) if end is None else min(end, len(shadow))
    if not (0 <= at < end and shadow[at].isascii() and shadow[at].isdigit()):
        return None
    if not opens_clause(shadow, at) or not number_may_begin(shadow, at, bare=True):
        return None
    match = _TOKEN.match(shadow, at, end)
    if match is None:
        return None
    whole = match_date(shadow, at, end)
    if whole is not None and whole.span.end >= match.end():
        return None
    day_part, last = match_tail(shadow, match.end(), end)
    support, gap = _support(shadow, match, day_part, last, end)
    if support is None:
        return None
    since = shadow.startswith("起", last)
    span = Span(at, last)
    readings = tuple(
        _expression(numbers, span, day_part)
        for numbers in dict.fromkeys(_readings(match))
        if _is_calendar_date(numbers) and not (since and numbers.end_day)
    )
    return Damaged(span, match.group(), readings, support, gap, since) if readings else None


def _support(
    shadow: str, match: re.Match[str], day_part: str | None, last: int, end: int
) -> tuple[Support | None, int]:
    """What after the digits speaks for a date, and the width of a gap there."""
    if match["unit"]:
        counted = is_duration(shadow, match.end()) or is_deadline(shadow, last)
        return (None, 0) if counted else ("unit", 0)
    if day_part:
        return "day_part", 0
    after = _AFTER.match(shadow, last, end)
    if after is None:
        return None, 0
    if after["comma"]:
        return "comma", 0
    if after["gap"] is not None:
        text = after["text"]
        fits = (is_han(text) or text in _OPENING) and text not in _MEASURES
        return ("gap", len(after["gap"])) if fits else (None, 0)
    return "line_end", 0


def _cuts(digits: str, count: int) -> Iterator[tuple[int, ...]]:
    """All ways to cut `digits` into `count` numbers of one or two places; padded with zeros either all or none."""
    for lengths in product((1, 2), repeat=count):
        if sum(lengths) != len(digits):
            continue
        pieces, at = [], 0
        for length in lengths:
            pieces.append(digits[at : at + length])
            at += length
        padded = any(piece.startswith("0") for piece in pieces)
        if not padded or all(len(piece) == 2 for piece in pieces):
            yield tuple(int(piece) for piece in pieces)


def _readings(match: re.Match[str]) -> Iterator[_Numbers]:
    """All ways to read the token, plain ones first; whether the calendar has them is checked later."""
    left, right, sign = match["left"], match["right"], (match["sign"] or "").strip()
    year = int(match["year"]) if match["year"] else None
    month = int(match["month"]) if match["month"] else None
    if month is not None:
        yield from _within_month(year, month, left, right)
    elif sign in (".", "/"):
        yield from _month_and_day(year, left, right)
    elif year is not None:
        yield from _after_year(year, left, right)
    else:
        yield from _without_year(left, right)
        if left[:2] in ("19", "20") and len(left) > 4:
            yield from _after_year(int(left[:4]), left[4:], right)
        elif left[:2] in ("19", "20") and len(left) == 4 and right:
            yield from _after_year(int(left), right, None)


def _within_month(year: int | None, month: int, left: str, right: str | None) -> Iterator[_Numbers]:
    """4月9 is a day, 4月39日 a range, 4月3-5 too."""
    if right:
        for (day,), (end_day,) in product(_cuts(left, 1), _cuts(right, 1)):
            yield _Numbers(year, month, day, None, end_day)
        return
    for (day,) in _cuts(left, 1):
        yield _Numbers(year, month, day)
    for day, end_day in _cuts(left, 2):
        yield _Numbers(year, month, day, None, end_day)


def _month_and_day(year: int | None, left: str, right: str) -> Iterator[_Numbers]:
    """4.9, 4/9."""
    for (month,), (day,) in product(_cuts(left, 1), _cuts(right, 1)):
        yield _Numbers(year, month, day)


def _after_year(year: int, left: str, right: str | None) -> Iterator[_Numbers]:
    """What follows a year: 2018|323, 2022|4, 2016|415-17."""
    if right:
        for (month, day), (end_day,) in product(_cuts(left, 2), _cuts(right, 1)):
            yield _Numbers(year, month, day, None, end_day)
        return
    for month, day in _cuts(left, 2):
        yield _Numbers(year, month, day)
    for month, day, end_day in _cuts(left, 3):
        yield _Numbers(year, month, day, None, end_day)
    for (month,) in _cuts(left, 1):
        yield _Numbers(year, month)


def _without_year(left: str, right: str | None) -> Iterator[_Numbers]:
    """9, 428, 35, 4215 and, with a sign, 3-5, 46-7, 430-52."""
    if right:
        for (day,), (end_day,) in product(_cuts(left, 1), _cuts(right, 1)):
            yield _Numbers(None, None, day, None, end_day)
            yield _Numbers(None, day, end_day)
        for (month, day), (end_day,) in product(_cuts(left, 2), _cuts(right, 1)):
            yield _Numbers(None, month, day, None, end_day)
        for (month, day), (end_month, end_day) in product(_cuts(left, 2), _cuts(right, 2)):
            yield _Numbers(None, month, day, end_month, end_day)
        return
    for (day,) in _cuts(left, 1):
        yield _Numbers(None, None, day)
    for first, second in _cuts(left, 2):
        yield _Numbers(None, first, second)
        yield _Numbers(None, None, first, None, second)
    for month, day, end_day in _cuts(left, 3):
        yield _Numbers(None, month, day, None, end_day)


def _is_calendar_date(numbers: _Numbers) -> bool:
    """Whether the calendar has these days, in this order."""
    if not _has_day(numbers.year, numbers.month, numbers.day):
        return False
    if numbers.end_day is None or numbers.day is None:
        return True
    if numbers.end_month is None:
        return numbers.day < numbers.end_day and _has_day(numbers.year, numbers.month, numbers.end_day)
    following = numbers.month is not None and numbers.end_month == numbers.month % 12 + 1
    return following and _has_day(numbers.year, numbers.end_month, numbers.end_day)


def _has_day(year: int | None, month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    longest = 31 if month is None else calendar.monthrange(year or 2000, month)[1]
    return day is None or 1 <= day <= longest


def _expression(numbers: _Numbers, span: Span, day_part: str | None) -> DateExpression:
    return DateExpression(
        span,
        "range" if numbers.end_day else "day" if numbers.day else "month",
        year=numbers.year,
        month=numbers.month,
        day=numbers.day,
        end_month=numbers.end_month,
        end_day=numbers.end_day,
        day_part=day_part,
        repaired=True,
    )
