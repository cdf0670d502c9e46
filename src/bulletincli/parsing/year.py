"""The year in which a bulletin's events happened, and how it is known.

A ladder, the surest first: a manifest, the period that the title names, a year as heading, full dates at the head of
entries, the date of publication (what is later in the year than that was the year before), the number of the issue (but
neither of these for a yearbook's page, which is put on a site at any time),
and then what a sentence says in passing (`2003年度`), which makes a year inferred, with the sentence as the reason, and at
last the rule that a yearbook of some year tells of the year before (`甲县年鉴2018` of 2017; the publishers' own
announcements say so), which makes it inferred too. Nothing else does: the year of a gazetteer (`甲镇志2009`) is that of
its edition, what everybody knows of a topic is no evidence, nor is a copyright line, a plan's name (2019-2021)
or a comparison (比2019年).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as day_of
from datetime import timedelta
from functools import cached_property
from itertools import takewhile
from typing import Final

from bulletincli.model import Known, PartialDate, Span, YearSource
from bulletincli.parsing.dates import DateExpression, Period, find_dates
from bulletincli.parsing.dates.numerals import parse_numeral
from bulletincli.parsing.layout import Layout
from bulletincli.parsing.layout.heads import is_edition
from bulletincli.parsing.patterns import DIGITS


@dataclass(frozen=True, slots=True)
class Year:
    """A document's year, its source, and for an inferred one the words that support it."""

    year: int | None
    source: YearSource
    why: str | None = None


_ISSUE_YEAR: Final = re.compile(r"[(（]?(?P<year>(?:19|20)\d\d) ?年 ?(?:总?第|增刊)")
_UNKNOWN: Final = Year(None, "unknown")


@dataclass(frozen=True)
class Evidence:
    """What the year is read from: the text and what was found in it."""

    text: str
    shadow: str
    layout: Layout
    known: Known
    title: Span | None
    period: str | None
    months: Period | None
    """The stretch covered where the title does not say its year."""
    issue: str | None
    published: PartialDate | None

    @cached_property
    def leading(self) -> tuple[DateExpression, ...]:
        """The date that each paragraph begins with, if it has one."""
        return tuple(_leading_dates(self.shadow, self.layout))


def read_year(evidence: Evidence) -> Year:
    """Read the year of the events, by the ladder of this module."""
    for rung in (_from_manifest, _from_period, _from_headings, _from_entries):
        if year := rung(evidence):
            return year
    yearbook = _from_yearbook(evidence)
    if yearbook is None and (year := _from_publication(evidence) or _from_issue(evidence)):
        return year
    inferred = _inferred(evidence)
    return inferred if inferred.year is not None else yearbook or inferred


_LONGEST_PATH: Final = 120
_YEARBOOK: Final = re.compile(
    r"[《“]?(?:(?P<before>(?:19|20)\d\d) ?年?版?卷?[ ·-]?)?[一-鿿]{0,14}?年 ?鉴[》”]?"
    r"(?:[ ·(（-]{0,2}(?P<after>(?:19|20)\d\d) ?年?[版卷]?[)）]?)?[》”]?(?:[ ·-]{0,3}大 ?事 ?记)?"
)
"""The title of a yearbook and nothing else: a sentence about one tells of another year."""
_PATH_MARK: Final = re.compile(r"[>»›:\s]+")


def _from_yearbook(evidence: Evidence) -> Year | None:
    """Take the year before that of a yearbook's title: `《甲县年鉴(2018)》` tells of 2017.

    On a page of a chapter the yearbook's title stands in the path above it (`首页 > 年鉴 > 2018卷甲县年鉴 > 正文`).
    """
    for line in _edition_lines(evidence):
        match = _YEARBOOK.fullmatch(line.strip())
        written = match and (match["before"] or match["after"])
        year = _plausible(int(written)) if written else None
        if match and year:
            return Year(year - 1, "inferred", f"“{' '.join(match[0].split())}”")
    return None


