"""Who did what: the part of everybody named, and of unnamed offices, in the sentences of one event.

A sentence is read from left to right as a row of marks: groups of people (a list of titles and names is one group) and
verbs from `lexicon/roles.toml`. A group is the subject of the verbs after it until another group takes its place,
unless what stands before it makes it an object (`陪同|县长陈一`), an agent (`由陈一主持`), a companion (`在陈一陪同下`) or
somebody quoted (`传达|陈一讲话精神`). What follows a verb of speech to the sentence's end is what was said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

from bulletincli.model import EventKind, Role, Span
from bulletincli.parsing.groups import find_met, match_group, split_offices
from bulletincli.parsing.lexicon import load_toml, words_of
from bulletincli.parsing.occasions import find_occasions
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.people import Named

VerbType = Literal["list", "act", "speech", "talk", "passive"]

_PERSON: Final = "□"
_QUOTED: Final = "■"
_BETWEEN_MEMBERS: Final = re.compile(
    r"■*(?:同志|等同志|书记|先生|女士|\([^()]*\))?(?:一行)?(?:[、,;]|以及|和|与|及|、?还有)?"
)
_SENTENCE_END: Final = re.compile(r"[。!?]+[”’)]?")
_QUOTATION: Final = re.compile(r"《[^《》]*》|“[^“”]*”|\([^()]{0,12}\)")
_TITLE_OF_WORK: Final = re.compile(r"《[^《》]*》|“[^“”]*[,。!?][^“”]*”")
_REPORTED: Final = re.compile(
    r"(?:的|在|关于|《)[^,。;]{0,60}(?:讲话|指示|批示|精神|论述|思想|贺信|回信|文章|要求|来信|要点|部署|题词|作品|事迹|家属|遗体|职务|辞职|辞去)"
    r"|^(?:同志|书记|省长|市长|总书记|主席|总理|部长|县长|区长)?(?:系列|重要|有关|最近|近期|专题|蒞[^,。;]{0,6}|莅[^,。;]{0,6})*(?:讲话|指示|批示|论述|回信|贺信|思想)(?!,)[^,。;]{0,20}(?:精神|要求|要点|的)"
    r"|^(?:同志|书记|总书记|主席)?《|^(?:同志)?(?:等同志|等人)?(?:辞去|职务|任免|为核心|逝世|病逝)"
)
_NOUN_AFTER: Final = re.compile(
    r"(?:组(?!织)|团|队|会(?!见|谈|同|客)|室|部(?!署|分|门)|站|品|金|信(?!访)|员|者|令|局|办(?!公|理|事)|科|专班|中心|小组|行动|制度|机制|力度|方案|通知|报告|意见|责任|体系|能力|水平|作用|平台|系统|台|厅|厂|法|文件|活动$)"
)
_NOUN_BEFORE: Final = re.compile(
    r"(?:的|重要|有关|各项|开展|加强|加大|强化|接受|组织|迎接|[^,。;]{1,12}的重要)$"
)
_ADVERBIAL: Final = re.compile(
    r"^(?:同志|等同志|等领导|等区领导|等|一行|[,;:、]|还|并|又|再|也|则|都|均|分别|先后|随后|接着|同时|最后|首先|其间|期间|然后|进一步|认真|详细|仔细|当即|现场|亲自|共同|一同|一起|再次|多次|继续|连续"
    r"|(?:作|做)(?:了)?[^,。;]{0,8}|应邀|实地|全程|强调|要求|指出|高兴地|亲切地|一路|率先|带头|依次|逐一|深入|专程|专门|代表[^,。;]{1,12}|(?:就|对|围绕|针对|结合|按照|为|向|在|与|于|从|用|以|通过)[^。;]{0,50}|作|做|发表|进行|了|时|上午|下午|晚上|当日|当天|同日|时$|后$|,)*$"
)  # fmt: skip
_MOTION: Final = frozenset(
    {
        "到",
        "赴",
        "来到",
        "前往",
        "深入",
        "走进",
        "赶赴",
        "赶到",
        "奔赴",
        "抵达",
        "率队",
        "带队",
        "带领",
        "率领",
    }
)
_MOTION_TO: Final = frozenset(
    {"到", "赴", "来到", "前往", "深入", "走进", "赶赴", "赶到", "奔赴", "抵达", "来", "进驻"}
)
_RESUMING: Final = re.compile(
    r"^(?:随后|接着|之后|然后|还|又|先后|同时|最后|首先|在[^,。;]{1,16}|一行|并|,)*$"
)
_ELIDED: Final = -1
"""The key of somebody from before the event, left out as the subject of its first clause."""
_ATTENDANCE: Final = re.compile(r"(?P<verb>出席|参加|到会|列席|与会)[^,。;]*(?:有|为|是|包括|如下):?$")
_HANDED_DOWN: Final = re.compile(r"传达|学习|贯彻|落实|按照|根据|严格|符合|听取|围绕|对照")
_LED_BY: Final = re.compile(r"^为(?:组长|团长|队长|首)")
_AT_HOME: Final = re.compile(r"^(?:等)?(?:\d*[户家人])?的?(?:家中|家里|家庭|家,|家看望|家慰问)")
_AFTER_OBJECT: Final = re.compile(
    r"^[^,。;]{0,40}(?:并|时|并作|并作了|并致|并发表|还|同时)(?:作|做|发表|作了|做了)?$"
)
_PRONOUN: Final = re.compile(r"(?:^|[,。;:”])(?:她|他)(?:还|又|也|首先|最后|同时|进一步|再次|高兴地)?$")
_RESUMES: Final = re.compile(r";(?=到|赴|来到|前往|深入|走进|召开|主持|出席|参加|陪同)")
_COMPANIONS: Final = re.compile(r"^(?:同志|等同志|等领导|等|一行)?的?(?P<what>陪同|带领|率领|主持|指导)下")
_PREPOSITION: Final = re.compile(r"(?:向|对|跟|同|与|和|给|为)(?:了)?$")
_MODIFIER: Final = re.compile(
    r"^(?:了|过|着|正在|前来|随行的?|陪同的|在场的|现场的|到场的|来访的|以|[一-鿿]{0,8}的)?$"
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's place and what it makes of people."""

    start: int
    end: int
    word: str
    subject: tuple[Role, ...]
    object: tuple[Role, ...]
    kind: EventKind | None
    type: VerbType


