"""Which district a document is about, and where names of divisions stand in a text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Final

from bulletincli.model import District, Document
from bulletincli.parsing import divisions
from bulletincli.parsing.divisions import Division
from bulletincli.parsing.layout import Layout
from bulletincli.parsing.lexicon import words_of
from bulletincli.parsing.script import shadow_of
from bulletincli.parsing.surnames import SURNAMES
from bulletincli.parsing.words import cut

LEVELS: Final = "省市区县旗盟州"
_LONGEST: Final = 9
_OFFICES: Final = re.compile(r"(?<![一-鿿])([市区县旗州盟])(?:委|政府|长|领导|人大|政协)")
_OURS: Final = re.compile(r"(?:我|全|本)([市区县旗州盟])")
_IN_TITLE, _SHORT_IN_TITLE, _IN_PUBLISHER, _SHORT_IN_PUBLISHER = 40.0, 24.0, 30.0, 12.0
_NEWS: Final = 20.0
"""An article's headline says who did something, not whose bulletin it is."""
_ROUNDUP: Final = 3
"""From this many headings that are units on, a document is about the one above them."""
_AFTER_OWN: Final = frozenset("委政人长县区")
_OWN_LEVEL: Final = 1.5
"""Factor for a candidate of the level that the text calls its own (我县)."""
_CREDIT_CODE: Final = re.compile(r"(?<![0-9A-Z])11(\d{6})[0-9A-Z]{9,10}(?![0-9])")
_PART_OF_A_NAME: Final = tuple("道路街巷子村镇乡桥河江湖山庄店岛湾寺岭滩洲港站")
"""After these a short form of a division is part of a street's or village's name: 沧州道, 新营子小学."""
_COMMON_SURNAME: Final = 2.0
"""Bearers among a thousand from which on a character before a short form is likely a surname."""
_OFTEN: Final = 2
"""From this many times on a short form may tell, alone, which unit a text is about."""
_TAIWAN_OFFICE: Final = re.compile(r"([一-鿿]{2,3}[区乡镇市])公所")
"""Only in Taiwan a district's government is called so; its units have no national code."""
_ELSEWHERE: Final = 0.1
"""A guest's home, or a place that was visited, is hardly the bulletin's own unit."""
_OF_GUESTS: Final = re.compile(
    r"[^,。;\n]{0,14}?(?:考察团|代表团|访问团|参观团|考察组|调研组|一行|来[^,。;\n]{0,8}(?:考察|调研|视察|访问|检查|参观|指导))"
    r"|第[一二三四五六七八九十\d]{1,3}届[^,。;\n]{0,10}节|[^,。;\n]{0,20}到[^,。;\n]{2,6}(?:视察|检查|考察|调研)"
)
_VISITED: Final = ("赴", "参观", "参观了", "参观考察", "前往", "出访", "会见", "会见了")
_SPACE: Final = re.compile(r"\s+")
_ZONE: Final = re.compile(
    r"[一-鿿]{1,10}?(?:开发区|示范区|实验区|高新区|经开区|新区|试验区|度假区|保税区|园区)"
)


@cache
def is_division(name: str) -> bool:
    """Whether some division, now or once, has this full name."""
    return bool(divisions.named(name))


def ends_with_division(text: str, end: int, floor: int) -> int | None:
    """Where the division's name begins that ends before place `end` of `text`, or None."""
    if end < 1 or end > len(text) or text[end - 1] not in LEVELS:
        return None
    for length in range(min(_LONGEST, end - floor), 1, -1):
        if is_division(text[end - length : end]):
            return end - length
    return None


@cache
def is_short_name(name: str) -> bool:
    """Whether some division is called this without its level word."""
    return bool(divisions.short_named(name))


def begins_with_division(text: str, start: int) -> bool:
    """Whether a place's name, full or short, of two characters or more begins at place `start` (`和田|地委`)."""
    return any(
        is_short_name(text[start : start + length]) for length in (2, 3) if start + length <= len(text)
    )


def division_prefix(text: str, start: int, end: int) -> int | None:
    """Where a place's name goes on after a county's or city's before it (`甲县|乙镇`), or None if none is there."""
    at = start
    moved = True
    while moved:
        moved = False
        for length in range(min(_LONGEST, end - at - 2), 1, -1):
            if (
                text[at + length - 1] in LEVELS
                and is_division(text[at : at + length])
                and text[at + length] not in "委政人"
            ):
                at, moved = at + length, True
                break
    return at if at > start else None


def mentioned(shadow: str) -> list[Division]:
    """All divisions that the text names, each as often as it does, in all its readings."""
    return [division for _, _, found in divisions.find(shadow) for division in found]


