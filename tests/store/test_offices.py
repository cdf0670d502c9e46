"""The offices in a title."""

from __future__ import annotations

import pytest

from bulletincli.store.offices import offices_in


@pytest.mark.parametrize(
    ("title", "offices"),
    [
        ("区委副书记、区政府区长", ("区委副书记", "区政府区长")),
        ("区委常委、纪委书记、监委主任", ("区委常委", "纪委书记", "监委主任")),
        ("区委书记,区长", ("区委书记", "区长")),
        ("教育、卫生局局长", ("教育、卫生局局长",)),
        ("市、区领导", ("市、区领导",)),
        ("区委副\n书记 、区长", ("区委副书记", "区长")),
        ("市委書記、市長", ("市委書記", "市長")),
        ("区长", ("区长",)),
        ("区长、", ("区长",)),
        ("区长、区长", ("区长",)),
    ],
)
def test_offices_in(title: str, offices: tuple[str, ...]) -> None:
    assert offices_in(title, "Hant" if "書" in title else "Hans") == offices
