"""The form of a text in which words are looked for: simplified, of one width, without white space.

Hard-wrapped bulletins break lines within words and names, and padded ones space them out (王 林), so white
space is left out on both sides. `places_of` finds the way back to the text as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from bulletincli.model import Span

GAPS: Final = re.compile(r"[\s\u00ad\u180e\u200b-\u200d\u2060\ufeff]+")
"""White space, and characters that take no room."""


def without_gaps(shadow: str) -> str:
    """Leave out white space."""
    return GAPS.sub("", shadow)


_HALF_CHARACTERS: Final = re.compile("[\ud800-\udfff]")

_GB2312_VARIANTS: Final = frozenset("菸薹拚捱摺吒後徵夥榘於袷麴醣麽")
"""The characters of GB 2312 that the shadow simplifies all the same."""


def is_plain(text: str) -> bool:
    """Whether `text` is surely its own shadow: ASCII, and Han characters of GB 2312, which are simplified.

    So most questions are answered without loading the tables.
    """
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return _GB2312_VARIANTS.isdisjoint(text) and all(
        character.isascii() or "\u4e00" <= character <= "\u9fff" for character in text
    )


def simplified_forms(text: str) -> tuple[str, ...]:
    """Give `text` as it would stand in the shadow of a simplified and of a traditional document.

    They differ in a few characters that a simplified text keeps (於, 昇 in names). White space is left out.
    """
    text = without_gaps(encodable(text))
    if is_plain(text):
        return (text,)
    from bulletincli.parsing.script import shadow_of  # noqa: PLC0415 - loads the tables

    return tuple(dict.fromkeys((shadow_of(text, "Hans"), shadow_of(text, "Hant"))))


def name_forms(name: str) -> tuple[str, ...]:
    """Give `name` as a person's name may be stored: also with the marks within it as they were typed."""
    forms = simplified_forms(name)
    if "·" not in "".join(forms):
        return forms
    from bulletincli.parsing.script import simplify  # noqa: PLC0415 - loads the tables

    typed = without_gaps(encodable(name))
    return tuple(dict.fromkeys((*forms, simplify(typed, "Hans"), simplify(typed, "Hant"))))


def encodable(text: str) -> str:
    """Put U+FFFD for what is no Unicode character (undecodable bytes of the command line)."""
    return _HALF_CHARACTERS.sub("\ufffd", text)


def words_of(query: str) -> list[tuple[str, ...]]:
    """Part a query into its words, each once and in all the forms to look for."""
    return list(dict.fromkeys(simplified_forms(word) for word in GAPS.split(query) if word))


def places_of(words: Iterable[Sequence[str]], search_text: str, text: str) -> tuple[Span, ...]:
    """Find where in `text` the words stand that stand in its `search_text`; overlapping ones as one span.

    `search_text` has one character for each of `text` that is no gap.
    """
    kept = _kept_offsets(text)
    found = sorted(
        (kept[start], kept[start + len(form) - 1] + 1)
        for forms in words
        for form in forms
        for start in _occurrences(form, search_text)
        if start + len(form) <= len(kept)
    )
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(Span(start, end) for start, end in merged)


def _kept_offsets(text: str) -> list[int]:
    """Find where in `text` each character stands that is no gap."""
    kept: list[int] = []
    start = 0
    for gap in GAPS.finditer(text):
        kept += range(start, gap.start())
        start = gap.end()
    kept += range(start, len(text))
    return kept


def _occurrences(word: str, text: str) -> Iterable[int]:
    """Find the offsets of `word`, those that overlap left out."""
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + len(word))
