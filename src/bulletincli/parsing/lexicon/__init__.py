"""The words of the field as data, and their loading. Every file says in comments what its entries are."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_toml(name: str) -> dict[str, Any]:
    """The lexicon file `name` (without `.toml`), as TOML gives it."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def load_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the tab-separated lexicon file `name` (without `.tsv`), comments left out."""
    text = files(__name__).joinpath(f"{name}.tsv").read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def words_of(name: str, key: str) -> frozenset[str]:
    """The list `key` of the lexicon file `name` as a set."""
    return frozenset(load_toml(name)[key])


class Suffixes:
    """A set of words to be found where they end: `ending_at` looks up the last two to six characters."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self._lengths = sorted({len(word) for word in words}, reverse=True)
        self.last_characters = frozenset(word[-1] for word in words)

    def ending_at(self, text: str, end: int, floor: int = 0) -> str | None:
        """The longest word that ends before place `end` of `text` and begins at `floor` or later."""
        for length in self._lengths:
            if end - length >= floor and text[end - length : end] in self._words:
                return text[end - length : end]
        return None


class Prefixes:
    """A set of words to be found where they begin: `starting_at` looks up the longest."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self._lengths = sorted({len(word) for word in words}, reverse=True)

    def starting_at(self, text: str, start: int) -> str | None:
        """The longest word that begins at place `start` of `text`."""
        for length in self._lengths:
            if text[start : start + length] in self._words and start + length <= len(text):
                return text[start : start + length]
        return None
