"""PDF as newspapers and offices print it: two justified columns, or one with a ragged edge.

The fonts are those that every reader of PDF knows by name (STSong-Light, MSung-Light), so no font file is needed.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from .bulletin import Written, is_heading, parts
from .plain import SUBSTITUTE, is_traditional

_SIZE: Final = 10.5
"""Points: 五号, the size of running text."""

_LEADING: Final = 17.0
_MARGIN: Final = 62.0
_GUTTER: Final = 26.0
_NEVER_FIRST: Final = frozenset("，。、；：？！）》”’】,.;:?!)")
"""Closing marks: they may hang over the end of a line, but not begin one."""

_INDENT: Final = "　　"
_RUNNING_HEAD: Final = "甲县内刊"
"""Stands over each page, with the title's first characters beside it."""

_NOTHING: Final = str.maketrans({"\t": " ", "\xa0": " "})


class _Line(NamedTuple):
    """A line to set: `gap` is added after each character (points), `size` and `bold` tell headings."""

    words: str
    gap: float = 0.0
    size: float = _SIZE
    centred: bool = False


def two_columns(text: str) -> Written:
    """Print two columns on A4, lines filled to the column's width, a running head, the page's number below."""
    return _printed(text, columns=2, justified=True)


def one_column(text: str) -> Written:
    """Print one column on A4 with a ragged edge."""
    return _printed(text, columns=1, justified=False)


def lacking(text: str) -> str:
    """Return the characters that the fonts lack, each once: those beyond the first plane of Unicode."""
    return "".join(sorted({char for char in text if char > "\uffff"}))


def _printed(text: str, *, columns: int, justified: bool) -> Written:
    lost = lacking(text)
    able = text.translate({ord(char): SUBSTITUTE for char in lost}).translate(_NOTHING)
    bulletin = parts(able)
    font = "MSung-Light" if is_traditional(able) else "STSong-Light"
    if font not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    width = (A4[0] - 2 * _MARGIN - (columns - 1) * _GUTTER) / columns
    lines = [
        _Line(line, size=15, centred=True) for line in _wrapped(bulletin.title, font, 15, A4[0] - 2 * _MARGIN)
    ]
    lines += [
        _Line(line, centred=True) for line in _wrapped(bulletin.dateline, font, _SIZE, A4[0] - 2 * _MARGIN)
    ]
    body = [line for one in bulletin.paragraphs for line in _set(one, font, width, justified=justified)]
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(bulletin.title)
    _set_pages(canvas, font, bulletin.title, lines, body, columns, width)
    canvas.save()
    return Written(file.getvalue(), bulletin.text, lost, (_RUNNING_HEAD,))


def _set_pages(
    canvas: Canvas, font: str, title: str, head: list[_Line], body: list[_Line], columns: int, width: float
) -> None:
    """Draw the head over the first page, then the columns of each page from left to right."""
    page, at = 0, 0
    while at < len(body) or not page:
        page += 1
        canvas.setFont(font, 8)
        canvas.drawString(_MARGIN, A4[1] - 40, f"{_RUNNING_HEAD}  {title[:24]}")
        canvas.drawCentredString(A4[0] / 2, 34, f"· {page} ·")
        top = A4[1] - 68
        for line in head if page == 1 else []:
            canvas.setFont(font, line.size)
            canvas.drawCentredString(A4[0] / 2, top, line.words)
            top -= line.size * 1.7
        room = int((top - 60) / _LEADING)
        for column in range(columns):
            left = _MARGIN + column * (width + _GUTTER)
            _set_column(canvas, font, body[at : at + room], (left, top), width)
            at += room
        canvas.showPage()


def _set_column(
    canvas: Canvas, font: str, lines: list[_Line], corner: tuple[float, float], width: float
) -> None:
    for number, line in enumerate(lines):
        set_width = pdfmetrics.stringWidth(line.words, font, line.size)
        words = canvas.beginText(
            corner[0] + ((width - set_width) / 2 if line.centred else 0), corner[1] - number * _LEADING
        )
        words.setFont(font, line.size)
        words.setCharSpace(line.gap)
        words.textOut(line.words)
        canvas.drawText(words)


def _set(paragraph: str, font: str, width: float, *, justified: bool) -> Iterator[_Line]:
    """Yield a paragraph's lines: a heading in the middle, others with an indent, stretched but for the last."""
    if is_heading(paragraph):
        yield from (_Line(line, centred=True) for line in _wrapped(paragraph, font, _SIZE, width))
        return
    lines = list(_wrapped(_INDENT + paragraph, font, _SIZE, width))
    for line in lines:
        slack = width - pdfmetrics.stringWidth(line, font, _SIZE)
        stretch = justified and line is not lines[-1] and len(line) > 1
        yield _Line(line, gap=slack / (len(line) - 1) if stretch else 0.0)


def _wrapped(words: str, font: str, size: float, width: float) -> Iterator[str]:
    line, used = "", 0.0
    for char in words:
        wide = pdfmetrics.stringWidth(char, font, size)
        if used + wide > width and line and char not in _NEVER_FIRST:
            yield line
            line, used = "", 0.0
        line, used = line + char, used + wide
    if line:
        yield line


PRINTED: Final[dict[str, Callable[[str], Written]]] = {
    "pdf-two-columns": two_columns,
    "pdf-one-column": one_column,
}
