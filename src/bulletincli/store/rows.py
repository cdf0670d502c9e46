"""What the store answers with: frozen rows, typed, free of SQL.

Dates are ISO text as `PartialDate` writes it (`2022-04-28`, `--04-28`, `2006-01`). Spans count characters
into the document's text, those of `Mark` into the event's own.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final, Generic, Literal, TypeVar

from bulletincli.model import EventKind, PartialDate, Role, Span

T = TypeVar("T")

ExportTable = Literal["events", "participations", "people", "documents", "mentions", "offices", "places"]
EXPORT_TABLES: Final[tuple[ExportTable, ...]] = (
    "events", "participations", "people", "documents", "mentions", "offices", "places",
)  # fmt: skip

DoubtKind = Literal[
    "no-year", "open-district", "dates-backwards", "unread-person", "weak-name", "weak-date", "yearless-date",
    "two-spellings", "two-districts", "empty-event",
]  # fmt: skip
DOUBT_KINDS: Final[tuple[DoubtKind, ...]] = (
    "no-year", "open-district", "dates-backwards", "unread-person", "weak-name", "weak-date", "yearless-date",
    "two-spellings", "two-districts", "empty-event",
)  # fmt: skip
"""What may be doubtful, in the order in which it is listed: first what concerns whole documents."""

Outcome = Literal["added", "replaced", "unchanged"]
"""What became of a bulletin that was given to the writer."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events are asked for; every field that is set must hold.

    - `district`: a name (`西湖区`), a name without its level word (`西湖`), a path or its end
      (`南昌市/西湖区`), or a six-digit code; districts below it belong to it. `/西湖区` is the one whose
      city is unknown.
    - `person`: a name in either script, or a person id. `role`: that person's role there, or without
      `person` anybody's.
    - `place`: part of a place's name, in either script. `document`: a document id, the start of one, or a
      path.
    - `since`, `until`: inclusive. An event matches if any day on which it may have happened lies between
      them. Dates with a year leave out the events whose year is unknown: they cannot be placed
      (`Page.undated` counts them). Dates without a year (`--04-05`) compare month and day alone, in every
      year, and so place those events too.
    """

    district: str | None = None
    person: str | None = None
    place: str | None = None
    kind: EventKind | None = None
    role: Role | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of the rows that match, and how many there are: `20 of 312`.

    `undated` counts the events that match but for a filter of dates that they cannot be compared with.
    """

    rows: tuple[T, ...]
    total: int
    undated: int = 0


@dataclass(frozen=True, slots=True)
class PersonPart:
    """One person's part in an event.

    `name` is in simplified characters, `as_written` and `title` are the source's own.
    """

    name: str
    as_written: str
    title: str | None
    roles: tuple[str, ...]
    person_id: str
    span: Span | None = None
    title_span: Span | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class OfficePart:
    """An office or group that took part without a name."""

    office: str
    roles: tuple[str, ...]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class PlacePart:
    """A place where the event happened, as written."""

    place: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class MentionPart:
    """Somebody named in the event's text who took no part."""

    name: str
    as_written: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event with everything that was read of it.

    `text` is the whole text that reports it (the quote, where the bulletin came without its text); `span`
    is where that stands in the document. `district` is the name, `district_path` the name with what it lies
    in.
    """

    event_id: str
    date: str | None
    date_end: str | None
    day_part: str | None
    date_source: str
    district: str | None
    district_path: str | None
    kind: str
    name: str | None
    section: str | None
    headings: tuple[str, ...]
    people: tuple[PersonPart, ...]
    offices: tuple[OfficePart, ...]
    places: tuple[PlacePart, ...]
    mentions: tuple[MentionPart, ...]
    quote: str
    text: str
    span: Span | None
    document_id: str
    document_title: str | None
    path: str


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office in the titles before a person's name: in how many events, and on which first and last date.

    A title of several offices (区委副书记、区政府区长) counts for each.
    """

    title: str
    first: str | None
    last: str | None
    count: int


