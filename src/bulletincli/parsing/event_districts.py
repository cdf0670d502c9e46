"""Which district each event is about: by the headings above it, else by its document's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bulletincli.model import District, Span
from bulletincli.parsing import divisions
from bulletincli.parsing.districts import LEVELS
from bulletincli.parsing.divisions import Division

_SPACE: Final = re.compile(r"\s+")
_LONGEST_HEADING: Final = 12
_OWN_WEIGHT: Final = 20
"""How often the document's own unit counts as named when a heading may mean several."""


class EventDistricts:
    """Looks up the districts of a document's events; what a heading means is looked up once."""

    def __init__(
        self, shadow: str, document: District | None, context: Sequence[Division], year: int | None
    ) -> None:
        self._shadow, self._document, self._year = shadow, document, year
        own = [division for division in context if document and division.name == document.name]
        self._context = [*context, *own * _OWN_WEIGHT]
        self._of_heading: dict[str, str | None] = {}
        self._above = divisions.named(document.name) if document else ()

    def of(self, headings: Sequence[Span], beginning: str) -> str | None:
        """The county-level unit or zone whose event it is: that of the nearest heading, else the document's.

        In a bulletin of a whole city, province or prefecture, a county that the event's `beginning` names as its
        subject or goal.
        """
        for heading in reversed(headings):
            found = self._unit_of(_SPACE.sub("", heading.of(self._shadow)).strip("【】[]():"))
            if found:
                return found
        document = self._document
        if document is None:
            return None
        is_whole_city = document.adcode is not None and document.adcode.endswith("00")
        return (self._county_in(beginning) if is_whole_city else None) or document.name

    def _unit_of(self, heading: str) -> str | None:
        if not 2 <= len(heading) <= _LONGEST_HEADING or heading[-1] not in LEVELS:
            return None
        if heading not in self._of_heading:
            found = divisions.resolve(heading, self._context, self._year)
            self._of_heading[heading] = found.name if found else None
        return self._of_heading[heading]

    def _county_in(self, beginning: str) -> str | None:
        for start, _, found in divisions.find(beginning):
            inside = [unit for unit in found if unit.level == "county" and self._is_within(unit)]
            if inside and (start == 0 or beginning[start - 1] in "到来赴在,"):
                return inside[0].name
        return None

    def _is_within(self, unit: Division) -> bool:
        code = (self._document.adcode if self._document else None) or ""
        return any(divisions.within(unit, above) for above in self._above if above.code[:2] == code[:2])
