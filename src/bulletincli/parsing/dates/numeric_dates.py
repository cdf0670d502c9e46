"""Dates of numbers and signs alone: 2021.11.3, 2021/11/3, 2022-05-20 16:42, 01-04."""

from __future__ import annotations

import re
from typing import Final

from bulletincli.model import Span
from bulletincli.parsing.dates.day_parts import match_tail
from bulletincli.parsing.dates.expressions import DateExpression, Form
from bulletincli.parsing.dates.ranges import forward
from bulletincli.parsing.dates.surroundings import number_may_begin, qualifier_of

_MONTH: Final = "(?:1[0-2]|0?[1-9])"
_DAY: Final = "(?:3[01]|[12][0-9]|0?[1-9])"
_FULL: Final = re.compile(
    rf"(?P<year>(?:19|20)[0-9]{{2}})(?P<sign>[-./])(?P<month>{_MONTH})(?P=sign)(?P<day>{_DAY})日?"
    r"(?: ?(?:-{1,2}|~|至|到) ?"
    rf"(?:(?:(?P<end_year>(?:19|20)[0-9]{{2}})(?P=sign))?(?P<end_month>{_MONTH})(?P=sign))?(?P<end_day>{_DAY})日?)?"
    r"(?![0-9A-SU-Za-z年月])(?![-./][0-9])"
)
"""T may follow a day: 2022-05-20T16:42."""
_MONTH_DAY_CLOCK: Final = re.compile(rf"(?P<month>{_MONTH})-(?P<day>{_DAY})(?= [0-2]?[0-9]:[0-5][0-9])")
"""As forums write it: 03-12 08:10."""
_MONTH_DAY_ENTRY: Final = re.compile(
    r"(?<![^\n])(?=0|\d\d[-/]0)(?P<month>0[1-9]|1[0-2])[-/](?P<day>0[1-9]|[12][0-9]|3[01])(?= {1,8}(?![-~至0-9])|$|\n)"
)
"""At the beginning of a line, both of two figures, as sites put it before an entry: `01-04 县长…`.

12-15 may as well be two days that lost their 日: see `damage`.
"""
_MONTH_OF_YEAR: Final = re.compile(rf"(?<=\()(?P<month>{_MONTH})/(?P<year>(?:19|20)[0-9]{{2}})(?=\))")
"""Only in brackets: (5/2003)."""


def read_numeric(shadow: str, at: int, end: int) -> DateExpression | None:
    """Read a date without units that begins at `at`: full, a range (2021.7.1-9.30), or a rarer form."""
    if not number_may_begin(shadow, at, bare=True):
        return None
    match = (
        _FULL.match(shadow, at, end)
        or _MONTH_DAY_CLOCK.match(shadow, at, end)
        or _MONTH_DAY_ENTRY.match(shadow, at, end)
        or _MONTH_OF_YEAR.match(shadow, at, end)
    )
    if match is None:
        return None
    numbers = {key: int(value) for key, value in match.groupdict().items() if value and key != "sign"}
    part, last = match_tail(shadow, match.end(), end) if "day" in numbers else (None, match.end())
    form: Form = "range" if "end_day" in numbers else "day" if "day" in numbers else "month"
    written = DateExpression(
        Span(at, last),
        form,
        year=numbers.get("year"),
        month=numbers["month"],
        day=numbers.get("day"),
        end_year=numbers.get("end_year"),
        end_month=numbers.get("end_month"),
        end_day=numbers.get("end_day"),
        day_part=None if form == "range" else part,
        qualifier=qualifier_of(shadow, at, last),
    )
    return forward(written) if form == "range" else written