def district_of_document(
    shadow: str, layout: Layout, document: Document, context: Sequence[Division], known: str | None = None
) -> District | None:
    """The unit that the bulletin is about, by its title, publisher, headings and what it names most.

    `known` is what a manifest says: a name or a code.
    """
    if known is not None:
        return _known(known, context, document.year)
    coded = _by_credit_code(shadow, document.year)
    if coded:
        return coded
    votes = _votes(shadow, layout, document)
    if not votes and (
        office := _TAIWAN_OFFICE.search(_simplified(document.publisher or document.title or ""))
    ):
        return District(office.group(1), None, f"台湾省/{office.group(1)}")
    if not votes:
        return _by_allusion(shadow, document.year)
    level = _own_level(shadow)
    if level:
        for name in votes:
            if name.endswith(level):
                votes[name] *= _OWN_LEVEL
    name = max(sorted(votes), key=lambda one: votes[one])
    found = divisions.resolve(name, context, document.year) or divisions.resolve(name, context)
    if found and found.candidates:
        alluded = _alluded(_words_alone(shadow), document.year)
        found = divisions.resolve(name, [*context, *alluded], document.year) or found
    return found or _unlisted_zone(name, context)


def _unlisted_zone(name: str, context: Sequence[Division]) -> District | None:
    """A zone that no table lists, in the city that the text names most."""
    if not _ZONE.fullmatch(name):
        return None
    cities = Counter(unit for unit in context if unit.level == "prefecture")
    city = max(sorted(cities, key=lambda unit: unit.code), key=lambda unit: cities[unit], default=None)
    return District(name, None, f"{divisions.path(city)}/{name}" if city else name)


def _own_level(shadow: str) -> str | None:
    """The level that the bulletin's own unit has: that of `我县`, else of most offices in it (`县委`, `县长`)."""
    own = _OURS.findall(shadow) or _OFFICES.findall(shadow)
    return Counter(own).most_common(1)[0][0] if own else None


def _by_credit_code(shadow: str, year: int | None) -> District | None:
    """The unit in a government body's unified social credit code, which heads an index number (索引号).

    GB 32100-2015: `11` for a government body, then the six digits of its administrative division.
    """
    match = _CREDIT_CODE.search(shadow)
    found = divisions.by_code(match.group(1), year) if match else None
    return (
        District(found.name, found.code, divisions.path(found, year))
        if found and found.level == "county"
        else None
    )


def _by_allusion(shadow: str, year: int | None) -> District | None:
    """`我区` and 河东 in a text that names 天津 only: the one unit of the own level that is written in short.

    Its stem must stand as a word of its own, and only one unit of the level, within what the text alludes to (if it
    alludes to anything), may fit.
    """
    level = _own_level(shadow)
    if level is None:
        return None
    words = _words_alone(shadow)
    alone = set(words)
    above = _alluded(sorted(alone), year)
    alone -= words_of("divisions", "everyday_stems") if not _OURS.search(shadow) else frozenset()
    named = {stem + level for stem in alone if divisions.named(stem + level, year or divisions.LAST_YEAR)}
    if len(named) != 1:
        return None
    name = named.pop()
    found = divisions.choose(name, above, year or divisions.LAST_YEAR)
    is_within = len(found) == 1 and any(divisions.within(found[0], unit) for unit in above)
    if not is_within and words.count(name[:-1]) < _OFTEN and not _OURS.search(shadow):
        return None  # once in passing is no evidence
    return divisions.resolve(name, above, year or divisions.LAST_YEAR)


def _words_alone(shadow: str) -> list[str]:
    """The words of two and three characters that are no part of a street's or village's name."""
    words = cut(shadow)
    return [
        word
        for before, word, following in zip(("", *words), words, (*words[1:], ""), strict=False)
        if 2 <= len(word) <= 3
        and not following.startswith(_PART_OF_A_NAME)
        and not (len(word) == 2 and _is_surname(before))  # `张|凌云`
    ]


def _is_surname(word: str) -> bool:
    return SURNAMES.get(word, 0.0) >= _COMMON_SURNAME and word not in words_of("titles", "stops")


def _alluded(words: Sequence[str], year: int | None) -> list[Division]:
    """The provinces and prefectures that `words` allude to, each as often as they do."""
    return [unit for word in words for unit in divisions.allusions(word, year)]


def _known(known: str, context: Sequence[Division], year: int | None) -> District | None:
    if known.isdigit() and len(known) == 6:
        found = divisions.by_code(known, year)
        return District(found.name, found.code, divisions.path(found, year)) if found else None
    *above, name = known.split("/")
    named = [division for unit in above for division in divisions.named(unit)]
    return divisions.resolve(name, named * 50 or context, year)


