"""Where a person's name begins and ends.

A candidate is a surname with one or two further characters, two names joined by `·`, or, after a title only, two to
five characters without a surname. Its score is the sum of logarithms (base 10): how common the surname is, how much
likelier its other characters are in given names than in running text, how well a name can end where it ends, how well
it can begin where it begins, and, in the document's second pass, how often the same name was found elsewhere. Names
come from no list of persons.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import Final, NamedTuple

from bulletincli.parsing.lexicon import Prefixes, load_rows, load_toml, words_of
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.script import is_han
from bulletincli.parsing.surnames import SURNAMES
from bulletincli.parsing.transliteration import (
    LONGEST_RUN,
    end_of_suffixed,
    endings,
    transliterated_until,
    transliterating,
)
from bulletincli.parsing.words import is_name_word

PUNCTUATION: Final = frozenset(",。、;:!?()“”‘’《》【】[]…-~|/\"' ")
_COMMON: Final = 2.0
"""Bearers among a thousand of a surname that stands before a husband's or after it."""
_TWO_SURNAMES: Final = -0.7
"""Such names (`刘郑凤娇`) are rare."""
_RARE: Final = 0.6
"""Score of a character that the table of given characters does not hold: rare ones stand in names."""
_END_OF_CLAUSE: Final = 1.6
_FOLLOWED_BY_WORD: Final = 1.4
_FOLLOWED_BY_CHARACTER: Final = 0.5
GOOD_END: Final = 0.4
"""The score of an end (see `end_score`) from which on a name may well end there."""
_FOLLOWED_BY_ANOTHER_WORD: Final = 0.1
_CUTS_A_WORD: Final = -1.3
_CUTS_A_SHORT_WORD: Final = -0.2
"""The next character may as well begin a predicate: `郑大年|率`, with a dictionary word 年率."""
_FOLLOWED_BY_ANYTHING: Final = -0.7
_ONE_CHARACTER: Final = -0.45
"""A given name of one character is a fifth as common as one of two."""
_IS_A_WORD: Final = -1.2
_BEGINS_A_WORD: Final = -0.8
_ENCLOSED: Final = 0.8
"""Between a title or a list mark and punctuation stands hardly anything but a name."""
_IS_A_NOUN: Final = -0.5
_LIKELY_FIRST: Final = -0.2
"""A name without a surname begins with no character rarer in names than this."""
_TRANSLITERATED: Final = 1.0
"""Score of a character, or a Japanese given name, of those with which names of other languages are written."""
_SEEN_ELSEWHERE: Final = 1.3
_DOTTED: Final = re.compile(r"[㐀-鿿]{1,8}(?:[·?][㐀-鿿]{1,8}){1,3}")
_DOTTED_SCORE: Final = 3.0
_GOES_ON: Final = frozenset("说等到在率赴就与向对来")
"""After a transliterated name, not its last character (`买买提·江|说,`)."""
_JAPANESE_ENDS: Final = frozenset("郎夫子雄男彦介之助一二三也人树美")
"""Last characters of Japanese given names."""
_HARDLY_SURNAMES: Final = {"和": -1.0, "来": -2.0}
"""What speaks against surnames that are everyday words (`来云和视察`), at a firm place."""
_VISITS: Final = re.compile("考察|调研|视察|访问|参观|检查|指导|讲学|检阅|采风|投资|洽谈")
"""After 来 and a place: `教授|来安福考察`."""
_TIME_OF: Final = re.compile("[一-鿿]{1,4}?(?:来临|到来|开始|结束)(?:之?前|之?后|时|之际)")
"""After 于: `县长|于洪水来临前`."""
_JOINS: Final = re.compile(r"(?<=[一-鿿]{2})[和与及]|(?<=[一-鿿])[和与及](?=[一-鿿]{2,}$)")
"""A conjunction between two names with dots; at their beginning or end it may be a part of one."""
_OFFICE: Final = re.compile(
    "(?:组织|宣传|统战|纪检|政法|武装|人大|政协|常务|党委|支部)(?:部|委员|干事|副?[书主][记任席]|副)"
)
"""After a conjunction an office (`李文|和宣传部长…`), as after one of `_LEVELS`."""
_IN_SPEECH: Final = re.compile("随后|会上|讲话|发言|致辞|座谈|活动|接受|总结|开幕|闭幕")
"""After 在: where somebody spoke."""
_WORDS_TOO: Final = frozenset("和来时向由于从自同应")
"""Surnames that are words of one character too."""
_PARTICLES: Final = frozenset("地了着过")
_LEVELS: Final = frozenset("省市区县旗州盟镇乡村")
_OF_UNITS: Final = frozenset("委政人")
"""After one of `_LEVELS` the beginning of a unit's body: 县|委, 区|政府, 市|人大."""
_MASKED: Final = re.compile(r"某{1,2}|\*{1,3}|[×xX]{1,2}(?![A-Za-z])")
"""A given name that the text keeps back: `陈某某`, `李××`."""


