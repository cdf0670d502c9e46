"""The numbers of list items, which stand in no text: `numbering.xml` says how to count, `styles.xml` which styles do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from bulletincli.reading.docx.markup import Attributes
from bulletincli.reading.docx.numbers import written

BULLET: Final = "●"
"""Stands for every bullet: what the file has is a character of a symbol font."""
OFF: Final = frozenset(("0", "false", "off"))
"""Values of a property that say that it does not hold."""
_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")


class Item(NamedTuple):
    """The list that a paragraph belongs to, and its level from 0."""

    list_id: str
    level: int = 0


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    pattern: str = ""


@dataclass(slots=True)
class Lists:
    """Handler of `numbering.xml`. Lists share the count of the definition that they use, if they do not start anew."""

    _definitions: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _used: dict[str, str] = field(default_factory=dict)
    _starts: dict[tuple[str, int], int] = field(default_factory=dict)
    _definition: str = ""
    _list: str = ""
    _level: int = 0
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _restarted: set[tuple[str, int]] = field(default_factory=set)

    def start(self, name: str, attributes: Attributes, /) -> None:
        """Take note of what counts."""
        value = attributes.get("val", "")
        level = self._definitions.get(self._definition, {}).setdefault(self._level, _Level())
        match name:
            case "w:abstractNum":
                self._definition, self._list = attributes.get("abstractNumId", ""), ""
                self._definitions[self._definition] = {}
            case "w:num":
                self._list, self._definition = attributes.get("numId", ""), ""
            case "w:abstractNumId":
                self._used[self._list] = value
            case "w:lvl" | "w:lvlOverride":
                self._level = _number(attributes.get("ilvl", ""), 0)
            case "w:startOverride":
                self._starts[self._list, self._level] = _number(value, 1)
            case "w:start":
                level.start = _number(value, 1)
            case "w:numFmt":
                level.form = value
            case "w:lvlText":
                level.pattern = value

    def end(self, _name: str, /) -> None:
        """Leave an element."""

    def text(self, _data: str, /) -> None:
        """Meet text, of which there is none."""

    def next(self, item: Item) -> str:
        """Count the next paragraph of a list, and return what stands before its text; "" if that is not known."""
        used = self._used.get(item.list_id)
        levels = self._definitions.get(used or "")
        if used is None or not levels or not 0 <= item.level < _LEVELS:
            return ""
        counts = self._counts.setdefault(used, [None] * _LEVELS)
        self._count(item, counts, levels)
        level = levels.get(item.level, _Level())
        if level.form == "bullet":
            return BULLET
        return _label(level.pattern, counts, levels)

    def _count(self, item: Item, counts: list[int | None], levels: dict[int, _Level]) -> None:
        before = counts[item.level]
        key = (item.list_id, item.level)
        if key in self._starts and key not in self._restarted:
            self._restarted.add(key)
            counts[item.level] = self._starts[key]
        else:
            counts[item.level] = levels.get(item.level, _Level()).start if before is None else before + 1
        counts[item.level + 1 :] = [None] * (_LEVELS - item.level - 1)


@dataclass(slots=True)
class Styles:
    """Handler of `styles.xml`: the lists that styles of paragraphs belong to, and the styles of hidden text."""

    _items: dict[str, Item] = field(default_factory=dict)
    _hidden: dict[str, bool] = field(default_factory=dict)
    _based: dict[str, str] = field(default_factory=dict)
    _style: str = ""
    _level: int = 0

    def start(self, name: str, attributes: Attributes, /) -> None:
        """Take note of what counts."""
        value = attributes.get("val", "")
        match name:
            case "w:style":
                self._style, self._level = attributes.get("styleId", ""), 0
            case "w:basedOn":
                self._based[self._style] = value
            case "w:ilvl":
                self._level = _number(value, 0)
            case "w:numId":
                self._items[self._style] = Item(value, self._level)
            case "w:vanish":
                self._hidden[self._style] = value not in OFF

    def end(self, _name: str, /) -> None:
        """Leave an element."""

    def text(self, _data: str, /) -> None:
        """Meet text, of which there is none."""

    def item(self, style: str) -> Item | None:
        """Return the list that a style belongs to, by itself or by the styles that it is based on."""
        return next((self._items[one] for one in self._line(style) if one in self._items), None)

    def hides(self, style: str) -> bool:
        """Tell a style whose text is not shown, by itself or by the styles that it is based on."""
        return next((self._hidden[one] for one in self._line(style) if one in self._hidden), False)

    def _line(self, style: str) -> Iterator[str]:
        """Yield a style and those that it is based on, the nearest first."""
        seen: set[str] = set()
        while style and style not in seen:
            yield style
            seen.add(style)
            style = self._based.get(style, "")


def _label(pattern: str, counts: list[int | None], levels: dict[int, _Level]) -> str:
    """Fill in `第%1章` or `%1.%2`; "" if one of its numbers is not known."""
    numbers: dict[str, str | None] = {}
    for place in set(_PLACE.findall(pattern)):
        level = levels.get(int(place) - 1, _Level())
        count = counts[int(place) - 1]
        numbers[place] = written(level.start if count is None else count, level.form)
    if not numbers or None in numbers.values():
        return ""
    label = _PLACE.sub(lambda match: numbers[match[1]] or "", pattern).strip()
    return label + " " if label and label[-1] in ".0123456789" else label


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise
