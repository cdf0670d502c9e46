"""The searchable form, its way back to the text, and the forms of a query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletincli.parsing.script import shadow_of
from bulletincli.store.searchable import (
    GAPS,
    encodable,
    is_plain,
    name_forms,
    places_of,
    simplified_forms,
    without_gaps,
    words_of,
)

ALL_CHARACTERS = [chr(code) for code in range(0x20000) if not 0xD800 <= code < 0xE000]


def test_the_shadow_neither_makes_nor_takes_gaps() -> None:
    text = "".join(ALL_CHARACTERS)
    for script in ("Hans", "Hant"):
        shadow = shadow_of(text, script)
        assert len(shadow) == len(text)
        assert [bool(GAPS.match(one)) for one in shadow] == [bool(GAPS.match(one)) for one in text]


def test_plain_characters_are_their_own_shadow() -> None:
    plain = "".join(one for one in ALL_CHARACTERS if is_plain(one))
    assert len(plain) > 6_000
    assert (
        without_gaps(shadow_of(plain, "Hans"))
        == without_gaps(shadow_of(plain, "Hant"))
        == without_gaps(plain)
    )


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("范士富", ("范士富",)),
        ("範士富", ("范士富",)),
        ("範 士　富", ("范士富",)),
        ("於志", ("於志", "于志")),
        ("（ＡＢ），", ("(AB),",)),
        ("a_b%", ("a_b%",)),
        ("", ("",)),
    ],
)
def test_simplified_forms(typed: str, forms: tuple[str, ...]) -> None:
    assert simplified_forms(typed) == forms


def test_a_name_is_also_looked_for_with_its_dot_as_typed() -> None:
    assert name_forms("艾山•買買提") == ("艾山·买买提", "艾山•买买提")
    assert name_forms("王林") == ("王林",)


def test_words_are_parted_by_any_white_space_once_each() -> None:
    assert words_of(" 核酸　檢測\n核酸\u200b ") == [("核酸",), ("检测",)]
    assert words_of(" \u3000\n") == []


def test_half_characters_of_the_command_line_become_replacement_characters() -> None:
    assert encodable("王\udce5") == "王\ufffd"
    assert words_of("\ud800") == [("\ufffd",)]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("督导核\n 酸检测,核酸检测点", "核酸检测", ["核\n 酸检测", "核酸检测"]),
        ("核酸检测", "核酸 酸检", ["核酸检"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("檢測，完", "检测,", ["檢測，"]),
        ("甲\x00乙", "\x00乙", ["\x00乙"]),
        ("甲乙", "丙", []),
        ("", "丙", []),
    ],
)
def test_places_of(text: str, query: str, found: list[str]) -> None:
    search_text = without_gaps(shadow_of(text, "Hans"))
    assert [span.of(text) for span in places_of(words_of(query), search_text, text)] == found


@given(
    st.text(st.sampled_from("核酸檢測 \n　a，"), max_size=40),
    st.text(st.sampled_from("核酸檢a，"), min_size=1, max_size=3),
)
def test_every_place_found_reads_like_the_word(text: str, word: str) -> None:
    search_text = without_gaps(shadow_of(text, "Hans"))
    words = words_of(word)
    spans = places_of(words, search_text, text)
    assert bool(spans) == (words[0][0] in search_text)
    for span in spans:
        assert words[0][0] in without_gaps(shadow_of(span.of(text), "Hans"))
