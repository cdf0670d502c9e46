"""What is the text of a page, what stands first in it, and which pages are refused."""

from __future__ import annotations

import pytest

from bulletincli.reading.extracted import UnreadableError
from bulletincli.reading.html import read_html

EVENT = "9月3日,区委书记王一在乙镇调研秋收工作,区长李二参加。"
NAV = "".join(f"<li><a href='/{n}.html'>旁栏目{n}</a></li>" for n in range(9))
LINKS = "".join(
    f"<li><a href='/n{n}.html'>旁区领导检查第{n}项工作</a><span>09-{n:02}</span></li>" for n in range(10, 19)
)


def lines(markup: str) -> list[str]:
    return read_html(markup.encode()).text.splitlines()


@pytest.mark.parametrize(
    "hidden",
    [
        "<div style='display:none'>旁</div>",
        "<p hidden>旁</p>",
        "<div aria-hidden=true>旁</div>",
        "<noscript>旁</noscript>",
        "<textarea>旁</textarea>",
        "<font class=jammer>旁</font>",
        "<span style='font-size:0px'>旁</span>",
        "<div class=share>旁</div>",
        "<footer>旁</footer>",
        "<div role=navigation>旁</div>",
        "<p>版权所有 旁</p>",
        f"<h4>相关链接</h4><ul>{LINKS}</ul>",
    ],
)
@pytest.mark.parametrize("container", ["<div id=zoom>{}</div>", "<div>{}</div>"])
def test_what_is_hidden_or_beside_the_text_is_left_out(hidden: str, container: str) -> None:
    assert lines(container.format(f"<p>{EVENT}</p>{hidden}<p>{EVENT}</p>") + hidden) == [EVENT, EVENT]


