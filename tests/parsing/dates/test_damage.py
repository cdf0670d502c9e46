"""Damaged dates: every reading that the calendar has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletincli.parsing.dates import DateExpression, match_damaged, match_date
from bulletincli.parsing.script import shadow_of


def short(expression: DateExpression) -> str:
    """`2018-3-23`, `4-6..7`, `9`, `4-30..5-2`; a month without a day ends in `-`."""
    parts = [expression.year, expression.month, expression.day]
    start = "-".join(str(part) for part in parts if part is not None) + ("" if expression.day else "-")
    end = [part for part in (expression.end_month, expression.end_day) if part is not None]
    return start + (".." + "-".join(map(str, end)) if end else "")


READINGS = [
    # text, what of it is damaged, all readings
    ("428下午    县政府召开会议", "428下午", ["4-28", "4..28", "4-2..8"]),
    ("46-7    区长到社区", "46-7", ["4-6..7"]),
    ("421-25    区长到社区", "421-25", ["4-21..25"]),
    ("430-52    区长到社区", "430-52", ["4-30..5-2"]),
    ("42   区里召开会议", "42", ["4-2"]),
    ("411    区里召开会议", "411", ["4-11", "4..11"]),
    ("111    区里召开会议", "111", ["1-11", "1..11", "11-1"]),
    ("1112    区里召开会议", "1112", ["11-12", "11..12", "1-1..12", "11-1..2"]),
    ("42125   区里召开会议", "42125", ["4-21..25"]),
    ("416上午,区长到街道", "416上午", ["4-16", "4..16", "4-1..6"]),
    ("2018323日上午,县长调研", "2018323日上午", ["2018-3-23", "2018-3-2..3"]),
    ("2016415日,县长调研", "2016415日", ["2016-4-15", "2016-4-1..5"]),
    ("2022520\n", "2022520", ["2022-5-20"]),
    ("20224\n", "20224", ["2022-4-"]),
    ("20221112日,县长", "20221112日", ["2022-11-12", "2022-1-1..12", "2022-11-1..2"]),
    ("2022年415日,县长", "2022年415日", ["2022-4-15", "2022-4-1..5"]),
    ("35  人代会召开", "35", ["3-5", "3..5"]),
    ("35日,人代会召开", "35日", ["3-5", "3..5"]),
    ("57  人代会召开", "57", ["5-7", "5..7"]),
    ("9  商场开业", "9", ["9"]),
    ("17  商场开业", "17", ["17", "1-7", "1..7"]),
    ("30  商场开业", "30", ["30"]),
    ("9上午 商场开业", "9上午", ["9"]),
    ("313日起,全区消杀", "313日", ["3-13"]),
    ("313日,全区消杀", "313日", ["3-13", "3..13", "3-1..3"]),
    ("3-5  人代会召开", "3-5", ["3..5", "3-5"]),
    ("12-15  人代会召开", "12-15", ["12..15", "12-15", "1-2..15"]),
    ("4.9  商场开业", "4.9", ["4-9"]),
    ("4/28 商场开业", "4/28", ["4-28"]),
    ("4月9 区长到社区", "4月9", ["4-9"]),
    ("4月28下午,区长到社区", "4月28下午", ["4-28", "4-2..8"]),
    ("4月35日,人代会召开", "4月35日", ["4-3..5"]),
    ("4月3-5  人代会召开", "4月3-5", ["4-3..5"]),
    ("4 28日,商场开业", "4 28日", ["4-28"]),
    ("4月28曰,商场开业", "4月28曰", ["4-28", "4-2..8"]),
    ("428:商场开业", "428", ["4-28", "4..28", "4-2..8"]),
    ("9  “两会”召开", "9", ["9"]),
    # no dates
    ("4月9日,区长到社区", None, []),
    ("9日 区长到社区", None, []),
    ("3-5日 人代会", None, []),
    ("9 人大常委会开会", "9", ["9"]),
    ("9 公安局开会", "9", ["9"]),
    ("30 多名代表", None, []),
    ("9 人获奖", None, []),
    ("12 公里长的路", None, []),
    ("12 月", None, []),
    ("42,500元", None, []),
    ("100日攻坚", None, []),
    ("35日内办结", None, []),
    ("9 000人", None, []),
    ("9区长", None, []),
    ("99  商场开业", "99", ["9-9"]),
    ("67183172  商场", None, []),
    ("电话428下午", None, []),
]


@pytest.mark.parametrize(("text", "damaged", "readings"), READINGS)
def test_lists_all_readings(text: str, damaged: str | None, readings: list[str]) -> None:
    shadow = shadow_of(text)
    at = 2 if text.startswith("电话") else 0
    found = match_damaged(shadow, at)
    if found is None:
        assert damaged is None
        return
    assert found.span.of(text) == damaged
    assert [short(reading) for reading in found.readings] == readings
    assert all(reading.repaired and reading.span == found.span for reading in found.readings)


@pytest.mark.parametrize(
    ("text", "support", "gap"),
    [
        ("313日起,消杀", "unit", 0),
        ("428下午    会议", "day_part", 0),
        ("428,会议", "comma", 0),
        ("428    会议", "gap", 4),
        ("428\n", "line_end", 0),
        ("428", "line_end", 0),
    ],
)
def test_tells_what_speaks_for_a_date(text: str, support: str, gap: int) -> None:
    found = match_damaged(text, 0)
    assert found is not None
    assert (found.support, found.gap) == (support, gap)


def test_the_day_part_belongs_to_every_single_day() -> None:
    found = match_damaged("428下午  会议", 0)
    assert found is not None
    assert [reading.day_part for reading in found.readings] == ["下午", None, None]


@given(st.text(alphabet="0123456789-~./月日年上午下, 县\n曰起", max_size=16))
def test_any_text_gives_readings_or_nothing(text: str) -> None:
    for at in range(-1, len(text) + 1):
        found = match_damaged(text, at)
        if found:
            assert found.readings
            assert found.span.start == at
            whole = match_date(text, at)
            assert whole is None or whole.span.end < found.span.end
