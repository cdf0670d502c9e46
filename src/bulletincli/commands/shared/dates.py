"""Dates as people write them in an option."""

from __future__ import annotations

from typing import Final

from bulletincli.errors import BulletinError
from bulletincli.model import NotADateError, PartialDate

FORMS: Final = "2022, 2022-04, 2022-04-05, 20220405, 2022年4月5日, or --04-05 without a year"


class DateOptionError(BulletinError):
    """An option's value that is no date."""


def parse_date(written: str, option: str) -> PartialDate:
    """Return the date that was given for `option`. Raises `DateOptionError`, which says the forms."""
    try:
        date = PartialDate.read(written)
    except NotADateError:
        raise DateOptionError(f"{option}: no calendar has {written!r}; write {FORMS}") from None
    if date is None:
        raise DateOptionError(f"{option}: {written!r} is no date; write {FORMS}")
    return date
