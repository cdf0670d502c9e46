"""What stands before and after an expression, which tells 9日 from 第9日, 1.9日, 9日内 and 9日龄.

Each function looks at a few characters only.
"""

from __future__ import annotations

import re
from typing import Final

from bulletincli.parsing.dates.expressions import Qualifier
from bulletincli.parsing.dates.numerals import HAN_DIGITS, ZEROS

_PREPOSITIONS: Final = "于在从自至到由"
_COUNTERS: Final = "月第近为连共达历过满逾超约每隔期长时少仅需用了整内前后"
"""Before a bare 9日 these make it a number of days: 为期9日, 历时9日, 第9日.

After 月 its month was no month (13月9日).
"""
_HAN_NUMBER_PARTS: Final = frozenset(HAN_DIGITS + ZEROS[:4] + "十百千万亿第几数廿卅")
_NUMBER_MARKS: Final = "/%\\_="
"""ASCII marks before a number that make it part of an address, a code or a fraction."""
_WIDEST_INDENT: Final = 64
_SHORTEST_WRAPPED: Final = 10
"""Lines are wrapped at 20 characters or more; a date may lack some of them."""

_DEADLINE: Final = re.compile(r"(?:之|以)?前(?![往来去赴后线方期沿任进郭旗锋哨])")
_DURATION: Final = re.compile(r"[内龄游捐均谈间后]|[以之][内上下后久]|左右")
_HAN_DURATION: Final = re.compile(rf"[{HAN_DIGITS}十两]")
_NO_MONTH: Final = re.compile(r"[龄薪度租均嫂刊饼球光季]|大的|个")
_NO_HAN_MONTH: Final = re.compile(rf"[{HAN_DIGITS}十革天花诗红]")
_DAY_WITHOUT_UNIT: Final = re.compile(
    r"[0-9]{1,4}(?:[-~至][0-9]{1,2})?(?:[日号曰]| ?(?:[上中下]午|凌晨|傍晚|晚上|早上|清晨)|[ ,](?![0-9]))"
)
_YEAR_ENDS: Final = re.compile(r"$|[ ,;。:)、》】\]\r\n]")
_PLANNED: Final = re.compile(r"(?:将|拟|定|计划|预计|预定|暂定)(?:于|在)$")
_UNTIL: Final = re.compile(r"截[至止](?:到|至|于)?$")
_SINCE: Final = re.compile(r"起(?![草诉义火点飞舞重步居到])|以来")


def is_han(character: str) -> bool:
    """Whether the character is a common Chinese character."""
    return "\u4e00" <= character <= "\u9fff"


def opens_clause(shadow: str, at: int) -> bool:
    """Whether a clause may begin at `at`: the text's start, or after a mark, a space, a line break."""
    return at == 0 or not shadow[at - 1].isalnum()


def opens_or_follows_preposition(shadow: str, at: int) -> bool:
    """As `opens_clause`, or after 于, 在, 从, 自, 至, 到 (会议于二日召开)."""
    return opens_clause(shadow, at) or shadow[at - 1] in _PREPOSITIONS


def begins_line(shadow: str, at: int) -> bool:
    """Whether only spaces, and not many of them, stand before `at` on its line."""
    for index in range(at - 1, max(at - _WIDEST_INDENT, 0) - 1, -1):
        if shadow[index] == "\n":
            return True
        if shadow[index] != " ":
            return False
    return at <= _WIDEST_INDENT


def may_wrap(shadow: str, at: int) -> bool:
    """Whether the line of `at` may go on in the next: not a short line, such as 4月 alone or 日期:2021年4月."""
    return (
        at >= _SHORTEST_WRAPPED
        and "\n" not in shadow[at - _SHORTEST_WRAPPED : at]
        and not begins_line(shadow, at)
    )


def number_may_begin(shadow: str, at: int, *, bare: bool) -> bool:
    """Whether a calendar number may begin at `at`; `bare` if it is only a day (9日) or only a month (9月).

    Not within a number (1.9日, 35-40日, 第二十九日) nor, if bare, after what makes it a count (为期9日,
    每年3月).
    """
    if at == 0:
        return True
    before, second = shadow[at - 1], shadow[at - 2 : at - 1]
    if _continues_number(shadow[at], before, second, bare=bare):
        return False
    if before in "-~" and (second.isdigit() or second in tuple("日月年号")):
        return False
    if before == "年":
        return second not in tuple("每历往常") and not (bare and second.isdigit())
    return not (bare and before in _COUNTERS)


def _continues_number(first: str, before: str, second: str, *, bare: bool) -> bool:
    """Whether the character `first` goes on with a number or a code begun before it."""
    if not first.isascii():
        return before in _HAN_NUMBER_PARTS
    if before.isascii() and (before.isalnum() or before in _NUMBER_MARKS):
        return True
    return before == "." and bare and second.isdigit()


def is_deadline(shadow: str, end: int) -> bool:
    """Whether what ends at `end` is a term for something: 3月15日前, 8月底以前; not 9日前往."""
    return _DEADLINE.match(shadow, end) is not None


def is_duration(shadow: str, end: int, *, han: bool = False) -> bool:
    """Whether the bare day that ends at `end` counts days: 5日内, 14日龄, 二日游; in Chinese 一日三餐."""
    return _DURATION.match(shadow, end) is not None or (han and _HAN_DURATION.match(shadow, end) is not None)


def month_may_end(shadow: str, end: int, *, han: bool) -> bool:
    """Whether a month may end at `end`: not 3月龄, nor in Chinese 十月革命, 三月三."""
    return _NO_MONTH.match(shadow, end) is None and not (han and _NO_HAN_MONTH.match(shadow, end))


def damaged_day_follows(shadow: str, end: int) -> bool:
    """Whether after the month that ends at `end` there is a day without its unit: 4月9 区长, 4月35日."""
    return _DAY_WITHOUT_UNIT.match(shadow, end) is not None


def year_may_end(shadow: str, end: int) -> bool:
    """Whether a year alone may end at `end`: not 2022年度, 2022年工作."""
    return _YEAR_ENDS.match(shadow, end) is not None


def qualifier_of(shadow: str, start: int, end: int) -> Qualifier | None:
    """Tell what the words around an expression make of it: 截至2月10日, 3月13日起, 将于5月8日."""
    before = shadow[max(start - 4, 0) : start]
    if _UNTIL.search(before):
        return "until"
    if _SINCE.match(shadow, end):
        return "since"
    return "planned" if _PLANNED.search(before) else None
