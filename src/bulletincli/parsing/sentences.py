"""Sentences, and what is laid over one before its roles are read: a mask, groups of people, verbs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from bulletincli.parsing.occasions import find_occasions
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.people import Named
from bulletincli.parsing.transliteration import is_damaged_dot
from bulletincli.parsing.verbs import PERSON, QUOTED, Verb, find_verbs

_END: Final = re.compile(r"[。!?]+[”’)]?")
_LONGEST: Final = 1000
_ON_OCCASION: Final = re.compile(r"(?:^|(?<=[,。;日午])|(?<=[在值于]))[^,。;□]{2,60}(?:之际|前夕)(?=,)")
"""`某会议即将召开之际|,`, `在|儿童节来临之际|,`: when it was; what is done in it is not what was done."""
_QUOTATION: Final = re.compile(r"《[^《》]{0,300}》|“[^“”]{0,300}”|\([^()]{0,12}\)")
_WORK: Final = re.compile(r"《[^《》]{0,300}》|“[^“”]{0,300}[,。!?][^“”]{0,300}”")
"""A work's title, or somebody's words: who is named in it takes no part."""
_BETWEEN_MEMBERS: Final = re.compile(rf"{QUOTED}*(?:一行)?(?:[、,;]|以及|和|及|、?还有)?[我本]?")
_OPENING_TIME: Final = re.compile(
    r"[\d年月日号、~至-]*(?:[上中下]旬|[月年][初底末])?(?:凌晨|早上|上午|中午|下午|傍晚|晚上|晚间|当日|当天|同日|是日)?,?"
)


class Group(NamedTuple):
    """People written as one list, at places `start` (with the first one's title) to `end` of their passage.

    `keys` are where in the document each member's name begins.
    """

    members: tuple[Named, ...]
    start: int
    end: int
    keys: tuple[int, ...]


class Sentence(NamedTuple):
    """A sentence at places `start` to `end` of its passage.

    `masked` has its length; names with titles, quotations and the names of occasions are made unreadable in it.
    """

    passage: Passage
    start: int
    end: int
    masked: str
    groups: tuple[Group, ...]
    verbs: tuple[Verb, ...]

    def between(self, start: int, end: int) -> str:
        """The masked text between two places of the passage."""
        return self.masked[max(0, start - self.start) : max(0, end - self.start)]

    def after_time(self, end: int) -> str:
        """The masked text from the sentence's beginning, without the time it begins with, to place `end`."""
        return without_time(self.between(self.start, end))


def without_time(text: str) -> str:
    """`text` without a date or part of the day at its beginning."""
    match = _OPENING_TIME.match(text)
    return text[match.end() :] if match else text


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences in `text[start:end]`; a full stop within quotation marks ends none.

    What is longer than any sentence (a table, damaged text) is cut at commas, so that no rule has to look further.
    """
    masked = _QUOTATION.sub(_blank, text[start:end])
    out: list[tuple[int, int]] = []
    at = 0
    for stop in [*_sentence_ends(masked), len(masked)]:
        while stop - at > _LONGEST:
            comma = masked.rfind(",", at + 1, at + _LONGEST) + 1 or at + _LONGEST
            out.append((start + at, start + comma))
            at = comma
        if at < stop:
            out.append((start + at, start + stop))
        at = stop
    return out


def _sentence_ends(masked: str) -> Iterator[int]:
    for match in _END.finditer(masked):
        if match.group() != "?" or not is_damaged_dot(masked, match.start()):
            yield match.end()


def people_within(passage: Passage, start: int, end: int, people: Sequence[Named]) -> list[Named]:
    """Those of `people`, in their order, named between two places, but not in a work's title or quoted words."""
    works = [match.span() for match in _WORK.finditer(passage.text, start, end)]
    first = bisect_left(people, start, key=lambda one: one.start)
    last = bisect_left(people, end, key=lambda one: one.start)
    people = people[first:last]
    return [
        one for one in people if start <= one.start < end and not any(a < one.start < b for a, b in works)
    ]


def read_sentence(passage: Passage, start: int, end: int, people: Sequence[Named]) -> Sentence:
    """Lay mask, groups and verbs over the sentence between two places; `people` are those named in it."""
    masked = _mask(passage.text, start, end, people)
    groups = tuple(_groups(passage, masked, start, people))
    return Sentence(passage, start, end, masked, groups, tuple(find_verbs(masked, start)))


def _blank(match: re.Match[str]) -> str:
    return QUOTED * len(match.group())


def _mask(text: str, start: int, end: int, people: Sequence[Named]) -> str:
    characters = list(_QUOTATION.sub(_blank, text[start:end]))
    for occasion in find_occasions(text, start, end):
        first = occasion.start - start
        last = occasion.end - start - (2 if text.endswith("会议", 0, occasion.end) else 1)
        characters[first:last] = QUOTED * max(0, last - first)
    for one in people:
        first, last = max(begin_of(one), start) - start, min(one.end + one.honorific, end) - start
        characters[first:last] = PERSON * max(0, last - first)
    masked = "".join(characters)
    return _ON_OCCASION.sub(_blank, masked) if "之际" in masked or "前夕" in masked else masked


def begin_of(one: Named) -> int:
    """The place at which somebody's own title, or else the name, begins."""
    return one.title[0] if one.title and not one.common else one.start


def _groups(passage: Passage, masked: str, start: int, people: Sequence[Named]) -> list[Group]:
    """Neighbouring people with nothing but list marks between them."""
    lists: list[list[Named]] = []
    end = -1
    for one in people:
        first = begin_of(one)
        if lists and first >= end and _BETWEEN_MEMBERS.fullmatch(masked, end - start, first - start):
            lists[-1].append(one)
        else:
            lists.append([one])
        end = one.end + one.honorific
    return [
        Group(
            tuple(members), begin_of(members[0]), members[-1].end + members[-1].honorific,
            tuple(passage.offset(one.start) for one in members),
        )
        for members in lists
    ]  # fmt: skip