def _edition_lines(evidence: Evidence) -> Iterator[str]:
    shadow, blocks = evidence.shadow, evidence.layout.blocks
    if evidence.title and is_edition(title := evidence.title.of(shadow)):
        yield title
    for block in takewhile(lambda block: block.kind != "body", blocks):
        if block.kind in {"noise", "metadata"} and block.span.end - block.span.start <= _LONGEST_PATH:
            yield from _PATH_MARK.split(block.span.of(shadow))


def _from_manifest(evidence: Evidence) -> Year | None:
    known = evidence.known
    return Year(known.year, "manifest", known.year_why) if known.year is not None else None


def _from_period(evidence: Evidence) -> Year | None:
    """Take the period's year; a period of two years settles that there is not one."""
    if evidence.period is None:
        return None
    return _only(int(part[:4]) for part in evidence.period.split("/"))


def _from_headings(evidence: Evidence) -> Year | None:
    """Take the year that headings name (`1988 年`, `2021年3月`), unless they name two."""
    dated = (block for block in evidence.layout.blocks if block.form in {"year", "month", "day"})
    years = [year for block in dated if (year := _year_of(block.span.of(evidence.shadow)))]
    return _only(years) if years else None


def _from_entries(evidence: Evidence) -> Year | None:
    """Take the year that most entries begin with, whole (`2021年5月3日`) or damaged (`2016415日`)."""
    dates = [date for date in evidence.leading if date.month is not None or date.year is not None]
    written = [date.year for date in dates if date.year is not None]
    if (
        written
        and len(written) * 2 <= len(dates)
        and (dates[0].year is None or _are_news(dates, evidence.published))
    ):
        return None  # one that looks back among those of the year
    year = _most(written) or _most(_damaged_years(evidence.shadow, evidence.layout))
    return Year(year, "stated") if year else None


_NEWS: Final = timedelta(days=45)


def _are_news(dates: Iterable[DateExpression], published: PartialDate | None) -> bool:
    """Tell whether all days without a year are of the weeks before the day of publication."""
    if published is None or None in (published.year, published.month, published.day):
        return False
    appeared = day_of(published.year or 1, published.month or 1, published.day or 1)
    days = [(one.month, min(one.day or 1, 28)) for one in dates if one.year is None and one.month]
    told = [day_of(appeared.year, month, day) for month, day in days if month]
    return bool(told) and all(timedelta() <= appeared - one <= _NEWS for one in told)


def _from_publication(evidence: Evidence) -> Year | None:
    """Take the year of publication, or the one before it if most entries are of later in the year.

    An entry of 12月30日 on a page of 5 January is of the year before, and so is what a title says of December.
    """
    published = evidence.published
    if published is None or published.year is None:
        return None
    days = [
        (date.month, date.day or 1)
        for date in evidence.leading
        if date.month is not None and not date.year_offset and not _is_plan(evidence.shadow, date)
    ]
    if not days and evidence.months is not None and evidence.months.start.month is not None:
        days = [(evidence.months.start.month, 1)]
    later = sum(1 for day in days if day > (published.month or 12, published.day or 31))
    return Year(published.year - 1 if later * 2 > len(days) else published.year, "stated")


_PLAN: Final = re.compile(r",?[^。;,]{0,24}?(?:将(?!军|士|领|帅)|拟|定于|计划|预计)")


def _is_plan(shadow: str, date: DateExpression) -> bool:
    """`4月5日,|将举行开工仪式`: what was still to come when the page appeared."""
    return date.qualifier == "planned" or _PLAN.match(shadow, date.span.end, date.span.end + 30) is not None


def _from_issue(evidence: Evidence) -> Year | None:
    """Take the year in a masthead's issue number: `2016年第7期`."""
    match = _ISSUE_YEAR.match(evidence.issue or "")
    year = _plausible(int(match["year"])) if match else None
    return Year(year, "stated") if year else None


def _only(years: Iterable[int]) -> Year:
    found = set(years)
    return Year(found.pop(), "stated") if len(found) == 1 else _UNKNOWN


def _most(years: Iterable[int]) -> int | None:
    """Find the year that more than half of all name."""
    counts = Counter(years)
    if not counts:
        return None
    year, count = counts.most_common(1)[0]
    return year if count * 2 > counts.total() else None


