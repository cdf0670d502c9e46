"""Where one event ends and the next begins: the body blocks of a layout cut into drafts of events.

In a chronicle every dated entry is one event. In prose a new event begins with a new time (`下午,`, `29日,`) that opens
a new activity, or with another official who acts on their own; what the same people say and demand goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import Final

from bulletincli.model import DocumentKind, Span
from bulletincli.parsing.dates import Damaged, DateExpression, find_dates, match_damaged, match_date
from bulletincli.parsing.drafts import Draft
from bulletincli.parsing.layout import Block
from bulletincli.parsing.parts import Parts
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.patterns import BULLETS
from bulletincli.parsing.people import Named
from bulletincli.parsing.roles import read_parts
from bulletincli.parsing.sentences import begin_of, split_sentences

_BULLET: Final = re.compile(
    rf"[\s{BULLETS}○·*-]*"
    r"(?:\d{1,2}[、.]\s*(?=\d+月)|[(（]?[一二三四五六七八九十]{1,3}[)）、]\s*(?=\d+月))?"
)
_BULLETS: Final = frozenset(BULLETS + "○·")
_LEAD: Final = re.compile(
    r"(?:【本[报网台刊]消?[息讯]】|[^,。;:、()\d]{0,12}(?:讯|电)(?=\()|[^,。;:、()\d]{0,8}讯(?=\d)|本[报台刊网]讯)"
    r"(?:\([^()]{0,40}\))?:?|据?[^,。;:、\d]{2,12}报道:|据[^,。;:、\d]{2,12}(?:消息|报道)[:,]?"
)
"""`本报讯(记者甲)`, `据某日报报道:` before an article's first sentence."""
_VAGUE: Final = re.compile("日前|近日|连日来|近期")
_SOURCE: Final = re.compile(r"\([^()\d]{2,40}\)")
"""`(县人大宣传组)8日,…`: who reports, before the first sentence."""
_GOES_ON: Final = re.compile(
    r"(?:[一-鿿]{0,3}(?:考察|调研|代表|督导|检查|访问|慰问|视察|参观)[团组]一行|一行|汇报会[后上]|会议最后|会议|大会|全会|会上|会后|会前|会中|座谈会上|活动中|活动现场|仪式上|他|她|要|一是|二是|三是|四是|五是|六是|七是|八是|一要|二要|三要|四要|五要|随后|接着|之后|期间|其间|检查中|督导中|督查中|调研中|座谈中|每到|所到|就|同时|此外|据了解|据悉|与会|参会|大家|针对|来到|随行|最后|首先|其中|当得知|“"
    r"|[本此]次|此前|下一步|今年的|代表们|委员们|全体代表|审议现场|参加[^,。;]{0,12}的(?:还)?有|按照[^,。;]{2,30},(?:会议|大会)"
    r"|[一-鿿](?:副?[书县市区省局部校院主][记长任席])(?:一行|在会上|首先|还|先后)|在[^,。;]{2,30}(?:掌声中|后),(?:与会|会议|大会|大家|代表|全体)"
    r"|在?(?:走访|慰问|考察|视察|参观|巡查|暗访|执法|活动|汇报|交谈|讨论|审议|发言|反馈|接访|会见|会谈|看望|听取|察看|查看|了解)"
    r"[^,。;]{0,24}?(?:中|时|后|期间|过程中),|应邀(?:出席|参加|到会)"
    r"|[一-鿿]{2,4}?(?:同志|书记|[省市区县州旗局校院]长|主任|主席)?(?:还|最后|同时|在[^,。;]{1,8}时)?(?:强调|指出|要求|表示|说|提出|认为)[,:])"
)
_BARE_ACT: Final = re.compile(
    r"(?:主持|出席|参加|列席)了?(?:会议|大会|活动|仪式)(?:并|,)|(?:主持|出席|参加|列席|陪同|作陪|参与|到会|讲话)了?(?:会议|大会|活动|仪式|会见|考察|调研|检查|座谈|视察|慰问|走访)?"
    r"(?:并(?:作了?)?(?:重要)?讲话)?[。;]?$"
)
"""A sentence that only says who took part, in what the paragraph before it tells of."""
_AGAIN: Final = re.compile(r"[,、]?(?:又|再|返回|回到|继续|返程|离开|复)")
_NEW_TIME_FORMS: Final = frozenset({"day", "range", "same_day", "next_day", "day_part", "relative", "period"})
_ENTRY_FORMS: Final = _NEW_TIME_FORMS | {"month", "year", "same_month", "same_year"}
_RUN_ON_FORMS: Final = frozenset(
    {"day", "same_day", "next_day", "range", "month", "same_month", "same_year", "period"}
)
_SENTENCE_REACH: Final = 2000


