"""The time that a paragraph begins with, or that its first sentence names: where, and what is written.

What the time means on the calendar is not decided here but in `times`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bulletincli.parsing.dates import Damaged, DateExpression, find_dates, match_damaged, match_date
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.patterns import BULLETS
from bulletincli.parsing.sentences import split_sentences

NEW_TIME_FORMS: Final = frozenset({"day", "range", "same_day", "next_day", "day_part", "relative", "period"})
"""Forms of time with which a new event may begin."""
VAGUE: Final = re.compile("日前|近日|连日来|近期")
_BULLET: Final = re.compile(
    rf"[\s{BULLETS}○·*-]*"
    r"(?:\d{1,2}[、.]\s*(?=\d+月)|[(（]?[一二三四五六七八九十]{1,3}[)）、]\s*(?=\d+月))?"
)
_LEAD: Final = re.compile(
    r"(?:【本[报网台刊]消?[息讯]】|[^,。;:、()\d]{0,12}(?:讯|电)(?=\()|[^,。;:、()\d]{0,8}讯(?=\d)|本[报台刊网]讯)"
    r"(?:\([^()]{0,40}\))?:?|据?[^,。;:、\d]{2,12}报道:|据[^,。;:、\d]{2,12}(?:消息|报道)[:,]?"
)
"""`本报讯(记者甲)`, `据某日报报道:` before an article's first sentence."""
_SOURCE: Final = re.compile(r"\([^()\d]{2,40}\)")
"""`(县人大宣传组)8日,…`: who reports, before the first sentence."""
_DATELINE: Final = re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:讯|电|消息)[^。\d]{0,50}$")
_DATELINE_REACH: Final = 60
"""Characters before the text within which its dateline is looked for."""
_SENTENCE_REACH: Final = 2000
_FIRST_CLAUSE: Final = 40
"""Characters from a sentence's beginning within which a month and day are the sentence's own."""
_NOT_ITS_DAY: Final = re.compile(r"的|前|后|起|以|止|[至到](?=\d)|开始|讯|电|消息|[-~—]")
"""After a date these make it another's: `5月8日|前完成`, `5月8日|的会议`."""
_HELD: Final = re.compile(r"召开|举行|开幕|闭幕|在|于")
"""After a full date within a sentence these say that it is the event's: `1988年5月13日|召开`."""


def content_start(shadow: str, passage: Passage, place: int = 0) -> int:
    """The place after bullets, item numbers and `本报讯(记者甲)` that stand at `place`."""
    match = _BULLET.match(passage.text, place)
    start = match.end() if match else place
    lead = _LEAD.match(passage.text, start)
    if lead:
        return lead.end()
    source = _SOURCE.match(passage.text, start)
    is_dated = source and match_date(shadow, passage.offset(source.end()))
    return source.end() if source and is_dated else start


def time_at(shadow: str, passage: Passage, start: int) -> DateExpression | Damaged | None:
    """The time that the text from place `start` begins with, or that its first sentence names (see `time_within`)."""
    at = passage.offset(start)
    written = match_date(shadow, at)
    if written and written.form == "vague":
        return _day_behind(shadow, written, passage, start) or written
    if written and written.form != "day_part":
        return _with_dateline(shadow, written, passage, start)
    return match_damaged(shadow, at) or written or time_within(shadow, passage, start)


def time_within(shadow: str, passage: Passage, start: int) -> DateExpression | None:
    """The time that the first sentence names at a clause's beginning, or in its first clause (`市政协1月15日举行`)."""
    text = passage.text
    first, last = first_sentence(text, start)
    for found in find_dates(shadow, passage.offset(first), passage.span_of(first, last).end):
        if found.form not in NEW_TIME_FORMS or found.qualifier is not None:
            continue
        place, after = passage.place_of(found.span.start), passage.place_of(found.span.end)
        if (
            _opens_clause(text, place)
            or _is_whole(found, text, after)
            or _is_of_first_clause(found, text, first, place, after)
            or _is_when_held(found, text, first, place, after)
        ):
            return _with_dateline(shadow, found, passage, start)
    return None


