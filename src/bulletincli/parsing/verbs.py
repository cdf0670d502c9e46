"""The verbs of `lexicon/roles.toml` in a sentence, and what each makes of the people around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Final, Literal, NamedTuple

from bulletincli.model import EventKind, Role
from bulletincli.parsing.lexicon import load_toml
from bulletincli.parsing.patterns import begun_by, tree_of

VerbType = Literal["list", "act", "speech", "talk", "passive"]

PERSON: Final = "□"
"""Stands for every character of a name with its title in a masked sentence."""
QUOTED: Final = "■"
"""Stands for every character in quotation marks, brackets or an occasion's name in a masked sentence."""
_CLAUSE_END: Final = re.compile(r"[,。;]")
_HELD: Final = ("召开", "主持召开", "主持")
_SPOKEN: Final = ("作的", "发表重要", "作重要", "作了重要", "提出具体", "提出明确")
_OF_DELEGATES: Final = ("参加", "出席", "列席", "参会", "等", "和", "、", ",", "。")
"""Before these 代表 are delegates: `各界委员|代表|参加`."""
_IN_CHARGE: Final = re.compile(r"[^,。;]{0,14}工作的")
"""`主持|全面工作的副书记`: a part of a title."""
_ATTENDED: Final = ("参加了", "出席了", "参与了", "陪同了")
"""After these an act is what was attended: `参加了|会见`."""
_PRESENT: Final = re.compile(r"[^,。;□]{0,12}的[^,。;□]{0,12}(?:有|是|为|包括|如下)[:□]")
"""`列席|会议的有陈一`: says what those are who are named next."""
_SPEECHES: Final = re.compile(r"了?[^,。;□的]{0,6}(?:的)?(?:发言|讨论|审议意见)")
"""`听取|大家发言`: a part of a meeting, no tour."""
_HEARING: Final = ("听取", "听取了", "听取工作", "听取情况")
"""After these a verb of speech is what was heard: `听取|汇报`."""
_WISHED: Final = re.compile(
    r"(?:(?:祝贺|庆祝|预祝)[^,。;□]{0,16}|[向对][^,。;□]{0,6}(?:大会|会议|仪式)[^,。;□]{0,6})$"
)
"""`祝贺大会|召开`: not what somebody holds."""
_ON_BEHALF: Final = re.compile(
    r"[^,。;□]{0,20}?(?:委|府|会|班子|党组|全体[^,。;□]{1,6}|公司|集团|团|队|政协|人大|[学我]校|学院|大学|医院|[省市区县州旗局厅处部院所](?!长)"
    r"|单位|企业|协会|工会|妇联|[我双各]方|[一-鿿]{2}方|组织|社团)"
)
"""`代表|县委、县政府作报告`: for an institution, not for somebody who takes no part."""
_GOES_ALONG: Final = frozenset({"随行", "陪同", "随同"})
"""Before 的 these say of somebody that they go along: `对|随行的|镇长说`."""
_NOUN_TOO: Final = frozenset({"要求", "部署", "安排", "总结"})


class Verb(NamedTuple):
    """A verb's place in its passage, and what the lexicon says of it (see there for each)."""

    start: int
    end: int
    word: str
    subject: tuple[Role, ...]
    object: tuple[Role, ...]
    kind: EventKind | None
    type: VerbType
    motion: bool


@cache
def _entries() -> dict[str, dict[str, Any]]:
    return {word: entry for entry in load_toml("roles")["verb"] for word in entry["words"]}


@cache
def _compounds() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    """The verbs that are written with something between their parts (`作|专题|讲话`)."""
    return tuple(
        (re.compile(pattern), entry)
        for entry in load_toml("roles")["verb"]
        for pattern in entry.get("patterns", ())
    )


@cache
def _pattern() -> re.Pattern[str]:
    compounds: dict[str, list[str]] = {}
    for pattern, _ in _compounds():
        for first, rest in begun_by(pattern.pattern):
            compounds.setdefault(first, []).append(rest)
    return re.compile(tree_of(_entries(), compounds))


def _entry(word: str) -> dict[str, Any]:
    found = _entries().get(word)
    if found is not None:
        return found
    return next(entry for pattern, entry in _compounds() if pattern.fullmatch(word))


