"""Where a title stands: the run of offices before a name, `区委副书记、区政府区长|陈一`, with its unit.

A title's end is found by its last word (`lexicon/titles.toml`, heads); its beginning by walking left from there, word
by word, until punctuation, a word that no title holds (prepositions, verbs that take a person: stops), or the unit's
own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from bulletincli.parsing.districts import begins_with_division, ends_with_division, is_short_name
from bulletincli.parsing.lexicon import Prefixes, Suffixes, load_toml, words_of
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.script import is_han

_LONGEST_OFFICE: Final = 24
_OPENING: Final = {")": "(", "”": "“", "》": "《"}
_CONJUNCTIONS: Final = frozenset("和与及暨")
_JOINING: Final = frozenset({"以及", "还有", "会同", "连同", "包括", "陪同", "随同", "其中"})
_WHEN: Final = re.compile(r"\d(?::\d\d|[年月日号时点分])$")
"""Before a title: `9:00|县长`, `9日|县长`."""
_LEADING_JUNK: Final = re.compile(
    r"我(?P<own>[省市区县旗州盟镇乡街村校院局厂台社])(?=(?P=own)[^、]|友)|[我本该各其此](?=[省市区县旗州盟镇乡街村校院局厂台社单公])|[这那以了请]|并?与(?=[一-鿿]{2})|原任"
)
"""Before a unit's own name: `我|县副县长`, `本|院院长`, `原任|局长`."""
_IN_PLACE: Final = re.compile(r"在[^,。;、]{1,18}$")
"""`在会议室|与董事长`: with whom, not a part of a unit's name."""
_OPENS_NAMES: Final = frozenset("后来同时去和于向")
"""Words with which names of towns begin too."""
_OF_TOWN: Final = re.compile(r"[一-鿿]{1,3}(?:街道|镇|乡|村|社区|苏木)")
"""`后洲街道`: at a clause's beginning such a word can only be a part of the town's name."""
_WITH_ORDINAL: Final = re.compile(r"第?[一二三四五六七八九十\d]{1,3}届$")
_OF_MANY: Final = re.compile(r"(?:全体|部分|历届|各位)[^、,。;:]{0,4}$")
"""`全体委员、|县长陈一`: those before the list mark are many, so the office is no second one of who is named next."""
_CHAIN: Final = re.compile(r"(?:^|[,。;:])[^、,。;:]{0,10}(?:常委|副书记|党组成员|党委委员)、[^,。;:]{2,16}$")
"""The offices of one person, the first one of several: `市委常委、秘书长`."""
_LONGEST_CHAIN: Final = 30
"""Characters of a chain's part before its comma."""
_MEMBERS: Final = frozenset({"委员", "常委", "成员", "领导", "代表"})
"""Before a comma these are other people, not an office of the one named next."""
_OF_PARTIES: Final = (
    *("中国共产党", "中共", "共青团", "政协", "中国"),
    *("民革", "民盟", "民建", "民进", "农工党", "农工民主党", "致公党", "九三学社", "台盟"),
)
"""Before a unit's name these belong to its title: `民盟|甲市委主委`."""
_OFFICES_TOO: Final = frozenset(
    {"专家", "学者", "指挥", "代表", "顾问", "助理", "督察", "理事", "会长", "院士", "秘书", "督学", "编辑"}
)
"""Everyday words that are offices too, so that a list mark after them goes on with a title."""
_BARE_UNITS: Final = frozenset("省市区县旗镇乡村州盟") | {"街道", "省委", "市委", "区委", "县委", "旗委"}
"""A unit that stands before a list mark for its leaders: `市、区领导`."""


@cache
def heads() -> Suffixes:
    """Every last word of a title."""
    return Suffixes(words_of("titles", "heads"))


@cache
def strong_heads() -> Suffixes:
    """The last words that make a title whatever follows."""
    return Suffixes(words_of("titles", "heads") - words_of("titles", "weak_heads"))


