"""The text of a Word file's part: a paragraph a line, a table's row a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from bulletincli.reading.docx.markup import Attributes
from bulletincli.reading.docx.numbering import Item
from bulletincli.reading.docx.styles import OFF
from bulletincli.reading.docx.tables import Table
from bulletincli.reading.extracted import UnreadableError
from bulletincli.reading.limits import TEXT_CHARACTERS

_SKIPPED: Final = frozenset((
    "w:del", "w:moveFrom", "w:instrText", "w:delText", "w:delInstrText",  # taken back, and codes of fields
    "w:rPr", "w:sectPr", "w:sdtPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tblPrEx",  # how it looks
    "w:pPrChange", "w:rPrChange",  # how it looked
    "w:rt",  # the pronunciation above a character
))  # fmt: skip
"""Elements whose text is not shown, or that have none."""
_CHARACTERS: Final = {
    "w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-",
}  # fmt: skip
_TEXT: Final = frozenset(("w:t", "m:t"))
_DEEPEST: Final = 16
"""Tables within tables that are told apart: each line goes through all that it is in."""
_CONTAINERS: Final = frozenset(("w:body", "w:tc", "w:txbxContent", "w:footnote", "w:endnote"))
_APART: Final = frozenset(("separator", "continuationSeparator", "continuationNotice"))
"""Notes that are the rule above the notes."""


@dataclass(slots=True)
class _Paragraph:
    pieces: list[str] = field(default_factory=list)
    style: str = ""
    item: Item | None = None
    unended: bool = False
    """Its end was taken back: the next paragraph goes on in it."""


@dataclass(slots=True)
class Body:
    """Handler of `document.xml` and of the notes. `lines` is the text so far; `label` numbers paragraphs of lists.

    `hides` tells the styles whose text is not shown.
    """

    label: Callable[[str, Item | None], str]
    hides: Callable[[str], bool] = lambda _: False
    lines: list[str] = field(default_factory=list)
    _path: list[str] = field(default_factory=list)
    _skipped: int = 0
    _in_text: int = 0
    _paragraphs: list[_Paragraph] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)
    _chosen: list[bool] = field(default_factory=list)
    _hidden: list[bool] = field(default_factory=lambda: [False])
    """Whether the text of each run that is open is hidden; outside of them none is."""
    _level: int = 0
    _unended: _Paragraph | None = None
    _taken: int = 0
    _too_deep: int = 0

    def start(self, name: str, attributes: Attributes, /) -> None:
        """Enter an element."""
        if self._skipped or self._is_skipped(name, attributes):
            self._skipped += 1
            return
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        self._in_text += name in _TEXT
        match name:
            case "w:p":
                self._begin()
            case "w:tbl":
                self._finish_unended()
                self._begin_table()
            case "w:tc" if self._tables and not self._too_deep:
                self._tables[-1].open_cell()
            case "w:vMerge" if self._tables and not self._too_deep and attributes.get("val") != "restart":
                self._tables[-1].continue_cell()
            case "mc:AlternateContent":
                self._chosen.append(False)
            case "w:r":
                self._hidden.append(self._hidden[-1] or self._is_in_hidden_paragraph())
            case "w:vanish" | "w:rStyle" if self._path[-3:-1] == ["w:r", "w:rPr"]:
                self._look(name, attributes.get("val", ""))
            case _ if self._paragraphs:
                self._in_paragraph(name, parent, attributes)

    def end(self, name: str, /) -> None:
        """Leave an element."""
        if self._skipped:
            self._skipped -= 1
            return
        self._path.pop()
        self._in_text -= name in _TEXT
        if name in _CONTAINERS:
            self._finish_unended()
        match name:
            case "w:p":
                self._finish()
            case "w:tbl" if self._too_deep:
                self._too_deep -= 1
            case "w:tr" if self._tables and not self._too_deep:
                self._tables[-1].close_row()
            case "w:tbl":
                for line in self._tables.pop().lines:
                    self._add(line)
            case "mc:AlternateContent":
                self._chosen.pop()
            case "w:r":
                self._hidden.pop()

    def text(self, data: str, /) -> None:
        """Take text that is shown."""
        if self._in_text and not self._skipped and self._paragraphs and not self._hidden[-1]:
            # the hyphen that may be is none, and a line end in XML is a space
            self._taken += len(data)
            if self._taken > TEXT_CHARACTERS:
                raise UnreadableError(
                    f"holds more than the {TEXT_CHARACTERS:,} characters that are read; split it"
                )
            self._paragraphs[-1].pieces.append(data.replace("\u00ad", "").replace("\n", " "))

    def _is_skipped(self, name: str, attributes: Attributes) -> bool:
        """Tell what is not read; of alternatives the first is."""
        if name in ("mc:Choice", "mc:Fallback") and self._chosen:
            chosen, self._chosen[-1] = self._chosen[-1], True
            return chosen
        if name == "w:rPr" and self._path[-1:] in (["w:pPr"], ["w:r"]):
            return False
        if name == "w:del" and self._path[-2:] == ["w:pPr", "w:rPr"]:
            self._paragraphs[-1].unended = True
        note = name in ("w:footnote", "w:endnote")
        return name in _SKIPPED or (note and attributes.get("type", "") in _APART)

    def _look(self, name: str, value: str) -> None:
        """Take what the open run says of how it looks; what it says itself goes before its style."""
        own = value not in OFF if name == "w:vanish" else self._hidden[-1] or self.hides(value)
        self._hidden[-1] = self._hidden[-2] or own

    def _is_in_hidden_paragraph(self) -> bool:
        return bool(self._paragraphs) and self.hides(self._paragraphs[-1].style)

    def _in_paragraph(self, name: str, parent: str, attributes: Attributes) -> None:
        paragraph = self._paragraphs[-1]
        value = attributes.get("val", "")
        if name == "w:pStyle":
            paragraph.style = value
        elif name == "w:ilvl":
            self._level = int(value) if value in "012345678" and value else 0
        elif name == "w:numId":
            paragraph.item = Item(value, self._level)
        elif parent == "w:r" and name in _CHARACTERS and not self._hidden[-1]:
            paragraph.pieces.append(_CHARACTERS[name])

    def _begin_table(self) -> None:
        if len(self._tables) < _DEEPEST:
            self._tables.append(Table())
        else:
            self._too_deep += 1

    def _begin(self) -> None:
        self._level = 0
        paragraph = self._unended or _Paragraph()
        self._unended, paragraph.unended = None, False
        self._paragraphs.append(paragraph)

    def _finish(self) -> None:
        paragraph = self._paragraphs.pop()
        if paragraph.unended:
            self._unended = paragraph
        else:
            self._close(paragraph)

    def _finish_unended(self) -> None:
        """End a paragraph that nothing goes on in: its cell, box or text is at its end."""
        if self._unended:
            self._close(self._unended)
            self._unended = None

    def _close(self, paragraph: _Paragraph) -> None:
        text = "".join(paragraph.pieces)
        label = self.label(paragraph.style, paragraph.item) if text.strip() else ""
        for line in (label + text).split("\n"):
            self._add(line)

    def _add(self, line: str) -> None:
        if self._tables:
            self._tables[-1].add(line)
        else:
            self.lines.append(line)
