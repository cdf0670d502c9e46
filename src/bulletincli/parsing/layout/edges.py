"""What stands in a paragraph and is no part of its text: heads, an article's lead, a byline at the end."""

from __future__ import annotations

import re
from typing import Final

from bulletincli.parsing import bylines
from bulletincli.parsing.layout.furniture import is_page_turn
from bulletincli.parsing.patterns import BULLETS, HAN
from bulletincli.parsing.surnames import split_names, surname_of

SOURCE_NOTE: Final = re.compile(r"[(](?:来源|稿源|图源|来源于|资料来源|据)[ :][^()。]{1,40}[)]")
_UNIT: Final = "镇|乡|局|办|委|部|街道|中心|院|社|馆|会|团|公司|学校|办公室|站|网|报"
_SIGNED = re.compile(rf"[(]([{HAN}]{{1,4}}(?:[ 、]{{1,2}}[{HAN}]{{1,4}}){{0,5}})[)]")
_SIGNED_BY_UNIT = re.compile(rf"[(][{HAN}]{{2,16}}(?:{_UNIT})(?:[ 、,]{{1,2}}[{HAN}]{{2,4}}){{0,3}}[)]")
_NOT_SIGNATURES: Final = frozenset(["全文", "全县", "全区", "全市", "常态", "连载"])
"""Words that stand in brackets at a line's end and begin with a surname's character."""


def is_byline(text: str) -> bool:
    """Tell whether it only says who made it or where it is from: `(记者 甲乙)`, `(来源:甲报)`, `(乙镇)`."""
    if bylines.read_byline(text) is not None:
        return True
    return text.startswith("(") and bool(
        SOURCE_NOTE.fullmatch(text) or _SIGNED_BY_UNIT.fullmatch(text) or is_signature(text)
    )


def is_signature(text: str) -> bool:
    """Tell whether it is an entry's signature, names in brackets: `(李木)`, `(张 山 李 木)`."""
    match = _SIGNED.fullmatch(text) if text.startswith("(") else None
    if not match or match[1] in _NOT_SIGNATURES or _SIGNED_BY_UNIT.fullmatch(text):
        return False
    parts = match[1].replace("、", " ").split()
    whole = "".join(parts)
    if len(whole) < 2 or surname_of(whole) is None:
        return False
    return len(parts) > 1 or len(whole) <= 3 or len(split_names(whole)) > 1


_NEWS: Final = "讯|消息|电|专电|专讯"
_LEAD = re.compile(
    rf"本[报网台刊站](?:综合|专|快)?(?:{_NEWS})(?=[ :(,\n]|[\d{HAN}])[: \n]*"
    rf"|[{HAN}]{{2,8}}[报网台社]讯(?=[ (:])[: ]*"
    rf"|[【\[(][{HAN}]{{0,8}}(?:{_NEWS})[】\])][: \n]*"
    rf"|[{HAN}]{{2,14}}\d{{1,2}}月\d{{1,2}}日(?:{_NEWS})[: \n]*"
    rf"|(?:综合|快|短|简|通)讯[: ]+|[{HAN}]{{2,10}}报道[: ]+(?=[(])"
)
_LONGEST_LEAD: Final = 40
_DISPATCH = re.compile(rf"[{HAN}]{{2,8}}讯:")
_LEAD_BYLINE = re.compile(r"[(【][^()【】\n]{2,60}[)】][ \n]*")
_REPORTED = re.compile(r"[^。,]{2,50}?(?:摄影)?报道[: ]+")


def lead_end(text: str) -> int:
    """Find where an article begins behind its lead (`本报讯 `, `【本报消息】甲署讯:`); 0 without a lead."""
    beginning = text[:_LONGEST_LEAD]
    if "讯" not in beginning and not any(word in beginning for word in ("消息", "电", "报道")):
        return 0
    lead = _LEAD.match(text)
    end = lead.end() if lead else 0
    dispatch = _DISPATCH.match(text, end)
    return dispatch.end() if dispatch else end


def lead_byline_end(text: str, place: int) -> int:
    """Find where a byline at a paragraph's head ends: `(记者 甲乙)`, `本报记者 甲乙 报道`; `place` without one."""
    for pattern, marks in ((_LEAD_BYLINE, ("(", "【")), (_REPORTED, ("报道",))):
        beginning = text[place : place + _LONGEST_LEAD * 2]
        match = pattern.match(text, place) if any(mark in beginning for mark in marks) else None
        words = match[0].strip(" :\n").replace("【", "(").replace("】", ")") if match else ""
        if match and (bylines.read_byline(words) or (place and is_signature(words))):
            return match.end()
    return place


_TAIL: Final = 100
"""Characters at the end of a paragraph in which a byline is looked for."""
_TAIL_START = re.compile(
    rf"(?<=[。!?;”…)])[ \n]*(?=[(]|[{HAN}]{{0,4}}(?:记者|通讯员|采写|撰文|供稿|整理|编辑|文/图|图/文)|▶)"
)


def tail_start(text: str) -> int:
    """Find where a paragraph stops being text: a byline, a source, a page turn; its length if nowhere."""
    for gap in _TAIL_START.finditer(text, max(0, len(text) - _TAIL)):
        rest = text[gap.end() :]
        if is_page_turn(rest) or is_byline(rest):
            return gap.end()
    return len(text)


def ends_with_byline(text: str) -> bool:
    """Tell whether a paragraph ends with a byline or the like."""
    return tail_start(text) < len(text)


_INLINE_HEAD = re.compile(rf"[【〖][^】〗]{{2,16}}[】〗]|[{BULLETS}]")
_OPENS_AFTER: Final = frozenset("。!?…;)”》】〗")


def inline_heads(text: str) -> list[tuple[int, int]]:
    """Find where a bracketed head (`…影响。 【经验做法】…`) or a bullet opens a new paragraph within one.

    Only at the very beginning and after a sentence; a bullet's stretch is empty, for it belongs to its entry.
    """
    found: list[tuple[int, int]] = []
    for match in _INLINE_HEAD.finditer(text):
        before = text[max(0, match.start() - 8) : match.start()].rstrip()
        if before and before[-1] not in _OPENS_AFTER:
            continue
        if match[0] in BULLETS:
            if before:
                found.append((match.start(), match.start()))
        elif (
            not match[0][1].isdigit()
            and not lead_end(match[0])
            and bylines.read_byline(f"({match[0][1:-1]})") is None
        ):
            found.append(match.span())
    return found