@lru_cache(maxsize=4096)
def _meaning(word: str) -> tuple[tuple[Role, ...], tuple[Role, ...], EventKind | None, VerbType, bool]:
    entry = _entry(word)
    subject, object_ = tuple(entry.get("subject", ())), tuple(entry.get("object", ()))
    return subject, object_, entry.get("kind"), entry["type"], entry.get("motion", False)


@cache
def _noun_after() -> re.Pattern[str]:
    endings = (ending.partition("|") for ending in load_toml("roles")["noun_endings"])
    return re.compile("|".join(f"{word}(?![{others}])" if others else word for word, _, others in endings))


@cache
def _noun_before() -> tuple[str, ...]:
    return tuple(load_toml("roles")["noun_beginnings"])


@cache
def _handed_down() -> re.Pattern[str]:
    return re.compile("|".join(load_toml("roles")["handed_down"]))


def find_verbs(masked: str, offset: int) -> Iterator[Verb]:
    """The verbs of a masked sentence that begins at place `offset` of its passage, in order."""
    for match in _pattern().finditer(masked):
        subject, object_, kind, verb_type, motion = _meaning(match.group())
        if not _is_noun(masked, match, verb_type):
            start, end = match.span()
            yield Verb(offset + start, offset + end, match.group(), subject, object_, kind, verb_type, motion)


def verb_type_at(masked: str, place: int) -> VerbType | None:
    """The type of the verb that begins right at `place` of a masked sentence, if one does."""
    match = _pattern().match(masked, place)
    found: VerbType | None = _meaning(match.group())[3] if match else None
    return found


def _is_noun(masked: str, match: re.Match[str], verb_type: VerbType) -> bool:
    """`督导|组`, `重要|讲话`, `学习|的`, `达|到`: the word is part of another or of a noun."""
    word, start, end = match.group(), match.start(), match.end()
    if _is_part_of_word(masked, word, start, end):
        return True
    if len(word) == 1:
        return False  # what follows concerns words that are nouns too
    if _is_part_of_noun(masked, word, start, end, verb_type):
        return True
    if (
        verb_type in ("act", "talk", "passive")
        and masked.startswith("的", end)
        and not masked.startswith("的同时", end)
    ):
        return True
    if verb_type in ("act", "talk", "speech") and word not in _HELD and _noun_after().match(masked, end):
        return True
    if word in _NOUN_TOO and masked[end : end + 1] in ("", ",", "。", ";", "、"):
        clause = _CLAUSE_END.split(masked[max(0, start - 40) : start])[-1]
        if _handed_down().search(clause):
            return True
    if verb_type in ("talk", "speech"):
        return masked.endswith(_noun_before(), 0, start) and not masked.endswith(_SPOKEN, 0, start)
    return verb_type != "list" and masked.endswith("的", 0, start)


def _is_part_of_noun(masked: str, word: str, start: int, end: int, verb_type: VerbType) -> bool:
    """`参加了|会见`, `随行|的`, `听取|大家发言`, `主持|全面工作的副书记`."""
    if verb_type == "list" and (
        _PRESENT.match(masked, end) or (word in _GOES_ALONG and masked.startswith("的", end))
    ):
        return True
    if verb_type in ("act", "talk") and masked.endswith(_ATTENDED, 0, start):
        return True
    if word == "代表" and (masked.startswith(_OF_DELEGATES, end) or _ON_BEHALF.match(masked, end)):
        return True
    if verb_type == "talk" and masked.endswith(_HEARING, 0, start):
        return True
    if word == "听取" and _SPEECHES.match(masked, end):
        return True
    if word in _HELD and _WISHED.search(masked, 0, start):
        return True
    return word == "主持" and _IN_CHARGE.match(masked, end) is not None


def _is_part_of_word(masked: str, word: str, start: int, end: int) -> bool:
    """`与会|人员`, `达|到`, `传|说`: the word with what stands right before or after it is another."""
    entry = load_toml("roles")["part_of_word"].get(word)
    if entry is None:
        return False
    if masked.startswith(tuple(entry["before"]), end):
        return not (word == "到" and masked.endswith(PERSON, 0, start) and not masked.startswith("达标", end))
    if "only_after" in entry:
        return not masked.endswith((PERSON, *entry["only_after"]), 0, start)
    return masked.endswith(tuple(entry.get("after", ())) or ("\0",), 0, start)
