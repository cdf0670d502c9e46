"""All lines of a bulletin come out of a page of whatever style, and nothing else; what is none of it holds 旁."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from bulletincli.reading.html import read_html

TITLE = "甲区2021年9月大事记"
BYLINE = "发布时间:2021-10-11 来源:甲区政府办 浏览次数:"
EVENTS = (
    "9月3日,区委书记王一在乙镇调研秋收工作,区长李二参加。",
    "9月8日",
    "区政府召开第12次常务会议,研究防汛工作。区长李二主持会议。",
    "△ 区人大常委会组织代表视察丙村污水处理站。",
    "9月15日至16日,副区长赵三率队到丁市考察,就文化旅游、园区建设等与当地交流,并看望了在当地务工的甲区人员。",
    "同日,区政协召开主席会议。",
    "9月底,戊水库除险加固工程完工。",
)
LONG = EVENTS * 6
SHORT = EVENTS[:3]

NAV = "".join(f"<li><a href='/{n}.html'>旁栏目{n}</a></li>" for n in range(9))
LINKS = "".join(
    f"<li><a href='/n{n}.html'>旁区领导检查第{n}项工作并召开会议</a><span>09-{n:02}</span></li>"
    for n in range(10, 19)
)


def paragraphs(events: Sequence[str]) -> str:
    return "".join(f"<p style='text-indent:2em'>{event}</p>\n" for event in events)


def breaks(events: Sequence[str]) -> str:
    return "<br>\n<BR>".join(f"&nbsp;&nbsp;　{event}" for event in events)


def portal_2003(events: Sequence[str]) -> str:
    links = "<br>".join(f"·<A HREF=/{n}.asp>旁信息{n}</A>" for n in range(12))
    return f"""<HTML><HEAD><TITLE>{TITLE}_旁区政府网站</TITLE></HEAD><BODY bgcolor=#ffffff><CENTER>
<TABLE width=780><TR><TD><IMG src=a.gif alt=旁横幅></TD></TR><TR><TD><A href=/>首页</A> | <A href=/a>旁新闻</A> |
<A href=/b>旁公告</A></TD></TR></TABLE><TABLE width=780><TR><TD width=180 valign=top><TABLE><TR><TD>{links}</TD></TR></TABLE>
<TD valign=top><TABLE width=100%><TR><TD align=center class=bt><FONT size=5 color=red><B>{TITLE}</B></FONT></TD></TR>
<TR><TD align=center>{BYLINE}</TD></TR><TR><TD class=nr><FONT size=3>{breaks(events)}</TD></TR>
<TR><TD align=right>【<A href="javascript:print()">打印</A>】【<A href="#">关闭</A>】</TD></TR></TABLE></TD></TR></TABLE>
<TABLE width=780><TR><TD align=center>版权所有:旁区人民政府 旁ICP备00000001号<BR>
主办单位:旁区政府办公室 电话:0000-0000000</TD></TR></TABLE>
</CENTER></BODY></HTML>"""


def portal_2010(events: Sequence[str]) -> str:
    return f"""<!DOCTYPE html><html><head><title>{TITLE}-旁区人民政府</title><script>var a="<div>旁</div>"</script>
<style>.旁{{}}</style></head><body><form id="form1"><input type=hidden value="旁"><div id="top"><ul>{NAV}</ul></div>
<div class="dqwz">您现在的位置:<a href=/>旁首页</a> &gt; <a href=/a>旁政务</a></div>
<div class="left"><h3>旁栏目</h3><ul>{LINKS}</ul></div>
<div class="right"><div class="con"><div class="tit">{TITLE}</div><div class="info">{BYLINE}</div>
<div class="TRS_Editor"><style>p{{color:旁}}</style>{paragraphs(events)}</div></div>
<div class="bdsharebuttonbox"><a>旁分享</a></div><div class="dy">[<a>打印</a>] [<a>关闭</a>]</div>
<p>上一篇:<a href=1>旁一篇</a></p><p>下一篇:<a href=2>旁二篇</a></p><div class=xg><h4>相关链接</h4><ul>{LINKS}</ul></div></div>
<div id="footer"><p>主办:旁区人民政府 承办:旁区政府办</p><p>旁公网安备00号</p></div></form></body></html>"""


def modern(events: Sequence[str]) -> str:
    return f"""<!doctype html><html lang=zh><head><meta charset=utf-8><title>{TITLE} | 旁区</title></head><body>
