"""Where an event happened: the named places its people went to, or in which something was held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from bulletincli.parsing.districts import division_prefix
from bulletincli.parsing.lexicon import Suffixes, load_toml, words_of
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.people import Named

_IN: Final = re.compile(r"(?:(?<=[,。;:])|(?<=^)|(?<=[一-鿿\d)”]))在")
_SPLIT: Final = re.compile(r"、|以及|(?<=[一-鿿]{2})(?:和|及)(?=[一-鿿]{2})")
_QUOTED: Final = re.compile(r"《[^《》]*》|“[^“”]*”")
_LONGEST: Final = 60
_VILLAGE: Final = re.compile(r"^.*(?:社区|村|屯|街道|镇|乡|小区)")
_COUNTERS: Final = re.compile(r"^(?:了|过|往|区属|位于)|\d+(?:个|家|处|户|余)")


@cache
def _motion() -> re.Pattern[str]:
    return re.compile("|".join(sorted(words_of("places", "motion"), key=lambda word: (-len(word), word))))


@cache
def _ends() -> re.Pattern[str]:
    return re.compile("|".join([r"[,。;:!?□]", *sorted(map(re.escape, words_of("places", "ends")), key=lambda word: (-len(word), word))]))


@cache
def _heads() -> Suffixes:
    return Suffixes(words_of("places", "heads"))


def find_places(passage: Passage, start: int, end: int, people: Sequence[Named]) -> Iterator[tuple[int, int]]:
    """The places named in the passage between two of its places, as places of the passage, in order."""
    masked = _mask(passage.text, people)
    at = start
    while match := _motion().search(masked, at, end):
        at = match.end()
        if not _is_motion(passage, masked, match):
            continue
        yield from _after_motion(passage, masked, match.end(), end, people)


def find_venues(passage: Passage, start: int, end: int, people: Sequence[Named]) -> Iterator[tuple[int, int]]:
    """Places under 在: `在某会议室召开`, `在某镇,县长…`."""
    masked = _mask(passage.text, people)
    for match in _IN.finditer(masked, start, end):
        stop = _venue_end(masked, match.end(), end)
        if stop is not None:
            yield from _names(passage.text, match.end(), stop, needs_head=True)


def _mask(text: str, people: Sequence[Named]) -> str:
    raw = _QUOTED.sub(lambda match: "■" * len(match.group()) if "《" in match.group() else match.group(), text)
    characters = list(raw)
    for one in people:
        first = one.title[0] if one.title and not one.common else one.start
        for place in range(first, one.end):
            characters[place] = "□"
    return "".join(characters)


def _is_motion(passage: Passage, masked: str, match: re.Match[str]) -> bool:
    word, start, end = match.group(), match.start(), match.end()
    after = masked[end : end + 1]
    if word == "来":
        return masked[start - 1 : start] in ("□",) or masked[:start].endswith(("一行", "组", "团", "导"))
    if word == "到":
        starts = passage.word_starts
        inside = starts.get(start)
        if inside is None or (len(inside) > 1 and inside not in ("到达",)):
            return False
        return after not in ("位", "底", "期", "处", "了", "岗") and masked[start - 1 : start] not in ("得", "达", "感", "受", "做", "直", "不", "落", "看", "听")
    return after not in ("", ",", "。")


def _after_motion(
    passage: Passage, masked: str, start: int, end: int, people: Sequence[Named]
) -> Iterator[tuple[int, int]]:
    limit = min(end, start + _LONGEST)
    if masked[start : start + 1] == "□":
        owner = next((one for one in people if one.title and one.title[0] == start), None)
        if owner and owner.title:
            village = _VILLAGE.match(passage.text[owner.title[0] : owner.title[1]])
            if village:
                yield start, start + village.end()
        return
    stop = start
    while True:
        mark = _ends().search(masked, stop, limit)
        if mark is None:
            stop = limit
            break
        if mark.group() == "的" and "、" not in masked[start : mark.start()] and mark.start() - start > 2 and not masked.startswith(("的同时",), mark.start()):
            stop = mark.end()
            continue
        stop = mark.start()
        if stop > start:
            break
        return
    yield from _names(passage.text, start, stop, needs_head=False)


def _venue_end(masked: str, start: int, end: int) -> int | None:
    """Where the place that begins at `start` ends: its last word stands before a verb, a comma or the like."""
    for stop in range(start + 2, min(end, start + 40) + 1):
        if masked[stop - 1] in ",。;:□":
            return None
        rest = masked[stop:end]
        if _heads().ending_at(masked, stop, start) and re.match(_AFTER_VENUE, rest):
            return stop
    return None


_AFTER_VENUE: Final = (
    r",(?!取得)|。|□|召开|举行|举办|主持|收听|收看|隆重|揭牌|开幕|鸣哨|开展|察看|查看|看望|参加|检查|调研|督导|指出|强调|开打|等|调度|接访|会见|签约|启动|进行|现场|实地"
)


def _names(text: str, start: int, end: int, *, needs_head: bool) -> Iterator[tuple[int, int]]:
    """The places of a list, one by one, generic ones left out."""
    at = start
    pieces: list[tuple[int, int]] = []
    for mark in [*_SPLIT.finditer(text, start, end), None]:
        pieces.append((at, mark.start() if mark else end))
        at = mark.end() if mark else end
    for first, last in pieces:
        named = _specific(text, first, last)
        if named and (not needs_head or _heads().ending_at(text, named[1], named[0])):
            yield named


def _specific(text: str, start: int, end: int) -> tuple[int, int] | None:
    junk = _COUNTERS.match(text[start:end])
    if junk and junk.start() == 0 and not junk.group()[0].isdigit():
        start += junk.end()
    start = division_prefix(text, start, end) or start
    name = text[start:end].rstrip("、和及")
    end = start + len(name)
    if not 2 <= len(name) <= 28 or name in words_of("places", "generic") or re.search(r"\d+(?:多|余)?(?:个|家|户|名|人)", name):
        return None
    if any(part in name for part in load_toml("places")["generic_parts"]):
        return None
    if not re.search(r"[一-鿿]", name):
        return None
    return start, end