def first_sentence(text: str, start: int) -> tuple[int, int]:
    """The places of the sentence that begins at `start`."""
    found = split_sentences(text, start, min(len(text), start + _SENTENCE_REACH))
    return found[0] if found else (start, start)


def form_of(time: DateExpression | Damaged | None) -> str | None:
    """The form of a time; what is damaged is always a day."""
    return None if time is None else "day" if isinstance(time, Damaged) else time.form


def _day_behind(shadow: str, vague: DateExpression, passage: Passage, start: int) -> DateExpression | None:
    """`春节前夕,|1月15日|,县长…`: a day right behind a vague time."""
    place = passage.place_of(vague.span.end)
    if place <= start or not passage.text.startswith(",", place):
        return None
    found = match_date(shadow, passage.offset(place + 1))
    return found if found and found.form in ("day", "range") and found.qualifier is None else None


def _with_dateline(shadow: str, found: DateExpression, passage: Passage, start: int) -> DateExpression:
    """`本报某县1月20日讯 …20日上午`: a day alone has its month from the dateline before the text."""
    is_today = found.form == "relative" and found.day_offset == 0
    is_day = found.form == "day" and found.month is None and found.day is not None
    begin = passage.offset(start)
    line = _DATELINE.search(shadow, max(0, begin - _DATELINE_REACH), begin) if is_today or is_day else None
    if line is None or not 1 <= int(line["month"]) <= 12 or not 1 <= int(line["day"]) <= 31:
        return found
    if is_today:
        return replace(found, form="day", month=int(line["month"]), day=int(line["day"]), anchor=None)
    return replace(found, month=int(line["month"])) if int(line["day"]) >= (found.day or 0) else found


def _opens_clause(text: str, place: int) -> bool:
    if place == 0 or text[place - 1] in ",。;:)于在":
        return True
    return text[place - 1] in "从自" and (place == 1 or text[place - 2] in ",。;:")


_HELD_THEN: Final = re.compile(
    r"(?:\d{1,2} ?[时点:](?:\d{1,2} ?分?|半|整)?,?)?(?:在[^,。;]{2,24}?)?(?:召开|举行|举办|召集)(?!的|后|以来|以后)"
)
_ABOUT_ANOTHER: Final = re.compile("传达|学习|贯彻|落实|按照|根据|依据|关于|自从|继")
"""Before a date in the same clause these make it that of what is spoken of."""


def _is_when_held(found: DateExpression, text: str, first: int, place: int, after: int) -> bool:
    """`为加强联系,甲公所|6月21日下午3时|在礼堂召开座谈会`: the day of what is held then."""
    clause = max(text.rfind(mark, first, place) for mark in ",;") + 1
    return (
        found.month is not None
        and found.day is not None
        and _HELD_THEN.match(text, after) is not None
        and not _ABOUT_ANOTHER.search(text, max(first, clause), place)
    )


def _is_whole(found: DateExpression, text: str, after: int) -> bool:
    """`第二次会议|1988年5月13日|召开`, `许县长|今(29)日|率团`: a time that is the sentence's wherever it stands."""
    if found.form == "relative":
        return text.endswith(")日", 0, after)
    return None not in (found.year, found.month, found.day) and _HELD.match(text, after) is not None


def _is_of_first_clause(found: DateExpression, text: str, start: int, place: int, after: int) -> bool:
    """`市政协|1月15日|举行`, `某网消息(记者甲)|7月10日|,`: a month and day in the first clause is the sentence's own."""
    if found.month is None or found.day is None or place - start > _FIRST_CLAUSE:
        return False
    return not set(",。;:") & set(text[start:place]) and not _NOT_ITS_DAY.match(text, after)
