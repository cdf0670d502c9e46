"""The grammar of a byline: role words and the names that go with them, and nothing else.

`(记者 甲乙 丙丁)`, `记者 甲乙 通讯员 丙丁`, `签发:甲乙   编辑:丙丁`, `甲乙/文 丙丁/图`, `各部门提供,甲乙整理。` Read from the
shadow. What is no byline through and through is none at all: `记者从县政府获悉,…` is a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, cast

from bulletincli.model import ContributorRole
from bulletincli.parsing.lexicon import load_toml
from bulletincli.parsing.patterns import HAN, any_of
from bulletincli.parsing.surnames import SURNAMES, split_names, surname_of

_ROLES: Final[dict[str, str]] = load_toml("layout")["byline"]["roles"]
_LONGEST: Final = 120
"""Characters in the longest byline that is looked at; keeps the reading of a paragraph linear."""

_ROLE = re.compile(
    "(?:本报|本台|本网|本刊|全媒体|融媒体|融媒|见习|实习|特约|本期|本版){0,3}"
    f"(?:{any_of(word for word in _ROLES if len(word) > 1)})人?"
)
_SURE = re.compile(
    rf"[(]? ?(?:[{HAN}]{{0,4}}(?:记者|通讯员)[ :]|(?:[{HAN}]{{2,20}} +)?(?:{any_of(_ROLES)}) ?[:|丨])"
)
"""Beginnings after which a word of a name's length is a name, whatever its surname: `记者 达瓦`."""
_CLOSING_ROLE = re.compile(any_of([*_ROLES, "摄影报道", "报道", "图文", "摄制"]))
_CLOSING_LENGTH: Final = 4
_LONGEST_NAME: Final = 3
_NEWS = re.compile("[(]本[报网台刊站]讯[ ,]")
_RUN = re.compile(rf"(?:(?!丨)[{HAN}·])+")
_CONTACT = re.compile(r"[ ,](?:联系|投稿|新闻)?(?:电话|热线|邮箱)[: ]*[\w@.-]{6,}$")
_PADDED = re.compile(rf" {{1,3}}[{HAN}](?![{HAN}·])")
_SEPARATORS: Final = frozenset(" \n、,;/|:()【】[]丨和&■●▲◆◎□")
_SHORT_ROLES: Final = frozenset(word for word in _ROLES if len(word) == 1)
_BODY = re.compile(
    ".*(?:中心|电视台|广播站|通讯社|日报|报社|宣传部|宣传科|办公室|办事处|委员会|部门|单位|局|委|办|部|网|台|站|馆|镇|乡"
    "|街道|科|院|校|公司|协会|联合会|联|工会|妇联|团委)"
)
_CERTAIN_BODY = re.compile(
    ".+(?:中心|电视台|广播站|通讯社|日报|报社|宣传部|宣传科|办公室|办事处|委员会|部门|单位|街道|公司|协会|联合会)"
)
"""Bodies whose last word ends no name, whatever surname they begin with (`党政办公室`)."""
_PROVIDED = re.compile(rf"[{HAN}、]{{2,30}}(?:提供|供稿|供图)[,、; ]+")


@dataclass(frozen=True, slots=True)
class Credit:
    """One name of a byline, `byline[start:end]`.

    `role` is None for those whom a bulletin's contributors leave out (摄影).
    """

    name: str
    role: ContributorRole | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    """A role word, a name or the name of a body (`甲县融媒体中心`), at a place of the byline."""

    kind: Literal["role", "name", "body"]
    word: str
    start: int
    end: int


def read_byline(text: str) -> tuple[Credit, ...] | None:
    """Read the names of a byline in their order, each with its role; None if `text` is none.

    A role without a name is a byline too (`责任编辑:`).
    """
    if len(text) > _LONGEST or not _CLOSING_ROLE.search(text):
        return None
    tokens = _tokens(text)
    if tokens is None or not any(token.kind == "role" for token in tokens):
        return None
    return tuple(_credits(tokens))


def read_names(text: str) -> tuple[Credit, ...]:
    """Read a text that is nothing but names and separators (`甲乙 丙丁`); none if it is more. Roles are None."""
    tokens = _tokens(text) if len(text) <= _LONGEST else None
    if tokens is None or any(token.kind != "name" for token in tokens):
        return ()
    return tuple(_credits(tokens))


def _tokens(text: str) -> list[_Token] | None:
    """Divide `text` into role words, names and bodies; None if anything else is in it."""
    tokens: list[_Token] = []
    contact = _CONTACT.search(text)
    end = len(text[: contact.start()].rstrip() if contact else text.rstrip("。. "))
    provided = _PROVIDED.match(text)
    sure = _SURE.match(text) is not None
    opening = provided or _NEWS.match(text)
    place = opening.end() if opening else 0
    while place < end:
        if text[place] in _SEPARATORS:
            place += 1
            continue
        run = _RUN.match(text, place, end)
        of_body = provided is not None or (bool(tokens) and tokens[-1].kind == "body")
        found = _read_run(text, *run.span(), provided=of_body, sure=sure) if run else None
        if not found:
            return None
        tokens += found
        place = tokens[-1].end
    return tokens


