"""Bulletins as JSON Lines: one `{"doc": …}` line, then a line an event, in the form of the annotated answers.

Beside the answers' keys stand `start` and `end` (characters into the text) of events, people, places,
offices, mentions and contributors, and on the first line `problems`, if there are any, and a `source` with
the text itself, so that a file of parsed bulletins is complete on another machine. Reading takes both forms:
places and mentions as strings or as objects, spans or none. `load(dump(bulletin)) == bulletin` for every
bulletin. Lines end with a line feed and nothing else: no other character that some programs end a line at is
left bare.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from reprlib import repr as shown
from typing import Any, Final, cast, get_args

from bulletincli.errors import BulletinError
from bulletincli.model import (
    EVENT_KINDS,
    ROLES,
    Bulletin,
    Contributor,
    ContributorRole,
    DateSource,
    District,
    Document,
    DocumentKind,
    Event,
    Format,
    Mention,
    NotADateError,
    OfficePresence,
    PartialDate,
    Person,
    Place,
    Problem,
    Role,
    Script,
    Source,
    Span,
    YearSource,
)

Json = dict[str, Any]

_LINE_ENDS: Final = (("\x85", r"\u0085"), ("\u2028", r"\u2028"), ("\u2029", r"\u2029"))
"""JSON leaves these bare inside a string, where `str.splitlines` and some editors end a line."""


class MalformedBulletinError(BulletinError):
    """A line that is no bulletin's: the message names file, line and key."""


def dump(bulletin: Bulletin, *, with_text: bool = True) -> Iterator[str]:
    """Write the bulletin's lines, without line ends; `with_text=False` leaves the text out of `source`."""
    first: Json = {"doc": _document_json(bulletin.document)}
    if bulletin.source is not None:
        source = bulletin.source
        first["source"] = _source_json(source) | ({"text": source.text} if with_text else {})
    if bulletin.problems:
        first["problems"] = [_problem_json(problem) for problem in bulletin.problems]
    for row in (first, *map(_event_json, bulletin.events)):
        yield _line(row)


def _line(row: Json) -> str:
    line = json.dumps(row, ensure_ascii=False)
    for bare, escaped in _LINE_ENDS:
        line = line.replace(bare, escaped)
    return line


def load(lines: Iterable[str], path: str) -> Iterator[Bulletin]:
    """Read the bulletins in `lines`, one for each `doc` line; `path` names the file in messages.

    Raises `MalformedBulletinError` at the first line that cannot be one.
    """
    head: Bulletin | None = None
    events: list[Event] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        row = _Reader(_decode(line, path, number), path, number, head.source if head else None)
        if "doc" in row.json:
            if head is not None:
                yield replace(head, events=tuple(events))
            head, events = row.head(), []
        elif head is None:
            raise row.malformed("doc", 'the first line must be the document\'s, {"doc": …}')
        else:
            events.append(row.event())
    if head is None:
        raise MalformedBulletinError(f'{path}: no line holds a bulletin; the first must be {{"doc": …}}')
    yield replace(head, events=tuple(events))


def _decode(line: str, path: str, number: int) -> Json:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise MalformedBulletinError(f"{path}, line {number}: not JSON ({error})") from None
    if not isinstance(row, dict):
        raise MalformedBulletinError(
            f"{path}, line {number}: must be a JSON object, not {type(row).__name__}"
        )
    return row


