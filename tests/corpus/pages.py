"""Web pages in the styles of five eras of Chinese portals, with all that surrounds a bulletin there.

The pages are in `templates/`; `${title}`, `${dateline}` and `${body}` stand where the bulletin goes. All names there
are made up.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from string import Template
from typing import Final

from .bulletin import Parts, Written, is_heading, parts, pieces
from .plain import traditional

_TEMPLATES: Final = Path(__file__).parent / "templates"
_SHORTEST: Final = 6
"""Words of a page shorter than this may stand in any bulletin too."""


def portal_2003(text: str) -> Written:
    """Write nested tables, `<br>` between paragraphs, indents of &nbsp;, "gb2312" that is GBK with references."""
    bulletin = parts(text)
    lines = "<BR>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{_wide(line)}" for line in bulletin.paragraphs)
    page = _page("portal_2003", bulletin, dateline=_wide(bulletin.dateline), body=lines)
    return _written(page, bulletin, "gbk", "portal_2003")


def portal_2012(text: str) -> Written:
    """Write paragraphs as Word exports them: MsoNormal, spans that end in mid-word, `<o:p>`, &nbsp; in gaps."""
    bulletin = parts(text)
    lines = "\n".join(map(_word_paragraph, bulletin.paragraphs))
    page = _page("portal_2012", bulletin, dateline=_wide(bulletin.dateline), body=lines)
    return _written(page, bulletin, "utf-8", "portal_2012")


def portal_2022(text: str) -> Written:
    """Write an `<article>` with the `<meta>` that government sites must have, and an empty paragraph at times."""
    bulletin = parts(text)
    fields = re.split(r"\s{2,}", bulletin.dateline) if bulletin.dateline else []
    dateline = "".join(f'<span class="item">{_escaped(one)}</span>\n' for one in fields)
    lines = "\n".join(
        f'<p style="text-align:center;"><strong>{_escaped(line)}</strong></p>'
        if is_heading(line)
        else f'<p style="text-indent: 2em;">{_escaped(line)}</p>' + "\n<p><br></p>" * (number % 5 == 4)
        for number, line in enumerate(bulletin.paragraphs)
    )
    return _written(
        _page("portal_2022", bulletin, dateline=dateline, body=lines), bulletin, "utf-8", "portal_2022"
    )


def wechat(text: str) -> Written:
    """Write a saved page of a public account: nested sections, spans with `leaf`, pictures between."""
    bulletin = parts(text)
    lines = "\n".join(map(_section, bulletin.paragraphs))
    page = _page("wechat", bulletin, dateline=_escaped(bulletin.dateline), body=lines)
    return _written(page, bulletin, "utf-8", "wechat")


def epaper(text: str) -> Written:
    """Write an article of a newspaper's page, beside the headlines of the page's other articles."""
    bulletin = parts(text)
    page = _page(
        "epaper", bulletin, dateline=_escaped(bulletin.dateline), body=_columns(bulletin), charset="utf-8"
    )
    return _written(page, bulletin, "utf-8", "epaper")


def epaper_big5(text: str) -> Written:
    """Write the newspaper's page in traditional characters and Big5; what Big5 lacks are references."""
    bulletin = parts(traditional(text))
    page = _page(
        "epaper", bulletin, dateline=_escaped(bulletin.dateline), body=_columns(bulletin), charset="big5"
    )
    beside = tuple(map(traditional, beside_of("epaper")))
    data = traditional(page).encode("big5hkscs", "xmlcharrefreplace")
    return Written(data, bulletin.text, beside=_absent(beside, bulletin.text))


def _columns(bulletin: Parts) -> str:
    return "\n".join(f"<P>　　{_escaped(line)}</P>" for line in bulletin.paragraphs)


def _word_paragraph(line: str) -> str:
    spans = "".join(
        f'<span lang="EN-US" style="FONT-SIZE: 16pt">{_wide(piece)}</span>'
        if piece.isascii()
        else f'<span style="FONT-SIZE: 16pt; FONT-FAMILY: 仿宋_GB2312">{_wide(piece)}</span>'
        for piece in pieces(line)
    )
    style = "TEXT-INDENT: 32pt; LINE-HEIGHT: 28pt"
    return f'<p class="MsoNormal" style="{style}">{spans}<span lang="EN-US"><o:p></o:p></span></p>'


def _section(line: str) -> str:
    spans = "".join(
        f'<span leaf="" style="letter-spacing: 1px;">{_wide(piece)}</span>' for piece in pieces(line)
    )
    if is_heading(line):
        return f'<section style="text-align:center"><section><strong>{spans}</strong></section></section>'
    picture = (
        '<section><img data-src="https://mmbiz.example/2/640" alt="图片"></section>'
        if len(line) > 200
        else ""
    )
    return (
        f'<section style="margin-bottom: 16px;"><p style="text-indent: 2em;">{spans}</p></section>{picture}'
    )


def _escaped(words: str) -> str:
    return html.escape(words, quote=False)


def _wide(words: str) -> str:
    """Escape the words with every second space of a gap as &nbsp;, so that browsers keep it."""
    return re.sub(r"  ", " &nbsp;", _escaped(words)).replace("\xa0", "&nbsp;")


def _page(name: str, bulletin: Parts, **filled: str) -> str:
    return Template(_template(name)).substitute(
        filled,
        title=_escaped(bulletin.title),
        title_attribute=html.escape(bulletin.title),
        published=bulletin.published,
        paper_date=_paper_date(bulletin.published),
        source=html.escape(bulletin.source),
    )


def _paper_date(published: str) -> str:
    """Return the date of a newspaper's page, which is that of the article; nothing if that has none."""
    return "{}年{}月{}日".format(*published.split("-")) if published else ""


def _written(page: str, bulletin: Parts, encoding: str, name: str) -> Written:
    return Written(
        page.encode(encoding, "xmlcharrefreplace"),
        bulletin.text,
        beside=_absent(beside_of(name), bulletin.text),
    )


def _absent(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    return tuple(one for one in words if one not in text)


@cache
def _template(name: str) -> str:
    return (_TEMPLATES / f"{name}.html").read_text("utf-8")


@cache
def beside_of(name: str) -> tuple[str, ...]:
    """Return the words of a page, scripts and comments too, from which nothing may come into a bulletin."""
    reader = _Words()
    reader.feed(re.sub(r"\$\{\w+\}", "", _template(name)))
    reader.close()
    return tuple(dict.fromkeys(reader.found))


class _Words(HTMLParser):
    """Collects what stands between tags, a run of it each, if it is long enough to be told apart."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found += [run for run in _runs(data) if len(run) >= _SHORTEST and not run.isascii()]


def _runs(data: str) -> Iterator[str]:
    for line in data.splitlines():
        yield from (run.strip(" 　|·>-=;\"'(){}[]/:") for run in re.split(r"[\"']", line))


PAGES: Final[dict[str, Callable[[str], Written]]] = {
    "html-2003": portal_2003,
    "html-2012": portal_2012,
    "html-2022": portal_2022,
    "html-wechat": wechat,
    "html-epaper": epaper,
    "html-epaper-big5": epaper_big5,
}
