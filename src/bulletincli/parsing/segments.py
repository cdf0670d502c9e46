"""Where one event ends and the next begins: the body blocks of a layout cut into drafts of events.

In a chronicle every dated entry is one event. In prose a new event begins with a new time (`下午,`, `29日,`) that opens
a new activity, or with another official who acts on their own; what the same people say and demand goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Final

from bulletincli.model import DocumentKind, Span
from bulletincli.parsing.dates import Damaged, DateExpression, match_date
from bulletincli.parsing.drafts import Draft
from bulletincli.parsing.layout import Block
from bulletincli.parsing.opening_times import (
    NEW_TIME_FORMS,
    VAGUE,
    content_start,
    first_sentence,
    form_of,
    time_at,
    time_within,
)
from bulletincli.parsing.parts import Parts
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.patterns import BULLETS, PRESENT_LABEL
from bulletincli.parsing.people import Named
from bulletincli.parsing.roles import read_parts
from bulletincli.parsing.sentences import begin_of

_BULLETS: Final = frozenset(BULLETS + "○·")
_ANOTHER_REPORT: Final = ("本报讯", "本台讯", "本网讯")
"""Within a paragraph these begin the next report, whose paragraph break was lost."""
_GOES_ON: Final = re.compile(
    r"(?:[一-鿿]{0,3}(?:考察|调研|代表|督导|检查|访问|慰问|视察|参观)[团组]一行|一行|汇报会[后上]|会议最后|会议|大会|全会|会上|会后|会前|会中|座谈会上|活动中|活动现场|仪式上|他|她|要|一是|二是|三是|四是|五是|六是|七是|八是|一要|二要|三要|四要|五要|随后|接着|之后|期间|其间|检查中|督导中|督查中|调研中|座谈中|每到|所到|就|同时|此外|据了解|据悉|与会|参会|大家|针对|来到|随行|最后|首先|其中|当得知|“"
    rf"|{PRESENT_LABEL}"
    r"|[本此]次|此前|下一步|今年的|代表们|委员们|全体代表|审议现场|参加[^,。;]{0,12}的(?:还)?有|按照[^,。;]{2,30},(?:会议|大会)"
    r"|[一-鿿](?:副?[书县市区省局部校院主][记长任席])(?:一行|在会上|首先|还|先后)|在[^,。;]{2,30}(?:掌声中|后),(?:与会|会议|大会|大家|代表|全体)"
    r"|在?(?:走访|慰问|考察|视察|参观|巡查|暗访|执法|活动|汇报|交谈|讨论|审议|发言|反馈|接访|会见|会谈|看望|听取|察看|查看|了解)"
    r"[^,。;]{0,24}?(?:中|时|后|期间|过程中),|应邀(?:出席|参加|到会)"
    r"|[一-鿿]{2,4}?(?:同志|书记|[省市区县州旗局校院]长|主任|主席)?(?:还|最后|同时|在[^,。;]{1,8}时)?(?:强调|指出|要求|表示|说|提出|认为)[,:])"
)
"""How a paragraph or sentence begins that goes on with the event before it."""
_BARE_ACT: Final = re.compile(
    r"(?:主持|出席|参加|列席)了?(?:会议|大会|活动|仪式)(?:并|,)|(?:主持|出席|参加|列席|陪同|作陪|参与|到会|讲话)了?(?:会议|大会|活动|仪式|会见|考察|调研|检查|座谈|视察|慰问|走访)?"
    r"(?:并(?:作了?)?(?:重要)?讲话)?[。;]?$"
)
"""A sentence that only says who took part, in what the paragraph before it tells of."""
_AGAIN: Final = re.compile(r"[,、]?(?:又|再|返回|回到|继续|返程|离开|复)")
"""After a time: another leg of the same tour."""
_ENTRY_FORMS: Final = NEW_TIME_FORMS | {"month", "year", "same_month", "same_year"}
_RUN_ON_FORMS: Final = frozenset(
    {"day", "same_day", "next_day", "range", "month", "same_month", "same_year", "period"}
)
"""Forms of time with which the next entry begins where its line break was lost."""
_NO_EVENT_OF_ITS_OWN: Final = re.compile(
    r",?(?:前|起|以来|以前|之前|之后|后|止|零时|的|,?(?:全县|全区|全市)?(?:累计|共))"
)
"""After a time: what was so from or until then."""
_LEAD_IN: Final = 160
"""Characters before an article's first date that may be its first words."""
_LONGEST_CAPTION: Final = 80


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
        if self.kind == "newspaper":
            self.is_one_article = sum(map(self.opens_with_time, passages.values())) <= 1
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
        start = content_start(self.shadow, passage)
        time = time_at(self.shadow, passage, start)
        at_start = time is not None and time.span.start <= passage.offset(start)
        people = self.find(
            passage, passage.place_of(time.span.end) if time is not None and at_start else start
        )
        if self.kind == "roundup" and not headings and time is None and not people:
            return
        in_entry = time is not None and self.kind == "chronicle" and form_of(time) in _ENTRY_FORMS
        if in_entry or not self.open or self.begins_event(passage, start, time, people):
            follows = self.open and time is None and self.follows_last(passage, start, people, headings)
            self.drafts.append(Draft(headings, time, in_entry, follows))
            self.open = True
        self.fill(passage, start, people)

    def opens_with_time(self, passage: Passage) -> bool:
        """Whether the paragraph begins with a day, or names one in its first sentence."""
        time = time_at(self.shadow, passage, content_start(self.shadow, passage)) if passage.text else None
        if form_of(time) == "vague":
            return VAGUE.match(passage.text) is not None
        return form_of(time) in NEW_TIME_FORMS - {"day_part", "same_day"}

    def follows_last(
        self, passage: Passage, start: int, people: Sequence[Named], headings: tuple[Span, ...]
    ) -> bool:
        """Whether an undated paragraph that begins an event has the date of the event before it."""
        if self.kind == "chronicle":
            return self.shares_date(passage, start, people)
        if headings:
            return True
        return _opener(people, start) is not None and not VAGUE.search(passage.text, start, start + 30)

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

    def begins_event(
        self, passage: Passage, start: int, time: DateExpression | Damaged | None, people: Sequence[Named]
    ) -> bool:
        """Whether a further block under the same headings begins an event of its own."""
        draft = self.drafts[-1]
        at_start = time is not None and time.span.start <= passage.offset(start)
        if start > 0 and passage.text[0] in _BULLETS:
            return True
        if time is not None and form_of(time) in NEW_TIME_FORMS and (at_start or self.kind == "chronicle"):
            if form_of(draft.time) == "vague" and self.same_leader(draft, passage, people):
                draft.time = time
                return False
            return getattr(time, "qualifier", None) is None
        is_report = not self.is_one_article or VAGUE.match(passage.text, start)
        if form_of(time) == "vague" and at_start and not draft.headings and is_report:
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
        first, last = first_sentence(text, start)
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
        begin, end = first_sentence(text, start)
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
        if after_stop and text.startswith(_ANOTHER_REPORT, place):
            begin = content_start(self.shadow, passage, place)
            return True, match_date(self.shadow, passage.offset(begin)) or time_within(
                self.shadow, passage, begin
            )
        time = match_date(self.shadow, passage.offset(place))
        forms = NEW_TIME_FORMS | _RUN_ON_FORMS if self.runs_on(passage, place, time) else NEW_TIME_FORMS
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
        after = passage.place_of(time.span.end)
        return time.form in ("day", "range") or passage.text[after : after + 1] in ("", ",", "。")

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
        return not _NO_EVENT_OF_ITS_OWN.match(text, after)


def _clause_starts(text: str, start: int) -> Iterator[int]:
    for match in re.finditer(r"[。!?]+[”’)]?|;", text):
        if start < match.end() < len(text):
            yield match.end()


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


def _opener(people: Sequence[Named], start: int) -> Named | None:
    """Who is named, with or without a title, right at place `start`; `people` are in order."""
    first = bisect_left(people, start, key=lambda one: one.start)
    return next((one for one in people[first : first + 2] if start <= begin_of(one) <= start + 1), None)


def _key(passage: Passage, one: Named) -> str:
    return passage.text[one.start : one.end]