def test_a_menu_is_left_out_where_no_part_is_named() -> None:
    assert lines(f"<div><ul>{NAV}</ul><p>{EVENT}</p><ul>{NAV}</ul><p>{EVENT}</p></div>") == [EVENT, EVENT]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        # A tab for each month, all but the first hidden.
        (f"<p>{EVENT}</p><div style='display:none'>{'<p>' + EVENT * 10}</div>", [EVENT, EVENT * 10]),
        # The name of a part is not believed against its content.
        (f"<div class=footer>{'<p>' + EVENT}</div><p>甲区", [EVENT, "甲区"]),
        (f"<div class=content><p>简介</div><div>{('<p>' + EVENT) * 3}</div>", ["简介", EVENT, EVENT, EVENT]),
        # Further articles of a page.
        (
            f"<div class=content><p>{EVENT}</div><ul>{NAV}</ul><div class=content><p>{EVENT}</div>",
            [EVENT, EVENT],
        ),
        # A paragraph that stands outside the part of all others.
        (
            f"<div class=content>{('<p>' + EVENT) * 3}</div><ul>{NAV}</ul><div>{EVENT * 2}</div>",
            [*[EVENT] * 3, EVENT * 2],
        ),
        # Who signs, and when.
        (
            f"<div><div>{('<p>' + EVENT) * 5}</div><div>甲区志办</div><div>10月8日</div></div>",
            [*[EVENT] * 5, "甲区志办", "10月8日"],
        ),
        # Events that are links.
        (
            "".join(f"<li><a href=x>9月{n}日,区长李二调研</a>" for n in range(1, 5)),
            [f"9月{n}日,区长李二调研" for n in range(1, 5)],
        ),
        (
            f"<div class=content><p>{EVENT}<p>附件:<a href=a.doc>大事记.doc</a></div>",
            [EVENT, "附件:大事记.doc"],
        ),
    ],
)
def test_in_doubt_a_line_is_kept(markup: str, expected: list[str]) -> None:
    assert lines(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"<h1>大事记</h1><p>来源:甲区</p><div id=zoom><p>{EVENT}</div>", ["大事记", "来源:甲区", EVENT]),
        (f"<title>甲区大事记_甲区网</title><div id=zoom><p>{EVENT}</div>", ["甲区大事记", EVENT]),
        (
            f"<title>甲区大事记_甲区网</title><div class=bt>甲区 大事记</div><div id=zoom><p>{EVENT}</div>",
            ["甲区 大事记", EVENT],
        ),
        (
            f"<meta name=PubDate content=2021-10-11><meta name=ContentSource content=甲区><div id=zoom><p>{EVENT}</div>",
            ["发布时间:2021-10-11    来源:甲区", EVENT],
        ),
        (
            f"<p>2021-10-11 来源:甲区</p><div id=zoom><p>甲区要闻(2021年9月3日-5日)<p>{EVENT}</div>",
            ["2021-10-11 来源:甲区", "甲区要闻(2021年9月3日-5日)", EVENT],
        ),
        (
            f"<meta name=PubDate content=2021-10-11><p>2021年10月11日</p><div id=zoom><p>{EVENT}</div>",
            ["2021年10月11日", EVENT],
        ),
        (
            f"<h1>旁网</h1><ul>{NAV}</ul><h2>大事记</h2><h3>(摘要)</h3><div id=zoom><p>{EVENT}</div>",
            ["(摘要)", EVENT],
        ),
    ],
)
def test_title_and_byline_are_first_and_once(markup: str, expected: list[str]) -> None:
    assert lines(markup)[-len(expected) :] == expected


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"<frameset cols=1><frame src=a><noframes>no frames</noframes></frameset>", "holds no text"),
        ("<title>大事记</title><div id=app></div><script src=a></script>".encode(), "holds no text"),
        (f"<ul>{NAV}</ul>".encode(), "holds no text"),
        (b"\0\0\0\x01" * 50, "is not text"),
    ],
)
def test_a_page_without_text_is_told(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read_html(data)


def test_what_the_file_tells_beside_its_text() -> None:
    markup = f"<link rel=canonical href=https://a.example/1><meta charset=gb2312><p>{EVENT}"
    read = read_html(markup.encode("gb18030"))
    assert (read.text, read.encoding, read.url, read.pages) == (
        EVENT + "\n",
        "gb18030",
        "https://a.example/1",
        (),
    )


def test_damage_is_told_with_its_line_in_the_text() -> None:
    whole, broken = (f"<meta charset=gb2312>{'<p>' + EVENT * 9}\n\n<p>甲".encode("gb18030"), b"\xff")
    [note] = read_html(whole + broken + "<p>乙".encode("gb18030")).notes
    assert note.line == 2
    assert not read_html(whole + b"<script>" + broken + b"</script>").notes


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td>字" * 10_000,
        "<div>字" * 8_000,
        "<div class=content>字</div>" * 20_000,
        "<article>字" * 8_000,
        "字" * 2_000_000,
        "<p>" + " \n" * 500_000 + "字",
        f"<title>{'a-' * 200_000}</title><p>{EVENT}",
        f"<p class='{'a b ' * 200_000}'>{EVENT}",
    ],
)
def test_large_pages_are_read(markup: str) -> None:
    assert read_html(markup.encode()).text


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("<p>县长张三开会 2023-11-05<p>副县长李四调研文化旅游工作 2023-11-04", []),
        ("<p>县长张三开会<p>副县长李四调研文化旅游工作", []),
        (f"<div><a href=1><h4>县长张三开会</h4><p>{EVENT}</p><span>2023-11-05</span></a></div>" * 2, []),
        (f"<h4><a href=1>县长张三开会</a></h4><p>{EVENT}</p><span>2023-11-05</span>" * 2, []),
        ("<p>县长张三开会<p>2023-11-05<p>副县长李四开会<p>2023-11-05", []),
        ("<p>县长张三开会<p>副县长李四开会<p>编辑:王五", ["编辑:王五"]),
        ("<p><a href=1>县长张三开会</a><p>编辑:王五", ["编辑:王五"]),
        # The text goes on.
        (f"<p>副县长李四开会<p>{EVENT}", ["推荐阅读", "副县长李四开会", EVENT]),
        (f"<p><a href=1>县长张三开会</a><p>{EVENT}<p>甲区", [EVENT, "甲区"]),
        (
            f"<p><a href=1>县长张三开会</a><h2>李四开会</h2><p>2023-11-07 来源:甲区<p>{EVENT}",
            ["李四开会", "2023-11-07 来源:甲区", EVENT],
        ),
        ("<p>9月8日<p>副县长李四开会", ["推荐阅读", "9月8日", "副县长李四开会"]),
    ],
)
@pytest.mark.parametrize("container", ["<div id=zoom>{}</div>", "<div>{}</div>"])
def test_what_else_to_read_is_left_out(below: str, kept: list[str], container: str) -> None:
    text = f"<p>{EVENT * 2}<p>{EVENT * 2}"
    assert lines(container.format(f"{text}<p>推荐阅读</p>{below}")) == [EVENT * 2] * 2 + kept


