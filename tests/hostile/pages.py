"""HTML and XML: depth, lies about encodings, scripts, references to other files."""

from __future__ import annotations

from typing import Final

from .case import MEGABYTE, Case, bulletin, of
from .words import LAUGHS


def _paragraphs(label: str) -> str:
    return "".join(f"<p>{line}</p>\n" for line in bulletin(label).splitlines() if line)


def page(label: str, *, before: str = "", after: str = "", head: str = '<meta charset="utf-8">') -> bytes:
    """A page with a fine bulletin and something before or after it."""
    return (
        f"<!DOCTYPE html><html><head>{head}<title>甲县大事记</title></head><body>{before}"
        f"<div id=zoom>{_paragraphs(label)}</div>{after}</body></html>"
    ).encode("utf-8", "surrogatepass")


_DEEP: Final = 10_000
_MARKUP: Final = (
    ("tables", "tables 10,000 deep", "", "<table><tr><td>" * _DEEP),
    ("tables-around", "a bulletin in tables 10,000 deep", "<table><tr><td>" * _DEEP, ""),
    ("divs", "100,000 elements in each other", "<div>" * 100_000, ""),
    ("bold", "a million elements that are never closed", "", "<b>" * MEGABYTE),
    ("closing", "a million closing tags", "</p></b></table>" * 100_000, ""),
    ("misnested", "formatting that must be rebuilt for each paragraph", "", "<b><i><u><p>甲" * 5_000),
    ("attribute", "an attribute of a megabyte", f'<p title="{"x" * MEGABYTE}">', ""),
    ("attributes", "100,000 attributes", f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>", ""),
    ("tag-name", "a tag's name of a megabyte", "", f"<{'x' * MEGABYTE}>"),
    ("references", "200,000 character references", "", "&#x4e00;&amp;&nosuch;&#99999999;&#0;" * 40_000),
    (
        "script",
        "a script that writes text",
        "<script>document.write('SCRIPT-RAN'.toLowerCase())</script>",
        "",
    ),
    ("events", "scripts in attributes", '<img src=x onerror="alert(1)"><svg onload=alert(1)>', ""),
    ("iframe", "a frame with the file of passwords", "<iframe src=file:///etc/passwd></iframe>", ""),
    (
        "object",
        "objects of other files",
        '<object data=file:///etc/passwd></object><embed src="/etc/passwd">',
        "",
    ),
    ("include", "an inclusion by the server", '<!--#include file="/etc/passwd" --><?php system("id") ?>', ""),
    ("svg", "a drawing with text and entities", "<svg><text>x</text><foreignObject><p>甲</p></svg>", ""),
    ("template", "templates in each other", "<template>" * 5_000, ""),
    ("select", "elements where none may be", "<select><option><table><p>甲<select>" * 2_000, ""),
    (
        "refresh",
        "a page that leads elsewhere",
        '<meta http-equiv=refresh content="0;url=http://a.example">',
        "",
    ),
    ("base", "an address that all others go from", '<base href="file:///etc/">', ""),
    ("nul", "NUL characters", "<p>甲\0县\0</p>", ""),
    ("controls", "escape sequences", "<p>\x1b]0;owned\x07\x1b[2J&#27;[31m&#x9b;31m</p>", ""),
)

_MUST_COME_IN: Final = frozenset(
    ("script", "events", "iframe", "object", "include", "refresh", "base", "controls")
)


def _laughs() -> bytes:
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [{LAUGHS}]><html><body><p>&l9;</p>{_paragraphs("x")}'.encode()
    )


PAGES: Final = (
    *(
        Case(
            f"html/{stem}.html",
            "ingested" if stem in _MUST_COME_IN else "either",
            tries,
            of(lambda stem=stem, before=before, after=after: page(stem, before=before, after=after)),
        )
        for stem, tries, before, after in _MARKUP
    ),
    Case(
        "html/comment.html",
        "either",
        "a comment that is never closed",
        of(page("comment", after="<!-- " + "甲县" * 50_000)),
    ),
    Case(
        "html/comment-first.html",
        "either",
        "all of it in a comment",
        of(page("comment-first", before="<!--")),
    ),
    Case(
        "html/script-open.html",
        "either",
        "a script that is never closed",
        of(page("open", before="<script>")),
    ),
    Case(
        "html/plaintext.html",
        "either",
        "an element that ends markup",
        of(page("plain", before="<plaintext>")),
    ),
    Case("html/laughs.html", "either", "a thousand million laughs", of(_laughs())),
    Case("html/laughs.xml", "either", "a thousand million laughs, as XML", of(_laughs())),
    Case(
        "html/external.xhtml",
        "either",
        "the file of passwords",
        of(
            b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p>'
            + _paragraphs("xhtml").encode()
        ),
    ),
    Case(
        "html/external.html",
        "either",
        "the file of passwords, in HTML",
        of(
            b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p>'
            + _paragraphs("external html").encode()
        ),
    ),
    Case(
        "html/charset-big5.html",
        "ingested",
        "UTF-8 that says it is Big5",
        of(page("charset-big5", head="<meta charset=big5>")),
    ),
    Case(
        "html/charset-unknown.html",
        "ingested",
        "an encoding that is none",
        of(page("charset-unknown", head='<meta charset="no-such; rm -rf">')),
    ),
    Case(
        "html/charset-codec.html",
        "ingested",
        "an encoding that Python has and the web has not",
        of(page("charset-codec", head='<meta charset="rot13"><meta charset="zlib">')),
    ),
    Case(
        "html/charset-utf16.html",
        "ingested",
        "UTF-8 that says it is UTF-16",
        of(page("charset-utf16", head='<meta charset="utf-16">')),
    ),
    Case(
        "html/charset-gbk.html",
        "ingested",
        "GB18030 that says it is UTF-8",
        of(page("charset-gbk").decode().encode("gb18030")),
    ),
    Case(
        "html/utf7.html",
        "either",
        "a script hidden in UTF-7",
        of(
            b"<meta charset=utf-7><body><p>+ADw-script+AD4-alert('SCRIPT-RAN')+ADw-/script+AD4-</p>"
            + page("utf7", head="")
        ),
    ),
    Case(
        "html/no-text.html",
        "problem",
        "a page without a word",
        of(b"<html><body><img src=a.jpg></body></html>"),
    ),
    Case(
        "html/only-script.html",
        "problem",
        "a page that is a script",
        of(b"<script>var a='SCRIPT-RAN';</script>"),
    ),
    Case(
        "html/frameset.html",
        "problem",
        "a page of frames",
        of(b"<frameset><frame src=a.htm><frame src=b.htm>"),
    ),
    Case("html/empty.html", "problem", "an empty file", of(b"")),
    Case(
        "html/surrogate.html",
        "either",
        "a lone surrogate",
        of(page("surrogate", before="<p>\ud800&#xd800;</p>")),
    ),
    Case(
        "html/pdf.html", "either", "a PDF called .html", of(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj")
    ),
)
