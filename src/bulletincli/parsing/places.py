"""Where an event happened: the named places its people went to, looked at, or in which something was held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from bulletincli.parsing.districts import division_prefix, ends_with_division
from bulletincli.parsing.lexicon import Suffixes, load_toml, words_of
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.people import Named

_IN: Final = re.compile(r"(?:(?<=[,。;:…”)])|^|(?<=□)|(?<=[一-鿿\d]))在")
_SPLIT: Final = re.compile(r"、|以及|(?<=[一-鿿]{2})[和及](?=[一-鿿]{2})")
_BRACKETED: Final = re.compile(r"《[^《》]*》|\([^()]*\)")
_PART_OF_NAME: Final = re.compile(r"[部站所室点组厅馆园处队]|中心|基地|办")
_SHORTEST: Final = 2
_LONGEST: Final = 60
_VILLAGE: Final = re.compile(r"^.*(?:社区|村|屯|街道|镇|乡|小区)")
_TOWN: Final = re.compile(r"^[一-鿿]{1,8}?(?:街道|镇|乡|村|社区|办事处|苏木|嘎查|小区)")
_LEADING: Final = re.compile(
    r"^(?:了|过|往|到|位于|先后|分别|区属|县属|[我本该](?=[省市区县旗州镇乡街村])[省市区县旗州镇乡街村]?(?=[一-鿿]{2}))+"
)
_OWN: Final = re.compile(r"[我本该][一-鿿]{1,2}$")
"""`我院`, `本校`."""
_ORDINAL: Final = re.compile(r"第[一二三四五六七八九十\d]+$")
"""`来到人大第一|代表团`: what is numbered stands behind."""
_COUNTED: Final = re.compile(r"[\d一二两三四五六七八九十]+(?:多|余)?(?:个|家|户|名|人|处)(?!.*[镇乡村])")
_AFTER_VENUE: Final = re.compile(
    r",(?=□|[^,。;]{0,14}□)|。|□(?!□*[^,。;□]{0,12}(?:陪同|带领|率领|主持|指导)下)|召开|举行|举办|主持|收听|收看|隆重|正式|揭牌|开幕|鸣哨|开展|察看|查看|看望|参加|检查|调研|督导|指挥|值守|坐镇|指出|强调|开打|调度|接访|会见|签约|启动|进行|现场|实地|内举行|内召开"
)


@cache
def _ends() -> re.Pattern[str]:
    return _any("ends")


@cache
def _object_ends() -> re.Pattern[str]:
    return _any("ends", "object_ends")


def _any(*keys: str) -> re.Pattern[str]:
    acts = (entry["words"] for entry in load_toml("roles")["verb"] if entry["type"] == "act")
    words = {word for key in keys for word in words_of("places", key)}
    words |= {word for entry in acts for word in entry if len(word) > 1}
    return re.compile(
        "|".join(
            [
                *",。;:",
                r"\!",
                r"\?",
                *"□“”【】",
                "的",
                *sorted(map(re.escape, words), key=lambda word: (-len(word), word)),
            ]
        )
    )


@cache
def _heads() -> Suffixes:
    return Suffixes(words_of("places", "heads"))


def masked_text(passage: Passage, people: Sequence[Named]) -> str:
    """The passage's text with titles, names and brackets made unreadable, of the same length."""
    characters = list(_BRACKETED.sub(lambda match: "■" * len(match.group()), passage.text))
    for one in people:
        first = one.title[0] if one.title and not one.common else one.start
        for place in range(first, one.end):
            characters[place] = "□"
    return "".join(characters)


def places_after(
    passage: Passage, masked: str, start: int, people: Sequence[Named]
) -> Iterator[tuple[int, int]]:
    """The places of the list that begins at `start`, right after a verb of motion: `到|甲镇、乙村|调研`."""
    text = passage.text
    if masked[start : start + 1] == "□":
        yield from _home_of(passage, start, people)
        return
    stop = _end_of_list(masked, start)
    if stop > start:
        yield from _names(text, start, stop)
        while following := _goes_on(masked, stop):
            yield from _names(text, stop + 1, following)
            stop = following


