"""Which lines of a page are its text.

Text is told from what surrounds it by how many of its characters stand in links, and by its length: the findings of
Kohlschütter, Fankhauser and Nejdl (Boilerplate detection using shallow text features, 2010), who also let a block
between or beside blocks of text pass as one. The part that holds the text is one that its content system names so,
or else the smallest that holds nearly all of it. Where in doubt a line is kept: parsing drops furniture, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from bulletincli.reading.html.links import lists, related
from bulletincli.reading.html.tree import Node, Page
from bulletincli.reading.html.weighed import HEADLINE, MENU, Weighed
from bulletincli.reading.html.words import CONTAINER_ROLES, CONTAINER_TAGS, CONTAINERS, NUMBERED_CONTAINERS

_NEARLY_ALL: Final = 0.85
"""Share of a page's text that its container holds, if nothing but the text tells it."""

_MOST: Final = 0.5
"""Share of a page's text that a part with the name of a container must hold to be believed."""

_ALSO: Final = 0.1
"""Share of the largest part that another of the same name must hold: further articles, posts of a forum."""

_NEIGHBOURS: Final = 3
"""So many lines before and behind the text belong to it, if nothing tells against them: dates, headings, names."""


class _Part(NamedTuple):
    """The places of an element that holds text, and of the innermost one in it that holds nearly all of that."""

    outer: int
    inner: int


def text_lines(weighed: Weighed) -> list[int]:
    """Return the places of the lines that are the page's text, in order; none if the page has none."""
    if not weighed.total:
        return []
    named = _named_parts(weighed)
    parts = named or [_Part(0, _smallest_part(weighed))]
    keeps = _are_in(weighed, [part.inner for part in parts])
    may_be = _are_in(weighed, [part.outer for part in parts])
    for place in lists(weighed, of_menus=not named):
        keeps[place] = False
    for place in range(len(keeps)):
        keeps[place] = weighed.is_report(place) or (keeps[place] and not weighed.furniture[place])
    for place in related(weighed, keeps):
        keeps[place] = may_be[place] = False
    _keep_neighbours(weighed, keeps, may_be)
    return [place for place, keep in enumerate(keeps) if keep]


def _named_parts(weighed: Weighed) -> list[_Part]:
    """Return the parts that are named as containers and together hold most of the text."""
    page = weighed.page
    places = [place for place, node in enumerate(page.nodes) if node.tag and _is_container(node)]
    best = max(map(weighed.within, places), default=0)
    if not best:
        return []
    large = [place for place in places if weighed.within(place) >= best * _ALSO]
    chosen: list[_Part] = []
    for place in large:
        if not chosen or place >= page.ends[chosen[-1].outer]:
            chosen.append(_Part(place, place))
        elif weighed.within(place) >= weighed.within(chosen[-1].outer) * _NEARLY_ALL:
            chosen[-1] = _Part(chosen[-1].outer, place)
    return chosen if sum(weighed.within(part.inner) for part in chosen) >= weighed.total * _MOST else []


def _is_container(node: Node) -> bool:
    if node.tag in CONTAINER_TAGS:
        return True
    if not node.attributes:
        return False
    names = node.names()
    return (
        not CONTAINERS.isdisjoint(names)
        or node.attributes.get("role", "").lower() in CONTAINER_ROLES
        or any(name.startswith(NUMBERED_CONTAINERS) for name in names)
    )


def _smallest_part(weighed: Weighed) -> int:
    """Return the place of the innermost element that holds nearly all text, and more than one line if it can."""
    page, found = weighed.page, 0
    enough = weighed.total * _NEARLY_ALL
    while True:
        inner = max(_children(page, found), key=weighed.within, default=None)
        if inner is None or weighed.within(inner) < enough:
            return found
        if not page.nodes[inner].tag or (weighed.count(inner) < 2 <= weighed.count(found)):
            return found
        found = inner


def _children(page: Page, place: int) -> Iterator[int]:
    child = place + 1
    while child < page.ends[place]:
        yield child
        child = page.ends[child]


def _are_in(weighed: Weighed, parts: list[int]) -> list[bool]:
    """Return for each line whether it stands in one of the parts, which are in order and not in each other."""
    inside = [False] * len(weighed.page.nodes)
    for part in parts:
        end = weighed.page.ends[part]
        inside[part:end] = [True] * (end - part)
    return [inside[line.at] for line in weighed.lines]


def _keep_neighbours(weighed: Weighed, keeps: list[bool], may_be: list[bool]) -> None:
    """Keep a few lines directly before and behind the text as well, where they `may_be` of it."""
    for place in [place for place, keep in enumerate(keeps) if keep]:
        for step in (-1, 1):
            near = place + step
            while abs(near - place) <= _NEIGHBOURS and 0 <= near < len(keeps) and may_be[near] > keeps[near]:
                if not weighed.is_neutral(near) or weighed.foot[near]:
                    break
                if _is_over_links(weighed, near):
                    break
                keeps[near] = True
                near += step


def _is_over_links(weighed: Weighed, place: int) -> bool:
    """Tell a heading over links, of a box beside the text."""
    over = weighed.links[place + 1 : place + 1 + MENU]
    return len(over) == MENU and all(over) and weighed.lengths[place] <= HEADLINE
