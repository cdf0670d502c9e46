"""What is most like what was asked for in vain."""

from __future__ import annotations

import pytest

from bulletincli.store.reader import Reader


@pytest.mark.parametrize(
    ("name", "first"), [("陶亿国", "陶一国"), ("範士琳", "范士林"), ("严晓平", "严小平"), ("王广", "王光")]
)
def test_names(reader: Reader, name: str, first: str) -> None:
    assert reader.suggest_names(name)[0] == first


def test_nothing_alike(reader: Reader) -> None:
    assert reader.suggest_names("甲乙") == []
    assert reader.suggest_names("陶二三") == []
    assert reader.suggest_names("") == []
    assert reader.suggest_districts("甲乙区") == []


def test_districts(reader: Reader) -> None:
    assert reader.suggest_districts("东湖区")[0] == "江西省/南昌市/西湖区"
    assert reader.suggest_districts("杭州市/西湖区")[0] == "江西省/南昌市/西湖区"
    assert len(reader.suggest_districts("新县", limit=1)) == 1
