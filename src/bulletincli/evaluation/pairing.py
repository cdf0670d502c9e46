"""Which parsed event is which answer: by the stretch of text that each covers.

An answer has only its quote. Its stretch runs to the next answer's quote, and so can hold headings, bylines
and tail matter that a parser rightly leaves out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bulletincli.errors import BulletinError
from bulletincli.model import Event, Span

_HALF: Final = 0.5
"""The share of their union that two stretches must have in common."""
_BEGIN_WITHIN: Final = 30
"""How many characters apart two stretches that begin together may start: a date or a bullet more or less."""
_STAYS: Final = 0.9
"""The share of a parsed event inside the answer's stretch, and of the answer's first line in the event."""


class QuoteNotInTextError(BulletinError):
    """An answer whose quote the text does not hold."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer and its stretch of text."""

    event: Event
    stretch: Span


@dataclass(frozen=True, slots=True)
class Pair:
    """An answer and the parsed event that reports the same; None if there is none."""

    answer: Answer
    found: Event | None


@dataclass(frozen=True, slots=True)
class Pairing:
    """The answers with what was found for each, in their order, and the parsed events that no answer has."""

    pairs: tuple[Pair, ...]
    extra: tuple[Event, ...]


def place(events: Sequence[Event], text: str) -> tuple[Answer, ...]:
    """Give the answers their stretches. Raises `QuoteNotInTextError`."""
    starts: list[int] = []
    cursor = 0
    for event in events:
        start = text.find(event.quote, cursor)
        if start < 0:
            start = text.find(event.quote)
        if start < 0:
            raise QuoteNotInTextError(f"{event.id}: its quote is not in the text: {event.quote}")
        starts.append(start)
        cursor = start + 1
    ends = [*starts[1:], len(text)]
    return tuple(
        Answer(event, Span(start, max(end, start + 1)))
        for event, start, end in zip(events, starts, ends, strict=True)
    )


def pair(answers: Sequence[Answer], found: Sequence[Event], text: str) -> Pairing:
    """Pair answers with parsed events, those that overlap most first, each used once.

    Two belong together if at least half of their union is common. So do two that begin together if the parsed
    one stays inside the answer's stretch and covers its first line.
    """
    solid = [None if event.span is None else _without_outer_space(event.span, text) for event in found]
    candidates: list[tuple[float, int, int]] = []
    for i, answer in enumerate(answers):
        stretch = _without_outer_space(answer.stretch, text)
        first_line = _first_line(stretch, text)
        for j, span in enumerate(solid):
            if span is not None and _common(stretch, span) > 0:
                share = _common(stretch, span) / (max(stretch.end, span.end) - min(stretch.start, span.start))
                if share >= _HALF or _begins_and_stays(stretch, first_line, span):
                    candidates.append((share, i, j))
    found_of: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(candidates, reverse=True):
        if i not in found_of and j not in used:
            found_of[i] = j
            used.add(j)
    return Pairing(
        tuple(
            Pair(answer, found[found_of[i]] if i in found_of else None) for i, answer in enumerate(answers)
        ),
        tuple(event for j, event in enumerate(found) if j not in used),
    )


def _common(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _begins_and_stays(stretch: Span, first_line: Span, span: Span) -> bool:
    return (
        abs(stretch.start - span.start) <= _BEGIN_WITHIN
        and _common(stretch, span) / max(1, span.end - span.start) >= _STAYS
        and min(stretch.end, span.end) - stretch.start >= _STAYS * (first_line.end - first_line.start)
    )


def _first_line(stretch: Span, text: str) -> Span:
    end = text.find("\n", stretch.start)
    return Span(stretch.start, end if end > 0 else len(text))


def _without_outer_space(span: Span, text: str) -> Span:
    start, end = span.start, min(span.end, len(text))
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(min(start, end), end)
