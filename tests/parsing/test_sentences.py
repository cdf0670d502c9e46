"""Sentences, groups of people, and the mask that roles are read in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletincli.model import Span
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.people import find_people
from bulletincli.parsing.sentences import (
    Sentence,
    people_within,
    read_sentence,
    split_sentences,
    without_time,
)
from bulletincli.parsing.verbs import PERSON, QUOTED


def read(text: str) -> Sentence:
    passage = Passage(text, Span(0, len(text)))
    people = people_within(passage, 0, len(text), find_people(passage))
    return read_sentence(passage, 0, len(text), people)


def told(text: str) -> str:
    return "|".join(text[start:end] for start, end in split_sentences(text, 0, len(text)))


def test_sentences(case: Any) -> None:
    assert told(case.text) == case.expected


@given(st.text(alphabet="县长王一。,;!?“”《》()’ ■□", max_size=60))
def test_sentences_follow_one_another_to_the_end(text: str) -> None:
    at = 0
    for start, end in split_sentences(text, 0, len(text)):
        assert start == at < end
        at = end
    assert at == len(text)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("县长李建华、副县长赵文斌出席会议。", ["县长李建华、副县长赵文斌"]),
        ("县领导王海峰、李建华,县政协主席冯春生参加。", ["县领导王海峰、李建华,县政协主席冯春生"]),
        ("县委书记王海峰和县长李建华参加会议。", ["县委书记王海峰和县长李建华"]),
        ("副县长赵文斌陪同市长孙立新调研。", ["副县长赵文斌", "市长孙立新"]),
        ("县长李建华主持,副县长赵文斌参加。", ["县长李建华", "副县长赵文斌"]),
        ("会议结束。", []),
    ],
)
def test_neighbours_are_a_group(text: str, groups: list[str]) -> None:
    assert [text[group.start : group.end] for group in read(text).groups] == groups


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("县长李建华主持。", "□□□□□主持。"),
        ("县长李建华传达“讲话”。", "□□□□□传达■■■■。"),
        ("县长李建华学习《某书》。", "□□□□□学习■■■■。"),
        ("县长李建华(女)主持。", "□□□□□□□□主持。"),
    ],
)
def test_names_and_quotations_are_made_unreadable(text: str, masked: str) -> None:
    assert read(text).masked == masked


@given(
    st.lists(
        st.sampled_from(["县长李建华", "副县长赵文斌", *"、,“”《》", "主持", "会议", "到甲镇"]), max_size=15
    )
)
def test_a_mask_has_the_length_of_its_sentence(words: list[str]) -> None:
    text = Passage("".join(words), Span(0, len("".join(words)))).text
    sentence = read(text)
    assert len(sentence.masked) == len(text)
    assert all(
        here == there or here in (PERSON, QUOTED) for here, there in zip(sentence.masked, text, strict=True)
    )
    assert all(text[verb.start : verb.end] == verb.word for verb in sentence.verbs)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("4月5日,会议", "会议"),
        ("4月5日上午,会议", "会议"),
        ("同日会议", "会议"),
        ("3-5日,会议", "会议"),
        ("下午,会议", "会议"),
        ("会议", "会议"),
    ],
)
def test_a_time_at_the_beginning_is_left_out(text: str, rest: str) -> None:
    assert without_time(text) == rest


def test_who_is_named_in_a_work_is_not_within() -> None:
    text = "学习《县长李建华讲话》,副县长赵文斌主持。"
    passage = Passage(text, Span(0, len(text)))
    people = people_within(passage, 0, len(text), find_people(passage))
    assert [text[one.start : one.end] for one in people] == ["赵文斌"]
