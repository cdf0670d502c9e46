"""How much of what is read in a bulletin's plain text is read in another form of it too."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Final

from bulletincli.model import Bulletin, Event, Source
from bulletincli.parsing.parse import parse
from bulletincli.reading.documents import Text, Told, read_documents

from .formats import Format

FIELDS: Final = ("events", "people", "dates")
AT_LEAST: Final = {"text": 1.0, "archive": 0.99, "html": 0.99, "docx": 0.99, "pdf": 0.97}
"""What each kind of format has to reach."""

_GAPS: Final = re.compile(r"\s+")
_KEY: Final = 24


@dataclass
class Share:
    """How many of one thing are in both, in the plain text and in the other form."""

    both: int = 0
    plain: int = 0
    other: int = 0

    @property
    def value(self) -> float:
        """The share, 0 to 1: what is missing and what is too much both count."""
        return 2 * self.both / (self.plain + self.other) if self.plain + self.other else 1.0


@dataclass
class Shares:
    """The shares of one format over all bulletins, and what differs, a line each."""

    of: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in FIELDS})
    differences: list[str] = field(default_factory=list)

    def add(self, name: str, plain: Bulletin, other: Bulletin) -> None:
        """Count what two readings of one bulletin have in common."""
        for what, (here, there) in _facts(plain, other).items():
            share = self.of[what]
            both = here & there
            share.both += both.total()
            share.plain += here.total()
            share.other += there.total()
            self.differences += [f"{name}: {what}: lost {one}" for one in here - both]
            self.differences += [f"{name}: {what}: made {one}" for one in there - both]


def shares_of(format_: Format, texts: Mapping[str, str]) -> Shares:
    """Write the texts in a format, read them again, and compare with the plain ones."""
    shares = Shares()
    for name, text in texts.items():
        written = format_.write(text)
        files = written.members or ((f"{name}{format_.suffix}", written),)
        for path, one in files:
            plain = text if _same_characters(text, one.text) else one.text
            [document] = read_documents(one.data, path, Told())
            if not isinstance(document, Text):
                raise AssertionError(f"{name}: {document}")
            shares.add(name, _parsed(plain), parse(document.source))
    return shares


def _same_characters(text: str, other: str) -> bool:
    """Tell a text in another order of its parts from one that was converted, as for Big5, or has lost characters."""
    return Counter(_GAPS.sub("", text)) == Counter(_GAPS.sub("", other))


def _parsed(text: str) -> Bulletin:
    return parse(Source("plain.txt", text, hashlib.sha256(text.encode()).hexdigest()))


def _facts(plain: Bulletin, other: Bulletin) -> dict[str, tuple[Counter[Hashable], Counter[Hashable]]]:
    dated = plain.document.year is not None  # else a page may know the year that its text alone does not
    one, two = (
        dict(zip(FIELDS, _counted(bulletin, dated=dated), strict=True)) for bulletin in (plain, other)
    )
    return {name: (one[name], two[name]) for name in FIELDS}


def _counted(bulletin: Bulletin, *, dated: bool) -> tuple[Counter[Hashable], ...]:
    """Count events by how they begin, people and dates with the event that they are of."""
    keyed = [(_key(event), event) for event in bulletin.events]
    people = [
        (key, person.name, person.title, person.roles) for key, event in keyed for person in event.people
    ]
    dates = [
        (key, *(str(date)[0 if dated else -5 :] for date in (event.date, event.date_end)), event.day_part)
        for key, event in keyed
        if event.date
    ]
    return Counter(key for key, _ in keyed), Counter(people), Counter(dates)


def _key(event: Event) -> str:
    return _GAPS.sub("", event.quote)[:_KEY]
