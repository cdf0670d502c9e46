"""The kind of an entry, and what its meeting or ceremony was called."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bulletincli.model import Event
from bulletincli.parsing.occasions import find_occasions, name_in_headline

Entry = Callable[[str], Event]


def told(event: Event) -> str:
    return event.kind if event.name is None else f"{event.kind}: {event.name}"


def test_kind_and_name(case: Any, entry: Entry) -> None:
    assert told(entry(case.text)) == case.expected


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("甲区召开防汛工作会议", "防汛工作会议"),
        ("县十七届人大二次会议召开", "县十七届人大二次会议"),
        ("县委召开座谈会", None),
        ("李建华到甲镇调研", None),
        ("李建华出席全市招商引资大会", None),
    ],
)
def test_names_in_headlines(headline: str, name: str | None) -> None:
    assert name_in_headline(headline) == name


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("召开全县防汛工作会议", True),
        ("举行某某支行揭牌仪式", True),
        ("出席全县防汛工作会议", False),
        ("参加全县防汛工作会议", False),
    ],
)
def test_held_or_attended(text: str, held: bool) -> None:
    assert [one.held for one in find_occasions(text, 0, len(text))] == [held]
