"""The people named in a passage, each with the title written before the name.

A name is looked for after a title, after another name in a list, before an honorific (`徐一同志`), in a bare list, and
before a verb of speech; in the document's second pass also wherever a name that was found for certain stands again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from bulletincli.parsing.districts import is_division
from bulletincli.parsing.groups import ends_with_group
from bulletincli.parsing.known_names import NO_NAMES, NameIndex
from bulletincli.parsing.lexicon import words_of
from bulletincli.parsing.names import (
    GOOD_END,
    PUNCTUATION,
    NameMatch,
    end_score,
    is_ordinary,
    match_name,
    match_without_surname,
)
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.patterns import PRESENT_LABEL
from bulletincli.parsing.script import is_han
from bulletincli.parsing.surnames import SURNAMES
from bulletincli.parsing.titles import find_heads, heads, is_weak, strong_heads, title_start
from bulletincli.parsing.transliteration import begin_of_dotted, is_transliterated
from bulletincli.parsing.verbs import verb_type_at
from bulletincli.parsing.words import is_name_word

_AFTER_TITLE: Final = 1.4
_AFTER_WEAK_TITLE: Final = -0.3
_IN_LIST: Final = 1.2
_BEFORE_HONORIFIC: Final = 0.8
_CLEAR_NAME: Final = 1.5
"""Score of its characters alone from which on a name needs no more than a fair end."""
_CLEAR_END: Final = 1.4
"""Score of an end (see `end_score`) after which nothing of a name can follow."""
_APPOINTED: Final = re.compile(
    r"补选|增补|授予|追授|选举|选出|批准|推选|任命|免去|免除|撤销|接受|聘请|聘任|同意|决定:?|提名"
)
"""Verbs before the name of somebody who is appointed or dismissed."""
_ALSO_APPOINTED: Final = re.compile(r"(?<=[长任员记席])[、,;](?=[一-鿿]{2,4}为)")
"""`任命陈一为局长|、|李二为主任`."""
_TO_WHAT: Final = re.compile(r"(?:同志)?(?:为|因[^,。;]{1,20}辞|辞去|兼任|担任|任|的|等|、|职务|请辞|不再)")
"""After that name."""
_PRESENT: Final = re.compile(rf"(?:^|(?<=[。;])){PRESENT_LABEL}")
_SURE_BEFORE_SPEECH: Final = 1.7
"""Score from which on a bare name before a verb, or at the head of a list, is taken."""
_SPEECH: Final = re.compile(
    r"的陪同下|陪同下|在(?=[^,。;]{2,14}(?:上|中|时)[^,。;]{0,8}(?:讲话|发言|报告|致辞|指出|强调|要求|表示))|指出|强调|要求|表示|说[,,:]|提出|认为|率队|率领|带领|带队|一行|主持|当选|向(?=[^,。;]{1,12}[作做]了?[^,。;]{0,20}(?:报告|汇报|说明))|任(?=[^,。;:]{0,24}(?:书记|长|主任|主席|委员|主委)(?:[,。;、]|$))|荣获|被评为|捐资|捐款|捐赠|作(?=[^,。;]{0,20}(?:报告|讲话|发言|说明|汇报|总结))"
    r"|宣读|传达|通报|陪同|出席|列席|参加|述职|致辞|致词|讲话|在主席台|在前排就[座坐]|就座|应邀|到会|汇报|介绍|发言|会见|看望|慰问|调研|督导|检查|视察|深入|赴(?=[一-鿿])|到(?=[一-鿿]{2,12}(?:镇|乡|村|街道|社区|公司|学校))"
)
"""What goes on after a name without a title at a clause's beginning: `宋一|指出`, `宋一|在会上讲话`."""
_LONGEST_TITLE: Final = 30
_FOREIGN_RUN: Final = re.compile(
    r"[一-鿿]{2,6}?(?=[,。;、]|先生|女士|阁下|一行|率|等|应邀|和|及|与|出席|参加|在|表示|说|致|主持|召开|陪同|带领|深入|调研|主动|到|赴)"
)
"""What stands between a title and the word after a name; for names of other languages, whatever their characters."""
_WHOLE_RUN: Final = re.compile(r"[一-鿿]{3,6}?(?=[,。;、]|先生|女士|阁下|夫妇|一行|率)")
_GOES_ON_WITH_UNIT: Final = frozenset("馆会处办室团部局厅院所站组级们的区长人")
"""Right after what looked like a title's end these make it a unit's name or a group."""
_OF_HERDERS: Final = re.compile(
    r"旗(?=委|政府|人民政府|人大|政协|纪委|直|级|领导|长|法院|检察)|盟(?=委|行署|政协|人大|领导|长)|苏木|嘎查"
)
"""Units of Inner Mongolia, where many names have no surname."""
_OPENS_LIST: Final = re.compile(
    r"(?P<head>领导|负责人|常委|委员|代表|老同志)(?:还|主要|分别)?(?:有|是|为|包括):?$"
)
_BEFORE_OFFICE: Final = frozenset("任兼")
_NEVER_IN_WORDS: Final = frozenset({"先生", "女士", "同志"})
"""Honorifics that are such even where the dictionary has them in a longer word (`陈|林先生`)."""
_GIVEN: Final = re.compile("赠送|赠|介绍|表示|汇报|致|颁|提出|敬献")
"""After `大使向|程永年|校长`: what was done to whom 向 names."""
_FIRST_NAME: Final = re.compile(r"(?:^|[。;:])(?P<name>[一-鿿]{2,3})(?:[,、和与]|以及)$")
"""A bare name at a sentence's or clause's beginning, up to the mark before the next name."""
_WITH_THEM: Final = re.compile("的?陪同下")
_REPORT_OF: Final = re.compile("所?[作做]的")
_HEARD: Final = ("听取", "听取了", "审议了", "会上")
"""After these a subject may begin: `听取|陈一作工作报告`."""
_SURELY_FOREIGN: Final = 3
"""Characters of such names that make one without a title."""
_DOUBTFUL: Final = 0.2
"""Score of a name that is one by its place alone."""
_UNREAD: Final = re.compile(r"[一-鿿]{2,5}(?=、)")
"""A list's item."""
_CERTAIN: Final = 1.5
"""From this score on a name helps to find itself elsewhere in the document."""
_LIST_MARK: Final = re.compile(r"(?:\([^()]{1,12}\))?([,、]?、|以及|和|与|及|,(?=[^,。;:]{2,4}[,、。]))")
_LIST_MARKS: Final = frozenset("、,和及与")
_NEVER_A_NAME: Final = frozenset(["", *"、,。;!?”》)】"])
_NOTE: Final = re.compile(r"\((?:[男女]|[^()]{1,4}族|[^()]{1,5}籍|兼|[男女],[^()]{1,6})[^()]{0,6}\)")
"""`陈一|(女,回族)`: a note that belongs to the name."""
_OF_PEOPLE: Final = re.compile(r"(?P<name>[一-鿿]{2,5})\((?:[男女]|[一-鿿]{1,4}族)[,、)]")
_HEADED_BY: Final = re.compile(r"以(?!及)(?P<title>[^,。;:]+)$")
"""`以|县委书记|陈一为组长`."""
_COUNTED: Final = re.compile(r"等?[二两三四五六七八九十\d]{1,3}[位名]$")
"""`王一、李二|两位|同志`."""
_POST_NOTE: Final = re.compile(
    r"\((?:挂职|兼|正[县处科厅]级|副[县处科厅]级|主持工作|常务|试用期|代理|候任|主持[^()]{1,6}工作)\)"
)
"""`县长助理(挂职)`: a note that belongs to the title."""
_LATIN_NAME: Final = re.compile(
    r"[A-ZÀ-Þ][A-Za-zÀ-ɏ.'-]*(?: (?:d[aeo]s?|del|di|van|von|der|bin|al|el|y|e|[A-ZÀ-Þ][A-Za-zÀ-ɏ.'-]*)){1,7}(?![A-Za-z])"
)
_AFTER_LATIN: Final = re.compile(r"先生|女士|博士|教授|一行|夫妇|等人")
_LIST_HEAD: Final = re.compile(r"(?:计|共)?(?:有|为|是|包括|如下)?:")
_FIRST_MARK: Final = re.compile(r"(?:\([男女][^()]{0,8}\))?、")
_ITEM: Final = "[一-鿿]{2,4}(?:[·?][一-鿿]{1,6})?"
_BARE_LIST: Final = re.compile(rf"{_ITEM}(?:\([男女][^()]{{0,8}}\))?(?:、{_ITEM})+")
_BEFORE_LIST: Final = (
    *("带领", "率领", "陪同", "会见", "看望", "慰问", "接见", "偕同", "有", "是", "为", "包括", "成员"),
    *("走访了", "看望了", "慰问了", "拜访了", "会见了", "接见了", "来到了"),
)
"""After these, or after anything that is no Chinese character, a list of names may begin."""
_OTHER_LIST: Final = re.compile(
    r"等?\d*个?(?:有关|相关)?(?:乡镇|镇|乡|村|地|县|市|区|街道|社区|单位|企业|部门|小区|项目|学校|公司|景区)(?!领导|委|政|人大)"
)
"""After a list: it was one of places."""
_COMMON_TITLE_AFTER: Final = re.compile(
    r"等(?:\d+[位名])?(?P<title>[^,。;、等]{1,8}(?:领导|常委|委员|负责人|[县区市州旗]长))(?!班子)"
)
"""`刘一、孙二等|区领导`."""


