"""Which district a document and each of its events are about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

from bulletincli.model import District, Document, Span
from bulletincli.parsing import divisions
from bulletincli.parsing.divisions import Division
from bulletincli.parsing.layout import Layout
from bulletincli.parsing.script import shadow_of
from bulletincli.parsing.words import cut

_LEVELS: Final = "省市区县旗盟州"
_LONGEST: Final = 9
_OFFICES: Final = re.compile(r"(?<![一-鿿])([市区县旗州盟])(?:委|政府|长|领导|人大|政协)")
_OURS: Final = re.compile(r"(?:我|全|本)([市区县旗州盟])")
_IN_TITLE, _SHORT_IN_TITLE, _IN_PUBLISHER, _SHORT_IN_PUBLISHER = 40.0, 24.0, 30.0, 12.0
_NEWS: Final = 20.0
"""An article's headline says who did something, not whose bulletin it is."""
_OWN_LEVEL: Final = 1.5
"""Factor for a candidate of the level that the text calls its own (我县)."""
_CREDIT_CODE: Final = re.compile(r"(?<![0-9A-Z])11(\d{6})[0-9A-Z]{9,10}(?![0-9])")
_PART_OF_A_NAME: Final = tuple("道路街巷子村镇乡桥河江湖山庄店")
"""After these a short form of a division is part of a street's or village's name: 沧州道, 东营子小学."""
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
    if end < 1 or end > len(text) or text[end - 1] not in _LEVELS:
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
                text[at + length - 1] in _LEVELS
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
    if not votes:
        return _by_allusion(shadow, document.year)
    level = _own_level(shadow)
    if level:
        for name in votes:
            if name.endswith(level):
                votes[name] *= _OWN_LEVEL
    name = max(sorted(votes), key=lambda one: votes[one])
    return divisions.resolve(name, context, document.year) or divisions.resolve(name, context)


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
    words = cut(shadow)
    alone = {
        word
        for word, following in zip(words, (*words[1:], ""), strict=True)
        if 2 <= len(word) <= 3 and not following.startswith(_PART_OF_A_NAME)
    }
    above = [unit for word in sorted(alone) for unit in divisions.allusions(word, year)]
    named = {stem + level for stem in alone if divisions.named(stem + level, year or divisions.LAST_YEAR)}
    return divisions.resolve(named.pop(), above, year or divisions.LAST_YEAR) if len(named) == 1 else None


def _known(known: str, context: Sequence[Division], year: int | None) -> District | None:
    if known.isdigit() and len(known) == 6:
        found = divisions.by_code(known, year)
        return District(found.name, found.code, divisions.path(found, year)) if found else None
    *above, name = known.split("/")
    named = [division for unit in above for division in divisions.named(unit)]
    return divisions.resolve(name, named * 50 or context, year)


def _votes(shadow: str, layout: Layout, document: Document) -> dict[str, float]:
    votes: dict[str, float] = {}
    is_news = document.kind == "newspaper"

    def vote(name: str, weight: float) -> None:
        votes[name] = votes.get(name, 0.0) + weight

    for written, full, short in (
        (document.title, _IN_TITLE, _SHORT_IN_TITLE),
        (document.publisher, _IN_PUBLISHER, _SHORT_IN_PUBLISHER),
    ):
        if written:
            name, is_full = _unit_in(_simplified(written), document.year)
            if name:
                vote(
                    name,
                    (full if is_full else short) / (_NEWS if is_news and written is document.title else 1.0),
                )
    headed = _headed_units(shadow, layout)
    if len(headed) >= 3:
        parents = Counter(
            parent
            for name in headed
            for parent in {unit.parent for unit in divisions.named(name) if unit.parent}
        )
        for code, count in parents.most_common(1):
            unit = divisions.by_code(code)
            if unit and count >= 3:
                vote(unit.name, 8.0 * count)
    else:
        for start, end, found in divisions.find(shadow):
            if found:
                vote(
                    shadow[start:end],
                    1.5 if shadow[end : end + 1] in ("委", "政", "人", "长", "县", "区") else 1.0,
                )
        for zone in _ZONE.findall(shadow):
            if divisions.resolve(zone) is not None and len(zone) > 3:
                vote(zone, 0.6)
        level = _own_level(shadow)
        for stem, count in Counter(cut(shadow)).items() if level else ():
            if 2 <= len(stem) <= 4 and is_division(stem + level) and not divisions.is_common_noun(stem + level):
                vote(stem + level, 0.8 * count)
    return votes


def _simplified(written: str) -> str:
    return _SPACE.sub("", shadow_of(written, "Hant"))


def _unit_in(text: str, year: int | None) -> tuple[str | None, bool]:
    """The lowest unit that a title or publisher names, and whether in full."""
    found = [(start, end) for start, end, _ in divisions.find(text, year)]
    if found:
        start, end = found[-1] if len(found) < 3 else found[0]
        return text[start:end], True
    zone = _ZONE.search(text)
    if zone and divisions.resolve(zone.group()):
        return zone.group(), True
    for length in (4, 3, 2):
        for start in range(max(1, min(8, len(text) - length))):
            piece = text[start : start + length]
            if len(piece) == length and divisions.short_named(piece, year or divisions.LAST_YEAR):
                return piece, False
    return None, False


def _headed_units(shadow: str, layout: Layout) -> list[str]:
    names = []
    for block in layout.of_kind("heading"):
        name = _SPACE.sub("", shadow[block.span.start : block.span.end]).strip("【】[]")
        if is_division(name):
            names.append(name)
    return names


def district_of_event(
    shadow: str,
    headings: Sequence[Span],
    beginning: str,
    document: District | None,
    context: Sequence[Division],
    year: int | None,
) -> str | None:
    """The county-level unit or zone whose event it is: that of the nearest heading, else the document's.

    In a bulletin of a whole city, province or prefecture, a county that the event's `beginning` names as its subject
    or goal.
    """
    for heading in reversed(headings):
        name = _SPACE.sub("", shadow[heading.start : heading.end]).strip("【】[]():")
        if 2 <= len(name) <= 12 and (name[-1] in _LEVELS or name.endswith("区")):
            own = [division for division in context if document and division.name == document.name]
            found = divisions.resolve(name, [*context, *own * 20], year)
            if found:
                return found.name
    if document and document.adcode and document.adcode.endswith("00"):
        county = _county_in(beginning, document, year)
        if county:
            return county
    return document.name if document else None


def _county_in(beginning: str, document: District, year: int | None) -> str | None:
    for start, _, found in divisions.find(beginning):
        inside = [unit for unit in found if unit.level == "county" and _lies_in(unit, document, year)]
        if inside and (start == 0 or beginning[start - 1] in "到来赴在,"):
            return inside[0].name
    return None


def _lies_in(unit: Division, document: District, year: int | None) -> bool:
    del year
    return any(
        divisions.within(unit, above)
        for above in divisions.named(document.name)
        if above.code == document.adcode or above.code[:2] == (document.adcode or "")[:2]
    )
