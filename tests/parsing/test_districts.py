"""Which district a document and each of its events are about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bulletincli.model import Bulletin, Known, Source
from bulletincli.parsing.districts import (
    begins_with_division,
    division_prefix,
    ends_with_division,
    is_division,
    is_short_name,
)
from bulletincli.parsing.parse import parse

Parsed = Callable[[str], Bulletin]


def told(bulletin: Bulletin) -> str:
    district = bulletin.document.district
    name = f"{district.name} {district.adcode or '-'} {district.path}" if district else "-"
    return f"{name} | {'、'.join(event.district or '-' for event in bulletin.events)}"


def test_districts(case: Any, parsed: Parsed) -> None:
    assert told(parsed(case.text)) == case.expected


TEXT = "西湖区大事记(2022年4月)\n4月5日,区长李建华到甲镇调研。\n"


@pytest.mark.parametrize(
    ("known", "adcode"),
    [
        ("330106", "330106"),
        ("360103", "360103"),
        ("浙江省/杭州市/西湖区", "330106"),
        ("江西省/南昌市/西湖区", "360103"),
    ],
)
def test_what_is_known_from_outside_wins(known: str, adcode: str) -> None:
    district = parse(Source("x.txt", TEXT, "0" * 64), Known(district=known)).document.district
    assert district is not None
    assert district.adcode == adcode


def test_what_stays_open_names_its_candidates() -> None:
    district = parse(Source("x.txt", TEXT, "0" * 64)).document.district
    assert district is not None
    assert district.name == "西湖区"
    assert {"江西省/南昌市/西湖区", "浙江省/杭州市/西湖区"} <= set(district.candidates)


def test_names_of_divisions() -> None:
    assert is_division("卢氏县")
    assert not is_division("甲县")
    assert is_short_name("卢氏")
    assert begins_with_division("卢氏县委书记", 0)
    assert ends_with_division("到卢氏县", 4, 0) == 1
    assert ends_with_division("到卢氏县", 4, 2) is None
    assert division_prefix("卢氏县甲镇", 0, 5) == 3
    assert division_prefix("甲镇", 0, 2) is None