@cache
def is_weak(head: str) -> bool:
    """Whether `head` is an everyday word too, a title only when a name surely follows."""
    return head in words_of("titles", "weak_heads")


@cache
def _head_ends() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(heads().last_characters))}]")


@cache
def _unit_starts() -> re.Pattern[str]:
    return re.compile(load_toml("titles")["unit_starts"])


@cache
def _stops() -> frozenset[str]:
    """The words that no title holds, and the verbs that take a person."""
    taking = (entry["words"] for entry in load_toml("roles")["verb"] if entry.get("object"))
    return words_of("titles", "stops") | {word for words in taking for word in words if len(word) > 1}


@cache
def _stop_exceptions() -> Prefixes:
    return Prefixes(words_of("titles", "stop_exceptions"))


def find_heads(text: str) -> Iterator[tuple[int, str]]:
    """Every place where a title may end, and the head that ends there, in order."""
    table = heads()
    for match in _head_ends().finditer(text):
        head = table.ending_at(text, match.end())
        if head:
            yield match.end(), head


def title_start(passage: Passage, end: int, floor: int) -> int:
    """Where the title that ends before place `end` begins, not before place `floor`."""
    text = passage.text
    head = heads().ending_at(text, end, floor)
    at = end - len(head) if head else end
    while at > floor:
        left = _step_left(passage, at, floor)
        if left is None:
            break
        at = left
        if _unit_starts().match(text, at) and (at == floor or text[at - 1] != "、"):
            at = _with_place(text, at, floor)
            before = passage.word_before(at)
            if at == floor or (text[at - 1] != "、" and (len(before) > 1 or not is_han(text[at - 1]))):
                break
    return _without_junk(text, at, end)


def _step_left(passage: Passage, at: int, floor: int) -> int | None:
    """The place one word further left, or None where the title begins."""
    text = passage.text
    character = text[at - 1]
    if character == "、":
        return _over_list_mark(text, at - 1, floor)
    if character == ",":
        return _over_comma(text, at - 1, floor)
    if character in _OPENING:
        opening = text.rfind(_OPENING[character], max(floor, at - 24), at - 1)
        return opening if opening >= floor else None
    if character == "“":
        return None
    if not (is_han(character) or character.isalnum() or character in "·-/"):
        return None
    if _WHEN.search(text, max(floor, at - 5), at):
        return None
    start, word = _word_before(passage, at, floor)
    if (
        word in _OPENS_NAMES
        and (start == 0 or not is_han(text[start - 1]))
        and _OF_TOWN.match(text, start + 1)
    ):
        return start
    if word in _stops():
        return start if _holds_stop(text, start, at, floor) else None
    if word == "的":
        return start if _continues_a_title(text, start, floor) else None
    return start


def _holds_stop(text: str, start: int, at: int, floor: int) -> bool:
    """Whether the stop word at `start` to `at` belongs to the title all the same."""
    word = text[start:at]
    if _stop_exceptions().starting_at(text, start) or begins_with_division(text, start):
        return True
    if word in _CONJUNCTIONS and _joins_within_unit(text, start, at, floor):
        return True
    if word == "所" and heads().ending_at(text, at + 2, at):
        return True  # `商工会议|所|会头`
    return len(word) > 1 and word not in _JOINING and _begins_an_office(text, start, floor)


def _word_before(passage: Passage, at: int, floor: int) -> tuple[int, str]:
    """The word left of place `at`, or the part of it that stands there (`主任|委员`), and where it begins."""
    word = passage.word_before(at)
    if at - len(word) < floor:
        return at - 1, passage.text[at - 1]
    return at - len(word), word


