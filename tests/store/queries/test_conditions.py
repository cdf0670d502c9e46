"""Which dates are compared, and how."""

from __future__ import annotations

import pytest

from bulletincli.model import PartialDate
from bulletincli.store.errors import DateFilterError
from bulletincli.store.queries.conditions import check_dates, date_conditions_of
from bulletincli.store.rows import Filters


def date(iso: str | None) -> PartialDate | None:
    return None if iso is None else PartialDate.parse(iso)


@pytest.mark.parametrize(
    ("since", "until", "message"),
    [
        ("2022-04-06", "2022-04-05", "from 2022-04-06 to 2022-04-05: the first date is after the last"),
        ("2022-05", "2022-04", "the first date is after the last"),
        ("2023", "2022-12-31", "the first date is after the last"),
        ("--05-01", "--04", "the first date is after the last"),
        ("2022-04-06", "--05-01", "one has a year, the other has none"),
        ("--04", "2022", "one has a year, the other has none"),
    ],
)
def test_dates_that_bound_nothing_are_refused(since: str, until: str, message: str) -> None:
    with pytest.raises(DateFilterError, match=message):
        check_dates(date(since), date(until))


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (None, None),
        ("2022-04-05", "2022-04-05"),
        ("2022-04", "2022-04"),
        ("2022-04-30", "2022-04"),
        ("2022", None),
        (None, "--04-05"),
        ("--04-05", "--04-05"),
        ("--02-29", "--02"),
    ],
)
def test_dates_that_bound_a_stretch_are_taken(since: str | None, until: str | None) -> None:
    conditions = date_conditions_of(Filters(since=date(since), until=date(until)))
    assert conditions.inside.sql.count("?") == len(conditions.inside.values)
