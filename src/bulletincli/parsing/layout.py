"""The parts of a bulletin's page: its title, what is said of it, headings, paragraphs, bylines and furniture.

`layout_lines` tells what a line is by itself; here its neighbours decide: which short line is the title, which a
headline, which lines are one paragraph that was broken at the edge of a page. Every character that is not white space
belongs to exactly one block.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from bulletincli.model import Span
from bulletincli.parsing import layout_lines as lines_
from bulletincli.parsing.layout_lines import HeadingForm, Line

BlockKind = Literal["title", "metadata", "heading", "body", "byline", "noise"]


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the page; `span` without the white space around it.

    `headings` are, for a body block, all headings above it, the outermost first, without the document's own title.
    `level` counts from 0 (the outermost) and `form` tells the sort, both for headings only.
    """

    kind: BlockKind
    span: Span
    headings: tuple[Span, ...] = ()
    level: int | None = None
    form: HeadingForm | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A bulletin's blocks in the order of the text; `wrapped` if its lines are broken at a fixed width."""

    blocks: tuple[Block, ...]
    wrapped: bool = False

    def of_kind(self, kind: BlockKind) -> tuple[Block, ...]:
        """The blocks of one kind, in order."""
        return tuple(block for block in self.blocks if block.kind == kind)


@dataclass(frozen=True, slots=True)
class _Part:
    """A line, or several lines of one paragraph, with what it was found to be."""

    line: Line
    kind: BlockKind
    form: HeadingForm | None = None


def read_layout(shadow: str) -> Layout:
    """Divide a simplified shadow (see `script`) into blocks."""
    lines = _lines_of(shadow)
    wrapped = _is_wrapped(lines)
    if wrapped:
        lines = _unwrap(shadow, lines)
    parts = _mend(shadow, _Resolver(lines).parts())
    return Layout(tuple(_blocks(shadow, parts)), wrapped)


def _lines_of(shadow: str) -> list[Line]:
    """Every line that is not blank."""
    lines: list[Line] = []
    place = gap = 0
    for raw in shadow.split("\n"):
        text = raw.strip()
        if text:
            indent = len(raw) - len(raw.lstrip())
            start = place + indent
            if number := lines_.page_head_end(text):
                lines.append(
                    Line(
                        text[:number].rstrip(),
                        start,
                        start + len(text[:number].rstrip()),
                        indent,
                        gap,
                        "noise",
                    )
                )
                start, text = start + number, text[number:]
            kind, form = lines_.classify(text)
            lines.append(Line(text, start, start + len(text), indent, gap, kind, form))
            gap = 0
        else:
            gap += 1
        place += len(raw) + 1
    return lines


