"""A person: offices, roles, company, appearances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bulletincli.store.queries.conditions import PERSON, Clauses, date_conditions_of, person_values
from bulletincli.store.queries.events import load_events
from bulletincli.store.queries.timeline import where_of
from bulletincli.store.rows import (
    Appearance,
    Companion,
    EventRow,
    Filters,
    OfficeHeld,
    Page,
    PersonCard,
    RoleCount,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

COMPANY: Final = 20
"""How many of those who appear with a person are named."""


def who(connection: Connection, name: str, filters: Filters, limit: int | None) -> list[PersonCard]:
    """See `Reader.who`."""
    where = where_of(connection, replace(filters, role=None))
    dates = date_conditions_of(filters).inside
    where.add(dates.sql, *dates.values)
    if filters.role is not None:
        where.add("list_contains(p.roles, ?)", filters.role)
    persons = _persons(connection, name, where)
    if not persons:
        return []
    details = _details(connection, [row[0] for row in persons], where)
    shown = {row[0]: row[-1] if limit is None else row[-1][:limit] for row in persons}
    events = load_events(connection, [row_id for row_ids in shown.values() for row_id in row_ids])
    return [
        _card(row, [one[1:] for one in details if one[0] == row[0]], [events[one] for one in shown[row[0]]])
        for row in persons
    ]


def _persons(connection: Connection, name: str, where: Clauses) -> list[tuple[Any, ...]]:
    """Find the persons of that name, with the rows of their events in the order of time."""
    return connection.execute(
        f"""
        WITH meant AS (SELECT DISTINCT p.person_id FROM participation AS p WHERE {PERSON}),
        appearing AS (
            SELECT
                p.person_id, list(DISTINCT p.as_written ORDER BY p.as_written) AS as_written,
                e.rowid AS row_id, e.document_id, e.position, e.district_path,
                e.date, coalesce(e.date_end, e.date) AS date_end, e.sort_key, e.last_key
            FROM participation AS p
            SEMI JOIN meant USING (person_id)
            JOIN event AS e ON e.event_id = p.event_id
            WHERE {where.sql}
            GROUP BY ALL
        )
        SELECT
            n.person_id, n.name, n.scope,
            list_sort(list_distinct(flatten(list(a.as_written)))),
            list_sort(list_distinct(list(a.district_path))),
            arg_min(a.date, a.sort_key), arg_max(a.date_end, a.last_key),
            list(a.row_id ORDER BY a.sort_key, a.document_id, a.position)
        FROM appearing AS a
        JOIN person AS n ON n.person_id = a.person_id
        GROUP BY n.person_id, n.name, n.scope
        ORDER BY count(*) DESC, n.person_id
        """,
        [*person_values(name), *where.values],
    ).fetchall()


def _details(connection: Connection, person_ids: list[str], where: Clauses) -> list[tuple[Any, ...]]:
    """Count offices (part 1), roles (2) and company (3) of these persons.

    Rows of (person, part, text, other person, first, last, events, of how many in all).
    """
    return connection.execute(
        f"""
        WITH mine AS (
            SELECT
                p.person_id, p.event_id, p.offices, p.roles,
                e.date, coalesce(e.date_end, e.date) AS date_end, e.sort_key, e.last_key
            FROM participation AS p
            JOIN event AS e ON e.event_id = p.event_id
            WHERE p.person_id IN (SELECT unnest(?::VARCHAR[])) AND {where.sql}
        ),
        company AS (
            SELECT mine.person_id, o.person_id AS other_id, o.name, count(DISTINCT mine.event_id) AS events
            FROM mine
            JOIN participation AS o ON o.event_id = mine.event_id AND o.person_id <> mine.person_id
            GROUP BY mine.person_id, o.person_id, o.name
        ),
        details AS (
            SELECT
                person_id, 1 AS part, office AS value, NULL AS other_id,
                arg_min(date, sort_key) AS first, arg_max(date_end, last_key) AS last,
                min(sort_key) AS first_key, count(DISTINCT event_id) AS events, NULL AS total
            FROM (SELECT *, unnest(offices) AS office FROM mine)
            GROUP BY person_id, office
            UNION ALL
            SELECT person_id, 2, role, NULL, NULL, NULL, '', count(DISTINCT event_id), NULL
            FROM (SELECT person_id, event_id, unnest(roles) AS role FROM mine)
            GROUP BY person_id, role
            UNION ALL
            SELECT
                person_id, 3, name, other_id, NULL, NULL, '', events, count(*) OVER (PARTITION BY person_id)
            FROM company
            QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY events DESC, name, other_id) <= ?
        )
        SELECT person_id, part, value, other_id, first, last, events, total
        FROM details
        ORDER BY person_id, part, first_key, events DESC, value, other_id
        """,
        [person_ids, *where.values, COMPANY],
    ).fetchall()


def _card(person: Sequence[Any], details: Sequence[Sequence[Any]], events: Sequence[EventRow]) -> PersonCard:
    person_id, name, scope, as_written, districts, first, last, row_ids = person
    offices, roles, company = ([row[1:] for row in details if row[0] == part] for part in (1, 2, 3))
    return PersonCard(
        person_id=person_id,
        name=name,
        as_written=tuple(as_written),
        scope=scope,
        districts=tuple(districts),
        first=first,
        last=last,
        offices=tuple(OfficeHeld(title, began, ended, count) for title, _, began, ended, count, _ in offices),
        roles=tuple(RoleCount(role, count) for role, *_, count, _ in roles),
        company=tuple(Companion(other_id, other, count) for other, other_id, *_, count, _ in company),
        company_total=company[0][-1] if company else 0,
        appearances=Page(tuple(_appearance(event, person_id) for event in events), len(row_ids)),
    )


def _appearance(event: EventRow, person_id: str) -> Appearance:
    own = [part for part in event.people if part.person_id == person_id]
    roles = tuple(dict.fromkeys(role for part in own for role in part.roles))
    return Appearance(event, next((part.title for part in own if part.title), None), roles)
