"""A passage: the text without white space, and the way back to the document."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bulletincli.model import Span
from bulletincli.parsing.passage import Passage

TEXTS = st.text(alphabet="县长王林一 \n\t\u3000Ab.1,。", max_size=40)


def told(text: str) -> str:
    return Passage(text, Span(0, len(text))).text


def without_marks(text: str) -> str:
    return "".join(text.translate({ord(","): None}).split())


def test_a_comma_before_another_mark_is_left_out() -> None:
    assert told("县领导王一,、李二,。") == "县领导王一、李二。"


def test_white_space(case: Any) -> None:
    assert told(case.text) == case.expected


@given(TEXTS, st.data())
def test_spans_lead_back(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    passage = Passage(text, Span(start, len(text)))
    assert without_marks(passage.text) == without_marks(text[start:])
    for place, character in enumerate(passage.text):
        assert passage.span_of(place, place + 1).of(text) == character
        assert passage.offset(place) == passage.span_of(place, place + 1).start
        assert passage.place_of(passage.offset(place)) == place
    assert passage.offset(len(passage.text)) == len(text)


@given(TEXTS, st.data())
def test_a_span_holds_the_characters_between_its_places(text: str, data: st.DataObject) -> None:
    passage = Passage(text, Span(0, len(text)))
    start = data.draw(st.integers(0, len(passage.text)))
    end = data.draw(st.integers(start, len(passage.text)))
    span = passage.span_of(start, end)
    assert without_marks(span.of(text)) == without_marks(passage.text[start:end])


@given(TEXTS)
def test_words_join_to_the_text(text: str) -> None:
    passage = Passage(text, Span(0, len(text)))
    starts = [place for place in range(len(passage.text)) if passage.begins_word(place)]
    assert "".join(passage.word_at(place) for place in starts) == passage.text
    assert all(passage.word_at(place) == "" for place in range(len(text) + 2) if place not in starts)
    assert [passage.word_before(place) for place in starts[1:]] == [
        passage.word_at(place) for place in starts[:-1]
    ]


def test_a_name_falls_apart_into_characters() -> None:
    passage = Passage("县长揭 木林主持会议", Span(0, 10))
    assert passage.word_at(0) == "县长"
    assert [passage.begins_word(place) for place in (1, 2, 3)] == [False, True, True]
    assert passage.word_before(2) == "县长"


def test_gaps_are_remembered() -> None:
    passage = Passage("甲。 乙。丙", Span(0, 6))
    assert [place for place in range(len(passage.text)) if passage.gap_before(place)] == [2]
