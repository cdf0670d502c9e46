"""Month and year headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletincli.parsing.dates import find_month_headings, match_month_heading, match_year_heading
from bulletincli.parsing.script import shadow_of

LINES = [
    # line, month, year
    ("7月", 7, None),
    ("  7 月  ", 7, None),
    ("七月", 7, None),
    ("十一月份", 11, None),
    ("十 一月", None, None),
    ("元月", 1, None),
    ("【12月】", 12, None),
    ("(十二月)", 12, None),
    ("—— 3月 ——", 3, None),
    ("4月大事记", 4, None),
    ("1996年1月", 1, 1996),
    ("一九九六年一月", 1, 1996),
    ("1988 年", None, 1988),
    ("1988年", None, 1988),
    ("1 9 8 8 年", None, 1988),
    ("二○二一年", None, 2021),
    ("民国三十八年", None, 1949),
    ("1988年大事记", None, 1988),
    ("5/2003", 5, 2003),
    ("1", 1, None),
    (" 12 ", 12, None),
    ("13", None, None),
    ("0", None, None),
    ("13月", None, None),
    ("3000年", None, None),
    ("4月9日", None, None),
    ("4月,区里召开会议", None, None),
    ("2022年度", None, None),
    ("", None, None),
    ("大事记", None, None),
]


@pytest.mark.parametrize(("line", "month", "year"), LINES)
def test_reads_a_heading(line: str, month: int | None, year: int | None) -> None:
    shadow = shadow_of(line)
    assert (match_month_heading(shadow), match_year_heading(shadow)) == (month, year)


def test_a_number_alone_is_no_heading_if_only_written_months_are_asked_for() -> None:
    assert match_month_heading("7", bare=False) is None
    assert match_month_heading("7月", bare=False) == 7


DOCUMENTS = [
    (["1", "5日 开会", "20  检查", "2 ", "", "8  调研", "30日 开会", "3", "3  调研"], {0: 1, 3: 2, 7: 3}),
    (["1月", "5日 开会", "2月", "8日 开会"], {0: 1, 2: 2}),
    (["1月", "25日 开会", "2", "8日 开会"], {0: 1, 2: 2}),
    # no day follows
    (["1", "县委召开会议", "2", "县政府召开会议"], {}),
    (["1", "4月9日 开会", "2", "4月10日 开会"], {}),
    # page numbers: the days go on across them, or they go on beyond 12
    (["3月", "1日 开会", "1", "5日 开会", "2", "9日 开会", "3", "12日 开会"], {0: 3}),
    ([line for n in range(1, 15) for line in (str(n), "30日 开会", "1日 开会")], {}),
    # out of order
    (["5", "9日 开会", "2", "8日 开会", "3", "7日 开会"], {2: 2, 4: 3}),
    ([], {}),
]


@pytest.mark.parametrize(("lines", "headings"), DOCUMENTS)
def test_finds_the_month_headings_of_a_document(lines: list[str], headings: dict[int, int]) -> None:
    assert find_month_headings(lines) == headings


@given(st.lists(st.text(alphabet="0123456789月年日 一二十旬上开会", max_size=6), max_size=30))
def test_any_lines_give_months_in_order_of_lines(lines: list[str]) -> None:
    found = find_month_headings(lines)
    assert list(found) == sorted(found)
    assert all(1 <= month <= 12 for month in found.values())
