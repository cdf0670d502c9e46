"""What the whole document shows of its names: where those found for certain stand again, and which runs are none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from bulletincli.parsing.lexicon import Prefixes
from bulletincli.parsing.names import GOOD_END
from bulletincli.parsing.passage import Passage


class NameIndex:
    """Names to be found wherever they stand: fast for the thousands that a long document holds."""

    def __init__(self, names: Collection[str]) -> None:
        self.names = frozenset(names)
        self._prefixes = Prefixes(self.names)
        firsts = "".join(sorted({re.escape(name[0]) for name in self.names}))
        self._first = re.compile(f"[{firsts}]") if firsts else None

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """The places of the names in `text`, the longest at each, none within another."""
        end = 0
        for match in self._first.finditer(text) if self._first else ():
            name = self._prefixes.starting_at(text, match.start()) if match.start() >= end else None
            if name:
                end = match.start() + len(name)
                yield match.start(), end


NO_NAMES: Final = NameIndex(())


def barred_runs(found: Mapping[str, Sequence[float]], passages: Sequence[Passage]) -> frozenset[str]:
    """Runs that were taken for names, though the whole document shows that the name is longer, or shorter.

    `found` are the names with the scores of their ends at every place. `桂花` that is everywhere followed by 明 is a part
    of 桂花明; `陈松关`, seen once, is 陈松 with the beginning of 关于 where 陈松 stands elsewhere with a good end.
    """
    barred: set[str] = set()
    unclear = NameIndex([name for name, ends in found.items() if len(ends) > 1 and max(ends) < GOOD_END])
    after: dict[str, set[str]] = {}
    for passage in passages:
        for start, end in unclear.find(passage.text):
            after.setdefault(passage.text[start:end], set()).add(passage.text[end : end + 1])
    barred.update(name for name, characters in after.items() if len(characters) == 1)
    for name, ends in found.items():
        shorter = found.get(name[:-1], ()) if len(name) > 2 else ()
        if shorter and max(shorter) > GOOD_END and max(ends) < GOOD_END:
            barred.add(name)
        if shorter and max(shorter) < GOOD_END and max(ends) > GOOD_END:
            barred.add(name[:-1])
    return frozenset(barred)