def segment(
    shadow: str,
    passages: Mapping[Block, Passage],
    kind: DocumentKind,
    find: Callable[[Passage, int], tuple[Named, ...]],
) -> list[Draft]:
    """The drafts of a document's events, in order.

    `passages` are those of the body blocks, in order; `find` names the people of a passage from one of its places on.
    """
    return _Segmenter(shadow, kind, find).run(passages)


class _Segmenter:
    def __init__(
        self, shadow: str, kind: DocumentKind, find: Callable[[Passage, int], tuple[Named, ...]]
    ) -> None:
        self.shadow, self.kind, self.find = shadow, kind, find
        self.drafts: list[Draft] = []
        self.is_one_article = False
        """Whether one paragraph alone begins with a time: what follows it belongs to the same report."""
        self.open = False
        """Whether the last draft may go on (false behind another heading)."""

    def run(self, passages: Mapping[Block, Passage]) -> list[Draft]:
        opened = sum(1 for passage in passages.values() if self.opens_with_time(passage))
        self.is_one_article = self.kind == "newspaper" and opened <= 1
        captions = set(_captions(list(passages.values())))
        for block, passage in passages.items():
            if id(passage) in captions:
                continue
            if self.drafts and self.drafts[-1].headings != block.headings:
                self.open = False
            self.take_block(passage, block.headings)
        return self.drafts

    def take_block(self, passage: Passage, headings: tuple[Span, ...]) -> None:
        if not passage.text:
            return
        start = self.content_start(passage)
        time = self.time_at(passage, start)
        at_start = time is not None and _span(time).start <= passage.offset(start)
        people = self.find(
            passage, passage.place_of(_span(time).end) if time is not None and at_start else start
        )
        if self.kind == "roundup" and not headings and time is None and not people:
            return
        in_entry = time is not None and self.kind == "chronicle" and _form(time) in _ENTRY_FORMS
        if in_entry or not self.open or self.begins_event(passage, start, time, people):
            follows = (
                self.open
                and time is None
                and (
                    bool(headings)
                    or (
                        _opener(people, start) is not None
                        and not _VAGUE.search(passage.text, start, start + 30)
                    )
                    if self.kind != "chronicle"
                    else self.shares_date(passage, start, people)
                )
            )
            self.drafts.append(Draft(headings, time, in_entry, follows))
            self.open = True
        self.fill(passage, start, people)

    def opens_with_time(self, passage: Passage) -> bool:
        """Whether the paragraph begins with a day, or names one in its first sentence."""
        time = self.time_at(passage, self.content_start(passage)) if passage.text else None
        if _form(time) == "vague":
            return _VAGUE.match(passage.text) is not None
        return _form(time) in _NEW_TIME_FORMS - {"day_part", "same_day"}

    def shares_date(self, passage: Passage, start: int, people: Sequence[Named]) -> bool:
        """Whether an undated paragraph of a chronicle has the date of the entry before it.

        A marked item below an unmarked entry (`△ 县妇联…`) has, and another entry about somebody who acts.
        """
        before = self.drafts[-1]
        if not (before.in_entry or before.follows):
            return False
        first = before.pieces[0].passage.text[:1]
        if passage.text[0] in _BULLETS:
            return first not in _BULLETS or before.follows
        opener = _opener(people, start)
        if opener is None:
            return False
        return self.only_spoke(before, passage, opener) or self.another_acts(before, passage, start, people)

    def content_start(self, passage: Passage) -> int:
        """The place after bullets, item numbers and `本报讯`."""
        match = _BULLET.match(passage.text)
        start = match.end() if match else 0
        lead = _LEAD.match(passage.text, start)
        if lead:
            return lead.end()
        source = _SOURCE.match(passage.text, start)
        is_dated = source and match_date(self.shadow, passage.offset(source.end()))
        return source.end() if source and is_dated else start

    def after_lead(self, passage: Passage, place: int) -> int:
        """The place after `本报讯(记者甲)`."""
        lead = _LEAD.match(passage.text, place)
        return lead.end() if lead else place

    def time_at(self, passage: Passage, start: int) -> DateExpression | Damaged | None:
        """The time that the block begins with, or that its first sentence names at a clause's beginning."""
        at = passage.offset(start)
        written = match_date(self.shadow, at)
        if written and written.form == "vague":
            return self.day_behind(written, passage, start) or written
        if written and written.form != "day_part":
            return self.with_dateline(written, passage, start)
        damaged = match_damaged(self.shadow, at)
        if damaged:
            return damaged
        if written:
            return written
        return self.time_within(passage, start)

    def time_within(self, passage: Passage, start: int) -> DateExpression | None:
        """The time that the first sentence names at a clause's beginning, or in its first clause (`市政协1月15日举行`)."""
        text = passage.text
        first, last = _first_sentence(text, start)
        for found in find_dates(self.shadow, passage.offset(first), passage.span_of(first, last).end):
            if found.form not in _NEW_TIME_FORMS or found.qualifier is not None:
                continue
            place, after = passage.place_of(found.span.start), passage.place_of(found.span.end)
            if (
                _opens_clause(text, place)
                or _is_whole(found, text, after)
                or _is_of_first_clause(found, text, first, place, after)
            ):
                return self.with_dateline(found, passage, start)
        return None

    def day_behind(self, vague: DateExpression, passage: Passage, start: int) -> DateExpression | None:
        """`春节前夕,|1月15日|,县长…`: a day right behind a vague time."""
        place = passage.place_of(vague.span.end)
        found = (
            match_date(self.shadow, passage.offset(place + 1))
            if passage.text[place : place + 1] == ","
            else None
        )
        return (
            found
            if found and found.form in ("day", "range") and found.qualifier is None and start < place
            else None
        )

    def with_dateline(self, found: DateExpression, passage: Passage, start: int) -> DateExpression:
        """`本报某县1月20日讯 …20日上午`: a day alone has its month from the dateline before the text."""
        is_today = found.form == "relative" and found.day_offset == 0
        is_day = found.form == "day" and found.month is None and found.day is not None
        begin = passage.offset(start)
        line = _DATELINE.search(self.shadow, max(0, begin - 60), begin) if is_today or is_day else None
        if line is None or not 1 <= int(line["month"]) <= 12 or not 1 <= int(line["day"]) <= 31:
            return found
        if is_today:
            return replace(found, form="day", month=int(line["month"]), day=int(line["day"]), anchor=None)
        return replace(found, month=int(line["month"])) if int(line["day"]) >= (found.day or 0) else found

    def begins_event(
        self, passage: Passage, start: int, time: DateExpression | Damaged | None, people: Sequence[Named]
    ) -> bool:
        """Whether a further block under the same headings begins an event of its own."""
        draft = self.drafts[-1]
        at_start = time is not None and _span(time).start <= passage.offset(start)
        if start > 0 and passage.text[0] in _BULLETS:
            return True
        if time is not None and _form(time) in _NEW_TIME_FORMS and (at_start or self.kind == "chronicle"):
            if _form(draft.time) == "vague" and self.same_leader(draft, passage, people):
                draft.time = time
                return False
            return getattr(time, "qualifier", None) is None
        is_report = not self.is_one_article or _VAGUE.match(passage.text, start)
        if _form(time) == "vague" and at_start and not draft.headings and is_report:
            return True
        if self.is_one_article or (self.kind != "chronicle" and draft.headings):
            return not _GOES_ON.match(passage.text, start) and self.another_acts(
                draft, passage, start, people
            )
        return not self.goes_on(draft, passage, start, people)

    def goes_on(self, draft: Draft, passage: Passage, start: int, people: Sequence[Named]) -> bool:
        """Whether an undated paragraph under no headline continues the entry before it."""
        text = passage.text
        if _GOES_ON.match(text, start):
            return True
        first, last = _first_sentence(text, start)
        if _BARE_ACT.search(text[first:last].rstrip()):
            return True
        roles = read_parts(passage, first, last, people, Parts(principal=draft.parts.principal)).roles
        inside = [one for one in people if first <= one.start < last]
        leaders = [one for one in inside if set(roles.get(passage.offset(one.start), ())) & {"lead", "host"}]
        known = draft.names
        opener = _opener(people, start)
        if opener is None:
            return bool(leaders) and all(_key(passage, one) in known for one in leaders)
        if _key(passage, opener) in known:
            own = opener in leaders and self.kind == "chronicle"
            return not (own and (draft.headings or self.only_spoke(draft, passage, opener)))
        return bool(roles.get(passage.offset(opener.start))) and opener not in leaders

    def only_spoke(self, draft: Draft, passage: Passage, one: Named) -> bool:
        """Whether somebody, who now leads a tour of their own, was at a meeting in the draft and led nothing."""
        roles = {
            role
            for piece in draft.pieces
            for other in piece.people
            if _key(piece.passage, other) == _key(passage, one)
            for role in draft.parts.roles.get(piece.passage.offset(other.start), ())
        }
        return bool(roles & {"host", "attend", "speak"}) and "lead" not in roles

    def same_leader(self, draft: Draft, passage: Passage, people: Sequence[Named]) -> bool:
        """`日前,甲先后督导…` and then `2月27日,甲深入…`: the lead that sums up belongs to the first dated tour."""
        return len(draft.pieces) == 1 and bool(people) and _key(passage, people[0]) in draft.names

    def another_acts(self, draft: Draft, passage: Passage, start: int, people: Sequence[Named]) -> bool:
        """Whether the sentence that begins at `start` has another official acting on their own."""
        first = _opener(people, start)
        if first is None or (draft.time is not None and not draft.has_people() and not draft.parts.acts):
            return False  # also `7月1日凌晨,水位上涨。县委书记…赶到`: what happened, and then who came
        text = passage.text
        begin, end = _first_sentence(text, start)
        if _BARE_ACT.search(text[begin:end].rstrip()):
            return False
        known = Parts(leaders=set(islice(draft.parts.leaders, 2)))
        roles = read_parts(passage, begin, end, people, known).roles
        own = set(roles.get(passage.offset(first.start), []))
        is_report = draft.time is None and not draft.has_people()
        acts = own & ({"lead", "host", "speak"} if is_report else {"lead", "host"})
        if not acts or (acts == {"host"} and "召开" not in text[begin:end]):
            return False
        if _key(passage, first) not in draft.names:
            return True
        return text.startswith(("还", "又"), first.end) and len(draft.leaders()) > 1

    def fill(self, passage: Passage, start: int, people: Sequence[Named]) -> None:
        """Put the block's text into the last draft, and into new ones wherever a new event begins in it."""
        draft = self.drafts[-1]
        draft.open_piece(passage, start if draft.pieces else 0)
        for place in _clause_starts(passage.text, start):
            begins, time = self.event_at(draft, passage, place, people)
            if begins and time is not None and self.is_lead_in(draft, place, people):
                draft.time = time
            elif begins:
                draft.extend(place, people)
                draft = Draft(draft.headings, time, draft.in_entry, follows=time is None)
                draft.open_piece(passage, place)
                self.drafts.append(draft)
        draft.extend(len(passage.text), people)

    def is_lead_in(self, draft: Draft, place: int, people: Sequence[Named]) -> bool:
        """`天翻地覆,美丽甲县展新颜。|10月18日,庆祝大会…`: an article's first words before its date, about nobody."""
        if not self.is_one_article or draft.time is not None or len(draft.pieces) > 1 or place > _LEAD_IN:
            return False
        draft.extend(place, people)
        return not draft.has_people() and not draft.parts.offices

    def event_at(
        self, draft: Draft, passage: Passage, place: int, people: Sequence[Named]
    ) -> tuple[bool, DateExpression | None]:
        """Whether a new event begins at `place`, within a block, and the time it begins with.

        Reads the draft's text up to there if it must be known who acted so far.
        """
        text = passage.text
        after_stop = text[place - 1] in "。!?”"
        if after_stop and text.startswith(("本报讯", "本台讯", "本网讯"), place):
            begin = self.after_lead(passage, place)
            return True, match_date(self.shadow, passage.offset(begin)) or self.time_within(passage, begin)
        time = match_date(self.shadow, passage.offset(place))
        forms = _NEW_TIME_FORMS | _RUN_ON_FORMS if self.runs_on(passage, place, time) else _NEW_TIME_FORMS
        if time and time.form in forms and time.qualifier is None and not time.lunar:
            return self.opens_activity(passage, place, time, after_stop=after_stop), time
        if not after_stop or draft.in_entry or (self.kind == "chronicle" and time is None):
            return False, None
        has_gap = passage.gap_before(place)
        if not has_gap and _opener(people, place) is None:
            return False, None
        draft.extend(place, people)
        is_lost_break = has_gap and not draft.has_people() and not _GOES_ON.match(text, place)
        return is_lost_break or self.another_acts(draft, passage, place, people), None

    def runs_on(self, passage: Passage, place: int, time: DateExpression | None) -> bool:
        """`…。 4月,县动工兴建办公大楼。 是年,…`: entries with a month or a year alone, a space before each."""
        if time is None or not passage.gap_before(place):
            return False
        return passage.text[passage.place_of(time.span.end) :][:1] in ("", ",", "。") or time.form in (
            "day",
            "range",
        )

    def opens_activity(self, passage: Passage, place: int, time: DateExpression, *, after_stop: bool) -> bool:
        """Whether the time at a clause's beginning opens a new event."""
        text = passage.text
        after = passage.place_of(time.span.end)
        if _AGAIN.match(text, after):
            return False
        if self.drafts[-1].in_entry:
            return after_stop and time.form in _RUN_ON_FORMS and passage.gap_before(place)
        if time.form == "day_part" and not after_stop and text[place - 1] != ";":
            return False
        if self.kind == "chronicle" and not after_stop:
            return False
        following = text[after : after + 60]
        return not re.match(
            r",?(?:前|起|以来|以前|之前|之后|后|止|零时|的|,?(?:全县|全区|全市)?(?:累计|共))", following
        )


