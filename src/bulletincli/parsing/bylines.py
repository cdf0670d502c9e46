"""The grammar of a byline: role words and the names that go with them, and nothing else.

`(记者 甲乙 丙丁)`, `记者 甲乙 通讯员 丙丁`, `签发:甲乙   编辑:丙丁`, `甲乙/文 丙丁/图`, `各部门提供,甲乙整理。` Read from the shadow. What
is no byline through and through is none at all: `记者从县政府获悉,…` is a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, cast

from bulletincli.model import ContributorRole
from bulletincli.parsing.layout_lexicon import any_of, layout_lexicon
from bulletincli.parsing.surnames import SURNAMES, split_names, surname_of

_ROLES: Final[dict[str, str]] = layout_lexicon()["byline"]["roles"]
_LONGEST: Final = 120
"""Characters in the longest byline that is looked at; keeps the reading of a paragraph linear."""

_OPENING = any_of(word for word in _ROLES if len(word) > 1)
_ROLE = re.compile(rf"(?:本报|本台|本网|本刊|全媒体|融媒体|融媒|见习|实习|特约|本期|本版)*(?:{_OPENING})")
_CLOSING_ROLE = re.compile(any_of([*_ROLES, "摄影报道", "报道", "图文", "摄制"]))
_RUN = re.compile(r"[一-龥㐀-䶵·]+")
_SEPARATORS: Final = frozenset(" 、,;/|:()和&")
_SHORT_ROLES: Final = frozenset(word for word in _ROLES if len(word) == 1)
_ORGANISATION = re.compile(
    r".*(?:中心|电视台|广播站|通讯社|日报|报社|宣传部|宣传科|办公室|办事处|委员会|部门|单位|局|委|办|部|网|台|站|馆|镇|乡|街道|科|院|校|公司|协会|联合会|联|工会|妇联|团委)"
)
_PROVIDED = re.compile(r"[一-龥、]{2,30}(?:提供|供稿|供图)[,、; ]+")


@dataclass(frozen=True, slots=True)
class Credit:
    """One name of a byline, `byline[start:end]`; `role` is None for what a bulletin's contributors leave out (摄影)."""

    name: str
    role: ContributorRole | None
    start: int
    end: int


_Token = tuple[Literal["role", "name", "body"], str, int, int]


def is_byline(text: str) -> bool:
    """Whether `text` is a byline through and through."""
    return read_byline(text) is not None


def read_byline(text: str) -> tuple[Credit, ...] | None:
    """The names of a byline in their order, each with its role; None if `text` is none. May be empty (`责任编辑:`)."""
    if len(text) > _LONGEST or not _CLOSING_ROLE.search(text):
        return None
    tokens = _tokens(text)
    if tokens is None or not any(kind == "role" for kind, *_ in tokens):
        return None
    return _credits(tokens)


def read_names(text: str) -> tuple[Credit, ...]:
    """The names of a text that is nothing but names and separators (`甲乙 丙丁`), without a role; none if it is more."""
    tokens = _tokens(text) if len(text) <= _LONGEST else None
    if tokens is None or any(kind != "name" for kind, *_ in tokens):
        return ()
    return _credits(tokens)


def _tokens(text: str) -> list[_Token] | None:
    """The role words, names and bodies that `text` consists of, or None if anything else is in it."""
    tokens: list[_Token] = []
    place = 0
    end = len(text.rstrip("。. "))
    if provided := _PROVIDED.match(text):
        place = provided.end()
    while place < end:
        if text[place] in _SEPARATORS:
            place += 1
            continue
        run = _RUN.match(text, place, end)
        if not run:
            return None
        found = _read_run(text, run.start(), run.end(), after_provider=provided is not None)
        if found is None:
            return None
        tokens += found
        place = max(run.end(), tokens[-1][3])
    return tokens