_FULL_LINE: Final = 0.6
"""A line that reaches this share of the page's width may go on in the next; the rest is the start of a paragraph's end."""
_PROSE: Final = frozenset(["text", "short"])
_NARROWEST: Final = 24
_WIDEST: Final = 160
"""Cells between which the width of a page lies; narrower lines are heads, wider ones whole paragraphs."""


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines are broken at a fixed width: most that another follows directly end within a sentence."""
    broken = whole = 0
    for line, following in zip(lines, lines[1:], strict=False):
        if (
            following.gap
            or line.kind not in _PROSE
            or following.kind not in _PROSE
            or following.indent > line.indent + 1
        ):
            continue
        if line.cells < _NARROWEST or lines_.begins_entry(following.text):
            continue
        if lines_.ends_sentence(line.text) or line.cells > _WIDEST:
            whole += 1
        else:
            broken += 1
    return broken >= 3 and broken > 2 * whole


def _page_width(lines: Sequence[Line]) -> int:
    """The width of the text in cells: what nine lines in ten do not exceed."""
    widths = sorted(line.cells for line in lines if line.kind in _PROSE)
    return widths[len(widths) * 9 // 10] if widths else 0


def _unwrap(shadow: str, lines: Sequence[Line]) -> list[Line]:
    """Put the lines of each paragraph together again."""
    width = _page_width(lines)
    marked = sum(1 for line in lines if line.kind in _PROSE and lines_.begins_entry(line.text)) >= 2
    joined: list[Line] = []
    last: Line | None = None
    for line in lines:
        if last is not None and _goes_on(last, line, width, marked=marked):
            first = joined[-1]
            joined[-1] = replace(
                first, text=shadow[first.start : line.end], end=line.end, kind="text", form=None
            )
        else:
            joined.append(line)
        last = line
    return joined


def _goes_on(last: Line, line: Line, width: int, *, marked: bool) -> bool:
    """Whether `line` continues the paragraph of the line directly above it.

    `县长王小` / `林主持会议。` does; after a full stop only where every paragraph is marked by a date or a bullet.
    """
    if line.gap or last.kind not in _PROSE or line.kind not in {*_PROSE, "number"}:
        return False
    if last.cells < _FULL_LINE * width:
        return False
    if line.text[0] in lines_.BULLETS or line.text[0] in "【〖":
        return False
    if lines_.begins_entry(line.text) and last.text[-1] not in ",、(于至从到自在年月-~《“":
        return False
    if lines_.ends_sentence(last.text):
        return marked and line.indent <= last.indent and last.cells >= 0.9 * width
    return line.indent <= last.indent + 1 or last.text[-1] in ",、"


class _Resolver:
    """Decides what a line alone does not tell: title, headlines, months written as bare numbers."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        texts = [line for line in lines if line.kind == "text"]
        self._first_text = next((i for i, line in enumerate(lines) if line.kind == "text"), len(lines))
        dated = sum(
            1 for line in texts if lines_.begins_with_date(line.text) or line.text[0] in lines_.BULLETS
        )
        self._is_chronicle = len(texts) >= 2 and dated * 2 >= len(texts)
        self._texts = texts
        self._months = self._number_months()
        self._headlines = self._find_headlines()

    def parts(self) -> list[_Part]:
        """What each line is."""
        titles, masthead = self._title(), self._has_masthead()
        parts: list[_Part] = []
        for index, line in enumerate(self._lines):
            if index in titles:
                parts.append(_Part(line, "title"))
            else:
                parts.append(
                    self._part(
                        index, line, before_title=bool(titles) and index < min(titles), masthead=masthead
                    )
                )
        return parts

    def _part(self, index: int, line: Line, *, before_title: bool, masthead: bool) -> _Part:
        in_head = index < self._first_text
        match line.kind:
            case "text":
                return _Part(line, "body")
            case "noise" | "metadata" | "byline":
                return _Part(line, line.kind)
            case "number":
                if index in self._months:
                    return _Part(line, "heading", "month")
                return _Part(line, "metadata" if in_head else "noise")
            case "date" | "heading":
                if in_head and (
                    before_title or (masthead and line.kind == "date") or self._is_subtitle(index, line)
                ):
                    return _Part(line, "metadata")
                return _Part(line, "heading", line.form)
            case "short":
                return self._short(index, line, before_title=before_title)
        raise AssertionError(line.kind)

    def _is_subtitle(self, index: int, line: Line) -> bool:
        """Whether a month in the head is the bulletin's own period: `2021年4月`, with entries `4月2日,…` below."""
        if line.form != "month" or sum(1 for other in self._lines if other.form == "month") > 1:
            return False
        below = self._next(index)
        return below is not None and below.kind == "text" and "月" in below.text[:4]

    def _short(self, index: int, line: Line, *, before_title: bool) -> _Part:
        if index < self._first_text and (before_title or lines_.is_masthead(line.text)):
            return _Part(line, "metadata")
        if index in self._headlines:
            return _Part(line, "heading", "numbered" if lines_.is_numbered(line.text) else "headline")
        if self._repeats_text(line) and not self._followed_by_text(index):
            return _Part(line, "noise")
        return _Part(line, "body")

    def _number_months(self) -> frozenset[int]:
        """Bare numbers that are months: `1` … `12` in rising order, each with dated entries below."""
        found: list[int] = []
        last = 0
        for index, line in enumerate(self._lines):
            digits = line.text.replace(" ", "")
            if line.kind != "number" or len(digits) > 2 or not 1 <= int(digits) <= 12:
                continue
            below = self._next(index)
            if below is None or not lines_.begins_with_date(below.text):
                continue
            if int(digits) >= last:
                found.append(index)
                last = int(digits)
        return frozenset(found)

    def _next(self, index: int) -> Line | None:
        """The first line below that is no furniture."""
        return next((line for line in self._lines[index + 1 :] if line.kind not in {"noise", "byline"}), None)

    def _followed_by_text(self, index: int) -> bool:
        for line in self._lines[index + 1 : index + 8]:
            if line.kind == "text":
                return True
        return False

    def _find_headlines(self) -> frozenset[int]:
        """The short lines that are headlines: what is below them is text, and what is above them has ended."""
        found: set[int] = set()
        below_is_text = below_is_lead = False
        for index in range(len(self._lines) - 1, -1, -1):
            line = self._lines[index]
            if line.kind in {"noise", "byline", "metadata"}:
                continue
            if (
                line.kind == "short"
                and below_is_text
                and self._is_headline(index, line, before_lead=below_is_lead)
            ):
                found.add(index)
                below_is_lead = True
                continue
            below_is_text = (
                True
                if line.kind in {"text", "heading", "date"}
                else line.kind == "number" and index in self._months
            )
            below_is_lead = line.kind == "text" and lines_.begins_article(line.text)
        return frozenset(found)

    def _is_headline(self, index: int, line: Line, *, before_lead: bool) -> bool:
        above = self._above(index)
        if (
            above is not None
            and above.kind == "text"
            and not lines_.ends_sentence(above.text)
            and not line.gap
        ):
            return False
        if lines_.reports_speech(line.text) or line.text[0] in ",。、;:)":
            return False
        if index < self._first_text and lines_.is_masthead(line.text):
            return False
        squeezed = line.text.replace(" ", "")
        if self._is_chronicle and index > self._first_text and not lines_.is_numbered(line.text):
            return len(squeezed) <= 16 and not set(",:;") & set(squeezed) and before_lead
        return before_lead or not set(",;") & set(squeezed) or index < self._first_text

    def _above(self, index: int) -> Line | None:
        return next(
            (line for line in reversed(self._lines[:index]) if line.kind not in {"noise", "byline"}), None
        )

    def _repeats_text(self, line: Line) -> bool:
        """Whether a paragraph begins with the same words: the caption of a photograph."""
        opening = line.text[:8]
        return any(opening in text.text for text in self._texts)

    def _has_masthead(self) -> bool:
        """Whether a newspaper's head stands above the first article: issue, publisher, romanised name."""
        head = self._lines[: self._first_text]
        return (
            sum(
                1
                for line in head
                if line.kind in {"short", "number", "date"} and lines_.is_masthead(line.text)
            )
            >= 2
        )

    def _title(self) -> frozenset[int]:
        """The lines that give the document's own title."""
        head = [
            (i, line)
            for i, line in enumerate(self._lines[: self._first_text])
            if line.kind in {"short", "heading", "date"}
        ]
        named = lines_.labelled_title(self._lines)
        title = next((line.text for _, line in head if named and lines_.squeeze(line.text) == named), None)
        if title is None and self._has_masthead():
            title = next((line.text for _, line in head if lines_.is_newspaper_name(line.text)), None)
        if title is None:
            title = next((line.text for _, line in head if lines_.is_bulletin_title(line.text)), None)
        if title is None:
            title = self._headline_as_title(head)
        if title is None:
            return frozenset()
        same = lines_.squeeze(title)
        return frozenset(
            i
            for i, line in enumerate(self._lines)
            if line.kind in {"short", "heading", "date"} and lines_.squeeze(line.text) == same
        )

    def _headline_as_title(self, head: Sequence[tuple[int, Line]]) -> str | None:
        """The headline of a page that holds one article only, or of a round-up."""
        first = next(((i, line) for i, line in head if i in self._headlines), None)
        if first is None or self._has_masthead():
            return None
        index, line = first
        below = self._next(index)
        if below is not None and below.kind == "heading":
            return line.text
        if below is not None and lines_.lead_end(below.text):
            return None
        return line.text if len(self._headlines) == 1 else None


