"""Pages without a text of their own are told: lists of other pages, and messages that there is none."""

from __future__ import annotations

import pytest

from bulletincli.reading.extracted import UnreadableError
from bulletincli.reading.html import read_html

NAV = "<ul><li><a href=/>首页</a><li><a href=/a>新闻</a><li><a href=/b>公开</a><li><a href=/c>服务</a></ul>"
HEADLINES = (
    "县长张三调研乡村振兴工作",
    "副县长李四主持召开安全生产专题会议",
    "县长张三会见客人",
    "全县经济工作会议召开",
)
PAGES = (
    "<p>首页 上一页 <a href=2>2</a> <a href=3>3</a> <a href=2>下一页</a> 尾页 共 233 条记录 第1页/共20页</p>"
)
EVENT = "9月3日,区委书记王一在乙镇调研秋收工作,区长李二参加。"
SIDE = "".join(
    f"<li><a href={n}>旁区领导检查第{n}项工作</a> <span>2023-11-{n:02}</span>" for n in range(10, 19)
)


def items(form: str) -> str:
    return "".join(form.format(headline, 10 + n) for n, headline in enumerate(HEADLINES))


LISTS = [
    "<ul>" + items("<li><a href=1>{}</a><span>2023-11-{}</span></li>") + "</ul>",
    "<ul>" + items("<li>2019-05-{1} <a href=1>{0}</a></li>") + "</ul>",
    "<ul>" + items("<li>2019年5月{1}日 <a href=1>{0}</a></li>") + "</ul>",
    "<ul>" + items("<li><a href=1>{}</a>发布时间:2023-11-{}</li>") + "</ul>",
    "<ul>" + items("<li><a href=1><b>{}</b><em>[11-{}]</em></a></li>") + "</ul>",
    "<ul>" + items("<li><a href=1>{}</a> [11月{}日]</li>") + "</ul>",
    "<ul>" + items("<li><a href=1><div>{}</div><div>2023-11-{}</div></a></li>") + "</ul>",
    "<div>" + items("<div>{1}</div><div>2023-11</div><h4><a href=1>{0}</a></h4>") + "</div>",
    "<table>" + items("<tr><td>·<a href=1>{}</a></td><td>[2009-11-{}]</td></tr>") + "</table>",
    "<ul>" + items("<li><a href=1>乙区领导活动:{}</a></li>") + "</ul>",
]


@pytest.mark.parametrize(
    "beside", ["", NAV + "<h2>领导活动</h2>", "<p>今天是2023年11月6日 星期一</p><p>2023年11月6日 星期一"]
)
@pytest.mark.parametrize("part", ["<div>{}</div>", "<div class=content>{}</div>", "<article>{}</article>"])
@pytest.mark.parametrize("listed", LISTS)
def test_a_column_of_headlines_is_told(listed: str, part: str, beside: str) -> None:
    markup = f"<title>领导活动_甲县人民政府</title>{beside}{part.format(listed + PAGES)}<p>主办:甲县政府办 版权所有"
    with pytest.raises(UnreadableError, match="holds only links to other pages; save the pages themselves"):
        read_html(markup.encode())


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        # Entries of a chronicle, each wrapped in a link.
        (
            f"<p><a href=1>{EVENT}</a><p><a href=2>{EVENT}</a><p><a href=3>{EVENT}</a>",
            [EVENT] * 3,
        ),
        (
            "".join(f"<p><a href={n}>2023年9月{n}日,区长李二调研</a>" for n in range(1, 4)),
            [f"2023年9月{n}日,区长李二调研" for n in range(1, 4)],
        ),
        (
            "".join(f"<p><a href={n}>9月{n}日 区长李二调研秋收工作</a> 2023-10-0{n}" for n in range(1, 4)),
            [f"9月{n}日 区长李二调研秋收工作\u3000 2023-10-0{n}" for n in range(1, 4)],
        ),
        # Headlines with what the articles say.
        (
            "".join(f"<h3><a href={n}>区长李二到乙镇调研秋收工作</a></h3><p>{EVENT}[<a href={n}>详细</a>]" for n in range(3)),
            ["区长李二到乙镇调研秋收工作", EVENT + "[详细]"] * 3,
        ),
        # Little text, without full stops, beside headlines.
        (f"<div><p>9月8日<p>区政府召开常务会议</div><ul>{SIDE}</ul>", ["9月8日", "区政府召开常务会议"]),
        (f"<div><p>2023-09-08 区政府召开常务会议</div><ul>{SIDE}</ul>", ["2023-09-08 区政府召开常务会议"]),
        (f"<div><p>9月8日 区长李二调研</div><ul>{SIDE}</ul>", ["9月8日 区长李二调研"]),
        (
            f"<div><h1>区长李二调研</h1><p>2023-11-06 来源:甲区</div><ul>{SIDE}</ul>",
            ["区长李二调研", "2023-11-06 来源:甲区"],
        ),
        # Headlines and days of other pages below a text, in the part that holds it.
        (f"<div class=content><p>{EVENT}<ul>{SIDE}</ul></div>", [EVENT]),
        (
            f"<div id=zoom><p>{EVENT}" + items("<div><a href=1>{}</a></div><div>2023-11-{}</div>") + "</div>",
            [EVENT],
        ),
        # Links below days of their own.
        (
            "<div id=zoom>" + "".join(f"<p>{n}日<p><a href={n}>区政府召开常务会议</a>" for n in (3, 5, 8)) + "</div>",
            [line for n in (3, 5, 8) for line in (f"{n}日", "区政府召开常务会议")],
        ),
    ],
)  # fmt: skip
def test_a_page_with_text_is_no_list(markup: str, lines: list[str]) -> None:
    assert read_html(markup.encode()).text.splitlines() == lines


@pytest.mark.parametrize(
    "markup",
    [
        "<title>404 - 页面找不到</title><h1>404</h1><p>您访问的页面不存在或已删除!</p><p><a href=/>返回首页</a>",
        f"{NAV}<p>抱歉,您访问的页面不存在或已被删除,3秒后自动返回首页。<p>您可以:1.检查网址是否正确。2.返回首页重新查找。",
        f"<p>对不起,您要查看的文章不存在或者已经被删除。</p><ul>{SIDE}</ul>",
        "<p>该内容已被发布者删除",
        "<p>您訪問的頁面不存在",
        "<title>404 Not Found</title><center><h1>404 Not Found</h1></center><hr><center>nginx</center>",
        "<p>没有找到您要访问的页面",
    ],
)
def test_a_message_that_there_is_no_page_is_told(markup: str) -> None:
    with pytest.raises(
        UnreadableError, match="is the message that its page does not exist or cannot be shown"
    ):
        read_html(markup.encode())


@pytest.mark.parametrize(
    "text",
    [
        "9月3日,区长李二检查网站,要求对页面不存在等问题逐一整改。",
        f"区长李二要求对网页无法打开等问题逐一整改。{EVENT * 8}",
    ],
)
def test_a_text_about_missing_pages_is_none(text: str) -> None:
    assert read_html(f"<p>{text}".encode()).text == text + "\n"
