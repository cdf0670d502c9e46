"""The year in which a bulletin's events happened, and how it is known.

A ladder, the surest first: a manifest, the period in the title, a year as heading, full dates at the head of entries,
the date of publication (an event later in the year than that is of the year before), and at last what a sentence says in
passing (`2003年度`), which makes a year inferred, with the sentence as the reason. Nothing else does: what everybody
knows of a topic is no evidence, nor is a copyright line, a plan's name (2019-2021) or a comparison (比2019年).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bulletincli.model import Known, PartialDate, Span, YearSource
from bulletincli.parsing.dates import DateExpression, find_dates
from bulletincli.parsing.dates.numerals import parse_numeral
from bulletincli.parsing.layout import Layout


@dataclass(frozen=True, slots=True)
class Year:
    """A document's year, its source, and for an inferred one the words that support it."""

    year: int | None
    source: YearSource
    why: str | None = None


_UNKNOWN: Final = Year(None, "unknown")


def read_year(
    text: str, shadow: str, layout: Layout, known: Known, period: str | None, published: PartialDate | None
) -> Year:
    """The year of the events, by the ladder of this module."""
    if known.year is not None:
        return Year(known.year, "manifest", known.year_why)
    if period is not None:
        years = {part[:4] for part in period.split("/")}
        return Year(int(period[:4]), "stated") if len(years) == 1 else _UNKNOWN
    headings = {year for block in layout.of_kind("heading") if (year := _year_of(block.span.of(shadow)))}
    if headings:
        return Year(headings.pop(), "stated") if len(headings) == 1 else _UNKNOWN
    leading = tuple(_leading_dates(shadow, layout))
    if year := _most(date.year for date in leading if date.year is not None):
        return Year(year, "stated")
    if year := _most(_damaged_years(shadow, layout)):
        return Year(year, "stated")
    if published is not None and published.year is not None:
        return Year(_year_before(published, leading), "stated")
    return _inferred(text, shadow, layout)


def _most(years: Iterator[int]) -> int | None:
    """The year that more than half of all name."""
    counts = Counter(years)
    if not counts:
        return None
    year, count = counts.most_common(1)[0]
    return year if count * 2 > counts.total() else None


_YEAR_HEADING = re.compile(r"(?P<year>[0-9〇○零一二三四五六七八九OoＯ]{4}) ?年")


def _year_of(heading: str) -> int | None:
    """The year that a heading names: `1988 年`, `二〇二一年三月`."""
    match = _YEAR_HEADING.match(heading.strip("【】[] "))
    return plausible_year(parse_numeral(match["year"])) if match else None


def plausible_year(number: int | None) -> int | None:
    """`number` if bulletins of such a year exist."""
    return number if number is not None and 1900 <= number <= 2100 else None


_LEADING: Final = 40
"""Characters from the start of a paragraph within which its own date is looked for (`为…,8月6日,镇长…`)."""


def _leading_dates(shadow: str, layout: Layout) -> Iterator[DateExpression]:
    """The date that each paragraph begins with, if it has one; a year counts only at the very beginning."""
    for block in layout.of_kind("body"):
        start = block.span.start
        for date in find_dates(shadow, start, min(block.span.end, start + _LEADING)):
            if date.form not in {"day", "range", "month", "period"}:
                continue
            at_start = not any(character.isalnum() for character in shadow[start : date.span.start])
            if at_start or date.year is None:
                yield date
            break


_DAMAGED_DATE = re.compile(r"[^\w\n]{0,2}(?P<year>(?:19|20)\d\d)\d{2,4}日")


def _damaged_years(shadow: str, layout: Layout) -> Iterator[int]:
    """Years of dates that lost their 年 and 月 at the start of a paragraph: `2016415日`."""
    for block in layout.of_kind("body"):
        if match := _DAMAGED_DATE.match(shadow, block.span.start):
            yield int(match["year"])


def _year_before(published: PartialDate, leading: tuple[DateExpression, ...]) -> int:
    """The year of publication, or the one before it if most entries are of later in the year (`12月30日` in January)."""
    assert published.year is not None
    days = [(date.month, date.day or 1) for date in leading if date.month is not None]
    later = sum(1 for day in days if day > (published.month or 12, published.day or 31))
    return published.year - 1 if later * 2 > len(days) else published.year


