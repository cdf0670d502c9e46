"""The stretch of time that a bulletin covers, by its title and the lines below it."""

from __future__ import annotations

import re
from typing import Final

from bulletincli.model import NotADateError, PartialDate
from bulletincli.parsing.dates import DateExpression, Period, find_dates
from bulletincli.parsing.dates.numerals import parse_numeral
from bulletincli.parsing.layout import Block, Layout, heads
from bulletincli.parsing.patterns import DIGITS, MONTH, YEAR, squeeze


def find_period(shadow: str, layout: Layout, head: tuple[Block, ...], title: str) -> str | None:
    """Find the stretch covered: in the title, on a line below it, or as the only year among the headings.

    `YYYY`, `YYYY-MM`, `YYYY-MM-DD` (of a week), or two of one sort joined by a stroke. A newspaper has none, unless
    its issue is that of a month (`2014年3月号`).
    """
    title = squeeze(title)
    below = [_LABEL.sub("", squeeze(block.span.of(shadow))) for block in head if block.kind == "metadata"]
    if (stretch := _STRETCH.search(title)) and is_stretch(stretch[0]):
        return read_period(stretch[0], _year_in(title))
    if not heads.is_bulletin_title(title):
        stretches = (line for line in below if _MONTHLY.search(line) or is_stretch(line))
        return next((period for line in stretches if (period := read_period(line))), None)
    named = read_period(title)
    year = int(named) if named and named.isdigit() else None
    of_yearbook = heads.is_edition(title)
    if named and "-" in named and not of_yearbook:
        return named
    for line in below:
        period = read_period(line, year) if heads.is_period_line(line) else None
        if period and (named is None or period[:4] == named):
            return period
    if named and not of_yearbook:
        return named
    dated = (block.span.of(shadow) for block in layout.blocks if block.form in {"year", "month"})
    periods = {period for heading in dated if (period := read_period(heading))}
    return periods.pop() if len(periods) == 1 else None if of_yearbook else named


def find_months(shadow: str, head: tuple[Block, ...], title: str) -> Period | None:
    """Find the stretch covered where its year is not said with it: `甲县大事记(5月)`, `(4月2日-4月29日)` below.

    It has no year; `find_period` gives what has one.
    """
    title = squeeze(title)
    stretch = _STRETCH.search(title)
    lines = [stretch[0] if stretch else title] if stretch or heads.is_bulletin_title(title) else []
    below = (_LABEL.sub("", squeeze(block.span.of(shadow))) for block in head if block.kind == "metadata")
    lines += (line for line in below if heads.is_period_line(line))
    return next((months for line in lines if (months := read_months(line))), None)


def is_stretch(line: str) -> bool:
    """Tell whether it is a period with two ends: `(2023年6月12日-6月18日)`."""
    return heads.is_period_line(line) and _ENDS.search(line) is not None


_ENDS = re.compile("[-~至]")
_STRETCH = re.compile(r"[(][^()]*[-~至][^()]*[)]$")
_LABEL = re.compile(r"(?:时间|日期):")
_MONTHLY = re.compile(rf"{YEAR} ?{MONTH} ?月 ?[号刊]")
_OF_QUARTER: Final = "(?:第?(?P<quarter>[一二三四1-4]) ?季度|(?P<half>[上下])半年)"
_QUARTER = re.compile(rf"(?P<year>(?:19|20)\d\d|[{DIGITS}]{{4}}(?= ?年)) ?年?{_OF_QUARTER}")
_MONTHS_OF_QUARTER = re.compile(rf"(?<![\d年]){_OF_QUARTER}")
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?![\d号期])")
_HAN_YEAR = re.compile(rf"(?<![{DIGITS}])(?P<year>[{DIGITS}]{{4}}) ?年(?!度)")
_YEARS = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d) ?年?[-~至](?P<last>(?:19|20)\d\d)(?!\d)")
_QUARTERS: Final = "一二三四"


def read_period(words: str, year: int | None = None) -> str | None:
    """Read the period that words name: `2021年7-9月`, `2018年第一季度`, `2006 年`, `甲地区1996`.

    The months may stand apart from their year (`2018年大事记(3-6月)`), or it may be known: `year`.
    """
    found = _read_dated(words, year)
    return None if found is None else str(found)


def read_months(words: str) -> Period | None:
    """Read the months that words name without a year: `12月份大事记`, `大事记(4-6月)`, `第三季度大事记`.

    A day alone (`5月8日`) is no stretch.
    """
    if match := _MONTHS_OF_QUARTER.search(words):
        return _of_quarter(match, None)
    for date in find_dates(words):
        if date.year is None and date.month and date.form in {"range", "month", "period"}:
            return _of_dates(date, None)
    return None


def read_stretch(words: str) -> Period | None:
    """Read the period that words name, with its year or without."""
    return _read_dated(words, None) or read_months(words)


def _read_dated(words: str, year: int | None) -> Period | None:
    if match := _QUARTER.search(words):
        return _of_quarter(match, parse_numeral(match["year"]))
    if match := _YEARS.search(words):
        return Period(PartialDate(int(match["first"])), PartialDate(int(match["last"])))
    for date in find_dates(words):
        in_reach = date.year is not None and 1900 <= date.year <= 2100
        if in_reach and (period := _of_dates(date, date.year)):
            return period
    year = _year_in(words) or year
    for date in find_dates(words):
        fits = date.year is None and date.month and date.form in {"range", "month"}
        if year and fits and (period := _of_dates(date, year)):
            return period
    return Period(PartialDate(year), PartialDate(year)) if year else None


def _year_in(words: str) -> int | None:
    if match := _YEAR.search(words):
        return int(match["year"])
    numbers = (parse_numeral(match["year"]) for match in _HAN_YEAR.finditer(words))
    return next((number for number in numbers if number and 1900 <= number <= 2100), None)


def _of_quarter(match: re.Match[str], year: int | None) -> Period | None:
    """Give the months of a quarter or of half a year."""
    if match["half"]:
        first, last = (1, 6) if match["half"] == "上" else (7, 12)
    else:
        number = _QUARTERS.find(match["quarter"]) + 1 or int(match["quarter"])
        first, last = 3 * number - 2, 3 * number
    return _between((year, first, None), (year, last, None))


def _of_dates(date: DateExpression, year: int | None) -> Period | None:
    """Give what a date expression covers; with its days only where it is a stretch of days."""
    end_month = date.end_month or date.month
    turns = date.end_year is None and date.month and end_month and end_month < date.month
    end_year = None if year is None else date.end_year or (year + 1 if turns else year)
    of_days = date.day is not None and date.end_day is not None
    return _between(
        (year, date.month, date.day if of_days else None),
        (end_year, end_month, date.end_day if of_days else None),
    )


_Parts = tuple[int | None, int | None, int | None]


def _between(start: _Parts, end: _Parts) -> Period | None:
    """Give the period between two dates; None if no calendar has one of them (2月30日)."""
    try:
        return Period(PartialDate(*start), PartialDate(*end))
    except NotADateError:
        return None
