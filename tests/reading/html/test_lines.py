"""Blocks, white space, tables and readings become the lines that a browser shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bulletincli.reading.html.lines import lines_of
from bulletincli.reading.html.tree import parse_page

LONG = "区长李二到乙镇调研," * 8


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>甲<p>乙", ["甲", "乙"]),
        ("<DIV>甲<DIV>乙</DIV>丙</DIV>", ["甲", "乙", "丙"]),
        ("甲<br><BR/>乙", ["甲", "乙"]),
        ("<li>甲<li>乙", ["甲", "乙"]),
        ("<h2>甲</h2>乙", ["甲", "乙"]),
        ("<section>甲</section><section>乙</section>", ["甲", "乙"]),
        ("<p>区<b>长<font color=red>王</font></b><span>五</span></p>", ["区长王五"]),
        ("<p>王<wbr>五&shy;丙\u200b丁</p>", ["王五\xad丙\u200b丁"]),
        ("<p>甲<span style='display:block'>乙</span>丙", ["甲", "乙", "丙"]),
        ("<dl><dt>9月3日<dd>会议</dl>", ["9月3日", "会议"]),
    ],
)
def test_blocks_end_lines_and_inline_elements_do_not(
    shown: Callable[[str], list[str]], markup: str, lines: list[str]
) -> None:
    assert shown(markup) == lines


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>  a \t b\n\nc </p>", ["a b c"]),
        ("<p>a <b> b</b></p>", ["a b"]),
        ("<p>县长王小\n   林主持</p>", ["县长王小林主持"]),
        ("<p>县长\nAB\n主持</p>", ["县长 AB 主持"]),
        ("<p>县长 王五</p>", ["县长 王五"]),
        ("<p>&nbsp;&nbsp;\u3000甲 </p>", ["\xa0\xa0\u3000甲"]),
        ("<p>&nbsp;</p><p>\u3000</p><p>甲", ["甲"]),
        ("<pre>甲  乙\n  丙\n\n丁</pre>", ["甲  乙", "  丙", "丁"]),
        ("<p style='white-space: pre-wrap'>甲\r\n乙</p>", ["甲", "乙"]),
    ],
)
def test_white_space_is_that_of_a_browser(
    shown: Callable[[str], list[str]], markup: str, lines: list[str]
) -> None:
    assert shown(markup) == lines


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<tr><td>3日<td>会议<tr><td>4日<td>调研", ["3日\t会议", "4日\t调研"]),
        ("<tr><th><p>3日</p></th><td><p>会议</p></td>", ["3日\t会议"]),
        ("<tr><td rowspan=2>3日<td>会议<tr><td>调研", ["3日\t会议", "调研"]),
        ("<tr><td>3日<td>&nbsp;<td>会议", ["3日\t会议"]),
        ("<tr><td>3日<td><p>会议<p>调研", ["3日", "会议", "调研"]),
        ("<tr><td>3日<td>会议<br>调研", ["3日", "会议", "调研"]),
        ("<tr><td>左<td><table><tr><td>3日<td>会议</table>", ["左", "3日\t会议"]),
        (f"<tr><td><a href=/>首页</a><td>{LONG}", ["首页", LONG]),
    ],
)
def test_rows_of_short_cells_are_one_line(
    shown: Callable[[str], list[str]], markup: str, lines: list[str]
) -> None:
    assert shown(f"<table>{markup}</table>") == lines


@pytest.mark.parametrize(
    "markup",
    [
        "<script>旁</script>",
        "<style>旁</style>",
        "<template>旁</template>",
        "<!-- 旁 -->",
        "<!--[if gte mso 9]><xml>旁</xml><![endif]-->",
        "<xml><w:View>旁</w:View></xml>",
        "<svg><text>旁</text></svg>",
        "<select><option>旁</select>",
        "<button>旁</button>",
        "<input value=旁>",
        "<img alt=旁>",
        "<iframe>旁</iframe>",
        "<rp>旁</rp><rt>旁</rt>",
        "<object>旁</object>",
    ],
)
def test_what_no_browser_shows_is_left_out(shown: Callable[[str], list[str]], markup: str) -> None:
    assert shown(f"<p>王{markup}五") == ["王五"]


def test_readings_are_left_out_and_the_base_stays(shown: Callable[[str], list[str]]) -> None:
    assert shown("<p><ruby>甲<rp>(</rp><rt>jiǎ</rt><rp>)</rp></ruby>区<sup>1</sup>") == ["甲区1"]


def test_lines_tell_links_headings_and_places() -> None:
    page = parse_page("<h1>大事记</h1><p>见<a href=x>附 件</a>。<p><a name=y>三</a>")
    lines = lines_of(page)
    assert [(line.text, line.linked, line.heading) for line in lines] == [
        ("大事记", 0, True),
        ("见附 件。", 2, False),
        ("三", 0, False),
    ]
    assert [page.nodes[line.at].text for line in lines] == ["大事记", "见", "三"]