class NameMatch(NamedTuple):
    """A name in a passage: its places `start` to `end`, and its score (above 0: rather a name than not)."""

    start: int
    end: int
    score: float


@cache
def _given() -> tuple[Mapping[str, float], Mapping[str, float]]:
    rows = load_rows("given_characters")
    return {row[0]: float(row[1]) for row in rows}, {row[0]: float(row[2]) for row in rows}


@cache
def _japanese() -> Mapping[str, float]:
    return {surname: float(weight) for surname, weight in load_rows("japanese_surnames")}


@cache
def _follow() -> tuple[Prefixes, frozenset[str]]:
    verbs = {word for entry in load_toml("roles")["verb"] for word in entry["words"] if len(word) > 1}
    return Prefixes(words_of("follow", "words") | verbs), frozenset("".join(words_of("follow", "characters")))


@cache
def _not_names() -> tuple[Prefixes, frozenset[str], frozenset[str]]:
    adverbs = words_of("not_names", "adverbs") | words_of("not_names", "never_begin")
    words = words_of("not_names", "words") | adverbs
    return Prefixes(words), words, adverbs


def is_ordinary(run: str) -> bool:
    """Whether `run` is a word of bulletins that is no name."""
    return run in _not_names()[1] or _follow()[0].starting_at(run, 0) is not None


def end_score(passage: Passage, end: int) -> float:
    """How well a name can end before place `end`."""
    text = passage.text
    if end >= len(text) or text[end] in PUNCTUATION or not is_han(text[end]):
        return _END_OF_CLAUSE
    if text[end - 1] in "和与及" and (text[end] in _LEVELS or _OFFICE.match(text, end)):
        return _CUTS_A_WORD  # `李文|和县长…`
    words, characters = _follow()
    if text[end] in "和与及" and end + 1 < len(text) and text[end + 1] in _LEVELS:
        return _FOLLOWED_BY_WORD
    if text[end] == "等" or words.starting_at(text, end):
        return _FOLLOWED_BY_WORD
    word = passage.word_at(end)
    if not word:
        is_short = text[end] in characters and passage.begins_word(end - 1) and passage.begins_word(end + 1)
        return _CUTS_A_SHORT_WORD if is_short else _CUTS_A_WORD
    if text[end] in characters:
        return _FOLLOWED_BY_CHARACTER
    return _FOLLOWED_BY_ANOTHER_WORD if len(word) > 1 else _FOLLOWED_BY_ANYTHING


