"""Dates as people write them in an option."""

from __future__ import annotations

import re
from typing import Final

from bulletincli.errors import BulletinError
from bulletincli.model import NotADateError, PartialDate

FORMS: Final = "2022, 2022-04, 2022-04-05, 20220405, 2022年4月5日, or --04-05 without a year"

_WRITTEN: Final = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日?)?)?",
        r"(?P<year>)--(?P<month>\d{2})(?:-(?P<day>\d{2}))?",
        r"(?P<year>)(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日?)?",
    )
)


class DateOptionError(BulletinError):
    """An option's value that is no date."""


def parse_date(written: str, option: str) -> PartialDate:
    """Return the date that was given for `option`. Raises `DateOptionError`, which says the forms."""
    for form in _WRITTEN:
        match = form.fullmatch(written.strip())
        if match:
            try:
                return PartialDate(
                    *(int(part) if part else None for part in match.group("year", "month", "day"))
                )
            except NotADateError:
                raise DateOptionError(f"{option}: no calendar has {written!r}; write {FORMS}") from None
    raise DateOptionError(f"{option}: {written!r} is no date; write {FORMS}")
