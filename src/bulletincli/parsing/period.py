"""When a bulletin was published, and the stretch of time that it covers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bulletincli.model import NotADateError, PartialDate, Span
from bulletincli.parsing.dates import DateExpression, Period, find_dates
from bulletincli.parsing.dates.numerals import parse_numeral
from bulletincli.parsing.layout import Block, Layout, heads
from bulletincli.parsing.metadata import Labelled, find_full_date
from bulletincli.parsing.patterns import DIGITS, MONTH, YEAR, squeeze

_DATE_LABELS: Final = (
    (
        "发布时间",
        "发布日期",
        "发表时间",
        "发表日期",
        "发稿时间",
        "出版日期",
        "印发日期",
        "发布于",
        "刊发日期",
        "刊发时间",
    ),
    ("时间", "日期", "公开日期", "公开时间", "发文日期", "发文时间", "成文日期", "生成日期"),
    (
        "更新时间",
        "更新日期",
        "添加时间",
        "创建时间",
        "上传时间",
        "录入时间",
        "编辑时间",
        "信息时间",
        "加入日期",
        "加入时间",
        "撰写时间",
        "编印日期",
        "上线时间",
        "提交时间",
        "发帖时间",
    ),
)
"""Labels of the date of publication, the surer ones first."""


def find_published(
    shadow: str, layout: Layout, head: tuple[Block, ...], labels: tuple[Labelled, ...]
) -> PartialDate | None:
    """Find the date of publication, if the bulletin states it with its year: in a label, its head or its foot."""
    on_site = any(block.kind == "noise" and _NAVIGATION.search(block.span.of(shadow)) for block in head)
    for group in _DATE_LABELS:
        for labelled in labels:
            if (
                labelled.label in group
                and not _is_stretch(labelled.value)
                and not (on_site and _CLOCK.match(labelled.value))
                and (date := find_full_date(labelled.value))
            ):
                return date
    lines = [
        _unlabelled(shadow, block.span, labels)
        for block in (*head, *_foot(layout))
        if block.kind == "metadata"
    ]
    lines = [line for line in lines if not (on_site and _CLOCK.match(line))]
    dates = (find_full_date(line) for line in lines if not heads.is_period_line(line))
    return next((date for date in dates if date), None) or _split_date(lines)


_NAVIGATION = re.compile("位置|首页|今天是")
_CLOCK = re.compile(
    r" *(?:今天是:?)? *\d{4} ?[年-] ?\d{1,2} ?[月-] ?\d{1,2} ?日? *(?:星期|周|礼拜)[一二三四五六日天]"
)
"""The day on which somebody read a page, as sites show it above their navigation."""


def _unlabelled(shadow: str, span: Span, labels: tuple[Labelled, ...]) -> str:
    """Give what of a line is no label's value: `2023-06-19 08:52` before `来源:甲网`."""
    first = bisect_left(labels, span.start, key=lambda labelled: labelled.span.start)
    words, place = "", span.start
    for labelled in labels[first:]:
        if labelled.span.start >= span.end:
            break
        words += shadow[place : labelled.span.start]
        place = labelled.span.end
    return words + shadow[place : span.end]


def _foot(layout: Layout) -> Iterator[Block]:
    """Yield the blocks below the last paragraph."""
    last = max((block.span.end for block in layout.of_kind("body")), default=0)
    return (block for block in layout.blocks if last and block.span.start >= last)


_YEAR_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d) ?[年./-] ?(?P<month>1[0-2]|0?[1-9]) ?月?")


def _split_date(lines: list[str]) -> PartialDate | None:
    """Read a masthead's date over two lines: `2020年2月` / `29`."""
    for line, below in pairwise(lines):
        month, day = _YEAR_MONTH.fullmatch(line), below.removesuffix("日")
        if month and day.isascii() and day.isdigit() and len(day) <= 2:
            try:
                return PartialDate(int(month["year"]), int(month["month"]), int(day))
            except NotADateError:
                continue
    return None


