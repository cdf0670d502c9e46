"""When each event happened: the times that the drafts begin with, repaired and completed over the whole document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bulletincli.model import DateSource, Document, NotADateError, PartialDate, Span
from bulletincli.parsing.dates import (
    Damaged,
    DateContext,
    DateExpression,
    Period,
    RepairHint,
    Resolved,
    match_damaged,
    match_date,
    match_day_heading,
    match_month_heading,
    match_year_heading,
    repair,
    resolve,
)
from bulletincli.parsing.drafts import Draft
from bulletincli.parsing.layout.heads import is_bulletin_title
from bulletincli.parsing.patterns import squeeze
from bulletincli.parsing.period import read_stretch
from bulletincli.parsing.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class EventTime:
    """An event's date as the record has it; `span` covers what it was read from."""

    date: PartialDate | None
    date_end: PartialDate | None
    day_part: str | None
    date_source: DateSource
    confidence: float
    span: Span | None


def read_times(
    shadow: str, drafts: Sequence[Draft], document: Document, months: Period | None = None
) -> list[EventTime]:
    """The time of every draft, in order; `document` gives period, year and day of publication.

    `months` is the stretch that its title names without a year.
    """
    period = Period.parse(document.period) if document.period else _dated(months, document.published)
    times = [draft.time or _stated_within(shadow, draft) for draft in drafts]
    hints = [_hint(shadow, draft, document, period) for draft in drafts]
    dated = [index for index, time in enumerate(times) if time is not None]
    items = [time for time in times if time is not None]
    repaired = dict(zip(dated, repair(items, [hints[index] for index in dated]), strict=True))
    latest_days = _latest_days(drafts, repaired)
    out: list[EventTime] = []
    last: PartialDate | None = None
    for index, draft in enumerate(drafts):
        if index and drafts[index - 1].headings != draft.headings:
            last = None
        heading = _day_of_heading(shadow, draft)
        if heading is not None:
            headed = resolve(heading, _context(hints[index], document, period, None))
            goes_on = draft.follows and last is not None
            last = last or headed.last
            if draft.time is None and not goes_on:
                out.append(_under(headed))
                continue
        expression = repaired.get(index)
        if expression is None:
            month = hints[index].heading_month if document.kind == "chronicle" else None
            out.append(_inherited(draft, last, month, hints[index].year))
            continue
        resolved = resolve(expression, _context(hints[index], document, period, last, latest_days[index]))
        last = resolved.last
        out.append(
            EventTime(
                resolved.date, resolved.date_end, resolved.day_part, resolved.date_source, resolved.confidence,
                None if resolved.date is None and resolved.day_part is None else expression.span,
            )
        )  # fmt: skip
    return out


def _latest_days(drafts: Sequence[Draft], times: Mapping[int, DateExpression | None]) -> list[int | None]:
    """For every draft with a day alone (3日), the last of the days that go on rising from it under its heading."""
    latest: list[int | None] = [None] * len(drafts)
    run: tuple[int, int] | None = None
    for index in range(len(drafts) - 1, -1, -1):
        if index + 1 < len(drafts) and drafts[index + 1].headings != drafts[index].headings:
            run = None
        time = times.get(index)
        if time is not None and time.month is not None:
            run = None
        elif time is not None and time.day is not None:
            first, last = run or (time.day, time.day)
            run = time.day, last if time.day <= first else time.day
            latest[index] = run[1]
    return latest


def _dated(months: Period | None, published: PartialDate | None) -> Period | None:
    """Give a stretch over the New Year the years that it has on the day of publication; others stay as they are."""
    if months is None or not months.turns or published is None or published.year is None:
        return months
    begun = (months.start.month or 1, months.start.day or 1) <= (published.month or 12, published.day or 31)
    try:
        return months.beginning_in(published.year if begun else published.year - 1)
    except NotADateError:
        return months


def _day_of_heading(shadow: str, draft: Draft) -> DateExpression | None:
    """The date that stands alone above the entries of a day: `9月10日 星期二`."""
    for heading in reversed(draft.headings):
        found = match_day_heading(shadow, heading.start, heading.end)
        if found:
            return found
    return None


def _under(headed: Resolved) -> EventTime:
    source: DateSource = "none" if headed.date is None else "inherited"
    return EventTime(headed.date, headed.date_end, None, source, headed.confidence, None)


def _inherited(
    draft: Draft, last: PartialDate | None, month: int | None = None, year: int | None = None
) -> EventTime:
    """A second official with no time of their own has the date of the sentence before, not its part of the day.

    An entry of a chronicle without a day has the `month` of its heading, in `year`.
    """
    if draft.follows and last is not None:
        return EventTime(last, None, None, "inherited", 0.9, None)
    if month is not None:
        return EventTime(PartialDate(year, month), None, None, "inherited", 0.9, None)
    return EventTime(None, None, None, "none", 0.95, None)


def _stated_within(shadow: str, draft: Draft) -> DateExpression | Damaged | None:
    """A date that an undated entry states at the beginning of its second sentence (`… 3月13日起,全县已…`)."""
    if draft.follows or not draft.pieces:
        return None
    piece = draft.pieces[0]
    passage = piece.passage
    for first, _ in split_sentences(passage.text, piece.start, piece.end)[1:2]:
        at = passage.offset(first)
        found = match_date(shadow, at)
        if found is None:
            return match_damaged(shadow, at)
        return found if found.form in ("day", "range") and found.month is not None else None
    return None


def _hint(shadow: str, draft: Draft, document: Document, period: Period | None) -> RepairHint:
    months = tuple(dict.fromkeys(month for _, month in period.months())) if period else ()
    heading_month = heading_year = None
    for heading in draft.headings:
        line = heading.of(shadow)
        month, year = _of_title(line)
        heading_month = match_month_heading(line) or month or heading_month
        heading_year = match_year_heading(line) or year or heading_year
    section = draft.headings[-1].start if draft.headings else 0
    return RepairHint(months, heading_month, heading_year or document.year, section)


def _of_title(heading: str) -> tuple[int | None, int | None]:
    """Month and year of a heading that is the title of a further bulletin: `甲县2020年6月大事记`; None for what is unknown."""
    period = read_stretch(squeeze(heading)) if is_bulletin_title(heading) else None
    if period is None:
        return None, None
    months = {month for _, month in period.months()}
    return (months.pop() if len(months) == 1 else None), period.start.year


def _context(
    hint: RepairHint,
    document: Document,
    period: Period | None,
    last: PartialDate | None,
    latest_day: int | None = None,
) -> DateContext:
    only_month = hint.months[0] if len(hint.months) == 1 else None
    return DateContext(
        year=document.year,
        heading_year=hint.year if hint.year != document.year else None,
        heading_month=hint.heading_month or only_month,
        published=document.published,
        last=last,
        period=period,
        year_from_published=document.period is None
        and document.published is not None
        and document.year_source == "stated",
        latest_day=latest_day,
    )
