"""The records that a bulletin is read into. Frozen.

What was written and what we understood are separate fields. Offsets are always in characters (Unicode code
points) into the document's decoded text, half open: `text[start:end]`. The words for roles, kinds and sources
are those of the annotation guide; each is a plain string so that records and their JSON form hold the same
values.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from typing import Final, Literal

Role = Literal["host", "speak", "attend", "observe", "accompany", "lead", "meet"]
ROLES: Final[tuple[Role, ...]] = ("host", "speak", "lead", "attend", "accompany", "observe", "meet")
"""Every role, in the order in which people read them."""

EventKind = Literal[
    "meeting", "inspection", "research", "reception", "visit", "ceremony", "duty", "study", "report"
]
EVENT_KINDS: Final[tuple[EventKind, ...]] = (
    "meeting", "inspection", "research", "reception", "visit", "ceremony", "duty", "study", "report",
)  # fmt: skip

DocumentKind = Literal["chronicle", "newspaper", "roundup"]
Script = Literal["Hans", "Hant"]
YearSource = Literal["stated", "inferred", "unknown", "manifest"]
DateSource = Literal["written", "repaired", "inherited", "none"]
Format = Literal["text", "html", "pdf", "docx"]
ContributorRole = Literal["reporter", "correspondent", "editor", "signatory", "compiler"]

DAY_PARTS: Final = ("凌晨", "早上", "上午", "中午", "下午", "傍晚", "晚上")
"""The parts of a day in their order, in simplified characters."""


class NotADateError(ValueError):
    """A string that is none of the forms of `PartialDate`."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the document: `start` up to and not including `end`, in characters."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """Cut out the characters of `text` that the span covers."""
        return text[self.start : self.end]


