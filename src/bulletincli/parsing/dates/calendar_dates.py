"""Expressions that write numbers of the calendar with their units: 4月9日上午, 3-5日, 4月上旬, 1988年."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bulletincli.model import Span
from bulletincli.parsing.dates.day_parts import match_tail
from bulletincli.parsing.dates.expressions import Anchor, DateExpression, Form
from bulletincli.parsing.dates.points import Point, match_point
from bulletincli.parsing.dates.ranges import read_list, read_range, read_years
from bulletincli.parsing.dates.surroundings import (
    damaged_day_follows,
    is_deadline,
    is_duration,
    may_wrap,
    month_may_end,
    number_may_begin,
    opens_clause,
    opens_or_follows_preposition,
    qualifier_of,
    year_may_end,
)
from bulletincli.parsing.dates.words import MONTH_SHIFTS, YEAR_SHIFTS, YEARS_FROM_LAST

_LONGEST: Final = 200
"""Longer than any expression."""


def read_calendar(shadow: str, at: int, end: int) -> DateExpression | None:
    """Read any expression made of points that begins at `at`.

    Of a short line only the line is read: 4月 alone on it is a heading of the line 9日 below.
    """
    if not may_wrap(shadow, at):
        line_end = shadow.find("\n", at, min(at + _LONGEST, end))
        end = end if line_end < 0 else line_end
    years = read_years(shadow, at, end)
    point = None if years else match_point(shadow, at, end)
    if point is None:
        return years
    expression = (
        read_range(shadow, point, end) or read_list(shadow, point, end) or _read_one(shadow, point, end)
    )
    if expression is None or not _stands_free(shadow, point, expression):
        return None
    qualifier = qualifier_of(shadow, at, expression.span.end)
    if not (point.year_word or point.month_word or qualifier):
        return expression
    return replace(
        expression,
        month_offset=MONTH_SHIFTS.get(point.month_word or "", 0),
        year_offset=YEAR_SHIFTS.get(point.year_word or "", 0),
        anchor=_anchor_of(point),
        qualifier=qualifier,
    )


def _anchor_of(point: Point) -> Anchor | None:
    """Tell from what 去年, 同年 or 上月 count."""
    if point.year_word:
        return "last" if point.year_word in YEARS_FROM_LAST else "publication"
    return "last" if point.month_word else None


def _read_one(shadow: str, point: Point, end: int) -> DateExpression | None:
    """Read one point alone, without its open number."""
    if point.closed < point.end:
        closed = match_point(shadow, point.start, point.closed) if point.closed > point.start else None
        return _read_one(shadow, closed, end) if closed else None
    form = _form_of(point)
    if form is None:
        return None
    part, last = match_tail(shadow, point.end, end) if point.day else (None, point.end)
    first, final = point.tens or (None, None)
    return DateExpression(
        Span(point.start, last),
        form,
        year=point.year,
        month=point.month,
        day=point.day,
        period=first,
        end_period=final,
        day_part=part,
    )


def _form_of(point: Point) -> Form | None:
    """Tell the form of a point alone; None for 去年, which is no date."""
    if point.tens:
        return "period"
    if point.month_word and MONTH_SHIFTS[point.month_word] == 0:
        return "same_month"
    if point.day is not None:
        return "day"
    if point.precision == "month":
        return "month"
    return "year" if point.year is not None else None


def _stands_free(shadow: str, point: Point, expression: DateExpression) -> bool:
    """Whether what surrounds the expression leaves it a date."""
    start, end = expression.span.start, expression.span.end
    if is_deadline(shadow, end) or (expression.form == "month" and damaged_day_follows(shadow, end)):
        return False
    if point.year_word or point.month_word:
        named = point.month is not None or point.day is not None or point.tens or point.edge
        return bool(named) or opens_clause(shadow, start)
    if not any((point.month, point.day, point.open, point.year)):  # 上旬, 上半月
        return opens_or_follows_preposition(shadow, start)
    if expression.form == "year":
        free = number_may_begin(shadow, start, bare=True)
        return free and (point.edge is not None or year_may_end(shadow, end))
    return _number_stands_free(shadow, point, expression)


def _number_stands_free(shadow: str, point: Point, expression: DateExpression) -> bool:
    """Whether an expression that begins with a number is a date; less than month and day may be a count."""
    start, end = expression.span.start, expression.span.end
    with_day = expression.day is not None
    whole = point.year is not None or (with_day and expression.month is not None)
    if not number_may_begin(shadow, start, bare=not whole):
        return False
    if whole or expression.period or point.edge:
        return True
    if point.han and not opens_or_follows_preposition(shadow, start):
        return False
    if not with_day:
        return month_may_end(shadow, end, han=point.han)
    return not is_duration(shadow, end, han=point.han) and not _numbers_a_thing(shadow, expression)


def _numbers_a_thing(shadow: str, expression: DateExpression) -> bool:
    """Whether a bare 10号 is no day (10号楼): it is one with a day part, or alone before a comma or space."""
    start, end = expression.span.start, expression.span.end
    if "号" not in shadow[start:end] or expression.day_part:
        return False
    alone = opens_clause(shadow, start) and shadow[start - 1 : start] != ")"
    return not (alone and shadow[end : end + 1] in (",", " "))
