"""What a page says of itself beside its text: title, date, source, address."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from bulletincli.reading.html.tree import Page
from bulletincli.reading.html.words import SITE

_TITLES: Final = ("articletitle", "og:title", "twitter:title", "dc.title", "title")
_DATES: Final = (
    "pubdate",
    "publishdate",
    "article:published_time",
    "og:published_time",
    "og:release_date",
    "datepublished",
)
_MORE_DATES: Final = ("firstpublishedtime", "publish_time", "dc.date", "dc.date.issued", "date")
_SOURCES: Final = ("contentsource", "source", "article:source", "og:article:source")
"""Names of `<meta>`, the best first. ArticleTitle, PubDate, ContentSource, Url are the standard of government portals."""

_ADDRESSES: Final = ("og:url", "url")

_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>]{3,2000}", re.IGNORECASE)
_SAVED_FROM: Final = re.compile(
    r"<!--\s*(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,9}url:\s*)(https?://[^\s\"'<>]{3,2000})",
    re.IGNORECASE,
)
_BEGINNING: Final = 10_000
"""Characters of a page in which browsers note where they saved it from."""

_DATE: Final = re.compile(r"(?:19|20)\d\d")
_IN_SCRIPT: Final = re.compile(
    r"[\"'](?:pubDate|datePublished)[\"']\s?:\s?[\"']([\d :+.TZ/-]{8,35})[\"']"
    r"|\b(?:createTime|publish_time)\s?=\s?[\"'](\d{4}-\d\d-\d\d[\d :]{0,9})[\"']"
)
"""Dates of publication in data for search engines, and in pages of WeChat, which show them by a script."""

_SEPARATOR: Final = re.compile(r"\s*(?:[_|\uff5c]|--+|——|(?<!\d)[-–—]|[-–—](?!\d))\s*")
_BY_ACCOUNT: Final = "js_name"
"""The id of the element that names the account in pages of WeChat."""


class About(NamedTuple):
    """What the page tells; empty, and None for the address, if it does not.

    `whole_title` is `<title>` with the names of site and column in it.
    """

    title: str
    whole_title: str
    published: str
    source: str
    url: str | None


def read_about(page: Page, markup: str) -> About:
    """Return what `page` says of itself; `markup` is what it was parsed from."""
    named: dict[str, str] = {}
    for name, content in page.head.metas:
        if content:
            named.setdefault(name, content)
    title = _first(named, _TITLES[:-1]) or _without_site(page.head.title) or named.get("title", "")
    published = next(
        (named[name] for name in (*_DATES, *_MORE_DATES) if _DATE.match(named.get(name, ""))), ""
    )
    return About(
        title=_one_line(title),
        whole_title=_one_line(page.head.title),
        published=_one_line(published or _in_script(markup)),
        source=_one_line(_first(named, _SOURCES) or _account(page)),
        url=_url(page, named, markup),
    )


def _first(named: dict[str, str], names: tuple[str, ...]) -> str:
    return next((named[name] for name in names if name in named), "")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _without_site(title: str) -> str:
    """Return the part of `<title>` that is not the site's name: `大事记_甲区人民政府`; nothing if all are."""
    parts = [part for part in _SEPARATOR.split(_one_line(title)) if part and not SITE.search(part)]
    return parts[0] if parts else ""


def _in_script(markup: str) -> str:
    found = _IN_SCRIPT.search(markup)
    return (found[1] or found[2]).strip() if found else ""


def _account(page: Page) -> str:
    for place, node in enumerate(page.nodes):
        if node.attributes.get("id") == _BY_ACCOUNT:
            return "".join(inner.text for inner in page.nodes[place : page.ends[place]])
    return ""


def _url(page: Page, named: dict[str, str], markup: str) -> str | None:
    for address in (page.head.canonical, *(named.get(name, "") for name in _ADDRESSES)):
        if _ADDRESS.fullmatch(address.strip()):
            return address.strip()
    found = _SAVED_FROM.search(markup, 0, _BEGINNING)
    return found[1] if found else None
