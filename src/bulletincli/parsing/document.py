"""A bulletin's own fields: title, publisher, kind, issue, period and year, contributors.

Read from what `layout` found to be title, metadata, heading, byline and furniture; the text of the events is asked only
for the year. The district is another stage's business and stays None here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bulletincli.model import Document, DocumentKind, Known, NotADateError, PartialDate, Span
from bulletincli.parsing.contributors import contributor_spans, read_contributors
from bulletincli.parsing.dates import DateExpression, find_dates
from bulletincli.parsing.layout import Block, Layout, heads, openings
from bulletincli.parsing.layout.edges import lead_end
from bulletincli.parsing.lexicon import load_toml
from bulletincli.parsing.metadata import Labelled, find_full_date, read_labels
from bulletincli.parsing.patterns import any_of
from bulletincli.parsing.script import script_of
from bulletincli.parsing.year import plausible_year, read_year

__all__ = ["contributor_spans", "read_document"]


def read_document(text: str, shadow: str, layout: Layout, known: Known) -> Document:
    """The document's fields; what `known` says of it wins over what the text does."""
    title = next(iter(layout.of_kind("title")), None)
    labels = read_labels(shadow, layout)
    published = known.published or _published(shadow, layout, labels)
    period = _period(shadow, layout, title)
    year = read_year(text, shadow, layout, known, period, published)
    publisher = _publisher(shadow, layout, labels)
    issue = _issue(shadow, layout)
    return Document(
        title=known.title or (title.span.of(text) if title else None),
        publisher=known.publisher or (publisher.of(text) if publisher else None),
        kind=_kind(shadow, layout, title),
        issue=issue.of(text) if issue else None,
        published=published,
        period=period,
        year=year.year,
        year_source=year.source,
        year_why=year.why,
        script=script_of(text),
        district=None,
        contributors=read_contributors(text, shadow, layout),
    )


_DATE_LABELS: Final = (
    ("发布时间", "发布日期", "发表时间", "发表日期", "发稿时间", "出版日期", "印发日期"),
    (
        "时间",
        "日期",
        "公开日期",
        "公开时间",
        "发文日期",
        "发文时间",
        "成文日期",
        "生成日期",
        "更新时间",
        "更新日期",
        "添加时间",
        "创建时间",
        "上传时间",
        "录入时间",
    ),
)
"""Labels of the date of publication, the surer ones first."""


def _published(shadow: str, layout: Layout, labels: tuple[Labelled, ...]) -> PartialDate | None:
    """The date of publication, if it is stated with its year."""
    for group in _DATE_LABELS:
        for labelled in labels:
            if labelled.label in group and (date := find_full_date(labelled.value)):
                return date
    head = [block.span.of(shadow) for block in _head(layout) if block.kind == "metadata"]
    for line in head:
        if not heads.is_period_line(line) and (date := find_full_date(line)):
            return date
    return _split_date(head)


def _head(layout: Layout) -> Iterator[Block]:
    """The blocks above the first paragraph."""
    for block in layout.blocks:
        if block.kind == "body":
            return
        yield block


_YEAR_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d) ?[年./-] ?(?P<month>1[0-2]|0?[1-9]) ?月?")


def _split_date(head: list[str]) -> PartialDate | None:
    """A masthead's date over several lines: `2020年2月` / `29` / `星期六`."""
    for line, below in zip(head, head[1:], strict=False):
        month, day = _YEAR_MONTH.fullmatch(line), below.rstrip("日")
        if month and day.isdigit() and len(day) <= 2:
            try:
                return PartialDate(int(month["year"]), int(month["month"]), int(day))
            except NotADateError:
                continue
    return None


_QUARTER = re.compile(
    r"(?P<year>(?:19|20)\d\d) ?年?(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)"
)
_BARE_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?![\d号期])")
_BARE_YEARS = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d) ?年?[-~至](?P<last>(?:19|20)\d\d)(?!\d)")