def _read_run(text: str, start: int, end: int, *, provided: bool, sure: bool) -> list[_Token] | None:
    """Divide a run of Chinese characters: `记者王小林`, `甲乙整理`; None if it is no part of a byline."""
    tokens: list[_Token] = []
    while start < end and (role := _ROLE.match(text, start, end)):
        tokens.append(_Token("role", role[0], start, role.end()))
        start = role.end()
    if start == end:
        return tokens
    cut = _closing_role(text, start, end, provided=provided)
    if cut == start:
        return [*tokens, _Token("role", text[start:end], start, end)]
    if cut < end and provided and _BODY.fullmatch(text, start, cut):
        return [*tokens, _Token("body", text[start:cut], start, cut), _Token("role", text[cut:end], cut, end)]
    if cut < end:
        return [*tokens, *_name_tokens(text, start, cut), _Token("role", text[cut:end], cut, end)]
    if end == start + 1:
        end = _end_of_spaced(text, start)
    run = text[start:end]
    if _CERTAIN_BODY.fullmatch(run):
        return [*tokens, _Token("body", run, start, end)]
    if _names(run.replace(" ", "")):
        return [*tokens, *_name_tokens(text, start, end)]
    if _BODY.fullmatch(run):
        return [*tokens, _Token("body", run, start, end)]
    return [*tokens, _Token("name", run, start, end)] if sure and 2 <= len(run) <= 4 else None


def _closing_role(text: str, start: int, end: int, *, provided: bool) -> int:
    """Find where a role word at the end of a run begins (`甲乙整理`, `文` before a stroke); `end` without one."""
    run = text[start:end]
    if run in _SHORT_ROLES:
        return start if _stands_for_role(text, start, end) else end
    if _CLOSING_ROLE.fullmatch(run):
        return start
    for size in range(min(_CLOSING_LENGTH, len(run) - 2), 0, -1):
        if _CLOSING_ROLE.fullmatch(run, len(run) - size) and (provided or _names(run[:-size])):
            is_site = run.endswith("报道") and len(run) - size > _LONGEST_NAME  # `云上平江|报道`
            return end if is_site else end - size
    return end


def _stands_for_role(text: str, start: int, end: int) -> bool:
    """Tell whether `文` or `图` alone is a role: beside a stroke or a colon, or last."""
    behind = text[end:].lstrip(" ")
    return text[start - 1 : start] == "/" or behind[:1] in {"/", ":", ""} or not behind.strip(" )。")


def _end_of_spaced(text: str, start: int) -> int:
    """Find the end of single characters with spaces between (`张 山 李 木`, `陈  莉`)."""
    end = start + 1
    while padded := _PADDED.match(text, end):
        end = padded.end()
    return end


def _names(run: str) -> tuple[str, ...]:
    """Cut a run of characters into names; none if it is no run of names."""
    if "·" in run:
        return (run,) if len(run) <= 16 else ()
    if 2 <= len(run) <= 3 and surname_of(run):
        return (run,)
    split = split_names(run)
    compound = 3 <= len(run) <= 4 and run[:2] in SURNAMES
    return split if len(split) > 1 or compound else ()


def _name_tokens(text: str, start: int, end: int) -> Iterator[_Token]:
    """Read `text[start:end]` as one or more names; a padded name keeps its spaces within its stretch."""
    run = text[start:end].replace(" ", "")
    for name in _names(run) or (run,):
        while text[start] == " ":
            start += 1
        stop = start
        for character in name:
            stop = text.index(character, stop) + 1
        yield _Token("name", name, start, stop)
        start = stop


def _credits(tokens: list[_Token]) -> Iterator[Credit]:
    """Give each name the role before it, or, if the byline begins with a name, the one behind (`甲乙/文`)."""
    if tokens and tokens[0].kind == "name" and any(token.kind == "role" for token in tokens):
        yield from _credits_before_roles(tokens)
        return
    role: ContributorRole | None = None
    last = ""
    for token in tokens:
        if token.kind == "role" and (last != "role" or role is None):
            role = role_of(token.word)
        elif token.kind == "name":
            yield Credit(token.word, role, token.start, token.end)
        last = token.kind


def _credits_before_roles(tokens: list[_Token]) -> Iterator[Credit]:
    """Give each name the role that follows it: `甲乙/文 丙丁/图`."""
    waiting: list[_Token] = []
    role: ContributorRole | None = None
    for token in tokens:
        if token.kind == "name":
            waiting.append(token)
        elif token.kind == "role":
            role = role_of(token.word)
            yield from (Credit(name.word, role, name.start, name.end) for name in waiting)
            waiting.clear()
    yield from (Credit(name.word, role, name.start, name.end) for name in waiting)


def role_of(word: str) -> ContributorRole | None:
    """Find the contributor's role that a role word stands for (`本报见习记者` as `记者`)."""
    if word not in _ROLES:
        word = word.removesuffix("人")
    for start in range(len(word)):
        if word[start:] in _ROLES:
            return cast("ContributorRole | None", _ROLES[word[start:]] or None)
    return "reporter" if word in {"报道", "图文", "摄影报道"} else None
