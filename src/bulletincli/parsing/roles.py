"""Who did what: the part of everybody named, and of unnamed offices, in the sentences of one event.

A sentence is read from left to right as a row of marks: groups of people (a list of titles and names is one group) and
verbs from `lexicon/roles.toml`. A group is the subject of the verbs after it until another group takes its place,
unless what stands before it makes it an object (`陪同|县长陈一`), an agent (`由陈一主持`), a companion (`在陈一陪同下`) or
somebody quoted (`传达|陈一讲话精神`). What follows a verb of speech to the sentence's end is what was said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, cast

from bulletincli.model import Role
from bulletincli.parsing import around
from bulletincli.parsing.groups import find_met, is_common_title, match_group, split_offices
from bulletincli.parsing.parts import ELIDED, Parts, Site
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.people import Named
from bulletincli.parsing.sentences import (
    Group,
    Sentence,
    begin_of,
    people_within,
    read_sentence,
    split_sentences,
    without_time,
)
from bulletincli.parsing.verbs import PERSON, Verb, verb_type_at

_REACH: Final = 120
"""Characters after a name that can say what it is to the sentence."""
_PRONOUN_REACH: Final = 14
_RELATIVE: Final = 40
"""Characters of a relative clause about guests."""
_LONGEST_MEMBER: Final = 40
"""Characters of an unnamed member of a list."""
_LONGEST_GAP: Final = 80
"""Characters between two groups of one list."""
_MANY: Final = 50
"""From so many leaders on they are not told apart, which keeps the reading of one huge event linear."""
_LOOKED_AT: Final = frozenset({"inspection", "research", "visit", "duty"})
_MATTERS: Final = re.compile(r"出席|参加|列席|陪同|收听|收看|观看|旁听|他|她")


def _last_of(group: Group) -> Group:
    """The last member alone, with the places of the whole group."""
    return group._replace(members=group.members[-1:], keys=group.keys[-1:])


def read_parts(
    passage: Passage, start: int, end: int, people: Sequence[Named], parts: Parts | None = None
) -> Parts:
    """The parts that the sentences between two places give to `people`; `parts` are those of the event so far."""
    parts = parts or Parts()
    for first, last in split_sentences(passage.text, start, end):
        within = people_within(passage, first, last, people)
        if within or not parts.begun or not parts.acts or _may_matter(passage.text, first, last):
            _Reader(read_sentence(passage, first, last, within), parts).read()
        parts.begun = True
    return parts


def _may_matter(text: str, start: int, end: int) -> bool:
    """Whether a sentence without names can still say who took part: most of a long speech cannot."""
    if _MATTERS.search(text, start, end):
        return True
    opening = around.RESUMING.match(text, start, end)
    at = opening.end() if opening else start
    return verb_type_at(text, at) == "act" or text.startswith(("向", "与", "听取"), at)


class _Reader:
    """Reads one sentence, once, from left to right."""

    def __init__(self, sentence: Sentence, parts: Parts) -> None:
        self.sentence, self.parts, self.masked = sentence, parts, sentence.masked
        self.subject: Group | None = None
        self.last: Verb | Group | None = None
        self.preposition: tuple[str, Group] | None = None
        self.led_until = sentence.start
        """Until this place acts are those of somebody who is accompanied."""
        self.skip_until = sentence.start
        """Verbs before this place belong to what was read already."""
        self.group_end = sentence.start
        self.led_before = set(parts.leaders) if len(parts.leaders) < _MANY else {ELIDED}
        """Who led something in the sentences before."""
        self.heard: Group | None = None
        self.present: Role | None = None
        """What those are who are named after `出席的有`."""
        self.list_from = sentence.start
        """Where a list of those present may begin: after the last verb that has none before it."""
        self.row: list[Group] = []
        """Those who were the subject, in order."""
        self.nobody = False
        """The clause has a subject that is no person (`会议强调`)."""

    def read(self) -> None:
        """Give everybody in the sentence their roles."""
        said_from: int | None = None
        marks: list[Verb | Group] = [*self.sentence.groups, *self.sentence.verbs]
        for mark in sorted(marks, key=lambda mark: mark.start):
            if said_from is not None:
                if self.is_spoken_to(mark, said_from):
                    continue
                if not around.RESUMES.search(self.sentence.between(said_from, mark.start + 2)):
                    continue
                said_from = None
            if isinstance(mark, Group):
                self.take_group(mark)
                self.group_end = mark.end
            elif self.is_of_guests(mark):
                continue
            else:
                said_from = self.take_unless_skipped(mark)
            if isinstance(mark, Verb) and mark.type != "list" and mark.word not in around.IN_BETWEEN:
                self.list_from = mark.end
            self.last = mark
        if not self.sentence.groups:
            self.take_offices_present()
        self.take_left_preposition(said_from)
        self.take_met(self.sentence.end if said_from is None else said_from)
        if said_from is not None and said_from < self.sentence.end:
            self.parts.said.append(self.sentence.passage.span_of(said_from, self.sentence.end))

    def take_unless_skipped(self, verb: Verb) -> int | None:
        """Take the verb, and say where what somebody says begins, if it is a verb of speech."""
        if verb.start < self.skip_until:
            return None
        self.take_verb(verb)
        return verb.end if verb.type == "speech" else None

    def is_of_guests(self, verb: Verb) -> bool:
        """`会见了前来|参加|洽谈会的…`: what those do who are received or visited."""
        last = self.last
        if not (isinstance(last, Verb) and last.object and last.kind in ("reception", "visit")):
            return False
        until = self.sentence.between(last.end, min(verb.end + _RELATIVE, self.sentence.end))
        return around.OF_GUESTS.match(until) is not None and "," not in until[: verb.start - last.end]

    def is_spoken_to(self, mark: Verb | Group, said_from: int) -> bool:
        """`叮嘱|随行的乡长陈一`: the group right after a verb of speech; gives it its roles then."""
        if isinstance(mark, Verb) or not isinstance(self.last, Verb) or self.last.end != said_from:
            return False
        before = self.sentence.between(said_from, mark.start)
        return "," not in before and self.is_object(self.last, mark, before)

    # Groups

    def take_group(self, group: Group) -> None:
        """Find what the group is to the words around it."""
        before = self.sentence.between(self.last.end if self.last else self.sentence.start, group.start)
        after = self.sentence.between(group.end, group.end + _REACH)
        if self.takes_part_otherwise(group, before, after):
            return
        if self.heads_guests(group, before, after):
            return
        if before.endswith("由") and (along := around.GO_ALONG.match(after)):
            self.parts.give(group, ("accompany",))
            self.skip_until = group.end + along.end()
        elif before.endswith(("由", "被", "请")):
            if around.LEADS_THEM.match(after):
                self.parts.give(group, ("lead",))
            self.take_subject(group)
        elif around.LED_BY.match(after) and not (isinstance(self.last, Verb) and self.last.type == "passive"):
            self.parts.give(_last_of(group), ("lead",))
            self.take_subject(group)
        elif self.is_named_only(group, before):
            return
        elif (under := around.under_preposition(group, before)) and not (
            self.last is None and len(before) < 2
        ):
            self.preposition = (under.group()[0], group)
            if "随行" in before or "陪同" in before:
                self.parts.give(group, ("accompany",))
        else:
            self.take_subject(group)

    def takes_part_otherwise(self, group: Group, before: str, after: str) -> bool:
        """A list of those present, somebody quoted, visited at home, or a companion."""
        start = self.group_end
        text = self.sentence.passage.text
        present = (
            around.ATTENDANCE.search(text[start : group.start])
            or around.ATTENDANCE.search(text[start : group.members[0].start])
            or around.LABELLED.search(text[start : group.start])
        )
        if present:
            role = next((role for role, verb in present.groupdict().items() if verb), None)
            self.present = cast("Role | None", role)
        if present and self.present is None:
            return True  # `缺席:|陈一`
        if present or (self.present and isinstance(self.last, Group) and self.are_in_row(self.last, group)):
            self.parts.give(group, (self.present,) if self.present else ())
            self.subject = group
            return True
        if around.REPORTED.match(re.split(r"[,。;]", after, maxsplit=1)[0]) and not before.endswith("由"):
            return True
        if around.HEARD.match(after) and re.search(r"听取|审议", self.masked):
            self.parts.give(group, ("speak",))
            return True
        if self.receives(group, after):
            return True
        is_there = isinstance(self.last, Verb) or re.search(r"[在到][^,。;]{0,8}$", before)
        if around.AT_HOME.match(after) and is_there:
            self.parts.give(group, ("meet",))
            return True
        companions = around.COMPANIONS.match(after)
        if companions and around.WITH.search(before):
            self.parts.give(group, ("accompany",) if companions.group("what") == "陪同" else ("lead",))
            self.skip_until = group.end + companions.end()
            return True
        return False

    def heads_guests(self, group: Group, before: str, after: str) -> bool:
        """`会见了以|陈一|为团长的…`, `会见由|陈一|带队的…`: who leads those that are received is met."""
        last = self.last
        if not (isinstance(last, Verb) and last.object and last.kind in ("reception", "visit")):
            return False
        heads = around.HEADS_THEM.match(after)
        if heads is None or not re.fullmatch(r"了?[以由]", before):
            return False
        self.parts.give(group, last.object)
        self.skip_until = group.end + heads.end()
        return True

    def receives(self, group: Group, after: str) -> bool:
        """`受到了|陈一校长、李二校长|的热情接待`: those who receive somebody lead; gives them, in one row, their role."""
        reception = around.RECEIVED_BY.match(after)
        met = self.masked.rfind("受到", 0, group.start - self.sentence.start) if reception else -1
        if reception is None or met < 0:
            return False
        for one in self.sentence.groups:
            if self.sentence.start + met < one.start <= group.start:
                self.parts.give(one, ("lead",))
        self.parts.acts.append((self.sentence.passage.offset(group.end), "reception"))
        self.skip_until = group.end + reception.end()
        return True

    def is_named_only(self, group: Group, before: str) -> bool:
        """The group is an object, or the one for whom somebody acts, or whose words are studied."""
        if before.endswith(("代表", "委托", "以", "替")) or around.FOR_THEM.search(before):
            return True
        if (
            isinstance(self.last, Verb)
            and "," not in before
            and (self.is_object(self.last, group, before) or self.last.word in ("传达", "传达学习"))
        ):
            return True
        return before.endswith(around.STUDIED)

    def take_subject(self, group: Group) -> None:
        """The verbs that follow are the group's."""
        self.subject, self.preposition, self.nobody = group, None, False
        self.row.append(group)
        if len(group.members) == 1:
            self.parts.last_subject = group
        self.led_until = self.sentence.start

    def is_object(self, verb: Verb, group: Group, before: str) -> bool:
        """Whether the group, right after the verb, is whom it is done to; gives it its roles then."""
        adjacent = around.MODIFIER.fullmatch(before) is not None or (
            verb.kind in ("reception", "visit")
            and (
                around.ORIGIN.fullmatch(around.OF_GUESTS.sub("", before, count=1)) is not None
                or around.ends_a_list(before)
            )
        )
        if verb.type == "passive":
            return adjacent and not (verb.word == "接受" and self.acts_next(group))
        if not verb.object or not adjacent:
            return False
        if verb.word in ("听取", "听"):
            self.heard = group
            self.parts.give(group, ("speak",) if self.is_meeting_report(group) else ("meet",))
            return True
        if verb.type == "speech" and not before and group.members[0].title is None:
            return False
        group, rest = self.split_object(verb, group)
        self.parts.give(group, verb.object)
        if rest:
            self.take_subject(rest)
        if "随行" in before or "陪同" in before:
            self.parts.give(group, ("accompany",))
        if "accompany" in verb.subject:
            self.lead_goes_on(group.end)
        return True

    def is_meeting_report(self, group: Group) -> bool:
        """`会议听取陈一所作的报告`: who reports to a meeting speaks; who is heard on a tour is met."""
        after = self.sentence.between(group.end, self.sentence.end)
        if re.match(r"(?:所|代表[^,。;]{1,16})?[作做]", after):
            return True
        if self.subject is None:
            opening = self.sentence.after_time(self.sentence.end)
            return opening.startswith(around.impersonal()) or any(
                kind == "meeting" for _, kind in self.parts.acts
            )
        return "host" in self.parts.of(self.subject)

    def split_object(self, verb: Verb, group: Group) -> tuple[Group, Group | None]:
        """`会见|某团团长陈一,|李二、王三参加`: those after a comma are no objects but do what follows."""
        after = self.sentence.between(group.end, group.end + 1)
        if "accompany" in verb.object and around.SET_OUT.match(
            self.sentence.between(group.end, group.end + _REACH)
        ):
            return group, None  # `率副县长陈一,主任李二|等赴北京`
        if after in ("", "。", ",", ";"):
            return group, None
        for index, (one, other) in enumerate(pairwise(group.members), 1):
            if "," in self.sentence.passage.text[one.end : begin_of(other)]:
                first = Group(group.members[:index], group.start, one.end, group.keys[:index])
                return first, Group(group.members[index:], begin_of(other), group.end, group.keys[index:])
        return group, None

    def acts_next(self, group: Group) -> bool:
        """`接受|市长陈一|检阅`: what comes right after the group is what it does."""
        return verb_type_at(self.masked, group.end - self.sentence.start) == "act"

    def lead_goes_on(self, start: int) -> None:
        """From place `start` to the next semicolon acts are those of the one who is accompanied."""
        if self.led_until <= start:
            stop = self.masked.find(";", start - self.sentence.start)
            self.led_until = self.sentence.start + stop if stop >= 0 else self.sentence.end

    # Verbs

    def take_verb(self, verb: Verb) -> None:
        """Give the verb's roles to whom they belong."""
        if verb.kind and not self.is_beside_the_point(verb):
            self.parts.acts.append((self.sentence.passage.offset(verb.start), verb.kind))
        if self.is_of_companions(verb):
            return
        if verb.type == "passive" or (self.last is self.heard and verb.word in around.REPORTS):
            return
        lead_in = self.sentence.between(self.last.end if self.last else self.sentence.start, verb.start)
        pronoun = self.parts.last_subject or self.parts.principal
        if pronoun and around.PRONOUN.search(self.sentence.between(verb.start - _PRONOUN_REACH, verb.start)):
            self.subject, lead_in = pronoun, ""
        if self.preposition and self.take_preposition(verb):
            return
        if verb.start < self.led_until and verb.type == "act":
            self.add_site(verb)
        elif not lead_in.endswith(around.NOT) and not self.is_within_object(verb):
            self.take_done(verb, lead_in)

    def is_of_companions(self, verb: Verb) -> bool:
        """`在市外办领导|陪同|下`: the companions have no name; gives the office its role then."""
        if "accompany" not in verb.subject or self.sentence.between(verb.end, verb.end + 1) != "下":
            return False
        passage, begin = self.sentence.passage, max(self.group_end, self.list_from)
        opening = passage.text.rfind("在", begin, verb.start)
        if opening < 0:
            return False
        end = verb.start - passage.text.endswith("的", 0, verb.start)
        for first, last in split_offices(passage.text, opening + 1, end):
            self.parts.give_office(passage.span_of(first, last), verb.subject)
        return True

    def is_within_object(self, verb: Verb) -> bool:
        """`看望|参加会商的专家`: the verb says which people the verb right before it is done to."""
        last = self.last
        return verb.type == "list" and isinstance(last, Verb) and last.end == verb.start and bool(last.object)

    def take_done(self, verb: Verb, lead_in: str) -> None:
        """Give the roles of a verb that is the subject's, and find unnamed people around it."""
        if verb.type == "list":
            self.take_list(verb, lead_in)
        elif self.is_predicate(verb, lead_in):
            self.assign(verb, lead_in)
        if (
            verb.kind == "reception"
            and self.subject
            and around.GUESTS.match(self.masked, verb.end - self.sentence.start)
        ):
            self.parts.receive_guests(self.subject)
        if verb.object or verb.type == "list":
            self.take_object_office(verb)

    def is_beside_the_point(self, verb: Verb) -> bool:
        """Verbs in a purpose clause (`为做好检查准备工作,…`) and what a meeting says make no kind of event."""
        if self.last is not None:
            return False
        if self.masked.startswith(around.impersonal()) and verb.type != "act":
            return True
        clause = re.split(r"[,。;]", self.sentence.after_time(verb.start))[-1]
        rest = self.sentence.between(verb.end, self.sentence.end)
        return clause.startswith(("为", "根据", "按照", "随着", "针对")) and "," in rest

    def is_predicate(self, verb: Verb, lead_in: str) -> bool:
        """Whether the subject does it: nothing else stands between that could."""
        clause = re.split(r"[,;]", lead_in)[-1]
        has_mark = clause != lead_in
        if has_mark and clause.startswith(around.impersonal()):
            self.nobody = True
        if self.nobody:
            return False
        if verb.type in ("speech", "talk"):
            opens = self.subject is not None or not without_time(lead_in).strip(",")
            return opens and (
                around.is_adverbial(clause)
                or (isinstance(self.last, Verb) and around.AFTER_OBJECT.fullmatch(clause) is not None)
            )
        if self.subject is not None:
            return not has_mark or len(clause) < 40
        opening = without_time(lead_in)
        return verb.type == "act" and (around.is_adverbial(opening) or len(opening) < 30)

    def assign(self, verb: Verb, lead_in: str) -> None:
        """Give the subject, or who is left out as the subject, the verb's roles."""
        if self.subject is None and self.is_done_by_office(verb):
            return
        if self.subject is None and not self.find_elided(verb):
            return
        subject = self.subject
        if subject is None or self.is_somebody_elses(verb, lead_in, self.parts.of(subject)):
            return
        self.give_row(subject, self.roles_of_subject(verb, lead_in, subject))
        self.take_group_tail(verb)
        self.add_site(verb)
        if set(self.parts.of(subject)) & {"lead", "host", "speak"}:
            self.parts.principal = subject

    def roles_of_subject(self, verb: Verb, lead_in: str, subject: Group) -> tuple[Role, ...]:
        """`副县长李二|一同|督导`: on a tour that somebody else leads, those who go along accompany."""
        before = {key for group in self.row if group is not subject for key in group.keys}
        leaders = self.led_before | (self.parts.leaders & before)
        is_led = not leaders.issubset(subject.keys)
        if "lead" in verb.subject and is_led and around.ALONG.search(lead_in):
            return ("accompany",)
        return verb.subject

    def is_done_by_office(self, verb: Verb) -> bool:
        """`县四大班子领导|分赴各镇`: the sentence begins with a group that does it; gives it the verb's roles."""
        passage, start = self.sentence.passage, self.sentence.start
        begin = verb.start - len(self.sentence.after_time(verb.start))
        end = match_group(passage.text, begin, verb.end) if verb.start - begin > 2 else None
        if (
            end is None
            or PERSON in self.sentence.between(begin, end)
            or not around.is_adverbial(self.sentence.between(end, verb.start))
            or begin < start
        ):
            return False
        self.parts.give_office(passage.span_of(begin, end), verb.subject)
        self.add_site(verb)
        return True

    def find_elided(self, verb: Verb) -> bool:
        """`随后,|来到…` has the principal for its subject; in an event's first clause it is one from before the event."""
        opening = self.sentence.after_time(verb.start)
        if not around.is_adverbial(opening):
            return False
        if self.parts.principal:
            if verb.type == "act" and "lead" in verb.subject and around.RESUMING.fullmatch(opening):
                self.parts.give(self.parts.principal, verb.subject)
                self.add_site(verb)
            return False
        if self.parts.begun or opening:
            return False
        self.subject = Group((), self.sentence.start, verb.start, (ELIDED,))
        return True

    @staticmethod
    def is_somebody_elses(verb: Verb, lead_in: str, roles: Sequence[Role]) -> bool:
        """What a meeting does is not what its host does; a ceremony on a tour makes nobody its guest."""
        if (
            "host" in roles
            and "lead" in verb.subject
            and not (verb.motion or verb.word in ("率队", "带队", "带领", "率领"))
        ):
            return True
        if verb.kind == "ceremony" and roles:
            return True
        return (
            verb.word in around.MEETING_SAYS
            and bool(lead_in)
            and not lead_in.endswith("并")
            and bool({"host", "attend"} & set(roles))
        )

    def take_preposition(self, verb: Verb) -> bool:
        """`向陈一汇报`, `对陈一说`, `与陈一一同`: the verb and the person before it under a preposition."""
        if self.preposition is None:
            return False
        word, group = self.preposition
        self.preposition = None
        if "," in self.sentence.between(group.end, verb.start):
            return False
        if verb.word in around.GIVES and word in "向给对为":
            self.parts.give(group, ("meet",))
            return False
        if verb.word in ("汇报", "介绍", "报告") and word in "向给":
            if self.subject:
                self.parts.give(self.subject, ("speak", "meet"))
            return True
        if verb.type == "speech" or verb.word in ("询问", "了解") or verb.word.startswith("表示"):
            self.parts.give(group, ("meet",))
            if self.subject:
                self.parts.give(self.subject, verb.subject)
            return True
        if word in "与和同跟":
            self.parts.give(group, ("meet",) if verb.word.endswith(around.CONVERSES) else verb.subject)
        return False

    def take_left_preposition(self, said_from: int | None) -> None:
        """`与种粮大户陈一|算起收成账`: whatever it was that was done with them, they were met."""
        if self.preposition is None or self.subject is None or said_from is not None:
            return
        word, group = self.preposition
        after = self.sentence.between(group.end, self.sentence.end)
        if word in "与同和跟给" and group.members[0].title and not around.NOT_MET.match(after):
            self.parts.give(group, ("meet",))

    def add_site(self, verb: Verb) -> None:
        """Places may be named after the verb, unless another verb goes on with it (`调研|督导`)."""
        if verb_type_at(self.masked, verb.end - self.sentence.start) is None and (
            verb.motion or verb.kind in _LOOKED_AT
        ):
            self.parts.sites.append(Site(self.sentence.passage, verb.end, looked_at=not verb.motion))

    # Lists of those present

    def take_list(self, verb: Verb, lead_in: str) -> None:
        """`县长陈一、副县长李二及有关部门负责人|出席`."""
        subject = self.subject if self.subject and self.reaches(self.subject, verb) else None
        if subject:
            self.give_row(subject, verb.subject)
        if "accompany" not in verb.subject:
            if verb_type_at(self.masked, verb.end - self.sentence.start) == "act":
                self.led_until = max(self.led_until, verb.end + 1)
        else:
            self.lead_goes_on(verb.end)
            if (
                subject
                and isinstance(self.last, Verb)
                and "accompany" in self.last.object
                and "," not in lead_in
            ):
                self.parts.take_back(subject, "lead")
            alone = self.sentence.between(verb.end, verb.end + 1) in ("", "。", ",", ";")
            if alone and subject is None and self.parts.principal is None:
                return
        self.take_subject_offices(verb, is_new_list=subject is None)

    def give_row(self, subject: Group, roles: Sequence[Role]) -> None:
        """Give the roles to `subject` and to those who stand in one row with it.

        Between them is something of the list that names nobody: `县长陈一,|全体委员,|副县长李二出席`.
        """
        first = subject
        for group in reversed(self.row):
            if group is subject:
                continue
            if group.start < self.list_from or not self.are_in_row(group, first):
                break
            first = group
            self.parts.give(group, roles)
        self.parts.give(subject, roles)

    def are_in_row(self, one: Group, other: Group) -> bool:
        """Whether nothing but members of a list stands between two groups."""
        between_them = (verb for verb in self.sentence.verbs if one.end <= verb.start < other.start)
        if one.end > other.start or any(verb.type != "passive" for verb in between_them):
            return False
        between = self.sentence.between(one.end, other.start)
        if len(between) > _LONGEST_GAP or not around.LIST_GOES_ON.match(between):
            return False
        pieces = re.split(r"[,;、]", between)
        return all(not piece or self.is_part_of_list(piece) for piece in pieces)

    def reaches(self, group: Group, verb: Verb) -> bool:
        """Whether nothing but further members of the list, or words about how it is done, stands before the verb."""
        if isinstance(self.last, Verb) and self.last.end > group.end:
            between = self.sentence.between(self.last.end, verb.start)
            after_stop = between.rpartition(";")[2]
            if after_stop != between and split_offices(after_stop, 0, len(after_stop)):
                return False  # `…出席了会议;|区法院负责同志列席`
            clause = between.rpartition(",")[2]
            return (
                "," not in between
                or around.is_adverbial(clause)
                or bool(around.AFTER_OBJECT.fullmatch(between))
            )
        between = self.sentence.between(group.end, verb.start)
        if "," not in between and ";" not in between:
            return True
        return all(not piece or self.is_part_of_list(piece) for piece in re.split(r"[,;]", between))

    @staticmethod
    def is_part_of_list(piece: str) -> bool:
        """Whether a piece of a list is an unnamed office, or a word about how the list does it."""
        return bool(
            (len(piece) <= _LONGEST_MEMBER and not around.PREDICATE.search(piece))
            or around.is_adverbial(piece)
            or split_offices(piece, 0, len(piece))
        )

    # Unnamed offices

    def take_subject_offices(self, verb: Verb, *, is_new_list: bool) -> None:
        """The unnamed offices in the list before the verb; with `is_new_list` it begins behind the verb before."""
        start = self.list_from
        if is_new_list and isinstance(self.last, Verb) and self.last.end > start:
            start = self.last.end
        at = start
        for group in self.sentence.groups:
            if start <= group.start < verb.start:
                self.add_offices(at, group.start, verb.subject, after_verb=at == start != self.sentence.start)
                at = group.end
        self.add_offices(at, verb.start, verb.subject, after_verb=at == start != self.sentence.start)

    def add_offices(self, start: int, end: int, roles: Sequence[Role], *, after_verb: bool) -> None:
        """The offices between two places; right after a verb only those behind its clause."""
        passage = self.sentence.passage
        if after_verb:
            mark = re.search("[,;]", passage.text[start:end])
            if mark is None:
                return
            start += mark.start()
        for first, last in split_offices(passage.text, start, end):
            if not re.match(r"[\d年月日]", passage.text[first:last]):
                self.parts.give_office(passage.span_of(first, last), roles)

    def take_offices_present(self) -> None:
        """`在前排就座的有|县人大、县政府领导`: a list of those present in which nobody is named."""
        present = around.PRESENT.search(self.masked)
        if present is None:
            return
        role = next(role for role, verb in present.groupdict().items() if verb)
        text, start = self.sentence.passage.text, self.sentence.start + present.end()
        end = start + len(text[start : self.sentence.end].rstrip("。;"))
        for first, last in split_offices(text, start, end):
            self.parts.give_office(self.sentence.passage.span_of(first, last), (cast(Role, role),))

    def take_group_tail(self, verb: Verb) -> None:
        """`县长陈一|及县级以上领导|继续深入…`: a group that acts together with the named."""
        if not isinstance(self.last, Group) or self.last is not self.subject:
            return
        tail = re.match(r"(?:等(?!组成)|以及|及|和)", self.sentence.between(self.last.end, verb.start))
        if tail:
            start = self.last.end + tail.end()
            end = match_group(self.sentence.passage.text, start, self.sentence.end)
            is_title = end is not None and is_common_title(self.sentence.passage.text, self.last.end, end)
            if end is not None and end <= verb.start and not is_title:
                self.parts.give_office(self.sentence.passage.span_of(start, end), verb.subject)

    def take_object_office(self, verb: Verb) -> None:
        """`会见|某集团客商`, `陪同|省督导组|督导`."""
        for group in self.sentence.groups:
            if 0 <= group.start - verb.end <= 8 and "," not in self.sentence.between(verb.end, group.start):
                return
        start = verb.end + (self.sentence.between(verb.end, verb.end + 1) == "了")
        end = match_group(self.sentence.passage.text, start, self.sentence.end)
        if end is None or self.sentence.between(start, end).startswith("并"):
            return
        self.parts.give_office(self.sentence.passage.span_of(start, end), verb.object)
        if "accompany" in verb.subject:
            self.lead_goes_on(end)

    def take_met(self, end: int) -> None:
        """Unnamed people whom the event's principal asked, heard or talked with."""
        if self.subject is None and self.parts.principal is None:
            return
        start = self.sentence.start
        for first, last in find_met(self.masked, 0, end - start):
            self.parts.give_office(self.sentence.passage.span_of(start + first, start + last), ("meet",))
