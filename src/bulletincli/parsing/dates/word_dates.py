"""Expressions that are words: 同日, 当晚, 昨(5)日, 次日, 是年, 下午, 日前; and lunar dates."""

from __future__ import annotations

import re
from typing import Final

from bulletincli.model import Span
from bulletincli.parsing.dates import words
from bulletincli.parsing.dates.day_parts import match_tail
from bulletincli.parsing.dates.expressions import DateExpression
from bulletincli.parsing.dates.numerals import HAN_DIGITS, parse_numeral
from bulletincli.parsing.dates.points import NUMBER, YEAR_NUMBER
from bulletincli.parsing.dates.surroundings import (
    begins_line,
    is_deadline,
    opens_clause,
    opens_or_follows_preposition,
    qualifier_of,
)
from bulletincli.parsing.dates.words import any_of

_BRACKETED_DAY: Final = rf" ?\( ?(?:(?P<month>{NUMBER})月)?(?P<day>{NUMBER})[日号]? ?\)"
_SAME_DAY: Final = re.compile(
    rf"(?:(?P<evening>{any_of(words.SAME_EVENING)})|(?P<day_word>{any_of(words.SAME_DAY)}))"
    rf"(?!而语|本[国人军]|气|空|下(?!午))(?:{_BRACKETED_DAY})?"
)
"""Not 同日而语, 当|日本人, 当|天气, 当|天下."""
_NEXT_DAY: Final = re.compile(any_of(words.NEXT_DAY) + "(?![常均报本])")
_SAME_YEAR: Final = re.compile(any_of(words.SAME_YEAR) + "(?=[ ,;。]|$)")

_RELATIVE: Final = re.compile(
    rf"(?P<word>{any_of(words.RELATIVE_DAYS)})(?!头条|说法)(?:{_BRACKETED_DAY})?"
    rf"|(?P<stem>{any_of(words.RELATIVE_STEMS)})(?P<short>{any_of(words.SHORT_DAY_PARTS)})"
)
_RELATIVE_BRACKET: Final = re.compile(rf"(?P<stem>{any_of(words.RELATIVE_STEMS)}){_BRACKETED_DAY}日?")

_DAY_PART: Final = re.compile(rf"(?P<part>{any_of(words.DAY_PARTS)})(?!新闻|版|报)")
_VAGUE: Final = re.compile(any_of(words.VAGUE) + "(?![往子])")
_SEASON: Final = re.compile(any_of(words.SEASONS) + "(?=[ ,])")
_EDGE: Final = re.compile(rf"月[初底末](?![{HAN_DIGITS}十])")

_STEM_YEAR: Final = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
_LUNAR_MONTHS: Final = {"正": 1, "冬": 11, "腊": 12}
_LUNAR: Final = re.compile(
    rf"(?P<named>{any_of(words.LUNAR_NAMES)} ?(?:(?:{_STEM_YEAR}|{YEAR_NUMBER}年) ?)?|{_STEM_YEAR} ?)?"
    rf"(?P<leap>闰)?(?P<month>[{''.join(_LUNAR_MONTHS)}]|{NUMBER})月"
    rf"(?:初(?P<first>[{HAN_DIGITS}十])|(?P<day>{NUMBER}))?日?"
)


def read_same_day(shadow: str, at: int, end: int) -> DateExpression | None:
    """Read 同日, 同日上午, 当天(9日), 当晚; 是日 only at a clause's start; not the 当日 of 应当日夜."""
    match = _SAME_DAY.match(shadow, at, end)
    if match is None or (shadow[at] == "是" and not opens_clause(shadow, at)):
        return None
    if at and shadow[at - 1] in "应相充适":
        return None
    month, day = _bracketed(match)
    part, last = ("晚上", match.end()) if match["evening"] else match_tail(shadow, match.end(), end)
    if is_deadline(shadow, last):
        return None
    qualifier = qualifier_of(shadow, at, last)
    return DateExpression(
        Span(at, last), "same_day", month=month, day=day, day_part=part, anchor="last", qualifier=qualifier
    )


def read_next_day(shadow: str, at: int, end: int) -> DateExpression | None:
    """Read 次日, 翌日上午; not 5次日常检查."""
    match = _NEXT_DAY.match(shadow, at, end)
    if match is None or (
        at and (shadow[at - 1].isdigit() or shadow[at - 1] in HAN_DIGITS + "十百首多几每此本两数")
    ):
        return None
    part, last = match_tail(shadow, match.end(), end)
    if is_deadline(shadow, last):
        return None
    return DateExpression(Span(at, last), "next_day", day_part=part, day_offset=1, anchor="last")


