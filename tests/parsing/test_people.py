"""The people of an entry: once each, as written and in simplified characters, with their own titles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bulletincli.model import Bulletin, Mention, Person, Span
from bulletincli.parsing.known_names import NameIndex
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.people import find_people

Parsed = Callable[[str], Bulletin]


def whole(text: str) -> str:
    """The text as a document."""
    return text if "\n" in text else f"2022年4月大事记\n{'' if text[0].isdigit() else '4月5日,'}{text}\n"


def named(one: Person | Mention) -> str:
    written = (one.as_written or one.name).replace("\n", "⏎")
    return written if written == one.name else f"{written} ({one.name})"


def place(one: Person) -> int:
    return one.span.start if one.span else 0


def told(bulletin: Bulletin) -> str:
    """People with titles, and mentions behind a stroke, each in the order of their places."""
    people = sorted((one for event in bulletin.events for one in event.people), key=place)
    mentions = [one for event in bulletin.events for one in event.mentions]
    said = "; ".join(f"{named(one)}, {one.title}" if one.title else named(one) for one in people)
    return f"{said} / {'; '.join(map(named, mentions))}".strip() if mentions else said


def test_people(case: Any, parsed: Parsed) -> None:
    assert told(parsed(whole(case.text))) == case.expected


def test_names_are_found_from_a_place_on() -> None:
    text = "县长李建华、副县长赵文斌"
    found = find_people(Passage(text, Span(0, len(text))), start=5)
    assert [text[one.start : one.end] for one in found] == ["赵文斌"]


def test_what_was_seen_elsewhere_is_found_without_a_title() -> None:
    text = "会后,桂花明继续走访"
    passage = Passage(text, Span(0, len(text)))
    assert not find_people(passage)
    assert [text[one.start : one.end] for one in find_people(passage, seen=NameIndex({"桂花明"}))] == [
        "桂花明"
    ]