def _read_run(text: str, start: int, end: int, *, after_provider: bool) -> list[_Token] | None:
    """The tokens of a run of Chinese characters between separators (and of single characters spaced apart)."""
    tokens: list[_Token] = []
    while start < end and (role := _ROLE.match(text, start, end)):
        tokens.append(("role", role[0], start, role.end()))
        start = role.end()
    if start == end:
        return tokens
    run = text[start:end]
    if run in _SHORT_ROLES and _beside_slash_or_colon(text, start, end):
        return [*tokens, ("role", run, start, end)]
    closing = next(
        (
            size
            for size in (5, 4, 3, 2, 1)
            if size < len(run) - 1 and _CLOSING_ROLE.fullmatch(run, len(run) - size)
        ),
        0,
    )
    if closing and (after_provider or _names(run[:-closing])):
        cut = end - closing
        return [*tokens, *_name_tokens(text, start, cut), ("role", text[cut:end], cut, end)]
    if _CLOSING_ROLE.fullmatch(run):
        return [*tokens, ("role", run, start, end)]
    if len(run) == 1:
        end = _end_of_spaced(text, start)
        run = text[start:end]
    if _names(run.replace(" ", "")) or tokens and len(run) <= 3:
        return [*tokens, *_name_tokens(text, start, end)]
    if _ORGANISATION.fullmatch(run):
        return [*tokens, ("body", run, start, end)]
    return None


def _beside_slash_or_colon(text: str, start: int, end: int) -> bool:
    return (
        text[start - 1 : start] == "/"
        or text[end : end + 1] in {"/", ":"}
        or text[end:].startswith(" /")
        or not text[end:].strip(" )。")
    )


def _end_of_spaced(text: str, start: int) -> int:
    """The end of single characters with a space between (`张 山 李 木`), two or more."""
    end = start + 1
    while (
        end + 1 < len(text)
        and text[end] == " "
        and _RUN.fullmatch(text[end + 1])
        and not _RUN.fullmatch(text[end + 2 : end + 3] or " ")
    ):
        end += 2
    return end


def _names(run: str) -> tuple[str, ...]:
    """The names in a run of characters, none if it is no run of names."""
    if "·" in run:
        return (run,) if len(run) <= 16 else ()
    if 2 <= len(run) <= 3 and surname_of(run):
        return (run,)
    split = split_names(run)
    return split if len(split) > 1 or 3 <= len(run) <= 4 and run[:2] in SURNAMES else ()


def _name_tokens(text: str, start: int, end: int) -> list[_Token]:
    """`text[start:end]` as one or more names; a padded name keeps its spaces within its stretch."""
    run = text[start:end]
    names = _names(run.replace(" ", "")) or (run,)
    tokens: list[_Token] = []
    for name in names:
        while text[start] == " ":
            start += 1
        stop = start
        for character in name:
            stop = text.index(character, stop) + 1
        tokens.append(("name", name, start, stop))
        start = stop
    return tokens


def _credits(tokens: list[_Token]) -> tuple[Credit, ...]:
    """Each name with the role before it, or, if none stands before, the one behind (`甲乙/文`)."""
    credits: list[Credit] = []
    role: str | None = None
    waiting: list[_Token] = []
    behind = tokens[0][0] != "role"
    for index, token in enumerate(tokens):
        kind, word, start, end = token
        if kind == "role":
            if behind:
                credits += [Credit(name, _role_of(word), s, e) for _, name, s, e in waiting]
                waiting = []
                role = word
            elif index == 0 or tokens[index - 1][0] != "role" or not _role_of(role or ""):
                role = word
        elif kind == "name":
            if behind:
                waiting.append(token)
            else:
                credits.append(Credit(word, _role_of(role or ""), start, end))
    credits += [Credit(name, _role_of(role or ""), s, e) for _, name, s, e in waiting]
    return tuple(credits)


def _role_of(word: str) -> ContributorRole | None:
    """The contributor's role that a role word stands for (`本报见习记者` as `记者`)."""
    for start in range(len(word)):
        if word[start:] in _ROLES:
            return cast("ContributorRole | None", _ROLES[word[start:]] or None)
    return "reporter" if word in {"报道", "图文", "摄影报道"} else None
