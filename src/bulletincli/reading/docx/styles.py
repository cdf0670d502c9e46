"""The styles of paragraphs and words, from `styles.xml`: which belong to lists, and which hide their text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from bulletincli.reading.docx.markup import Attributes
from bulletincli.reading.docx.numbering import Item, number

OFF: Final = frozenset(("0", "false", "off"))
"""Values of a property that say that it does not hold."""


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
                self._level = number(value, 0)
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
