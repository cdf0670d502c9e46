"""Parts of a page that are none of its text: what is hidden, and what stands beside the text by its name."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

from bulletincli.reading.html.tree import Node, Page
from bulletincli.reading.html.words import BESIDE, BESIDE_ROLES, BESIDE_TAGS

_HIDDEN_STYLE: Final = re.compile(
    r"display\s*:\s*none|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$|!)", re.IGNORECASE
)
"""`visibility: hidden` is not among them: pages of WeChat are saved so, and shown by a script."""

_HIDDEN_TAGS: Final = frozenset(["noscript", "textarea"])

_TOO_MUCH: Final = 0.3
"""A part with this share of a page's text, and sentences in it, is not beside the text, whatever its name."""


def hidden_parts(page: Page) -> frozenset[int]:
    """Return the places of the elements that a browser would not show."""
    return frozenset(
        place for place, node in enumerate(page.nodes) if place and node.tag and _is_hidden(node)
    )


def beside_parts(page: Page, hidden: frozenset[int]) -> frozenset[int]:
    """Return the places of the elements that are navigation, foot, sharing and the like by name and by content."""
    text, sentences = _sums(page, hidden)
    in_article = [False] * len(page.nodes)
    found = []
    for place, node in enumerate(page.nodes):
        in_article[place] = node.tag == "article" or (place > 0 and in_article[node.parent])
        if place and node.tag and _is_beside(node, in_article=in_article[place]):
            end = page.ends[place]
            much = text[end] - text[place] >= text[-1] * _TOO_MUCH
            if not (much and sentences[end] > sentences[place]):
                found.append(place)
    return frozenset(found)


def _is_hidden(node: Node) -> bool:
    if node.tag in _HIDDEN_TAGS:
        return True
    attributes = node.attributes
    return bool(attributes) and (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or bool(_HIDDEN_STYLE.search(attributes.get("style", "")))
    )


def _is_beside(node: Node, *, in_article: bool) -> bool:
    if node.tag in BESIDE_TAGS and not in_article:
        return True
    return bool(node.attributes) and (
        node.attributes.get("role", "").lower() in BESIDE_ROLES or not BESIDE.isdisjoint(node.names())
    )


def _sums(page: Page, hidden: frozenset[int]) -> tuple[list[int], list[int]]:
    """Return, for each place, the characters outside links and the sentences before it; totals at the end."""
    passed_over = [False] * len(page.nodes)
    lengths, sentences = [], []
    for place, node in enumerate(page.nodes):
        above = place > 0 and passed_over[node.parent]
        passed_over[place] = above or node.tag == "a" or place in hidden
        counts = not above and not node.tag
        lengths.append(len(node.text) - sum(map(node.text.count, " \n\t\r\xa0\u3000")) if counts else 0)
        sentences.append(node.text.count("。") if counts else 0)
    return list(accumulate(lengths, initial=0)), list(accumulate(sentences, initial=0))