_DATELINE: Final = re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:讯|电|消息)[^。\d]{0,50}$")
_NOT_ITS_DAY: Final = re.compile(r"的|前|后|起|以|止|[至到](?=\d)|开始|讯|电|消息|[-~—]")
_FIRST_CLAUSE: Final = 40
_LEAD_IN: Final = 160


def _is_of_first_clause(found: DateExpression, text: str, start: int, place: int, after: int) -> bool:
    """`市政协|1月15日|举行`, `某网消息(记者甲)|7月10日|,`: a month and day in the first clause is the sentence's own."""
    if found.month is None or found.day is None or place - start > _FIRST_CLAUSE:
        return False
    return not set(",。;:") & set(text[start:place]) and not _NOT_ITS_DAY.match(text, after)


def _clause_starts(text: str, start: int) -> Iterator[int]:
    for match in re.finditer(r"[。!?]+[”’)]?|;", text):
        if start < match.end() < len(text):
            yield match.end()


def _first_sentence(text: str, start: int) -> tuple[int, int]:
    """The places of the sentence that begins at `start`."""
    found = split_sentences(text, start, min(len(text), start + _SENTENCE_REACH))
    return found[0] if found else (start, start)


def _opens_clause(text: str, place: int) -> bool:
    if place == 0 or text[place - 1] in ",。;:)于在":
        return True
    return text[place - 1] in "从自" and (place == 1 or text[place - 2] in ",。;:")


