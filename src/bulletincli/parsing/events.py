"""From drafts to events: kind and name, people with roles, offices, places, mentions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from bulletincli.model import (
    ROLES,
    Document,
    Event,
    EventKind,
    Mention,
    OfficePresence,
    Person,
    Place,
    Role,
    Source,
    Span,
)
from bulletincli.parsing.drafts import Draft, Piece
from bulletincli.parsing.event_districts import EventDistricts
from bulletincli.parsing.occasions import Occasion, find_occasions, find_self_held, name_in_headline
from bulletincli.parsing.passage import Passage, closed_up
from bulletincli.parsing.people import Named
from bulletincli.parsing.places import find_venues, masked_text, places_after, places_in_object
from bulletincli.parsing.sentences import split_sentences
from bulletincli.parsing.times import EventTime

_TOURS: Final = frozenset({"inspection", "research", "visit", "duty"})
_PARTS: Final = frozenset({"", "卡点", "卡口", "工地", "现场", "内", "里"})
_QUOTE: Final = 30
_OF_ELIDED: Final = 0.9
"""Confidence that somebody left out as the subject is the one of the clause before."""


@dataclass(frozen=True, slots=True)
class Context:
    """What all events of a document share."""

    source: Source
    shadow: str
    document: Document
    districts: EventDistricts


@dataclass
class _Appearance:
    """Somebody named in an event, with what all their places there say."""

    name: str
    best: Span
    title: Span | None = None
    title_is_common: bool = False
    roles: list[Role] = field(default_factory=list)
    score: float = 0.0
    role_span: Span | None = None


def build_events(drafts: Sequence[Draft], times: Sequence[EventTime], context: Context) -> tuple[Event, ...]:
    """The events of a document; `times` holds one for each draft."""
    events: list[Event] = []
    before: list[Event] = []
    masks = _Masks(drafts)
    for draft, time in zip(drafts, times, strict=True):
        event = _build(draft, time, context, masks, before[-1] if before else None)
        if event is None:
            continue
        events.append(event)
        before = [event] if event.people else before
    return tuple(events)


def _build(
    draft: Draft, time: EventTime, context: Context, masks: _Masks, before: Event | None
) -> Event | None:
    span = draft.span
    text = context.source.text
    if span.end <= span.start:
        return None
    appearances = _appearances(draft)
    occasions = _occasions(draft)
    kind = _kind(draft, time, appearances, occasions)
    if kind in _TOURS:
        _add_heard(appearances)
    people = [_person(one, text) for one in appearances if one.roles]
    if draft.parts.elided and before is not None and draft.time is not None and not draft.in_entry:
        people = _with_elided(people, draft, before)
    headings = tuple(_heading(heading, text) for heading in draft.headings)
    offices = () if kind == "report" and not people else _offices(draft, text)
    return Event(
        id=f"{context.source.id}-{span.start}",
        quote=_quote(text, span),
        section=headings[-1] if headings else None,
        headings=headings,
        district=context.districts.of(draft.headings, _beginning(draft)),
        date=time.date,
        date_end=time.date_end,
        day_part=time.day_part,
        date_source=time.date_source,
        kind=kind,
        name=_name(draft, kind, headings, text, occasions),
        places=_places(draft, kind, text, masks),
        people=tuple(people),
        offices=offices,
        mentions=tuple(
            Mention(one.name, one.best.of(text), one.best) for one in appearances if not one.roles
        ),
        span=span,
        date_span=time.span,
        date_confidence=time.confidence,
    )  # fmt: skip


def _heading(span: Span, text: str) -> str:
    return span.of(text).strip()


def _quote(text: str, span: Span) -> str:
    quote = text[span.start : min(span.end, span.start + _QUOTE)]
    return quote.split("\n", 1)[0].rstrip() or quote


def _content_start(draft: Draft) -> int:
    """The place of the first piece after the time that the event begins with."""
    piece = draft.pieces[0]
    if draft.time is None or draft.time.span.start > piece.passage.offset(piece.start) + 8:
        return piece.start
    return max(piece.start, piece.passage.place_of(draft.time.span.end))


def _beginning(draft: Draft) -> str:
    """The first sentence without the time that it begins with."""
    piece = draft.pieces[0]
    first, last = next(
        iter(split_sentences(piece.passage.text, piece.start, piece.end)), (piece.start, piece.end)
    )
    if draft.time is not None and first <= piece.passage.place_of(draft.time.span.start):
        first = max(first, piece.passage.place_of(draft.time.span.end))
    return piece.passage.text[first:last].lstrip(",、:")


def _appearances(draft: Draft) -> list[_Appearance]:
    """Everybody named, once each, in the order of their first place."""
    found: dict[str, _Appearance] = {}
    for piece in draft.pieces:
        for one in piece.people:
            passage = piece.passage
            name = passage.text[one.start : one.end].replace("?", "·")
            span = passage.span_of(one.start, one.end)
            appearance = found.setdefault(name, _Appearance(name, span))
            appearance.score = max(appearance.score, one.score)
            _take_title(appearance, one, passage, span)
            for role in draft.parts.roles.get(passage.offset(one.start), ()):
                if role not in appearance.roles:
                    appearance.roles.append(role)
                    if appearance.role_span is None:
                        appearance.role_span = span
    return list(found.values())


def _take_title(appearance: _Appearance, one: Named, passage: Passage, span: Span) -> None:
    """The first title written for the name; one's own goes before a common one."""
    if one.title is None or one.title[0] >= one.title[1]:
        return
    from_list = one.common or _is_common(passage.text[one.title[0] : one.title[1]])
    if appearance.title is None or (appearance.title_is_common and not from_list):
        appearance.title = passage.span_of(*one.title)
        appearance.title_is_common = from_list
        appearance.best = span


