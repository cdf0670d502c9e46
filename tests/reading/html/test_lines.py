"""Blocks, white space, tables and readings become the lines that a browser shows."""

from __future__ import annotations

import time
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
        ("<p>2023-11-06 甲区政府 字体：[大][中][小]</p>", ["2023-11-06 甲区政府"]),
        (
            "<p>【字号：<a href=#>大</a> <a href=#>中</a> <a href=#>小</a>】 2023-11-06</p><p>【字体:大 中 小】",
            ["2023-11-06"],
        ),
        ("<p>字体大中小学教材,(字体)标准</p>", ["字体大中小学教材,(字体)标准"]),
        ("<pre>甲\r乙\r\r丙</pre>", ["甲", "乙", "丙"]),
        ("<p>县长王小\r林主持\rAB\r主持</p>", ["县长王小林主持 AB 主持"]),
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
        ("<tr><td rowspan=2>3日<td>会议<tr><td>调研", ["3日\t会议", "3日\t调研"]),
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


DONE = "县长张三主持召开会议。"
SEEN = "副县长李四到乙镇调研。"


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        # What spans several rows is said in each, in its column.
        (
            "<tr><td rowspan=2>1月<td rowspan=2>3日<td>上午<td>会议<tr><td>下午<td>调研<tr><td>2月<td>4日<td>下午<td>会议",
            ["1月\t3日\t上午\t会议", "1月\t3日\t下午\t调研", "2月\t4日\t下午\t会议"],
        ),
        ("<tr><td>会议<td rowspan=2>11月3日(星期五)<tr><td>调研", ["会议\t11月3日(星期五)", "调研\t11月3日(星期五)"]),
        ("<tr><td colspan=2 rowspan=2>3日<td>会议<tr><td>调研", ["3日\t会议", "3日\t调研"]),
        ("<tr><td rowspan=2>3日<td>会议<tr><td><tr><td>调研", ["3日\t会议", "调研"]),
        ("<tbody><tr><td rowspan=9>3日<td>会议</tbody><tbody><tr><td>4日<td>调研", ["3日\t会议", "4日\t调研"]),
        (
            "<tr><th>姓名<th>职务<th>活动<tr><td rowspan=2>张三<td rowspan=2>县长<td>会议<tr><td>调研",
            ["姓名\t职务\t活动", "张三\t县长\t会议", "张三\t县长\t调研"],
        ),
        # But not what was done, or what is long.
        ("<tr><td>3日<td rowspan=2>会议<tr><td>4日", ["3日\t会议", "4日"]),
        (f"<tr><td rowspan=2>{DONE}<td>3日<tr><td>4日", [f"{DONE}\t3日", "4日"]),
        ("<tr><td rowspan=x>3日<td>会议<tr><td>调研", ["3日\t会议", "调研"]),
        # Lines of a narrow cell.
        ("<tr><td>11月3日<br>(星期五)<td>上午<td>召开<br>会议<td>张三<br>李四", ["11月3日(星期五)\t上午\t召开 会议\t张三 李四"]),
        ("<tr><td>2023年<br>11月3日<br>9:00<td>会议", ["2023年11月3日 9:00\t会议"]),
        # A cell of several reports.
        (f"<tr><td>11月3日<td>{DONE}<br>{SEEN}", ["11月3日", DONE, SEEN]),
        (f"<tr><td>{DONE}<br>{SEEN}<td>11月3日", ["11月3日", DONE, SEEN]),
        (f"<tr><td>3日<td>上午<td><p>{DONE}<p>{SEEN}<td>张三", [f"3日\t上午\t{DONE}\t张三", f"3日\t上午\t{SEEN}"]),
        (f"<tr><td>3日<td>{DONE}<br>{SEEN}<td>张三<br>李四", [f"3日\t{DONE}\t张三", f"3日\t{SEEN}\t李四"]),
        (f"<tr><td>3日<td>上午<br>下午<td>{DONE}<br>{SEEN}", [f"3日\t上午\t{DONE}", f"3日\t下午\t{SEEN}"]),
        ("<tr><td>3日<td>晚上<td>9:00 会议<br>10:00 调研", ["3日\t晚上\t9:00 会议", "3日\t晚上\t10:00 调研"]),
        (f"<tr><td>张三<td>县长<td>3日<td>{DONE}<br>会见客人", [f"张三\t县长\t3日\t{DONE}", "张三\t县长\t3日\t会见客人"]),
        (f"<tr><td>3日<td>{DONE}<br>{SEEN}<td>{DONE}", ["3日", DONE, SEEN, DONE]),
        (
            f"<tr><td>3日<td>上午<td>{LONG}<br>并召开座谈会。<br>{SEEN}",
            [f"3日\t上午\t{LONG}", "并召开座谈会。", f"3日\t上午\t{SEEN}"],
        ),
        # Rows that lay out a page.
        (f"<tr><td>{DONE}<p>{SEEN}<td>左<br>右", [DONE, SEEN, "左", "右"]),
        ("<tr><td rowspan=2>栏目<td>会议<tr><td>调研", ["栏目\t会议", "调研"]),
        (f"<tr><td>3日<td><table><tr><td>{DONE}<tr><td>{SEEN}</table>", ["3日", DONE, SEEN]),
    ],
)  # fmt: skip
def test_each_line_of_a_timetable_says_when(
    shown: Callable[[str], list[str]], markup: str, lines: list[str]
) -> None:
    assert shown(f"<table>{markup}</table>") == lines


@pytest.mark.parametrize(
    "rows",
    [
        "<tr>" + "<td rowspan=9999>3日<br>4日" * 20_000 + "<tr><td>会议" * 20_000,
        "<tr><td>3日" + "<td>会议<br>调研<br>9:00" * 20_000,
        "<tr><td>3日" + "<td>会议" * 20_000 + "<td>" + "调研。<br>" * 20_000,
    ],
)
def test_tables_of_many_cells_take_linear_time(shown: Callable[[str], list[str]], rows: str) -> None:
    start = time.process_time()
    shown("<table>" + rows)
    assert time.process_time() - start < 10


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
