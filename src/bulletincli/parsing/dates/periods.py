"""The period that a bulletin covers, as its title states it or its document line writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bulletincli.model import NotADateError, PartialDate
from bulletincli.parsing.dates.expressions import DateExpression
from bulletincli.parsing.dates.grammar import find_dates
from bulletincli.parsing.dates.numerals import HAN_DIGITS, ZEROS, parse_numeral

_MOST_MONTHS: Final = 60
_QUARTER: Final = re.compile(
    rf"(?P<year>(?:19|20)[0-9]{{2}}|[一二][{HAN_DIGITS}{ZEROS}]{{3}}) ?年(?: ?度)? ?"
    r"(?:第? ?(?P<quarter>[一二三四1-4]) ?季度|(?P<half>[上下])半年)"
)
_TITLE_YEAR: Final = re.compile(r"(?<![0-9])(?P<year>(?:1 ?9|2 ?0) ?[0-9] ?[0-9])(?![0-9]| ?年 ?度)")
_OF_A_PERIOD: Final = re.compile(
    "大 ?事 ?记|要 ?事 ?记|纪 ?事|记 ?事|纪 ?要|年 ?鉴|要 ?闻|简 ?报|周 ?报|月 ?报|[0-9]$"
)
"""A title with one of these, or ending in a year, names the time it covers; others may speak of any year."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, both ends included; each end a year, a month or a day."""

    start: PartialDate
    end: PartialDate

    @classmethod
    def parse(cls, written: str) -> Period:
        """Read `2022`, `2022-04` or `2021-07/2021-09`. Raises `NotADateError`."""
        start, _, end = written.partition("/")
        return cls(PartialDate.parse(start), PartialDate.parse(end or start))

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"

    def months(self) -> tuple[tuple[int | None, int], ...]:
        """List year and month of every month that it covers, in order; at most five years of them."""
        first, last = self.start.month or 1, self.end.month or 12
        if self.start.year is None or self.end.year is None:
            count = (last - first) % 12 + 1
            return tuple((None, (first - 1 + ahead) % 12 + 1) for ahead in range(count))
        count = (self.end.year - self.start.year) * 12 + last - first + 1
        return tuple(
            (self.start.year + (first - 1 + ahead) // 12, (first - 1 + ahead) % 12 + 1)
            for ahead in range(min(count, _MOST_MONTHS))
        )

    def year_of(self, month: int) -> int | None:
        """Tell the year in which the period has this month, if that is one year only."""
        years = {year for year, covered in self.months() if covered == month}
        return years.pop() if len(years) == 1 else None


def find_period(title: str) -> Period | None:
    """Find the period that a title, or a line below it, states (both of the shadow), or give None.

    甲区2022年4月大事记, 2021年7-9月, 2018年第一季度, 2018年上半年, 2006 年 大 事 记, (4月2日-4月29日) without
    a year.
    """
    quarter = _QUARTER.search(title)
    if quarter:
        return _quarter(quarter)
    found = [period for expression in find_dates(title) if (period := _period_of(expression))]
    with_year = [period for period in found if period.start.year is not None]
    if with_year or found:
        return (with_year or found)[0]
    match = _TITLE_YEAR.search(title)
    if not match or not _OF_A_PERIOD.search(title.rstrip()):
        return None
    year = PartialDate(int(match["year"].replace(" ", "")))
    return Period(year, year)


def _quarter(match: re.Match[str]) -> Period | None:
    """Give the months of a quarter or a half-year."""
    year = parse_numeral(match["year"])
    if year is None or not 1 <= year <= 9999:
        return None
    if match["half"]:
        first, months = (1 if match["half"] == "上" else 7), 6
    else:
        first, months = (parse_numeral(match["quarter"]) or 1) * 3 - 2, 3
    return Period(PartialDate(year, first), PartialDate(year, first + months - 1))


def _period_of(expression: DateExpression) -> Period | None:
    """Give the period of an expression that is whole but for its year."""
    if expression.lunar or (expression.month is None and expression.form not in ("year", "range")):
        return None
    try:
        start = PartialDate(expression.year, expression.month, expression.day)
        if expression.form != "range":
            return Period(start, start)
        month = expression.end_month or expression.month
        year = expression.end_year or expression.year
        if expression.end_year is None and year is not None and month and month < (expression.month or 0):
            year += 1
        return Period(start, PartialDate(year, month, expression.end_day))
    except NotADateError:
        return None
