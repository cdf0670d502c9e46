"""Who issued a bulletin, and under which number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bulletincli.model import Span
from bulletincli.parsing.layout import Block, Layout, heads
from bulletincli.parsing.metadata import Labelled
from bulletincli.parsing.patterns import HAN, MONTH, YEAR

_ISSUER_VERBS: Final = ("出版", "编印", "主编", "编", "主办", "汇编", "印发", "主管", "承办", "印制")
"""What follows the issuer's name on its line, the surer words first: `甲区档案馆编`."""
_ISSUERS = tuple(
    re.compile(rf"(?:^|(?<= ))(?P<name>[{HAN}()]{{4,40}}) ?{verb}(?= |\d|$)") for verb in _ISSUER_VERBS
)

_LABELS: Final = (
    ("发布机构", "发布单位", "发布部门", "发文机关", "发文机构", "发文单位", "公开机构", "公开责任部门"),
    (
        "责任部门",
        "公开主体",
        "公开单位",
        "来源",
        "信息来源",
        "文章来源",
        "稿件来源",
        "稿源",
        "消息来源",
        "资料来源",
    ),
    (
        "信息提供",
        "提供单位",
        "信息提供单位",
        "供稿单位",
        "来稿单位",
        "主办",
        "主办单位",
        "编印",
        "主管",
        "主管单位",
        "责任者",
        "出版者",
    ),
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
    r"(?:Copyright|©|版权所有)[ ©CcRr():\d,.-]{0,30}(?:All Rights Reserved)?[ .:]{0,4}"
    rf"(?P<name>[{HAN}()]{{4,40}}?)(?:主办|版权所有|所有|主管|承办|技术支持|$| )",
    re.IGNORECASE,
)
_HOST = re.compile(rf"(?:主办|主办单位|版权所有)[: ]+(?P<name>[{HAN}()]{{4,40}})")
_TOGETHER = re.compile(
    rf"(?:^|[,。!?:;、由 ]|关注|收看|收听|阅读)(?P<name>(?:(?!关注|收看|收听|阅读)[{HAN}]){{2,10}}?"
    r"(?:日报|晚报|报|电视台|网|融媒体中心|广播电台))社?(?:与|和|联合)[^。]{0,24}(?:推出|发布|主办|开设)"
)
_FIELD = re.compile("[^ |]+")
_NOTE = re.compile(r"[(](?:来源|稿源) ?[: ] ?(?P<name>[^()。]{2,30})[)]")
_LOOKED_AT: Final = 200


def find_publisher(shadow: str, layout: Layout, labels: tuple[Labelled, ...]) -> Span | None:
    """Find who issued it, by the surest words there are.

    `甲区档案馆编`, `发布机构:甲镇`, the owner of the site, who presents it in the introduction (`甲报与…联合推出`), a
    body that signs it, a note of the source at the end.
    """
    for found in (*_issuers(shadow, layout), *_labelled(labels), *_noted(shadow, layout)):
        return found
    return None


def _issuers(shadow: str, layout: Layout) -> Iterator[Span]:
    """Yield the names on lines that say who edited or published it."""
    for pattern in _ISSUERS:
        for block in layout.of_kind("metadata"):
            if match := pattern.search(block.span.of(shadow)):
                yield Span(block.span.start + match.start("name"), block.span.start + match.end("name"))


def _labelled(labels: tuple[Labelled, ...]) -> Iterator[Span]:
    for group in _LABELS:
        for labelled in labels:
            name = _REMARK.sub("", labelled.value)
            if labelled.label in group and _may_publish(name):
                yield Span(labelled.span.start, labelled.span.start + len(name))
    yield from (
        author.span for author in labels if author.label in _AUTHORS and heads.is_body_name(author.value)
    )


_AUTHORS: Final = frozenset(["作者", "文章作者", "发布者", "发布人"])
"""Labels that name a person as often as a body."""
_REMARK = re.compile(r" ?[(][^()]*(?:转载|注明|投稿)[^()]*[)]?$")


def _may_publish(value: str) -> bool:
    """Tell whether it can be the name of a body or a paper, and is not `本站` or an address."""
    han = sum("一" <= character <= "龥" for character in value)
    return value not in _NOBODY and not value.startswith("各") and han >= 2 and len(value) <= 40


def _noted(shadow: str, layout: Layout) -> Iterator[Span]:
    """Yield the owner of the site, the presenter, the body above or below the text, and the source in brackets."""
    first_body = layout.of_kind("body")[:1]
    for blocks, pattern in (
        (layout.of_kind("noise"), _OWNER),
        (layout.of_kind("noise"), _HOST),
        (first_body, _TOGETHER),
        ((*layout.of_kind("metadata"), *layout.of_kind("byline")), _NOTE),
    ):
        for block in blocks:
            if match := pattern.search(
                shadow, block.span.start, min(block.span.end, block.span.start + _LOOKED_AT)
            ):
                yield Span(*match.span("name"))
    for block in layout.of_kind("metadata"):
        for field in _FIELD.finditer(block.span.of(shadow)):
            if heads.is_body_name(field[0]):
                yield Span(block.span.start + field.start(), block.span.start + field.end())


_NUMBER: Final = r"[\d一二三四五六七八九十百〇○零]{1,6}"
_ISSUE = re.compile(
    rf"{YEAR} ?{MONTH} ?月 ?[号刊](?= |$|[)])|(?:(?:19|20)\d\d ?年)?第 ?{_NUMBER} ?期(?: ?[(,]? ?总 ?第? ?\d{{1,6}} ?期 ?[)]?)?"
    r"|[(]?总 ?第? ?\d{1,6} ?期[)]?|(?<![\d.])\d{1,6} ?期(?= |/|$|[(])|[Nn][Oo]\. ?\d{1,5}"
)


def find_issue(shadow: str, head: tuple[Block, ...]) -> Span | None:
    """Find the number of the issue: `第7期(总第634期)`, `1886 期`, `一周大事记(第3期)`."""
    for block in head:
        names_issue = block.kind == "title" and heads.is_bulletin_title(block.span.of(shadow))
        if names_issue or block.kind == "metadata":
            match = _ISSUE.search(shadow, block.span.start, block.span.end)
            if match:
                return Span(*match.span())
    return None
