"""Where somebody may be named whom the reading passed over: told by the looks of the sentence, after the reading.

Two signs count. After the last word of a title stand characters like a name, and then a verb of `lexicon/roles.toml`
or a list mark (`县长|任重|主持`). Or a name that was read elsewhere in the document stands where a name can stand,
and nobody of that name was read there (`,|高峰|出席`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal

from bulletincli.model import Span
from bulletincli.parsing.lexicon import Prefixes, words_of
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.patterns import HAN, any_of
from bulletincli.parsing.surnames import surname_of
from bulletincli.parsing.titles import find_heads, is_weak
from bulletincli.parsing.transliteration import is_transliterated
from bulletincli.parsing.verbs import verb_type_at

Sign = Literal["title", "name"]

_LENGTHS: Final = (3, 2, 4)
"""Characters of a name, in the order in which they are tried."""
_AFTER_NAME: Final = re.compile(r"[、,。;)]|\([男女]|同志|一行|等(?:[^级]|$)")
_LIST_MARK: Final = "、"
_BEFORE_NAME: Final = frozenset(",。;、:!?)” ")
_HAN_RUN: Final = re.compile(f"[{HAN}]+")


@dataclass(frozen=True, slots=True)
class Unread:
    """Characters that may name somebody, and the sign that speaks for it."""

    span: Span
    name: str
    sign: Sign


def find_unread(
    shadow: str, span: Span, *, read: Collection[str], known: frozenset[str], covered: Collection[Span]
) -> Iterator[Unread]:
    """Find who may be named in `shadow[span]` and was not read, in the order of the text, each name once.

    `read` are the names read there, `known` those read anywhere in the document, in simplified characters (a
    person read there is nobody new where the name stands again); `covered` is what was read as a name.
    """
    passage = Passage(shadow, span)
    told = set(read)
    taken = [(one.start, one.end) for one in covered if one.start < span.end and span.start < one.end]
    found = [*_after_titles(passage), *_elsewhere(passage, known)]
    for one in sorted(found, key=lambda unread: (unread.span.start, -unread.span.end)):
        is_covered = any(start < one.span.end and one.span.start < end for start, end in taken)
        if not is_covered and not one.name.startswith(tuple(told)):
            told.add(one.name)
            taken.append((one.span.start, one.span.end))
            yield one


def _after_titles(passage: Passage) -> Iterator[Unread]:
    text = passage.text
    for end, head in find_heads(text):
        if is_weak(head):
            continue
        for length in _LENGTHS:
            stop = end + length
            name = text[end:stop]
            if (
                len(name) == length
                and _can_be_name(name)
                and _can_follow(text, stop)
                and _is_no_word(text, end, stop)
                and passage.begins_word(end)
            ):
                yield Unread(passage.span_of(end, stop), name, "title")
                break


def _elsewhere(passage: Passage, known: frozenset[str]) -> Iterator[Unread]:
    text = passage.text
    for match in _any_of(known).finditer(text) if known else ():
        start, end = match.span()
        if (start == 0 or text[start - 1] in _BEFORE_NAME) and _can_follow(text, end):
            yield Unread(passage.span_of(start, end), match.group(), "name")


@lru_cache(maxsize=8)
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(any_of(names))


def _can_be_name(name: str) -> bool:
    """Whether it begins with a surname that leaves one or two characters, or is written as names of other languages."""
    if not _HAN_RUN.fullmatch(name):
        return False
    surname = surname_of(name)
    return (surname is not None and len(name) - len(surname) <= 2) or is_transliterated(name)


def _can_follow(text: str, place: int) -> bool:
    """Whether a name can end before `place`: at a list mark, or a verb that has people around it."""
    return _AFTER_NAME.match(text, place) is not None or verb_type_at(text, place) is not None


def _is_no_word(text: str, start: int, end: int) -> bool:
    """Whether no word of bulletins stands there; in a list, where no adverb or verb stands, any run may be a name."""
    return text.startswith(_LIST_MARK, end) or _words().starting_at(text, start) is None


@cache
def _words() -> Prefixes:
    return Prefixes(words_of("not_names", "words") | words_of("not_names", "adverbs"))
