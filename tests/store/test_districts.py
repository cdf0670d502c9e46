"""Where a district named in a document lies."""

from __future__ import annotations

import pytest

from bulletincli.model import District
from bulletincli.store.districts import code_of, event_path, own_path


@pytest.mark.parametrize(
    ("district", "path"),
    [
        (None, None),
        (District("西湖区", "360103", "江西省/南昌市/西湖区"), "江西省/南昌市/西湖区"),
        (District("西湖区", None, "", ("江西省/南昌市/西湖区", "浙江省/杭州市/西湖区")), "西湖区"),
        (District("经开区", None, "河南省/新乡市"), "河南省/新乡市/经开区"),
        (District("经开区", None, ""), "经开区"),
    ],
)
def test_own_path(district: District | None, path: str | None) -> None:
    assert own_path(district) == path


@pytest.mark.parametrize(
    ("name", "document", "path"),
    [
        ("西湖区", "江西省/南昌市/西湖区", "江西省/南昌市/西湖区"),
        (None, "江西省/南昌市/西湖区", "江西省/南昌市/西湖区"),
        ("南昌市", "江西省/南昌市/西湖区", "江西省/南昌市"),
        ("西湖区", "江西省/南昌市", "江西省/南昌市/西湖区"),
        ("西湖区", "浙江省/杭州市", "浙江省/杭州市/西湖区"),
        ("青山湖区", "江西省/南昌市/西湖区", "江西省/南昌市/青山湖区"),
        ("彭泽县", "江西省", "江西省/九江市/彭泽县"),
        ("彭泽县", "河南省/新乡市", "江西省/九江市/彭泽县"),  # there is one in the country
        ("经开区", "河南省/新乡市", "河南省/新乡市/经开区"),
        ("经开区", "河南省/新乡市/红旗区", "河南省/新乡市/经开区"),
        ("西湖区", "西湖区", "西湖区"),  # whose city is unknown
        ("西湖区", "河南省/新乡市", "西湖区"),  # which of them, nobody says
        ("朝阳区", "北京市", "北京市/朝阳区"),
        ("西湖区", None, "西湖区"),
        (None, None, None),
    ],
)
def test_event_path(name: str | None, document: str | None, path: str | None) -> None:
    assert event_path(name, document, 2020) == path


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("江西省/南昌市/西湖区", "360103"),
        ("浙江省/杭州市/西湖区", "330106"),
        ("江西省", "360000"),
        ("河南省/新乡市/经开区", None),
        ("西湖区", None),
    ],
)
def test_code_of(path: str, code: str | None) -> None:
    assert code_of(path) == code
