"""From an expression and what is known around it to a partial date, with the way it was come by. Nothing is invented.

The year is the one written, else that of the heading, else that of the period if it holds the month once, else the
document's. Where the document's year is only that of its publication, a date more than half a year after that day is of
the year before: a page of 5 January reports of 30 December.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bulletincli.model import DateSource, NotADateError, PartialDate
from bulletincli.parsing.dates.expressions import DateExpression
from bulletincli.parsing.dates.headings import Period
from bulletincli.parsing.dates.words import Tens

_TENS: Final[dict[Tens, tuple[int, int | None]]] = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, None)}
_HALF_A_YEAR: Final = timedelta(days=183)
_LEAP: Final = 2000
"""Any leap year, to reckon in when the year is unknown."""


@dataclass(frozen=True, slots=True)
class DateContext:
    """What is known where an expression stands.

    `year` is the document's; `year_from_published` says that it is merely the year of publication. `heading_year` and
    `heading_month` are those of the headings above. `last` is the date resolved before in the same section, or None.
    """

    year: int | None = None
    heading_year: int | None = None
    heading_month: int | None = None
    published: PartialDate | None = None
    last: PartialDate | None = None
    period: Period | None = None
    year_from_published: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """The date of an expression. `last` is what the next context should have.

    `confidence` is the estimated probability that the date is the one meant; for "none" that there is none.
    """

    date: PartialDate | None
    date_end: PartialDate | None
    day_part: str | None
    date_source: DateSource
    confidence: float
    last: PartialDate | None


@dataclass(frozen=True, slots=True)
class _Completed:
    """Year, month and day with what was completed, and how sure that is."""

    year: int | None
    month: int | None
    day: int | None
    source: DateSource
    confidence: float


def resolve(expression: DateExpression, context: DateContext) -> Resolved:
    """The date that `expression` means in `context`. A day that no calendar has is no date, with a low confidence."""
    if expression.lunar or expression.form == "vague":
        return _no_date(expression, context, 0.3 if expression.lunar else 0.95)
    completed = _complete(expression, context)
    if completed is None:
        return _no_date(expression, context, 0.5)
    try:
        start = PartialDate(completed.year, completed.month, completed.day)
    except NotADateError:
        return _no_date(expression, context, 0.1)
    end, end_confidence = _end_of(expression, start)
    source: DateSource = "repaired" if expression.repaired else completed.source
    confidence = completed.confidence * end_confidence * (0.9 if expression.repaired else 1.0)
    last = context.last if start.precision == "year" and context.last else start
    return Resolved(start, end, expression.day_part, source, round(confidence, 3), last)


def _no_date(expression: DateExpression, context: DateContext, confidence: float) -> Resolved:
    return Resolved(None, None, expression.day_part, "none", confidence, context.last)


def _complete(expression: DateExpression, context: DateContext) -> _Completed | None:
    """Year, month and day of the expression's start, or None if too little is known."""
    match expression.form:
        case "same_day" | "day_part" if expression.day is None:
            return _from_last(context.last)
        case "next_day":
            return _shifted(context.last, 1, 0.85)
        case "relative" if expression.day is None:
            return _shifted(context.published, expression.day_offset, 0.8)
        case "same_year":
            year = context.heading_year or context.year or (context.last.year if context.last else None)
            return _Completed(year, None, None, "inherited", 0.9) if year else None
        case "year":
            return _Completed(expression.year, None, None, "written", 0.97)
        case "range" if expression.month is None and expression.day is None and expression.period is None:
            return _Completed(expression.year, None, None, "written", 0.97)
        case _:
            return _calendar(expression, context)


def _from_last(last: PartialDate | None) -> _Completed | None:
    """同日, 下午: the date before, if it has a day."""
    if last is None or last.day is None:
        return None
    return _Completed(last.year, last.month, last.day, "inherited", 0.93)


def _shifted(anchor: PartialDate | None, days: int, confidence: float) -> _Completed | None:
    """So many days after the anchor; None without its day, or where the unknown year matters."""
    if anchor is None or anchor.month is None or anchor.day is None:
        return None
    try:
        shifted = date(anchor.year or _LEAP, anchor.month, anchor.day) + timedelta(days=days)
    except (OverflowError, ValueError):
        return None
    if anchor.year is None and shifted.year != _LEAP:
        return _Completed(None, shifted.month, shifted.day, "inherited", confidence)
    return _Completed(anchor.year and shifted.year, shifted.month, shifted.day, "inherited", confidence)


