"""A page as a flat list of its elements and texts in their order, so that nothing below needs recursion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from bulletincli.reading.html.limits import check_cost
from bulletincli.reading.html.words import ELEMENTS

_NEVER_SHOWN: Final = ELEMENTS["never_shown"]

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


def parse_page(markup: str) -> Page:
    """Return what the markup holds, as a browser without scripts would. Raises `UnreadableError`."""
    check_cost(markup)
    parser = LexborHTMLParser(markup.encode("utf-8", "replace"))
    nodes = _flat(parser)
    return Page(nodes, _ends(nodes), _head(parser))


def _flat(parser: LexborHTMLParser) -> tuple[Node, ...]:
    body = parser.body
    if body is None or body.tag != "body":
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
        elif found.is_element_node and (tag := found.tag or "") not in _NEVER_SHOWN:
            places[found.mem_id] = len(nodes)
            nodes.append(Node(tag, place, "", _attributes(found.attributes)))
    return tuple(nodes)


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
