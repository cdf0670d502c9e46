"""Titles: the run of offices before a name, whole, and whose it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bulletincli.model import Bulletin, Span
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.titles import find_heads, title_start

Parsed = Callable[[str], Bulletin]


def whole(text: str) -> str:
    """The text as a document."""
    return text if "\n" in text else f"2022年4月大事记\n{'' if text[0].isdigit() else '4月5日,'}{text}\n"


def told(bulletin: Bulletin) -> str:
    """Everybody's title and name as written, in the order of the names."""
    people = [(one.span.start if one.span else 0, one) for event in bulletin.events for one in event.people]
    return "、".join(
        f"{one.title or ''}|{one.as_written}" for _, one in sorted(people, key=lambda pair: pair[0])
    )


def test_titles(case: Any, parsed: Parsed) -> None:
    assert told(parsed(whole(case.text))) == case.expected


def test_a_title_begins_no_earlier_than_told() -> None:
    text = "县委副书记、县长"
    passage = Passage(text, Span(0, len(text)))
    assert title_start(passage, len(text), 0) == 0
    assert title_start(passage, len(text), 6) == 6


def test_every_last_word_of_a_title_is_found_in_order() -> None:
    text = "县委书记王一、县长李二"
    assert list(find_heads(text)) == [(4, "书记"), (9, "县长")]