def read_same_year(shadow: str, at: int, end: int) -> DateExpression | None:
    """Read 是年, 同年 at a clause's start, if nothing of a date follows."""
    match = _SAME_YEAR.match(shadow, at, end)
    if match is None or not opens_clause(shadow, at):
        return None
    return DateExpression(Span(at, match.end()), "same_year", anchor="last")


def read_relative(shadow: str, at: int, end: int) -> DateExpression | None:
    """Read 今天, 昨日上午, 今天(5月8日), 今(6)日, 昨晚; 明天 and 前天 only at a clause's start."""
    match = _RELATIVE_BRACKET.match(shadow, at, end) or _RELATIVE.match(shadow, at, end)
    if match is None or (at and shadow[at - 1] in "如至迄当现"):
        return None
    if shadow[at] in "前明" and not opens_clause(shadow, at):
        return None
    written = match.groupdict()
    month, day = _bracketed(match)
    short = written.get("short")
    part, last = (
        (words.SHORT_DAY_PARTS[short], match.end()) if short else match_tail(shadow, match.end(), end)
    )
    stem = written["stem"]
    offset = words.RELATIVE_STEMS[stem] if stem else words.RELATIVE_DAYS[written["word"]]
    return DateExpression(
        Span(at, last),
        "relative",
        month=month,
        day=day,
        day_part=part,
        day_offset=offset,
        anchor="publication",
    )


def read_day_part(shadow: str, at: int, end: int) -> DateExpression | None:
    """Read 下午, 晚间 on their own; 夜间, 早间 and such only at a clause's start (not 夜间施工).

    The 下午 of 428下午 belongs to a damaged date.
    """
    match = _DAY_PART.match(shadow, at, end)
    if at and shadow[at - 1].isdigit():
        return None
    if match is None or (match["part"] not in words.DAY_PARTS_ANYWHERE and not opens_clause(shadow, at)):
        return None
    return DateExpression(
        Span(at, match.end()), "day_part", day_part=words.DAY_PARTS[match["part"]], anchor="last"
    )


def read_vague(shadow: str, at: int, end: int) -> DateExpression | None:
    """Read 日前, 近日, 连日来, 两节前夕 at a clause's start, and at a line's the 秋 of old chronicles."""
    match = _VAGUE.match(shadow, at, end) if opens_clause(shadow, at) else None
    if match is None and begins_line(shadow, at):
        match = _SEASON.match(shadow, at, end)
    return DateExpression(Span(at, match.end()), "vague") if match else None


def read_edge(shadow: str, at: int, end: int) -> DateExpression | None:
    """Read 月初, 月底 at a clause's start: a month, but not which."""
    match = _EDGE.match(shadow, at, end)
    if match is None or not opens_clause(shadow, at) or is_deadline(shadow, match.end()):
        return None
    return DateExpression(Span(at, match.end()), "month")


def read_lunar(shadow: str, at: int, end: int) -> DateExpression | None:
    """Read 农历八月十五, 庚子年二月初七, 正月十五, 二月初七: marked, never converted.

    Without a name before it only what no Gregorian date looks like: 初七, 正月, 腊月, 冬月.
    """
    match = _LUNAR.match(shadow, at, end)
    if match is None:
        return None
    if not match["named"] and not match["leap"]:
        own = match["month"] in _LUNAR_MONTHS or (match["first"] and not shadow[at].isascii())
        if not own or not (opens_or_follows_preposition(shadow, at) or shadow[at - 1] == "年"):
            return None
    month = _LUNAR_MONTHS.get(match["month"]) or parse_numeral(match["month"])
    day_text = match["first"] or match["day"]
    day = parse_numeral(day_text) if day_text else None
    if month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 30):
        return None
    part, last = match_tail(shadow, match.end(), end) if day else (None, match.end())
    return DateExpression(
        Span(at, last), "day" if day else "month", month=month, day=day, day_part=part, lunar=True
    )


def _bracketed(match: re.Match[str]) -> tuple[int | None, int | None]:
    """Read month and day of a bracket as in 今天(5月8日); None for what is not written, or is no day."""
    written = match.groupdict()
    day = parse_numeral(written["day"]) if written["day"] else None
    month = parse_numeral(written["month"]) if written["month"] else None
    if day is None or not 1 <= day <= 31 or (month is not None and not 1 <= month <= 12):
        return None, None
    return month, day
