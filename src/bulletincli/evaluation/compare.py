"""One parsed document beside its answers: figures and differences.

A field is compared where the event was found; an event that was missed counts against all its fields, and is
one difference only. Titles, names of meetings, places and offices are the same whatever white space (a line
wrap) they hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Final, Literal

from bulletincli.evaluation.calibration import Fact
from bulletincli.evaluation.differences import Difference, offset_of
from bulletincli.evaluation.figures import Figures, Overlap, Rate
from bulletincli.evaluation.pairing import Answer, Pair, Pairing, pair, place
from bulletincli.excerpts import line_of, sentence_at
from bulletincli.model import Bulletin, Contributor, Document, Event, Person, Span

_DOCUMENT_FIELDS: Final[tuple[tuple[str, Callable[[Document], str | None]], ...]] = (
    ("title", lambda document: _solid(document.title)),
    ("publisher", lambda document: _solid(document.publisher)),
    ("kind", lambda document: document.kind),
    ("issue", lambda document: document.issue),
    ("published", lambda document: _text(document.published)),
    ("period", lambda document: document.period),
    ("year", lambda document: _text(document.year)),
    ("script", lambda document: document.script),
    ("adcode", lambda document: document.district.adcode if document.district else None),
    ("contributors", lambda document: _contributors(document.contributors)),
)
_Value = Literal["day_part", "district", "kind", "name"]
_List = Literal["places", "offices"]


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One document's figures and every difference: of the document line, the events, the names anywhere.

    `facts` are the people and dates that were parsed, each right or wrong.
    """

    document: str
    figures: Figures
    differences: tuple[Difference, ...]
    facts: tuple[Fact, ...] = ()


def compare(stem: str, gold: Bulletin, parsed: Bulletin | None, text: str) -> DocumentReport:
    """How `parsed` (None if the parser failed) differs from the answers. Raises `QuoteNotInTextError`."""
    return _Comparison(stem, gold, parsed, text).report()