def _is_text(value: str) -> bool:
    """Whether UTF-8 can write it: JSON can escape half a character, which no text has."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _span_json(span: Span | None) -> Json:
    return {} if span is None else {"start": span.start, "end": span.end}


def _written_json(one: Contributor | Mention) -> Json:
    """How a name is written and where, as far as known."""
    return ({} if one.as_written is None else {"as_written": one.as_written}) | _span_json(one.span)


def _source_json(source: Source) -> Json:
    """Where the text came from; what a plain file has not is left out."""
    row: Json = {"path": source.path, "sha256": source.sha256, "encoding": source.encoding}
    if source.format != "text":
        row["format"] = source.format
    if source.url is not None:
        row["url"] = source.url
    if source.pages:
        row["pages"] = list(source.pages)
    return row


def _problem_json(problem: Problem) -> Json:
    return {"path": problem.path, "cause": problem.cause, "line": problem.line, "quote": problem.quote}


def _document_json(document: Document) -> Json:
    district: Json | None = None
    if document.district is not None:
        known = document.district
        district = {"name": known.name, "adcode": known.adcode, "path": known.path}
        if known.candidates:
            district["candidates"] = list(known.candidates)
    return {
        "title": document.title,
        "publisher": document.publisher,
        "kind": document.kind,
        "issue": document.issue,
        "published": None if document.published is None else str(document.published),
        "period": document.period,
        "year": document.year,
        "year_source": document.year_source,
        "year_why": document.year_why,
        "script": document.script,
        "district": district,
        "contributors": [
            {"name": one.name, "role": one.role} | _written_json(one) for one in document.contributors
        ],
    }


def _event_json(event: Event) -> Json:
    row: Json = {
        "id": event.id,
        "quote": event.quote,
        "section": event.section,
        "headings": list(event.headings),
        "district": event.district,
        "date": None if event.date is None else str(event.date),
        "date_end": None if event.date_end is None else str(event.date_end),
        "day_part": event.day_part,
        "date_source": event.date_source,
        "kind": event.kind,
        "name": event.name,
        "places": [{"place": place.place} | _span_json(place.span) for place in event.places],
        "people": [_person_json(person) for person in event.people],
        "offices": [
            {"office": one.office, "roles": list(one.roles)} | _span_json(one.span) for one in event.offices
        ],
        "mentions": [{"name": one.name} | _written_json(one) for one in event.mentions],
    }
    row |= _span_json(event.span)
    if event.date_span is not None:
        row["date_span"] = _span_json(event.date_span)
    if event.date_confidence is not None:
        row["date_confidence"] = event.date_confidence
    return row


def _person_json(person: Person) -> Json:
    row: Json = {
        "name": person.name,
        "as_written": person.as_written,
        "title": person.title,
        "roles": list(person.roles),
    }
    row |= _span_json(person.span)
    if person.title_span is not None:
        row["title_span"] = _span_json(person.title_span)
    if person.confidence is not None:
        row["confidence"] = person.confidence
    return row


class _Reader:
    """One decoded line, and the checks that name its key when a value is not what it must be."""

    def __init__(self, row: Json, path: str, number: int, source: Source | None) -> None:
        self.json, self.path, self.number, self.within = row, path, number, source

    def malformed(self, key: str, must: str) -> MalformedBulletinError:
        return MalformedBulletinError(f"{self.path}, line {self.number}, key {key!r}: {must}")

    def text(self, row: Mapping[str, Any], key: str) -> str:
        value = row.get(key)
        if not isinstance(value, str):
            raise self.malformed(key, f"must be a string, not {shown(value)}")
        if not _is_text(value):
            raise self.malformed(key, f"holds half a character (a lone surrogate): {shown(value)}")
        return value

    def maybe_text(self, row: Mapping[str, Any], key: str) -> str | None:
        return None if row.get(key) is None else self.text(row, key)

    def one_of(self, row: Mapping[str, Any], key: str, values: Iterable[str]) -> str:
        value, allowed = row.get(key), tuple(values)
        if value not in allowed:
            raise self.malformed(key, f"must be one of {', '.join(allowed)}, not {shown(value)}")
        return cast(str, value)

    def objects(self, row: Mapping[str, Any], key: str, string_key: str | None = None) -> list[Json]:
        """Take the list under `key`; a plain string stands for an object with `string_key`."""
        value = row.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.malformed(key, f"must be a list, not {shown(value)}")
        out: list[Json] = []
        for item in value:
            if isinstance(item, str) and string_key is not None:
                out.append({string_key: item})
            elif isinstance(item, dict):
                out.append(item)
            else:
                raise self.malformed(key, f"must hold objects, not {shown(item)}")
        return out

    def object(self, row: Mapping[str, Any], key: str) -> Json | None:
        value = row.get(key)
        if value is not None and not isinstance(value, dict):
            raise self.malformed(key, f"must be an object, not {shown(value)}")
        return value

    def strings(self, row: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = [] if row.get(key) is None else row[key]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.malformed(key, f"must be a list of strings, not {shown(value)}")
        return tuple(self.text({key: item}, key) for item in value)

    def date(self, row: Mapping[str, Any], key: str) -> PartialDate | None:
        value = self.maybe_text(row, key)
        try:
            return None if value is None else PartialDate.parse(value)
        except NotADateError:
            raise self.malformed(
                key, f"must be a date like 2022-04-28, --04-28 or 2006-01, not {shown(value)}"
            ) from None

    def span(self, row: Mapping[str, Any], key: str = "start") -> Span | None:
        start, end = row.get("start"), row.get("end")
        if start is None and end is None:
            return None
        if type(start) is not int or type(end) is not int or not 0 <= start <= end:
            raise self.malformed(
                key, f"start and end must be character offsets, not {shown(start)} and {shown(end)}"
            )
        if self.within is not None and end > len(self.within.text):
            raise self.malformed(
                key, f"{start} to {end} is outside the text of {len(self.within.text)} characters"
            )
        return Span(start, end)

    def span_under(self, row: Mapping[str, Any], key: str) -> Span | None:
        inner = self.object(row, key)
        return None if inner is None else self.span(inner, key)

    def number_from_0_to_1(self, row: Mapping[str, Any], key: str) -> float | None:
        value = row.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.malformed(key, f"must be a number from 0 to 1, not {shown(value)}")
        return float(value)

    def roles(self, row: Mapping[str, Any]) -> tuple[Role, ...]:
        roles = self.strings(row, "roles")
        for role in roles:
            if role not in ROLES:
                raise self.malformed("roles", f"must hold only {', '.join(ROLES)}, not {shown(role)}")
        return cast(tuple[Role, ...], roles)

    def source(self) -> Source | None:
        row = self.object(self.json, "source")
        if row is None or row.get("text") is None:
            return None
        return Source(
            path=self.text(row, "path"),
            text=self.text(row, "text"),
            sha256=self.text(row, "sha256"),
            encoding=self.maybe_text(row, "encoding") if "encoding" in row else "utf-8",
            format=cast(Format, self.one_of({"format": "text"} | row, "format", get_args(Format))),
            url=self.maybe_text(row, "url"),
            pages=self.offsets(row, "pages"),
        )

    def offsets(self, row: Mapping[str, Any], key: str) -> tuple[int, ...]:
        value = row.get(key) or []
        if not isinstance(value, list) or not all(type(one) is int and one >= 0 for one in value):
            raise self.malformed(key, f"must be a list of character offsets, not {shown(value)}")
        if value != sorted(value):
            raise self.malformed(key, f"must be a list of offsets that rise, not {shown(value)}")
        return tuple(value)

    def head(self) -> Bulletin:
        """Read the first line: a bulletin that has no events yet."""
        self.within = self.source()
        problems = tuple(self.problem(one) for one in self.objects(self.json, "problems"))
        return Bulletin(self.document(), (), self.within, problems)

    def problem(self, row: Json) -> Problem:
        line = row.get("line")
        if line is not None and (type(line) is not int or line < 1):
            raise self.malformed("line", f"must be a line number or null, not {line!r}")
        return Problem(self.text(row, "path"), self.text(row, "cause"), line, self.maybe_text(row, "quote"))

    def document(self) -> Document:
        row = self.object(self.json, "doc")
        if row is None:
            raise self.malformed("doc", "must be an object")
        year = row.get("year")
        if year is not None and (type(year) is not int or not 1 <= year <= 9999):
            raise self.malformed("year", f"must be a year or null, not {year!r}")
        return Document(
            title=self.maybe_text(row, "title"),
            publisher=self.maybe_text(row, "publisher"),
            kind=cast(DocumentKind, self.one_of(row, "kind", get_args(DocumentKind))),
            issue=self.maybe_text(row, "issue"),
            published=self.date(row, "published"),
            period=self.maybe_text(row, "period"),
            year=year,
            year_source=cast(YearSource, self.one_of(row, "year_source", get_args(YearSource))),
            year_why=self.maybe_text(row, "year_why"),
            script=cast(Script, self.one_of(row, "script", get_args(Script))),
            district=self.district(row),
            contributors=tuple(
                Contributor(
                    name=self.text(one, "name"),
                    role=cast(ContributorRole, self.one_of(one, "role", get_args(ContributorRole))),
                    as_written=self.maybe_text(one, "as_written"),
                    span=self.span(one),
                )
                for one in self.objects(row, "contributors")
            ),
        )

    def district(self, row: Json) -> District | None:
        known = self.object(row, "district")
        if known is None:
            return None
        return District(
            name=self.text(known, "name"),
            adcode=self.maybe_text(known, "adcode"),
            path=self.text(known, "path"),
            candidates=self.strings(known, "candidates"),
        )

    def event(self) -> Event:
        row = self.json
        return Event(
            id=self.text(row, "id"),
            quote=self.text(row, "quote"),
            section=self.maybe_text(row, "section"),
            headings=self.strings(row, "headings"),
            district=self.maybe_text(row, "district"),
            date=self.date(row, "date"),
            date_end=self.date(row, "date_end"),
            day_part=self.maybe_text(row, "day_part"),
            date_source=cast(DateSource, self.one_of(row, "date_source", get_args(DateSource))),
            kind=cast(Any, self.one_of(row, "kind", EVENT_KINDS)),
            name=self.maybe_text(row, "name"),
            places=tuple(
                Place(self.text(one, "place"), self.span(one)) for one in self.objects(row, "places", "place")
            ),
            people=tuple(self.person(one) for one in self.objects(row, "people")),
            offices=tuple(
                OfficePresence(self.text(one, "office"), self.roles(one), self.span(one))
                for one in self.objects(row, "offices", "office")
            ),
            mentions=tuple(
                Mention(self.text(one, "name"), self.maybe_text(one, "as_written"), self.span(one))
                for one in self.objects(row, "mentions", "name")
            ),
            span=self.span(row),
            date_span=self.span_under(row, "date_span"),
            date_confidence=self.number_from_0_to_1(row, "date_confidence"),
        )

    def person(self, row: Json) -> Person:
        return Person(
            name=self.text(row, "name"),
            as_written=self.text(row, "as_written"),
            title=self.maybe_text(row, "title"),
            roles=self.roles(row),
            span=self.span(row),
            title_span=self.span_under(row, "title_span"),
            confidence=self.number_from_0_to_1(row, "confidence"),
        )