def find_period(shadow: str, layout: Layout, head: tuple[Block, ...], title: str) -> str | None:
    """Find the stretch covered: in the title, on a line below it, or as the only year among the headings.

    `YYYY`, `YYYY-MM`, `YYYY-MM-DD` (of a week), or two of one sort joined by a stroke. A newspaper has none, unless
    its issue is that of a month (`2014年3月号`).
    """
    title = squeeze(title)
    below = [_LABEL.sub("", squeeze(block.span.of(shadow))) for block in head if block.kind == "metadata"]
    if (stretch := _STRETCH.search(title)) and _is_stretch(stretch[0]):
        return read_period(stretch[0], _year_in(title))
    if not heads.is_bulletin_title(title):
        stretches = (line for line in below if _MONTHLY.search(line) or _is_stretch(line))
        return next((period for line in stretches if (period := read_period(line))), None)
    named = read_period(title)
    of_yearbook = heads.is_edition(title)
    if named and "-" in named and not of_yearbook:
        return named
    for line in below:
        period = read_period(line, named) if heads.is_period_line(line) else None
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


def read_months(words: str) -> Period | None:
    """Read the months that words name without a year: `12月份大事记`, `大事记(4-6月)`, `第三季度大事记`.

    A day alone (`5月8日`) is no stretch.
    """
    if match := _MONTHS_OF_QUARTER.search(words):
        first, last = _ends_of(match)
        return Period(PartialDate(month=first), PartialDate(month=last))
    for date in find_dates(words):
        if date.year is None and date.month and date.form in {"range", "month", "period"}:
            return _stretch(date)
    return None


def _stretch(date: DateExpression) -> Period | None:
    last = date.end_month or date.month
    whole = date.day is None or date.end_day is None
    try:
        start = PartialDate(month=date.month, day=None if whole else date.day)
        return Period(start, PartialDate(month=last, day=None if whole else date.end_day))
    except NotADateError:
        return None


def _is_stretch(line: str) -> bool:
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


def read_period(words: str, year: str | None = None) -> str | None:
    """Read the period that words name: `2021年7-9月`, `2018年第一季度`, `2006 年`, `甲地区1996`.

    The months may stand apart from their year (`2018年大事记(3-6月)`), or it may be known: `year`.
    """
    if match := _QUARTER.search(words):
        return _quarter(match)
    if match := _YEARS.search(words):
        return f"{match['first']}/{match['last']}"
    for date in find_dates(words):
        if date.year is not None and 1900 <= date.year <= 2100:
            return _period_of(date, date.year)
    year = _year_in(words) or year
    for date in find_dates(words):
        if year and date.year is None and date.month and date.form in {"range", "month"}:
            return _period_of(date, int(year))
    return year


def _year_in(words: str) -> str | None:
    if match := _YEAR.search(words):
        return match["year"]
    numbers = (parse_numeral(match["year"]) for match in _HAN_YEAR.finditer(words))
    return next((f"{number}" for number in numbers if number and 1900 <= number <= 2100), None)


def _quarter(match: re.Match[str]) -> str:
    first, last = _ends_of(match)
    year = parse_numeral(match["year"])
    return f"{year}-{first:02d}/{year}-{last:02d}"


def _ends_of(match: re.Match[str]) -> tuple[int, int]:
    """Give the first and the last month of a quarter or of half a year."""
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (7, 12)
    number = _QUARTERS.find(match["quarter"]) + 1 or int(match["quarter"])
    return 3 * number - 2, 3 * number


def _period_of(date: DateExpression, year: int) -> str:
    """Write a date expression of a year as a period; with its days only where it is a stretch of days."""
    end_month = date.end_month or date.month
    turns = date.end_year is None and date.month and end_month and end_month < date.month
    end_year = date.end_year or (year + 1 if turns else year)
    of_days = date.day is not None and date.end_day is not None
    start = _joined(year, date.month, date.day if of_days else None)
    end = _joined(end_year, end_month, date.end_day if of_days else None)
    return start if end == start else f"{start}/{end}"


def _joined(year: int, month: int | None, day: int | None) -> str:
    return f"{year:04d}" + "".join(f"-{part:02d}" for part in (month, day) if part)
