"""How entries and sentences begin and end."""

from __future__ import annotations

import re
from typing import Final

from bulletincli.parsing.patterns import BULLETS, DAY, DIGITS, HAN, MONTH, PRESENT_LABEL

HEAD_MARKS: Final = BULLETS + "▌▍▎▋▊█┃"
"""Marks before a headline, or one within an article."""
_SENTENCE_ENDS: Final = frozenset("。!?…")
_CLOSERS: Final = frozenset("”’)》】〗]\"' ")

_BULLET = re.compile(rf"[{BULLETS}]|[·*]{{1,2}} ?(?=[\d{HAN}])")
_ITEM_NUMBER = re.compile(rf"(?:\d{{1,3}}[.、]|[(]\d{{1,3}}[)]) ?(?={MONTH} ?月 ?{DAY})")
_DATE = re.compile(
    rf"(?:[{DIGITS}]{{4}} ?年(?! ?(?:第|度))|[(]\d{{2,4}}[)]年(?=\d)|(?:中华)?民国|{MONTH} ?月(?! ?刊)|{DAY} ?[日号]"
    r"|\d{1,2} ?[-~至、和] ?\d{1,2} ?[日号]"
    r"|\d{1,4}(?:[-~]\d{1,2})?(?: {2,}| ?(?:凌晨|早上|上午|中午|下午|傍晚|晚上)|,(?=\D)"
    rf"| (?=[{HAN}]))"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[./]\d{1,2}(?=[ ,日至~-])"
    r"|(?:19|20)\d{4,6}日|\d\d[-/]\d\d(?= |$)"
    r"|[同当是翌次][日月天年]|本月|[上中下]旬|[月年][初末底]|(?P<vague>[今昨]天|日前|近日|连日来|近期))"
)
_COUNTED = re.compile(
    r"\d+(?:\.\d+)? ?(?:[余多]?[万亿元个人名户吨亩家项处次条台辆公平米件册届场期所位岁%℃]|周年|年来)"
)
_ENUMERATION = re.compile(
    r"[一二三四五六七八九十]{1,2}[是要、]|第[一二三四五六七八九十]+[,、]|[(][一二三四五六七八九十\d]{1,3}[)]"
    r"|[①-⑳]|\d{1,2}[、.](?!\d)|首先,|其次,"
)
_SPEECH_END = re.compile(r"(?:强调|指出|要求|提出|认为|表示|明确|介绍|提出要求|如下|包括|[一-龥]说)[,:]?$")
_SPEECH = re.compile(r"(?:强调|指出|要求|提出|认为|表示|介绍|说)[,:]")


def bullet_end(text: str) -> int:
    """Find where the text begins behind a bullet and the spaces after it; 0 without a bullet."""
    match = _BULLET.match(text)
    if match is None:
        return 0
    return len(text) - len(text[match.end() :].lstrip(" "))


def begins_entry(text: str) -> bool:
    """Tell whether it begins as an entry does: a bullet, a bracketed head, a date (`●4月2日`, `【会议】`)."""
    return (
        text[0] in BULLETS or text[0] in "【〖" or begins_with_date(text) or _BULLET.match(text) is not None
    )


def begins_with_date(text: str) -> bool:
    """Tell whether it begins with a date or a word for one, behind a bullet or a number or not.

    `●4月2日`, `9日 区长…`, `2.3月2日`, `428下午`, `同日`, `日前`; not a count (`30万元`).
    """
    return _date_at_start(text) is not None


def begins_with_day(text: str) -> bool:
    """Tell whether it begins with a date of the calendar or a word for it (`同日`), not with `日前`."""
    match = _date_at_start(text)
    return match is not None and match["vague"] is None


def _date_at_start(text: str) -> re.Match[str] | None:
    start = bullet_end(text)
    if number := _ITEM_NUMBER.match(text, start):
        start = number.end()
    match = _DATE.match(text, start)
    return match if match is not None and not _COUNTED.match(text, start) else None


def begins_enumeration(text: str) -> bool:
    """Tell whether it is an item of a speech: `一是…`, `二要…`, `(三)…`."""
    return _ENUMERATION.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Tell whether a sentence ends with it, closing marks disregarded (`…工作。”`)."""
    end = len(text)
    while end and text[end - 1] in _CLOSERS:
        end -= 1
    return end > 0 and text[end - 1] in _SENTENCE_ENDS


_PRESENT = re.compile(PRESENT_LABEL)


def lists_present(text: str) -> bool:
    """Tell whether it begins a list of those present, as minutes have it: `出席:王一、李二`, `列席人员:王三`."""
    return _PRESENT.match(text) is not None


def announces_speech(text: str) -> bool:
    """Tell whether it ends in a verb of speech: `就做好下步工作,会议强调`."""
    return _SPEECH_END.search(text, max(0, len(text) - 8)) is not None


def reports_speech(text: str) -> bool:
    """Tell whether somebody says something in it: `甲乙要求,要…`."""
    return _SPEECH.search(text) is not None


_TIME = re.compile(rf"{MONTH} ?月|{DAY} ?日|日前|近日|连日来|今天|昨天|[上下]午|当日|同日")


def names_time(text: str) -> bool:
    """Tell whether it names a time anywhere."""
    return _TIME.search(text) is not None
