"""From lines to the blocks of the page: paragraphs are mended and divided, headings put above them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from bulletincli.model import Span
from bulletincli.parsing.layout import edges
from bulletincli.parsing.layout.blocks import Block, BlockKind
from bulletincli.parsing.layout.furniture import is_page_turn
from bulletincli.parsing.layout.headings import CALENDAR, HeadingForm, bracket_form
from bulletincli.parsing.layout.joins import is_cut, whole_line
from bulletincli.parsing.layout.openings import ends_sentence
from bulletincli.parsing.layout.resolve import Part

_PAGE_NUMBER: Final = 8
"""Characters of a page number, which may stand within a mended paragraph."""


_HEADLINE_LINES: Final = 3
"""Lines of one headline at most; more short lines in a row are a table of contents."""


def merge_headlines(parts: Sequence[Part]) -> Iterator[Part]:
    """Make one heading of a headline over two or three lines; of a longer run only the last is one."""
    run: list[Part] = []
    for part in parts:
        if run and not (part.form == "headline" and not part.line.gap):
            yield from _merged(run)
            run = []
        if part.form == "headline":
            run.append(part)
        else:
            yield part
    yield from _merged(run)


def _merged(run: Sequence[Part]) -> Iterator[Part]:
    if not run:
        return
    if len(run) > _HEADLINE_LINES:
        yield from (Part(part.line, "noise") for part in run[:-1])
        yield run[-1]
        return
    first, last = run[0].line, run[-1].line
    yield replace(run[0], line=replace(first, end=last.end))


def mend(shadow: str, parts: Sequence[Part]) -> list[Part]:
    """Put together the pieces of paragraphs that a page or column break cut in mid-sentence."""
    bodies = [part.line.text for part in parts if part.kind == "body"]
    if sum(1 for text in bodies if ends_sentence(text)) * 2 < len(bodies):
        return list(parts)
    mended: list[tuple[Part, Part]] = []
    for part in parts:
        cut = len(mended) - 1
        if cut > 0 and mended[cut][1].kind == "noise" and len(mended[cut][1].line.text) <= _PAGE_NUMBER:
            cut -= 1
        above = mended[cut][1] if cut >= 0 and part.kind == "body" else None
        if above is not None and above.kind == "body" and is_cut(above.line.text, part.line.text):
            mended[cut:] = [(mended[cut][0], part)]
        else:
            mended.append((part, part))
    return [
        first if first is last else Part(whole_line(shadow, first.line, last.line), "body")
        for first, last in mended
    ]


def assemble(shadow: str, parts: Iterable[Part]) -> Iterator[Block]:
    """Yield the blocks of all parts, each body block with the headings above it."""
    stack = _Headings()
    for part in parts:
        span = Span(part.line.start, part.line.end)
        if part.kind == "heading" and part.form is not None:
            yield stack.push(part.form, span)
        elif part.kind == "body":
            yield from _paragraph(shadow, span, stack)
        else:
            yield Block(part.kind, span)


_ENDED_WITH: Final[dict[HeadingForm, set[HeadingForm]]] = {
    "section": {"headline", "subheadline"},
    "headline": {"subheadline"},
    "numbered": {"item"},
}


_BESIDE_CALENDAR: Final[frozenset[HeadingForm]] = frozenset(["bracket", "section", "numbered"])


class _Headings:
    """The headings that hold at a place of the text, the outermost first."""

    def __init__(self) -> None:
        self._open: list[tuple[HeadingForm, Span]] = []
        self._met: Counter[HeadingForm] = Counter()

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(span for _, span in self._open)

    def push(self, form: HeadingForm, span: Span) -> Block:
        """Open a heading, and return its block.

        It ends the last one of its own sort and all below that. A year ends months, a section headlines, `二、`
        the last `(三)`; of other sorts the one met first is the outer one, but that a head which none of the days
        or months before had (`【本周发文】` at the end) stands beside them.
        """
        ended = {form}
        if form in _BESIDE_CALENDAR and not self._met[form]:
            ended |= {other for other in CALENDAR if self._met[other] >= 2}
        self._met[form] += 1
        if form in CALENDAR:
            ended |= set(CALENDAR[CALENDAR.index(form) :])
        ended |= _ENDED_WITH.get(form, set())
        level = next((i for i, (other, _) in enumerate(self._open) if other in ended), len(self._open))
        del self._open[level:]
        self._open.append((form, span))
        return Block("heading", span, level=level, form=form)


def _paragraph(shadow: str, span: Span, stack: _Headings) -> Iterator[Block]:
    """Yield the blocks of a paragraph: heads within it, an article's lead, the text, a byline."""
    text = span.of(shadow)
    place = 0
    for start, end in edges.inline_heads(text):
        yield from _stretch(shadow, span.start + place, span.start + start, stack)
        if end > start:
            yield stack.push(
                bracket_form(text[start:end]) or "bracket", Span(span.start + start, span.start + end)
            )
        place = end
    yield from _stretch(shadow, span.start + place, span.end, stack)


def _stretch(shadow: str, start: int, end: int, stack: _Headings) -> Iterator[Block]:
    """Yield lead, byline, text and tail of a stretch of a paragraph without a head in it."""
    text = shadow[start:end]
    lead = edges.lead_end(text)
    named = edges.lead_byline_end(text, lead)
    tail = max(named, edges.tail_start(text))
    if named:
        yield from _trimmed(shadow, "noise", start, start + lead)
        yield from _trimmed(shadow, "byline", start + lead, start + named)
    yield from _trimmed(shadow, "body", start + named, start + tail, stack.spans)
    if tail < len(text):
        kind: BlockKind = "noise" if is_page_turn(text[tail:].strip()) else "byline"
        yield from _trimmed(shadow, kind, start + tail, end)


def _trimmed(
    shadow: str, kind: BlockKind, start: int, end: int, headings: tuple[Span, ...] = ()
) -> Iterator[Block]:
    """Yield a block for the stretch without the white space around it, if anything is left."""
    text = shadow[start:end]
    stripped = text.strip()
    if stripped:
        start += len(text) - len(text.lstrip())
        yield Block(kind, Span(start, start + len(stripped)), headings)
