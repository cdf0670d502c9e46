"""Periods as documents write them."""

from __future__ import annotations

import pytest

from bulletincli.model import NotADateError
from bulletincli.parsing.dates import Period


def test_lists_its_months() -> None:
    assert Period.parse("2018-12/2019-01").months() == ((2018, 12), (2019, 1))
    assert Period.parse("2022-04").months() == ((2022, 4),)
    assert len(Period.parse("2022").months()) == 12
    assert Period.parse("--12/--01").months() == ((None, 12), (None, 1))
    assert len(Period.parse("1949/2020").months()) == 60
    assert Period.parse("2022/2021").months() == ()


def test_knows_the_year_of_a_month_that_it_has_once() -> None:
    period = Period.parse("2018-12/2019-12")
    assert period.year_of(1) == 2019
    assert period.year_of(12) is None
    assert Period.parse("2022-04").year_of(5) is None


def test_refuses_what_is_no_period() -> None:
    with pytest.raises(NotADateError):
        Period.parse("2022/04")


@pytest.mark.parametrize(
    ("period", "year", "completed"),
    [
        ("--05", 2022, "2022-05"),
        ("--04-02/--04-29", 2022, "2022-04-02/2022-04-29"),
        ("--12-28/--01-03", 2022, "2022-12-28/2023-01-03"),
        ("--11/--01", 2022, "2022-11/2023-01"),
        ("2021-04", 2022, "2021-04"),
    ],
)
def test_takes_the_year_that_it_begins_in(period: str, year: int, completed: str) -> None:
    assert str(Period.parse(period).beginning_in(year)) == completed


def test_has_no_day_that_the_year_lacks() -> None:
    with pytest.raises(NotADateError):
        Period.parse("--02-01/--02-29").beginning_in(2023)