@dataclass(frozen=True, slots=True)
class Group:
    """People written as one list; `start` includes the first one's title."""

    members: tuple[Named, ...]
    start: int
    end: int
    keys: tuple[int, ...] = ()
    """Where in the document each member's name begins."""


@dataclass
class Parts:
    """What the sentences of one event say, gathered sentence by sentence."""

    roles: dict[int, list[Role]] = field(default_factory=dict)
    """Roles of a name, by where in the document it begins."""
    offices: dict[Span, list[Role]] = field(default_factory=dict)
    acts: list[tuple[int, EventKind]] = field(default_factory=list)
    """What is done that makes a kind of event, and where in the document, in order."""
    principal: Group | None = None
    sites: list[tuple[Passage, int, bool]] = field(default_factory=list)
    """Where places may be named: after a verb of motion (True) or of looking at something (False) that somebody did."""
    said: list[Span] = field(default_factory=list)
    """What was said, and names no place where anything happened."""
    begun: bool = False
    """Whether the event's first sentence was read."""

    @property
    def elided(self) -> list[Role]:
        """Roles of somebody from before the event, left out as the subject of its first clause."""
        return self.roles.get(_ELIDED, [])


@cache
def _verbs() -> dict[str, dict[str, object]]:
    table: dict[str, dict[str, object]] = {}
    for entry in load_toml("roles")["verb"]:
        for word in entry["words"]:
            table[word] = entry
    return table


@cache
def _verb_pattern() -> re.Pattern[str]:
    words = sorted(_verbs(), key=lambda word: (-len(word), word))
    return re.compile("|".join(words))


