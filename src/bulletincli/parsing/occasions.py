"""The proper names of meetings and ceremonies: `全县防汛工作会议`, `某某支行揭牌仪式`.

A name ends in one of the words of `lexicon/occasions.toml` and stands after a verb such as 召开, or before one (`某会议
在某地召开`). A name that only says what any of its sort is called (座谈会, 专题会议) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, Literal, NamedTuple

from bulletincli.parsing.lexicon import words_of
from bulletincli.parsing.patterns import BULLETS

OccasionKind = Literal["meeting", "ceremony", "study"]
_KINDS: Final[tuple[OccasionKind, ...]] = ("study", "ceremony", "meeting")
_STOP: Final = re.compile(r"[,。;!?】]|(?<=会)后|并讲话|时,")
_CLAUSE_MARKS: Final = ",。;【】"
_REACH: Final = 120
"""Characters before or after a verb within which an occasion's name is looked for."""
_QUOTED: Final = re.compile(r"《[^《》]*》|“[^“”]*”|\([^()]*\)")
_LEADING: Final = re.compile(
    r"^(?:了|的|过|并(?:主持)?(?:召开)?|由[^,。;]*?的|[我本该全]?[省市区县旗镇乡]?(?:召开|举行|举办)的|随即|再次|首次|先后|关于)+"
)
_NEXT: Final = re.compile(
    r"$|[,。;、!?]|在|并|的|上|实况|后|时|期间|于|和|暨|以及|结束|精神|召开|举行|举办|开幕|胜利|隆重|闭幕|鸣哨|开赛|启动|如期|顺利|圆满|正式|视频|进行|主会场|分会场|[一-鿿]{0,4}会场"
)
"""How the clause goes on after a name that ends there."""
_TIME: Final = re.compile(
    r"(?:\d{1,4}[年月日号~至-]+)*(?:凌晨|早上|上午|中午|下午|傍晚|晚上|同日|当日|当天|是日)?"
)
_HOLDS: Final = frozenset({"召开", "主持召开", "组织召开", "举行", "召集召开"})
_BODY: Final = re.compile(r"(?:常委|委员|执委|组委|理事|监事)会$")
_OTHER_MEETING: Final = re.compile(r"[一-鿿■]{2,40}?(?<![社委协学工商总理董基联研金])会(?=$|并|在|于|的?时)")
"""Whatever is held and ends in 会, at the end of its clause."""
_ATTENDED: Final = frozenset({"出席", "应邀出席", "参加", "参与", "列席", "收听收看", "组织收听收看", "观看"})
"""Verbs that do not say that their occasion was held by who is named before them."""
_WHO_DID: Final = re.compile(r"的[^,。;的]{0,16}(?:[团组队]|代表|委员|人员|领导|嘉宾|客商|专家)")
"""`出席某会议|的考察团`: who did it, so that the sentence is about them."""
_STILL_TO_COME: Final = re.compile("之际|前夕")
_TAKES_PART: Final = re.compile(r"出席|参加|列席|陪同|进行")
"""Within what would be a name: another verb begins."""
_OVER: Final = re.compile(r"(?:闭幕|结束)?(?:之)?(?:后|结束)")
"""After a name: a time (`会议结束后`)."""
_HELD: Final = re.compile(r".*(?:召开|举行|举办)的?")
"""Within what would be a name: the name begins after it (`在某地召开的|某会议`)."""
_HELD_BY: Final = re.compile(r".*(?:主办|承办|举办|组织)的")
"""Before a name: by whom it was held (`县妇联主办|的某活动`)."""
_BETWEEN: Final = re.compile(
    r"(?:日前|近日|昨日|今日)?(?:(?:在|于)[^,。;]{2,40})?(?:隆重|正式|胜利|如期|顺利|圆满)?"
)
"""What may stand between a name and the verb after it."""
_MARKS: Final = BULLETS.replace("■", "")
"""Bullets, but for the one that stands for what is in quotation marks."""


class Occasion(NamedTuple):
    """A meeting or ceremony in a passage: places of its name; `is_bare` if the name is its sort's only.

    `held` says that the text has it held (`召开`), not merely attended or gone by.
    """

    start: int
    end: int
    kind: OccasionKind
    is_bare: bool
    held: bool
    verb_start: int


