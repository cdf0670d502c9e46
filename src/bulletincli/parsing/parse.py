"""The whole way from a text to a bulletin: the stages in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bulletincli.model import Bulletin, Known, Source, Span
from bulletincli.parsing.districts import district_of_document, mentioned
from bulletincli.parsing.document import read_document
from bulletincli.parsing.events import Context, build_events
from bulletincli.parsing.layout import Layout, read_layout
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.people import Named, certain_names, find_people
from bulletincli.parsing.script import script_of, shadow_of
from bulletincli.parsing.segments import segment
from bulletincli.parsing.times import read_times

REVISION: Final = 1
"""Raised with every change of what `parse` gives for some text, so that a database knows what to read again."""


def parse(source: Source, known: Known | None = None) -> Bulletin:
    """Read `source`'s text; `known` is what a manifest says of it and wins over what the text suggests.

    The same text gives the same bulletin: nothing but the package's own lexicons is read. No text makes it raise.
    """
    known = known or Known()
    text = source.text
    shadow = shadow_of(text, script_of(text))
    layout = read_layout(shadow)
    document = read_document(text, shadow, layout, known)
    divisions = mentioned(shadow)
    document = replace(
        document, district=district_of_document(shadow, layout, document, divisions, known.district)
    )
    people = _People(shadow, layout)
    drafts = segment(shadow, layout, document.kind, people.of)
    times = read_times(shadow, drafts, document)
    events = build_events(drafts, times, Context(source, shadow, document, divisions))
    return Bulletin(document, events, source)


class _People:
    """The people of every passage, found twice: first on their own, then knowing the document's certain names."""

    def __init__(self, shadow: str, layout: Layout) -> None:
        self._seen = _names_of(shadow, [block.span for block in layout.of_kind("body")])

    def of(self, passage: Passage, start: int) -> tuple[Named, ...]:
        """The people named in `passage` from place `start` on."""
        return find_people(passage, self._seen, start)


def _names_of(shadow: str, spans: Sequence[Span]) -> frozenset[str]:
    seen: set[str] = set()
    for span in spans:
        passage = Passage(shadow, span)
        seen.update(certain_names(find_people(passage), passage))
    return frozenset(seen)