class Named(NamedTuple):
    """A person named at places `start` to `end`; `title` are the places of the title that holds for the name."""

    start: int
    end: int
    score: float
    title: tuple[int, int] | None = None
    common: bool = False
    """The title is shared with others of a list."""
    honorific: int = 0
    """Characters of the honorific or the note right after the name (`同志`, `(女,回族)`)."""


def find_people(
    passage: Passage, seen: NameIndex = NO_NAMES, start: int = 0, barred: Collection[str] = ()
) -> tuple[Named, ...]:
    """Everybody named in the passage from place `start` on, in order.

    `seen` are names found for certain elsewhere in the document, `barred` runs that it shows to be none.
    """
    finder = _Finder(passage, seen, start, barred)
    finder.in_cells()
    finder.after_titles()
    finder.after_labels()
    finder.as_leader_of_a_group()
    finder.after_appointments()
    finder.before_honorifics()
    finder.in_bare_lists()
    finder.with_dots()
    finder.in_latin_letters()
    finder.before_speech()
    finder.seen_elsewhere()
    finder.first_of_lists()
    finder.common_titles_after()
    return finder.result()


def certain_names(people: Collection[Named], passage: Passage) -> Iterator[str]:
    """The names among `people` that are sure enough to look for them everywhere in the document."""
    for one in people:
        if one.score >= _CERTAIN:
            yield passage.text[one.start : one.end]


