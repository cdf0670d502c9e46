"""What a date that may be partial can be compared by: its first and last possible day, and keys to sort by.

A date without a year has no day on the calendar, so it is placed by month and day alone.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from bulletincli.model import DAY_PARTS, PartialDate

_NO_YEAR, _NO_MONTH, _NO_DAY = 9999, 13, 32
"""What stands in sort keys for the unknown: a month without a day comes after its days, as 是月 does in a
chronicle, and what has no year after all that has one."""

_DAY_PART_ORDER: Final = {part: number for number, part in enumerate(DAY_PARTS, 1)}


@dataclass(frozen=True, slots=True)
class Reach:
    """From when to when an event may have happened.

    `first` and `last` are None without a year. `month_day_first` and `month_day_last` (428 for 28 April)
    are None without a date; a last before the first means a stretch over New Year. `sort_key` orders events
    by their beginning, `last_key` by their end, those without a year last and first respectively.
    """

    first: dt.date | None
    last: dt.date | None
    month_day_first: int | None
    month_day_last: int | None
    sort_key: str
    last_key: str


def reach_of(date: PartialDate | None, date_end: PartialDate | None, day_part: str | None) -> Reach:
    """Work out the reach of an event of that date."""
    part = _DAY_PART_ORDER.get(day_part, 0) if day_part else 0
    if date is None:
        return Reach(None, None, None, None, f"{_NO_YEAR}-{_NO_MONTH}-{_NO_DAY} {part}", "")
    first, last = first_day(date), last_day(date)
    month_days = month_day_reach(date)
    if date_end is not None:
        end_days = month_day_reach(date_end)
        month_days = (month_days[0], end_days[1])
        last = _later(last, date_end)
        if first is not None and last is not None and (last - first).days >= 365:
            month_days = (101, 1231)
    key = f"{date.year or _NO_YEAR:04d}-{date.month or _NO_MONTH:02d}-{date.day or _NO_DAY:02d} {part}"
    return Reach(first, last, *month_days, key, _last_key(last, month_days[1], date_end or date))


def _later(last: dt.date | None, date_end: PartialDate) -> dt.date | None:
    """Give the end's last day, or the beginning's where the end has no year or comes before it."""
    end = last_day(date_end)
    return last if last is None or end is None else max(last, end)


def _last_key(last: dt.date | None, month_day: int, date: PartialDate) -> str:
    """Without a year: a space before month and day, so that any year sorts after it."""
    return f"{f' {month_day:04d}' if last is None else last.isoformat()} {date}"


def first_day(date: PartialDate) -> dt.date | None:
    """Give the first day that `date` may mean; None without a year."""
    return None if date.year is None else dt.date(date.year, date.month or 1, date.day or 1)


def last_day(date: PartialDate) -> dt.date | None:
    """Give the last day that `date` may mean; None without a year."""
    if date.year is None:
        return None
    if date.month is None:
        return dt.date(date.year, 12, 31)
    return dt.date(date.year, date.month, date.day or date.days_in_month())


def month_day_reach(date: PartialDate) -> tuple[int, int]:
    """Give the first and last month and day that `date` may mean, as numbers: 401 and 430 for April."""
    if date.month is None:
        return 101, 1231
    return date.month * 100 + (date.day or 1), date.month * 100 + (date.day or date.days_in_month())