_MENTION = re.compile(
    r"(?<![\d.-])(?P<year>(?:19|20)\d\d|[一二][九〇○零OoＯ][〇○零一二三四五六七八九OoＯ]{2})"
    r" ?(?:(?P<annual>年度)|(?P<span>[至-](?:[\d〇○零一二三四五六七八九]{2}|[\d〇○零一二三四五六七八九]{4})年度)|年)"
)
_PAST_OR_FUTURE = re.compile(
    r"(?:比|较|同比|相比|到|至|截至|截止|力争|确保|预计|计划|争取|拟|将于|将在|建于|始于|成立于|创办于|创建于|生于|早在|曾于|曾在|追溯到|展望|面向|"
    r"迈向|[-~、\d]) ?$"
)
_SINCE = re.compile(r"(?:自|从|始) ?$")
_NOT_NOW_AFTER = re.compile(
    r"(?:(?:\d{1,2}月|年?[初底末])?(?:以来|来,|起|开始|前|之前|以前|底前)|代|[-~至到] ?\d|[建成创始]立|建成|初步建成|远景)"
)
_MONTH_AFTER = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月")
_TERM = re.compile(r"任期自 ?$")
_AWARD = re.compile(r"表彰|表扬|先进|优秀|考核|考评|荣获|获评|获得|总结|述职|决算|称号|评选|授予")
_MONTH_DAY = re.compile(r"(?<!\d)(1[0-2]|[1-9]) ?月 ?\d{1,2} ?[日号]")
_SEASON: Final = 6
"""Up to this month a `2021年度` prize is as likely that of the year before."""
_DATED = re.compile(
    r"\d{1,2} ?月 ?\d{1,2} ?[日号]|[一二三四五六七八九十]{1,3}[日月]|日前|近日|连日来|昨天|今天"
)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A year named in passing: how much it says for the events' year, and the words around it."""

    year: int
    weight: float
    quote: Span


def _inferred(text: str, shadow: str, layout: Layout) -> Year:
    """The year that sentences of the text support, quoted; unknown if they are few, weak or at odds."""
    bodies = [block.span for block in layout.of_kind("body")]
    months = {int(match[1]) for body in bodies for match in _MONTH_DAY.finditer(shadow, body.start, body.end)}
    early = min(months, default=1) <= _SEASON
    mentions = [mention for body in bodies for mention in _mentions(shadow, body, early=early)]
    weights: defaultdict[int, float] = defaultdict(float)
    for mention in mentions:
        weights[mention.year] += mention.weight
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < 1:
        return _UNKNOWN
    year, weight = ranked[0]
    contested = any(other * 2 > weight for _, other in ranked[1:])
    if contested or any(mention.year > year and mention.weight >= 0 for mention in mentions):
        return _UNKNOWN
    support = sorted(
        (m for m in mentions if m.year == year and m.weight > 0), key=lambda m: (-m.weight, m.quote.start)
    )
    quotes = dict.fromkeys(" ".join(mention.quote.of(text).split()) for mention in support)
    return Year(year, "inferred", ",同文".join(f"“{quote}”" for quote in list(quotes)[:2]))


def _mentions(shadow: str, span: Span, *, early: bool) -> Iterator[_Mention]:
    for match in _MENTION.finditer(shadow, span.start, span.end):
        year = plausible_year(parse_numeral(match["year"]))
        if year is not None:
            sentence = _sentence_at(shadow, span, match.start(), match.end())
            weight = _weight(shadow, match, sentence, early=early)
            yield _Mention(year, weight, _quote(shadow, sentence, match.start(), match.end()))


def _weight(shadow: str, match: re.Match[str], sentence: Span, *, early: bool) -> float:
    """How much a year in passing says: 1 for something of that year, half for a document's name, less than 0 for plans.

    `early`: the document has dates of the first half of a year, in which `2021年度` prizes are those of the year before.
    """
    before = shadow[max(sentence.start, match.start() - 8) : match.start()]
    after = shadow[match.end() : match.end() + 10]
    if _TERM.search(before):
        return 0.8
    if _PAST_OR_FUTURE.search(before):
        return -1.0
    if _SINCE.search(before) or _NOT_NOW_AFTER.match(after):
        return 0.0
    if _MONTH_AFTER.match(after):
        return 0.3
    if early and match["annual"] and _AWARD.search(shadow, match.end(), sentence.end):
        return 0.0
    if shadow.rfind("《", sentence.start, match.start()) > shadow.rfind("》", sentence.start, match.start()):
        return 0.5
    return 1.5 if _DATED.search(shadow, sentence.start, match.start()) else 1.0


_REACH: Final = 200
"""Characters to either side of a year within which its sentence is looked for; keeps the reading linear."""
_CLAUSE_ENDS: Final = ",。!?;\n"


def _sentence_at(shadow: str, span: Span, start: int, end: int) -> Span:
    """The sentence around a place, or what of it is near."""
    begin = _after_last(shadow, "。!?;\n", max(span.start, start - _REACH), start)
    return Span(begin, _before_next(shadow, "。!?;\n", end, min(span.end, end + _REACH)))


def _quote(shadow: str, sentence: Span, start: int, end: int) -> Span:
    """The words to quote: the clause around a place, from the date before it on, if its sentence has one."""
    dates = list(_DATED.finditer(shadow, sentence.start, start))
    begin = dates[-1].start() if dates else _after_last(shadow, _CLAUSE_ENDS, sentence.start, start)
    while begin < start and shadow[begin] in " \n":
        begin += 1
    return Span(begin, _before_next(shadow, _CLAUSE_ENDS, end, sentence.end))


def _after_last(shadow: str, marks: str, floor: int, start: int) -> int:
    return max(floor, *(shadow.rfind(mark, floor, start) + 1 for mark in marks))


def _before_next(shadow: str, marks: str, end: int, ceiling: int) -> int:
    return min((place for mark in marks if (place := shadow.find(mark, end, ceiling)) >= 0), default=ceiling)
