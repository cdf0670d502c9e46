"""Points of the calendar as written: 2022年4月9日, 民国三十八年, 去年12月, 4月底, 上旬, 9日.

A point is read by one pattern; its numbers are checked here, and a number that no year, month or day has
makes it no point at all. The first half of a range may lack its last unit (the 3 of 3-5日): that number is
`open`.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from bulletincli.parsing.dates.numerals import HAN_DIGITS, ZEROS, parse_numeral
from bulletincli.parsing.dates.words import MONTH_SHIFTS, YEAR_SHIFTS, Tens, any_of

GAP: Final = r" {0,3}(?:\r?\n {0,12})?"
"""Between number and unit: spaces, and at the most one line break (a hard wrap)."""
HAN_NUMBER: Final = rf"[{HAN_DIGITS}十廿卅][{HAN_DIGITS}十{ZEROS}]{{0,2}}"
_SPACED: Final = r"[0-9] {1,2}[0-9](?= {1,2}[月日号])"
"""Two figures of a letter-spaced page: `5 月 1 2 日`."""
_SPACED_YEAR: Final = r"[0-9](?: {1,2}[0-9]){3}(?= {1,2}年)"
NUMBER: Final = rf"(?:{_SPACED}|[0-9]{{1,2}}|{HAN_NUMBER})"
YEAR_NUMBER: Final = rf"(?:{_SPACED_YEAR}|[0-9]{{1,4}}|[{HAN_DIGITS}元十百][{HAN_DIGITS}十百{ZEROS}]{{0,4}})"
SIGN: Final = rf"{GAP}(?:-{{1,2}}|~{{1,2}}|起?[至到]){GAP}"
"""Between the two points of a range."""

_YEAR: Final = (
    rf"(?P<republic>(?:中华)?民国{GAP})?(?P<bracket>\()?(?P<year>{YEAR_NUMBER})(?(bracket)\)|{GAP})年"
)
_MONTH: Final = rf"{GAP}(?P<month>{NUMBER}|元){GAP}月份?"
_POINT: Final = re.compile(
    rf"(?P<prefix>(?:{_YEAR}|(?P<year_shift>{any_of(YEAR_SHIFTS)}))?"
    rf"(?:{_MONTH}|{GAP}(?P<month_shift>{any_of(MONTH_SHIFTS)})份?)?)"
    rf"(?:{GAP}(?P<day>{NUMBER}){GAP}(?P<unit>[日号])"
    rf"|{GAP}(?P<tens>上、?中|中、?下|[上中下])旬"
    rf"|(?P<edge>初(?![{HAN_DIGITS}十步级中期次选])|[底末]|(?<=月)中(?=[,; 至到~-]|$))"
    rf"|{GAP}(?P<half>[上下])半月"
    rf"|{GAP}(?P<open>{NUMBER})(?={SIGN}|{GAP}、))?"
)
_NO_START: Final = frozenset(" \r\n初底末")
_HAN_STARTS: Final = frozenset(HAN_DIGITS + "十廿卅元")
_TENS: Final[dict[str, tuple[Tens, Tens]]] = {
    "上": ("上旬", "上旬"),
    "中": ("中旬", "中旬"),
    "下": ("下旬", "下旬"),
    "上中": ("上旬", "中旬"),
    "中下": ("中旬", "下旬"),
}


class Point(NamedTuple):
    """One point, `start` to `end`. Numbers are None where nothing is written; `year` is Gregorian.

    `year_word` is 去年 and the like, `month_word` 本月 and the like. `unit` is that of the day, 日 or 号.
    `tens` are the first and last third of 上旬, 上中旬. `edge` is 初, 底, 末, 中, or 上, 下 for half a month.
    `open` is a last number that waits for the unit of what follows; `closed` is where the point ends without
    it. `han`: the first number is in Chinese characters.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    year_word: str | None
    month_word: str | None
    unit: str | None
    tens: tuple[Tens, Tens] | None
    edge: str | None
    open: int | None
    closed: int
    han: bool

    @property
    def has_year(self) -> bool:
        """Whether a year is written, or pointed at (去年)."""
        return self.year is not None or self.year_word is not None

    @property
    def has_month(self) -> bool:
        """Whether a month is written, or pointed at (本月)."""
        return self.month is not None or self.month_word is not None

    @property
    def precision(self) -> Literal["day", "month", "year"]:
        """The smallest part written; an open number does not count."""
        if self.day is not None or self.tens:
            return "day"
        return "month" if self.has_month or not self.has_year else "year"


def match_point(shadow: str, at: int, end: int) -> Point | None:
    """Read the point that begins exactly at `at` and ends at `end` at the latest, or give None."""
    match = _POINT.match(shadow, at, end)
    if match is None or match.end() == at or shadow[at] in _NO_START:
        return None
    month, day = _within(match["month"], 12), _within(match["day"], 31)
    year = _year(match, has_month=month is not None, has_day=day is not None)
    for written, number in ((match["year"], year), (match["month"], month), (match["day"], day)):
        if written and number is None:
            return None
    has_year = match["year"] or match["year_shift"]
    has_month = match["month"] or match["month_shift"]
    if has_year and not has_month and (match["day"] or match["tens"]):
        return None
    return Point(
        start=at,
        end=match.end(),
        year=year,
        month=month,
        day=day,
        year_word=match["year_shift"],
        month_word=match["month_shift"],
        unit=match["unit"],
        tens=_TENS[match["tens"].replace("、", "")] if match["tens"] else None,
        edge=match["edge"] or match["half"],
        open=_within(match["open"], 31),
        closed=match.end("prefix") if match["open"] else match.end(),
        han=shadow[at] in _HAN_STARTS,
    )


def _within(written: str | None, highest: int) -> int | None:
    """Read a number of 1 to `highest`."""
    number = parse_numeral(written) if written else None
    return number if number is not None and 1 <= number <= highest else None


def _year(match: re.Match[str], *, has_month: bool, has_day: bool) -> int | None:
    """Read the Gregorian year: 2022, 二〇二二, 98 (with a month), 14 (with a day), 114 of the Republic."""
    written = (match["year"] or "").replace(" ", "")
    number = parse_numeral(written) if written else None
    if not number:
        return None
    if match["republic"]:
        return number + 1911 if number <= 150 else None
    if len(written) == 4:
        return number if 1800 <= number <= 2100 else None
    if not has_month or set(written) & set("十百元"):
        return None
    return _shortened_year(number, len(written), has_day=has_day)


def _shortened_year(number: int, places: int, *, has_day: bool) -> int | None:
    """Complete a year before a month: 98年5月, 14年3月5日 (12年3月 may be a term), in Taiwan 114年3月."""
    if places == 3:
        return number + 1911 if 100 <= number <= 130 else None
    if places == 2 and (number >= 49 or has_day):
        return number + (1900 if number >= 49 else 2000)
    return None