def _is_common(title: str) -> bool:
    return title.endswith("领导")


def _person(one: _Appearance, text: str) -> Person:
    order = sorted(one.roles, key=ROLES.index)
    return Person(
        name=one.name,
        as_written=one.best.of(text),
        title=closed_up(one.title.of(text)) if one.title else None,
        roles=tuple(order),
        span=one.best,
        title_span=one.title,
        confidence=_confidence(one.score),
    )


def _confidence(score: float) -> float:
    """The share of people found with this score of their name who took part, by the annotated bulletins.

    A curve through the shares measured there (see docs/accuracy.md), somewhat below them for what is unlike them.
    """
    return round(0.99 - 0.14 * math.exp(-1.2 * max(0.0, score)), 3)


def _with_elided(people: list[Person], draft: Draft, before: Event) -> list[Person]:
    """Somebody of the event before, left out as the subject of this one's first clause."""
    roles = tuple(sorted(draft.parts.elided, key=ROLES.index))
    principal = next(
        (one for one in before.people if set(one.roles) & {"lead", "host", "speak", "attend"}), None
    )
    if principal is None or any(one.name == principal.name for one in people):
        return people
    elided = Person(principal.name, principal.as_written, None, roles, principal.span, confidence=_OF_ELIDED)
    return [elided, *people]


def _add_heard(appearances: list[_Appearance]) -> None:
    """On a tour, those who speak without leading it were heard."""
    if not any("lead" in one.roles for one in appearances):
        return
    for one in appearances:
        if "speak" in one.roles and not set(one.roles) & {"lead", "host", "attend", "meet", "accompany"}:
            one.roles.append("meet")


def _occasions(draft: Draft) -> list[tuple[Piece, Occasion]]:
    out: list[tuple[Piece, Occasion]] = []
    for index, piece in enumerate(draft.pieces):
        begin = _content_start(draft) if index == 0 else piece.start
        found = list(find_occasions(piece.passage.text, begin, piece.end))
        if index == 0 and all(one.is_bare for one in found):
            held = find_self_held(piece.passage.text, begin, piece.end)
            found = [held, *found] if held else found
        out.extend((piece, one) for one in found)
    return out


