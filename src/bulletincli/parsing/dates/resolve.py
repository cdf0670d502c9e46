"""From an expression and what is known around it to a partial date, with the way it was come by.

Nothing is invented. The year is the one written, else that of the heading, else that of the period if it
holds the month once, else the document's, else that of the date before. Where the document's year is only
that of its publication, a day more than half a year after that is of the year before: a page of 5 January
tells of 30 December.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bulletincli.model import DateSource, NotADateError, PartialDate
from bulletincli.parsing.dates.expressions import DateExpression
from bulletincli.parsing.dates.periods import Period
from bulletincli.parsing.dates.words import Tens

_TENS: Final[dict[Tens, tuple[int, int | None]]] = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, None)}
_HALF_A_YEAR: Final = timedelta(days=183)
_HALF_THE_MONTHS: Final = 6
_LEAP_YEAR: Final = 2000
"""To reckon in where the year is unknown."""


@dataclass(frozen=True, slots=True)
class DateContext:
    """What is known where an expression stands.

    `year` is the document's; `year_from_published` says that it is merely the year of publication.
    `heading_year` and `heading_month` are those of the headings above. `last` is the date resolved before in
    the same section, or None. `latest_day` is the last day of the run of days alone that begins here (3日 … 28日).
    """

    year: int | None = None
    heading_year: int | None = None
    heading_month: int | None = None
    published: PartialDate | None = None
    last: PartialDate | None = None
    period: Period | None = None
    year_from_published: bool = False
    latest_day: int | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """The date that an expression means. `last` is what the next context should have.

    `confidence` is the estimated probability that the date is the one meant; for "none", that there is none.
    """

    date: PartialDate | None
    date_end: PartialDate | None
    day_part: str | None
    date_source: DateSource
    confidence: float
    last: PartialDate | None


@dataclass(frozen=True, slots=True)
class _Start:
    """Year, month and day of the start, how they were come by, and how sure they are."""

    year: int | None
    month: int | None
    day: int | None
    source: DateSource
    confidence: float


def resolve(expression: DateExpression, context: DateContext) -> Resolved:
    """Give the date that `expression` means in `context`.

    A day that no calendar has (2月30日) is no date, with a low confidence.
    """
    if expression.lunar or expression.form == "vague":
        return _no_date(expression, context, 0.3 if expression.lunar else 0.95)
    found = _start_of(expression, context)
    if found is None:
        return _no_date(expression, context, 0.5)
    try:
        start = PartialDate(found.year, found.month, found.day)
    except NotADateError:
        return _no_date(expression, context, 0.1)
    end, surety = _end_of(expression, start)
    source: DateSource = "repaired" if expression.repaired else found.source
    confidence = found.confidence * surety * (0.9 if expression.repaired else 1.0)
    last = context.last if start.precision == "year" and context.last else start
    return Resolved(start, end, expression.day_part, source, round(confidence, 3), last)


def _no_date(expression: DateExpression, context: DateContext, confidence: float) -> Resolved:
    return Resolved(None, None, expression.day_part, "none", confidence, context.last)


def _start_of(expression: DateExpression, context: DateContext) -> _Start | None:
    """Complete the start of an expression, or give None if too little is known."""
    if expression.day is None and expression.form in ("same_day", "day_part", "next_day"):
        return _days_after(context.last, expression.day_offset, 0.93 - 0.1 * expression.day_offset)
    if expression.form == "relative":
        return _relative(expression, context)
    if expression.form == "same_year":
        year = context.heading_year or context.year or (context.last.year if context.last else None)
        return _Start(year, None, None, "inherited", 0.9) if year else None
    years_only = expression.month is None and expression.day is None and expression.period is None
    if expression.year is not None and years_only:
        return _Start(expression.year, None, None, "written", 0.97)
    return _calendar(expression, context)


def _days_after(anchor: PartialDate | None, days: int, confidence: float) -> _Start | None:
    """Count days from the anchor (0 for 同日); None without its day, or where the unknown year would turn."""
    if anchor is None or anchor.month is None or anchor.day is None:
        return None
    try:
        shifted = date(anchor.year or _LEAP_YEAR, anchor.month, anchor.day) + timedelta(days=days)
    except OverflowError:
        return None
    year = None if anchor.year is None else shifted.year
    return _Start(year, shifted.month, shifted.day, "inherited", round(confidence, 3))


def _relative(expression: DateExpression, context: DateContext) -> _Start | None:
    """Find the day of 今天, 昨(5)日, 今天(5月8日) by the publication, or by what the brackets say."""
    if expression.month is not None:
        return _calendar(expression, context)
    counted = _days_after(context.published, expression.day_offset, 0.8)
    if expression.day is None:
        return counted
    if counted is not None and counted.day == expression.day:
        return _Start(counted.year, counted.month, counted.day, "inherited", 0.97)
    return _calendar(expression, context)


def _calendar(expression: DateExpression, context: DateContext) -> _Start | None:
    """Complete days, ranges, months and thirds of months: the month first, then the year."""
    day = _TENS[expression.period][0] if expression.period else expression.day
    month, surety = expression.month, 0.99
    if month is None:
        month, surety = _month_for(expression, day, context)
        if month is None:
            return None
    source: DateSource = "written" if expression.month is not None else "inherited"
    year, year_surety = _year_for(expression, month, day, context)
    if expression.month_offset:
        ahead = month - 1 + expression.month_offset
        year, month = (None if year is None else year + ahead // 12), ahead % 12 + 1
    return _Start(year, month, day, source, surety * year_surety)


def _month_for(expression: DateExpression, day: int | None, context: DateContext) -> tuple[int | None, float]:
    """Find the month of a bare day or 月底: of the heading, the date before, the period, the publication.

    A period of several months tells none, and then the publication does not either. What points back (是月) asks the
    date before first; 下旬 needs no day in the month of publication. Days that go on to one later than the publication
    are all of the month before.
    """
    if expression.month_offset and context.last is None and context.published is not None:  # 下月5日
        return context.published.month, 0.8
    last = context.last.month if context.last else None
    candidates = (
        (last, context.heading_month) if expression.anchor == "last" else (context.heading_month, last)
    )
    for month in candidates:
        if month is not None:
            return _or_following(month, day, context), 0.93
    if context.period:
        return _month_in(context.period, day), 0.9
    published = context.published
    if published is None or published.month is None or published.day is None or day is None:
        return None, 0.0
    if context.year is not None and published.year is not None and published.year - context.year > 1:
        return None, 0.0  # put on a site years later
    latest = max(day, context.latest_day or day)
    return (published.month if latest <= published.day else (published.month - 2) % 12 + 1), 0.75


def _month_in(period: Period, day: int | None) -> int | None:
    """Find the month that the period has this day in: its only one, or of a stretch over two the one that holds it."""
    months = [month for _, month in period.months()]
    if len(months) == 1:
        return months[0]
    first, last = period.start.day, period.end.day
    if len(months) != 2 or day is None or first is None or last is None or first <= last:
        return None
    return months[0] if day >= first else months[1] if day <= last else None


def _or_following(month: int, day: int | None, context: DateContext) -> int:
    """Give the month after where prose goes on from 29日 to 1日 and the page appeared after that day."""
    last, published = context.last, context.published
    if context.heading_month or day is None or last is None or last.day is None or published is None:
        return month
    following = month % 12 + 1
    turned = last.day - day >= 20 and published.month == following and published.day is not None
    return following if turned and published.day is not None and day <= published.day else month


def _year_for(
    expression: DateExpression, month: int, day: int | None, context: DateContext
) -> tuple[int | None, float]:
    """Find the year of a month, and how sure it is: see the module."""
    if expression.year is not None:
        return expression.year, 1.0
    if expression.end_year is not None and expression.end_month is not None:  # 12月30日至2019年1月2日
        return expression.end_year - (expression.end_month < month), 0.98
    if expression.year_offset or (expression.anchor == "last" and expression.month is not None):
        from_last = context.last.year if expression.anchor == "last" and context.last else None
        current = from_last or context.year or context.heading_year
        if current is not None:
            return current + expression.year_offset, 0.9
        if expression.year_offset:
            return None, 0.5
    return _current_year(month, day, context)


def _current_year(month: int, day: int | None, context: DateContext) -> tuple[int | None, float]:
    """Find the year of a month for which the expression says none."""
    if context.heading_year is not None:
        return context.heading_year, 0.99
    in_period = context.period.year_of(month) if context.period else None
    if in_period is not None:
        return in_period, 0.99
    if context.year is not None and context.year_from_published:
        return _year_by_publication(context.year, month, day, context.published)
    if context.year is not None:
        return context.year, 0.98
    if context.last and context.last.year is not None:
        return _year_after(context.last, month), 0.8
    return None, 0.97


def _year_by_publication(
    year: int, month: int, day: int | None, published: PartialDate | None
) -> tuple[int, float]:
    """Give the year of publication, or the one before for a day more than half a year ahead."""
    if published is None or published.month is None:
        return year, 0.9
    # the 29th to 31st count as the 28th: the limit is no matter of days
    told = date(year, month, min(day or 1, 28))
    appeared = date(published.year or year, published.month, min(published.day or 28, 28))
    if told - appeared > _HALF_A_YEAR and year > 1:
        return year - 1, 0.9
    return year, 0.95 if told <= appeared else 0.8


def _year_after(last: PartialDate, month: int) -> int | None:
    """Give the year of the date before, or the next where January follows December."""
    if last.year is None or last.month is None:
        return last.year
    return last.year + (last.month - month > _HALF_THE_MONTHS)


def _end_of(expression: DateExpression, start: PartialDate) -> tuple[PartialDate | None, float]:
    """Give the last day of a stretch, or None for what is no stretch, and a factor for the confidence."""
    if expression.form not in ("range", "period"):
        return None, 1.0
    month = expression.end_month
    if month is None and expression.end_year is None:
        month = start.month
    year = expression.end_year
    turns = year is None and month is not None and start.month is not None and month < start.month
    if turns and (month or 0) + 12 - (start.month or 0) > _HALF_THE_MONTHS:
        return None, 0.7
    if year is None and start.year is not None:
        year = start.year + turns
    try:
        end = PartialDate(year, month, expression.end_day)
        if expression.end_period and month is not None:
            end = PartialDate(year, month, _TENS[expression.end_period][1] or end.days_in_month())
    except NotADateError:
        return None, 0.5
    return (end, 1.0) if _runs_forward(start, end) else (None, 0.7)


def _runs_forward(start: PartialDate, end: PartialDate) -> bool:
    """Whether the end is later than the start. Of unknown years, half a year may lie over the New Year."""
    if start.year is not None and end.year is not None and start.year != end.year:
        return start.year < end.year
    if start.month is None or end.month is None:
        return False
    if start.month != end.month:
        return start.month < end.month or start.year is None
    return start.day is not None and end.day is not None and start.day < end.day
