"""Where a person's name begins and ends, and what is no person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bulletincli.model import Bulletin, Span
from bulletincli.parsing.names import match_name
from bulletincli.parsing.passage import Passage

Parsed = Callable[[str], Bulletin]


def whole(text: str) -> str:
    """The text as a document."""
    return text if "\n" in text else f"2022年4月大事记\n{'' if text[0].isdigit() else '4月5日,'}{text}\n"


def names_in(bulletin: Bulletin) -> list[str]:
    """Everybody named in the events, once each, in the order of their first place."""
    found: list[tuple[int, str]] = []
    for event in bulletin.events:
        for one in (*event.people, *event.mentions):
            assert one.span is not None
            found.append((one.span.start, one.name))
    return list(dict.fromkeys(name for _, name in sorted(found)))


def test_names(case: Any, parsed: Parsed) -> None:
    assert "、".join(names_in(parsed(whole(case.text)))) == case.expected


@given(st.text(alphabet="王李欧阳司马建华文明一·、,。某*县长()女 A", max_size=12), st.integers(0, 12))
def test_a_match_lies_within_the_text(text: str, start: int) -> None:
    passage = Passage(text, Span(0, len(text)))
    found = match_name(passage, start, bonus=1.4)
    if found is not None:
        assert start == found.start < found.end <= len(passage.text)
        assert found.score > 0