<header><nav><ul>{NAV}</ul></nav></header><div class="cookie-bar">旁站使用cookie,继续浏览即表示同意。<button>旁同意</button></div>
<main><article><header><h1>{TITLE}</h1><p class="meta">{BYLINE}</p></header>{paragraphs(events)}
<figure><img src=a.jpg alt=旁图></figure></article><aside><h2>旁推荐</h2><ul>{LINKS}</ul></aside></main>
<footer><p>旁区政府办公室主办。地址:旁路1号。</p></footer><template><p>旁模板</p></template>
<div aria-hidden="true">旁浮层</div><div hidden>旁提示</div><div style="display: none">旁登录框</div></body></html>"""


def unknown_names(events: Sequence[str]) -> str:
    return f"""<html><head><title>{TITLE}</title></head><body><div class=a1><div class=b1>{NAV}</div></div>
<div class=a2><div class=b2><h2>{TITLE}</h2><span>{BYLINE}</span><div class=c9>{paragraphs(events)}</div></div>
<div class=b3><b>旁热点</b><ul>{LINKS}</ul></div></div><div class=a3>Copyright 旁区 技术支持:旁公司</div></body></html>"""


def by_month(events: Sequence[str]) -> str:
    """Write a chronicle whose events stand in a part for each month, that of the first larger than all others."""
    half = max(1, len(events) - 2)
    return f"""<html><head><title>{TITLE}</title></head><body><ul>{NAV}</ul><div><div class=w><h1>{TITLE}</h1><div>{BYLINE}</div>
<div class=month><h3>八月</h3><div>{paragraphs(events[:half])}</div></div>
<div class=month><h3>九月</h3><div>{paragraphs(events[half:])}</div></div></div>
<ul>{LINKS}</ul></div><p>版权所有 旁区</p></body></html>"""


def wechat(events: Sequence[str]) -> str:
    spans = "".join(
        f"<section><section><p><span style='font-size:15px'>{event[:4]}</span><span>{event[4:]}</span></p></section></section>"
        for event in events
    )
    return f"""<html><head><meta property="og:title" content="{TITLE}"><meta property="og:url" content="https://wx.example/s/1">
<title></title></head><body><div id="js_article"><div class="rich_media_inner"><h1 class="rich_media_title" id="activity-name">
{TITLE}
</h1><div id="meta_content" class="rich_media_meta_list"><span><a href="javascript:void(0);" id="js_name">
甲区发布 </a></span><em id="publish_time"></em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">{spans}</div>
<script>var createTime = '2021-10-11 09:30';</script></div><div id="js_pc_qr_code" style="display:none">微信扫一扫<br>旁关注</div>
<div class="rich_media_tool">阅读原文 <span>旁在看</span></div></div><p>预览时标签不可点</p></body></html>"""


def epaper(events: Sequence[str]) -> str:
    articles = "".join(f"<li><a href=content_{n}.htm>旁版标题{n}</a></li>" for n in range(8))
    return f"""<html><head><title>旁日报-{TITLE}</title></head><body><table><tr><td><ul>{articles}</ul></td><td><table>
