"""The parts of a PDF, written by hand so that any of them can be wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .case import bulletin

FONT: Final = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>"
)
_DESCENDANT: Final = (
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
    b"<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 7 0 R/DW 1000>>"
)
_DESCRIPTOR: Final = (
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0"
    b"/Ascent 800/Descent -200/CapHeight 800/StemV 80>>"
)


def stream(data: bytes, keys: bytes = b"", length: int | None = None) -> bytes:
    """A stream of the data; `length` is what it says of itself, if that is a lie."""
    said = len(data) if length is None else length
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (said, keys, data)


def lines_of(label: str) -> bytes:
    """Operators that show the bulletin, a line below the other."""
    shown = (f"<{line.encode('utf-16-be').hex()}> Tj T*" for line in bulletin(label).splitlines() if line)
    return f"BT /F1 9 Tf 18 TL 30 760 Td {' '.join(shown)} ET".encode()


def objects(label: str) -> dict[int, bytes]:
    """The objects of a fine PDF of one page: 1 catalog, 2 pages, 3 page, 4 contents, 5 to 7 the font."""
    return {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        4: stream(lines_of(label)),
        5: FONT,
        6: _DESCENDANT,
        7: _DESCRIPTOR,
    }


def pdf(parts: Mapping[int, bytes], *, trailer: bytes = b"") -> bytes:
    """The file of these objects, with a table of where they are."""
    data, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
    for number, part in parts.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    size, table = max(parts) + 1, len(data)
    rows = (b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size))
    data += b"xref\n0 %d\n%b" % (size, b"".join(rows))
    data += b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, table)
    return bytes(data)


def changed(label: str, changes: Mapping[int, bytes]) -> bytes:
    """The fine PDF with some of its objects replaced, or further ones."""
    return pdf(objects(label) | changes)
