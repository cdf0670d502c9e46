"""The period that a title states."""

from __future__ import annotations

import pytest

from bulletincli.model import NotADateError
from bulletincli.parsing.dates import Period, find_period
from bulletincli.parsing.script import shadow_of

TITLES = [
    ("甲区2022年4月大事记", "2022-04"),
    ("甲区大事记(2021年4月)", "2021-04"),
    ("2021年7-9月区政府大事记", "2021-07/2021-09"),
    ("2018年4-6月政务要闻", "2018-04/2018-06"),
    ("2018年第一季度大事记", "2018-01/2018-03"),
    ("2018年四季度大事记", "2018-10/2018-12"),
    ("2018年上半年大事记", "2018-01/2018-06"),
    ("2018年下半年大事记", "2018-07/2018-12"),
    ("二○一八年第三季度大事记", "2018-07/2018-09"),
    ("2006 年 甲 县 大 事 记", "2006"),
    ("甲县执政纪要2015", "2015"),
    ("一周大事记(2018年12月30日-2019年1月5日)", "2018-12-30/2019-01-05"),
    ("2018年11月-1月大事记", "2018-11/2019-01"),
    ("(4月2日-4月29日)", "--04-02/--04-29"),
    ("11月份大事记", "--11"),
    ("甲县召开2022年工作会议", None),
    ("甲县召开2021年度总结表彰会", None),
    ("大事记", None),
    ("", None),
    ("(2月30日-3月2日)", None),
]


@pytest.mark.parametrize(("title", "period"), TITLES)
def test_finds_the_period(title: str, period: str | None) -> None:
    found = find_period(shadow_of(title))
    assert (str(found) if found else None) == period


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
