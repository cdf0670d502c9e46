"""Names of other languages by the characters with which Chinese writes them: `lexicon/transliteration.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bulletincli.parsing.lexicon import Prefixes, load_toml

LONGEST_RUN: Final = 8
"""The most characters of one part of such a name."""
_SUFFIX: Final = "(?:[托莫采耶诺科里拉]夫|斯基|维奇|[诺耶]娃)"
"""Ends of Russian and Kazakh family names."""


@cache
def transliterating() -> frozenset[str]:
    """The characters with which Mongolian, Tibetan, Uyghur and other names of China are written."""
    return frozenset(load_toml("transliteration")["characters"])


@cache
def endings() -> frozenset[str]:
    """The characters that only end such names."""
    return frozenset(load_toml("transliteration")["endings"])


@cache
def _western() -> frozenset[str]:
    return transliterating() | frozenset(load_toml("transliteration")["western"])


@cache
def _elements() -> Prefixes:
    return Prefixes(load_toml("transliteration")["elements"])


@cache
def _suffixed() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(_western()))}]{{1,4}}{_SUFFIX}")


def transliterated_until(text: str, start: int) -> int:
    """Where the run of such words and characters ends that begins at place `start`; `start` if none does."""
    end = start
    limit = min(len(text), start + LONGEST_RUN)
    while end < limit:
        element = _elements().starting_at(text, end)
        if not element and (text[end] not in transliterating() or (text[end] == "和" and end - start > 1)):
            break  # `阿不都|和阿肯`, but 孟和 and the like are elements
        end += len(element) if element else 1
    return end


def is_transliterated(run: str) -> bool:
    """Whether `run` is made of the words and characters with which names of other languages are written."""
    end = transliterated_until(run, 0)
    return end == len(run) or (end == len(run) - 1 and end > 1 and run[end] in endings())


def end_of_suffixed(text: str, start: int) -> int | None:
    """Where a name with the end of a Russian or Kazakh one ends that begins at place `start`, or None."""
    match = _suffixed().match(text, start)
    return match.end() if match else None


def begin_of_dotted(text: str, dot: int, floor: int) -> int:
    """Where the name with a middle dot at place `dot` begins: the run of transliterating characters left of it."""
    start = dot
    while start > max(floor, dot - LONGEST_RUN) and text[start - 1] in _western():
        start -= 1
    return start


def is_damaged_dot(text: str, place: int) -> bool:
    """Whether the `?` at `place` stands for a middle dot: between characters of such names (`哈孜汗?努尔兰`)."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return before in _western() and after in _western()