class _Comparison:
    """Walks over the pairs of one document and collects its report."""

    def __init__(self, stem: str, gold: Bulletin, parsed: Bulletin | None, text: str) -> None:
        self.stem, self.gold, self.parsed, self.text = stem, gold, parsed, text
        self.found = parsed.events if parsed else ()
        self.pairing: Pairing = pair(place(gold.events, text), self.found, text)
        self.differences: list[Difference] = []

    def report(self) -> DocumentReport:
        figures = Figures(
            doc=self.document(),
            events=Overlap(len(self.found) - len(self.pairing.extra), len(self.found), len(self.gold.events)),
            people=Overlap(found=sum(len({one.name for one in event.people}) for event in self.found)),
            roles=Overlap(found=sum(len(set(one.roles)) for event in self.found for one in event.people)),
            places=Overlap(found=sum(len(_listed("places", event)) for event in self.found)),
            offices=Overlap(found=sum(len(_listed("offices", event)) for event in self.found)),
        )
        for each in self.pairing.pairs:
            figures += self.event(each)
        for event in self.pairing.extra:
            start = event.span.start if event.span else 0
            self.differ(None, "events", None, None, self.text[start : start + 24], at=start)
        figures += Figures(names=self.names())
        return DocumentReport(self.stem, figures, tuple(self.differences), tuple(self.facts()))

    def facts(self) -> Iterator[Fact]:
        """Judge every person, and every date of an event that an answer has."""
        for each in self.pairing.pairs:
            gold, found = each.answer.event, each.found
            if found is None:
                continue
            names = {person.name for person in gold.people}
            yield from (Fact("person", one.confidence, one.name in names) for one in found.people)
            if found.date is not None:
                same = (gold.date, gold.date_end) == (found.date, found.date_end)
                yield Fact("date", found.date_confidence, same)
        for event in self.pairing.extra:
            yield from (Fact("person", one.confidence, is_right=False) for one in event.people)

    def differ(
        self,
        event: Event | None,
        field: str,
        subject: str | None,
        expected: str | None,
        got: str | None,
        *,
        at: int | None = None,
    ) -> None:
        """Note a difference; `at` is the offset of the text it is about."""
        self.differences.append(
            Difference(
                self.stem, event.id if event else None, field, subject, expected, got,
                None if at is None else line_of(self.text, at),
                None if at is None else sentence_at(self.text, at),
            )
        )  # fmt: skip

    def event(self, each: Pair) -> Figures:
        """Compare one answer. What was found in all is counted for the whole document."""
        if each.found is None:
            self.differ(
                each.answer.event, "events", None, each.answer.event.quote, None, at=each.answer.stretch.start
            )
        return self.people(each) + Figures(
            dates=self.date(each),
            day_part=self.value(each, "day_part"),
            district=self.value(each, "district"),
            kind=self.value(each, "kind"),
            name=self.value(each, "name"),
            places=self.listed(each, "places"),
            offices=self.listed(each, "offices"),
        )

    def date(self, each: Pair) -> Rate:
        gold, found = each.answer.event, each.found
        got = _dates(found) if found else None
        if gold.date is None:
            if got is not None:
                self.differ(gold, "dates", None, None, got, at=self.offset(each.answer, None))
            return Rate(false=int(got is not None))
        same = found is not None and (gold.date, gold.date_end) == (found.date, found.date_end)
        if found is not None and not same:
            self.differ(gold, "dates", None, _dates(gold), got, at=self.offset(each.answer, None))
        return Rate(hit=int(same), of=1)

    def value(self, each: Pair, field: _Value) -> Rate:
        gold, found = each.answer.event, each.found
        expected: str | None = getattr(gold, field)
        got: str | None = getattr(found, field) if found else None
        same = _solid(expected) == _solid(got)
        if found is not None and not same:
            self.differ(gold, field, None, expected, got, at=self.offset(each.answer, expected or got))
        if expected is None:
            return Rate(false=int(got is not None))
        return Rate(hit=int(same), of=1)

    def listed(self, each: Pair, field: _List) -> Overlap:
        gold, found = each.answer.event, each.found
        expected, got = _listed(field, gold), _listed(field, found)
        for key in sorted(expected.keys() - got.keys()) if found else ():
            self.differ(gold, field, None, expected[key], None, at=self.offset(each.answer, expected[key]))
        for key in sorted(got.keys() - expected.keys()):
            self.differ(gold, field, None, None, got[key], at=self.offset(each.answer, got[key]))
        return Overlap(hit=len(expected.keys() & got.keys()), gold=len(expected))

    def people(self, each: Pair) -> Figures:
        """People, their roles and titles."""
        gold = {person.name: person for person in each.answer.event.people}
        found = {person.name: person for person in each.found.people} if each.found else {}
        for name, person in gold.items():
            if each.found and name not in found:
                self.person(each, person, f"{name} ({_roles(person.roles)})", None)
        for name, person in found.items():
            if name not in gold:
                self.person(each, person, None, f"{name} ({_roles(person.roles)})")
        figures = Figures(
            people=Overlap(hit=len(gold.keys() & found.keys()), gold=len(gold)),
            roles=Overlap(gold=sum(len(person.roles) for person in gold.values())),
        )
        for name, person in gold.items():
            if name in found:
                figures += self.same_person(each, person, found[name])
        return figures

    def person(self, each: Pair, person: Person, expected: str | None, got: str | None) -> None:
        at = self.offset(each.answer, person.as_written, person.span)
        self.differ(each.answer.event, "people", None, expected, got, at=at)

    def same_person(self, each: Pair, gold: Person, found: Person) -> Figures:
        """Roles and title of a person that was found."""
        event, at = each.answer.event, self.offset(each.answer, gold.as_written, found.span)
        if set(gold.roles) != set(found.roles):
            self.differ(event, "roles", gold.name, _roles(gold.roles), _roles(found.roles), at=at)
        titles = Rate()
        if gold.title:
            same = _solid(gold.title) == _solid(found.title)
            if not same:
                self.differ(event, "titles", gold.name, gold.title, found.title, at=at)
            titles = Rate(hit=int(same), of=1)
        return Figures(roles=Overlap(hit=len(set(gold.roles) & set(found.roles))), titles=titles)

    def names(self) -> Overlap:
        expected, got = _names(self.gold), _names(self.parsed)
        for name in sorted(expected - got):
            self.differ(None, "names", None, name, None, at=_anywhere(self.text, name))
        for name in sorted(got - expected):
            self.differ(None, "names", None, None, name, at=_anywhere(self.text, name))
        return Overlap(hit=len(expected & got), found=len(got), gold=len(expected))

    def document(self) -> Rate:
        hit = 0
        for field, read in _DOCUMENT_FIELDS:
            expected = read(self.gold.document)
            got = read(self.parsed.document) if self.parsed else None
            hit += expected == got
            if expected != got:
                self.differ(None, "doc", field, expected, got)
        return Rate(hit=hit, of=len(_DOCUMENT_FIELDS))

    def offset(self, answer: Answer, needle: str | None, span: Span | None = None) -> int:
        return span.start if span else offset_of(self.text, answer.stretch, needle)


def _listed(field: _List, event: Event | None) -> dict[str, str]:
    """Give the values of a field that lists: as compared, and as written."""
    if event is None:
        return {}
    values = (
        [one.place for one in event.places] if field == "places" else [one.office for one in event.offices]
    )
    return {"".join(value.split()): value for value in values}


def _names(bulletin: Bulletin | None) -> Set[str]:
    """Every name that the bulletin holds anywhere."""
    if bulletin is None:
        return set()
    names = {one.name for one in bulletin.document.contributors}
    for event in bulletin.events:
        names |= {one.name for one in event.people} | {one.name for one in event.mentions}
    return names


def _solid(value: str | None) -> str | None:
    """Without white space: a line wrap inside a title is no difference."""
    return None if value is None else "".join(value.split())


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _dates(event: Event) -> str | None:
    if event.date is None:
        return None
    return str(event.date) if event.date_end is None else f"{event.date}/{event.date_end}"


def _roles(roles: Iterable[str]) -> str:
    return " ".join(sorted(set(roles)))


def _contributors(contributors: Iterable[Contributor]) -> str | None:
    return " ".join(sorted(f"{one.name}:{one.role}" for one in contributors)) or None


def _anywhere(text: str, name: str) -> int | None:
    at = text.find(name)
    return at if at >= 0 else None
