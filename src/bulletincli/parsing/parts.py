"""The parts that the sentences of one event give to people and offices, as `roles` reads them one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from bulletincli.model import EventKind, Role, Span
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.sentences import Group

ELIDED: Final = -1
"""The key of somebody from before the event, left out as the subject of its first clause."""


class Site(NamedTuple):
    """Where places may be named: after a verb of motion, or (`looked_at`) in what was inspected."""

    passage: Passage
    start: int
    looked_at: bool


@dataclass
class Parts:
    """What the sentences of one event say, gathered sentence by sentence."""

    roles: dict[int, list[Role]] = field(default_factory=dict)
    """Roles of a name, by where in the document it begins."""
    leaders: set[int] = field(default_factory=set)
    """The names that lead something."""
    offices: dict[Span, list[Role]] = field(default_factory=dict)
    acts: list[tuple[int, EventKind]] = field(default_factory=list)
    """What is done that makes a kind of event, and where in the document, in order."""
    principal: Group | None = None
    last_subject: Group | None = None
    """Whom `他` means: the last one who was somebody's subject alone."""
    sites: list[Site] = field(default_factory=list)
    said: list[Span] = field(default_factory=list)
    """What was said, and names no place where anything happened."""
    begun: bool = False
    """Whether the event's first sentence was read."""

    @property
    def elided(self) -> list[Role]:
        """Roles of somebody from before the event, left out as the subject of its first clause."""
        return self.roles.get(ELIDED, [])

    def give(self, group: Group, roles: Sequence[Role]) -> None:
        """Add `roles` to those of every member."""
        for key in group.keys:
            have = self.roles.setdefault(key, [])
            have.extend(role for role in roles if role not in have)
        if "lead" in roles:
            self.leaders.update(group.keys)

    def receive_guests(self, host: Group) -> None:
        """Who came is met by `host`: `某公司总裁一行来区考察。区长会见|客人`."""
        for key, roles in self.roles.items():
            if key not in host.keys and "lead" in roles and "meet" not in roles:
                roles.append("meet")

    def take_back(self, group: Group, role: Role) -> None:
        """Remove `role` from those of every member."""
        for key in group.keys:
            if role in self.roles.get(key, []):
                self.roles[key].remove(role)
        if role == "lead":
            self.leaders.difference_update(group.keys)

    def of(self, group: Group) -> list[Role]:
        """The roles of the group's first member so far."""
        return self.roles.get(group.keys[0], [])

    def give_office(self, span: Span, roles: Sequence[Role]) -> None:
        """Add an unnamed office, or roles to it."""
        if not roles:
            return
        have = self.offices.setdefault(span, [])
        have.extend(role for role in roles if role not in have)
