"""The rules that are drawn on a page: the lines around and between the cells of tables."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as c

from bulletincli.reading.pdf.boxes import NO_RULES, Rule, Rules
from bulletincli.reading.pdf.glyphs import Box

_OBJECTS: Final = 10_000
"""Objects of a page that are looked through for rules."""
_SEGMENTS: Final = 4_000
"""Pieces of paths of a page that are looked at: a grid may be one path, a map has many times more."""
_DEEPEST: Final = 3
"""Forms within forms."""
_SHORTEST: Final = 8.0
"""Points that a piece of a rule is long at least: rules may be drawn cell by cell, but letters are smaller."""
_SLANT: Final = 1.0
"""Points by which a rule may be off level."""
_NEAR: Final = 2.5
"""Points between the two edges of a rule that was drawn as a filled box, or between pieces of one rule."""
_WHITE: Final = 250
"""Shades from which on a color is white: such boxes hide what is below, and show no rule."""
_MOST: Final = 1_000
"""Rules of a page from which on they are a drawing rather than tables."""

Point = tuple[float, float]


class _Matrix(NamedTuple):
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def of(self, x: float, y: float) -> Point:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def within(self, outer: _Matrix) -> _Matrix:
        """Return the matrix that first does what this one does, then what the outer one does."""
        (a, b), (c_, d) = (
            (outer.a * x + outer.c * y, outer.b * x + outer.d * y)
            for x, y in ((self.a, self.b), (self.c, self.d))
        )
        return _Matrix(a, b, c_, d, *outer.of(self.e, self.f))


_SAME: Final = _Matrix(1, 0, 0, 1, 0, 0)


def rules(page: pdfium.PdfPage, box: Box, turns: int) -> Rules:
    """Return the page's rules where a reader sees them who has turned it to the right by so many right angles."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for start, end in _strokes(page):
        (x0, y0), (x1, y1) = _turned(start, box, turns), _turned(end, box, turns)
        if abs(y1 - y0) <= _SLANT and abs(x1 - x0) >= _SHORTEST:
            level.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= _SLANT and abs(y1 - y0) >= _SHORTEST:
            upright.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    found = Rules(tuple(_merged(level)), tuple(_merged(upright)))
    return found if len(found.level) + len(found.upright) <= _MOST else NO_RULES


def _strokes(page: pdfium.PdfPage) -> Iterator[tuple[Point, Point]]:
    """Yield the straight pieces of what is drawn, in the file's coordinates."""
    left = _SEGMENTS
    for item, matrix in _paths(page):
        count = c.FPDFPath_CountSegments(item)
        if not 2 <= count <= left or not _is_seen(item):
            continue
        left -= count
        yield from _pieces(item, count, _matrix(item).within(matrix))


def _paths(page: pdfium.PdfPage) -> Iterator[tuple[object, _Matrix]]:
    """Yield the page's paths, those within forms too, with the matrix of what they are in."""
    seen = 0
    waiting: list[tuple[object, _Matrix, int]] = []
    for number in range(min(c.FPDFPage_CountObjects(page.raw), _OBJECTS)):
        waiting.append((c.FPDFPage_GetObject(page.raw, number), _SAME, 0))
        while waiting and seen < _OBJECTS:
            item, matrix, depth = waiting.pop()
            seen += 1
            kind = c.FPDFPageObj_GetType(item)
            if kind == c.FPDF_PAGEOBJ_PATH:
                yield item, matrix
            elif kind == c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = _matrix(item).within(matrix)
                waiting += [
                    (c.FPDFFormObj_GetObject(item, at), inner, depth + 1)
                    for at in range(min(c.FPDFFormObj_CountObjects(item), _OBJECTS))
                ]


def _pieces(path: object, count: int, matrix: _Matrix) -> Iterator[tuple[Point, Point]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for number in range(count):
        segment = c.FPDFPath_GetPathSegment(path, number)
        c.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.of(x.value, y.value)
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == c.FPDF_SEGMENT_LINETO:
            yield last, point
        last = point
        if c.FPDFPathSegment_GetClose(segment):
            yield last, first


def _is_seen(path: object) -> bool:
    """Tell whether a path is drawn, and not in white."""
    fill, stroke = ctypes.c_int(), c.FPDF_BOOL()
    if not c.FPDFPath_GetDrawMode(path, fill, stroke):
        return False
    ask = c.FPDFPageObj_GetStrokeColor if stroke.value else c.FPDFPageObj_GetFillColor
    red, green, blue, opaque = (ctypes.c_uint() for _ in range(4))
    known = ask(path, red, green, blue, opaque)
    white = known and min(red.value, green.value, blue.value) >= _WHITE
    return bool(stroke.value or fill.value) and not white and not (known and opaque.value == 0)


def _matrix(item: object) -> _Matrix:
    found = c.FS_MATRIX()
    if not c.FPDFPageObj_GetMatrix(item, found):
        return _SAME
    return _Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _turned(point: Point, box: Box, turns: int) -> Point:
    """Return a point's place on the page as it is held, from its upper left corner."""
    x, y = point
    if turns == 0:
        return x - box.left, box.top - y
    if turns == 1:
        return y - box.bottom, x - box.left
    if turns == 2:
        return box.right - x, y - box.bottom
    return box.top - y, box.right - x


def _merged(pieces: Iterable[Rule]) -> Iterator[Rule]:
    """Yield rules put together from the pieces that follow one another at one place, by their places."""
    group: list[Rule] = []
    for piece in sorted(piece for piece in pieces if piece.end - piece.start < float("inf")):
        if group and piece.at - group[0].at > _NEAR:
            yield from _joined(group)
            group = []
        group.append(piece)
    yield from _joined(group)


def _joined(group: list[Rule]) -> Iterator[Rule]:
    """Yield the rules of one place."""
    last: Rule | None = None
    for piece in sorted(group, key=lambda rule: rule.start):
        if last is not None and piece.start - last.end <= _NEAR:
            last = last._replace(end=max(last.end, piece.end))
            continue
        if last is not None:
            yield last
        last = piece._replace(at=group[0].at)
    if last is not None:
        yield last