_MENDABLE_NOISE: Final = 8
"""A page number of at most so many characters may stand within a paragraph."""


def _mend(shadow: str, parts: Sequence[_Part]) -> list[_Part]:
    """Put together the pieces of paragraphs that a page or column break cut in mid-sentence."""
    bodies = [part for part in parts if part.kind == "body"]
    ended = sum(1 for part in bodies if lines_.ends_sentence(part.line.text))
    if ended * 2 < len(bodies):
        return list(parts)
    mended: list[_Part] = []
    for part in parts:
        last = len(mended) - 1
        if (
            part.kind == "body"
            and last > 0
            and mended[last].kind == "noise"
            and len(mended[last].line.text) <= _MENDABLE_NOISE
        ):
            last -= 1
        if (
            part.kind == "body"
            and last >= 0
            and mended[last].kind == "body"
            and _is_cut(mended[last].line.text, part.line.text)
        ):
            first = mended[last].line
            whole = replace(first, text=shadow[first.start : part.line.end], end=part.line.end)
            mended[last:] = [_Part(whole, "body")]
        else:
            mended.append(part)
    return mended


def _is_cut(above: str, below: str) -> bool:
    """Whether a sentence that begins `above` ends `below`: `…按要求落实健康` / `监测、核酸检测等措施。`"""
    if lines_.ends_sentence(above) or above[-1] in ";:)》】”" or lines_.announces_speech(above):
        return False
    if lines_.tail_start(above) < len(above):
        return False
    if lines_.begins_entry(below) or lines_.begins_enumeration(below) or lines_.lead_end(below):
        return False
    return "。" in below or above[-1] in ",、"


