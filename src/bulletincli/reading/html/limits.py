"""Pages that would keep the parser busy for hours, told before it sees them.

The rules of HTML make a parser look through the open elements at each tag, and open unclosed formatting again in
each paragraph: a page of a hundred thousand open `<div>`, or of ten thousand `<font>`, costs the square of its
length, in time or in memory. Here the open elements are followed roughly, in linear time, only to add up that cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bulletincli.reading.extracted import UnreadableError
from bulletincli.reading.html.words import ELEMENTS

_COST: Final = 200_000_000
"""Steps that a page may cost, some nanoseconds each. A real page of 100,000 tags, 30 deep, costs 3,000,000."""

_REOPENING: Final = 400
"""How much dearer than a look at an open element it is to make it anew, most of all in memory."""

_SMALL: Final = 1_000
"""Tags that cannot cost much, whatever they are."""

_MOST_ATTRIBUTES: Final = 3_000
"""In one tag: each is compared with all before it. Real ones have a few dozen."""

_REACH: Final = 64
"""How far down an end tag looks for its beginning here; it is taken to close nothing if that lies deeper."""

_SAME: Final = 3
"""Formatting that is written alike is opened again at most so many times."""

_VOID: Final = ELEMENTS["void"]
_CLOSED_BY_THE_NEXT: Final = ELEMENTS["closed_by_the_next"]
_FORMATTING: Final = ELEMENTS["formatting"]
_CELLS: Final = frozenset(["td", "th", "caption"])
_TABLE_PARTS: Final = frozenset(["table", *_CELLS])
_WALLS: Final = frozenset(["template", "object", "applet", "marquee", *_TABLE_PARTS])
"""No end tag of anything else reaches past these."""

_RAW: Final = ELEMENTS["raw"]

_TAG: Final = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?P<rest>(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"?+|'[^']*+'?+|[^\s>\"'][^\s>]*+|))?+)*+)"
    r"|(?P<comment><!--)"
)
_ATTRIBUTE: Final = re.compile(
    r"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"?+|'[^']*+'?+|[^\s>\"'][^\s>]*+|))?+"
)


def check_cost(markup: str) -> None:
    """Return if the parser reads `markup` in about linear time. Raises `UnreadableError` if not."""
    budget = _COST
    opened = _Open()
    for count, (closing, name, rest) in enumerate(_tags(markup)):
        if len(rest) > _MOST_ATTRIBUTES and sum(1 for _ in _ATTRIBUTE.finditer(rest)) > _MOST_ATTRIBUTES:
            raise UnreadableError(f"cannot be read safely: a <{name[:20]}> tag has thousands of attributes")
        budget -= opened.end(name) if closing else opened.start(name, rest)
        if budget < 0 and count > _SMALL:
            raise UnreadableError(
                "cannot be read safely: thousands of its elements are open within each other; "
                "save the page again, or as plain text"
            )


def _tags(markup: str) -> Iterator[tuple[str, str, str]]:
    """Yield `/` or nothing, the name and the attributes of each tag outside comments, scripts and the like."""
    at = 0
    while tag := _TAG.search(markup, at):
        at = tag.end()
        if tag["comment"]:
            at = markup.find("-->", at - 2)
            if at < 0:
                return
            continue
        name = tag["name"].lower()
        yield tag["end"], name, tag["rest"]
        if name in _RAW and not tag["end"]:
            at = _end_of_raw(markup, name, at)


def _end_of_raw(markup: str, name: str, at: int) -> int:
    found = re.compile(f"</{name}", re.IGNORECASE).search(markup, at)
    return found.start() if found else len(markup)


class _Frame:
    """What is open within one wall; the search for an open element ends there. Formatting is counted."""

    __slots__ = ("formatting", "name", "open")

    def __init__(self, name: str) -> None:
        self.name = name
        self.open: list[tuple[str, str]] = []
        self.formatting = 0

    def push(self, name: str, attributes: str) -> None:
        key = (name, attributes if name in _FORMATTING else "")
        if name in _FORMATTING:
            if self.open[-_REACH:].count(key) >= _SAME:
                return
            self.formatting += 1
        self.open.append(key)

    def close(self, name: str) -> int:
        """Close the nearest `name`; formatting that is open in it is opened again, which is what it costs."""
        for at in range(len(self.open) - 1, max(-1, len(self.open) - 1 - _REACH), -1):
            if self.open[at][0] == name:
                break
        else:
            return 0
        if name in _FORMATTING or name == "form":
            del self.open[at]
            self.formatting -= name in _FORMATTING
            return 0
        self.open[at:] = [one for one in self.open[at + 1 :] if one[0] in _FORMATTING]
        return self.formatting * _REOPENING


class _Open:
    """The elements that are open at a place of a page, about as a parser has them."""

    def __init__(self) -> None:
        self._frames = [_Frame("")]
        self._of_root = 0

    def start(self, name: str, attributes: str) -> int:
        """Open an element and return what that costs."""
        if name in _VOID:
            return 1
        if name in ("html", "body"):
            self._of_root += len(attributes)
            return 1 + self._of_root
        if name in _CELLS and self._frames[-1].name in _CELLS:
            self._frames.pop()
        top = self._frames[-1]
        cost = 1 + len(top.open)
        if name in _WALLS:
            self._frames.append(_Frame(name))
        elif name in _CLOSED_BY_THE_NEXT:
            cost += top.formatting * _REOPENING
        else:
            if name == "a":
                top.close("a")
            top.push(name, attributes)
        return cost

    def end(self, name: str) -> int:
        """Close what the end tag `name` closes and return what that costs."""
        if name not in _WALLS:
            return 1 + self._frames[-1].close(name)
        for at in range(len(self._frames) - 1, max(0, len(self._frames) - 1 - _REACH), -1):
            found = self._frames[at].name
            if found == name:
                del self._frames[at:]
                break
            if name not in _TABLE_PARTS or found == "template" or (found == "table" and name in _CELLS):
                break
        return 1
