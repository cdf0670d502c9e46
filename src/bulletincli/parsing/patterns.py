"""Patterns that several modules share, and the making of patterns from word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

HAN: Final = "㐀-䶵一-龥"
"""Chinese characters, for use within brackets."""
DIGITS: Final = "〇○零一二三四五六七八九OoＯ0-9"
"""What a year may be written with, for use within brackets: 二○○三, 二OO三, 2003."""
YEAR: Final = rf"(?:(?:中华)?民国 ?)?[{DIGITS}]{{2,4}} ?年"
MONTH: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元正])"
DAY: Final = r"(?:[12]\d|3[01]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
PRESENT_LABEL: Final = (
    "(?:(?P<host>主持)|(?P<observe>列席)|(?P<attend>出席|参加|参会|与会)|缺席|请假)"
    "(?:会议|人员|领导|同志|人|者)*:"
)
"""What minutes write before those present, each group a role, and before those who were not: `出席:`, `列席人员:`."""
_BETWEEN: Final = r"(?:\([a-zà-ÿāēěīńňōūǎǐǒǔǖǘǚǜ]{1,6}\)| {0,4})"
BULLETS: Final = "△▲Δ∆▽▼⊙●◆◇■□★☆※►▶◎♦▪◦❖➤✦"
"""Marks before an entry. ○ is left out: it is the zero of 二○○三年."""


def tree_of(words: Iterable[str], more: Mapping[str, Sequence[str]] | None = None) -> str:
    """Make a pattern for any of `words`, the longest first, that costs little where none of them begins.

    The words are written as a tree of their characters, and every alternative begins with one character, which is what
    Python's `re` needs to pass over other places at once. `more` has for a first character patterns of what may follow
    it; they come before the words.
    """
    tails: dict[str, list[str]] = {first: [] for first in more or ()}
    for word in sorted(words):
        tails.setdefault(word[0], []).append(word[1:])
    branches = []
    for first, rests in tails.items():
        deeper = tree_of([rest for rest in rests if rest]) if any(rests) else ""
        followed = [*((more or {}).get(first, ())), *([deeper] if deeper else [])]
        ends = "?" if "" in rests and followed else ""
        branches.append(first + (f"(?:{'|'.join(followed)}){ends}" if followed else ""))
    return "|".join(branches)


def begun_by(pattern: str) -> list[tuple[str, str]]:
    """Split a pattern that begins with a character, or several in brackets, into the first characters and the rest."""
    if not pattern.startswith("["):
        return [(pattern[0], pattern[1:])]
    closing = pattern.index("]")
    return [(first, pattern[closing + 1 :]) for first in pattern[1:closing]]


def any_of(words: Iterable[str], *, spaced: bool = False) -> str:
    """Make a pattern for any of `words`, the longest first.

    With `spaced`, also with spaces between (`来  源`), or with the readings that a bad conversion of
    traditional text puts in (`发(fā)表时间`).
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    if spaced:
        return "|".join(_BETWEEN.join(map(re.escape, word)) for word in ordered)
    return "|".join(map(re.escape, ordered))


def squeeze(text: str) -> str:
    """Leave out the spaces: `甲 区 大 事 记` is 甲区大事记."""
    return text.replace(" ", "")
