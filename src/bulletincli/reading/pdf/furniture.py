"""Page numbers, running heads and feet: what every page has beside its text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from typing import Final, NamedTuple

from bulletincli.reading.pdf.boxes import Line, Run, Sheet
from bulletincli.reading.pdf.paragraphs import CLAUSE_END, OPENING
from bulletincli.reading.pdf.runs import row_text, rows

_MARGIN: Final = 0.15
"""Share of a page's height, above and below, in which heads and feet stand."""
_ROWS: Final = 3
"""Rows from the edge that are looked at: a head of two lines and a page number."""
_OFTEN: Final = 3
"""Pages on which a line must stand at the same place to be a running head: two may be alike by chance."""
_SAME_PLACE: Final = 6.0
"""Points by which a running head's place may differ."""
_LONGEST: Final = 40
"""Characters of a running head; a row that is longer, or ends as a sentence does, is text."""
_SMALLER: Final = 0.95
"""Times that size below which a line is so likely one that two pages are enough."""
_LARGER: Final = 1.3
"""Times the size of the document's text from which on a line is a title, and as such never a running head."""

_TITLES: Final = 6
"""Lines from the first page's top among which its title is."""

_PAGE_NUMBER: Final = re.compile(
    r"[-–—―─~·•.。|(\[〔【<《]+\d{1,4}[-–—―─~·•.。|)\]〕】>》]+"
    r"|第?\d{1,4}页?[/／]?[共总]?第?\d{1,4}页"
    r"|第\d{1,4}页[,，、/／(（]?(?:共\d{1,4}页)?[)）]?|\d{1,4}[/／]\d{1,4}"
    r"|第[一二三四五六七八九十百〇零]{1,5}页"
    r"|(?:page|p\.?)\d{1,4}(?:of\d{1,4})?",
    re.I,
)
"""What is a page number by its form (white space left out); a bare number only counts by its place."""
_BARE: Final = re.compile(r"\d{1,4}|[ivxlcdm]{1,6}", re.I)
_NUMBER: Final = re.compile(r"\d{1,4}(?![\d年月日号])")
_CALENDAR: Final = re.compile(r"[\d一二三四五六七八九十〇零○年月日上中下旬()（）、.,~—-]+")
"""Month and day headings may stand at the same place of several pages without being heads of these."""


_NAMES_ISSUE: Final = re.compile(r"\d{4}\s*年|年鉴|年鑑|[(（]\d{4}[)）]|第.{1,6}[期卷]|(?:19|20)\d\d[-./]\d")
"""A running head that tells more of the document than its title does."""
_ECHO: Final = 8
"""So many characters of a title a running head repeats, or all."""


class _Edge(NamedTuple):
    """A row near a page's upper or lower edge.

    `depth` counts the rows between it and the edge, `place` is its distance from the page's top in points.
    """

    page: int
    upper: bool
    depth: int
    place: float
    text: str
    runs: tuple[Run, ...]


def with_heads(pages: Sequence[list[tuple[Line, str]]], heads: Sequence[str], size: float) -> None:
    """Put the running heads into the first page's lines: below its title, which is the document's, else above all.

    `size` is that of the document's text.
    """
    first = pages[0]
    large = (n for n, (line, _) in enumerate(first[:_TITLES], 1) if line.size >= _LARGER * size)
    at = max((n for n in large if not _CALENDAR.fullmatch(_squeezed(first[n - 1][0].text))), default=0)
    if not at and first and _may_be_title(first[0][0]):
        at = 1
    if heads and at < len(first):
        first[at] = (first[at][0], "\n")
    first[at:at] = [(Line(head, 0.0, 0.0, 0.0, 0.0, size), "\n") for head in heads]


def _may_be_title(line: Line) -> bool:
    """Tell a short first line that is no sentence, no heading of a month and no entry."""
    text = _squeezed(line.text)
    plain = not (CLAUSE_END.search(text) or OPENING.match(text) or _CALENDAR.fullmatch(text))
    return len(text) <= _LONGEST and plain and not line.gapped