def match_name(
    passage: Passage,
    start: int,
    seen: Collection[str] = (),
    *,
    bonus: float = 0.0,
    is_firm: bool = False,
    barred: Collection[str] = (),
) -> NameMatch | None:
    """The best name beginning at place `start`, if any is likelier than none.

    `seen` are names found elsewhere in the document, `barred` runs that the whole document shows to be none; `bonus` is
    what the place itself says for a name (a title right before it). With `is_firm` a name is so likely there that words
    of the language are names too (`局长|计划|出席`).
    """
    text = passage.text
    if start >= len(text) or not is_han(text[start]):
        return None
    abroad = _match_abroad(passage, start)
    if abroad or text[start] not in _first_characters():
        return abroad
    best: NameMatch | None = None
    for end, base in _candidates(text, start):
        if text[start:end] in barred or _ends_in_other(text, end):
            continue
        ending = end_score(passage, end)
        firm = is_firm and ending >= _FOLLOWED_BY_CHARACTER
        score = base + bonus + ending + _word_penalty(passage, start, end, is_firm=firm)
        if firm and ending == _END_OF_CLAUSE and text[end - 1] not in _follow()[1]:
            score += _ENCLOSED
        if seen and text[start:end] in seen:
            score += _SEEN_ELSEWHERE
        if score > 0 and (best is None or score > best.score):
            best = NameMatch(start, end, score)
    return best


@cache
def _first_characters() -> frozenset[str]:
    """The characters with which surnames begin."""
    return frozenset(surname[0] for surname in (*SURNAMES, *_japanese()))


def _match_abroad(passage: Passage, start: int) -> NameMatch | None:
    """A name with a middle dot, or with the end of a Russian or Kazakh one."""
    text = passage.text
    window = text[start : start + LONGEST_RUN + 1]
    dotted = _match_dotted(passage, start) if "·" in window or "?" in window else None
    suffixed = end_of_suffixed(text, start) if dotted is None else None
    return NameMatch(start, suffixed, _DOTTED_SCORE) if suffixed else dotted


def _ends_in_other(text: str, end: int) -> bool:
    """`许木|今(29)日`, `某某县|委员会`: the last character begins or ends something else."""
    before, after = text[end - 1], text[end : end + 1]
    if before == "在" and _IN_SPEECH.match(text, end):
        return True  # `周云|在随后的发言中`
    return (before in "今昨明" and after == "(" and text[end + 1 : end + 2].isdigit()) or (
        before in _LEVELS and after in _OF_UNITS
    )


def _candidates(text: str, start: int) -> list[tuple[int, float]]:
    """Each place where a name beginning at `start` could end, with the score of its characters."""
    out: list[tuple[int, float]] = []
    middle, last = _given()
    for length in (3, 2, 1):
        surname = text[start : start + length]
        weight = SURNAMES.get(surname) or _japanese().get(surname)
        if weight is None or len(surname) < length:
            continue
        base = max(-1.0, 0.4 * math.log10(weight)) + (0.5 if length == 2 else 0.0)
        at = start + length
        masked = _MASKED.match(text, at)
        if masked and length == 1:
            out.append((masked.end(), base + 2.0))
            continue
        for given in (1, 2):
            characters = text[at : at + given]
            if len(characters) < given or not all(is_han(one) for one in characters):
                break
            if given == 1:
                score = last.get(characters, _RARE) + _ONE_CHARACTER
            else:
                score = middle.get(characters[0], _RARE) + last.get(characters[1], _RARE)
            if given > 1 and length > 1 and characters[1] in _JAPANESE_ENDS and surname in _japanese():
                score = max(score, _TRANSLITERATED)
            out.append((at + given, base + score))
        if length == 2 and surname in _japanese() and text[at + 2 : at + 3] in _JAPANESE_ENDS:
            out.append((at + 3, base + _TRANSLITERATED))  # `佐藤|树一郎`
    married = _married_name(text, start)
    return [*out, married] if married else out


def _married_name(text: str, start: int) -> tuple[int, float] | None:
    """`刘郑凤娇`: two common surnames and a given name of two characters."""
    first, second = text[start : start + 1], text[start + 1 : start + 2]
    if (
        SURNAMES.get(first, 0.0) < _COMMON
        or SURNAMES.get(second, 0.0) < _COMMON
        or first + second in SURNAMES
    ):
        return None
    given = text[start + 2 : start + 4]
    if len(given) < 2 or not (is_han(given[0]) and is_han(given[1])):
        return None
    middle, last = _given()
    return start + 4, _TWO_SURNAMES + middle.get(given[0], _RARE) + last.get(given[1], _RARE)