def test_a_heading_over_the_text_itself_is_kept() -> None:
    assert lines(f"<div id=zoom><h3>最新动态</h3><p>县长张三开会<p>{EVENT}</div>") == [
        "最新动态",
        "县长张三开会",
        EVENT,
    ]


ESCAPED = f"&lt;p&gt;{EVENT}&lt;/p&gt;&lt;p&gt;{EVENT}&lt;/p&gt;"


@pytest.mark.parametrize(
    "field",
    [
        f"<textarea style='display:none'>{ESCAPED}</textarea>",
        f"<form><input type=hidden value='{ESCAPED}'></form>",
        f"<textarea><p>{EVENT}</p><p>{EVENT}</p></textarea>",
    ],
)
def test_a_text_in_a_field_is_read_if_the_page_shows_none(field: str) -> None:
    head = ["区长李二调研", "2023-11-06 来源:甲区"]
    markup = f"<h1>{head[0]}</h1><p>{head[1]}</p>{{}}{field}<div id=show></div>"
    assert lines(markup.format("")) == [*head, EVENT, EVENT]
    other = "9月8日,区政府召开常务会议,研究防汛工作。"
    assert lines(markup.format(f"<p>{other}</p>")) == [*head, other]


def test_a_long_field_beside_a_text_is_left_out() -> None:
    assert lines(f"<p>{EVENT}</p><textarea>{ESCAPED * 20}</textarea>") == [EVENT]


SECOND = "9月4日,区长李二在丙镇检查防汛工作,并看望了困难群众。"


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        ("<h2>李二检查防汛</h2><p>2023-11-07 来源:甲网</p>", ["李二检查防汛", "2023-11-07 来源:甲网"]),
        (
            "<div>李二检查防汛</div><div>来源:甲网</div><div>时间:2023-11-07</div>",
            ["李二检查防汛", "来源:甲网", "时间:2023-11-07"],
        ),
        (f"<ul>{NAV}</ul><h2>李二检查防汛</h2>", ["李二检查防汛"]),
        (f"<p>上一篇:无</p><ul>{LINKS}</ul><h2>李二检查防汛</h2>", ["李二检查防汛"]),
        ("<p>责任编辑:赵三 2023-11-07</p>", []),
        (f"<ul>{LINKS}</ul>", []),
        (f"<h4>推荐阅读</h4><ul>{LINKS}</ul>", []),
    ],
)
def test_each_article_has_its_headline_and_date(between: str, kept: list[str]) -> None:
    first = f"<h2>王一调研秋收</h2><p>2023-11-06 来源:甲区</p><div class=content><p>{EVENT}</p></div>"
    markup = f"{first}{between}<div class=content><p>{SECOND}</p></div>"
    assert lines(markup) == ["王一调研秋收", "2023-11-06 来源:甲区", EVENT, *kept, SECOND]


@pytest.mark.parametrize("article", ["<div class=content><p>{}</p></div>", "<div><p>{}</p></div>"])
@pytest.mark.parametrize("day", ["9月{}日", "2018年9月{}日"])
def test_links_that_begin_with_days_are_headlines_beside_a_text(article: str, day: str) -> None:
    links = "".join(f"<li><a href={n}>{day.format(n)}区长李二到乙镇调研</a></li>" for n in range(1, 9))
    box = f"<div class=side><h3>热门</h3><ul>{links}</ul></div>"
    assert lines(article.format(EVENT) + box) == lines(box + article.format(EVENT)) == [EVENT]
    assert len(lines(f"<ul>{links}</ul>")) == 8  # a chronicle, where there is nothing else