def _period(shadow: str, layout: Layout, title: Block | None) -> str | None:
    """The stretch that the bulletin covers, from its title, a line below it, or the only year among the headings."""
    words = title.span.of(shadow) if title else ""
    if not heads.is_bulletin_title(words):
        return None
    if period := _period_in(words):
        return period
    for block in _head(layout):
        line = block.span.of(shadow)
        if block.kind == "metadata" and heads.is_period_line(line) and (period := _period_in(line)):
            return period
    dated = {
        period
        for block in layout.blocks
        if block.form in {"year", "month"} and (period := _period_in(block.span.of(shadow)))
    }
    return dated.pop() if len(dated) == 1 else None


def _period_in(words: str) -> str | None:
    """The period that some words name: `2021年7-9月`, `2018年第一季度`, `2006 年`, `甲地区1996`."""
    if match := _QUARTER.search(words):
        return _quarter(match)
    for date in find_dates(words):
        if date.year is not None and plausible_year(date.year):
            return _period_of(date)
    if match := _BARE_YEARS.search(words):
        return f"{match['first']}/{match['last']}"
    match = _BARE_YEAR.search(words)
    return match["year"] if match else None


def _quarter(match: re.Match[str]) -> str:
    if match["half"]:
        first, last = (1, 6) if match["half"] == "上" else (7, 12)
    else:
        number = "一二三四".find(match["quarter"]) + 1 or int(match["quarter"])
        first, last = 3 * number - 2, 3 * number
    return f"{match['year']}-{first:02d}/{match['year']}-{last:02d}"


def _period_of(date: DateExpression) -> str:
    """A date expression as a period; its days are left out."""
    start = _month(date.year, date.month)
    end = _month(date.end_year or date.year, date.end_month or date.month)
    return start if end == start else f"{start}/{end}"


def _month(year: int | None, month: int | None) -> str:
    return f"{year:04d}" + (f"-{month:02d}" if month else "")


_ISSUER_LINE = re.compile(
    rf"(?P<issuer>[一-龥()]{{4,40}}?) ?(?:{any_of(load_toml('layout')['metadata']['issuer_ends'])})(?: +[\d年月日 ./-]*)?"
)
_SOURCES: Final = (
    (
        "发布机构",
        "发布单位",
        "发布部门",
        "发文机关",
        "发文机构",
        "发文单位",
        "公开机构",
        "公开责任部门",
        "责任部门",
        "公开主体",
        "公开单位",
    ),
    (
        "来源",
        "信息来源",
        "文章来源",
        "稿件来源",
        "稿源",
        "消息来源",
        "信息提供",
        "提供单位",
        "信息提供单位",
        "供稿单位",
        "来稿单位",
    ),
    ("主办", "主办单位", "编印", "主管", "主管单位", "承办", "承办单位"),
)
"""Labels of who issued it, the surer ones first."""
_NOBODY: Final = frozenset(
    [
        "本站",
        "本网",
        "本网站",
        "原创",
        "网络",
        "互联网",
        "未知",
        "佚名",
        "转载",
        "本站原创",
        "综合",
        "管理员",
        "不详",
    ]
)
_OWNER = re.compile(
    r"(?:Copyright|copyright|COPYRIGHT|©|版权所有)[ ©(CcRr):\d,.-]*(?:All Rights Reserved|版权所有)?[ .:]*(?P<owner>[一-龥()]{4,40}?)(?:主办|版权所有|所有|主管|承办|技术支持|$| )"
)
_HOST_LINE = re.compile(r"(?:主办|主办单位|版权所有)[: ]+(?P<owner>[一-龥()]{4,40})")
_TOGETHER = re.compile(
    r"(?:^|[,。!?:;、由 ]|关注|收看|收听|阅读)(?P<owner>(?:(?!关注|收看|收听|阅读)[一-龥]){2,10}?"
    r"(?:日报|晚报|报|电视台|网|融媒体中心|广播电台))社?(?:与|和|联合)[^。]{0,24}(?:推出|发布|主办|开设)"
)
_ATTRIBUTION = re.compile(r"[(](?:来源|稿源) ?[: ] ?(?P<owner>[^()。]{2,30})[)]")