def _over_list_mark(text: str, mark: int, floor: int) -> int | None:
    """`区委副书记、|区长`: the place before the office left of the mark; None if a name or another thing stands there.

    A bare unit left of the mark (`市、|区领导`, `教育、|卫生局局长`) is passed over as well.
    """
    head = heads().ending_at(text, mark, floor)
    if head and _OF_MANY.search(text, max(floor, mark - _LONGEST_OFFICE), mark):
        return None
    if head and text[mark - len(head) - 1 : mark - len(head)] == "为":
        return None  # `王一为组长、|县长李二为副组长`
    if head and (not is_weak(head) or head in _OFFICES_TOO):
        return mark - len(head)
    for length in (1, 2):
        left = mark - length
        if left >= floor and text[left:mark] in _BARE_UNITS and (left == floor or not is_han(text[left - 1])):
            return left
    return None


def _over_comma(text: str, mark: int, floor: int) -> int | None:
    """`市委常委、秘书长|,|新区党工委书记陈一`: the last office of a chain that goes on after a comma; else None."""
    head = strong_heads().ending_at(text, mark, floor)
    if head is None or head in _MEMBERS or not _CHAIN.search(text, max(floor, mark - _LONGEST_CHAIN), mark):
        return None
    return mark - len(head)


def _joins_within_unit(text: str, start: int, at: int, floor: int) -> bool:
    """`文化|和|旅游局`: the conjunction stands inside a unit's name, not between two people or offices."""
    if start <= floor or not is_han(text[start - 1]) or _IN_PLACE.search(text, max(floor, start - 20), start):
        return False
    return not (heads().ending_at(text, start, floor) or _unit_starts().match(text, at))


def _begins_an_office(text: str, start: int, floor: int) -> bool:
    """`群工部部长、|组织人事局局长`: after an office and a list mark a verb that is a noun too begins another office."""
    return (
        start - 1 > floor
        and text[start - 1] == "、"
        and heads().ending_at(text, start - 1, floor) is not None
    )


def _continues_a_title(text: str, at: int, floor: int) -> bool:
    """`县委书记、应对某病感染|的|疫情领导小组组长`: the word 的 inside a unit's name, after another office."""
    for place in range(at - 1, max(floor, at - 30) - 1, -1):
        if text[place] == "、":
            return strong_heads().ending_at(text, place, floor) is not None
        if text[place] in ",。;:!?":
            return False
    return False


def _with_place(text: str, at: int, floor: int) -> int:
    """The unit's beginning with the places before it: `甲市乙区|区委`, `甲区|委` where the level is written once."""
    moved = True
    while moved and at > floor:
        moved = False
        for end in (at, at + 1):
            place = ends_with_division(text, end, floor)
            if place is not None and place < at:
                at, moved = place, True
                break
        if not moved:
            prefix = next((word for word in _OF_PARTIES if text.endswith(word, floor, at)), None)
            short = next((n for n in (2, 3, 4) if at - n >= floor and is_short_name(text[at - n : at])), None)
            if prefix or short:
                at, moved = at - (len(prefix) if prefix else short or 0), True
        if not moved:
            for length in (2, 3, 4):
                start = at - length
                match = _unit_starts().match(text, start) if start >= floor else None
                if match and match.end() == at:
                    at, moved = start, True
                    break
    ordinal = _WITH_ORDINAL.search(text, max(floor, at - 6), at)
    return ordinal.start() if ordinal else at


def _without_junk(text: str, at: int, end: int) -> int:
    """Without `我`, `本` and the like before the unit (`我|县副县长`)."""
    while end - at > 2 and (junk := _LEADING_JUNK.match(text, at, end - 2)):
        at = junk.end()
    return at + 1 if _joins_an_office(text, at, end) else at


def _joins_an_office(text: str, at: int, end: int) -> bool:
    """`和|县长`, `和|政委`: a conjunction before an office, though 和县 and 和政 are places."""
    if at == end or text[at] not in _CONJUNCTIONS:
        return False
    found = ((stop, heads().ending_at(text, stop, at + 1)) for stop in range(at + 3, min(at + 6, end + 1)))
    return any(head is not None and stop - len(head) == at + 1 for stop, head in found)
