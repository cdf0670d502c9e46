"""Word documents (DOCX): title, headings and paragraphs in several runs, as typists leave them."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Final

from docx import Document
from docx.shared import Pt

from .bulletin import Written, is_heading, parts, pieces

STAMP: Final = (2022, 5, 20, 16, 42, 0)
"""The time that files in archives bear, so that the bytes are the same each time."""


def document(text: str) -> Written:
    """Write a document of Word with the styles Title and Heading 1, paragraphs cut into runs, some of them bold."""
    bulletin = parts(text)
    file = Document()
    file.core_properties.title = bulletin.title
    file.core_properties.author = "甲县史志办公室"
    file.core_properties.created = file.core_properties.modified = datetime(*STAMP)
    file.add_heading(bulletin.title, level=0)
    if bulletin.dateline:
        file.add_paragraph(bulletin.dateline)
    for line in bulletin.paragraphs:
        if is_heading(line):
            file.add_heading(line, level=1)
            continue
        paragraph = file.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(21)
        for number, piece in enumerate(pieces(line)):
            run = paragraph.add_run(piece)
            run.bold = number % 4 == 0 or None
    written = io.BytesIO()
    file.save(written)
    return Written(_without_clock(written.getvalue()), bulletin.text)


def _without_clock(data: bytes) -> bytes:
    """Return the package with every part dated `STAMP`: the library takes the time of the day."""
    stamped = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(stamped, "w") as copy:
        for name in package.namelist():
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(info, package.read(name))
    return stamped.getvalue()