@cache
def _impersonal() -> tuple[str, ...]:
    return tuple(sorted(words_of("groups", "impersonal")))


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences in `text[start:end]`; a full stop within quotation marks ends none."""
    masked = _QUOTATION.sub(lambda match: _QUOTED * len(match.group()), text[start:end])
    out: list[tuple[int, int]] = []
    at = 0
    for match in _SENTENCE_END.finditer(masked):
        out.append((start + at, start + match.end()))
        at = match.end()
    if at < len(masked):
        out.append((start + at, end))
    return out


def read_parts(
    passage: Passage, start: int, end: int, people: Sequence[Named], parts: Parts | None = None
) -> Parts:
    """The parts that the sentences between two places give to `people`; `parts` are those of the event so far."""
    parts = parts or Parts()
    for first, last in sentences(passage.text, start, end):
        quoted = [match.span() for match in _TITLE_OF_WORK.finditer(passage.text, first, last)]
        within = [
            one
            for one in people
            if first <= one.start < last and not any(a < one.start < b for a, b in quoted)
        ]
        _Sentence(passage, first, last, within, parts).read()
        parts.begun = True
    return parts


class _Sentence:
    """One sentence, read once from left to right."""

    def __init__(self, passage: Passage, start: int, end: int, people: Sequence[Named], parts: Parts) -> None:
        self.passage, self.text, self.start, self.end, self.parts = passage, passage.text, start, end, parts
        self.masked = self._mask(people)
        self.groups = _group(passage, self.masked, start, people)
        self.verbs = self._verbs()
        self.subject: Group | None = None
        self.last: Verb | Group | None = None
        self.preposition: tuple[str, Group] | None = None
        self.led_until = start
        """Until this place acts are those of somebody who is accompanied."""
        self.nobody = False

    def _mask(self, people: Sequence[Named]) -> str:
        """The sentence with names, titles and quotations made unreadable for verbs, of the same length."""
        raw = _QUOTATION.sub(lambda match: _QUOTED * len(match.group()), self.text[self.start : self.end])
        characters = list(raw)
        for occasion in find_occasions(self.text, self.start, self.end):
            stop = occasion.end - self.start - (2 if self.text.endswith("会议", 0, occasion.end) else 1)
            first = occasion.start - self.start
            characters[first:stop] = _QUOTED * max(0, stop - first)
        for one in people:
            first = one.title[0] if one.title and not one.common else one.start
            for place in range(max(first, self.start), one.end + one.honorific):
                if place < self.end:
                    characters[place - self.start] = _PERSON
        return "".join(characters)

    def slice(self, start: int, end: int) -> str:
        return self.masked[max(0, start - self.start) : max(0, end - self.start)]

    def read(self) -> None:
        marks: list[Verb | Group] = [*self.groups, *self.verbs]
        marks.sort(key=lambda mark: mark.start)
        said_from: int | None = None
        for mark in marks:
            if said_from is not None:
                if isinstance(mark, Group) and isinstance(self.last, Verb) and self.last.end == said_from:
                    before = self.slice(said_from, mark.start)
                    if "," not in before and self.is_object(self.last, mark, before):
                        continue
                resumes = _RESUMES.search(self.slice(said_from, mark.start + 2))
                if resumes is None:
                    continue
                said_from = None
            if isinstance(mark, Group):
                self.take_group(mark)
            else:
                self.take_verb(mark)
                if mark.type == "speech":
                    said_from = mark.end
            self.last = mark
        self.take_met(self.end if said_from is None else said_from)
        if said_from is not None and said_from < self.end:
            self.parts.said.append(self.passage.span_of(said_from, self.end))

    def take_met(self, end: int) -> None:
        """Unnamed people whom the event's principal asked, heard or talked with."""
        if self.subject is None and self.parts.principal is None:
            return
        for first, last in find_met(self.masked, 0, end - self.start):
            self.give_office(self.start + first, self.start + last, ("meet",))

    def _verbs(self) -> list[Verb]:
        out = []
        for match in _verb_pattern().finditer(self.masked):
            entry = _verbs()[match.group()]
            verb = Verb(
                self.start + match.start(), self.start + match.end(), match.group(),
                tuple(entry.get("subject", ())), tuple(entry.get("object", ())), entry.get("kind"), entry["type"],  # type: ignore[arg-type]
            )  # fmt: skip
            if not self.is_noun(verb):
                out.append(verb)
        return out

    def is_noun(self, verb: Verb) -> bool:
        """`督导组`, `重要讲话`, `的要求`: the word is part of a noun."""
        after, before = self.slice(verb.end, verb.end + 4), self.slice(verb.start - 8, verb.start)
        if verb.word in ("到", "来", "说", "任", "听", "陪", "率", "受"):
            return self._is_part_of_a_word(verb, before, after)
        if verb.type == "act" and after.startswith("的") and not after.startswith("的同时"):
            return True
        if (
            verb.type in ("act", "talk", "speech")
            and verb.word not in ("召开", "主持召开", "主持")
            and _NOUN_AFTER.match(after)
        ):
            return True
        if verb.word in ("主持", "代表") and after[:1] in ("人", "团", "大", "委"):
            return True
        if (
            verb.word in ("要求", "部署", "安排", "总结")
            and after[:1] in ",。;、"
            and _HANDED_DOWN.search(self.clause_before(verb))
        ):
            return True
        if verb.type in ("talk", "speech"):
            return bool(_NOUN_BEFORE.search(before)) and not before.endswith(
                ("作的", "发表重要", "作重要", "作了重要", "提出具体", "提出明确")
            )
        return before.endswith("的") and verb.type != "list"

    def clause_before(self, verb: Verb) -> str:
        return re.split(r"[,。;]", self.slice(self.start, verb.start))[-1]

    def _is_part_of_a_word(self, verb: Verb, before: str, after: str) -> bool:
        pairs = {
            "到": ("达标", "位", "期", "底", "处", "时", "岗", "家", "人", "户", "村", "点", "来", "了"),
            "来": ("自", "源", "年", "说", "看", "电", "信", "往", "的", "之", "到"),
            "说": ("明", "法", "服", "话"),
            "任": ("务", "何", "期", "职", "免", "教"),
            "听": ("证", "众", "力"),
            "陪": ("护", "伴", "审"),
            "率": ("先", "领"),
            "受": ("理", "灾", "到", "邀", "益", "访", "众", "伤"),
        }
        if after.startswith(pairs.get(verb.word, ())):
            return not (
                verb.word == "到"
                and after.startswith(("位于", "村", "户", "家", "点", "岗"))
                and before.endswith(_PERSON)
            )
        if verb.word == "到":
            return before.endswith(
                (
                    "达",
                    "得",
                    "感",
                    "受",
                    "做",
                    "直",
                    "提",
                    "看",
                    "接",
                    "收",
                    "遇",
                    "想",
                    "找",
                    "落实",
                    "位",
                    "听",
                    "想",
                    "了解",
                    "用",
                    "早",
                    "迟",
                    "报",
                    "签",
                    "等",
                    "降",
                    "增加",
                    "涉",
                    "延长",
                    "拿",
                    "学",
                    "见",
                    "精确",
                    "具体",
                    "细化",
                    "落",
                    "走",
                    "不",
                )
            )
        if verb.word == "来":
            return not before.endswith(_PERSON) and not before.endswith(
                ("一行", "组", "团", "人员", "领导", "专程", "专门", "亲自", "先后", "再次")
            )
        if verb.word in ("说", "任"):
            return before[-1:] in (
                "传",
                "解",
                "据",
                "演",
                "小",
                "学",
                "责",
                "主",
                "担",
                "信",
                "时",
                "原",
                "历",
                "新",
                "现",
                "据",
            )
        return False

    def take_group(self, group: Group) -> None:
        last_end = self.last.end if self.last else self.start
        before = self.slice(last_end, group.start)
        after = self.slice(group.end, self.end)
        listed = _ATTENDANCE.search(self.text[last_end : group.members[0].start])
        if listed:
            self.give(group, ("observe",) if listed.group("verb") == "列席" else ("attend",))
            self.subject = group
            return
        if _REPORTED.search(re.split(r"[,。;]", after, maxsplit=1)[0]) and not before.endswith("由"):
            return
        if _AT_HOME.match(after) and isinstance(self.last, Verb):
            self.give(group, ("meet",))
            return
        companions = _COMPANIONS.match(after)
        if companions and before.endswith("在"):
            role: Role = {"陪同": "accompany", "指导": "lead"}.get(companions.group("what"), "lead")  # type: ignore[assignment]
            self.give(group, (role,))
            return
        if before.endswith(("由", "被", "请")):
            self.take_subject(group)
            return
        if _LED_BY.match(after):
            self.give(group, ("lead",))
            self.take_subject(group)
            return
        if before.endswith(("代表", "委托", "以", "替")) and not before.endswith("由"):
            return
        if isinstance(self.last, Verb) and "," not in before and self.is_object(self.last, group, before):
            return
        if _PREPOSITION.search(before) and not (self.last is None and len(before) < 2):
            self.preposition = (before[-1], group)
            return
        if isinstance(self.last, Verb) and self.last.word in ("传达", "传达学习") and "," not in before:
            return
        if before.endswith(("学习", "贯彻", "落实", "按照", "根据", "审议", "研究", "关于", "坚持")):
            return
        self.take_subject(group)

    def take_subject(self, group: Group) -> None:
        self.subject, self.preposition, self.nobody = group, None, False
        self.led_until = self.start

    def is_object(self, verb: Verb, group: Group, before: str) -> bool:
        """Whether the group, right after the verb, is whom it is done to; gives it its roles then."""
        if verb.type == "passive":
            return bool(_MODIFIER.match(before)) and not (verb.word == "接受" and self.acts_next(group))
        if not verb.object or not _MODIFIER.match(before):
            return False
        if verb.type == "speech" and not before and group.members[0].title is None:
            return False
        self.give(group, verb.object)
        if "随行" in before or "陪同" in before:
            self.give(group, ("accompany",))
        if "accompany" in verb.subject:
            self.lead_goes_to(group)
        return True

    def acts_next(self, group: Group) -> bool:
        """`接受|市长陈一|检阅`: what comes right after the group is what it does."""
        match = _verb_pattern().match(self.masked, group.end - self.start)
        return match is not None and _verbs()[match.group()]["type"] == "act"

    def lead_goes_to(self, group: Group | None) -> None:
        start = group.end if group else self.start
        stop = self.slice(start, self.end).find(";")
        self.led_until = start + stop if stop >= 0 else self.end

    def give(self, group: Group, roles: Sequence[Role]) -> None:
        for key in group.keys:
            have = self.parts.roles.setdefault(key, [])
            have.extend(role for role in roles if role not in have)

    def take_verb(self, verb: Verb) -> None:
        if verb.kind and not (self.last is None and self.starts_impersonally() and verb.type != "act"):
            self.parts.acts.append((self.passage.offset(verb.start), verb.kind))
        if verb.type == "passive":
            return
        lead_in = self.lead_in(verb)
        if _PRONOUN.search(self.slice(self.start, verb.start)) and self.parts.principal:
            self.subject = self.parts.principal
            lead_in = ""
        if self.preposition and self.take_preposition(verb):
            return
        if verb.start < self.led_until and verb.type == "act":
            self.add_site(verb)
            return
        if verb.type == "list":
            self.take_list(verb)
        elif self.is_predicate(verb, lead_in):
            self.assign(verb, opens=not _without_date(self.slice(self.start, verb.start)))
        if verb.object or verb.type == "list":
            self.take_object_office(verb)

    def lead_in(self, verb: Verb) -> str:
        start = self.last.end if self.last else self.start
        return self.slice(start, verb.start)

    def starts_impersonally(self) -> bool:
        return self.masked.startswith(_impersonal())

    def is_predicate(self, verb: Verb, lead_in: str) -> bool:
        """Whether the subject does it: nothing else stands between that could."""
        clause = lead_in.rpartition(",")[2].rpartition(";")[2]
        has_mark = "," in lead_in or ";" in lead_in
        if has_mark and clause.startswith(_impersonal()):
            self.nobody = True
        if self.nobody and has_mark and not clause:
            return False
        if self.nobody:
            return False
        if verb.type in ("speech", "talk"):
            between = clause if has_mark else lead_in
            is_open = bool(_ADVERBIAL.match(between)) or (
                isinstance(self.last, Verb) and bool(_AFTER_OBJECT.match(between))
            )
            return self.subject_is_clear(lead_in) and is_open
        if self.subject is not None:
            return not has_mark or len(clause) < 40
        return not self.subject and bool(_ADVERBIAL.match(_without_date(lead_in))) and verb.type == "act"

    def subject_is_clear(self, lead_in: str) -> bool:
        return self.subject is not None or not _without_date(lead_in).strip(",")

    def assign(self, verb: Verb, *, opens: bool) -> None:
        """Give the subject the verb's roles; `opens` if the verb stands right after the sentence's time."""
        if self.subject is None:
            if self.parts.principal:
                if verb.type == "act" and "lead" in verb.subject and self.resumes_at(verb):
                    self.give(self.parts.principal, verb.subject)
                    self.add_site(verb)
                return
            if self.parts.begun or not opens:
                return
            self.subject = Group((), self.start, verb.start, (_ELIDED,))
        roles = self.parts.roles.get(self.subject.keys[0], [])
        if "host" in roles and "lead" in verb.subject and verb.word not in _MOTION:
            return
        if verb.kind == "ceremony" and "lead" in roles:
            return
        if verb.type == "talk" and self.hosts_only(verb):
            return
        self.give(self.subject, verb.subject)
        self.take_group_tail(verb)
        self.add_site(verb)
        if verb.type != "list" and set(verb.subject) & {"lead", "host", "speak"}:
            self.parts.principal = self.subject

    def take_group_tail(self, verb: Verb) -> None:
        """`县长陈一|及县级以上领导|继续深入…`: a group that acts together with the named."""
        if not isinstance(self.last, Group) or self.last is not self.subject:
            return
        tail = re.match(r"(?:等|以及|及|和)", self.slice(self.last.end, verb.start))
        if tail:
            start = self.last.end + tail.end()
            end = match_group(self.text, start, self.end)
            if end is not None and end <= verb.start:
                self.give_office(start, end, verb.subject)

    def resumes_at(self, verb: Verb) -> bool:
        """`随后,|来到…`: a sentence that begins with the verb goes on with the same person."""
        return bool(_RESUMING.match(_without_date(self.slice(self.start, verb.start))))

    def add_site(self, verb: Verb) -> None:
        if _verb_pattern().match(self.masked, verb.end - self.start):
            return
        if verb.word in _MOTION_TO or verb.kind in ("inspection", "research", "visit", "duty"):
            self.parts.sites.append((self.passage, verb.end, verb.word in _MOTION_TO))

    def hosts_only(self, verb: Verb) -> bool:
        """`主持会议,传达…,部署…`: what a meeting does is nobody's speech."""
        said = {
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
        }
        if verb.word not in said or self.subject is None:
            return False
        roles = self.parts.roles.get(self.subject.keys[0], [])
        return "host" in roles or "attend" in roles

    def take_preposition(self, verb: Verb) -> bool:
        """`向陈一汇报`, `对陈一说`, `与陈一一同`: the verb and the person before it under a preposition."""
        assert self.preposition is not None
        word, group = self.preposition
        between = self.slice(group.end, verb.start)
        self.preposition = None
        if "," in between:
            return False
        if verb.word in ("汇报", "介绍", "报告") and word in "向给":
            if self.subject:
                self.give(self.subject, ("speak", "meet"))
            return True
        if verb.type == "speech" or verb.word in ("询问", "了解"):
            self.give(group, ("meet",))
            if self.subject:
                self.give(self.subject, verb.subject)
            return True
        if word in "与和同跟":
            self.give(group, verb.subject)
        return False

    def take_list(self, verb: Verb) -> None:
        start = self.list_start(verb)
        members = [
            group
            for group in self.groups
            if start <= group.start < verb.start and not self.is_reported(group)
        ]
        groups = [group for group in members if group is self.subject] or (
            [self.subject] if self.subject and start <= self.start else []
        )
        if self.subject and not groups and self.reaches(self.subject, verb):
            groups = [self.subject]
        groups = [group for group in groups if self.reaches(group, verb)]
        for group in groups:
            self.give(group, verb.subject)
        if "accompany" in verb.subject:
            self.lead_goes_to(Group((), verb.start, verb.end))
            if (
                isinstance(self.last, Verb)
                and "accompany" in self.last.object
                and "," not in self.lead_in(verb)
            ):
                self.take_back(groups, "lead")
        if (
            "accompany" in verb.subject
            and not self.accompanies_somebody(verb)
            and not groups
            and self.parts.principal is None
        ):
            return
        self.take_subject_offices(verb, start)

    def take_back(self, groups: Sequence[Group], role: Role) -> None:
        """`甲率有关部门人员陪同`: who leads the companions accompanies."""
        for group in groups:
            for key in group.keys:
                if role in self.parts.roles.get(key, []):
                    self.parts.roles[key].remove(role)

    def reaches(self, group: Group, verb: Verb) -> bool:
        """Whether nothing but further members of the list, or words about how it is done, stands before the verb."""
        last = self.last.end if isinstance(self.last, Verb) and self.last.end > group.end else group.end
        between = self.slice(last, verb.start)
        if isinstance(self.last, Verb) and last == self.last.end:
            clause = between.rpartition(",")[2] if "," in between else between
            return bool(_ADVERBIAL.match(clause)) or bool(_AFTER_OBJECT.match(between)) or "," not in between
        if "," not in between and ";" not in between:
            return True
        pieces = re.split(r"[,;]", between)
        return all(not piece or self.is_part_of_list(piece) for piece in pieces[:-1]) and (
            bool(_ADVERBIAL.match(pieces[-1])) or self.is_part_of_list(pieces[-1])
        )

    def is_part_of_list(self, piece: str) -> bool:
        return (
            bool(split_offices(piece, 0, len(piece)))
            or bool(re.fullmatch(r"等?(?:领导|同志)?", piece))
            or bool(_ADVERBIAL.match(piece))
        )

    def is_reported(self, group: Group) -> bool:
        return group.keys[0] not in self.parts.roles and group is not self.subject

    def list_start(self, verb: Verb) -> int:
        """Where the list before a verb begins: after the verb before it, or with the sentence."""
        place = self.start
        for mark in self.verbs:
            if mark.end <= verb.start and mark.end > place and mark.type != "list":
                place = mark.end
        return place

    def accompanies_somebody(self, verb: Verb) -> bool:
        return self.slice(verb.end, verb.end + 1) not in ("", "。", ",", ";")

    def take_subject_offices(self, verb: Verb, start: int) -> None:
        """The unnamed offices in the list before the verb."""
        at = start
        for group in self.groups:
            if not start <= group.start < verb.start:
                continue
            self.add_offices(at, group.start, verb.subject, is_first=at == start)
            at = group.end
        self.add_offices(at, verb.start, verb.subject, is_first=at == start)

    def add_offices(self, start: int, end: int, roles: Sequence[Role], *, is_first: bool) -> None:
        if is_first and start != self.start:
            comma = self.text.find(",", start, end)
            if comma < 0:
                return
            start = comma
        for first, last in split_offices(self.text, start, end):
            if _date_like(self.text[first:last]):
                continue
            self.give_office(first, last, roles)

    def give_office(self, start: int, end: int, roles: Sequence[Role]) -> None:
        have = self.parts.offices.setdefault(self.passage.span_of(start, end), [])
        have.extend(role for role in roles if role not in have)

    def take_object_office(self, verb: Verb) -> None:
        """`会见|某集团客商`, `陪同|省督导组|督导`."""
        if any(
            verb.end <= group.start <= verb.end + 8 and "," not in self.slice(verb.end, group.start)
            for group in self.groups
        ):
            return
        start = verb.end + (1 if self.slice(verb.end, verb.end + 1) == "了" else 0)
        end = match_group(self.text, start, self.end)
        if end is None:
            return
        self.give_office(start, end, verb.object)
        if "accompany" in verb.subject:
            self.lead_goes_to(Group((), start, end))


def _without_date(text: str) -> str:
    return re.sub(
        r"^[\d年月日号、~至-]*(?:凌晨|早上|上午|中午|下午|傍晚|晚上|晚间|当日|当天|同日|是日)?[,，]?",
        "",
        text,
    )


def _date_like(text: str) -> bool:
    return bool(re.match(r"[\d年月日]", text))


def _group(passage: Passage, masked: str, start: int, people: Sequence[Named]) -> list[Group]:
    """Neighbouring people with nothing but list marks between them, as groups."""
    groups: list[list[Named]] = []
    end = -1
    for one in people:
        first = one.title[0] if one.title and not one.common else one.start
        between = masked[end - start : first - start] if end >= 0 else ""
        if groups and end >= 0 and first >= end and _BETWEEN_MEMBERS.fullmatch(between):
            groups[-1].append(one)
        else:
            groups.append([one])
        end = one.end + one.honorific
    out = []
    for members in groups:
        head = members[0]
        first = head.title[0] if head.title and not head.common else head.start
        keys = tuple(passage.offset(one.start) for one in members)
        out.append(Group(tuple(members), first, members[-1].end + members[-1].honorific, keys))
    return out
