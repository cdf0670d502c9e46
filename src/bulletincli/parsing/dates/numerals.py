"""Numbers as dates write them: Arabic, Chinese by place (二〇二一) or by units (廿一), and mixtures."""

from __future__ import annotations

import re
from typing import Final

ZEROS: Final = "〇○◯零0OoΟοОо"
"""What stands for zero between Chinese digits: 〇, circles, 零, the letter O of three scripts (二O二一)."""

HAN_DIGITS: Final = "一二三四五六七八九"

_VALUES: Final = (
    dict.fromkeys(ZEROS, 0)
    | {character: value for value, character in enumerate(HAN_DIGITS, 1)}
    | {str(digit): digit for digit in range(10)}
)
_BY_UNITS: Final = re.compile(
    rf"(?:(?P<hundreds>[{HAN_DIGITS}])百(?:零(?=[{HAN_DIGITS}]$))?)?"
    rf"(?:(?P<tens>[{HAN_DIGITS}])?(?P<ten>十)|(?P<twenty>廿)|(?P<thirty>卅))?"
    rf"(?P<ones>[{HAN_DIGITS}])?"
)
_LONGEST: Final = 5


def parse_numeral(written: str) -> int | None:
    """Read a number of up to four places, or give None: 21, 二十一, 廿一, 二〇二一, 元 (the first: 元月)."""
    written = written.replace(" ", "")  # `1 2`, of a letter-spaced page
    if not 0 < len(written) <= _LONGEST:
        return None
    if written == "元":
        return 1
    if any(character not in _VALUES for character in written):
        return _parse_units(written)
    if len(written) == _LONGEST:
        return None
    number = 0
    for character in written:
        number = number * 10 + _VALUES[character]
    return number


def _parse_units(written: str) -> int | None:
    """Read a number with its units: 十, 三十一, 廿三, 一百一十四."""
    match = _BY_UNITS.fullmatch(written)
    if not match:
        return None
    number = 100 * _VALUES.get(match["hundreds"] or "", 0) + _VALUES.get(match["ones"] or "", 0)
    if match["ten"]:
        return number + 10 * _VALUES.get(match["tens"] or "一", 1)
    return number + (20 if match["twenty"] else 30 if match["thirty"] else 0)