def without_furniture(sheets: Sequence[Sheet]) -> tuple[list[Sheet], tuple[str, ...]]:
    """Return the pages without their furniture, and the running heads that are not in the text otherwise.

    A head may be all that names the document (`甲县年鉴(2021)`): it is given back for `with_heads`.
    """
    edges = [edge for page, sheet in enumerate(sheets) for edge in _edges(page, sheet)]
    size = text_size(sheets)
    title = _title(sheets, size)
    running = {*_running(edges, size), *(edge for edge in edges if _repeats(edge, title, size))}
    gone: dict[int, set[int]] = defaultdict(set)
    heads: list[_Edge] = []
    for _, group in groupby(edges, key=lambda edge: (edge.page, edge.upper)):
        # text that happens to be alike lies behind other text, seen from the edge
        for edge in takewhile(lambda edge: edge in running or _is_page_number(edge), group):
            gone[edge.page].update(id(run) for run in edge.runs)
            if edge.upper and edge in running:
                heads.append(edge)
    kept = [
        replace(sheet, runs=tuple(run for run in sheet.runs if id(run) not in gone[page]))
        for page, sheet in enumerate(sheets)
    ]
    return kept, tuple(head for head in _heads(heads, kept) if not title or _tells_more(head, title))


def _edges(page: int, sheet: Sheet) -> Iterator[_Edge]:
    """Yield the rows near the page's edges, from the edge inwards."""
    high, low = sheet.height * _MARGIN, sheet.height * (1 - _MARGIN)
    above = rows(run for run in sheet.runs if run.base < high)[:_ROWS]
    below = rows(run for run in sheet.runs if run.base > low)[: -_ROWS - 1 : -1]
    for upper, found in ((True, above), (False, below)):
        for depth, row in enumerate(found):
            yield _Edge(page, upper, depth, row[0].base, _squeezed(row_text(row)), tuple(row))


