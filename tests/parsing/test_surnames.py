"""The surname lexicon, and names that were written without anything between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletincli.parsing.script import is_han, simplify
from bulletincli.parsing.surnames import SURNAMES, split_names, surname_of


def test_every_surname_is_one_or_two_simplified_characters_with_a_weight() -> None:
    for surname, weight in SURNAMES.items():
        assert 1 <= len(surname) <= 2
        assert all(map(is_han, surname))
        assert simplify(surname, "Hans") == surname
        assert 0 < weight < 100


def test_the_weights_are_those_of_a_thousand_people() -> None:
    assert 950 < sum(SURNAMES.values()) < 1050


def test_the_most_common_come_first() -> None:
    assert list(SURNAMES)[:5] == ["王", "李", "张", "刘", "陈"]
    assert list(SURNAMES.values()) == sorted(SURNAMES.values(), reverse=True)


@pytest.mark.parametrize(
    "surname",
    [
        "鹿",
        "沙",
        "佟",
        "乐",
        "强",
        "桑",
        "钮",
        "晏",
        "舒",
        "肖",
        "萧",
        "闫",
        "阎",
        "覃",
        "冼",
        "仝",
        "禤",
        "麦",
        "习",
        "区",
        "仇",
        "单",
        "查",
        "解",
        "曾",
    ],
)
def test_rarer_surnames_are_there(surname: str) -> None:
    assert surname in SURNAMES


@pytest.mark.parametrize(
    "surname", ["欧阳", "上官", "诸葛", "司马", "皇甫", "司徒", "令狐", "慕容", "尉迟", "长孙"]
)
def test_compound_surnames_are_there(surname: str) -> None:
    assert surname in SURNAMES


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("周小山", "周"),
        ("欧阳秀", "欧阳"),
        ("欧阳", "欧"),  # no name is a surname only
        ("上官云", "上官"),
        ("的确", None),
        ("周", None),
        ("", None),
    ],
)
def test_surname_of(name: str, surname: str | None) -> None:
    assert surname_of(name) == surname


@pytest.mark.parametrize(
    ("run", "names"),
    [
        ("周小山李木", ("周小山", "李木")),
        ("周山李木", ("周山", "李木")),
        ("周山李小木", ("周山", "李小木")),
        ("周小山李大木", ("周小山", "李大木")),
        ("欧阳秀林王芳", ("欧阳秀林", "王芳")),
        ("周小山李木王大林", ("周小山", "李木", "王大林")),
        ("周小山", ("周小山",)),
        ("周山", ("周山",)),
        ("的确如此", ("的确如此",)),
        ("", ("",)),
    ],
)
def test_split_names(run: str, names: tuple[str, ...]) -> None:
    assert split_names(run) == names


@given(st.text(st.sampled_from("周山李木王林欧阳上官的小大"), max_size=60))
def test_the_names_are_the_run(run: str) -> None:
    assert "".join(split_names(run)) == run
