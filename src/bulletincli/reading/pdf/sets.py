"""Numbers that belong together (disjoint sets)."""

from __future__ import annotations

from collections import defaultdict


class Sets:
    """The numbers from 0 on, each in a set of its own until two sets are joined."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def join(self, one: int, other: int) -> None:
        """Put the sets of two numbers together."""
        self._parents[self._root(other)] = self._root(one)

    def groups(self) -> list[list[int]]:
        """Return the sets, each in the order of its numbers."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._parents)):
            found[self._root(number)].append(number)
        return list(found.values())

    def _root(self, number: int) -> int:
        while self._parents[number] != number:
            self._parents[number] = self._parents[self._parents[number]]
            number = self._parents[number]
        return number
