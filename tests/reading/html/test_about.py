"""What a page's head tells: title without the site's name, date, source, address."""

from __future__ import annotations

import pytest

from bulletincli.reading.html.about import About, read_about
from bulletincli.reading.html.tree import parse_page


def about(markup: str) -> About:
    return read_about(parse_page(markup), markup)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("甲区2021年9月大事记", "甲区2021年9月大事记"),
        ("甲区2021年4-6月大事记_甲区人民政府", "甲区2021年4-6月大事记"),
        ("大事记 - 政务动态 - 甲区政府网", "大事记"),
        ("甲区人民政府门户网站--大事记", "大事记"),
        ("大事记|甲区在线", "大事记"),
        ("大事记\uff5c甲区在线", "大事记"),
        ("甲区人民政府网站", ""),
        ("", ""),
    ],
)
def test_the_sites_name_is_no_part_of_the_title(title: str, expected: str) -> None:
    assert about(f"<title>{title}</title>").title == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            '<meta name="ArticleTitle" content="大事记"><meta name=PubDate content="2021-10-11 09:00">'
            '<meta name="ContentSource" content=" 甲区\n政府办 ">',
            ("大事记", "2021-10-11 09:00", "甲区 政府办"),
        ),
        (
            '<meta property="og:title" content="大事记"><meta property="article:published_time" content="2021-10-11">',
            ("大事记", "2021-10-11", ""),
        ),
        (
            '<script type="application/ld+json">{"pubDate": "2021-10-11T09:00:00"}</script>',
            ("", "2021-10-11T09:00:00", ""),
        ),
        ("<script>var createTime = '2021-10-11 09:30';</script>", ("", "2021-10-11 09:30", "")),
        ("<a id=js_name> 甲区发布 </a>", ("", "", "甲区发布")),
        ("<meta name=PubDate content=''><meta name=date content=x>", ("", "", "")),
    ],
)
def test_names_of_metadata(markup: str, expected: tuple[str, str, str]) -> None:
    found = about(markup)
    assert (found.title, found.published, found.source) == expected


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        ("<link rel=canonical href='https://a.example/1.html'>", "https://a.example/1.html"),
        ("<meta property=og:url content=https://a.example/2.html>", "https://a.example/2.html"),
        ("<meta name=Url content='http://a.example/3.html'>", "http://a.example/3.html"),
        ("<meta name=Url content='/3.html'>", None),
        ("<link rel=canonical href='javascript:alert(1)'>", None),
        ("<!-- saved from url=(0026)https://a.example/4.html -->", "https://a.example/4.html"),
        ("<!-- saved from url=(0014)about:internet -->", None),
        (
            "<!--\n Page saved with SingleFile \n url: https://a.example/5.html \n-->",
            "https://a.example/5.html",
        ),
        ("<p>https://a.example/6.html", None),
    ],
)
def test_the_pages_own_address(markup: str, url: str | None) -> None:
    assert about(markup).url == url