def _word_penalty(passage: Passage, start: int, end: int, *, is_firm: bool = False) -> float:
    """What a word of the language at the candidate's place says against a name."""
    text = passage.text
    if _is_two_words(passage, start, end, is_firm=is_firm):
        return -4.0
    prefixes, words, adverbs = _not_names()
    if text[start:end] in words:
        certain = is_firm and end_score(passage, end) >= _FOLLOWED_BY_WORD
        return _IS_A_NOUN if certain and text[start:end] not in adverbs else -4.0
    ordinary = prefixes.starting_at(text, start)
    if ordinary and len(ordinary) >= min(end - start, 2):
        if len(ordinary) >= end - start or ordinary in words_of("not_names", "never_begin"):
            return -3.0
        return _BEGINS_A_WORD if is_firm else -1.5
    if text[start] in _HARDLY_SURNAMES:
        return _HARDLY_SURNAMES[text[start]] * (1 if is_firm else 2)
    return _dictionary_penalty(passage.word_at(start), end - start, is_firm=is_firm)


def _dictionary_penalty(word: str, length: int, *, is_firm: bool) -> float:
    """What the dictionary's `word` where the candidate of `length` characters begins says against a name."""
    if len(word) < 2:
        return 0.0 if word else -0.6
    if len(word) > 2 and is_name_word(word):
        return 0.8 if len(word) == length else 0.0
    if len(word) > length:
        return _BEGINS_A_WORD * 2
    if is_firm:
        return _BEGINS_A_WORD / 2
    return _IS_A_WORD if len(word) == length and len(word) > 2 else _BEGINS_A_WORD


def _goes_on_before(text: str, start: int, end: int) -> bool:
    """`教授|来安福考察`, `院长|向来宾介绍`, `县长|于洪水来临前`: the character at `start` is a word of its own."""
    if text[start] == "席":
        return text.endswith("席", 0, start) and text.startswith("席就", start)
    if text[start] == "来":
        return _VISITS.match(text, end) is not None
    if text[start] == "于":
        return _TIME_OF.match(text, start + 1) is not None
    return text[start] == "向" and _is_addressed(text, start + 1)


def _is_addressed(text: str, start: int) -> bool:
    """`向|来宾介绍`, `向|程永年大使表示`: whom one speaks to begins at `start`, a group or a name with its honorific."""
    if _audience().starting_at(text, start):
        return True
    return text[start : start + 1] in SURNAMES and any(
        _honorifics().starting_at(text, place) for place in (start + 2, start + 3)
    )


@cache
def _honorifics() -> Prefixes:
    return Prefixes(words_of("titles", "honorifics"))


@cache
def _audience() -> Prefixes:
    return Prefixes(words_of("groups", "heads") | words_of("groups", "audience"))


def _is_two_words(passage: Passage, start: int, end: int, *, is_firm: bool) -> bool:
    """`和|选派`, `关切|地`: a word of one character that is a surname too before another word, or a particle after one."""
    text, rest = passage.text, end - start - 1
    if text[start] in "及暨" or text[end - 1] == "的" or _goes_on_before(text, start, end):
        return True
    if not is_firm and rest > 1 and text[start + 1 : end] in words_of("follow", "words"):
        return True  # `华|希望`
    if text[end - 1] in _PARTICLES and len(passage.word_at(start)) == rest:
        return True
    if text[start] not in _WORDS_TOO or (is_firm and text[start] != "和"):
        return False
    return len(passage.word_at(start + 1)) >= rest > 1


