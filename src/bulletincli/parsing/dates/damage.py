"""Dates at an entry's start that lost 月, 日 or a sign: 428下午, 46-7, 2018323日, a bare 9, 35 for 3-5日.

Here every reading that is a calendar date is listed; which one is believed, if any, is for `repair` to say,
which sees the whole chronicle.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final, Literal, NamedTuple

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

_SPACE_FOR_MONTH: Final = r" {1,2}(?=[0-9]{1,2} ?[日号])"
_TOKEN: Final = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2}) ?年 ?)?(?:(?P<month>1[0-2]|0?[1-9]) ?月 ?)?(?P<left>[0-9]{1,8})(?![0-9])"
    rf"(?:(?P<sign> ?(?:-{{1,2}}|~|至) ?|[./]|{_SPACE_FOR_MONTH})(?P<right>[0-9]{{1,4}})(?![0-9./-]))?"
    r"(?P<unit> ?[日号曰])?"
)
"""曰 is a misread 日."""
_AFTER: Final = re.compile(
    r"(?P<comma>[,:](?![0-9]))|(?P<gap> {1,40})(?P<text>[^ \r\n])|(?P<end>$| {0,40}[\r\n])"
)
_UNITS: Final = frozenset("年月日号时分%")
"""After a gap of any width these are the number's own: 12 月, 9 时."""
_MEASURES: Final = re.compile(
    "[个名万亿元项条余亩米吨位户岁件处辆座支届页周天级倍例套间株头只份类栋楼]"
    "|人(?![大民社力武防才口事员行代])|家(?![长庭居乡电])|公(?=[里斤顷分尺])|多(?![部家])|场(?!馆)|次(?!日)|平(?=方)"
)
"""After one space these make the number a quantity: 30 多名, 12 公里; not before 人大, 公安."""
_OPENING: Final = "“《(‘【"
_CENTURIES: Final = ("19", "20")


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged date. `span` includes a day part directly after it.

    `readings` are all calendar dates that it may be, as repaired expressions with the same span; a reading
    lacks what the digits do not say (the month of a bare 9). `support` is what stands after the digits, `gap`
    the number of spaces there, `since` whether 起 follows. `digits` is what is left of the date.
    """

    span: Span
    digits: str
    readings: tuple[DateExpression, ...]
    support: Support
    gap: int = 0
    since: bool = False

    @property
    def signed(self) -> bool:
        """Whether the sign of a range is left: 46-7."""
        return any(sign in self.digits for sign in "-~至")


class _Numbers(NamedTuple):
    """One way to cut the digits."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_month: int | None = None
    end_day: int | None = None


def match_damaged(shadow: str, at: int, end: int | None = None) -> Damaged | None:
    """Read the damaged date that begins exactly at `at`, or give None if there is none, or a whole one.

    After the digits there must be 日, a day part, a comma, spaces and then text that is no measure word, or
    the line's end; before them no letter and no Chinese character. A page number or an item's number looks
    the same: only `repair` can tell.
    """
    end = len(shadow) if end is None else min(end, len(shadow))
    if not (0 <= at < end and "0" <= shadow[at] <= "9"):
        return None
    if not opens_clause(shadow, at) or not number_may_begin(shadow, at, bare=True):
        return None
    match = _TOKEN.match(shadow, at, end)
    whole = match_date(shadow, at, end) if match else None
    if match is None or (whole is not None and whole.span.end >= match.end()):
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
    """Tell what after the digits speaks for a date, and how wide a gap there is."""
    if match["unit"]:
        counted = is_duration(shadow, match.end()) or is_deadline(shadow, last)
        return (None, 0) if counted else ("unit", 0)
    if day_part:
        return "day_part", 0
    after = _AFTER.match(shadow, last, end)
    if after is None:
        return None, 0
    if after["gap"] is None:
        return ("comma", 0) if after["comma"] else ("line_end", 0)
    gap, text = len(after["gap"]), after["text"]
    if not (is_han(text) or text in _OPENING) or text in _UNITS:
        return None, 0
    return (None, 0) if gap == 1 and _MEASURES.match(shadow, after.start("text")) else ("gap", gap)


def _cuts(digits: str, count: int) -> Iterator[tuple[int, ...]]:
    """Cut `digits` into `count` numbers of one or two places; padded with zeros either all or none."""
    for lengths in product((1, 2), repeat=count):
        if sum(lengths) != len(digits):
            continue
        pieces, at = [], 0
        for length in lengths:
            pieces.append(digits[at : at + length])
            at += length
        if all(len(piece) == 2 for piece in pieces) or not any(piece.startswith("0") for piece in pieces):
            yield tuple(map(int, pieces))


def _readings(match: re.Match[str]) -> Iterator[_Numbers]:
    """Read the token in all ways, plain ones first; whether the calendar has them is checked later."""
    left, right, sign = match["left"], match["right"], (match["sign"] or "").strip()
    year = int(match["year"]) if match["year"] else None
    if match["month"]:
        yield from _within_month(year, int(match["month"]), left, right)
    elif right and sign in ("", ".", "/"):
        yield from _month_and_day(year, left, right)
    elif year is not None:
        yield from _after_year(year, left, right)
    else:
        yield from _without_year(left, right)
        if left.startswith(_CENTURIES) and len(left) > 4:
            yield from _after_year(int(left[:4]), left[4:], right)
        elif left.startswith(_CENTURIES) and len(left) == 4 and right:
            yield from _after_year(int(left), right, None)


def _within_month(year: int | None, month: int, left: str, right: str | None) -> Iterator[_Numbers]:
    """Read 4月9 as a day, 4月39日 and 4月3-5 as a range."""
    if right:
        for (day,), (end_day,) in product(_cuts(left, 1), _cuts(right, 1)):
            yield _Numbers(year, month, day, None, end_day)
        return
    for (day,) in _cuts(left, 1):
        yield _Numbers(year, month, day)
    for day, end_day in _cuts(left, 2):
        yield _Numbers(year, month, day, None, end_day)


def _month_and_day(year: int | None, left: str, right: str) -> Iterator[_Numbers]:
    """Read 4.9, 4/9 and 4 9日."""
    for (month,), (day,) in product(_cuts(left, 1), _cuts(right, 1)):
        yield _Numbers(year, month, day)


def _after_year(year: int, left: str, right: str | None) -> Iterator[_Numbers]:
    """Read what follows a year: 2018|323, 2022|4, 2016|415-17."""
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
    """Read 9, 428, 35, 4215 and, with a sign, 3-5, 46-7, 430-52."""
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
    """Whether the calendar has these days, in this order; a range reaches into the next month at the most."""
    year, month, day, end_month, end_day = numbers
    if not _has_day(year, month, day):
        return False
    if end_day is None or day is None:
        return True
    if end_month is None:
        return day < end_day and _has_day(year, month, end_day)
    return month is not None and end_month == month % 12 + 1 and _has_day(year, end_month, end_day)


def _has_day(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the calendar has the month, and the month the day; what is None is not asked."""
    if month is not None and not 1 <= month <= 12:
        return False
    longest = 31 if month is None else calendar.monthrange(year or 2000, month)[1]
    return day is None or 1 <= day <= longest


def _expression(numbers: _Numbers, span: Span, day_part: str | None) -> DateExpression:
    """Make an expression of one reading."""
    return DateExpression(
        span,
        "range" if numbers.end_day else "day" if numbers.day else "month",
        year=numbers.year,
        month=numbers.month,
        day=numbers.day,
        end_month=numbers.end_month,
        end_day=numbers.end_day,
        day_part=None if numbers.end_day else day_part,
        repaired=True,
    )
