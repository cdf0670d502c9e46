"""Where an entry happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bulletincli.model import Event

Entry = Callable[[str], Event]


def told(event: Event) -> str:
    return "、".join(one.place for one in event.places)


def test_places(case: Any, entry: Entry) -> None:
    assert told(entry(case.text)) == case.expected


def test_a_county_before_a_town_is_dropped(entry: Entry) -> None:
    assert told(entry("县长李建华到西湖区某某镇甲村调研。")) == "某某镇甲村"
