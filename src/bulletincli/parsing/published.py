"""When a bulletin was published, by what it says of itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bulletincli.model import NotADateError, PartialDate, Span
from bulletincli.parsing.layout import Block, Layout, heads
from bulletincli.parsing.metadata import Labelled, find_full_date
from bulletincli.parsing.period import is_stretch

_DATE_LABELS: Final = (
    (
        "发布时间",
        "发布日期",
        "发表时间",
        "发表日期",
        "发稿时间",
        "出版日期",
        "印发日期",
        "发布于",
        "刊发日期",
        "刊发时间",
    ),
    ("时间", "日期", "公开日期", "公开时间", "发文日期", "发文时间", "成文日期", "生成日期"),
    (
        "更新时间",
        "更新日期",
        "添加时间",
        "创建时间",
        "上传时间",
        "录入时间",
        "编辑时间",
        "信息时间",
        "加入日期",
        "加入时间",
        "撰写时间",
        "编印日期",
        "上线时间",
        "提交时间",
        "发帖时间",
    ),
)
"""Labels of the date of publication, the surer ones first."""


def find_published(
    shadow: str, layout: Layout, head: tuple[Block, ...], labels: tuple[Labelled, ...]
) -> PartialDate | None:
    """Find the date of publication, if the bulletin states it with its year: in a label, its head or its foot."""
    on_site = any(block.kind == "noise" and _NAVIGATION.search(block.span.of(shadow)) for block in head)
    for group in _DATE_LABELS:
        for labelled in labels:
            if (
                labelled.label in group
                and not is_stretch(labelled.value)
                and not (on_site and _CLOCK.match(labelled.value))
                and (date := find_full_date(labelled.value))
            ):
                return date
    lines = [
        _unlabelled(shadow, block.span, labels)
        for block in (*head, *_foot(layout))
        if block.kind == "metadata"
    ]
    lines = [line for line in lines if not (on_site and _CLOCK.match(line))]
    dates = (find_full_date(line) for line in lines if not heads.is_period_line(line))
    return next((date for date in dates if date), None) or _split_date(lines)


_NAVIGATION = re.compile("位置|首页|今天是")
_CLOCK = re.compile(
    r" *(?:今天是:?)? *\d{4} ?[年-] ?\d{1,2} ?[月-] ?\d{1,2} ?日? *(?:星期|周|礼拜)[一二三四五六日天]"
)
"""The day on which somebody read a page, as sites show it above their navigation."""


def _unlabelled(shadow: str, span: Span, labels: tuple[Labelled, ...]) -> str:
    """Give what of a line is no label's value: `2023-06-19 08:52` before `来源:甲网`."""
    first = bisect_left(labels, span.start, key=lambda labelled: labelled.span.start)
    words, place = "", span.start
    for labelled in labels[first:]:
        if labelled.span.start >= span.end:
            break
        words += shadow[place : labelled.span.start]
        place = labelled.span.end
    return words + shadow[place : span.end]


def _foot(layout: Layout) -> Iterator[Block]:
    """Yield the blocks below the last paragraph."""
    last = max((block.span.end for block in layout.of_kind("body")), default=0)
    return (block for block in layout.blocks if last and block.span.start >= last)


_YEAR_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d) ?[年./-] ?(?P<month>1[0-2]|0?[1-9]) ?月?")


def _split_date(lines: list[str]) -> PartialDate | None:
    """Read a masthead's date over two lines: `2020年2月` / `29`."""
    for line, below in pairwise(lines):
        month, day = _YEAR_MONTH.fullmatch(line), below.removesuffix("日")
        if month and day.isascii() and day.isdigit() and len(day) <= 2:
            try:
                return PartialDate(int(month["year"]), int(month["month"]), int(day))
            except NotADateError:
                continue
    return None
