"""Headings and titles that say a month, a year, or the period of a bulletin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from bulletincli.model import Span
from bulletincli.parsing.dates.damage import match_damaged
from bulletincli.parsing.dates.expressions import DateExpression
from bulletincli.parsing.dates.grammar import match_date
from bulletincli.parsing.dates.numerals import HAN_DIGITS, ZEROS, parse_numeral
from bulletincli.parsing.dates.points import NUMBER

_LONGEST_LINE: Final = 160
_LONGEST_HEADING: Final = 40
_FRAME: Final = " \t\r\n-~*=#·●◆■□△▲【】[]()《》“”:"
"""What may stand around a heading."""

_YEAR_DIGITS: Final = rf"(?:[0-9] ?){{2,4}}|[{HAN_DIGITS}元十百](?: ?[{HAN_DIGITS}十百{ZEROS}]){{0,4}}"
_YEAR: Final = rf"(?P<republic>(?:中华)?民国 ?)?(?P<year>{_YEAR_DIGITS}) ?年"
_CHRONICLE: Final = "(?: ?大 ?事 ?记)?"
_MONTH_HEADING: Final = re.compile(rf"(?:{_YEAR} ?)?(?P<month>{NUMBER}|元) ?月(?: ?份)?{_CHRONICLE}")
_YEAR_HEADING: Final = re.compile(rf"{_YEAR}{_CHRONICLE}")
_PAGE_HEAD: Final = re.compile(r"(?P<month>1[0-2]|0?[1-9])/(?P<year>(?:19|20)[0-9]{2})")
_DAYS_ALONE: Final = re.compile(r"(?P<first>[0-9]{1,2}) ?[-~至] ?(?P<last>[0-9]{1,2})")
_BARE_MONTH: Final = re.compile("(?P<month>1[0-2]|[1-9])")

_BARE_LINE: Final = 24
"""Longest line in which a number stands alone."""
_HIGHEST_PAGE: Final = 2000
_LINES_TO_ENTRY: Final = 4


def match_month_heading(line: str, *, bare: bool = True) -> int | None:
    """Read the month that a line (of the shadow) is the heading of, or give None.

    7月, 七 月, 【十一月份】, 1996年1月, 5/2003 at a page's head, and with `bare` a number alone (`2` for
    2月). A number alone may as well be a page's: see `find_month_headings`.
    """
    text = _unframed(line)
    match = _MONTH_HEADING.fullmatch(text) or _PAGE_HEAD.fullmatch(text)
    if match is None and bare:
        match = _BARE_MONTH.fullmatch(text)
    month = parse_numeral(match["month"]) if match else None
    return month if month is not None and 1 <= month <= 12 else None


def match_year_heading(line: str) -> int | None:
    """Read the year that a line (of the shadow) is the heading of, also where a month follows, or give None.

    1988 年, 一九八八年, 民国三十八年, 1996年1月, 5/2003.
    """
    text = _unframed(line)
    match = _YEAR_HEADING.fullmatch(text) or _MONTH_HEADING.fullmatch(text) or _PAGE_HEAD.fullmatch(text)
    year = parse_numeral(match["year"].replace(" ", "")) if match and match["year"] else None
    if match is None or year is None:
        return None
    if match.groupdict().get("republic"):
        return year + 1911 if 1 <= year <= 150 else None
    return year if 1800 <= year <= 2100 else None


def match_days_alone(line: str) -> tuple[int, int] | None:
    """Read the days that a line (of the shadow) consists of where 日 was lost: `19-20`. None for any other line."""
    match = _DAYS_ALONE.fullmatch(line)
    first, last = (int(match["first"]), int(match["last"])) if match else (0, 0)
    return (first, last) if 1 <= first < last <= 31 else None


def match_day_heading(shadow: str, start: int, end: int) -> DateExpression | None:
    """Read the day, or the days, that the heading `shadow[start:end]` begins with: `9月10日 星期二`, `19-20`."""
    found = match_date(shadow, start)
    if found is not None and found.form in ("day", "range") and found.day is not None:
        return found
    days = match_days_alone(shadow[start:end])
    if days is None:
        return None
    return DateExpression(Span(start, end), "range", day=days[0], end_day=days[1], repaired=True)


def _unframed(line: str) -> str:
    """Take off what frames a heading; empty if the line is too long for one."""
    text = line.strip(_FRAME) if len(line) <= _LONGEST_LINE else ""
    return text if len(text) <= _LONGEST_HEADING else ""


def find_month_headings(lines: Sequence[str]) -> dict[int, int]:
    """Find the month headings among all lines of a document (of the shadow): index of the line to month.

    A month written as such always counts. Numbers alone count if a day without a month follows each, the days
    begin anew below most of them, and they rise together with the other headings; not if they go on beyond
    12, for then they are page numbers.
    """
    written = {
        index: month
        for index, line in enumerate(lines)
        if (month := match_month_heading(line, bare=False)) is not None
    }
    bare = {
        index: month
        for index, line in enumerate(lines)
        if len(line) <= _BARE_LINE
        and index not in written
        and (month := match_month_heading(line)) is not None
    }
    days = {index: day for index in bare if (day := _day_below(lines, index)) is not None}
    bare = {index: month for index, month in bare.items() if index in days}
    if not bare or _are_pages(lines, bare) or not _begin_anew(lines, days):
        return written
    row = _rising(sorted((written | bare).items()), frozenset(written))
    return dict(sorted((written | {index: bare[index] for index in bare if index in row}).items()))


def _day_below(lines: Sequence[str], index: int) -> int | None:
    """Read the day that the next line with text begins with; 0 for 上旬, 是月; None for no day or 4月9日."""
    for line in lines[index + 1 : index + 1 + _LINES_TO_ENTRY]:
        if line.strip():
            return _leading_day(line)
    return None


def _leading_day(line: str) -> int | None:
    """Read the day that a line begins with, as `_day_below`."""
    at = len(line) - len(line.lstrip(" ●◆■□△▲"))
    expression = match_date(line, at)
    if expression is not None:
        dated = expression.form in ("day", "range", "period", "same_month", "month")
        return (expression.day or 0) if dated and expression.month is None else None
    damaged = match_damaged(line, at)
    if damaged is None:
        return None
    return min((reading.day or 0 for reading in damaged.readings if reading.month is None), default=None)


def _are_pages(lines: Sequence[str], bare: Mapping[int, int]) -> bool:
    """Whether the numbers alone go on beyond 12 (… 11, 12, 13): page numbers."""
    last = 0
    for index, line in enumerate(lines):
        if index in bare:
            last = bare[index]
        elif last and len(line) <= _BARE_LINE:
            text = line.strip(" -·\r")
            if text.isascii() and text.isdigit() and 12 < int(text) <= min(last + 2, _HIGHEST_PAGE):
                return True
    return False


def _begin_anew(lines: Sequence[str], days: Mapping[int, int]) -> bool:
    """Whether below at least half of the headings the day is no later than the last one above."""
    above: int | None = None
    anew = later = 0
    for index, line in enumerate(lines):
        if index in days and above is not None:
            anew += days[index] <= above
            later += days[index] > above
        day = _leading_day(line) if line[:1] and not line[:1].isalpha() and index not in days else None
        above = day or above
    return anew >= later


def _rising(headings: Sequence[tuple[int, int]], certain: frozenset[int]) -> frozenset[int]:
    """Choose the longest rising row of months that holds as many certain ones as it can; give its lines.

    `headings` are line and month in the order of the text.
    """
    best: dict[int, tuple[int, int, tuple[int, ...]]] = {}  # last month: certain ones, length, lines
    for index, month in headings:
        before = max(
            (row for last, row in best.items() if last < month), key=lambda row: row[:2], default=(0, 0, ())
        )
        row = (before[0] + (index in certain), before[1] + 1, (*before[2], index))
        if month not in best or row[:2] > best[month][:2]:
            best[month] = row
    return frozenset(max(best.values(), key=lambda row: row[:2])[2]) if best else frozenset()