def _running(edges: Sequence[_Edge], size: float) -> list[_Edge]:
    """Return the rows that several pages have at the same place, a page number in them disregarded.

    `size` is that of the document's text.
    """
    largest, smaller = _LARGER * size, _SMALLER * size
    alike: dict[tuple[str, int], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if not edge.text or len(edge.text) > _LONGEST or edge.text.endswith("。"):
            continue
        if max(run.size for run in edge.runs) <= largest:
            for key in _keys(edge):
                alike[key].append(edge)
    found: dict[tuple[int, float], _Edge] = {}
    for (rest, _), group in alike.items():
        small = all(run.size < smaller for edge in group for run in edge.runs)
        often = _OFTEN - 1 if small or not rest else _OFTEN  # without a rest it is a page number alone
        for edge in _at_one_place(group, often):
            found[edge.page, edge.place] = edge
        if rest and any(
            (edge.page, edge.place) in found for edge in group
        ):  # the first page's may stand elsewhere
            found |= {(edge.page, edge.place): edge for edge in group if edge.upper and edge.depth == 0}
    for group in (*_numbered(alike), *_facing(alike)):
        found |= {(edge.page, edge.place): edge for edge in group}
    return [found[place] for place in sorted(found)]


def _numbered(alike: Mapping[tuple[str, int], Sequence[_Edge]]) -> Iterator[list[_Edge]]:
    """Yield the outermost rows at one place whose words differ, but whose numbers are the pages' all the same.

    Two are enough if these stand at the outer sides: `46 甲县年鉴` and `大事记 47`.
    """
    counted: dict[tuple[int, bool], list[_Edge]] = defaultdict(list)
    for (rest, step), group in alike.items():
        for edge in group:
            if rest != edge.text and edge.depth == 0:
                counted[step, edge.upper].append(edge)
    for group in counted.values():
        for cluster in _places(group):
            sides = {(edge.page % 2, edge.text[0].isdigit()) for edge in cluster}
            outer = sides in ({(0, True), (1, False)}, {(0, False), (1, True)})
            if len({edge.page for edge in cluster}) >= _OFTEN - outer:
                yield cluster


def _facing(alike: Mapping[tuple[str, int], Sequence[_Edge]]) -> Iterator[list[_Edge]]:
    """Yield the outermost rows of facing pages: the book's name on those of one side, other words on those of the other."""
    sides: dict[tuple[int, int], list[_Edge]] = defaultdict(list)
    for group in alike.values():
        for cluster in _places([edge for edge in group if edge.upper and edge.depth == 0]):
            pages = {edge.page for edge in cluster}
            if len(pages) >= _OFTEN - 1 and len({page % 2 for page in pages}) == 1:
                sides[min(pages) % 2, round(cluster[0].place / _SAME_PLACE)] += cluster
    for (side, place), group in sides.items():
        if side == 0:
            both = [*group, *(edge for near in (-1, 0, 1) for edge in sides.get((1, place + near), ()))]
            if len(both) > len(group) and any(_NAMES_ISSUE.search(edge.text) for edge in both):
                yield both


def _keys(edge: _Edge) -> Iterator[tuple[str, int]]:
    """Yield what the row has in common with those of other pages.

    That is its text, and its text without the number at its beginning or end together with what is to be added to
    it for the page's: `12 甲县年鉴` on page 10 and `14 甲县年鉴` on page 12 are the same.
    """
    if not _CALENDAR.fullmatch(edge.text):
        yield edge.text, 0
    for number in _NUMBER.finditer(edge.text):
        if number.start() == 0 or number.end() == len(edge.text):
            rest = edge.text[: number.start()] + edge.text[number.end() :]
            if not rest or not _CALENDAR.fullmatch(rest):
                yield rest, int(number[0]) - edge.page


def _at_one_place(group: Sequence[_Edge], often: int) -> Iterator[_Edge]:
    """Yield the rows of a group that stand where at least `often` of them do."""
    for cluster in _places(group):
        if len({one.page for one in cluster}) >= often:
            yield from cluster


def _places(group: Sequence[_Edge]) -> Iterator[list[_Edge]]:
    """Yield the rows of a group that stand at one place."""
    ordered = sorted(group, key=lambda edge: edge.place)
    start = 0
    for index, edge in enumerate(ordered):
        if index + 1 == len(ordered) or ordered[index + 1].place - edge.place > _SAME_PLACE:
            yield ordered[start : index + 1]
            start = index + 1


def _title(sheets: Sequence[Sheet], size: float) -> str:
    """Return the first page's large words, "" if it has none."""
    large = [run for sheet in sheets[:1] for run in sheet.runs if run.size >= _LARGER * size]
    return "".join(_squeezed(row_text(row)) for row in rows(large))


def _repeats(edge: _Edge, title: str, size: float) -> bool:
    """Tell a small line at the top that repeats the title below it, as on a document of one page."""
    small = max(run.size for run in edge.runs) < _SMALLER * size
    return edge.upper and small and bool(title) and title[:_ECHO] in edge.text


def _tells_more(head: str, title: str) -> bool:
    """Tell whether a head names an issue or a year otherwise than by repeating the title, or the title's beginning."""
    words = _squeezed(head)
    at = words.find(title[:_ECHO])
    end = at
    while at >= 0 and end < len(words) and end - at < len(title) and words[end] == title[end - at]:
        end += 1
    return _NAMES_ISSUE.search(head if at < 0 else words[:at] + "\n" + words[end:]) is not None


def _is_page_number(edge: _Edge) -> bool:
    if _PAGE_NUMBER.fullmatch(edge.text):
        return True
    return not edge.upper and _BARE.fullmatch(edge.text) is not None


def _heads(edges: Sequence[_Edge], kept: Sequence[Sheet]) -> tuple[str, ...]:
    """Return each running head once, without a page number, if the text's beginning does not have it."""
    texts = [_squeezed(row_text(row)) for sheet in kept[:2] for row in rows(sheet.runs)]
    beginning = "\n".join(texts)
    heads: dict[str, str] = {}
    for edge in edges:
        text = row_text(edge.runs)
        title = (
            _NUMBER.sub("", text, count=1).strip()
            if _NUMBER.match(text)
            else re.sub(r"\s*\d{1,4}$", "", text)
        )
        if edge.page < 2 and title and _squeezed(title) not in beginning:
            heads.setdefault(_squeezed(title), title)
    return tuple(heads.values())


def text_size(sheets: Sequence[Sheet]) -> float:
    """Return the size that most characters of the document have."""
    weights: dict[float, int] = defaultdict(int)
    for sheet in sheets:
        for run in sheet.runs:
            weights[round(run.size, 1)] += len(run.text)
    return max(weights, key=lambda size: weights[size], default=0.0)


def _squeezed(text: str) -> str:
    return "".join(text.split())
