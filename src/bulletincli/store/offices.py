"""The offices in a title: 区委副书记、区政府区长 are two, 教育、卫生局局长 is one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from bulletincli.model import Script
from bulletincli.parsing.lexicon import Suffixes, words_of
from bulletincli.parsing.script import simplify
from bulletincli.store.searchable import without_gaps

_MARK: Final = re.compile("[、,，]")


@cache
def _heads() -> Suffixes:
    """Look up the last words of titles."""
    return Suffixes(words_of("titles", "heads"))


@lru_cache(maxsize=4096)
def offices_in(title: str, script: Script) -> tuple[str, ...]:
    """Part a title at each list mark before which an office's last word stands.

    The offices are as written, but without white space.
    """
    written = without_gaps(title)
    simplified = simplify(written, script)
    offices, start = [], 0
    for mark in _MARK.finditer(written):
        if _heads().ending_at(simplified, mark.start(), start):
            offices.append(written[start : mark.start()])
            start = mark.end()
    offices.append(written[start:])
    return tuple(dict.fromkeys(office for office in offices if office))
