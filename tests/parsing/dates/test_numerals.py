"""Numbers as dates write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletincli.parsing.dates.numerals import parse_numeral


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("7", 7),
        ("07", 7),
        ("2022", 2022),
        ("七", 7),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("二十一", 21),
        ("三十一", 31),
        ("廿", 20),
        ("廿三", 23),
        ("卅一", 31),
        ("二一", 21),
        ("二〇", 20),
        ("三○", 30),
        ("二〇二一", 2021),
        ("二O二一", 2021),
        ("二o二一", 2021),
        ("二Ο二一", 2021),
        ("二零二一", 2021),
        ("二0二一", 2021),
        ("一九八八", 1988),
        ("九八", 98),
        ("一百", 100),
        ("一百零九", 109),
        ("一百一十四", 114),
        ("元", 1),
        ("", None),
        ("十十", None),
        ("廿十", None),
        ("二十〇", None),
        ("百", None),
        ("一百零", None),
        ("12345", None),
        ("二〇二一〇", None),
        ("甲", None),
    ],
)
def test_parses_a_numeral(written: str, number: int | None) -> None:
    assert parse_numeral(written) == number


@given(st.text(alphabet="0123456789一二三九十百廿卅〇零元O甲", max_size=8))
def test_any_text_is_a_small_number_or_none(written: str) -> None:
    number = parse_numeral(written)
    assert number is None or 0 <= number <= 9999
