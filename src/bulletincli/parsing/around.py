"""What stands beside a name in a sentence and says what part its bearer has: patterns and words for `roles`.

All are matched against a sentence's masked text (see `sentences`), most of them right behind or right before a group of
people. Words of a verb's own meaning are not here but in `lexicon/roles.toml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bulletincli.parsing.groups import ends_with_group
from bulletincli.parsing.lexicon import load_toml, words_of
from bulletincli.parsing.patterns import PRESENT_LABEL
from bulletincli.parsing.sentences import Group

_WORDS: Final = "讲话|指示|批示|精神|论述|思想|贺信|回信|来信|文章|要求|要点|部署|题词|作品|事迹"
_HONORED: Final = "(?:同志|书记|省长|市长|总书记|主席|总理|部长|县长|区长)?"
REPORTED: Final = re.compile(
    rf"{_HONORED}(?:等)?的[^,。;□]{{0,24}}(?:{_WORDS}|家属|遗体|职务)"
    rf"|{_HONORED}(?:在|对|就|关于)[^,。;□]{{0,60}}(?:的|(?<![作表])重要)(?![^,。;□]{{0,12}}(?:发表|作|做|致|上讲))[^,。;□]{{0,10}}(?:{_WORDS})(?!中[^,。;]{{0,4}}(?:指出|强调|说|要求|表示|提出|回顾|介绍))"
    rf"|{_HONORED}(?:系列|重要|有关|最近|近期|专题|[蒞莅][^,。;]{{0,6}})*(?:{_WORDS})(?!,)[^,。;]{{0,20}}(?:精神|要求|要点|的)"
    r"|[一-鿿]{2,8}思想"
    r"|(?:同志|先生|女士)?(?:追悼会|遗体|治丧|生平|骨灰|逝世|纪念[馆碑])"
    r"|[^,。;]{0,6}(?:打来电话|打电话|发来|致电|来电|来函|托人|捎)"
    r"|(?:同志|书记|总书记|主席)?《|(?:同志)?(?:等同志|等人)?(?:辞去|职务|任免|为核心|病逝|辞职)"
)
"""Right after a name: the person was quoted, studied or discharged, and took no part."""
RESUMING: Final = re.compile(
    r"(?>随后|接着|之后|然后|还|又|先后|同时|最后|首先|在[^,。;]{1,16}+|一行|并|,)*+"
)
"""Between the event's principal, left out as the subject, and a verb: `随后,|来到…`.

