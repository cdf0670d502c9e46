"""The words of the field as data, and their loading. Every file says in comments what its entries are.

A user's own words (see `own`) stand beside the packaged ones from `install` on. The tables that the rules make of the
lexicon are made once, many of them when their module is imported; so `install` comes before all that, and is refused
later: a process parses with one lexicon, and one that starts others to parse has each install the same words first.
`digest` tells one lexicon from another.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Words:
    """Words to be added to the packaged ones.

    `tables` has for the name of a TOML file what is to be put into its tables: a list is added to the list of the same
    key. `rows` has lines for the tab-separated files. Where an order counts, what is added comes last.
    """

    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    rows: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Eight digits by which these words are told from others; none if there are no words."""
        if not self.tables and not self.rows:
            return ""
        written = json.dumps([self.tables, self.rows], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(written.encode()).hexdigest()[:8]


class InstalledTooLateError(RuntimeError):
    """Words were to be installed when others had been read: a mistake of the program's."""


_installed = Words()


def install(words: Words) -> None:
    """Put `words` beside the packaged ones, for this process. Raises `InstalledTooLateError`."""
    global _installed  # noqa: PLW0603 - the one lexicon of the process
    if words == _installed:
        return
    if load_toml.cache_info().currsize or load_rows.cache_info().currsize:
        raise InstalledTooLateError("a lexicon is installed before the parser is imported")
    _installed = words


def installed() -> Words:
    """The words that were installed, for the processes that this one starts."""
    return _installed


def digest() -> str:
    """What tells the installed words from others; empty if only the packaged ones are there."""
    return _installed.digest


@cache
def load_toml(name: str) -> dict[str, Any]:
    """The lexicon file `name` (without `.toml`), as TOML gives it, with what was installed."""
    data = tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
    return _joined(data, _installed.tables.get(name, {}))


@cache
def load_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the tab-separated lexicon file `name` (without `.tsv`), comments left out, and what was installed."""
    text = files(__name__).joinpath(f"{name}.tsv").read_text("utf-8")
    rows = (tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))
    return (*rows, *_installed.rows.get(name, ()))


def _joined(table: dict[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """`table` with what `more` has for its keys, lists at the end of lists."""
    joined = dict(table)
    for key, value in more.items():
        before = joined[key]
        joined[key] = _joined(before, value) if isinstance(before, dict) else [*before, *value]
    return joined


@cache
def words_of(name: str, key: str) -> frozenset[str]:
    """The list `key` of the lexicon file `name` as a set."""
    return frozenset(load_toml(name)[key])


class Suffixes:
    """A set of words to be found where they end."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self._lengths = _lengths_by(words, -1)
        self.last_characters = frozenset(self._lengths)

    def ending_at(self, text: str, end: int, floor: int = 0) -> str | None:
        """The longest word that ends before place `end` of `text` and begins at `floor` or later."""
        if end < 1:
            return None
        for length in self._lengths.get(text[end - 1 : end], ()):
            if end - length >= floor and text[end - length : end] in self._words:
                return text[end - length : end]
        return None


class Prefixes:
    """A set of words to be found where they begin."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self._lengths = _lengths_by(words, 0)

    def starting_at(self, text: str, start: int) -> str | None:
        """The longest word that begins at place `start` of `text`."""
        for length in self._lengths.get(text[start : start + 1], ()):
            if text[start : start + length] in self._words:
                return text[start : start + length]
        return None


def _lengths_by(words: frozenset[str], place: int) -> dict[str, tuple[int, ...]]:
    """The lengths of the words with each character at `place`, the longest first."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[place], set()).add(len(word))
    return {character: tuple(sorted(found, reverse=True)) for character, found in lengths.items()}