def _publisher(shadow: str, layout: Layout, labels: tuple[Labelled, ...]) -> Span | None:
    """Who issued the bulletin: `甲区档案馆编`, a label, the owner of the site, who presents it, or a note of the source."""
    for block in layout.of_kind("metadata"):
        if (match := _ISSUER_LINE.fullmatch(block.span.of(shadow))) and True:
            return _shifted(match, "issuer", block.span.start)
    for group in _SOURCES:
        for labelled in labels:
            if labelled.label in group and _is_body(labelled.value):
                return labelled.span
    for kind, pattern in (
        ("noise", _OWNER),
        ("noise", _HOST_LINE),
        ("body", _TOGETHER),
        ("metadata", _ATTRIBUTION),
        ("byline", _ATTRIBUTION),
    ):
        for block in layout.blocks:
            if block.kind == kind and (
                match := pattern.search(shadow, block.span.start, min(block.span.end, block.span.start + 200))
            ):
                return Span(*match.span("owner"))
            if block.kind == kind == "body":
                break
    return None


def _shifted(match: re.Match[str], group: str, offset: int) -> Span:
    return Span(offset + match.start(group), offset + match.end(group))


def _is_body(value: str) -> bool:
    """Whether it can be the name of a body or a paper, and is not `本站` or an address."""
    return (
        value not in _NOBODY
        and len(value) <= 40
        and sum("一" <= character <= "龥" for character in value) >= 2
    )


_ISSUE = re.compile(
    r"(?:(?:19|20)\d\d ?年)?第 ?[\d一二三四五六七八九十百〇○零]{1,5} ?期(?: ?[(,]? ?总 ?第? ?\d{1,6} ?期 ?[)]?)?"
    r"|[(]?总 ?第? ?\d{1,6} ?期[)]?|(?<![\d.])\d{1,6} ?期(?= |/|$|[(])|[Nn][Oo]\. ?\d{1,5}"
)


def _issue(shadow: str, layout: Layout) -> Span | None:
    """The number of the issue: `第7期(总第634期)`, `1886 期`, `一周大事记(第3期)`."""
    for block in _head(layout):
        if block.kind in {"title", "metadata"} and (
            match := _ISSUE.search(shadow, block.span.start, block.span.end)
        ):
            return Span(*match.span())
    return None


_ROUNDUP_TITLE = re.compile(r"各地|各县|各区|各市|各乡镇|各镇|各街道|县市区|市县区")
_PAGE = re.compile(r"第 ?[A-Z]?[\d一二三四]{1,3} ?版|[\d一二三四] ?版[:面]")


def _kind(shadow: str, layout: Layout, title: Block | None) -> DocumentKind:
    """Chronicle, newspaper or round-up, by title, places among the headings, and how its paragraphs begin."""
    words = title.span.of(shadow) if title else ""
    places = len({block.span.of(shadow) for block in layout.blocks if block.form == "place"})
    if places >= 3 or (places >= 2 and _ROUNDUP_TITLE.search(words)):
        return "roundup"
    if heads.is_bulletin_title(words):
        return "chronicle"
    head = " ".join(block.span.of(shadow) for block in _head(layout) if block.kind == "metadata")
    if _PAGE.search(head) or any(lead_end(block.span.of(shadow) + " ") for block in layout.of_kind("noise")):
        return "newspaper"
    bodies = [block.span.of(shadow) for block in layout.of_kind("body")]
    dated = sum(1 for body in bodies if openings.begins_with_day(body))
    if layout.count_forms()["headline"] > dated:
        return "newspaper"
    return "chronicle" if dated >= 2 and dated * 5 >= len(bodies) * 3 else "newspaper"
