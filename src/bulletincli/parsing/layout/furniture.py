"""Lines that are no part of what a bulletin reports: site furniture, page numbers, captions, labelled lines.

The words are those of `lexicon/layout.toml`.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from bulletincli.parsing.layout import heads
from bulletincli.parsing.layout.openings import begins_with_date
from bulletincli.parsing.lexicon import load_toml
from bulletincli.parsing.patterns import DAY, DIGITS, HAN, MONTH, any_of

_NOISE: Final = load_toml("layout")["noise"]
_LABELS: Final = load_toml("layout")["metadata"]["labels"]
_FURNITURE: Final = load_toml("layout")["metadata"]["furniture"]
_LOOSE: Final = load_toml("layout")["metadata"]["loose"]

_OPENING: Final = r"[-·* |\[【〖<]*"
_LABEL = re.compile(
    rf"{_OPENING}(?:{any_of([*_LABELS, *_FURNITURE], spaced=True)})[】\]]?(?: ?[(][^()]{{0,8}}[)])? *:",
    re.IGNORECASE,
)
_LABEL_BEHIND = re.compile(rf"(?:(?<![{HAN}])|(?<=次))(?:{any_of(_LABELS, spaced=True)}) ?:")
_LOOSE_LABEL = re.compile(rf"(?:{any_of(_LOOSE)}) *:")
_BRACKETED_LABEL = re.compile(
    rf"[【\[](?:{any_of([word for word in _LABELS if word not in _LOOSE], spaced=True)})[】\]]"
)
"""A label that has brackets in place of its colon: `【发布日期】2022-08-03`."""
_TABLE_LABEL = re.compile(
    rf"(?:{any_of(load_toml('layout')['metadata']['table'], spaced=True)})(?= +[^ :])", re.IGNORECASE
)
"""A label of a table of disclosure, with nothing but space before its value: `索引号  000-2021`."""
_TABLE_LETTERS: Final = frozenset(word[0] for word in load_toml("layout")["metadata"]["table"])
_EMPTY_LABEL = re.compile(rf"[{HAN} ]{{0,6}}(?:日期|时间|来源|作者|单位|机构|部门|编号|文号|栏目) ?:")
_FURNITURE_LABEL = re.compile(rf"{_OPENING}(?:{any_of(_FURNITURE, spaced=True)})[】\]]? *[:\[【(]")
_NOISE_START = re.compile(
    rf"{_OPENING}(?:[您你](?:当前|现在)?(?:所在)?的?位置|{any_of(_NOISE['starts'])}|[{HAN}]{{0,2}}(?:会议?|活动|调研|仪式|签约|考察|检查|培训)?(?:现场|会场)$"
    rf"|[{HAN}]{{0,8}}搜索 ?:?$)"
)
_NOISE_HOLDS = re.compile(any_of(_NOISE["holds"]))
_NOISE_LINES: Final = frozenset(_NOISE["lines"])
_COLUMNS: Final = frozenset(_NOISE["columns"])
_LISTING = re.compile(r"\W*(?:本期)?目 *录\W*")
_PATH = re.compile(
    rf"[{HAN}\w、 ]{{2,20}}(?: ?>+ ?[{HAN}\w、 ()-]{{2,30}})+>*|[^|。]{{1,12}}(?: *\| *[^|。]{{1,8}}){{3,}}\|?"
)
_PAGE_HEAD = re.compile(
    r"(?:[Pp](?:age|\.)? ?\d{1,4}|第 ?\d{1,4} ?页)(?: ?(?:/|共) ?\d{1,4} ?页?)?(?: ?[-|] ?)?"
)
_PAGE_NUMBER = re.compile(
    r"第 ?\d{1,4} ?页(?: ?[,/]? ?共 ?\d{1,4} ?页)?|共 ?\d{1,4} ?页|\d{1,3} ?/ ?\d{1,3}|[-·] ?\d{1,4} ?[-·]"
    r"|(?:\d{1,3} ){2,}(?:\.\.\. ?)?\d{0,3} ?(?:下一页|尾页|末页).*|(?:首页|上一页) .*下一页.*"
)
_TURN = re.compile(
    r"[▶>]*[(]?(?:紧?下转|上接|紧接|转接|下接) ?第? ?[A-Z]?[\d一二三四五六七八九十]{1,3} ?[版页]?[^。()]{0,12}[)]?"
)
_CAPTION = re.compile(
    r"[▲↑←→(]?(?:图为|图[:一二三四五1-9]|[上下左右]图|图片说明|资料图)[^。]{0,60}[。)]?"
    rf"|[^。]{{4,50}}[。 (]{{1,2}}(?:图源|图片来源|供图|图/)[: ]?[{HAN} ]{{2,20}}[)]?"
    rf"|[^。]{{6,50}}[。 (][{HAN}]{{2,4}}(?:[ 、][{HAN}]{{2,4}})? ?(?:/?摄|摄影)[)]?"
)
_CLOCK: Final = r"\d{1,2}:\d{2}(?::\d{2})?"
_STAMP = re.compile(
    rf"(?:(?:19|20)\d\d[-./年] ?\d{{1,2}}[-./月] ?\d{{1,2}}日?|\d{{1,2}}-\d{{1,2}}) {{0,4}}(?:星期. )?"
    rf"(?:{_CLOCK}|(?:{any_of(_LABELS)}) ?:).{{0,60}}"
    rf"|(?:19|20)\d\d-\d\d-\d\d(?: [{HAN}]{{1,3}}| \d{{1,4}}){{1,8}}"
    rf"|{_CLOCK}|发[表布]于:? *(?:19|20)\d\d[-./年] ?\d{{1,2}}[-./月] ?\d{{1,2}}日?"
    rf"|(?:[{HAN}]{{2,12}}|发[表布]于) +(?:19|20)\d\d[-./年] ?\d{{1,2}}[-./月] ?\d{{1,2}}日? +{_CLOCK}.{{0,60}}"
)
_FIELD_GAP = re.compile("[ |]+")
_FIELD_DATE = re.compile(
    rf"(?:19|20)\d\d[-./年]\d{{1,2}}[-./月]\d{{1,2}}日?|[{DIGITS}]{{4}}年{MONTH}月{DAY}日(?:印发|印|出版|编)?"
)
_FIELD_ISSUER = re.compile(
    rf"[{HAN}()]{{4,30}}(?:{any_of(load_toml('layout')['metadata']['issuer_ends'])}|[科处室股部局馆站网报台社])"
)
_FIELD_REST = re.compile(rf"{_CLOCK}|\d*次?|(?:{any_of(_FURNITURE)})(?:量|数|次数)?:?\d*次?")
_COPIES = re.compile(r"[(]?共?印(?:发|数)?:? ?\d+ ?份[)]?")
_WHOLE_LINES: Final = (_PAGE_NUMBER, _PAGE_HEAD, _PATH, _TURN)


def furniture_kind(text: str) -> Literal["noise", "metadata"] | None:
    """Tell site furniture (`noise`) and labelled lines (`metadata`) from the rest (None).

    `分享到:`, `第2页`, `首页>政务>大事记` are noise, `发布时间:2021-10-11 来源:甲区政府` is metadata. A line with a
    sentence in it is neither.
    """
    if (
        (len(text) <= 10 and _LISTING.fullmatch(text))
        or text in _NOISE_LINES
        or _is_header(text)
        or not any(character.isalnum() for character in text)
    ):
        return "noise"
    if len(text) <= 80 and _NOISE_HOLDS.search(text):
        return "noise"
    if "。" in text[:-1]:
        return "noise" if _is_caption(text) else None
    if _has_odd_label(text) or _is_row(text):
        return "metadata"
    if label := _LABEL.match(text):
        alone = _FURNITURE_LABEL.match(text) and not _LABEL_BEHIND.search(text, label.end())
        return "noise" if alone else "metadata"
    if any(pattern.fullmatch(text) for pattern in (_STAMP, _COPIES, _EMPTY_LABEL)):
        return "metadata"
    return "noise" if (text[-1] != "。" and _is_noise(text)) or _is_caption(text) else None


def _has_odd_label(text: str) -> bool:
    """Tell whether it begins with a label that has no colon."""
    if text[0] in "【[":
        return _BRACKETED_LABEL.match(text) is not None
    return text[0] in _TABLE_LETTERS and len(text) <= 80 and _TABLE_LABEL.match(text) is not None


def _is_header(text: str) -> bool:
    """Tell whether it is the row of a table that says what is in its columns: `日期 时间 活动内容 参加领导`."""
    fields = text.split() if len(text) <= 80 else []
    return len(fields) >= 2 and _COLUMNS.issuperset(fields)


def _is_row(text: str) -> bool:
    """Tell whether it is a date and other fields without labels.

    `2013-09-05   甲县地方志办公室   阅读 12 次`, `甲县政府办编印   2021年3月8日`.
    """
    if len(text) > 100 or "," in text or " " not in text:
        return False
    fields = _FIELD_GAP.split(text)
    dates = sum(1 for field in fields if _FIELD_DATE.fullmatch(field))
    if len(fields) == 2 and dates == 1 and _FIELD_DATE.fullmatch(fields[1]):
        return _FIELD_ISSUER.fullmatch(fields[0]) is not None or heads.is_body_name(fields[0])
    return 1 <= dates < len(fields) and all(
        _FIELD_DATE.fullmatch(field) or _FIELD_REST.fullmatch(field) or heads.is_body_name(field)
        for field in fields
    )


def has_loose_label(text: str) -> bool:
    """Tell whether its label is one that stands within a text, too: `时间:3月2日`, `主题:防汛`."""
    return _LOOSE_LABEL.match(text) is not None


def _is_noise(text: str) -> bool:
    """Tell whether a line without a label or a full stop is furniture."""
    return bool(
        _NOISE_START.match(text)
        or _FURNITURE_LABEL.match(text)
        or any(pattern.fullmatch(text) for pattern in _WHOLE_LINES)
    )


def _is_caption(text: str) -> bool:
    """Tell whether it is a photograph's caption: `图为…`, `甲在现场调研。图源:乙`; one with a date is news."""
    return _CAPTION.fullmatch(text) is not None and not begins_with_date(text)


def page_head_end(text: str) -> int:
    """Find where the words behind a page's number begin (`Page 12 - 甲县年鉴`); 0 if it is no such line."""
    match = _PAGE_HEAD.match(text)
    return match.end() if match and match.end() < len(text) <= 60 and match[0][-1] in "-| " else 0


def is_page_turn(text: str) -> bool:
    """Tell whether it sends the reader to another page: `(下转二版)`."""
    return _TURN.fullmatch(text) is not None
