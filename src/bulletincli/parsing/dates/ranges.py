"""Stretches of days or months: two points and a sign (3日至5日, 7-9月), or days in a row (4、5日)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bulletincli.model import Span
from bulletincli.parsing.dates.day_parts import match_tail
from bulletincli.parsing.dates.expressions import DateExpression, Form
from bulletincli.parsing.dates.numerals import parse_numeral
from bulletincli.parsing.dates.points import GAP, NUMBER, SIGN, Point, match_point
from bulletincli.parsing.dates.surroundings import number_may_begin, year_may_end

_SIGN: Final = re.compile(SIGN)
_LISTED_DAY: Final = re.compile(
    rf"{GAP}(?P<joint>[、和及与]){GAP}(?P<day>{NUMBER})(?:{GAP}(?P<unit>[日号]))?(?![0-9.月年])"
)
_LONGEST_LIST: Final = 10
_LONGEST_OVER_NEW_YEAR: Final = 6
"""In months, where the end has no year: 12月 to 1月 is one month, 4月 to 3月 a slip of the pen."""
_YEARS: Final = re.compile(
    rf"(?P<year>(?:19|20)[0-9]{{2}})年?{SIGN}(?P<end_year>(?:19|20)[0-9]{{2}})年(?!{GAP}[0-9])"
)


def read_years(shadow: str, at: int, end: int) -> DateExpression | None:
    """Read 1996-2000年 or 1996年至2000年; not before a word (1996-2000年规划)."""
    match = _YEARS.match(shadow, at, end)
    if not match or not number_may_begin(shadow, at, bare=True) or not year_may_end(shadow, match.end()):
        return None
    year, end_year = int(match["year"]), int(match["end_year"])
    return (
        DateExpression(Span(at, match.end()), "range", year=year, end_year=end_year)
        if year < end_year
        else None
    )


def read_range(shadow: str, first: Point, end: int) -> DateExpression | None:
    """Read two points and a sign between them; the first may leave its last unit to the second."""
    reach = first.end
    if first.precision == "day" and first.open is None:
        reach = match_tail(shadow, first.end, end)[1]
    sign = _SIGN.match(shadow, reach, end)
    if sign is None:
        return None
    second = match_point(shadow, sign.end(), end)
    if second is not None and second.closed < second.end:  # 4月5日-6月7-9日: the second is 6月
        second = match_point(shadow, second.start, second.closed)
    start = _close(first, second) if second else None
    if second is None or start is None or not _joins(start, second, sign.group().strip()):
        return None
    last = match_tail(shadow, second.end, end)[1] if second.precision == "day" else second.end
    return forward(
        DateExpression(
            Span(first.start, last),
            "range",
            year=start.year,
            month=start.month,
            day=start.day,
            end_year=second.year,
            end_month=second.month,
            end_day=second.day,
            period=start.tens[0] if start.tens else None,
            end_period=second.tens[1] if second.tens else None,
        )
    )


def _close(first: Point, second: Point) -> Point | None:
    """Understand the open number of `first` by the unit of `second`: 3-5日, 6月28-7月3日, 7-9月."""
    if first.open is None:
        return first
    if second.has_year:
        return None
    if second.day is not None and (first.has_month or not second.has_month):
        return first._replace(day=first.open, unit=second.unit, open=None)
    if second.precision == "month" and not first.has_month and first.open <= 12:
        return first._replace(month=first.open, open=None)
    return None


def _joins(first: Point, second: Point, sign: str) -> bool:
    """Whether the two points can be the ends of one range; 9日到5号线 has none."""
    if first.precision == "day" and second.precision == "day":
        return second.has_month or first.unit == second.unit or (sign[-1] != "到" and second.unit != "号")
    if first.precision == "year":
        return second.has_year
    return second.has_month and (first.has_month or first.precision == "month")


def forward(written: DateExpression) -> DateExpression:
    """Give a range that runs forward, or what can be kept of it.

    An end in an earlier month is one of the next year (12月30日至1月2日). An end before the start within one
    month has lost its tens if they make it later (23日至5日 is 23 to 25); otherwise only the start is
    believed.
    """
    gap = _months_between(written)
    if gap:
        return written if gap > 0 else _start_of(written)
    day, end_day = written.day, written.end_day
    if gap is None or day is None or end_day is None or day < end_day:
        return written
    if day == end_day:
        return replace(_start_of(written), repaired=False)
    with_tens = day // 10 * 10 + end_day
    if end_day < 10 and written.end_month is None and day < with_tens <= 31:
        return replace(written, end_day=with_tens, repaired=True)
    return _start_of(written)


def _months_between(written: DateExpression) -> int | None:
    """Count the months from start to end; None where that is open, negative if it runs backward."""
    if written.end_month is None:
        return 0 if written.end_year is None else None
    if written.month is None:
        return None
    months = written.end_month - written.month
    if written.end_year is None:
        return months if months >= 0 or months % 12 > _LONGEST_OVER_NEW_YEAR else months % 12
    return months + 12 * (written.end_year - written.year) if written.year is not None else None


def _start_of(written: DateExpression) -> DateExpression:
    """Keep only the start of a range."""
    form: Form = (
        "day" if written.day else "period" if written.period else "month" if written.month else "year"
    )
    return replace(
        written, form=form, end_year=None, end_month=None, end_day=None, end_period=None, repaired=True
    )


def read_list(shadow: str, first: Point, end: int) -> DateExpression | None:
    """Read several days of one month: 4、5日, 3月4日、5日.

    Days in a row are a range; of others the first counts. Other days each with its 日 are not read as one
    (3日、8日). A list without a month must run on (7、8日), for 4、9日 may be item 4 of an enumeration.
    """
    day = first.day if first.open is None else first.open
    if day is None or (first.has_year and not first.has_month):
        return None
    days, last, unit = _listed_days(shadow, first, day, end)
    if len(days) == 1 or unit is None:
        return None
    runs_on = days == list(range(day, day + len(days)))
    if not runs_on and not first.has_month:
        return None
    part, last = match_tail(shadow, last, end)
    return DateExpression(
        Span(first.start, last),
        "range" if runs_on else "day",
        year=first.year,
        month=first.month,
        day=day,
        end_day=days[-1] if runs_on else None,
        day_part=None if runs_on else part,
    )


def _listed_days(shadow: str, first: Point, day: int, end: int) -> tuple[list[int], int, str | None]:
    """Collect the days of a list: all of them, where it ends, and the unit that was written."""
    days, at, unit = [day], first.end, first.unit
    for _ in range(_LONGEST_LIST):
        match = _LISTED_DAY.match(shadow, at, end)
        number = parse_numeral(match["day"]) if match else None
        if match is None or number is None or not 1 <= number <= 31:
            break
        if not match["unit"] and (match["joint"] != "、" or first.open is None):
            break
        if first.open is None and number != days[-1] + 1:
            break
        days.append(number)
        at, unit = match.end(), match["unit"] or unit
        if match["unit"] and first.open is not None:
            break
    return days, at, unit
