"""A page as a flat list of its elements and texts in their order, so that nothing below needs recursion."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bulletincli.reading.html.limits import check_cost
from bulletincli.reading.html.words import ELEMENTS

_NEVER_SHOWN: Final = ELEMENTS["never_shown"]

_FRAMES: Final = frozenset(["iframe", "frame"])
_FIELDS: Final = frozenset(["textarea", "input"])
_MARKUP: Final = re.compile(r"<(?:p|br|div|span|table|section|font)\b", re.IGNORECASE)
"""What tells that a field of a form holds the markup of a text, which a script would show."""

_DEEPEST: Final = 4
"""Frames within frames that are read."""

Frames = Callable[[str], str | None]
"""The markup of the page at an address that a frame names, if it is at hand."""

_JOINTS: Final = str.maketrans("", "", "-_")
_NOTHING: Final[Mapping[str, str]] = {}


class Node(NamedTuple):
    """An element, or a text, whose `tag` is empty. `parent` is its parent's place in the list, -1 at the root."""

    tag: str
    parent: int
    text: str
    attributes: Mapping[str, str]

    def names(self) -> list[str]:
        """List the id and the classes, in lower case without - and _: what the page's makers call this part."""
        attributes = self.attributes
        if not attributes:
            return []
        return f"{attributes.get('id', '')} {attributes.get('class', '')}".lower().translate(_JOINTS).split()


class Head(NamedTuple):
    """What stands in the page beside its text: `(name, content)` of each `<meta>`, names in lower case."""

    title: str
    metas: tuple[tuple[str, str], ...]
    canonical: str


class Page(NamedTuple):
    """A page: its elements and texts in order, where each one's content ends, and what it says of itself."""

    nodes: tuple[Node, ...]
    ends: tuple[int, ...]
    head: Head


class _Within(NamedTuple):
    """What is read in the place of elements that hold a page or text of their own, and how deep that stands."""

    frames: Frames
    fields: bool
    depth: int


def parse_page(markup: str, frames: Frames | None = None, *, fields: bool = False) -> Page:
    """Return what the markup holds, as a browser without scripts would. Raises `UnreadableError`.

    What `frames` gives stands where the page has the frame; with `fields` the markup in fields of forms does, too.
    """
    parser = _parsed(markup)
    nodes = _flat(parser, _Within(frames or (lambda _: None), fields, 0))
    return Page(nodes, _ends(nodes), _head(parser))


def _parsed(markup: str) -> LexborHTMLParser:
    check_cost(markup)
    return LexborHTMLParser(markup.encode("utf-8", "replace"))


def _flat(parser: LexborHTMLParser, within: _Within) -> tuple[Node, ...]:
    body = parser.body or parser.css_first("frameset")
    if body is None or body.tag not in ("body", "frameset"):
        return ()
    nodes = [Node("body", -1, "", _attributes(body.attributes))]
    places = {body.mem_id: 0}
    for found in body.traverse(include_text=True):
        above = found.parent
        place = None if above is None else places.get(above.mem_id)
        if place is None:
            continue
        if found.is_text_node:
            nodes.append(Node("", place, found.text_content or "", _NOTHING))
            continue
        tag = found.tag or ""
        if not found.is_element_node or (inner := _inner(found, tag, within)) is None:
            continue
        if inner:
            nodes += _moved(inner, place, len(nodes))
        elif tag not in _NEVER_SHOWN or tag == "frameset":
            places[found.mem_id] = len(nodes)
            nodes.append(Node(tag, place, "", _attributes(found.attributes)))
    return tuple(nodes)


def _inner(found: LexborNode, tag: str, within: _Within) -> tuple[Node, ...] | None:
    """Return what the page in a frame, or the text in a field, holds; None for such an element that is passed over."""
    markup: str | None
    if tag in _FRAMES:
        markup = within.frames(found.attributes.get("src") or "") if within.depth < _DEEPEST else None
    elif tag in _FIELDS:
        markup = found.text() if tag == "textarea" else found.attributes.get("value") or ""
        if not _MARKUP.search(markup):
            return ()
        markup = markup if within.fields and within.depth < _DEEPEST else None
    else:
        return ()
    if markup is None:
        return None
    nodes = _flat(_parsed(markup), within._replace(depth=within.depth + 1))
    return (Node("div", -1, "", _attributes(found.attributes) if tag in _FRAMES else _NOTHING), *nodes[1:])


def _moved(nodes: tuple[Node, ...], parent: int, by: int) -> list[Node]:
    """Return the nodes of another list as they stand in one of `by` nodes, the first of them in the one at `parent`."""
    first, *others = nodes
    return [first._replace(parent=parent), *(node._replace(parent=node.parent + by) for node in others)]


def _attributes(attributes: Mapping[str, str | None]) -> Mapping[str, str]:
    return {name: value or "" for name, value in attributes.items()} if attributes else _NOTHING


def _ends(nodes: tuple[Node, ...]) -> tuple[int, ...]:
    """Return for each node the place after the last one in it."""
    ends = list(range(1, len(nodes) + 1))
    for place in range(len(nodes) - 1, 0, -1):
        parent = nodes[place].parent
        ends[parent] = max(ends[parent], ends[place])
    return tuple(ends)


def _head(parser: LexborHTMLParser) -> Head:
    metas = []
    for meta in parser.css("meta[content]"):
        attributes = _attributes(meta.attributes)
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
        metas.append((name.strip().lower(), " ".join(attributes["content"].split())))
    title = parser.css_first("title")
    canonical = parser.css_first("link[rel~=canonical][href]")
    return Head(
        title.text() if title is not None else "",
        tuple(metas),
        (_attributes(canonical.attributes)["href"] if canonical is not None else ""),
    )
