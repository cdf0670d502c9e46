"""A bulletin as rows of the tables: pure, one function a table's kind.

The values of each row stand in the order of the table's columns in `schema.sql`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

from bulletincli.model import Bulletin, Event, PartialDate, Source, Span
from bulletincli.parsing.script import shadow_of
from bulletincli.store.dates import reach_of
from bulletincli.store.digests import DOCUMENT_TABLES, Row, digests_of
from bulletincli.store.districts import event_path, own_path
from bulletincli.store.errors import UnstorableBulletinError
from bulletincli.store.identity import event_ids_of, person_id_of, scope_of
from bulletincli.store.offices import offices_in
from bulletincli.store.searchable import without_gaps
from bulletincli.store.stamps import Location

_LONGEST: Final = 2**31 - 1
"""What a column for an offset holds at most."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a bulletin came to be read: what the store keeps of it beside its content."""

    document_id: str
    path: str
    location: Location
    extractor: str
    given: bool
    known: str | None
    content_sha256: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one bulletin by table, and the persons in them (id to name and scope)."""

    tables: dict[str, list[Row]]
    persons: dict[str, Row] = field(default_factory=dict)


def rows_of(bulletin: Bulletin, reading: Reading) -> Rows:
    """Make the rows of one bulletin. Raises `UnstorableBulletinError` if it contradicts itself."""
    _check_spans(bulletin, reading.path)
    rows = Rows({table: [] for table in DOCUMENT_TABLES})
    document_id = reading.document_id
    rows.tables["contributor"] += (
        (document_id, position, one.name, one.role, one.as_written, *_ends(one.span))
        for position, one in enumerate(bulletin.document.contributors, 1)
    )
    rows.tables["problem"] += (
        (document_id, one.path, position, one.cause, one.line, one.quote, one.of_parsing)
        for position, one in enumerate(bulletin.problems, 1)
    )
    shadow = None if bulletin.source is None else shadow_of(bulletin.source.text, bulletin.document.script)
    for position, (event_id, event) in enumerate(
        zip(event_ids_of(bulletin, document_id, reading.path), bulletin.events, strict=True), 1
    ):
        _add_event(rows, bulletin, shadow, event, (event_id, document_id, position))
    read = _what_was_read(bulletin, document_id)
    digests = digests_of(rows.tables | {"document": [read]})
    rows.tables["document"].append((*read, *_how_it_was_read(bulletin.source, reading, digests)))
    return rows


def _what_was_read(bulletin: Bulletin, document_id: str) -> Row:
    """Make the part of a document's row that `digests.DOCUMENT_COLUMNS` names."""
    document, source = bulletin.document, bulletin.source
    district = document.district
    return (
        document_id,
        None if source is None else source.sha256,
        document.title,
        document.publisher,
        document.kind,
        document.issue,
        _iso(document.published),
        document.period,
        document.year,
        document.year_source,
        document.year_why,
        document.script,
        None if district is None else district.name,
        own_path(district),
        None if district is None else district.adcode,
        [] if district is None else list(district.candidates),
    )


def _how_it_was_read(source: Source | None, reading: Reading, digests: list[str]) -> Row:
    """Make the rest of it: where the document was found, and by what it was read."""
    return (
        reading.path,
        *reading.location.values,
        reading.extractor,
        reading.given,
        reading.known,
        reading.content_sha256,
        digests,
        0 if source is None else len(source.text),
        None if source is None else source.text,
    )


def _add_event(
    rows: Rows, bulletin: Bulletin, shadow: str | None, event: Event, key: tuple[str, str, int]
) -> None:
    """Add the event's row and those of all that belongs to it."""
    tables, document = rows.tables, bulletin.document
    event_id, document_id, _ = key
    district_path = event_path(event.district, own_path(document.district), document.year)
    reach = reach_of(event.date, event.date_end, event.day_part)
    text, search_text = _texts_of(bulletin, shadow, event)
    tables["event"].append(
        (
            *key,
            _iso(event.date),
            _iso(event.date_end),
            event.day_part,
            event.date_source,
            event.date_confidence,
            reach.first,
            reach.last,
            reach.month_day_first,
            reach.month_day_last,
            reach.sort_key,
            reach.last_key,
            event.district,
            district_path,
            event.kind,
            event.name,
            event.section,
            list(event.headings),
            event.quote,
            text,
            search_text,
            *_ends(event.span),
            *_ends(event.date_span),
        )
    )
    scope = scope_of(district_path)
    for position, person in enumerate(event.people, 1):
        person_id = person_id_of(person.name, scope, document_id)
        rows.persons[person_id] = (person_id, person.name, scope)
        tables["participation"].append(
            (
                event_id,
                document_id,
                position,
                person_id,
                person.name,
                person.as_written,
                person.title,
                list(offices_in(person.title, document.script)) if person.title else [],
                list(person.roles),
                person.confidence,
                *_ends(person.span),
                *_ends(person.title_span),
            )
        )
    tables["office_presence"] += (
        (event_id, document_id, position, one.office, list(one.roles), *_ends(one.span))
        for position, one in enumerate(event.offices, 1)
    )
    tables["place"] += (
        (event_id, document_id, position, one.place, _simplified(one.place, bulletin), *_ends(one.span))
        for position, one in enumerate(event.places, 1)
    )
    tables["mention"] += (
        (event_id, document_id, position, one.name, one.as_written, *_ends(one.span))
        for position, one in enumerate(event.mentions, 1)
    )


def _texts_of(bulletin: Bulletin, shadow: str | None, event: Event) -> tuple[str, str]:
    """Give the event's whole text and its searchable form: the quote, if the text did not come along."""
    if bulletin.source is None or shadow is None or event.span is None:
        return event.quote, _simplified(event.quote, bulletin)
    return event.span.of(bulletin.source.text), without_gaps(event.span.of(shadow))


def _simplified(text: str, bulletin: Bulletin) -> str:
    return without_gaps(shadow_of(text, bulletin.document.script))


def _iso(date: PartialDate | None) -> str | None:
    return None if date is None else str(date)


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)


def _check_spans(bulletin: Bulletin, path: str) -> None:
    """Refuse a span that reaches beyond the text: it would point at nothing."""
    length = _LONGEST if bulletin.source is None else len(bulletin.source.text)
    for span in _spans_of(bulletin):
        if span.end > length:
            raise UnstorableBulletinError(
                f"{path}: a span {span.start}..{span.end} lies outside the text of {length} characters;"
                " parse the text again"
            )


def _spans_of(bulletin: Bulletin) -> Iterator[Span]:
    for one in bulletin.document.contributors:
        yield from _some(one.span)
    for event in bulletin.events:
        yield from _some(event.span, event.date_span)
        for person in event.people:
            yield from _some(person.span, person.title_span)
        for part in chain[Any](event.offices, event.places, event.mentions):
            yield from _some(part.span)


def _some(*spans: Span | None) -> Iterable[Span]:
    return (span for span in spans if span is not None)