def places_in_object(passage: Passage, masked: str, start: int) -> Iterator[tuple[int, int]]:
    """The places in what was inspected: `督导|某社区|疫情防控工作`, `察看了|某园、某厅`."""
    limit = min(len(masked), start + _LONGEST)
    stop = next((at for at in range(start, limit) if masked[at] in ",。;:□!?“"), limit)
    for first, last in _split(masked, start, stop):
        mark = next(
            (
                one
                for one in _object_ends().finditer(masked, first + 1, last)
                if not _within_name(masked, one)
            ),
            None,
        )
        end = mark.start() if mark else last
        while end > first and not _heads().ending_at(masked, end, first):
            end -= 1
        named = _specific(passage.text, first, end) if end - first > 2 else None
        if named:
            yield named


def find_venues(passage: Passage, masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Places under 在: `在某会议室召开`, `在某镇,县长…`."""
    for match in _IN.finditer(masked, start, end):
        stop = _venue_end(masked, match.end(), end)
        if stop is None:
            continue
        for first, last in _names(passage.text, match.end(), stop):
            if (
                _heads().ending_at(passage.text, last, first)
                or ends_with_division(passage.text, last, first) == first
            ):
                yield first, last


def _home_of(passage: Passage, start: int, people: Sequence[Named]) -> Iterator[tuple[int, int]]:
    """`来到|某镇某村监测户李一家中`: the village in the title of who was visited."""
    owner = next((one for one in people if one.title and one.title[0] == start), None)
    if owner and owner.title:
        village = _VILLAGE.match(passage.text[owner.title[0] : owner.title[1]])
        if village and village.end() > 2:
            yield start, start + village.end()


def _end_of_list(masked: str, start: int) -> int:
    limit = min(len(masked), start + _LONGEST)
    at = start
    while mark := _ends().search(masked, at, limit):
        if (
            mark.group() == "的"
            and mark.start() - start > 2
            and re.match(r"[一-鿿]{2,8}(?=[、,和])", masked[mark.end() : limit])
        ) or (_within_name(masked, mark) and mark.start() > start):
            at = mark.end()
        else:
            return mark.start()
    return limit


def _within_name(masked: str, mark: re.Match[str]) -> bool:
    """`指挥|部`, `检查|站`: the word is part of the place's own name."""
    return (
        len(mark.group()) > 1
        and mark.group() not in ("一带", "等地", "等处", "一线")
        and bool(_PART_OF_NAME.match(masked, mark.end()))
    )


def _goes_on(masked: str, comma: int) -> int | None:
    """`到甲街乙酒店|,|丙镇丁酒店、戊酒店督导`: where the list that goes on after a comma ends, or None."""
    if masked[comma : comma + 1] != ",":
        return None
    stop = _end_of_list(masked, comma + 1)
    pieces = list(_split(masked, comma + 1, stop))
    if stop - comma < 4 or masked[stop : stop + 1] in (",", "。", "□", ""):
        return None
    return stop if all(_heads().ending_at(masked, last, first) for first, last in pieces) else None


def _venue_end(masked: str, start: int, end: int) -> int | None:
    for stop in range(start + 2, min(end, start + 50) + 1):
        if masked[stop - 1] in ",。;:□":
            return None
        if (
            _heads().ending_at(masked, stop, start) or ends_with_division(masked, stop, start) == start
        ) and _AFTER_VENUE.match(masked, stop):
            return stop
    return None


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in _SPLIT.finditer(text, start, end):
        if mark.group() in "和及" and mark.start() - at < _SHORTEST:
            continue  # `太|和|街道`
        yield at, mark.start()
        at = mark.end()
    yield at, end


def _names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in _split(text, start, end):
        named = _specific(text, first, last)
        if named:
            yield named


def _specific(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The place without what precedes its name; None if it is no named place."""
    leading = _LEADING.match(text[start:end])
    if leading:
        start += leading.end()
    after = division_prefix(text, start, end)
    if after is not None and _TOWN.match(text[after:end]):
        start = after
    name = text[start:end]
    if (
        not 2 <= len(name) <= 30
        or name in words_of("places", "generic")
        or _COUNTED.search(name)
        or _OWN.match(name)
        or _ORDINAL.search(name)
    ):
        return None
    if any(part in name for part in load_toml("places")["generic_parts"]) or not re.search(r"[一-鿿]", name):
        return None
    return start, end
