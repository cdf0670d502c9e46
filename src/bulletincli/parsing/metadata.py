"""What a bulletin says of itself on labelled lines: `发布时间:2021-10-11 来源:甲区人民政府办公室`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bulletincli.model import NotADateError, PartialDate, Span
from bulletincli.parsing.dates import find_dates
from bulletincli.parsing.layout import Layout
from bulletincli.parsing.lexicon import load_toml
from bulletincli.parsing.patterns import any_of

_WORDS: Final = load_toml("layout")["metadata"]
BYLINE_LABELS: Final = frozenset(word for word in load_toml("layout")["byline"]["roles"] if len(word) > 1)
"""What stands before the names of those who made a text; on a line of labels it is one of them."""
_LABEL_WORDS: Final = any_of([*_WORDS["labels"], *_WORDS["furniture"], *BYLINE_LABELS], spaced=True)
_ANYWHERE: Final = "(?=(?:发布时间|发布日期|浏览次数|点击次数|更新时间|信息来源|文章来源) *:)"
"""Labels that are such without a gap before them: `发布者:管理员发布时间:2003-10-24`."""
_LABEL = re.compile(
    rf"(?:^|(?<=[ ·|*\]】【\[\d?次])|{_ANYWHERE})(?P<label>{_LABEL_WORDS})"
    r"(?:[】\]]?(?: ?[(][^()]{0,8}[)])? *:|[】\]]| +(?=[^ :]))"
)
_OF_TABLE: Final = frozenset(_WORDS["table"])
_NAMES_SOMEBODY: Final = frozenset(
    ["来源", "作者", "文章作者", "编辑", "责任编辑", "信息来源", "文章来源", "发布人", "发布者", "录入"]
)
_OPENS_BRACKET = re.compile(r"[【\[]")
_READING = re.compile(r"\([a-zà-ÿāēěīńňōūǎǐǒǔǖǘǚǜ]{1,6}\)")
_NEXT_FIELD = re.compile(r"(?<=[^ :])(?: {2,}|\?{2,})(?=(?:19|20)\d\d ?[-./年]).*$")
_NEXT_TO_NAME = re.compile(r"(?<=[^ :]) +(?=(?:19|20)\d\d ?[-./年] ?\d).*$")
"""A date that stands without a label behind another's value: `来源:甲区政协   2015年5月20日`."""
_BUTTONS = re.compile(r"(?: +|^)(?:字体|字号|打印|分享|浏览|阅读|点击|大 中 小|\[|【|\||关闭|视力).*$")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, without spaces, and what stands behind it; `span` covers the value in the document."""

    label: str
    value: str
    span: Span


def read_labels(shadow: str, layout: Layout) -> tuple[Labelled, ...]:
    """List all labels of the metadata blocks that have a value, in order.

    The value of a label that ends its line may stand alone on the next (`来源:` / `甲县档案局`).
    """
    found: list[Labelled] = []
    waiting = ""
    for block in layout.of_kind("metadata"):
        line = block.span.of(shadow)
        labels = list(_labels_of(line, block.span.start))
        if not labels and waiting:
            found.append(Labelled(waiting, line, block.span))
        found += (labelled for labelled in labels if labelled.value)
        waiting = labels[-1].label if labels and not labels[-1].value and line.endswith(":") else ""
    return tuple(found)


def _labels_of(text: str, offset: int) -> Iterator[Labelled]:
    matches = [
        match
        for match in _LABEL.finditer(text)
        if match[0][-1] in ":】]" or match["label"].replace(" ", "") in _OF_TABLE
    ]
    ends = [*(following.start() for following in matches[1:]), len(text)]
    for match, end in zip(matches, ends, strict=False):
        next_field = _NEXT_TO_NAME if match["label"].replace(" ", "") in _NAMES_SOMEBODY else _NEXT_FIELD
        raw = next_field.sub("", _BUTTONS.sub("", text[match.end() : end]))
        value = raw.strip(" |·*【[?")
        if not _OPENS_BRACKET.search(value):
            value = value.rstrip(" ?】]")
        start = offset + match.end() + raw.index(value)
        label = _READING.sub("", match["label"]).replace(" ", "")
        yield Labelled(label, value, Span(start, start + len(value)))


_COMPACT: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<!\d)(?P<damaged_year>(?:19|20)\d\d)(?P<rest>[1-9]\d{1,2})日?$"
)


_REPUBLIC: Final = re.compile(
    r"(?<![\d./-])(?P<year>1[0-4]\d)(?P<mark>[-./])(?P<month>1[0-2]|0?[1-9])(?P=mark)"
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?![\d./-])"
)
"""A date in years of the Republic of China, as an office in Taiwan writes it: `114-04-02`."""


def find_full_date(text: str) -> PartialDate | None:
    """Find the first date with year, month and day in a short stretch of the shadow.

    `2021年5月3日`, `2021-05-03`, `二〇二一年五月三日`, `20210503`, and at the end of a line `2021523`, if only one
    date can have lost its 年 and 月 there; `114-04-02` of the Republic.
    """
    if republic := _REPUBLIC.search(text):
        return _date(int(republic["year"]) + 1911, int(republic["month"]), int(republic["day"]))
    for found in find_dates(text):
        if found.year is not None and found.month is not None and found.day is not None:
            return _date(found.year, found.month, found.day)
    match = _COMPACT.search(text)
    if match is None:
        return None
    if match["year"]:
        return _date(int(match["year"]), int(match["month"]), int(match["day"]))
    rest = match["rest"]
    cuts = [(int(rest[:at]), int(rest[at:])) for at in (1, 2) if at < len(rest) and rest[at] != "0"]
    dates = [date for cut in cuts if (date := _date(int(match["damaged_year"]), *cut))]
    return dates[0] if len(dates) == 1 else None


def _date(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except NotADateError:
        return None
