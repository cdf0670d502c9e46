"""Events before they are read: the stretches of text that report them, with what was gathered on the way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from bulletincli.model import Span
from bulletincli.parsing.dates import Damaged, DateExpression
from bulletincli.parsing.parts import Parts
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.people import Named
from bulletincli.parsing.roles import read_parts


@dataclass
class Piece:
    """A stretch of one passage that reports an event, between two places, with the people named in it."""

    passage: Passage
    start: int
    end: int
    people: list[Named] = field(default_factory=list)


@dataclass
class Draft:
    """An event's stretch of text, before it is read: its pieces in order, headings, and the time it begins with."""

    headings: tuple[Span, ...]
    time: DateExpression | Damaged | None
    in_entry: bool = False
    """It is a dated entry of a chronicle."""
    follows: bool = False
    """It goes on under the same headings as the event before it, with no time of its own."""
    pieces: list[Piece] = field(default_factory=list)
    parts: Parts = field(default_factory=Parts)
    names: set[str] = field(default_factory=set)
    """Everybody named so far."""

    @property
    def span(self) -> Span:
        """From the first piece's beginning to the last one's end."""
        first, last = self.pieces[0], self.pieces[-1]
        return Span(first.passage.offset(first.start), last.passage.span_of(last.start, last.end).end)

    def open_piece(self, passage: Passage, start: int) -> None:
        """Go on in another passage, or begin in one, at place `start`."""
        self.pieces.append(Piece(passage, start, start))

    def extend(self, end: int, people: Sequence[Named]) -> None:
        """Take the text of the last piece up to place `end`; `people` are those of the whole passage, in order."""
        piece = self.pieces[-1]
        first = bisect_left(people, piece.end, key=lambda one: one.start)
        inside = people[first : bisect_left(people, end, key=lambda one: one.start)]
        if inside and inside[-1].end > end:
            inside = inside[:-1]
        read_parts(piece.passage, piece.end, end, inside, self.parts)
        piece.people.extend(inside)
        self.names.update(piece.passage.text[one.start : one.end] for one in inside)
        piece.end = end

    def has_people(self) -> bool:
        """Whether somebody has a role so far."""
        return any(self.parts.roles.values())

    def leaders(self) -> set[str]:
        """The names of those who lead or host something so far."""
        return {
            piece.passage.text[one.start : one.end]
            for piece in self.pieces
            for one in piece.people
            if set(self.parts.roles.get(piece.passage.offset(one.start), ())) & {"lead", "host"}
        }