@dataclass(frozen=True, slots=True)
class RoleCount:
    """In how many events a person had a role."""

    role: str
    count: int


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who took part in the same events, and in how many."""

    person_id: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Appearance:
    """One event in which a person took part, with their own title and roles there."""

    event: EventRow
    title: str | None
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person: offices by first date, roles and company by how often, appearances by date.

    `scope` is the path of the city (or district) within whose offices the name is one person, None where
    unknown. `appearances.total` is the number of events; `company_total` that of all who took part with
    them.
    """

    person_id: str
    name: str
    as_written: tuple[str, ...]
    scope: str | None
    districts: tuple[str, ...]
    first: str | None
    last: str | None
    offices: tuple[OfficeHeld, ...]
    roles: tuple[RoleCount, ...]
    company: tuple[Companion, ...]
    company_total: int
    appearances: Page[Appearance]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An event whose text holds all the words; `count` is how often.

    `matches` are where, in characters into `event.text`, in order; those that overlap are one.
    """

    event: EventRow
    matches: tuple[Span, ...]
    count: int


MarkKind = Literal["date", "person", "title", "office", "place", "mention"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the event's text from which a field was read.

    `span` counts from the text's first character. `value` is what was understood: a name in simplified
    characters, an ISO date, an office.
    """

    kind: MarkKind
    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class EventDetail:
    """One event whole: its row, what its fields were read from, and its document.

    `marks` are in the order of the text, longer ones first where two start together. A field that was read
    from outside the event's text (a date in a heading) has no mark; `date_span` says where, in characters
    into the document, and `date_quote` what stands there.
    """

    event: EventRow
    marks: tuple[Mark, ...]
    date_span: Span | None
    date_quote: str | None
    date_confidence: float | None
    document: DocumentRow


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in the list of people: number of events, first and last date, last title."""

    person_id: str
    name: str
    scope: str | None
    title: str | None
    events: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class DistrictRow:
    """A district with events or documents of its own or below it.

    `events`, `documents` and `people` count those below too.
    """

    path: str
    name: str
    adcode: str | None
    events: int
    documents: int
    people: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document; `paths` are all the places where this text was found, `path` the first of them in order.

    `candidates` are the paths between which its district stays open. `extractor` is what read it, or
    `given` if it came as a parse. `pages` are where the pages of a paged format begin, in characters, and `manifest`
    names what of all this a manifest says.
    """

    document_id: str
    title: str | None
    publisher: str | None
    kind: str
    issue: str | None
    published: str | None
    period: str | None
    year: int | None
    year_source: str
    year_why: str | None
    script: str
    district: str | None
    district_path: str | None
    adcode: str | None
    candidates: tuple[str, ...]
    path: str
    paths: tuple[str, ...]
    encoding: str | None
    extractor: str
    characters: int
    events: int
    people: int
    contributors: tuple[tuple[str, str], ...]
    format: str | None = None
    url: str | None = None
    pages: tuple[int, ...] = ()
    manifest: tuple[str, ...] = ()

    def page_at(self, place: int) -> int | None:
        """Give the number, from 1, of the page on which the character at `place` stands; None without pages."""
        return bisect_right(self.pages, place) or None


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """Something that was not understood, or a file that was not read (`document_id` is None)."""

    path: str
    document_id: str | None
    cause: str
    line: int | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """Something doubtful: its kind, the document, the event if it is about one, and the sentence.

    `about` is what is doubted (a name, a date, the candidates); `confidence` is the parser's, where it is low.
    `line` counts from 1; None where the bulletin came without its text, and `sentence` is then the event's
    quote.
    """

    kind: DoubtKind
    path: str
    document_id: str
    event_id: str | None
    line: int | None
    about: str
    sentence: str | None
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Doubts:
    """Some of what is doubtful, and how much there is of each kind (only kinds that there are)."""

    rows: tuple[DoubtRow, ...]
    counts: tuple[tuple[DoubtKind, int], ...]

    @property
    def total(self) -> int:
        """How many rows there are in all."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class Stats:
    """How much the file holds. `by_kind`, `by_role`: (word, number), the most frequent first.

    `first` and `last` are over the events whose year is known; `yearless` have a month and no year,
    `undated` no date.
    """

    documents: int
    events: int
    people: int
    participations: int
    offices: int
    places: int
    mentions: int
    districts: int
    problems: int
    characters: int
    first: str | None
    last: str | None
    yearless: int
    undated: int
    by_kind: tuple[tuple[str, int], ...]
    by_role: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Damage:
    """Something in the database that cannot be as it was written: in which table, of what (a path or an id)."""

    table: str
    about: str
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was checked, and what was found to be damaged.

    `unfinished`: a run of `ingest` was cut short; that is no damage, the next one goes on.
    """

    documents: int
    events: int
    spans: int
    unfinished: bool
    damage: tuple[Damage, ...]


@dataclass(frozen=True, slots=True)
class DistrictMatch:
    """A district that a name may mean: its path and code."""

    path: str
    adcode: str | None
