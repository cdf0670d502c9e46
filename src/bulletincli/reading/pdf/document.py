"""A PDF's text with the offsets of its pages, and what could not be read of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Final, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as c

from bulletincli.reading.extracted import Extracted, Note, UnreadableError
from bulletincli.reading.limits import TEXT_CHARACTERS
from bulletincli.reading.pdf.boxes import Sheet
from bulletincli.reading.pdf.fonts import use_boxes
from bulletincli.reading.pdf.furniture import text_size, with_heads, without_furniture
from bulletincli.reading.pdf.glyphs import Box, characters, upright
from bulletincli.reading.pdf.legible import UNKNOWN, is_legible
from bulletincli.reading.pdf.lines import blocks
from bulletincli.reading.pdf.paragraphs import joints, trimmed
from bulletincli.reading.pdf.rules import rules
from bulletincli.reading.pdf.runs import runs
from bulletincli.reading.pdf.tables import with_tables

PAGES: Final = 5_000
"""Pages that are read at most; the thickest yearbooks have some 1,500."""
_HEAD: Final = 1024
"""Bytes within which a PDF's mark stands."""
_TAIL: Final = 2048
"""Bytes within which its end mark stands, some of which writers put after it."""
_OBJECTS: Final = 10_000
"""Objects of a page that are looked through for a picture."""
_DRAWN: Final = 50
"""Drawn shapes from which on a page may be text that was turned into outlines, not a rule or a frame."""

_NO_TEXT: Final = "holds no text, only a picture: needs OCR"
_BROKEN: Final = "its characters cannot be read (broken character map): needs OCR"
_DAMAGED: Final = "it is damaged and cannot be read"


class _Page(NamedTuple):
    """A page as read: its text, and why it has none (None for a blank page too)."""

    sheet: Sheet
    cause: str | None = None
    unknown: int = 0


def read_pdf(data: bytes) -> Extracted:
    """Return the text of a PDF, a paragraph a line, in reading order and without page furniture.

    `pages` has the offset of every page, in characters; a page without text has that of the text after it. Pages
    that hold text which cannot be read are named in `notes`. Raises `UnreadableError`.
    """
    if b"%PDF-" not in data[:_HEAD]:
        raise UnreadableError("is not a PDF, whatever its name says")
    with closing(_open(data)) as document:
        pages = list(_pages(document))
    if not any(page.sheet.runs or page.sheet.turned for page in pages):
        raise UnreadableError(_cause([page.cause for page in pages]))
    text, offsets = _text([page.sheet for page in pages])
    return Extracted(text=text, pages=offsets, notes=tuple(_notes(pages, data)))


def _open(data: bytes) -> pdfium.PdfDocument:
    use_boxes()
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == c.FPDF_ERR_PASSWORD:
            raise UnreadableError("is protected by a password; open it and save it without one") from None
        if error.err_code == c.FPDF_ERR_SECURITY:
            raise UnreadableError(
                "is encrypted in a way that is not known; save it without a password"
            ) from None
        raise UnreadableError(
            "is damaged or cut short, and no PDF that can be opened; get it again"
        ) from None
    if len(document) > PAGES:
        count = len(document)
        document.close()
        raise UnreadableError(f"has {count:,} pages, more than the {PAGES:,} that are read; split it")
    return document


def _pages(document: pdfium.PdfDocument) -> Iterator[_Page]:
    total = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            yield _Page(Sheet(0.0, 0.0, ()), _DAMAGED)
            continue
        with closing(page):
            read = _page(page, TEXT_CHARACTERS - total)
        total += sum(len(run.text) for run in read.sheet.runs)
        yield read


def _page(page: pdfium.PdfPage, most: int) -> _Page:
    empty = Sheet(0.0, 0.0, ())
    try:
        textpage = page.get_textpage()
    except pdfium.PdfiumError:
        return _Page(empty, _DAMAGED)
    with closing(textpage):
        if textpage.count_chars() > most:
            raise UnreadableError(
                f"holds more than the {TEXT_CHARACTERS:,} characters that are read; split it"
            )
        chars = list(characters(textpage))
    if not chars:
        return _Page(empty, _NO_TEXT if _shows_something(page) else None)
    if not is_legible([one.char for one in chars]):
        return _Page(empty, _BROKEN)
    box = Box(*page.get_bbox())
    laid = upright(chars, box)
    unknown = sum(1 for glyph in laid.upright if glyph.char == UNKNOWN)
    drawn = rules(page, box, laid.turns)
    found = runs(laid.upright, drawn.upright)
    return _Page(Sheet(laid.width, laid.height, found, laid.turned, drawn), None, unknown)


def _shows_something(page: pdfium.PdfPage) -> bool:
    """Tell whether a page without text has a picture on it, or so many shapes that they may be letters."""
    shapes = 0
    for number in range(min(c.FPDFPage_CountObjects(page.raw), _OBJECTS)):
        kind = c.FPDFPageObj_GetType(c.FPDFPage_GetObject(page.raw, number))
        if kind in (c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_FORM):
            return True
        shapes += kind == c.FPDF_PAGEOBJ_PATH
    return shapes >= _DRAWN


def _text(sheets: Sequence[Sheet]) -> tuple[str, tuple[int, ...]]:
    """Return the document's text and the offset of each page in it."""
    kept, heads = without_furniture(sheets)
    pages = joints([blocks(with_tables(sheet), sheet.turned) for sheet in kept])
    with_heads(pages, heads, text_size(sheets))
    pieces: list[str] = []
    starts: list[int | None] = []
    length = 0
    for lines in pages:
        starts.append(None)
        for line, joint in lines:
            if pieces and not pieces[-1].endswith("\n"):
                last = pieces.pop()
                pieces += [trimmed(last, joint), joint]
                length += len(pieces[-2]) - len(last) + len(joint)
            if starts[-1] is None:
                starts[-1] = length
            pieces.append(line.text)
            length += len(line.text)
    if pieces:  # else there are but page numbers
        pieces[-1] = trimmed(pieces[-1], "\n") + "\n"
    return "".join(pieces), _offsets(starts, length + 1)


def _offsets(starts: Sequence[int | None], end: int) -> tuple[int, ...]:
    """Give pages without text the offset of the next one that has some; the first page has that of the heads too."""
    offsets: list[int] = []
    for start in reversed(starts):
        end = end if start is None else start
        offsets.append(end)
    return (0, *offsets[::-1][1:])


def _cause(causes: Sequence[str | None]) -> str:
    """Say why a document without any text has none."""
    pages = f"its {len(causes)} pages" if len(causes) > 1 else "its one page"
    if _BROKEN in causes:
        return "needs OCR: its character maps are broken"
    if _NO_TEXT in causes:
        return (
            f"needs OCR: none of {pages} holds text"
            if len(causes) > 1
            else f"needs OCR: {pages} holds no text"
        )
    if _DAMAGED in causes:
        return "is damaged, and none of its pages can be read; get it again"
    return f"holds no text: {pages} {'are' if len(causes) > 1 else 'is'} blank"


def _notes(pages: Sequence[_Page], data: bytes) -> Iterator[Note]:
    for number, page in enumerate(pages, 1):
        if page.cause == _NO_TEXT:
            yield Note(f"page {number} {page.cause}")
        elif page.cause:
            yield Note(f"page {number}: {page.cause}")
        elif page.unknown:
            noun = "character has" if page.unknown == 1 else "characters have"
            yield Note(f"page {number}: {page.unknown} {noun} no meaning in the file, and stand as {UNKNOWN}")
    if b"%%EOF" not in data[-_TAIL:]:
        yield Note("its end is missing: it may be cut short, and pages may be lost")
