"""Filters as conditions of SQL on `event AS e`: fixed clauses, with the values beside them to be bound."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bulletincli.model import PartialDate
from bulletincli.store.dates import first_day, last_day, month_day_reach
from bulletincli.store.errors import DateFilterError
from bulletincli.store.rows import Filters
from bulletincli.store.searchable import encodable, name_forms, simplified_forms

PERSON = "(p.name IN (SELECT unnest(?::VARCHAR[])) OR p.as_written = ? OR p.person_id = ?)"
"""That a participation `p` is that of somebody of a name; its values are those of `person_values`."""


@dataclass(slots=True)
class Clauses:
    """Clauses that must all hold, and their values in the same order."""

    clauses: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, clause: str, *values: object) -> None:
        """Add a clause and the values of its question marks."""
        self.clauses.append(clause)
        self.values += values

    @property
    def sql(self) -> str:
        """The clauses as one condition."""
        return " AND ".join(self.clauses) or "TRUE"


def person_values(name: str) -> list[object]:
    """Give the values for `PERSON`."""
    return [list(name_forms(name)), encodable(name), encodable(name)]


def conditions_of(filters: Filters, district_path: str | None) -> Clauses:
    """Put all filters but those of dates in clauses; `district_path` is what `filters.district` means."""
    where = Clauses()
    if district_path is not None:
        where.add(
            "(e.district_path = ? OR starts_with(e.district_path, ?))", district_path, f"{district_path}/"
        )
    if filters.kind is not None:
        where.add("e.kind = ?", filters.kind)
    if filters.document is not None:
        where.add(
            "e.document_id IN (SELECT document_id FROM document WHERE starts_with(document_id, ?)"
            " UNION SELECT document_id FROM document_location WHERE path = ?)",
            encodable(filters.document) or "no document",
            encodable(filters.document),
        )
    if filters.place is not None:
        forms = simplified_forms(filters.place)
        where.add(
            "e.event_id IN (SELECT event_id FROM place AS l WHERE "
            + " OR ".join(["contains(l.simplified, ?)"] * len(forms))
            + ")",
            *forms,
        )
    _add_participation(where, filters)
    return where


def _add_participation(where: Clauses, filters: Filters) -> None:
    """One participation must be both the person's and of the role."""
    part = Clauses()
    if filters.person is not None:
        part.add(PERSON, *person_values(filters.person))
    if filters.role is not None:
        part.add("list_contains(p.roles, ?)", filters.role)
    if part.clauses:
        where.add(f"e.event_id IN (SELECT p.event_id FROM participation AS p WHERE {part.sql})", *part.values)


@dataclass(frozen=True, slots=True)
class DateConditions:
    """When an event is `inside` the dates asked for, and when it can be `placed` among them at all."""

    inside: Clauses
    placed: str


def date_conditions_of(filters: Filters) -> DateConditions:
    """Put the dates in clauses; see `Filters` for their meaning. Raises `DateFilterError`."""
    since, until = filters.since, filters.until
    check_dates(since, until)
    inside = Clauses()
    given = since or until
    if given is None:
        return DateConditions(inside, "TRUE")
    if given.year is not None:
        if since is not None:
            inside.add("e.date_last >= ?", first_day(since))
        if until is not None:
            inside.add("e.date_first <= ?", last_day(until))
        return DateConditions(inside, "e.date_first IS NOT NULL")
    inside.add(
        # from April to May; or over New Year, from December to January
        "CASE WHEN e.month_day_first <= e.month_day_last"
        " THEN e.month_day_last >= ? AND e.month_day_first <= ?"
        " ELSE e.month_day_last >= ? OR e.month_day_first <= ? END",
        *(_month_days(since, until) * 2),
    )
    return DateConditions(inside, "e.month_day_first IS NOT NULL")


def _month_days(since: PartialDate | None, until: PartialDate | None) -> tuple[int, int]:
    first = 101 if since is None else month_day_reach(since)[0]
    return first, 1231 if until is None else month_day_reach(until)[1]


def check_dates(since: PartialDate | None, until: PartialDate | None) -> None:
    """Refuse dates that cannot bound a stretch of time. Raises `DateFilterError`."""
    if since is None or until is None:
        return
    if (since.year is None) != (until.year is None):
        raise DateFilterError(
            f"from {since} to {until}: one has a year, the other has none; give both a year, or neither"
        )
    first, last = first_day(since), last_day(until)
    reversed_ = (
        month_day_reach(since)[0] > month_day_reach(until)[1]
        if first is None or last is None
        else first > last
    )
    if reversed_:
        raise DateFilterError(f"from {since} to {until}: the first date is after the last; exchange them")
