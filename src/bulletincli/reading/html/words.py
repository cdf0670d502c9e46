"""The words and names by which parts of a page are told, from `words.toml` and `elements.toml`, ready to use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import Any, Final, Literal


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
    return loaded


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


ELEMENTS: Final[dict[str, frozenset[str]]] = {
    name: frozenset(tags) for name, tags in _load("elements.toml").items()
}
"""Sets of elements by the names that `elements.toml` gives them."""

_TABLES: Final = _load("words.toml")
_WORDS: Final[dict[str, list[str]]] = _TABLES["words"]

CONTAINERS: Final = frozenset(_TABLES["names"]["containers"])
NUMBERED_CONTAINERS: Final = tuple(_TABLES["names"]["numbered_containers"])
CONTAINER_TAGS: Final = frozenset(["article", "main", "founder-content"])
CONTAINER_ROLES: Final = frozenset(["main", "article"])

BESIDE: Final = frozenset(_TABLES["names"]["beside"])
BESIDE_TAGS: Final = frozenset(["nav", "aside", "footer"])
BESIDE_ROLES: Final = frozenset(
    [
        "navigation",
        "search",
        "complementary",
        "contentinfo",
        "menu",
        "menubar",
        "toolbar",
        "dialog",
        "alertdialog",
    ]
)
TITLES: Final = frozenset(_TABLES["names"]["titles"])

_LABELS: Final = "|".join(" ?".join(label) for label in (*_WORDS["labels"], *_WORDS["traditional_labels"]))
LABEL: Final = re.compile(rf"(?:{_LABELS}) ?[:\uff1a】\]]")
"""The label of an item of a byline, with the mark behind it."""

BYLINE: Final = re.compile(
    rf"(?:^|[\s【\[|(\uff08\uff5c])(?:{_LABELS}) ?[:\uff1a】\]]"
    r"|(?:19|20)\d\d ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2}"
)
"""A line of labels, or one with a whole date: what stands between title and text."""

_COUNTER: Final = f"(?:{_any_of(_WORDS['counters'])})"
_ITEM: Final = re.compile(
    rf"\s*[\[(]?(?:{_LABELS}|{_any_of(_WORDS['items'])}|{_COUNTER}(?:{_any_of(_WORDS['counted'])})?)\s*[\])]?\s*:"
    rf"|\s*(?:19|20)\d\d[-./年]\d{{1,2}}[-./月]\d{{1,2}}日?(?:\s|$)|\s*{_COUNTER}\s*\d+\s*次?\s*$"
)

_COUNTED: Final = re.compile(
    rf"(?:(?:{_any_of((*_WORDS['counters'], *_WORDS['reactions']))})(?:{_any_of(_WORDS['counted'])})?:?\d+[次人]?)+$"
)
_CREDITS: Final = re.compile(rf"\(?(?:(?:{_any_of(_WORDS['makers'])}):[\w.@-]*)+\)?$", re.ASCII)
"""Who put a text on the site, if it is an account (`录入:admin`): parsing takes names of people for contributors."""

_SIZE: Final = r"(?:[ \[\]【】()\uff08\uff09|/]{0,8}[大中小])"
_CLOSED: Final = r" ?[\]】)\uff09]{1,3}"
SIZES: Final = re.compile(
    rf"[\[(【\uff08] ?字[体體号號](?:大小)? ?(?:[:\uff1a]{_SIZE}{{0,3}}|{_SIZE}{{3}}){_CLOSED}"
    rf"|字[体體号號](?:大小)? ?[:\uff1a]{_SIZE}{{3}}(?:{_CLOSED})?"
)
"""Buttons for the size of letters, which stand in a byline."""

SITE: Final = re.compile(rf"(?:{_any_of(_WORDS['sites'])}|Powered by.*)$")
"""The end of a part of `<title>` that is the name of the site."""

_CLOCK: Final = re.compile(rf"(?:{_any_of(_WORDS['clock'])})(?:是|:|为)")
_LINES: Final = re.compile(rf"(?:(?:{_any_of(_WORDS['lines'])})[|·/>\[\]:-]*+)++$")
_BEGINS: Final = re.compile(_any_of(_WORDS["begins"]))
_HOLDS: Final = re.compile(_any_of(_WORDS["holds"]))
_FOOT: Final = re.compile(f"{_any_of(_WORDS['foot_begins'])}|.*?(?:{_any_of(_WORDS['foot_holds'])})")
_RELATED: Final = re.compile(rf"(?:{_any_of(_WORDS['related'])})[\]:>更多]*$")
_GONE: Final = re.compile(
    rf"(?:{_any_of(_WORDS['asked_for'])}).{{0,8}}?(?:{_any_of(_WORDS['gone'])})|{_any_of(_WORDS['gone_alone'])}"
)

_MARKS: Final = "|·/>»-—[]:■●◆▶"
_PAIRS: Final[str] = _TABLES["traditional"]["characters"]
_FOLDED: Final = str.maketrans("\uff1a【】\uff1e\uff5c\uff08\uff09" + _PAIRS[::2], ":[]>|()" + _PAIRS[1::2])

_SHORT: Final = 60
"""Characters up to which a line with a full stop may be furniture."""

_LONG: Final = 180
"""Characters up to which a line may be furniture at all."""


def begins_item(text: str) -> bool:
    """Tell what begins an item of its own in a byline: a label, a whole date, a counter."""
    return _ITEM.match(text[:_LONG].translate(_FOLDED)) is not None


Kind = Literal["furniture", "foot", "related", ""]
"""Furniture wherever it stands; the page's foot, if it stands outside the text; a heading over links; none of them."""


def kind_of(text: str) -> Kind:
    """Tell what a line is by its words alone. One with a date of publication is no furniture."""
    if len(text) > _LONG:
        return ""
    plain = "".join(text.split()).translate(_FOLDED).lstrip(_MARKS)
    if _CLOCK.match(plain) or _COUNTED.match(plain) or _CREDITS.match(plain):
        return "furniture"
    if (
        (_BEGINS.match(plain) or _LINES.match(plain) or _HOLDS.search(plain))
        and ("。" not in text or len(text) <= _SHORT)
        and not BYLINE.search(text)
    ):
        return "furniture"
    if _RELATED.match(plain):
        return "related"
    return "foot" if _FOOT.match(plain) else ""


def tells_of_nothing(text: str) -> bool:
    """Tell a line that says that what was asked for does not exist: `您访问的页面不存在或已删除`."""
    return len(text) <= _LONG and _GONE.search("".join(text.split()).translate(_FOLDED)) is not None