def from_place(one: Named, start: int) -> Named:
    """`one` with a title that does not begin before place `start` (`17| 县长陈一`: a damaged date before it)."""
    if one.title is None or one.title[0] >= start:
        return one
    return one._replace(title=(start, one.title[1]) if start < one.title[1] else None)


@cache
def _honorific() -> re.Pattern[str]:
    return any_of(words_of("titles", "honorifics") | {"等同志"})


class _Finder:
    """Collects names that do not overlap, the surest kind of place first."""

    def __init__(self, passage: Passage, seen: NameIndex, start: int, barred: Collection[str]) -> None:
        self.barred = barred
        self.passage, self.text, self.seen, self.floor = passage, passage.text, seen, start
        self.found: list[Named] = []
        self.taken = bytearray(len(passage.text) + 1)

    def result(self) -> tuple[Named, ...]:
        return tuple(sorted(self.found, key=lambda one: one.start))

    def is_free(self, start: int, end: int) -> bool:
        return not any(self.taken[start:end])

    def add(self, named: Named) -> None:
        if not named.honorific:
            named = named._replace(honorific=self.note_length(named.end))
        self.found.append(named)
        end = named.end + named.honorific
        self.taken[named.start : end] = b"\1" * (end - named.start)
        if named.title and not named.common:
            start, end = named.title
            self.taken[start:end] = b"\2" * (end - start)

    def note_length(self, end: int) -> int:
        """Characters of the note after a name, or of the honorific that a list goes on after (`柳一|教授|、张二`)."""
        note = _NOTE.match(self.text, end)
        if note is None:
            note = _honorific().match(self.text, end)
            if note is None or not (
                self.text[note.end() : note.end() + 1] in _LIST_MARKS or self.passage.begins_word(note.end())
            ):
                return 0
        return note.end() - end

    def name_at(self, start: int, bonus: float, *, is_firm: bool = False) -> NameMatch | None:
        match = match_name(
            self.passage, start, self.seen.names, bonus=bonus, is_firm=is_firm, barred=self.barred
        )
        if match and (self.holds_title(match) or self.is_short_form(match) or self.is_of_body(match)):
            return None
        return match if match and self.is_free(match.start, match.end) else None

    def is_short_form(self, match: NameMatch) -> bool:
        """`李|书记`, `司长`: a surname and an office, or an office, is no name."""
        written = self.text[match.start : match.end]
        return heads().ending_at(written, len(written)) == written or (
            len(written) == 3 and written[1:] in words_of("titles", "honorifics")
        )

    def is_of_body(self, match: NameMatch) -> bool:
        """`县长|周例会`, `同意|吴县等县`: a meeting, or a division, has a surname's character in front."""
        written = self.text[match.start : match.end]
        return written[1:] in words_of("occasions", "meeting") or is_division(written)

    def holds_title(self, match: NameMatch) -> bool:
        """`常委|会主任赛力克·努尔`: an office stands within what looks like a name with a dot."""
        dot = re.search(r"[·?]", self.text[match.start : match.end])
        return dot is not None and any(
            heads().ending_at(self.text, end, match.start)
            for end in range(match.start + 2, match.start + dot.start())
        )

    def in_cells(self) -> None:
        """`王一 副县长 3月2日 …`: a name alone in a cell of a table, and a title alone in the next."""
        gap_before = self.passage.gap_before
        for end, head in find_heads(self.text):
            if end < self.floor or is_weak(head) or not gap_before(end):
                continue
            title = next((at for at in range(end - 2, max(end - _LONGEST_TITLE, 1), -1) if gap_before(at)), 0)
            lengths = (length for length in (2, 3, 4) if title >= length)
            start = next(
                (title - length for length in lengths if title == length or gap_before(title - length)), None
            )
            if start is None or heads().ending_at(self.text, start):
                continue  # `县长 王一 副县长 李二`: the titles stand before the names
            match = self.name_at(start, _IN_LIST, is_firm=True)
            if match is not None and match.end == title:
                self.add(Named(match.start, match.end, match.score, (title, end)))

    def after_titles(self) -> None:
        floor = self.floor
        for end, head in find_heads(self.text):
            if (
                end < self.floor
                or self.taken[end - 1] == 1
                or self.taken[end]
                or self.text[end : end + 1] in _NEVER_A_NAME
            ):
                continue
            if self.longer_head_ends(end, head) or self.is_in_word(end, head):
                continue
            after = self.name_after(end, head)
            if after is None or (head == "代表" and self.is_for_somebody(end, after[0])):
                continue
            match, title_end = after
            for one in self.found[-1:]:
                floor = max(floor, one.end + one.honorific)
            start = title_start(self.passage, end, floor)
            named = Named(match.start, match.end, match.score, (start, title_end))
            self.add(named)
            self.go_on_with_list(named)

    def after_labels(self) -> None:
        """`列席:|陈一`: a name after the label of a list of those present, and those that follow it."""
        for label in _PRESENT.finditer(self.text, self.floor):
            match = self.name_at(label.end(), _IN_LIST, is_firm=True)
            if match is not None and self.ends_well(match):
                named = Named(match.start, match.end, match.score)
                self.add(named)
                self.go_on_with_list(named)

    def is_in_word(self, end: int, head: str) -> bool:
        """`居民|区成立`: an everyday word of people begins a longer word of the dictionary."""
        return is_weak(head) and len(self.passage.word_at(end - len(head))) > len(head)

    def is_for_somebody(self, end: int, name: NameMatch) -> bool:
        """`并代表|陈一书记看望大家`: the word before place `end` is a verb; but in `教师代表|陈一教授` a noun."""
        before = end - 3
        opens = (
            before < 0
            or not is_han(self.text[before])
            or self.taken[before] == 1
            or self.text[before] == "并"
        )
        return opens and _honorific().match(self.text, name.end) is not None

    def longer_head_ends(self, end: int, head: str) -> bool:
        """`董事|长陈一`, `董事|长率领`: whether `head` begins a longer office word, or one that has a name after it."""
        for later in range(end + 1, min(end + 3, len(self.text)) + 1):
            longer = heads().ending_at(self.text, later)
            begin = later - len(longer) if longer else end
            if longer and begin < end and (begin == end - len(head) or self.name_after(later, longer)):
                return True
        return False

    def name_after(self, end: int, head: str) -> tuple[NameMatch, int] | None:
        """The name after the title that ends with `head` before place `end`, and where the title ends."""
        note = _POST_NOTE.match(self.text, end)
        start = note.end() if note else end
        latin = _LATIN_NAME.match(self.text, start)
        if latin:
            return NameMatch(start, latin.end(), _CERTAIN), start
        bonus = _AFTER_WEAK_TITLE if is_weak(head) else _AFTER_TITLE
        match = self.before_note(start) or self.name_at(start, bonus, is_firm=not is_weak(head))
        if match and self.begins_next_title(match):
            return None
        if match is None and (colon := _LIST_HEAD.match(self.text, start)):
            match = self.name_at(colon.end(), 0.0)
            return (match, end) if match and self.text[match.end : match.end + 1] == "、" else None
        match = self.or_without_surname(match, start, is_certain=is_weak(head))
        if (
            match is None
            or end_score(self.passage, match.end) < GOOD_END
            or self.text.startswith("和", match.end)
        ):
            match = self.foreign_name(start, end, is_cut=match is not None) or match
        return (match, start) if match else None

    def foreign_name(self, start: int, title_end: int, *, is_cut: bool) -> NameMatch | None:
        """`日本某市市长|星川隆|,`, `旗委书记|青山|主持`: whatever stands between such a title and what follows names.

        With `is_cut` a name was found that ends badly, or before 和, which may belong to it (`町长木村|和也|一行`).
        """
        run = (_WHOLE_RUN if is_cut else _FOREIGN_RUN).match(self.text, start)
        if run is None or not self.is_free(*run.span()) or end_score(self.passage, start) >= _CLEAR_END:
            return None
        if run.group()[0] in _GOES_ON_WITH_UNIT:
            return None  # `大使|馆`, `委员|会`
        if any(heads().ending_at(self.text, end, start) for end in range(start + 2, run.end() + 1)):
            return None
        title = self.text[
            title_start(self.passage, title_end, max(self.floor, title_end - _LONGEST_TITLE)) : title_end
        ]
        abroad = any(word in title for word in words_of("titles", "abroad"))
        if is_ordinary(run.group()) or not (abroad or _OF_HERDERS.search(title)):
            return None
        return NameMatch(run.start(), run.end(), _CERTAIN)

    def before_note(self, start: int) -> NameMatch | None:
        """`副省长|天宝|(藏族)`: what stands between a title and a note of sex or people is a name, whatever it looks like."""
        note = _OF_PEOPLE.match(self.text, start)
        if note is None or not self.is_free(start, note.end("name")):
            return None
        return NameMatch(start, note.end("name"), _CERTAIN)

    def begins_next_title(self, match: NameMatch) -> bool:
        """`县委常委|宣传|部长张一`: a word of the language before another office and a name after that."""
        if not self.passage.word_at(match.start).startswith(self.text[match.start : match.end]):
            return False
        for end in range(match.end + 2, match.end + 4):
            head = heads().ending_at(self.text, end, match.end)
            if head and end - len(head) == match.end and self.name_at(end, _AFTER_TITLE, is_firm=True):
                return True
        return False

    def or_without_surname(
        self, match: NameMatch | None, start: int, *, is_certain: bool = False
    ) -> NameMatch | None:
        """`match`, or a name without a surname at place `start` if `match` is none or has no good end.

        With `is_certain` only one that is written throughout with the characters of such names.
        """
        ending = end_score(self.passage, match.end) if match else 0.0
        if ending >= _CLEAR_END:
            return match
        other = match_without_surname(self.passage, start)
        if ending >= GOOD_END and (other is None or end_score(self.passage, other.end) <= ending):
            return match
        if other is None or not self.is_free(other.start, other.end) or (match and other.end <= match.end):
            return match
        is_certain = is_certain or match is not None
        return match if is_certain and not is_transliterated(self.text[other.start : other.end]) else other

    def go_on_with_list(self, first: Named) -> None:
        """`区领导陈一、李二、王三`: the names after the first, under the same title."""
        previous = first
        while True:
            note = _NOTE.match(self.text, previous.end)
            mark = _LIST_MARK.match(self.text, note.end() if note else previous.end)
            member = self.list_member(mark.end(), mark.group(1), first) if mark else None
            if member is None and mark and mark.group(1) == "、" and first.title:
                member = self.unread_member(mark.end(), first)
            if member is None:
                return
            self.add(member)
            previous, first = member, member if member.title is None else first

    def unread_member(self, start: int, first: Named) -> Named | None:
        """`市领导郭一、|达娃欧珠|、韩二`: what stands between two names under one title is a name, if nothing says otherwise."""
        item = _UNREAD.match(self.text, start)
        if item is None or not self.is_free(*item.span()) or self.begins_a_title(start):
            return None
        run = item.group()
        following = self.name_at(item.end() + 1, _IN_LIST, is_firm=True)
        is_other = is_ordinary(run) or ends_with_group(run, len(run)) or heads().ending_at(run, len(run))
        if is_other or following is None or not self.ends_well(following):
            return None
        return Named(start, item.end(), _DOUBTFUL, first.title, common=True)

    def list_member(self, start: int, mark: str, first: Named) -> Named | None:
        mark = mark[-1] if mark.endswith("、") else mark
        title = None if mark.startswith(",") else first.title
        latin = _LATIN_NAME.match(self.text, start)
        if latin:
            return Named(start, latin.end(), _CERTAIN, title, common=True)
        if self.begins_a_title(start):
            return None
        match = self.name_at(start, _IN_LIST if mark == "、" else 0.2, is_firm=mark == "、")
        if mark == "、" and (first.title or is_transliterated(self.text[first.start : first.end])):
            match = self.or_without_surname(match, start, is_certain=not first.title)
        if match and mark == "、":
            match = self.up_to_next_mark(match)
        if match is None or not self.ends_well(match):
            return None
        return Named(match.start, match.end, match.score, title, common=True)

    def up_to_next_mark(self, match: NameMatch) -> NameMatch:
        """`、陈关|从、`: between two list marks a third character belongs to the name, but for 等."""
        third = match.start + 2
        is_short = match.end == third and self.text[third : third + 1] != "等"
        return (
            match._replace(end=third + 1)
            if is_short and self.text.startswith(("、", ","), third + 1)
            else match
        )

    def ends_well(self, match: NameMatch) -> bool:
        """Whether a list's name has a good end, or is so clear a name that a fair one will do."""
        ending = end_score(self.passage, match.end)
        return ending >= GOOD_END or (ending >= 0 and match.score - ending - _IN_LIST > _CLEAR_NAME)

    def begins_a_title(self, start: int) -> bool:
        """Whether an office stands before the next punctuation: `、县长王三` is no list member but a title and a name."""
        stop = start
        while stop < len(self.text) and self.text[stop] not in PUNCTUATION:
            stop += 1
        name = match_name(self.passage, start, self.seen.names, bonus=_IN_LIST)
        if name is None and is_transliterated(self.text[start : start + 2]):
            name = match_without_surname(self.passage, start)
        for end in range(start + 2, min(stop, start + 30) + 1):
            if name and name.end < end and self.ends_well(name) and self.goes_on(name.end):
                return False  # `、胡一|及秘书长李二`, `、胡一|在县长李二陪同下`, `、胡一|会见某公司主席李二`
            head = strong_heads().ending_at(self.text, end, start)
            if head and (name is None or end - len(head) < name.end):
                return True
            if head and match_name(self.passage, end, self.seen.names, bonus=0.5):
                return True
        return False

    def goes_on(self, end: int) -> bool:
        """Whether something that joins, or a verb, stands right behind a name."""
        return self.text[end] in "及和与暨在由向随对赴" or verb_type_at(self.text, end) in (
            "act",
            "list",
            "speech",
        )

    def as_leader_of_a_group(self) -> None:
        """`以某委员会主任陈一为组长的调查组`: a name before 为组长, whatever stands before it."""
        for match in re.finditer(r"为(?:组长|团长|队长|首)", self.text):
            for length in (3, 2):
                start = match.start() - length
                if start < 0:
                    continue
                name = self.name_at(start, 0.5)
                if name and name.end == match.start():
                    opening = _HEADED_BY.search(self.text, max(0, start - 40), start)
                    title = opening.span("title") if opening else None
                    self.add(Named(name.start, name.end, name.score, title))
                    break

    def before_honorifics(self) -> None:
        """`省委徐一书记`, `徐一同志`: a name between a word's end and an honorific."""
        for match in _honorific().finditer(self.text):
            place, honorific = match.start(), match.group()
            counted = _COUNTED.search(self.text, max(0, place - 5), place) if honorific == "同志" else None
            if counted:
                place, honorific = counted.start(), counted.group() + honorific
            is_word = self.passage.begins_word(place) or honorific in _NEVER_IN_WORDS
            if not is_word or not self.is_free(place, place + 1):
                continue
            if self.text[place - 1 : place] in _BEFORE_OFFICE:
                continue  # `吴某某任|主席`
            for start in (place - 3, place - 2, place - 4):
                if start < 0 or not self.is_free(start, place):
                    continue
                name = self.name_at(start, self.honorific_bonus(start, honorific))
                if (
                    name
                    and name.end == place
                    and name.score > 1.2
                    and (self.can_begin(start) or self.text[start - 1] == "向")
                    and not self.is_under_preposition(start, place)
                ):
                    self.add(Named(name.start, name.end, name.score, None, honorific=len(honorific)))
                    self.back_through_list(start)
                    break
            else:
                self.transliterated_before(place, honorific)

    def transliterated_before(self, end: int, honorific: str) -> None:
        """`免去|乌日其图|同志`: a run of the characters of such names, from a word's beginning to an honorific."""
        for start in range(max(0, end - 7), end - 2):
            if self.is_free(start, end) and self.can_begin(start) and is_transliterated(self.text[start:end]):
                self.add(Named(start, end, _CERTAIN, None, honorific=len(honorific)))
                return

    def is_under_preposition(self, start: int, end: int) -> bool:
        """`向|杨|校长`, `大使向|程永年|校长赠送`: a name under a preposition that is a surname too."""
        if self.text[start] not in "向和由于同" or self.text[start + 1] not in SURNAMES:
            return False
        if end - start == 2:
            return True
        inner = self.name_at(start + 1, 0.0)
        goes_before = start > 0 and is_han(self.text[start - 1])
        return (
            inner is not None
            and inner.end == end
            and (goes_before or _GIVEN.search(self.text, end, end + 8) is not None)
        )

    def back_through_list(self, start: int) -> None:
        """`王一、李二|同志`: the names before the one that stands before the honorific."""
        while start > 1 and self.text[start - 1] == "、":
            end = start - 1
            for begin in (end - 3, end - 2, end - 4):
                name = self.name_at(begin, _IN_LIST) if begin >= 0 and self.is_free(begin, end) else None
                if name and name.end == end and self.can_begin(begin):
                    self.add(Named(begin, end, name.score))
                    break
            else:
                return
            start = begin

    def honorific_bonus(self, start: int, honorific: str) -> float:
        alone = start == 0 or self.text[start - 1] in PUNCTUATION
        return _BEFORE_HONORIFIC if honorific.endswith("同志") or alone else 0.2

    def can_begin(self, start: int) -> bool:
        return start == 0 or self.passage.begins_word(start)

    def in_bare_lists(self) -> None:
        """`刘一、孙二、吕三等区领导`: two or more names and nothing else between punctuation."""
        for match in self.bare_lists():
            if not self.is_free(match.start(), match.start() + 1):
                continue
            first = self.transliterated_at(match.start()) or self.name_at(match.start(), 0.0)
            mark = first.end + self.note_length(first.end) if first else match.end()
            if (
                first is None
                or first.score < 0.2
                or _OTHER_LIST.match(self.text, match.end() - self.text[: match.end()].endswith("等"))
                or self.text[mark : mark + 1] != "、"
            ):
                continue
            shortest = 2 if is_transliterated(self.text[first.start : first.end]) else _SURELY_FOREIGN
            second = self.transliterated_at(mark + 1, shortest) or self.name_at(mark + 1, 0.0)
            if (
                second is None
                or second.score < 0.5
                or end_score(self.passage, second.end) < GOOD_END
                or self.begins_a_title(mark + 1)
            ):
                continue
            named = Named(
                first.start, first.end, first.score, self.common_title_before(match.start()), common=True
            )
            self.add(named)
            self.go_on_with_list(named)

    def bare_lists(self) -> Iterator[re.Match[str]]:
        """Every run of two or more items of names' length with list marks between, where a list may begin."""
        end = 0
        for mark in _FIRST_MARK.finditer(self.text):
            if mark.start() < end:
                continue
            for start in range(max(end, mark.start() - 4), mark.start() - 1):
                opens = (
                    start == 0
                    or not is_han(self.text[start - 1])
                    or self.text.endswith(_BEFORE_LIST, 0, start)
                )
                match = _BARE_LIST.match(self.text, start) if opens else None
                if match and match.end() > mark.end():
                    end = match.end()
                    yield match
                    break

    def common_title_before(self, start: int) -> tuple[int, int] | None:
        """`出席的|市领导|有刘一、孙二`: the title that stands before a list and 有."""
        opening = _OPENS_LIST.search(self.text, max(self.floor, start - 16), start)
        if opening is None:
            return None
        end = opening.end("head")
        return title_start(self.passage, end, self.floor), end

    def transliterated_at(self, start: int, shortest: int = _SURELY_FOREIGN) -> NameMatch | None:
        """`艾尼瓦尔、哈力克等领导`: a run of so many or more characters of such names that is a list's whole item."""
        name = match_without_surname(self.passage, start)
        is_whole = (
            name is not None
            and end_score(self.passage, name.end) >= _CLEAR_END
            and name.end - start >= shortest
        )
        return name if name and is_whole and is_transliterated(self.text[start : name.end]) else None

    def first_of_lists(self) -> None:
        """`王一和副主席袁二出席`, `;王一,李二出席`: a bare name at a sentence's or clause's beginning before others."""
        for one in sorted(self.found, key=lambda one: -one.start):
            begin = one.title[0] if one.title and not one.common else one.start
            before = _FIRST_NAME.search(self.text, max(0, begin - 8), begin)
            if before is None or not self.is_free(*before.span("name")):
                continue
            start, end = before.span("name")
            name = self.name_at(start, 0.0, is_firm=True)
            if name and name.end == end and name.score > _SURE_BEFORE_SPEECH:
                self.add(Named(start, end, name.score))

    def common_titles_after(self) -> None:
        """`刘一、孙二、吕三等|区领导`: the title that stands after a list gives it to all who have none before them."""
        ending = {one.end + one.honorific: index for index, one in enumerate(self.found)}
        for match in _COMMON_TITLE_AFTER.finditer(self.text):
            index = ending.get(match.start())
            while index is not None and self.found[index].title is None:
                one = self.found[index]
                self.found[index] = one._replace(title=match.span("title"), common=True)
                mark = self.text[one.start - 1] if one.start else ""
                index = ending.get(one.start - 1) if mark in "、,和及" else None

    def before_speech(self) -> None:
        """`宋一指出,`: an unknown name at a clause's beginning before a verb of speech."""
        for match in _SPEECH.finditer(self.text):
            for length in (3, 2, 5, 4):
                start = match.start() - length
                if start < 0 or not self.opens_speech(start):
                    continue
                bonus = _AFTER_TITLE if self.text[start - 1 : start] == "在" else 0.0
                name = self.name_at(start, bonus) if length < 4 else None
                if length > 2 and is_transliterated(self.text[start : match.start()]):
                    name = NameMatch(start, match.start(), _SURE_BEFORE_SPEECH + 0.1)
                if (
                    name
                    and name.end == match.start()
                    and name.score > _SURE_BEFORE_SPEECH
                    and not heads().ending_at(self.text, name.end, name.start)
                    and self.is_free(start, name.end)
                ):
                    self.add(Named(name.start, name.end, name.score))
                    break

    def opens_speech(self, start: int) -> bool:
        """Whether a subject may begin at `start`: at a clause's beginning, or after 由, or 听取."""
        if start == 0 or self.text[start - 1] in "。,;!?:”由" or self.text.endswith(_HEARD, 0, start):
            return True
        if self.text[start - 1] == "在":
            return _WITH_THEM.search(self.text, start, start + 8) is not None
        return self.text[start - 1] == "、" and _REPORT_OF.search(self.text, start, start + 8) is not None

    def seen_elsewhere(self) -> None:
        for start, end in self.seen.find(self.text):
            if self.is_free(start, end) and self.may_be_name(start, end):
                named = Named(start, end, _CERTAIN)
                self.add(named)
                self.go_on_with_list(named)

    def may_be_name(self, start: int, end: int) -> bool:
        """Whether a certain name that stands here is one: as a word of the language (`成长`) only between marks."""
        ending = end_score(self.passage, end)
        word = self.passage.word_at(start)
        is_ordinary = (
            len(word) > 1 and end - start == len(word) and not (len(word) > 2 and is_name_word(word))
        )
        if not is_ordinary:
            return ending > -1.0
        opens = start == 0 or self.text[start - 1] in PUNCTUATION or self.taken[start - 1] == 1
        return opens and ending >= _CLEAR_END

    def with_dots(self) -> None:
        """`会见|阿里·哈桑`: a name with a middle dot without a title."""
        for match in re.finditer("·", self.text):
            start = begin_of_dotted(self.text, match.start(), self.floor)
            before = self.passage.word_before(start) if start else ","
            opens = len(before) > 1 or before in PUNCTUATION or before in "与和同向的对"
            name = self.name_at(start, 0.0) if opens and start < match.start() else None
            if name and self.text.find("·", name.start, name.end) >= 0:
                self.add(Named(name.start, name.end, name.score))

    def in_latin_letters(self) -> None:
        """`会见|John Smith|先生`: a name in Latin letters that an honorific shows to be one."""
        for match in _LATIN_NAME.finditer(self.text):
            if _AFTER_LATIN.match(self.text, match.end()) and self.is_free(match.start(), match.end()):
                self.add(Named(match.start(), match.end(), _CERTAIN))

    def after_appointments(self) -> None:
        """`补选|陈一|为`, `接受|陈一|辞去`: a name between a verb that appoints or dismisses and what goes on so."""
        for match in [*_APPOINTED.finditer(self.text), *_ALSO_APPOINTED.finditer(self.text)]:
            if not self.is_free(match.end(), match.end() + 1):
                continue
            name = self.or_without_surname(
                self.name_at(match.end(), 1.0, is_firm=True), match.end(), is_certain=True
            )
            if name and _TO_WHAT.match(self.text, name.end):
                named = Named(name.start, name.end, name.score)
                self.add(named)
                self.go_on_with_list(named)


def any_of(words: Collection[str]) -> re.Pattern[str]:
    """A pattern that finds each of `words` (at least one), the longest first."""
    return _alternatives(tuple(sorted(words, key=lambda word: (-len(word), word))))


@lru_cache(maxsize=64)
def _alternatives(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, names)))
