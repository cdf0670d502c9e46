"""Headings that are such by their words alone: months, places, bracketed heads, well-known sections."""

from __future__ import annotations

import re
from typing import Final, Literal

from bulletincli.parsing.lexicon import load_toml
from bulletincli.parsing.patterns import DAY, HAN, MONTH, YEAR, any_of, squeeze

HeadingForm = Literal[
    "section", "place", "bracket", "year", "month", "day", "numbered", "item", "headline", "subheadline"
]
"""What sort of heading it is: `要闻简报`, `甲县`, `【重要会议】`, `1988年`, `7月`, `4月28日`, `一、会议`, `(一)会议`, the
headline of an article, or one within an article."""
CALENDAR: Final[tuple[HeadingForm, ...]] = ("year", "month", "day")

_WORDS: Final = load_toml("layout")["headings"]
_SECTIONS: Final = frozenset(_WORDS["sections"])
_PATTERNS: Final = tuple(map(re.compile, _WORDS["patterns"]))
_NOT_PLACES: Final = frozenset(_WORDS["not_places"])
_LONGEST: Final = 28

_YEAR_LINE = re.compile(rf"{YEAR}(?:度|大事记)?")
_MONTH_LINE = re.compile(rf"(?:{YEAR})? ?{MONTH} ?月(?:份|大事记)?|(?:1[0-2]|0?[1-9])/(?:19|20)\d\d")
_DAY_LINE = re.compile(
    rf"(?:{YEAR})? ?(?:{MONTH} ?月)? ?(?:{DAY} ?[-~、] ?)?{DAY} ?[日号](?: ?[-~至] ?(?:{MONTH} ?月)? ?{DAY} ?[日号])?"
    r"[ (]*(?:(?:星期|周)[一二三四五六日天])?[)]?|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}"
)
_DECORATION = re.compile(r"^[-~☆★*◆■●△▲Δ∆⊙▽▼◇□※=·<《【\[ ]+|[-~☆★*◆■●=·>》】\] :]+$")
_BRACKET_LINE = re.compile(r"[【〖\[][^】〗\]]{1,24}[】〗\]]")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}[、.]|第[一二三四五六七八九十]{1,3}[章节篇部编][ 、:]?")
_ITEM = re.compile(r"[(][一二三四五六七八九十]{1,3}[)]")
_PLACE = re.compile(
    rf"[{HAN}·]{{1,11}}(?:{any_of(_WORDS['place_ends'])})"
    rf"|[{HAN}]{{2,8}}(?:示范区|开发区|高新区|新区|实验区|试验区|经开区)"
)
_PLACE_VERB = re.compile(r"[到赴在来为的和与]|走进|召开|建设|打造|推进|走访|视察|调研|服务|创建")
_PLACE_COLON = re.compile(rf"(?P<place>[{HAN}·]{{2,11}}) ?: ?(?=\S)")


def heading_form(text: str) -> HeadingForm | None:
    """Tell the form of a line that is a heading by its words alone; None for any other line."""
    if len(text) > _LONGEST:
        return None
    if _BRACKET_LINE.fullmatch(text):
        return bracket_form(text)
    word = bare(text)
    if form := _calendar_form(word):
        return form
    if word in _SECTIONS or any(pattern.fullmatch(word) for pattern in _PATTERNS):
        return "section"
    return "place" if is_place_name(word) else None


def bracket_form(text: str) -> HeadingForm | None:
    """Tell the form of a head in brackets: `【7月】` is a month, `【甲县】` a place; None for a number."""
    inside = squeeze(text[1:-1])
    if not inside or inside.isdigit():
        return None
    return _calendar_form(inside) or ("place" if is_place_name(inside) else "bracket")


def _calendar_form(word: str) -> HeadingForm | None:
    if _YEAR_LINE.fullmatch(word):
        return "year"
    if _MONTH_LINE.fullmatch(word):
        return "month"
    return "day" if _DAY_LINE.fullmatch(word) else None


def is_place_name(text: str) -> bool:
    """Tell whether it can be the name of a county, city, district, zone or street alone: `甲县`, `乙新区`."""
    if not 2 <= len(text) <= 12 or text in _NOT_PLACES or _PLACE_VERB.search(text):
        return False
    return _PLACE.fullmatch(text) is not None


def place_colon_end(text: str) -> int:
    """Find where a place's name before a colon ends (`甲县:3月2日,…`); 0 if the text does not begin so."""
    match = _PLACE_COLON.match(text)
    return match.end("place") if match and is_place_name(match["place"]) else 0


def bare(text: str) -> str:
    """Leave out the marks around it and the spaces in it: `☆ 1 月 ☆` is 1月."""
    return squeeze(_DECORATION.sub("", text))


def numbered_form(text: str) -> HeadingForm | None:
    """Tell `numbered` for `一、重要会议`, `item` for `(二)调研`, which stands below it."""
    if _NUMBERED.match(text):
        return "numbered"
    return "item" if _ITEM.match(text) else None