_YEAR_HEADING = re.compile(rf"(?P<year>[{DIGITS}]{{4}}) ?年|/(?P<page>(?:19|20)\d\d)$")


def _year_of(heading: str) -> int | None:
    match = _YEAR_HEADING.search(heading)
    return _plausible(parse_numeral(match["year"] or match["page"])) if match else None


def _plausible(number: int | None) -> int | None:
    """Let through a number that can be the year of a bulletin."""
    return number if number is not None and 1900 <= number <= 2100 else None


_LEADING: Final = 40
"""Characters from the start of a paragraph within which its own date is looked for (`为…,8月6日,镇长…`)."""
_LEADING_FORMS: Final = frozenset(["day", "range", "month", "period"])


def _leading_dates(shadow: str, layout: Layout) -> Iterator[DateExpression]:
    """Yield the date that each paragraph begins with; one with a year only at its beginning or after a full stop."""
    for block in layout.of_kind("body"):
        start = block.span.start
        for date in find_dates(shadow, start, min(block.span.end, start + _LEADING)):
            if date.form not in _LEADING_FORMS:
                continue
            before = shadow[start : date.span.start]
            opens = not any(character.isalnum() for character in before) or before.rstrip().endswith("。")
            if opens or date.year is None:
                yield date
            break


_DAMAGED_DATE = re.compile(r"[^\w\n]{0,2}(?P<year>(?:19|20)\d\d)\d{2,4}日")


def _damaged_years(shadow: str, layout: Layout) -> Iterator[int]:
    """Yield the years of dates that lost their 年 and 月 at the start of a paragraph: `2016415日`."""
    for block in layout.of_kind("body"):
        if match := _DAMAGED_DATE.match(shadow, block.span.start):
            yield int(match["year"])


_MENTION = re.compile(
    r"(?<![\d.-])(?P<year>(?:19|20)\d\d|[一二][九〇○零OoＯ][〇○零一二三四五六七八九OoＯ]{2})"
    rf" ?(?:(?P<annual>年度)|[至-](?:[{DIGITS}]{{2}}|[{DIGITS}]{{4}})年度|年)"
)
_PLAN_OR_COMPARISON = re.compile(
    r"(?:比|较|同比|相比|到|至|截至|截止|力争|确保|预计|计划|争取|拟|将于|将在|建于|始于|成立于|创办于|创建于|生于|早在|曾于"
    r"|曾在|追溯到|展望|面向|迈向|[-~、\d]) ?$"
)
_SINCE = re.compile(r"(?:自|从|始) ?$")
_PAST_AFTER = re.compile(
    r"(?:\d{1,2}月|年?[初底末])?(?:以来|来,|起|开始|前|之前|以前|底前)|代|[-~至到] ?\d|[建成创始]立|(?:初步)?建成|远景"
)
_MONTH_AFTER = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月")
_TERM = re.compile(r"任期自 ?$")
_AWARD = re.compile(r"表彰|表扬|先进|优秀|考核|考评|荣获|获评|获得|总结|述职|决算|称号|评选|授予")
_MONTH_DAY = re.compile(r"(?<!\d)(1[0-2]|[1-9]) ?月 ?\d{1,2} ?[日号]")
_AWARD_SEASON: Final = 6
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


def _inferred(evidence: Evidence) -> Year:
    """Take the year that sentences of the text support, quoted; unknown if they are few, weak or at odds."""
    shadow = evidence.shadow
    title = evidence.title
    of_edition = title is not None and is_edition(title.of(shadow))
    kinds = {"heading", "body"} if of_edition else {"title", "heading", "body"}
    spans = [block.span for block in evidence.layout.blocks if block.kind in kinds]
    months = {int(match[1]) for span in spans for match in _MONTH_DAY.finditer(shadow, span.start, span.end)}
    early = min(months, default=1) <= _AWARD_SEASON
    mentions = [mention for span in spans for mention in _mentions(shadow, span, early=early)]
    year = _supported(mentions)
    if year is None:
        return _UNKNOWN
    support = [mention for mention in mentions if mention.year == year and mention.weight > 0]
    support.sort(key=lambda mention: (-mention.weight, mention.quote.start))
    quotes = dict.fromkeys(" ".join(mention.quote.of(evidence.text).split()) for mention in support)
    return Year(year, "inferred", ",同文".join(f"“{quote}”" for quote in list(quotes)[:2]))


