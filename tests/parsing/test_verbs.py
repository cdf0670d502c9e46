"""The verbs of a masked sentence, and what only looks like one."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from bulletincli.model import EVENT_KINDS, ROLES
from bulletincli.parsing.lexicon import load_toml
from bulletincli.parsing.verbs import VerbType, find_verbs, verb_type_at

ENTRIES = load_toml("roles")["verb"]


def told(masked: str) -> str:
    return " ".join(f"{verb.word}/{verb.type}" for verb in find_verbs(masked, 0))


def test_verbs(case: Any) -> None:
    assert told(case.text) == case.expected


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["words"][0])
def test_entries_use_the_words_of_the_model(entry: dict[str, Any]) -> None:
    assert set(entry) <= {"words", "patterns", "subject", "object", "kind", "type", "motion", "example"}
    assert {*entry.get("subject", ()), *entry.get("object", ())} <= set(ROLES)
    assert entry.get("kind", "meeting") in EVENT_KINDS
    assert entry["type"] in get_args(VerbType)


def test_no_verb_stands_in_two_entries() -> None:
    words = [word for entry in ENTRIES for word in set(entry["words"])]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("word", sorted({word for entry in ENTRIES for word in entry["words"]}))
def test_every_verb_is_found_after_a_name(word: str) -> None:
    assert word in [verb.word for verb in find_verbs(f"□□□{word}甲", 0)]


def test_places_count_from_the_offset() -> None:
    assert [(verb.start, verb.end) for verb in find_verbs("□□□主持会议", 100)] == [(103, 107)]


def test_the_verb_right_at_a_place() -> None:
    assert verb_type_at("□□到甲镇", 2) == "act"
    assert verb_type_at("□□到甲镇", 3) is None
