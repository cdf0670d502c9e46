"""The whole way from a text to a bulletin: the stages in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bulletincli.model import Bulletin, Known, Source
from bulletincli.parsing.districts import district_of_document, mentioned
from bulletincli.parsing.document import months_covered, read_document
from bulletincli.parsing.event_districts import EventDistricts
from bulletincli.parsing.events import Context, build_events
from bulletincli.parsing.known_names import NameIndex, barred_runs
from bulletincli.parsing.layout import read_layout
from bulletincli.parsing.names import end_score
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.people import Named, certain_names, find_people, from_place
from bulletincli.parsing.script import script_of, shadow_of
from bulletincli.parsing.segments import segment
from bulletincli.parsing.times import read_times


def parse(source: Source, known: Known | None = None) -> Bulletin:
    """Read `source`'s text; `known` is what a manifest says of it and wins over what the text suggests.

    The same text gives the same bulletin: nothing but the package's own lexicons is read. No text makes it raise.
    """
    known = known or Known()
    text = source.text
    script = script_of(text)
    shadow = shadow_of(text, script)
    layout = read_layout(shadow)
    months = months_covered(shadow, layout)
    document = read_document(text, shadow, layout, known, months=months, script=script)
    divisions = mentioned(shadow)
    document = replace(
        document, district=district_of_document(shadow, layout, document, divisions, known.district)
    )
    passages = {block: Passage(shadow, block.span) for block in layout.of_kind("body")}
    people = _People(tuple(passages.values()))
    drafts = segment(shadow, passages, document.kind, people.of)
    times = read_times(shadow, drafts, document, months)
    events = build_events(
        drafts,
        times,
        Context(
            source, shadow, document, EventDistricts(shadow, document.district, divisions, document.year)
        ),
    )
    return Bulletin(document, events, source)


class _People:
    """The people of every passage.

    Found on their own first, then again wherever the whole document knows better: a name certain elsewhere was missed,
    or a run was taken for a name that is none.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._first = {id(passage): find_people(passage) for passage in passages}
        ends: dict[str, list[float]] = {}
        for passage in passages:
            for one in self._first[id(passage)]:
                ends.setdefault(passage.text[one.start : one.end], []).append(end_score(passage, one.end))
        self._barred = barred_runs(ends, passages)
        self._seen = NameIndex(
            {
                name
                for passage in passages
                for name in certain_names(self._first[id(passage)], passage)
                if name not in self._barred
            }
        )

    def of(self, passage: Passage, start: int) -> tuple[Named, ...]:
        """The people named in `passage` from place `start` on."""
        first = self._first[id(passage)]
        if not self._is_settled(passage, first):
            return find_people(passage, self._seen, start, self._barred)
        return tuple(from_place(one, start) for one in first if one.start >= start)

    def _is_settled(self, passage: Passage, found: Sequence[Named]) -> bool:
        """Whether every place of a certain name was found, and none that is barred."""
        if any(passage.text[one.start : one.end] in self._barred for one in found):
            return False
        places = {(one.start, one.end) for one in found}
        return all(place in places for place in self._seen.find(passage.text))
