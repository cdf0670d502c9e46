"""The simplified shadow: as long as the text, and simplified where a name stays the name it is."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletincli.model import Script
from bulletincli.parsing.script import is_han, script_of, shadow_of, simplify

DATA = Path(__file__).parents[2] / "data"
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"])
    | st.sampled_from("範乾於樑發髮后後【】（），。：「」『』〈〉《》　\u200b\ufeff\t\r\n")
)
SCRIPTS: tuple[Script | None, ...] = ("Hans", "Hant", None)


@pytest.mark.parametrize(
    ("text", "script", "simplified"),
    [
        ("範士富", "Hant", "范士富"),  # what machine conversion made of 范
        ("範文卿", "Hant", "范文卿"),
        ("馬國樑", "Hant", "马国梁"),
        ("衛輝市委書記梁常運", "Hant", "卫辉市委书记梁常运"),
        ("乾縣人李乾坤", "Hant", "乾县人李乾坤"),  # qián far more often than 干
        ("幹部到於家莊", "Hant", "干部到于家庄"),
        ("后街與後街", "Hant", "后街与后街"),
        ("范士富", "Hant", "范士富"),
        ("马国樑", "Hans", "马国梁"),  # not in the national table of 2013
        ("樊於期", "Hans", "樊於期"),  # in the table, so a character of its own
        ("李乾", "Hans", "李乾"),
        ("陈毕昇、张釐", "Hans", "陈毕昇、张釐"),
        ("甯丽萍", "Hans", "甯丽萍"),
        ("謝頴", "Hans", "谢颖"),
        ("謝頴", "Hant", "谢颖"),
        ("2022年4月,ABC", "Hans", "2022年4月,ABC"),
        ("", "Hans", ""),
    ],
)
def test_characters_are_simplified_by_the_script_they_stand_in(
    text: str, script: Script, simplified: str
) -> None:
    assert simplify(text, script) == simplified


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("区委书记宋洁主持召开会议", "Hans"),
        ("區委書記宋潔主持召開會議", "Hant"),
        ("记者马国樑、樊於期参加了全区疫情防控工作会议并讲话,要求抓实抓细各项工作", "Hans"),  # names only
        ("于家庄", "Hans"),
        ("", "Hans"),
        ("2022-04-28 ABC", "Hans"),
    ],
)
def test_a_text_is_traditional_if_a_notable_share_of_it_is(text: str, script: Script) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("xihu-2022-04", "Hans"),
        ("shangjie-newsletter-2020-02-29", "Hans"),
        ("jiujiang-roundup", "Hans"),
        ("xinxiang-roundup", "Hant"),
        ("zhengzhou-airport-zone-news", "Hans"),
    ],
)
def test_bulletins_are_known_by_their_script(name: str, script: Script) -> None:
    text = (DATA / f"{name}.txt").read_text("utf-8")
    assert script_of(text) == script
    assert len(shadow_of(text)) == len(text)
    assert script_of(shadow_of(text)) == "Hans"


@pytest.mark.parametrize(
    ("text", "shadow"),
    [
        ("（２０２２年４月）", "(2022年4月)"),
        ("张三，李四；王五：", "张三,李四;王五:"),
        ("张　三\u00a0李\u200b四\ufeff", "张 三 李 四 "),
        ("第一行\n第二行\r\n", "第一行\n第二行\r\n"),
        ("5月2日—4日", "5月2日-4日"),
        ("5月2日～4日", "5月2日~4日"),
        ("「全會」『要點』", "“全会”‘要点’"),
        ("买买提•艾山", "买买提·艾山"),
        ("【重要会议】", "【重要会议】"),
        ("“四个口袋”、《方案》", "“四个口袋”、《方案》"),
        (
            "到甲镇调研\ua3ac慰问干部\ua1a2群众\ua3ae",
            "到甲镇调研,慰问干部、群众。",
        ),  # GB 2312 read as Unicode
    ],
)
def test_punctuation_has_one_width_and_spaces_are_one_kind(text: str, shadow: str) -> None:
    assert shadow_of(text) == shadow


@given(TEXTS, st.sampled_from(SCRIPTS))
def test_the_shadow_is_as_long_as_the_text(text: str, script: Script | None) -> None:
    assert len(simplify(text, script)) == len(text)
    assert len(shadow_of(text, script)) == len(text)


@given(TEXTS)
def test_lines_stay_where_they_are(text: str) -> None:
    shadow = shadow_of(text)
    assert [i for i, c in enumerate(shadow) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


@given(TEXTS, st.sampled_from(["Hans", "Hant"]))
def test_what_is_simplified_stays_as_it_is(text: str, script: Script) -> None:
    once = simplify(text, script)
    assert simplify(once, script) == once
    shadow = shadow_of(text, script)
    assert shadow_of(shadow, script) == shadow


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_ascii_is_its_own_shadow_but_for_white_space(text: str) -> None:
    assert shadow_of(text) == text.replace("\t", " ").replace("\v", " ").replace("\f", " ")


@pytest.mark.parametrize(
    ("character", "han"),
    [
        ("区", True),
        ("〇", True),
        ("㐂", True),
        ("𠮷", True),
        ("々", False),
        ("、", False),
        ("A", False),
        ("あ", False),
    ],
)
def test_han_characters_are_those_of_names(character: str, han: bool) -> None:
    assert is_han(character) is han, unicodedata.name(character)
