"""PDF with one thing wrong: cycles, lies, bombs, passwords."""

from __future__ import annotations

import io
import zlib
from typing import Final

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from .case import bulletin
from .deflate import deflated
from .pdf_objects import FONT, changed, lines_of, objects, pdf, stream

RESOURCES: Final = b"/Resources<</Font<</F1 5 0 R>>>>"
XOBJECT: Final = b"/Resources<</Font<</F1 5 0 R>>/XObject<</X 8 0 R>>>>"
"""Of a page that draws X, which is object 8."""

WHOLE: Final = pdf(objects("truncated"))
"""A fine one, to be cut off."""

_PACKED: Final = b"/Filter/FlateDecode"


def _page(rest: bytes) -> bytes:
    """The page with other keys: the size and the contents are given by `rest`."""
    return b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 5 0 R>>>>%b>>" % rest


def media_box(box: bytes) -> bytes:
    return _page(b"/MediaBox[%b]/Contents 4 0 R" % box)


def encrypted(user: str) -> bytes:
    """A PDF with a password to open it, or, if that is empty, one against changes only."""
    if "STSong-Light" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    lock = StandardEncryption(user, ownerPassword="owner", canModify=0, strength=128)
    canvas = Canvas(file, invariant=1, encrypt=lock)
    canvas.setFont("STSong-Light", 9)
    for number, line in enumerate(bulletin(f"encrypted{user}").splitlines()):
        canvas.drawString(40, 780 - 18 * number, line)
    canvas.save()
    return file.getvalue()


def object_streams() -> bytes:
    """Catalog, pages and page in a compressed stream that is damaged, and a table that points into it."""
    data = bytearray(b"%PDF-1.7\n")
    at = len(data)
    data += (
        b"4 0 obj\n"
        + stream(b"\x78\x9c" + b"\xff" * 90, b"/Type/ObjStm/N 3/First 15/Filter/FlateDecode")
        + b"\nendobj\n"
    )
    table = len(data)
    rows = [(0, 0, 255), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, at, 0), (1, table, 0)]
    packed = b"".join(bytes((kind, *place.to_bytes(2), last)) for kind, place, last in rows)
    data += b"5 0 obj\n" + stream(packed, b"/Type/XRef/Size 6/W[1 2 1]/Root 1 0 R") + b"\nendobj\n"
    return bytes(data) + b"startxref\n%d\n%%%%EOF\n" % table


def table_loop() -> bytes:
    """A table that names itself as the one before it."""
    whole = pdf(objects("table-loop"))
    at = whole.rindex(b"startxref\n") + len(b"startxref\n")
    table = whole[at:].split()[0]
    return whole.replace(b"/Root 1 0 R>>", b"/Root 1 0 R/Prev " + table + b">>")


def many_pages(count: int) -> bytes:
    """So many pages that are the same object."""
    kids = b"3 0 R " * count
    return changed("many-pages", {2: b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count)})


def deep_pages(depth: int) -> bytes:
    """A tree of pages as deep as it is tall."""
    parts = objects("deep-pages")
    parts[2] = b"<</Type/Pages/Kids[10 0 R]/Count 1>>"
    for number in range(10, 10 + depth):
        parts[number] = b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (
            max(2, number - 1),
            number + 1,
        )
    parts[10 + depth] = objects("deep-pages")[3]
    return pdf(parts)


def text_bomb() -> bytes:
    """One character that, by its table, stands for 500, shown 100,000 times."""
    long = "甲".encode("utf-16-be").hex() * 500
    table = (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap /CMapName/X def 1 begincodespacerange <0000> <FFFF> "
        f"endcodespacerange 1 beginbfchar <4E00> <{long}> endbfchar endcmap end end"
    )
    shown = b"BT /F1 9 Tf 30 700 Td <" + b"4E00" * 100_000 + b"> Tj ET"
    return changed(
        "text-bomb", {4: stream(shown), 5: FONT[:-2] + b"/ToUnicode 9 0 R>>", 9: stream(table.encode())}
    )


def drawing(label: str, operators: bytes) -> bytes:
    """The page draws X, which is drawn by these operators."""
    page = objects(label)[3].replace(RESOURCES, XOBJECT)
    drawn = stream(operators, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + XOBJECT)
    return changed(label, {3: page, 4: stream(lines_of(label) + b" /X Do"), 8: drawn})


def ladder(steps: int) -> bytes:
    """Drawings without a cycle, of which the last would be drawn 2**steps times."""
    parts = objects("ladder")
    parts[3] = parts[3].replace(RESOURCES, XOBJECT)
    parts[4] = stream(lines_of("ladder") + b" /X Do")
    for number in range(8, 8 + steps):
        below = XOBJECT.replace(b"8 0 R", b"%d 0 R" % (number + 1))
        parts[number] = stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + below)
    parts[8 + steps] = stream(
        lines_of("ladder step"), b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + RESOURCES
    )
    return pdf(parts)


def zlib_bomb() -> bytes:
    return stream(b"\x78\x9c" + deflated(1000, chunk=b" " * 1_000_000), _PACKED)


def filters() -> bytes:
    """A stream packed thirty times."""
    data = lines_of("filters")
    for _ in range(30):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[%b]" % (b"/FlateDecode" * 30))
