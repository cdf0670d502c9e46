"""Who may be named where nobody was read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from bulletincli.model import Bulletin, Span
from bulletincli.parsing.doubts import find_unread

MARKED = re.compile(r"\[(.+?)\]")


def told(written: str) -> str:
    """What is doubtful in a text that is written as `cases/doubts.txt` says."""
    marked, _, elsewhere = written.partition(" | ")
    text, covered = "", []
    for part in re.split(r"(\[.+?\])", marked):
        name = part.strip("[]") if MARKED.fullmatch(part) else part
        if name != part:
            covered.append(Span(len(text), len(text) + len(name)))
        text += name
    read = [span.of(text) for span in covered]
    found = find_unread(
        text, Span(0, len(text)), read=read, known=frozenset(elsewhere.split()), covered=covered
    )
    return " ".join(f"{one.name}/{one.sign}" for one in found)


def test_doubts(case: Any) -> None:
    assert told(case.text) == case.expected


@pytest.mark.parametrize("text", ["", "县长", "县长王", "县长王光", "、" * 9, "县长" * 99, "书记王、" * 99])
def test_spans_give_the_name_back(text: str) -> None:
    for one in find_unread(text, Span(0, len(text)), read=(), known=frozenset({"王光"}), covered=()):
        assert one.span.of(text) == one.name


def test_what_parsing_reads_is_not_doubtful(parsed: Callable[[str], Bulletin]) -> None:
    text = "某县2022年4月大事记\n4月5日,县委书记王光明主持会议,县长陈大林出席并讲话。\n"
    (event,) = parsed(text).events
    assert event.span is not None
    spans = [one.span for one in event.people if one.span]
    names = {one.name for one in event.people}
    assert names == {"王光明", "陈大林"}
    assert not list(find_unread(text, event.span, read=names, known=frozenset(names), covered=spans))
    assert len(list(find_unread(text, event.span, read=(), known=frozenset(), covered=()))) == 2