_ISO = re.compile(r"(?:(?P<year>\d{4})|-)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)

_WRITTEN: Final = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日?)?)?",
        r"(?P<year>)--(?P<month>\d{2})(?:-(?P<day>\d{2}))?",
        r"(?P<year>)(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日?)?",
    )
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the year, or the day, or month and day may be unknown.

    Written as ISO 8601 with the unknown left out: `2022-04-28`, `--04-28` (no year), `--04` (a month of an
    unknown year), `2006-01`, `2006`. Raises `NotADateError` for a day without a month, nothing at all, or a
    day that no calendar has (29 February needs a leap year only if the year is known).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and (self.day is not None or self.year is None):
            raise NotADateError(f"not a date: {self.year}, {self.month}, {self.day}")
        if self.year is not None and not 1 <= self.year <= 9999:
            raise NotADateError(f"not a year: {self.year}")
        if self.month is not None:
            if not 1 <= self.month <= 12:
                raise NotADateError(f"not a month: {self.month}")
            if self.day is not None and not 1 <= self.day <= self.days_in_month():
                raise NotADateError(f"not a day of month {self.month}: {self.day}")

    @classmethod
    def parse(cls, iso: str) -> PartialDate:
        """Read the date that `iso` writes (see the class). Raises `NotADateError`."""
        match = _ISO.fullmatch(iso)
        if not match:
            raise NotADateError(f"not a date: {iso!r}")
        return cls(*(int(part) if part else None for part in match.group("year", "month", "day")))

    @classmethod
    def read(cls, written: str) -> PartialDate | None:
        """Read a date as people write it (`2022-4-5`, `2022/04`, `20220405`, `2022年4月5日`); None if it is none.

        Raises `NotADateError` for a day that no calendar has.
        """
        for form in _WRITTEN:
            match = form.fullmatch(written.strip())
            if match:
                return cls(*(int(part) if part else None for part in match.group("year", "month", "day")))
        return None

    def days_in_month(self) -> int:
        """Length of the month; 29 for February of an unknown year. Needs a month."""
        if self.month is None:
            raise ValueError("a date without a month has no number of days")
        return calendar.monthrange(self.year or 2000, self.month)[1]

    @property
    def precision(self) -> Literal["day", "month", "year"]:
        """The smallest part that is known."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    def __str__(self) -> str:
        year = "-" if self.year is None else f"{self.year:04d}"
        if self.month is None:
            return year
        return f"{year}-{self.month:02d}" + ("" if self.day is None else f"-{self.day:02d}")


@dataclass(frozen=True, slots=True)
class Person:
    """One named person's part in one event: all their roles there, once.

    `name` is in simplified characters, `as_written` the source's own; `title` is the run of offices before
    the name as written, without white space, or None. `span` covers `as_written`, `title_span` the title where
    it stands (for a common title, at the head of its list). Spans are None only in records that were made
    without their text. `confidence` is the estimated probability that this is a person who took part, None
    where nobody estimated it.
    """

    name: str
    as_written: str
    title: str | None
    roles: tuple[Role, ...]
    span: Span | None = None
    title_span: Span | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class OfficePresence:
    """An office or group that took part without a name (区法院院长), as written, without white space."""

    office: str
    roles: tuple[Role, ...]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named in the event's text who did not take part. `name` in simplified characters."""

    name: str
    as_written: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A named place where the event happened, as written, without white space."""

    place: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening that the bulletin reports; see the annotation guide for each field.

    `id` is the document's id and the event's place in it; `quote` an initial run of the event's text, one
    line at the most; `span` the whole of the text that reports it. `date_span` covers the characters the date
    was read from.
    """

    id: str
    quote: str
    section: str | None
    headings: tuple[str, ...]
    district: str | None
    date: PartialDate | None
    date_end: PartialDate | None
    day_part: str | None
    date_source: DateSource
    kind: EventKind
    name: str | None
    places: tuple[Place, ...] = ()
    people: tuple[Person, ...] = ()
    offices: tuple[OfficePresence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    span: Span | None = None
    date_span: Span | None = None
    date_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class District:
    """An administrative unit: name in simplified characters, national code, path from the province down.

    The code is None for a development zone. `candidates` lists the paths between which the text leaves it
    open; empty when it is certain.
    """

    name: str
    adcode: str | None
    path: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody who made the bulletin: reporter, editor … `name` in simplified characters."""

    name: str
    role: ContributorRole
    as_written: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a bulletin says of itself; see the annotation guide's document line for each field."""

    title: str | None
    publisher: str | None
    kind: DocumentKind
    issue: str | None
    published: PartialDate | None
    period: str | None
    year: int | None
    year_source: YearSource
    year_why: str | None
    script: Script
    district: District | None
    contributors: tuple[Contributor, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A bulletin's text and where it came from. Made by `reading`, the input of `parsing`.

    `sha256` is the hex digest of the text as UTF-8; `path` is what the user named, for people to recognise
    it. `encoding` is that of the file's bytes, None for a format that has its own. `url` is the address at which
    it was published. `pages` are the offsets, in characters, at which the pages of a paged format begin.
    """

    path: str
    text: str = field(repr=False)
    sha256: str
    encoding: str | None = "utf-8"
    format: Format = "text"
    url: str | None = None
    pages: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        """The document's id: the first twelve digits of its hash."""
        return self.sha256[:12]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a bulletin that was not understood, or a file that was not read.

    `line` counts from 1 and `quote` is the text concerned, where there is one. `of_parsing` tells what was found in
    the text, which ends when that is parsed better, from what is wrong with the file.
    """

    path: str
    cause: str
    line: int | None = None
    quote: str | None = None
    of_parsing: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody knows of a bulletin from outside it (a manifest): wins over what the text suggests.

    `year_why` says how the year is known. `district` is a name or a six-digit code, `url` the address at which the
    bulletin was published.
    """

    title: str | None = None
    publisher: str | None = None
    district: str | None = None
    published: PartialDate | None = None
    year: int | None = None
    year_why: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One bulletin, read: the document, its events in text order, and the text, if it came along."""

    document: Document
    events: tuple[Event, ...]
    source: Source | None = None
    problems: tuple[Problem, ...] = ()
