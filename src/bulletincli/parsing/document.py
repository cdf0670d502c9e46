"""A bulletin's own fields: title, publisher, kind, issue, period and year, contributors.

Read from what `layout` found to be title, metadata, heading, byline and furniture; the text of the events is
asked only for the year. The district is another stage's business and stays None here.
"""

from __future__ import annotations

import re
from typing import Final

from bulletincli.model import Document, DocumentKind, Known, Script, Span
from bulletincli.parsing.contributors import contributor_spans, read_contributors
from bulletincli.parsing.dates import Period
from bulletincli.parsing.layout import Block, Layout, heads, openings
from bulletincli.parsing.layout.edges import lead_end
from bulletincli.parsing.metadata import Labelled, read_labels
from bulletincli.parsing.period import find_months, find_period
from bulletincli.parsing.published import find_published
from bulletincli.parsing.publisher import find_issue, find_publisher
from bulletincli.parsing.script import script_of
from bulletincli.parsing.year import Evidence, read_year

__all__ = ["contributor_spans", "months_covered", "read_document"]


def read_document(
    text: str,
    shadow: str,
    layout: Layout,
    known: Known,
    *,
    months: Period | None = None,
    script: Script | None = None,
) -> Document:
    """Read the document's fields; what `known` says of it wins over what the text does.

    `months` are those that the title names without a year (see `months_covered`). `script` is that of the text, for a
    caller who has asked for it already.
    """
    labels = read_labels(shadow, layout)
    title = _title(layout, labels)
    words = title.of(shadow) if title else ""
    head = head_of(layout)
    published = known.published or find_published(shadow, layout, head, labels)
    period = find_period(shadow, layout, head, words)
    issue = find_issue(shadow, head)
    number = issue.of(shadow) if issue else None
    year = read_year(Evidence(text, shadow, layout, known, title, period, months, number, published))
    publisher = find_publisher(shadow, layout, labels)
    kind = _kind(shadow, layout, head, words)
    return Document(
        title=known.title or (_LINE_BREAK.sub("", title.of(text)) if title else None),
        publisher=known.publisher or (publisher.of(text) if publisher else None),
        kind=kind,
        issue=issue.of(text) if issue else None,
        published=published,
        period=period,
        year=year.year,
        year_source=year.source,
        year_why=year.why,
        script=script or script_of(text),
        district=None,
        contributors=read_contributors(text, shadow, layout, kind),
    )


def months_covered(shadow: str, layout: Layout) -> Period | None:
    """Return the stretch that the title, or a line below it, says to be covered without saying its year."""
    title = _title(layout, read_labels(shadow, layout))
    return find_months(shadow, head_of(layout), title.of(shadow) if title else "")


_LINE_BREAK = re.compile(r"\s*\n\s*")
_TITLE_LABELS: Final = frozenset(["标题", "名称", "信息名称", "文件名称", "题名"])


def _title(layout: Layout, labels: tuple[Labelled, ...]) -> Span | None:
    """Find the title: on a line of its own, else behind a label (`标题: 甲区大事记`)."""
    for block in layout.of_kind("title"):
        return block.span
    return next((labelled.span for labelled in labels if labelled.label in _TITLE_LABELS), None)


def head_of(layout: Layout) -> tuple[Block, ...]:
    """List the blocks above the first paragraph."""
    end = next((i for i, block in enumerate(layout.blocks) if block.kind == "body"), len(layout.blocks))
    return layout.blocks[:end]


_ROUNDUP_TITLE = re.compile(r"各地|各县|各区|各市|各乡镇|各镇|各街道|县市区|市县区")
_PAGE = re.compile(r"第 ?[A-Z]?[\d一二三四]{1,3} ?版|[\d一二三四] ?版[:面]")
_PLACES: Final = 3
"""So many places among the headings make a round-up; two are enough if the title says so."""


def _kind(shadow: str, layout: Layout, head: tuple[Block, ...], title: str) -> DocumentKind:
    """Tell chronicle, newspaper and round-up by the title, by places as headings, by how paragraphs begin."""
    places = len({block.span.of(shadow) for block in layout.blocks if block.form == "place"})
    if places >= _PLACES or (places == 2 and _ROUNDUP_TITLE.search(title)):
        return "roundup"
    forms = layout.count_forms()
    is_bulletin = heads.is_bulletin_title(title)
    if is_bulletin and (forms["headline"] < 2 or not heads.may_hold_articles(title)):
        return "chronicle"
    bodies = [block.span.of(shadow) for block in layout.of_kind("body")]
    dated = sum(1 for body in bodies if openings.begins_with_day(body))
    headlined = forms["headline"] >= 2 and forms["headline"] * 2 >= dated
    if is_bulletin and not headlined:
        return "chronicle"
    lines = " ".join(block.span.of(shadow) for block in head if block.kind == "metadata")
    leads = any(lead_end(block.span.of(shadow) + " ") for block in layout.of_kind("noise"))
    if forms["day"] >= 2:
        return "chronicle"
    if leads or _PAGE.search(lines) or headlined:
        return "newspaper"
    return "chronicle" if dated >= 2 and dated * 5 >= len(bodies) * 3 else "newspaper"