@cache
def _kind_of_ending() -> dict[str, OccasionKind]:
    return {word: kind for kind in reversed(_KINDS) for word in words_of("occasions", kind)}


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(
        "(?:" + "|".join(sorted(_kind_of_ending(), key=lambda word: (-len(word), word))) + ")(?!议)"
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile("|".join(sorted(words_of("occasions", "before"), key=lambda word: (-len(word), word))))


@cache
def _after() -> re.Pattern[str]:
    verbs = "|".join(
        sorted(words_of("occasions", "after") - {"在", "于"}, key=lambda word: (-len(word), word))
    )
    return re.compile(rf"(?:(?:在|于)[^,。;]{{2,40}}?)?(?:{verbs})")


def find_occasions(text: str, start: int, end: int) -> Iterator[Occasion]:
    """The occasions named in `text[start:end]`, in the order of their verbs."""
    masked = _QUOTED.sub(lambda match: "■" * len(match.group()), text[start:end])
    found_end = 0
    for verb in _before().finditer(masked):
        if verb.start() < found_end or masked.endswith("、", 0, verb.start()):
            continue  # `群工部部长、|组织|人劳局局长`: a part of an office
        occasion = _after_verb(text, masked, start, verb)
        if occasion and verb.group() in _ATTENDED and _WHO_DID.match(masked, occasion.end - start):
            continue  # `出席某会议的|考察团来我市`
        if occasion:
            found_end = occasion.end - start
            yield occasion
            continue
        if _STILL_TO_COME.match(masked, verb.end()):
            continue
        occasion = _before_verb(text, masked, start, verb)
        if occasion:
            yield occasion


def _after_verb(text: str, masked: str, offset: int, verb: re.Match[str]) -> Occasion | None:
    reach = min(len(masked), verb.end() + _REACH)
    stop = _STOP.search(masked, verb.end(), reach)
    limit = stop.start() if stop else reach
    first = verb.end()
    leading = _LEADING.match(masked[first:limit])
    if leading:
        first += leading.end()
    best: tuple[int, OccasionKind] | None = None
    for match in _ending().finditer(masked, first, limit):
        if _NEXT.match(masked, match.end(), limit) and not masked.startswith("精神", match.end()):
            best = match.end(), _kind_of_ending()[match.group()]
            if not masked.startswith(("、", "和", "暨"), match.end()):
                break
    if best is None and text[offset + first : offset + first + 1] == "“":
        best = _quoted_name(text, offset, first)
    if best is None and verb.group() in _HOLDS:
        other = _OTHER_MEETING.match(masked, first, limit)
        best = (other.end(), "meeting") if other else None
    if best is None or first >= best[0] or _TAKES_PART.search(masked, first, best[0]):
        return None
    if _OVER.match(masked, best[0]):
        return None
    inner = _HELD.match(masked, first, best[0])
    if inner:
        first = inner.end()
    held = verb.group() not in _ATTENDED
    return _occasion(text, offset, first, best, held=held, verb_start=offset + verb.start())


def _quoted_name(text: str, offset: int, first: int) -> tuple[int, OccasionKind] | None:
    """`举办|“惠民招聘会”`: the whole name stands in quotation marks."""
    closing = text.find("”", offset + first, offset + first + 40)
    if closing < 0:
        return None
    for match in _ending().finditer(text, offset + first, closing):
        if match.end() == closing:
            return closing + 1 - offset, _kind_of_ending()[match.group()]
    return None


def _before_verb(text: str, masked: str, offset: int, verb: re.Match[str]) -> Occasion | None:
    """`某某会议在某地召开`: the name stands at the clause's beginning, before the verb."""
    floor = max(0, verb.start() - _REACH)
    clause = max(floor, *(masked.rfind(mark, floor, verb.start()) + 1 for mark in _CLAUSE_MARKS))
    head = next(
        (
            match
            for match in _ending().finditer(masked, clause, verb.start())
            if _BETWEEN.fullmatch(masked, match.end(), verb.start())
        ),
        None,
    )
    if head is None:
        return None
    first = _name_start(masked, clause, head)
    if (first >= head.start() and first >= head.end() - 1) or text.startswith("祝贺", offset + first):
        return None  # nothing but `会议`, or what was wished: `祝贺大会|召开`
    if verb.group() not in _HOLDS and _BODY.search(masked, first, head.end()):
        return None  # `县人大常委会|组织代表视察`
    last = head.end(), _kind_of_ending()[head.group()]
    return _occasion(text, offset, first, last, held=True, verb_start=offset + clause)


def _name_start(masked: str, clause: int, head: re.Match[str]) -> int:
    """Where the name begins that ends with `head`: after the time that its clause begins with, marks, and who held it."""
    time = _TIME.match(masked, clause, head.start())
    first = time.end() if time else clause
    while first < head.start() and masked[first] in _MARKS:
        first += 1
    holder = _HELD_BY.match(masked, first, head.end())
    return holder.end() if holder else first


def find_self_held(text: str, start: int, end: int) -> Occasion | None:
    """`某排球赛在某馆鸣哨开打`: an occasion at the head of a clause with a verb that only occasions have."""
    masked = _QUOTED.sub(lambda match: "■" * len(match.group()), text[start:end])
    for head in _ending().finditer(masked):
        if not _after().match(masked, head.end()):
            continue
        clause = max(masked.rfind(mark, 0, head.start()) for mark in _CLAUSE_MARKS) + 1
        first = _name_start(masked, clause, head)
        holder = _HELD.match(masked, first, head.end())  # `代表团召开|会议|审议报告`
        first = min(holder.end(), head.end() - 1) if holder else first
        last = head.end(), _kind_of_ending()[head.group()]
        return _occasion(text, start, first, last, held=True, verb_start=start + clause)
    return None


def _occasion(
    text: str, offset: int, first: int, last: tuple[int, OccasionKind], *, held: bool, verb_start: int
) -> Occasion:
    end, kind = last
    name = text[offset + first : offset + end]
    return Occasion(offset + first, offset + end, kind, _is_bare(name), held, verb_start)


def _is_bare(name: str) -> bool:
    """Whether nothing in `name` says which meeting it was."""
    ending = next((match for match in _ending().finditer(name) if match.end() == len(name)), None)
    stem = name[: ending.start()] if ending else name
    short = name.removesuffix("会议").removesuffix("会").removesuffix("仪式").removesuffix("活动")
    return any(part in words_of("occasions", "bare") or not part for part in (stem.strip("“”"), short))


def name_in_headline(headline: str) -> str | None:
    """The meeting that a headline says was held: `某区召开防汛工作会议`, `某会第三次会议召开`; None if none is named."""
    for occasion in find_occasions(headline, 0, len(headline)):
        if occasion.kind == "meeting" and not occasion.is_bare and occasion.held:
            return headline[occasion.start : occasion.end]
    return None
