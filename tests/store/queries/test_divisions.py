"""Which district a name means."""

from __future__ import annotations

import pytest

from bulletincli.store.queries.divisions import choose
from bulletincli.store.reader import Reader
from bulletincli.store.rows import DistrictMatch

DIVISIONS = [
    DistrictMatch(path, code)
    for path, code in [
        ("江西省", "360000"),
        ("江西省/九江市", "360400"),
        ("江西省/九江市/九江县", None),
        ("江西省/九江市/经开区", None),
        ("江西省/南昌市/西湖区", "360103"),
        ("河南省/新乡市", "410700"),
        ("河南省/新乡市/新乡县", "410721"),
        ("河南省/新乡市/经开区", None),
        ("浙江省/杭州市/西湖区", "330106"),
        ("西湖区", None),
        ("广西壮族自治区", "450000"),
        ("湖南省/湘西土家族苗族自治州", "433100"),
        ("江苏省/无锡市/沛县", "320322"),
    ]
]


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("九江市", ["江西省/九江市"]),
        ("九江", ["江西省/九江市"]),  # which holds 九江县
        ("九江县", ["江西省/九江市/九江县"]),
        ("新鄉", ["河南省/新乡市"]),
        ("360400", ["江西省/九江市"]),
        ("999999", []),
        ("经开区", ["江西省/九江市/经开区", "河南省/新乡市/经开区"]),
        ("新乡市/经开区", ["河南省/新乡市/经开区"]),
        ("河南省/新乡市/经开区", ["河南省/新乡市/经开区"]),
        ("新乡市/经开", ["河南省/新乡市/经开区"]),
        ("西湖区", ["江西省/南昌市/西湖区", "浙江省/杭州市/西湖区", "西湖区"]),
        ("/西湖区", ["西湖区"]),
        ("广西", ["广西壮族自治区"]),
        ("湘西土家族苗族", ["湖南省/湘西土家族苗族自治州"]),
        ("沛县", ["江苏省/无锡市/沛县"]),
        ("沛", []),
        (" 江西 ", ["江西省"]),
        ("湖区", []),
        ("", []),
        ("%", []),
    ],
)
def test_choose(name: str, paths: list[str]) -> None:
    assert [one.path for one in choose(DIVISIONS, name)] == paths


def test_find_districts(reader: Reader) -> None:
    assert reader.find_districts("西湖") == (DistrictMatch("江西省/南昌市/西湖区", "360103"),)
    assert reader.find_districts("火星") == ()