def _match_dotted(passage: Passage, start: int) -> NameMatch | None:
    """`阿里·哈桑`: names with a middle dot, also damaged to `?`; the last part ends where the language goes on."""
    match = _DOTTED.match(passage.text, start)
    if not match:
        return None
    text = passage.text
    last, limit = start, match.end()
    for dot in re.finditer(r"[·?]", text[start:limit]):
        if _JOINS.search(text[last : start + dot.start()]):
            limit = start + dot.start()  # `买买提·阿山|和艾力·木沙`
            break
        last = start + dot.end()
    if last == start:
        return None
    run_end = min(transliterated_until(text, last), limit)
    if run_end - last > 1:
        return NameMatch(start, _end_in_run(passage, last, run_end), _DOTTED_SCORE)
    best, best_score = limit, -9.0
    goes_on = 0.0
    for end in range(last + 1, limit + 1):
        length = end - last
        ending = end_score(passage, end)
        ending = {_FOLLOWED_BY_WORD: 2.2, _FOLLOWED_BY_CHARACTER: 1.3}.get(ending, ending)
        score = ending - (0.5 if length == 1 else 0.05 * length) - 0.8 * (text[end - 1] in _GOES_ON)
        score -= goes_on
        if ending > _FOLLOWED_BY_WORD or (
            ending > _FOLLOWED_BY_CHARACTER and text[end : end + 1] in _GOES_ON
        ):
            goes_on = 1.2  # what goes on was passed over
        if score > best_score:
            best, best_score = end, score
    return NameMatch(start, best, 2.0 + best_score)


def _end_in_run(passage: Passage, start: int, run_end: int) -> int:
    """Where a name within a run of such characters ends: with the run, unless its last character joins or goes on."""
    text = passage.text
    if (
        run_end - start > 2
        and text[run_end - 1] in "和都加"
        and text[run_end : run_end + 1] not in tuple("和与及")
        and end_score(passage, run_end) < _FOLLOWED_BY_WORD
    ):
        return run_end - 1
    if run_end - start < 2 or run_end >= len(text):
        return run_end
    ending = end_score(passage, run_end)
    if text[run_end] in endings() and end_score(passage, run_end + 1) > max(0.0, ending):
        return run_end + 1
    if text[run_end] in _GOES_ON:
        return run_end
    if ending <= 0 and is_han(text[run_end]) and end_score(passage, run_end + 1) >= _FOLLOWED_BY_WORD:
        return run_end + 1
    further = text[run_end : run_end + 2]
    if (
        ending <= 0
        and all(map(is_han, further))
        and end_score(passage, run_end + 2) >= _FOLLOWED_BY_CHARACTER
    ):
        return run_end + 2  # a second part that is in no list: `泽仁|汪青`
    return run_end


def match_without_surname(passage: Passage, start: int) -> NameMatch | None:
    """`扎西多吉`, `朝鲁`: after a title, two to five characters between it and a certain end.

    They must be such as names of other languages are written with, or rare in running text.
    """
    text = passage.text
    first = text[start : start + 1]
    if not first or not is_han(first):
        return None
    middle, last = _given()
    run_end = transliterated_until(text, start)
    if run_end == start and middle.get(first, _RARE) < _LIKELY_FIRST:
        return None
    if run_end - start > 1:
        end = _end_in_run(passage, start, run_end)
        score = 0.6 + 0.1 * (end - start) + end_score(passage, end)
        return NameMatch(start, end, score) if score > 0 else None
    word = passage.word_at(start)
    if len(word) > 1 and end_score(passage, start + len(word)) < _FOLLOWED_BY_WORD:
        return None  # `艺术家|登台表演`
    best: NameMatch | None = None
    for end in range(start + 2, min(start + 6, len(text)) + 1):
        characters = text[start:end]
        if not all(is_han(one) for one in characters):
            break
        ending = end_score(passage, end)
        if ending < _FOLLOWED_BY_WORD:
            continue
        score = sum(
            _TRANSLITERATED if one in transliterating() else max(middle.get(one, _RARE), last.get(one, _RARE))
            for one in characters
        ) / len(characters)
        score += ending - 2.1 + _word_penalty(passage, start, end, is_firm=True)
        if score > 0 and (best is None or score > best.score):
            best = NameMatch(start, end, score)
    return best
