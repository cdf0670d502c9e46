"""Headlines of other pages, as columns of portals list them: a link, with the day on which its page was published."""

from __future__ import annotations

import re
from typing import Final

from bulletincli.reading.html.words import LABEL

_OPEN: Final = r"[\[(【\uff08]"
_CLOSE: Final = r"[\])】\uff09]"
_DAY: Final = (
    r"(?:(?:19|20)\d\d ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2} ?日?|\d{1,2}[-/]\d{1,2}"
    rf"|(?<={_OPEN})\d{{1,2}}月\d{{1,2}}日(?={_CLOSE}))"
)
_STAMP: Final = rf"{_OPEN}?\s?{_DAY}(?:[ T]?\d{{1,2}}:\d\d(?::\d\d)?)?\s?{_CLOSE}?"
"""A day as scripts write it. `9月3日` in the line is none: so begin the entries of chronicles."""

_AT_START: Final = re.compile(rf"[\s·•・●■◆▪▶►>»*]*+(?P<stamp>{_STAMP})(?!\d)\s*+")
_AT_END: Final = re.compile(rf"(?:(?:发布|更新)?(?:时间|日期)[:\uff1a]\s?)?(?<!\d)(?P<stamp>{_STAMP})\s*$")
_END: Final = 40
"""Characters of a line in which a stamp and its label at the end have room."""

_LOOSE: Final = 3
"""Characters of a headline that may stand outside its link: a bullet, brackets around the name of a column."""

DATED: Final = re.compile(r"\s*(?:[△●◆▲□■]\s*)?(?:\d{4}\s?年)?\s?\d{1,2}\s?[月日]")
"""The beginning of an entry of a chronicle."""

_CHINESE: Final = re.compile(r"[年月]")
_ALONE: Final = re.compile(rf"{_STAMP}|(?:19|20)\d\d[-./]\d{{1,2}}|\d{{1,2}}")
_PAGER: Final = re.compile(
    r"[\s\d共第当前每页条篇记录总数计上下首末尾后一转到至跳确定GOgo|/<>«»‹›\[\]():\uff1a,\uff0c.\uff0e…·—-]*"
)


def is_listed(text: str, linked: int) -> bool:
    """Tell a line that is a headline, a link of `linked` characters, and a stamp before or behind it.

    A day in Chinese at the beginning of the link is no stamp but that of an event: `<a>2019年5月7日,区长李二调研</a>`.
    """
    if not linked or "。" in text:
        return False
    head, tail = _AT_START.match(text), _AT_END.search(text[-_END:])
    if head is None and tail is None:
        return False
    start = head.end() if head else 0
    end = len(text) - (len(tail[0]) if tail else 0)
    headline = text[start:end]
    words = _length(headline)
    if not words or words > linked + _LOOSE or LABEL.search(headline) or DATED.match(headline):
        return False
    return not (head and _CHINESE.search(head["stamp"]) and linked > words + _LOOSE)


def is_stamp(text: str) -> bool:
    """Tell a line that is nothing but a day as scripts write it, or a part of one that stands in a box of its own.

    `2019年5月7日` and `7日` are none: so chronicles head the entries of a day.
    """
    return _ALONE.fullmatch(text.strip()) is not None and (
        text.strip()[0] in "[(【\uff08" or "日" not in text
    )


def is_pager(text: str) -> bool:
    """Tell a line of the pages of a list: `共 233 条记录 第 1/12 页`."""
    return _PAGER.fullmatch(text) is not None


def _length(text: str) -> int:
    return len("".join(text.split()))
