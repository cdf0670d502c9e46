"""A Word file's text: the body, then its notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bulletincli.reading.docx.body import Body
from bulletincli.reading.docx.markup import Attributes, Handler, parse
from bulletincli.reading.docx.numbering import Item, Lists
from bulletincli.reading.docx.package import Package
from bulletincli.reading.docx.styles import Styles
from bulletincli.reading.extracted import Extracted, UnreadableError

_RELATIONS: Final = "_rels/.rels"
_USUAL: Final = "word/document.xml"
_NOTES: Final = ("footnotes.xml", "endnotes.xml")
_KINDS: Final = {
    "xl/workbook.xml": "a spreadsheet (.xlsx)",
    "ppt/presentation.xml": "a presentation (.pptx)",
    "content.xml": "an OpenDocument file",
}
"""Other documents that are zips too, by a part that they have."""


@dataclass(slots=True)
class _Relations:
    """Handler of `_rels/.rels`: the name of the part that holds the document. Nothing else that it names is used."""

    target: str = ""

    def start(self, _name: str, attributes: Attributes, /) -> None:
        if attributes.get("Type", "").endswith("/officeDocument"):
            self.target = attributes.get("Target", "").lstrip("/")

    def end(self, _name: str, /) -> None: ...

    def text(self, _data: str, /) -> None: ...


def read_docx(data: bytes) -> Extracted:
    """Return the text of a Word file, a paragraph or a table's row a line; a page break is none.

    Text that was inserted is in it, text that was deleted or is hidden is not. Numbers of lists are written out where they are
    known. Footnotes and endnotes stand at the end, heads and feet of pages are left out. Raises `UnreadableError`.
    """
    package = Package(data)
    main = _main_part(package)
    folder = main.rpartition("/")[0]
    lists, styles = Lists(), Styles()
    _parse(package, _beside(folder, "numbering.xml"), lists)
    _parse(package, _beside(folder, "styles.xml"), styles)

    def label(style: str, item: Item | None) -> str:
        found = item or styles.item(style)
        return lists.next(found) if found else ""

    lines: list[str] = []
    for part in (main, *(_beside(folder, name) for name in _NOTES)):
        body = Body(label, styles.hides)
        _parse(package, part, body)
        lines += body.lines
    text = "\n".join(lines)
    if not text.strip():
        raise UnreadableError("holds no text; if it shows pictures of pages, it needs OCR")
    return Extracted(text=text + "\n")


def _main_part(package: Package) -> str:
    for part, kind in _KINDS.items():
        if part in package:
            raise UnreadableError(f"is {kind}, not a Word file; save it as .docx or .txt")
    relations = _Relations()
    _parse(package, _RELATIONS, relations)
    for name in (relations.target, _USUAL):
        if name in package:
            return name
    raise UnreadableError("is no Word file, but another zip archive")


def _beside(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _parse(package: Package, part: str, handler: Handler) -> None:
    parse(package.read(part), handler, part)
