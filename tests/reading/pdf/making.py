"""Small PDFs to read: with reportlab, or written by hand where it would not write such a thing."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

SONG: Final = "STSong-Light"
WIDTH, HEIGHT = A4
LEADING: Final = 17.0

Draw = Callable[[Canvas], None]

for _font in (SONG, "MSung-Light"):
    pdfmetrics.registerFont(UnicodeCIDFont(_font))


def pdf(
    *pages: Draw, size: tuple[float, float] = A4, password: str | None = None, owner: str | None = None
) -> bytes:
    """Return a PDF with a page for each way to draw one."""
    file = io.BytesIO()
    encrypted = (
        StandardEncryption(password or "", ownerPassword=owner or password) if password or owner else None
    )
    canvas = Canvas(file, pagesize=size, invariant=1, encrypt=encrypted)
    for draw in pages:
        canvas.setFont(SONG, 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def column(canvas: Canvas, lines: Sequence[str], x: float = 60, y: float = 780, size: float = 10) -> None:
    """Draw lines one below the other; white space before a line indents it."""
    canvas.setFont(SONG, size)
    for number, line in enumerate(lines):
        words = line.lstrip("\u3000")
        if words:
            canvas.drawString(x + size * (len(line) - len(words)), y - number * LEADING, words)


def lines(*texts: str, x: float = 60, y: float = 780, size: float = 10) -> Draw:
    """Return a page of lines."""
    return lambda canvas: column(canvas, texts, x, y, size)


def wrapped(text: str, width: int, indent: int = 2) -> list[str]:
    """Break a paragraph of Chinese characters into lines of `width`, the first indented."""
    first = width - indent
    rest = text[first:]
    return ["\u3000" * indent + text[:first]] + [rest[at : at + width] for at in range(0, len(rest), width)]


def by_hand(content: bytes, fonts: bytes = b"", extra: Sequence[bytes] = (), page: bytes = b"") -> bytes:
    """Return a PDF of one page with this content; `extra` are the objects from number 5 on."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << "
        + fonts
        + b" >> >> "
        + page
        + b" >>",
        b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
        *extra,
    ]
    data, offsets = b"%PDF-1.5\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(data)
    count = len(objects) + 1
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n" % count
        + table
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, start)
    )


def mapped(codes: Sequence[int], unicodes: Sequence[int]) -> bytes:
    """Return a page of these codes in a font whose map gives them these characters, forty a line."""
    pairs = b"".join(b"<%04X> <%04X>\n" % pair for pair in zip(codes, unicodes, strict=True))
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        b"%d beginbfchar\n" % len(codes) + pairs + b"endbfchar endcmap end end"
    )
    shown = (
        b"BT /F1 10 Tf 60 780 Td 17 TL\n"
        + b"".join(
            b"<" + b"".join(b"%04X" % code for code in codes[at : at + 40]) + b"> Tj T*\n"
            for at in range(0, len(codes), 40)
        )
        + b"ET"
    )
    extra = [
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /DW 1000 /FontDescriptor 8 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        b"<< /Length %d >>\nstream\n" % len(cmap) + cmap + b"\nendstream",
        b"<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0"
        b" /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
    ]
    return by_hand(shown, b"/F1 5 0 R", extra)
