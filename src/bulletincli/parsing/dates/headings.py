"""Headings and titles that say a month, a year or the period of a bulletin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bulletincli.model import NotADateError, PartialDate
from bulletincli.parsing.dates.damage import match_damaged
from bulletincli.parsing.dates.grammar import find_dates, match_date
from bulletincli.parsing.dates.numerals import HAN_DIGITS, ZEROS, parse_numeral
from bulletincli.parsing.dates.points import NUMBER

_LONGEST_HEADING: Final = 40
_FRAME: Final = " \t\r\n-~*=#·●◆■□△▲【】[]()《》“”:"
"""What may stand around a heading."""
_YEAR: Final = rf"(?:(?P<republic>(?:中华)?民国 ?)?(?P<year>(?:[0-9] ?){{2,4}}|[{HAN_DIGITS}元十百](?: ?[{HAN_DIGITS}十百{ZEROS}]){{0,4}}) ?年)"
_MONTH_HEADING: Final = re.compile(rf"(?:{_YEAR} ?)?(?P<month>{NUMBER}|元) ?月(?: ?份)?(?: ?大 ?事 ?记)?")
_YEAR_HEADING: Final = re.compile(rf"{_YEAR}(?: ?大 ?事 ?记)?")
_PAGE_HEAD: Final = re.compile(r"(?P<month>1[0-2]|0?[1-9])/(?P<year>(?:19|20)[0-9]{2})")
_BARE_MONTH: Final = re.compile(r"1[0-2]|[1-9]")


@dataclass(frozen=True, slots=True)
class Period:
    """The stretch of time that a bulletin covers, both ends included; each end a year, a month or a day."""

    start: PartialDate
    end: PartialDate

    @classmethod
    def parse(cls, written: str) -> Period:
        """The period of the document line: `2022`, `2022-04` or `2021-07/2021-09`. Raises `NotADateError`."""
        start, _, end = written.partition("/")
        return cls(PartialDate.parse(start), PartialDate.parse(end or start))

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"

    def months(self) -> tuple[tuple[int | None, int], ...]:
        """Year and month of every month that it covers, in order; at most five years of them."""
        first_year, last_year = self.start.year, self.end.year
        first, last = self.start.month or 1, self.end.month or 12
        if first_year is None or last_year is None:
            span = range(first, last + 1) if first <= last else [*range(first, 13), *range(1, last + 1)]
            return tuple((None, month) for month in span)
        count = min((last_year - first_year) * 12 + last - first + 1, 60)
        return tuple((first_year + (first - 1 + i) // 12, (first - 1 + i) % 12 + 1) for i in range(count))

    def year_of(self, month: int) -> int | None:
        """The year in which the period has this month, if that is one year only."""
        years = {year for year, covered in self.months() if covered == month}
        return years.pop() if len(years) == 1 else None


def match_month_heading(line: str, *, bare: bool = True) -> int | None:
    """The month that a line (of the shadow) is the heading of, or None.

    7月, 七 月, 【十一月份】, 1996年1月, 5/2003 at a page's head, and with `bare` a number alone (`2` for 2月). A bare number may
    as well be a page's: see `find_month_headings`.
    """
    text = _unframed(line)
    if not text:
        return None
    match = (
        _MONTH_HEADING.fullmatch(text)
        or _PAGE_HEAD.fullmatch(text)
        or (_BARE_MONTH.fullmatch(text) if bare else None)
    )
    if not match:
        return None
    month = parse_numeral(match.groupdict().get("month") or match.group())
    return month if month is not None and 1 <= month <= 12 else None


def match_year_heading(line: str) -> int | None:
    """The year that a line (of the shadow) is the heading of, also where a month follows: 1988 年, 一九八八年, 1996年1月."""
    text = _unframed(line)
    match = (
        _YEAR_HEADING.fullmatch(text) or _MONTH_HEADING.fullmatch(text) or _PAGE_HEAD.fullmatch(text)
        if text
        else None
    )
    if not match or not match["year"]:
        return None
    year = parse_numeral(match["year"].replace(" ", ""))
    if year is not None and match.groupdict().get("republic"):
        return year + 1911 if 1 <= year <= 150 else None
    return year if year is not None and 1800 <= year <= 2100 else None


def _unframed(line: str) -> str:
    """The line without what frames a heading; empty if it is too long for one."""
    return "" if len(line) > _LONGEST_HEADING * 4 else _short(line.strip(_FRAME))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_HEADING else ""


def find_month_headings(lines: Sequence[str]) -> dict[int, int]:
    """The month headings among all lines of a document (of the shadow): index of the line to month.

    A month written as such always counts. A bare number counts if the next line with text begins with a day that has no
    month, and the numbers rise together with the other headings; if bare numbers above 12 rise along, all are page
    numbers.
    """
    found = {
        index: month for index, line in enumerate(lines) if (month := match_month_heading(line, bare=False))
    }
    bare = {
        index: month
        for index, line in enumerate(lines)
        if len(line) < 24
        and (month := match_month_heading(line))
        and index not in found
        and _day_follows(lines, index)
    }
    if not bare or any(_is_page_number(line) for line in lines):
        return found
    kept = _rising(sorted((found | bare).items()), frozenset(found))
    return dict(sorted((found | {index: month for index, month in bare.items() if index in kept}).items()))


def _day_follows(lines: Sequence[str], index: int) -> bool:
    """Whether the next line with text, three lines off at most, begins with a day that lacks its month."""
    for line in lines[index + 1 : index + 5]:
        text = line.strip()
        if text:
            at = len(line) - len(line.lstrip())
            expression = match_date(line, at)
            if expression:
                return expression.month is None and expression.form in (
                    "day",
                    "range",
                    "period",
                    "same_month",
                    "month",
                )
            return match_damaged(line, at) is not None
    return False


def _is_page_number(line: str) -> bool:
    """Whether the line is a number alone that no month has."""
    text = line.strip(" -·") if len(line) < 24 else ""
    return text.isascii() and text.isdigit() and 12 < int(text) < 2000


def _rising(headings: Sequence[tuple[int, int]], certain: frozenset[int]) -> frozenset[int]:
    """The indices of the longest rising row of months that holds as many certain ones as it can."""
    best: list[tuple[tuple[int, int], int]] = []  # (certain, length), index of the one before
    for place, (index, month) in enumerate(headings):
        score, before = (0, 0), -1
        for earlier in range(place):
            if headings[earlier][1] < month and best[earlier][0] > score:
                score, before = best[earlier][0], earlier
        best.append(((score[0] + (index in certain), score[1] + 1), before))
    place = max(range(len(best)), key=lambda p: best[p][0], default=-1)
    kept = set()
    while place >= 0:
        kept.add(headings[place][0])
        place = best[place][1]
    return frozenset(kept)


_QUARTER: Final = re.compile(
    rf"(?P<year>(?:19|20)[0-9]{{2}}|[一二][{HAN_DIGITS}{ZEROS}]{{3}}) ?年 ?(?:度)?(?:第? ?(?P<quarter>[一二三四1-4]) ?季度|(?P<half>[上下])半年)"
)


def find_period(title: str) -> Period | None:
    """The period that a title or a line below it (of the shadow) states, or None.

    甲区2022年4月大事记, 2021年7-9月, 2018年第一季度, 2018年上半年, 2006 年 大事记, (2018年12月30日-2019年1月5日).
    """
    quarter = _QUARTER.search(title)
    if quarter:
        year = parse_numeral(quarter["year"])
        if year is not None:
            number = parse_numeral(quarter["quarter"]) if quarter["quarter"] else None
            first = number * 3 - 2 if number else 1 if quarter["half"] == "上" else 7
            return Period(PartialDate(year, first), PartialDate(year, first + (2 if number else 5)))
    for expression in find_dates(title):
        if expression.lunar or expression.year is None:
            continue
        try:
            start = PartialDate(expression.year, expression.month, expression.day)
            end = start
            if expression.form == "range":
                end_year = expression.end_year or expression.year
                end_month = expression.end_month or expression.month
                if (
                    expression.end_year is None
                    and expression.month
                    and end_month
                    and end_month < expression.month
                ):
                    end_year += 1
                end = PartialDate(end_year, end_month, expression.end_day)
        except NotADateError:
            continue
        return Period(start, end)
    return _year_in_title(title)


_TITLE_YEAR: Final = re.compile(r"(?<![0-9])(?P<year>(?:1 ?9|2 ?0) ?[0-9] ?[0-9])(?: ?年)?(?![0-9])")


def _year_in_title(title: str) -> Period | None:
    """2006 年 通 州, 甲县执政纪要2015."""
    match = _TITLE_YEAR.search(title)
    if not match:
        return None
    year = PartialDate(int(match["year"].replace(" ", "")))
    return Period(year, year)