def _kind(
    draft: Draft,
    time: EventTime,
    appearances: Sequence[_Appearance],
    occasions: Sequence[tuple[Piece, Occasion]],
) -> EventKind:
    """The first act decides; without a time and anybody who acts it is a report."""
    acting = (
        any(one.roles for one in appearances)
        or (bool(draft.parts.elided) and draft.time is not None)
        or bool(draft.parts.offices and draft.time is not None)
    )
    if not acting and time.date is None and draft.time is None:
        return "report"
    first: list[tuple[int, EventKind]] = [
        (piece.passage.offset(one.verb_start), one.kind) for piece, one in occasions if one.held or acting
    ]
    first.extend(draft.parts.acts)
    if not acting:
        beginning = draft.pieces[0]
        ends = split_sentences(beginning.passage.text, beginning.start, beginning.end)
        limit = beginning.passage.span_of(*ends[0]).end if ends else draft.span.end
        first = [
            (at, kind)
            for at, kind in first
            if at < limit and (kind in ("meeting", "ceremony", "study") or draft.parts.offices)
        ]
    first.sort(key=lambda act: act[0])
    kinds = [kind for _, kind in first]
    if kinds:
        return kinds[0]
    if not acting:
        return "report"
    speaks = any("speak" in one.roles for one in appearances)
    leads = any("lead" in one.roles for one in appearances)
    if (
        time.date is None
        and draft.time is None
        and not any("会" in piece.passage.text[piece.start : piece.end] for piece in draft.pieces)
    ):
        return "report"
    attends = any("attend" in one.roles for one in appearances)
    return "research" if leads else "meeting" if speaks or attends else "report"


def _name(
    draft: Draft,
    kind: EventKind,
    headings: tuple[str, ...],
    text: str,
    occasions: Sequence[tuple[Piece, Occasion]],
) -> str | None:
    if kind == "report":
        return None
    names = [(piece, one) for piece, one in occasions if not one.is_bare]
    if names:
        piece, one = names[0]
        return closed_up(piece.passage.span_of(one.start, one.end).of(text))
    if kind == "meeting" and headings and not draft.follows:
        return name_in_headline(headings[-1])
    return None


def _offices(draft: Draft, text: str) -> tuple[OfficePresence, ...]:
    out: dict[str, OfficePresence] = {}
    for span, roles in draft.parts.offices.items():
        if span.end > draft.span.end:
            continue
        office = closed_up(span.of(text))
        if office not in out:
            out[office] = OfficePresence(office, tuple(sorted(roles, key=ROLES.index)), span)
    return tuple(out.values())


def _places(draft: Draft, kind: EventKind, text: str, masks: _Masks) -> tuple[Place, ...]:
    """The places, each once in its most specific form, in order."""
    found: set[Span] = set()
    for site in draft.parts.sites:
        masked, people = masks.of(site.passage)
        places = (
            places_in_object(site.passage, masked, site.start)
            if site.looked_at
            else places_after(site.passage, masked, site.start, people)
        )
        found.update(site.passage.span_of(*place) for place in places)
    for piece in draft.pieces if kind != "report" else ():
        masked, _ = masks.of(piece.passage)
        for venue in find_venues(piece.passage, masked, piece.start, piece.end):
            span = piece.passage.span_of(*venue)
            if not any(said.start <= span.start < said.end for said in draft.parts.said):
                found.add(span)
    end = draft.span.end
    in_order = sorted((span for span in found if span.end <= end), key=lambda span: (span.start, -span.end))
    return tuple(_most_specific([Place(closed_up(span.of(text)), span) for span in in_order]))


class _Masks:
    """The passages of a document with titles and names made unreadable; each is made once, when it is asked for."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._people: dict[int, list[Named]] = {}
        for draft in drafts:
            for piece in draft.pieces:
                self._people.setdefault(id(piece.passage), []).extend(piece.people)
        self._masked: dict[int, str] = {}

    def of(self, passage: Passage) -> tuple[str, Sequence[Named]]:
        """The masked text of `passage`, and its people."""
        people = self._people.get(id(passage), [])
        if id(passage) not in self._masked:
            self._masked[id(passage)] = masked_text(passage, people)
        return self._masked[id(passage)], people


def _most_specific(places: Sequence[Place]) -> list[Place]:
    """Each place once: of `甲社区` and `乙街道甲社区` the longer, of `某小区` and `某小区卡点` the first."""
    out: list[Place] = []
    for place in places:
        name = place.place
        if any(one.place.endswith(name) or name.removeprefix(one.place) in _PARTS for one in out):
            continue
        shorter = next(
            (one for one in out if name.endswith(one.place) or one.place.removeprefix(name) in _PARTS), None
        )
        if shorter is not None:
            out[out.index(shorter)] = place
        else:
            out.append(place)
    return out