def _votes(shadow: str, layout: Layout, document: Document) -> dict[str, float]:
    """What speaks for each unit: its places in title, publisher and headings, or in the text."""
    votes = _votes_of_head(document)
    if max(votes.values(), default=0.0) >= _IN_PUBLISHER:  # its full name: the text could not outvote it
        return votes
    for name, weight in (_votes_of_headings(shadow, layout) or _votes_of_text(shadow)).items():
        votes[name] += weight
    return votes


def _votes_of_head(document: Document) -> defaultdict[str, float]:
    votes: defaultdict[str, float] = defaultdict(float)
    title_weight = 1 / _NEWS if document.kind == "newspaper" else 1.0
    for written, full, short in (
        (document.title, _IN_TITLE * title_weight, _SHORT_IN_TITLE * title_weight),
        (document.publisher, _IN_PUBLISHER, _SHORT_IN_PUBLISHER),
    ):
        name, is_full = _unit_in(_simplified(written), document.year) if written else (None, False)
        if name:
            votes[name] += full if is_full else short
    return votes


def _votes_of_headings(shadow: str, layout: Layout) -> dict[str, float]:
    """In a round-up the unit above most of the headed ones; empty for another document."""
    headed = _headed_units(shadow, layout)
    if len(headed) < _ROUNDUP:
        return {}
    parents = Counter(
        code for name in headed for code in {unit.parent for unit in divisions.named(name)} if code
    )
    return {
        unit.name: 8.0 * count
        for code, count in parents.most_common(1)
        if count >= _ROUNDUP and (unit := divisions.by_code(code))
    }


def _votes_of_text(shadow: str) -> dict[str, float]:
    votes: defaultdict[str, float] = defaultdict(float)
    for start, end, _ in divisions.find(shadow):
        if _is_elsewhere(shadow, start, end):
            votes[shadow[start:end]] += _ELSEWHERE
            continue
        votes[shadow[start:end]] += 1.5 if shadow[end : end + 1] in _AFTER_OWN else 1.0
    for zone, count in Counter(_ZONE.findall(shadow)).items():
        if len(zone) > 3 and divisions.resolve(zone) is not None:
            votes[zone] += 0.6 * count
    level = _own_level(shadow)
    everyday = words_of("divisions", "everyday_stems")
    for stem, count in Counter(_words_alone(shadow)).items():
        if stem in everyday:
            continue
        for name in (f"{stem}{level}", f"{stem}特别行政区"):
            if count > 1 and level and is_division(name) and not divisions.is_common_noun(name):
                votes[name] += 0.8 * count
    return votes


def _is_elsewhere(shadow: str, start: int, end: int) -> bool:
    """Whether the unit named at `start` to `end` is a guest's or one that was visited."""
    return shadow.endswith(_VISITED, 0, start) or _OF_GUESTS.match(shadow, end) is not None


def _simplified(written: str) -> str:
    return _SPACE.sub("", shadow_of(written, "Hant"))


def _unit_in(text: str, year: int | None) -> tuple[str | None, bool]:
    """The lowest unit that a title or publisher names, and whether in full."""
    found = [(start, end) for start, end, _ in divisions.find(text, year)]
    if found:
        start, end = found[-1] if len(found) < 3 else found[0]
        return text[start:end], True
    zone = _ZONE.match(text)
    if zone:
        return zone.group(), True
    for length in (4, 3, 2):
        for start in range(max(1, min(8, len(text) - length))):
            piece = text[start : start + length]
            is_town = text.startswith(_PART_OF_A_NAME, start + length)
            if (
                not is_town
                and len(piece) == length
                and divisions.short_named(piece, year or divisions.LAST_YEAR)
            ):
                return _lower(text, start + length, piece, year) or piece, False
    return None, False


def _lower(text: str, at: int, above: str, year: int | None) -> str | None:
    """`上海嘉定|发布`: the unit of the short name at place `at` that is within one called `above`, or None."""
    year = year or divisions.LAST_YEAR
    units = divisions.short_named(above, year)
    for length in (4, 3, 2):
        piece = text[at : at + length]
        is_town = text.startswith(_PART_OF_A_NAME, at + length)
        found = divisions.short_named(piece, year) if len(piece) == length and not is_town else ()
        within = {one.name for one in found for unit in units if one != unit and divisions.within(one, unit)}
        if len(within) == 1:
            return within.pop()
    return None


def _headed_units(shadow: str, layout: Layout) -> list[str]:
    names = []
    for block in layout.of_kind("heading"):
        name = _SPACE.sub("", shadow[block.span.start : block.span.end]).strip("【】[]")
        if is_division(name):
            names.append(name)
    return names
