"""Where things stand in a TOML text, which `tomllib` does not tell: the lines of headers and keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

_TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"""'
    r"|'''.*?'''"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|^[ \t]*\[\[?[ \t]*(?P<table>[\w-]+)[ \t]*\]"
    r"|^[ \t]*(?P<key>[\w-]+)[ \t]*=",
    re.DOTALL | re.MULTILINE,
)
"""Strings and comments are tokens of their own, so that nothing in them is taken for a header or a key."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands under one header: its table's name (empty above the first), its line and those of its keys."""

    table: str
    line: int
    keys: dict[str, int] = field(default_factory=dict)

    def line_of(self, key: str | None) -> int:
        """The line of a key, or of the header if the key is not there or not written as a word."""
        return self.line if key is None else self.keys.get(key, self.line)


def stretches(text: str) -> Iterator[Stretch]:
    """Everything between headers, in order, from a text that `tomllib` reads."""
    current = Stretch("", 1)
    line, counted = 1, 0
    for token in _TOKEN.finditer(text):
        written = token["table"] or token["key"]
        if not written:
            continue
        line, counted = line + text.count("\n", counted, token.start()), token.start()
        if token["key"]:
            current.keys.setdefault(written, line)
        else:
            yield current
            current = Stretch(written, line)
    yield current
