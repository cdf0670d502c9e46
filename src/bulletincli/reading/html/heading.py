"""The title of a text, and the line that tells its date and source, which stand above it or in the page's head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from bulletincli.reading.html.about import About
from bulletincli.reading.html.line import Line
from bulletincli.reading.html.weighed import Weighed
from bulletincli.reading.html.words import BYLINE, SITE, TITLES

_ABOVE: Final = 25
"""Lines above the text among which title and byline are looked for, if none is like the title of the page."""

_FIRST: Final = 10
"""Lines of the text among which a title or byline is one of the text itself."""

_UPWARDS: Final = 4
"""Elements around a line that may be named a title."""

_BETWEEN: Final = 8
"""Lines between title and text that are kept: a subtitle, labels."""

_BYLINE_LENGTH: Final = 150
_SHORTEST: Final = 4
"""Characters from which on a title is told by another line's holding it."""

_WHOLE_DATE: Final = re.compile(r"(?:19|20)\d\d\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}")
_SOURCE: Final = "来源:"
_SOURCE_LABEL: Final = re.compile(r"(?:来源|稿源|发布机构|发布单位|来稿单位|供稿单位)\s?[:\uff1a]\s?[^\s|]")


def with_heading(weighed: Weighed, places: list[int], about: About) -> list[int]:
    """Return `places`, those of the text's lines, with those of its title and byline above it, in order."""
    first, lines = places[0], weighed.lines
    title = _title_above(weighed, first, about)
    if title is None and not any(is_title(lines[place].text, about) for place in places[:_FIRST]):
        title = _heading_above(weighed, first)
    start = first if title is None else title
    kept = [place for place in range(start, first) if place == title or _belongs(weighed, place, first)]
    if not any(_begins_as_byline(lines[place].text) for place in (*kept, *places[:_FIRST])):
        above = range(max(0, start - _BETWEEN), start)
        kept = [place for place in above if _is_byline(weighed, place)] + kept
    return [*kept, *_with_further_heads(weighed, places)]


def _with_further_heads(weighed: Weighed, places: list[int]) -> Iterator[int]:
    """Yield `places` with those of the headline and byline of each further article, where they stand outside its text."""
    yield places[0]
    for above, below in pairwise(places):
        yield from _head_between(weighed, above, below)
        yield below


def _head_between(weighed: Weighed, above: int, below: int) -> Iterable[int]:
    """Return the places of a headline and its byline between two lines of the text; of a heading alone directly above."""
    near = range(max(above + 1, below - _BETWEEN), below)
    byline = next((place for place in reversed(near) if _is_byline(weighed, place)), None)
    if byline is None:
        return (
            near[-1:] if near and weighed.is_neutral(below - 1) and weighed.lines[below - 1].heading else ()
        )
    head = byline
    while head in near and _is_byline(weighed, head):
        head -= 1
    if head not in near or not weighed.is_neutral(head) or weighed.foot[head] or weighed.related[head]:
        return ()
    return range(head, byline + 1)


def _belongs(weighed: Weighed, place: int, first: int) -> bool:
    """Tell a line between title and text that is kept: not a button, or a link far from the text."""
    near = place >= first - _BETWEEN and weighed.is_neutral(place)
    return near or _is_byline(weighed, place)


def _begins_as_byline(text: str) -> bool:
    """Tell a byline from a headline that has a whole date in it: `甲区要闻(2021年9月3日-5日)`."""
    return is_byline(text) and bool(BYLINE.match(text.lstrip()))


def _is_byline(weighed: Weighed, place: int) -> bool:
    return weighed.is_neutral(place) and is_byline(weighed.lines[place].text)


def completed(texts: list[str], about: About) -> list[str]:
    """Return the lines `texts` of a page with lines for what its head tells and they do not.

    A date stands below the title, as portals have it; a source without one below the text, as accounts have it.
    """
    first = texts[:_FIRST]
    if about.title and not any(is_title(text, about) for text in first):
        texts = [about.title, *texts]
    labels = _labels(texts, first, about)
    if not labels:
        return texts
    if len(labels) == 1 and labels[0].startswith(_SOURCE):
        return [*texts, *labels]
    title = 1 if texts and is_title(texts[0], about) else 0
    return [*texts[:title], "    ".join(labels), *texts[title:]]


def _labels(texts: list[str], first: list[str], about: About) -> list[str]:
    """Return the items of a byline that the page's head tells and its text does not."""
    labels = []
    if about.published and not any(is_byline(text) and _WHOLE_DATE.search(text) for text in first):
        labels.append(f"发布时间:{about.published}")
    if about.source and not any(
        about.source in text or _SOURCE_LABEL.search(text) for text in (*first, *texts[-3:])
    ):
        labels.append(f"{_SOURCE}{about.source}")
    return labels


def is_byline(text: str) -> bool:
    """Tell a line of date and source, as stands between title and text."""
    return len(text) <= _BYLINE_LENGTH and "。" not in text and bool(BYLINE.search(text))


def is_title(text: str, about: About) -> bool:
    """Tell whether a line is the page's title, or the part of it that is not the site's name."""
    line, title, whole = _plain(text), _plain(about.title), _plain(about.whole_title)
    if len(line) < _SHORTEST or len(title) < _SHORTEST:
        return bool(line) and line == title
    if title in line and len(line) < 2 * len(title):
        return True
    return line in whole and not SITE.search(line) and len(line) * 2 > len(title)


def _title_above(weighed: Weighed, first: int, about: About) -> int | None:
    """Return the place of the nearest line above the one at `first` that is the page's title."""
    for place in range(first - 1, -1, -1):
        if not weighed.furniture[place] and is_title(weighed.lines[place].text, about):
            return place
    return None


def _heading_above(weighed: Weighed, first: int) -> int | None:
    """Return the place of the nearest heading above the line at `first`."""
    for place in range(first - 1, max(-1, first - 1 - _ABOVE), -1):
        line = weighed.lines[place]
        if (
            weighed.is_neutral(place)
            and not weighed.related[place]
            and (line.heading or _is_named_title(weighed, line))
        ):
            return place
    return None


def _is_named_title(weighed: Weighed, line: Line) -> bool:
    nodes = weighed.page.nodes
    place = nodes[line.at].parent
    for _ in range(_UPWARDS):
        if place <= 0:
            return False
        if not TITLES.isdisjoint(nodes[place].names()):
            return True
        place = nodes[place].parent
    return False


def _plain(text: str) -> str:
    return "".join(text.split())