No way back within it: its phrases would have too many readings.
"""
ATTENDANCE: Final = re.compile(
    r"(?:(?P<accompany>陪同|随行|随同|陪访|(?:代表|考察|访问|参观|视察|调研|慰问)[团组][^,。;]{0,6}成员)"
    r"|(?P<observe>列席)|(?P<lead>来访)"
    r"|(?P<attend>出席|参加|到会|到场|与会|应邀|就[座坐]|参会|观礼|执行主席))"
    r"[^,。;□]{0,30}?(?:有|为|是|包括|如下)(?::[^,。;:]{0,8})?$"
)
"""`出席会议的市领导有`, `随行的还有`: what the list that follows is to the event."""
LABELLED: Final = re.compile(rf"(?:^|[,。;]){PRESENT_LABEL}$")
"""`出席:|陈一、李二`, `列席人员:`: what those are of whom minutes give a list."""
PRESENT: Final = re.compile(
    r"(?:(?P<observe>列席)|(?P<attend>出席|参加|到会|与会|就[座坐]|参会))[^,。;□]{0,20}?的(?:领导|人员|同志)?还?(?:有|包括):?"
)
"""`在前排就座的有|县人大领导`: what those are to the event whom the rest of the sentence lists."""
LED_BY: Final = re.compile(r"为(?:副?组长|副?团长|副?队长|首)")
"""`以县长陈一|为组长`: who leads the others."""
HEARD: Final = re.compile(r"所?[作做]的?[^,。;]{0,40}?(?:报告|说明|汇报|■{3,})")
"""`听取县长陈一|所作的工作报告`: who reports."""
AT_HOME: Final = re.compile(r"(?:等)?(?:\d*[户家人])?的?(?:家中|家里|家庭|家$|家[,。看慰])")
"""`来到村民陈一|家中`: who is visited."""
AFTER_OBJECT: Final = re.compile(
    r"[^,。;]{0,40}(?:并|时|并作|并作了|并致|并发表|还|同时)(?:作|做|发表|作了|做了)?"
)
"""Between two verbs of one subject: `会见代表|并|讲话`."""
PRONOUN: Final = re.compile(r"(?:^|[,。;:”■])(?:她|他)(?:还|又|也|首先|最后|同时|进一步|再次|高兴地)?$")
"""`他|指出`: the subject is the last one named alone."""
REPORTS: Final = frozenset(["汇报", "介绍", "报告", "说明", "讲解", "发言", "情况汇报", "情况介绍"])
"""After somebody who is heard (`听取陈一|汇报`) these are what was heard."""
RESUMES: Final = re.compile(r";(?=到|赴|来到|前往|深入|走进|召开|主持|出席|参加|陪同)")
"""Ends what somebody says: after a semicolon the sentence tells again who did what."""
HEADS_THEM: Final = re.compile(r"(?:同志|先生|女士)?(?:为[^,。;]{1,5}的|(?:带队|率领|率队|带领)的)")
"""`会见以陈一|为团长的…`."""
GO_ALONG: Final = re.compile(r"等?(?:全程)?(?:陪同|作陪)")
"""`由陈一|陪同`."""
FOR_THEM: Final = re.compile(r"代表[^,。;□]{0,20}[和、及]$")
"""`代表县委和|县长陈一`: somebody for whom another acts."""
IN_BETWEEN: Final = ("受", "委托")
"""These may stand within a list of those present: `…,受党委委托,副总经理陈一出席`."""
SET_OUT: Final = re.compile(
    r"(?:等(?:\d+[余多]?人)?)?(?:一行)?[,]?(?:赴|到|前往|深入|来|走访|看望|慰问|检查|督导|调研|考察|奔赴|参加)"
)
"""`率副县长陈一|赴甲市`: those who are led do it together with who leads."""
LEADS_THEM: Final = re.compile(r"(?:等(?:人|同志)?)?(?:率领|带领|率队|带队)的")
"""`由陈一|率领的`."""
RECEIVED_BY: Final = re.compile(
    r"(?:等|等人|等领导|等同志|同志)?的?(?:热情|亲切|隆重|盛情)?(?:接待|接见|会见|款待)"
)
"""`受到陈一|的热情接待`."""
COMPANIONS: Final = re.compile(
    r"(?:同志|等同志|等[^,。;]{0,10}领导|等人|等|一行)?的?(?P<what>陪同|带领|率领|主持|指导)下"
)
"""`在陈一|陪同下`: how they go with whom the sentence is about."""
WITH: Final = re.compile(r"在[^,。;□]{0,14}$")
"""Before companions."""
PREPOSITION: Final = re.compile(
    r"(?:向|对|跟|同|与|和|给|为)(?:了|(?:随行|陪同|在场|身边)的|(?:前来)?(?:来访|到访|来[^,。;□]{1,10})的)?$"
)
"""`向|陈一介绍`, `与前来的|陈一交谈`."""
PREPOSITION_AND_UNIT: Final = re.compile(r"(?:向|对|跟|同|与|和)[^,。;、□在到的]{2,10}$")
"""`与甲市台联|陈一会长`: the unit stands before the name, the title after it."""
MODIFIER: Final = re.compile(
    r"(?:(?:了|过)?\d{1,3}多?岁(?:高龄)?的|了|过|着|正在|前来|随行的?|陪同的|在场的|现场的|到场的|来访的|以|[一-鿿]{0,8}的[一-鿿]{0,6})?"
)
"""Between a verb and whom it is done to."""
JOINED: Final = re.compile(r"(?<=[^,。;□])(?:和|及|以及|、)$")
"""Between somebody unnamed and who is named after them."""
OF_GUESTS: Final = re.compile(r"了?(?:前来|来|应邀|专程|出席|参加|参与)[^,。;]{0,40}?的")
"""A relative clause about those who are received."""
ORIGIN: Final = re.compile(r"[^,。;后时并与和向的]{0,12}")
"""Where somebody received comes from, when it was not taken for a part of the title."""
GUESTS: Final = re.compile(r"(?:并宴请|并座谈|了)?(?:客人|来宾|代表团|考察团|一行|[,。;])|并")
"""Right after a verb of reception: its guests are named elsewhere or not at all."""
PREDICATE: Final = re.compile(r"[了着过]|因|将|已|是|有(?!关)|达|为(?!民|[正副]?[团组队]长|首)")
"""Something is said in a piece that holds one of these; without, between people and a verb, it belongs to the list."""
LIST_GOES_ON: Final = re.compile(r"为[正副]?[团组队]长的[^,。;]{2,14}[,、]|[,、;]|等|及|和|与|以及")
"""Between two groups of one list."""
STUDIED: Final = ("学习", "贯彻", "落实", "按照", "根据", "审议", "研究", "关于", "坚持")
"""Right before a name: words or a rule that bear it, not the person."""
MEETING_SAYS: Final = frozenset(
    [
        "传达",
        "通报",
        "部署",
        "安排部署",
        "传达学习",
        "安排",
        "动员部署",
        "宣读",
        "总结",
        "解读",
        "汇报",
        "报告",
    ]
)
"""What a meeting does, not the one who hosts or attends it."""
GIVES: Final = frozenset(["送去", "送上", "表示慰问", "致以"])
"""With `向|陈一` these are done to somebody who is met."""
NOT_MET: Final = re.compile(r"[^,。;]{0,10}(?:学习|看齐|致敬|默哀)|[,。;的]")
"""After `向|陈一`: they were not there, or it is part of a noun."""
ALONG: Final = re.compile(r"一同|一起|一道|随同|同行")
"""Between a subject and a tour: another leads it."""
NOT: Final = ("未", "未能", "没有", "没", "不", "无法")
"""Right before a verb: it was not done."""
CONVERSES: Final = (
    *("洽谈", "交谈", "商谈", "探讨", "沟通", "磋商", "对接", "会商", "座谈", "家常", "长谈"),
    *("会谈", "会晤", "会见", "交流", "会面", "见面"),
)
"""With `与|陈一` a verb that ends in one of these meets them; another is done together."""


@cache
def _tokens() -> tuple[frozenset[str], int, re.Pattern[str], re.Pattern[str]]:
    """The adverbs and marks, the length of the longest, what opens a phrase within a clause, and the prepositions."""
    adverbs = frozenset(load_toml("roles")["adverbs"]) | frozenset(",;:、")
    phrases = r"[作做]了?[^,。;]{0,8}|代表[^,。;]{1,30}|听取了?[^,。;]{0,12}(?:发言|讨论)|等?\d+[位名人][^,。;]{0,6}"
    prepositions = "|".join(load_toml("roles")["prepositions"])
    return (
        adverbs,
        max(map(len, adverbs)),
        re.compile(phrases),
        re.compile(rf"(?:{prepositions})[^。;]{{0,50}}"),
    )


def is_adverbial(clause: str) -> bool:
    """Whether `clause` is nothing but what may stand between a subject and its verb: adverbs, prepositional phrases.

    A phrase may end anywhere in its reach, so the places that some reading comes to are marked from left to right: time
    is linear in the length of the clause, which backtracking over all readings would not be.
    """
    adverbs, longest, phrases, prepositions = _tokens()
    reached = {0}
    within = -1
    for at in range(len(clause)):
        if at not in reached and at > within:
            continue
        reached.update(at + size for size in range(1, longest + 1) if clause[at : at + size] in adverbs)
        for pattern in (phrases, prepositions):
            phrase = pattern.match(clause, at)
            within = max(within, phrase.end()) if phrase else within
    return len(clause) in reached or len(clause) <= within


@cache
def impersonal() -> tuple[str, ...]:
    """The words with which a clause begins whose subject is nobody (`会议|强调`)."""
    return tuple(sorted(words_of("groups", "impersonal")))


def under_preposition(group: Group, before: str) -> re.Match[str] | None:
    """`与|陈一`, and of somebody whose title comes after the name `与甲市台联|陈一会长`."""
    first = group.members[0]
    return PREPOSITION.search(before) or (
        PREPOSITION_AND_UNIT.search(before) if first.honorific and first.title is None else None
    )


def ends_a_list(before: str) -> bool:
    """`慰问|困难职工和|老劳模陈一`: others stand before the one who is named."""
    joined = JOINED.search(before)
    return joined is not None and ends_with_group(before, joined.start()) is not None