def _calendar(expression: DateExpression, context: DateContext) -> _Completed | None:
    """Days, ranges, months and thirds of months: the month first, then the year."""
    day = _TENS[expression.period][0] if expression.period else expression.day
    month, confidence = expression.month, 0.99
    if month is None:
        month, confidence = _month_for(day, context, heading_first=expression.form != "same_month")
        if month is None:
            return None
    source: DateSource = "written" if expression.month is not None else "inherited"
    year, year_confidence = _year_for(expression, month, day, context)
    month_index = month - 1 + expression.month_offset
    if expression.month_offset:
        year, month = (year + month_index // 12 if year is not None else None), month_index % 12 + 1
    return _Completed(year, month, day, source, confidence * year_confidence)


def _month_for(day: int | None, context: DateContext, *, heading_first: bool) -> tuple[int | None, float]:
    """The month that a bare day or 月底 lies in: of the heading, the date before, the period, the publication."""
    last = context.last.month if context.last else None
    candidates = [context.heading_month, last] if heading_first else [last, context.heading_month]
    for month in candidates:
        if month is not None:
            return _after_last(month, day, context), 0.93
    if context.period:
        months = {month for _, month in context.period.months()}
        if len(months) == 1:
            return months.pop(), 0.9
    published = context.published
    if (
        published is not None
        and published.month is not None
        and published.day is not None
        and day is not None
    ):
        month = published.month if day <= published.day else (published.month - 2) % 12 + 1
        return month, 0.75
    return None, 0.0


def _after_last(month: int, day: int | None, context: DateContext) -> int:
    """The month after, where prose goes on from 29日 to 1日 and the page appeared after that day."""
    last, published = context.last, context.published
    if context.heading_month or day is None or last is None or last.day is None or published is None:
        return month
    if last.day - day < 20 or published.month is None or published.day is None:
        return month
    following = month % 12 + 1
    return following if published.month == following and day <= published.day else month


def _year_for(
    expression: DateExpression, month: int, day: int | None, context: DateContext
) -> tuple[int | None, float]:
    """The year of a month, and how sure it is: see the module."""
    if expression.year is not None:
        return expression.year, 1.0
    base, confidence = _current_year(month, day, context)
    if expression.year_offset is None:
        return base, confidence
    current = context.year or context.heading_year or (context.last.year if context.last else None)
    return (current + expression.year_offset, 0.9) if current is not None else (None, 0.5)


def _current_year(month: int, day: int | None, context: DateContext) -> tuple[int | None, float]:
    """The year of a month for which the expression says none."""
    if context.heading_year is not None:
        return context.heading_year, 0.99
    if context.period:
        year = context.period.year_of(month)
        if year is not None:
            return year, 0.99
    if context.year is not None:
        if context.year_from_published:
            return _year_by_publication(context.year, month, day, context.published)
        return context.year, 0.98
    if context.last and context.last.year is not None:
        return _year_after(context.last, month), 0.8
    return None, 0.97


def _year_by_publication(
    year: int, month: int, day: int | None, published: PartialDate | None
) -> tuple[int, float]:
    """The year of publication, or the one before for a date that would lie more than half a year ahead."""
    if published is None or published.month is None:
        return year, 0.9
    try:
        event = date(year, month, min(day or 1, 28))
        day_published = date(published.year or year, published.month, min(published.day or 28, 28))
    except ValueError:
        return year, 0.5
    if event - day_published > _HALF_A_YEAR:
        return year - 1, 0.9
    return year, 0.95 if event <= day_published else 0.8


def _year_after(last: PartialDate, month: int) -> int | None:
    """The year of the date before, or the next where 12月 is followed by 1月."""
    if last.year is None or last.month is None:
        return last.year
    return last.year + 1 if last.month - month > 6 else last.year


def _end_of(expression: DateExpression, start: PartialDate) -> tuple[PartialDate | None, float]:
    """The last day of a stretch of days, and a factor for the confidence; None for what is no stretch."""
    if expression.form == "period" and expression.period:
        return _end_of_tens(expression.end_period or expression.period, start), 1.0
    if expression.form != "range":
        return None, 1.0
    year, month = expression.end_year, expression.end_month or start.month
    if expression.end_month is None and expression.end_year is not None:
        month = None
    day = _TENS[expression.end_period][1] if expression.end_period else expression.end_day
    if year is None and start.year is not None:
        year = start.year + (month is not None and start.month is not None and month < start.month)
    try:
        if expression.end_period == "下旬":
            day = PartialDate(year, month).days_in_month()
        end = PartialDate(year, month, day)
    except (NotADateError, ValueError):
        return None, 0.5
    if end == start or _key(end, highest=True) < _key(start, highest=False):
        return None, 0.9
    return end, 1.0


def _end_of_tens(tens: Tens, start: PartialDate) -> PartialDate:
    """The last day of 上旬, 中旬, 下旬 in the month of `start`."""
    return PartialDate(start.year, start.month, _TENS[tens][1] or start.days_in_month())


def _key(moment: PartialDate, *, highest: bool) -> tuple[int, int, int]:
    """Orders dates that both have a year; without one, December before January may be a turn of the year."""
    fill = 99 if highest else 0
    if moment.year is None:
        return (99 if highest else 0, 0, 0)
    return moment.year, moment.month or fill, moment.day or fill