_LONGEST_CAPTION: Final = 80


def _captions(passages: Sequence[Passage]) -> Iterator[int]:
    """The ids of paragraphs that are the beginning of the next one, once more: `6月8日,县长调研` above `6月8日,县长调研。…`."""
    for one, following in pairwise(passages):
        text = one.text.rstrip("。")
        if (
            0 < len(text) <= _LONGEST_CAPTION
            and len(following.text) > len(one.text)
            and following.text.startswith(text)
        ):
            yield id(one)


_HELD: Final = re.compile(r"召开|举行|开幕|闭幕|,召开|在|于")


def _is_whole(found: DateExpression, text: str, after: int) -> bool:
    """`第二次会议|1988年5月13日|召开`, `许县长|今(29)日|率团`: a time that is the sentence's wherever it stands."""
    if found.form == "relative":
        return text[after - 1 : after] == "日" and text[after - 2 : after - 1] == ")"
    return None not in (found.year, found.month, found.day) and _HELD.match(text, after) is not None


def _form(time: DateExpression | Damaged | None) -> str | None:
    return None if time is None else "day" if isinstance(time, Damaged) else time.form


def _span(time: DateExpression | Damaged) -> Span:
    return time.span


def _opener(people: Sequence[Named], start: int) -> Named | None:
    """Who is named, with or without a title, right at place `start`; `people` are in order."""
    first = bisect_left(people, start, key=lambda one: one.start)
    return next((one for one in people[first : first + 2] if start <= begin_of(one) <= start + 1), None)


def _key(passage: Passage, one: Named) -> str:
    return passage.text[one.start : one.end]
