"""The words of `lexicon/layout.toml`, and patterns made of word lists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Final

_BETWEEN: Final = r"(?:\([a-zà-ÿāēěīńňōūǎǐǒǔǖǘǚǜ]{1,6}\)| {0,4})"


@cache
def layout_lexicon() -> dict[str, Any]:
    """The tables of `lexicon/layout.toml`."""
    return tomllib.loads(files("bulletincli.parsing.lexicon").joinpath("layout.toml").read_text("utf-8"))


def any_of(words: Iterable[str], *, spaced: bool = False) -> str:
    """A pattern for any of `words`, the longest first.

    With `spaced`, also with spaces between (`来  源`) or with readings that a bad conversion put in (`发(fā)表时间`).
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    if spaced:
        return "|".join(_BETWEEN.join(map(re.escape, word)) for word in ordered)
    return "|".join(map(re.escape, ordered))
