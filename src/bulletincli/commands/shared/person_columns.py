"""The columns of what is known of a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from bulletincli.commands.shared.event_columns import EVENT_COLUMNS, PEOPLE, of
from bulletincli.model import ROLES as ROLES_IN_ORDER
from bulletincli.render.columns import Column, Json, Row, Table
from bulletincli.store.rows import Appearance, Companion, OfficeHeld, PersonCard, RoleCount

OFFICES: Final[tuple[Column[OfficeHeld], ...]] = (
    Column("title", lambda held: held.title),
    Column("first", lambda held: held.first),
    Column("last", lambda held: held.last),
    Column("events", lambda held: held.count),
)

ROLES: Final[tuple[Column[RoleCount], ...]] = (
    Column("role", lambda counted: counted.role),
    Column("events", lambda counted: counted.count),
)

COMPANY: Final[tuple[Column[Companion], ...]] = (
    Column("name", lambda companion: companion.name),
    Column("events", lambda companion: companion.count),
    Column("person_id", lambda companion: companion.person_id),
)

APPEARANCES: Final[tuple[Column[Appearance], ...]] = (
    *(of(column, lambda one: one.event) for column in EVENT_COLUMNS if column is not PEOPLE),
    Column("roles", lambda one: one.roles, flat=lambda one: ", ".join(one.roles)),
    Column("title", lambda one: one.title),
    of(PEOPLE.only("to programs"), lambda one: one.event),
)

_Line = tuple[PersonCard, Appearance]

APPEARANCE_ROWS: Final[tuple[Column[_Line], ...]] = (
    Column("person_id", lambda line: line[0].person_id),
    Column("person", lambda line: line[0].name),
    Column("scope", lambda line: line[0].scope),
    Column("title", lambda line: line[1].title),
    Column("roles", lambda line: line[1].roles, flat=lambda line: ", ".join(line[1].roles)),
    *(of(column, lambda line: line[1].event) for column in EVENT_COLUMNS),
)


def roles_in_order(card: PersonCard) -> list[RoleCount]:
    """Return the person's roles, the most frequent first; of those as frequent, in the usual order."""
    order = [str(role) for role in ROLES_IN_ORDER]
    return sorted(card.roles, key=lambda counted: (-counted.count, order.index(counted.role)))


def _objects(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> Json:
    return list(Table(columns, rows).without("to people").objects())


CARD: Final[tuple[Column[PersonCard], ...]] = (
    Column("person_id", lambda card: card.person_id),
    Column("name", lambda card: card.name),
    Column("as_written", lambda card: card.as_written),
    Column("scope", lambda card: card.scope),
    Column("districts", lambda card: card.districts),
    Column("first", lambda card: card.first),
    Column("last", lambda card: card.last),
    Column("events", lambda card: card.appearances.total),
    Column("offices", lambda card: _objects(OFFICES, card.offices)),
    Column("roles", lambda card: _objects(ROLES, roles_in_order(card))),
    Column("company", lambda card: _objects(COMPANY, card.company)),
    Column("company_total", lambda card: card.company_total),
    Column("appearances", lambda card: _objects(APPEARANCES, card.appearances.rows)),
)
"""A person as one object; only for JSON, where lists can stand in it."""