def _blocks(shadow: str, parts: Sequence[_Part]) -> Iterator[Block]:
    """The blocks of all parts, each body block with the headings above it."""
    stack: list[tuple[HeadingForm, Span]] = []
    for part in parts:
        start, end = part.line.start, part.line.end
        if part.kind == "heading" and part.form is not None:
            yield _push(stack, part.form, Span(start, end))
        elif part.kind == "body":
            yield from _body_blocks(shadow, start, end, stack)
        else:
            yield Block(part.kind, Span(start, end))


_CALENDAR: Final[tuple[HeadingForm, ...]] = ("year", "month", "day")


def _push(stack: list[tuple[HeadingForm, Span]], form: HeadingForm, span: Span) -> Block:
    """Put a heading on the stack below those that it belongs to, and return its block.

    A heading ends the last of its own sort and all below that; among the others the one met first is the outer one.
    """
    outranked = {form}
    if form in _CALENDAR:
        outranked |= set(_CALENDAR[_CALENDAR.index(form) :])
    if form == "section":
        outranked.add("headline")
    cut = next((i for i, (other, _) in enumerate(stack) if other in outranked), len(stack))
    del stack[cut:]
    stack.append((form, span))
    return Block("heading", span, level=cut, form=form)


def _body_blocks(shadow: str, start: int, end: int, stack: list[tuple[HeadingForm, Span]]) -> Iterator[Block]:
    """The blocks of a paragraph: heads within it, an article's lead, the text, the byline at its end."""
    text = shadow[start:end]
    place = 0
    for head_start, head_end in [*lines_.inline_heads(text), (len(text), len(text))]:
        yield from _text_blocks(shadow, start + place, start + head_start, stack)
        if head_end > head_start:
            inside = text[head_start + 1 : head_end - 1].strip()
            yield _push(
                stack,
                "place" if lines_.is_place_name(inside) else "bracket",
                Span(start + head_start, start + head_end),
            )
        place = head_end


def _text_blocks(
    shadow: str, start: int, end: int, stack: Sequence[tuple[HeadingForm, Span]]
) -> Iterator[Block]:
    """Lead, text and tail of a stretch of a paragraph."""
    text = shadow[start:end]
    lead = lines_.lead_end(text)
    if lead:
        yield from _trimmed(shadow, "noise", start, start + lead)
        behind = lines_.lead_byline_end(text, lead)
        yield from _trimmed(shadow, "byline", start + lead, start + behind)
        lead = behind
    tail = max(lead, lines_.tail_start(text))
    headings = tuple(span for _, span in stack)
    yield from _trimmed(shadow, "body", start + lead, start + tail, headings)
    yield from _trimmed(shadow, "noise" if lines_.is_page_turn(text[tail:]) else "byline", start + tail, end)


def _trimmed(
    shadow: str, kind: BlockKind, start: int, end: int, headings: tuple[Span, ...] = ()
) -> Iterator[Block]:
    """A block for the stretch without its white space, if anything is left."""
    text = shadow[start:end]
    stripped = text.strip()
    if stripped:
        start += len(text) - len(text.lstrip())
        yield Block(kind, Span(start, start + len(stripped)), headings)


def count_forms(layout: Layout) -> Counter[HeadingForm]:
    """How many headings of each form there are."""
    return Counter(block.form for block in layout.blocks if block.form is not None)
