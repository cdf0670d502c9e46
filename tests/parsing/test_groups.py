"""Offices and groups without a name: what of a list is one, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bulletincli.model import Event
from bulletincli.parsing.groups import split_offices

Entry = Callable[[str], Event]


def told(event: Event) -> str:
    offices = sorted(event.offices, key=lambda one: one.span.start if one.span else 0)
    return "; ".join(f"{one.office}: {' '.join(one.roles)}" for one in offices)


def test_offices(case: Any, entry: Entry) -> None:
    assert told(entry(case.text)) == case.expected


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("等区四套领导班子,区法院院长、某局政委", ["区四套领导班子", "区法院院长", "某局政委"]),
        ("及县直有关部门负责人", ["县直有关部门负责人"]),
        (",各乡镇主要负责人,全体委员共120人", ["各乡镇主要负责人", "全体委员"]),
        ("县发改局、水利局负责人", ["县发改局、水利局负责人"]),
        ("以及部分人大代表、政协委员", ["部分人大代表", "政协委员"]),
        ("甲镇、乙村", []),
        (",", []),
        ("", []),
    ],
)
def test_offices_in_a_list(text: str, offices: list[str]) -> None:
    assert [text[start:end] for start, end in split_offices(text, 0, len(text))] == offices