def _supported(mentions: list[_Mention]) -> int | None:
    """Find the year that has enough weight, at least twice that of any other, and no later one beside it."""
    weights: defaultdict[int, float] = defaultdict(float)
    for mention in mentions:
        weights[mention.year] += mention.weight
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < 1:
        return None
    year, weight = ranked[0]
    contested = any(other * 2 > weight for _, other in ranked[1:])
    outdated = any(mention.year > year and mention.weight >= 0 for mention in mentions)
    return None if contested or outdated else year


def _mentions(shadow: str, span: Span, *, early: bool) -> Iterator[_Mention]:
    for match in _MENTION.finditer(shadow, span.start, span.end):
        year = _plausible(parse_numeral(match["year"]))
        if year is not None:
            sentence = _sentence_at(shadow, span, match.start(), match.end())
            weight = _weight(shadow, match, sentence, early=early)
            yield _Mention(year, weight, _quote(shadow, sentence, match.start(), match.end()))


def _weight(shadow: str, match: re.Match[str], sentence: Span, *, early: bool) -> float:
    """Weigh a year in passing: 1 for something of that year, less for a document's name, below 0 for plans.

    `early`: the text has dates of the first half of a year, when `2021年度` prizes are those of the year before.
    """
    before = shadow[max(sentence.start, match.start() - 8) : match.start()]
    after = shadow[match.end() : match.end() + 10]
    prize = match["annual"] and _AWARD.search(shadow, match.end(), sentence.end)
    in_name = shadow.rfind("《", sentence.start, match.start()) > shadow.rfind(
        "》", sentence.start, match.start()
    )
    judgements: tuple[tuple[object, float], ...] = (
        (_TERM.search(before), 0.8),
        (_PLAN_OR_COMPARISON.search(before), -1.0),
        (_SINCE.search(before) or _PAST_AFTER.match(after), 0.0),
        (_MONTH_AFTER.match(after), 0.3),
        (early and prize, 0.0),
        (in_name, 0.5),
        (_DATED.search(shadow, sentence.start, match.start()), 1.5),
    )
    return next((weight for holds, weight in judgements if holds), 1.0)


_REACH: Final = 200
"""Characters to either side of a year within which its sentence is looked for; keeps the reading linear."""
_SENTENCE_ENDS: Final = "。!?;\n"
_CLAUSE_ENDS: Final = ",。!?;\n"


def _sentence_at(shadow: str, span: Span, start: int, end: int) -> Span:
    """Find the sentence around a place, or what of it is near."""
    begin = _after_last(shadow, _SENTENCE_ENDS, max(span.start, start - _REACH), start)
    return Span(begin, _before_next(shadow, _SENTENCE_ENDS, end, min(span.end, end + _REACH)))


def _quote(shadow: str, sentence: Span, start: int, end: int) -> Span:
    """Find the words to quote: the clause around a place, from the date before it on, if its sentence has one."""
    dates = list(_DATED.finditer(shadow, sentence.start, start))
    begin = dates[-1].start() if dates else _after_last(shadow, _CLAUSE_ENDS, sentence.start, start)
    while begin < start and shadow[begin] in " \n":
        begin += 1
    return Span(begin, _before_next(shadow, _CLAUSE_ENDS, end, sentence.end))


def _after_last(shadow: str, marks: str, floor: int, start: int) -> int:
    return max(floor, *(shadow.rfind(mark, floor, start) + 1 for mark in marks))


def _before_next(shadow: str, marks: str, end: int, ceiling: int) -> int:
    return min((place for mark in marks if (place := shadow.find(mark, end, ceiling)) >= 0), default=ceiling)