<tr><td class=font02>{TITLE}</td></tr><tr><td>{BYLINE}</td></tr><tr><td><div id="ozoom" style="zoom:100%">
<!--enpcontent--><founder-content>{"".join(f"<P>　　{event}</P>" for event in events)}
</founder-content><!--/enpcontent--></div></td></tr>
<tr><td><a href=1>上一篇</a> <a href=2>下一篇</a></td></tr></table></td></tr></table><p>版权所有 旁日报社</p></body></html>"""


def forum(events: Sequence[str]) -> str:
    half = len(events) // 2
    posts = "".join(
        f"""<div id=post_{n}><table><tr><td class="pls"><div class="authi"><a href=u>旁用户{n}</a></div></td><td class="plc">
<div class="pi">BYLINE</div><div class="pcb"><table><tr><td class="t_f" id="postmessage_{n}">
{"<br />".join(part)}<font class="jammer">旁q8x</font></td></tr></table></div></td></tr></table></div>"""
        for n, part in enumerate((events[:half], events[half:]))
    ).replace("BYLINE", f"<em>{BYLINE}</em>", 1)
    posts = posts.replace("BYLINE", "")
    return f"""<html><head><title>{TITLE} - 旁论坛 - Powered by Discuz!</title></head><body><div id=nv><ul>{NAV}</ul></div>
<h1><a href=t><span id="thread_subject">{TITLE}</span></a></h1>
{posts}<div id=ft>Powered by Discuz! 版权所有</div></body></html>"""


def word_export(events: Sequence[str]) -> str:
    lines = "".join(
        f"""<p class=MsoNormal style='text-indent:28.0pt'><span lang=EN-US style='font-size:14.0pt'>{event[:2]}</span><span
style='font-family:仿宋'>{event[2:]}<o:p></o:p></span></p>\n"""
        for event in events
    )
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>{TITLE}</title><!--[if gte mso 9]><xml>
<w:View>旁</w:View></xml><![endif]--><style><!-- p.MsoNormal{{}} 旁 --></style></head><body lang=ZH-CN><div class=Section1>
<p class=MsoNormal align=center><b><span>{TITLE}</span></b></p><p class=MsoNormal>{BYLINE}</p>
{lines}<![if !supportLists]><![endif]></div></body></html>"""


def disclosure(events: Sequence[str]) -> str:
    """Write a page of government disclosure: a table of labels above the text, which stands in one cell."""
    return f"""<html><head><meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2021-10-11"></head><body>
<ul class=nav>{NAV}</ul><table class=xxgk><tr><td>索引号:</td><td>000/2021-01</td><td>{BYLINE}</td></tr></table>
<div class=xl><p class=bt>{TITLE}</p><div id=Zoom>{breaks(events)}</div></div>
<p>【打印】 【关闭】</p><ul>{LINKS}</ul></body></html>"""


STYLES = {
    style.__name__: style
    for style in (
        portal_2003,
        portal_2010,
        modern,
        unknown_names,
        by_month,
        wechat,
        epaper,
        forum,
        word_export,
        disclosure,
    )
}


LABELS_ABOVE = "索引号:000/2021-01"
BYLINES = {
    "wechat": "发布时间:2021-10-11 09:30 来源:甲区发布",
    "disclosure": f"{LABELS_ABOVE} {BYLINE}",
}


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("events", [LONG, EVENTS, SHORT, EVENTS[:1]], ids=["long", "events", "short", "one"])
@pytest.mark.parametrize("style", STYLES)
def test_title_byline_and_events_come_out_and_nothing_else(style: str, events: tuple[str, ...]) -> None:
    read = read_html(STYLES[style](events).encode()).text.splitlines()
    found = [squeezed(line) for line in read if line not in ("八月", "九月")]
    head = [TITLE, BYLINES.get(style, BYLINE)]
    assert sorted(found[:2]) == sorted(map(squeezed, head))
    assert found[2:] == [squeezed(event) for event in events]


def test_months_in_parts_of_their_own_keep_their_headings() -> None:
    read = read_html(by_month(LONG).encode()).text.splitlines()
    assert read.index("八月") == 2
    assert read.index("九月") == len(read) - 3
