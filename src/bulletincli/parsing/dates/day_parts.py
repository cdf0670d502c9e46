"""The part of the day directly after a date: 9日上午, 2月10日(星期三)晚, 4月5日(清明节)上午."""

from __future__ import annotations

import re
from typing import Final

from bulletincli.parsing.dates.words import (
    DAY_PARTS,
    NOT_AFTER_SHORT_PART,
    SAME_EVENING,
    SHORT_DAY_PARTS,
    any_of,
)

_PART: Final = "(?:" + "|".join(" ?".join(part) for part in (*DAY_PARTS, *SAME_EVENING)) + ")"
"""A day part, also letter-spaced (上 午)."""
_SHORT_PART: Final = (
    rf"(?:{any_of(SHORT_DAY_PARTS)}(?![{NOT_AFTER_SHORT_PART}])| {{0,2}}晚(?=\d{{1,2}} ?[时点])"
    rf"| {{1,3}}{any_of(SHORT_DAY_PARTS)}(?= ))"
)
"""With space on both sides it is a cell of a table: `9日 晚 县长…`."""
_WEEKDAY: Final = (
    r" ?(?:\( ?(?:星期|周|礼拜)[一二三四五六日天] ?\)|(?:星期|礼拜)[一二三四五六日天]"
    r"|周[一二三四五六日](?=[ ,)上下早晚中凌傍午清]))"
)
"""周一 without a bracket only before a mark or a day part, for 周 is also a surname."""
_TAIL: Final = re.compile(
    rf"(?:{_WEEKDAY})?(?:\([^()\n]{{1,10}}\)(?= {{0,3}}{_PART}))?"
    rf"(?: {{0,3}}(?:当天|当日)?(?P<part>{_PART})| ?\( ?(?P<bracketed>{_PART}) ?\)|(?:当天|当日)?(?P<short>{_SHORT_PART}))?"
)


def match_tail(shadow: str, at: int, end: int) -> tuple[str | None, int]:
    """Read the day part after a day that ends at `at`: its canonical form or None, and where it ends.

    A weekday is taken along, and a short bracket if a day part follows it or is in it.
    """
    match = _TAIL.match(shadow, at, end)
    if match is None:
        return None, at
    part = match["part"] or match["bracketed"]
    if part:
        return DAY_PARTS.get(part.replace(" ", ""), "晚上"), match.end()
    return SHORT_DAY_PARTS.get((match["short"] or "").strip()), match.end()
