"""The numbers of list items, which stand in no text: `numbering.xml` says how to count."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from bulletincli.reading.docx.markup import Attributes
from bulletincli.reading.docx.numbers import written

BULLET: Final = "●"
"""Stands for every bullet: what the file has is a character of a symbol font."""
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
                self._level = number(attributes.get("ilvl", ""), 0)
            case "w:startOverride":
                self._starts[self._list, self._level] = number(value, 1)
            case "w:start":
                level.start = number(value, 1)
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


def number(text: str, otherwise: int) -> int:
    """Return the number that an attribute holds, `otherwise` if it holds none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise
