"""Who did what: everybody's roles in an entry, unnamed offices, and who took no part."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from bulletincli.model import ROLES, Event
from bulletincli.parsing.lexicon import load_toml

Entry = Callable[[str], Event]


def told(event: Event) -> dict[str, str]:
    """The event's people with their roles, in alphabetical order of the roles, and the two lists without any."""
    said = {person.name: " ".join(sorted(person.roles)) for person in event.people}
    offices = sorted(f"{one.office} {' '.join(sorted(one.roles))}" for one in event.offices)
    if offices:
        said["offices"] = "; ".join(offices)
    if event.mentions:
        said["mentions"] = "、".join(sorted(one.name for one in event.mentions))
    return said


def expected_of(written: str) -> dict[str, str]:
    """The same of the notation of the cases."""
    said: dict[str, str] = {}
    for part in filter(None, written.split(" | ")):
        key, _, value = part.partition(": ")
        if key == "offices":
            offices = [office.rsplit(" ", office.count(" ")) for office in value.split("; ")]
            said[key] = "; ".join(sorted(f"{name} {' '.join(sorted(roles))}" for name, *roles in offices))
        elif key == "mentions":
            said[key] = "、".join(sorted(value.split("、")))
        else:
            said[key] = " ".join(sorted(value.split()))
    return said


def test_who_did_what(case: Any, entry: Entry) -> None:
    assert told(entry(case.text)) == expected_of(case.expected)


EXAMPLES = [verb["example"] for verb in load_toml("roles")["verb"]]


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_of_the_verbs(example: str, entry: Entry) -> None:
    """`县长李一|host|主持召开…`: a role stands right after the name of who has it; without one it is a mention."""
    pieces = example.split("|")
    text = "".join(piece for piece in pieces if piece not in ROLES)
    expected = {before[-2:]: role for before, role in pairwise(pieces) if role in ROLES}
    event = entry(text + "。")
    people = {person.name: person.roles for person in event.people}
    for name, role in expected.items():
        assert role in people.get(name, ()), (name, people)
    if not expected:
        assert not people
        assert event.mentions


def test_every_verb_has_an_example() -> None:
    assert not [verb["words"] for verb in load_toml("roles")["verb"] if "example" not in verb]
