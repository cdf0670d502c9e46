"""Offices and groups that took part without a name: `区四套领导班子`, `各乡镇负责人`, `省督导组`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bulletincli.parsing.lexicon import Suffixes, words_of
from bulletincli.parsing.script import is_han

_LEADING: Final = re.compile(
    r"^(?:为[正副]?[团组队]长的|同志|[,、;:]|等领导|等同志|等(?!级)|以及|及|和|与|并|还有|一行|了|的|有关领导,|应邀|邀请|部分(?=负责))+"
)
_TRAILING: Final = re.compile(
    r"(?:[,、;]|等|一行|分别|先后|应邀|共同|一同|一起|全程|也|均|都|共?\d+(?:余|多)?(?:名|人|位)|在(?![职校岗]|家的?(?:领导|各|副|常委|党|班子|[省市区县旗处]))[^,。;]*)+$"
)
_COMMON_TITLE: Final = re.compile(
    r"等(?:\d+[位名])?(?:(?:(?!班子)[^,。;、]){1,6}(?:领导|常委)|[^,。;、]{0,6}(?:嘉宾|来宾|官员|专家|学者|客人))"
)
"""`甲、乙|等县领导`: what the named have in common."""
_SPLIT: Final = re.compile(r"[,;]|以及")


@cache
def _heads() -> Suffixes:
    return Suffixes(words_of("groups", "heads"))


def ends_with_group(text: str, end: int, floor: int = 0) -> str | None:
    """The last word of a group that ends before place `end` of `text`."""
    return _heads().ending_at(text, end, floor)


def split_offices(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The unnamed offices and groups written in `text[start:end]`, a list without the people's names, in order.

    `等区四套领导班子,区法院院长、某局政委` holds three; what does not end in an office or a group is left out.
    """
    out: list[tuple[int, int]] = []
    at = start
    for mark in [*_SPLIT.finditer(text, start, end), None]:
        stop = mark.start() if mark else end
        out.extend(_offices_in(text, at, stop))
        at = mark.end() if mark else end
    return out


def _offices_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    whole = start  # with the 等 of a common title, which leads no office
    leading = _LEADING.match(text[start:end])
    if leading:
        start += leading.end()
    trailing = _TRAILING.search(text[start:end])
    if trailing:
        end = start + trailing.start()
    if end - start < 2 or not ends_with_group(text, end, start) or is_common_title(text, whole, end):
        return []
    for place in range(start, end):
        if text[place] == "、" and _stands_alone(text, place, start):
            return [(start, place), *_offices_in(text, place + 1, end)]
    return [(start, end)]


def is_common_title(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` is what the named before it have in common: `甲、乙|等区领导`."""
    return _COMMON_TITLE.fullmatch(text, start, end) is not None


def _stands_alone(text: str, mark: int, start: int) -> bool:
    """Whether the office left of a list mark is one by itself, not a unit whose people are named at the list's end."""
    head = ends_with_group(text, mark, start)
    return head is not None and not head.endswith(("部门", "单位", "企业"))


def match_group(text: str, start: int, limit: int) -> int | None:
    """Where the group that begins at `start` ends: `某集团客商|`, `省督导组|督导`; None if none begins there.

    The earliest end at which a group's last word stands before punctuation or something that is done.
    """
    if not is_han(text[start : start + 1] or ","):
        return None
    composed = _COMPOSED.match(text, start, limit)
    if composed:
        return composed.end()
    for end in range(start + 2, min(limit, start + 30) + 1):
        if text[end - 1] in ",。;:!?":
            return None
        if not ends_with_group(text, end, start):
            continue
        rest = text[end:limit]
        if not rest or _AFTER_GROUP.match(rest):
            return end
    return None


_COMPOSED: Final = re.compile(r"由[^。;]*?组成的[^,。;、]{0,10}?(?:组|队|团)")
_AFTER_GROUP: Final = re.compile(
    r"主持|研究|开会|商讨|会见|[,。;:!?]|分赴|分头|深入|昼夜|连夜|在|到|一行|继续|先后|分别|亲切|等[,。;]|到|来|赴|在|深入|进行|督导|检查|调研|视察|考察|督查|暗访|验收|走访|看望|慰问|指导|家中|家里|,|并|时|对|就|详细|了解|详|汇报"
)


_MET: Final = (
    re.compile(r"向(?P<group>[^,。;向□]{2,24}?)(?:详细|仔细|认真|亲切|逐一)*(?:了解|询问|打听|请教)"),
    re.compile(r"(?:与|同|和)(?P<group>[^,。;与同和□]{2,16}?(?:和[^,。;与同□]{2,8}?)?)(?:就[^,。;]{1,24})?(?:亲切|深入|热情|面对面|一一|细细)*(?:交谈|攀谈|座谈|交流|拉起|拉家常|握手|合影)"),
    re.compile(r"听取(?:了)?(?P<group>[^,。;□《]{2,24}?)(?:的|关于[^,。;]*|工作|情况|有关|相关)*(?:汇报|介绍)"),
    re.compile(r"被(?:一[位名]|几[位名])?(?:[^,。;□]{1,10}的)?(?P<group>[^,。;□]{2,10}?)(?:拦|围)"),
    re.compile(r"(?:^|[,。;])(?P<group>[^,。;□]{2,8}?)告诉□"),
)  # fmt: skip


def find_met(masked: str, start: int, end: int) -> list[tuple[int, int]]:
    """The unnamed people whom somebody asked, talked with or heard: `向|值守的工作人员|了解`, `听取|职能部门|汇报`.

    `masked` is a passage's text with the named people made □; places of it are given.
    """
    out: list[tuple[int, int]] = []
    for pattern in _MET:
        for match in pattern.finditer(masked, start, end):
            at = match.start("group")
            for part in re.split(r"(以及|及|和|、)", match.group("group")):
                last = at + len(part)
                if len(part) > 1 and _heads().ending_at(masked, last, at):
                    out.append((at, last))
                at = last
    return out
