"""A page's bytes to its text."""

from __future__ import annotations

from typing import Final

from bulletincli.reading.decode import Decoded
from bulletincli.reading.extracted import Extracted, Note, UnreadableError
from bulletincli.reading.html.about import read_about
from bulletincli.reading.html.charset import decode_page
from bulletincli.reading.html.heading import completed, with_heading
from bulletincli.reading.html.line import Line
from bulletincli.reading.html.lines import lines_of
from bulletincli.reading.html.main import text_lines
from bulletincli.reading.html.no_text import holds_only_links, is_missing, shows_text
from bulletincli.reading.html.parts import beside_parts, hidden_parts
from bulletincli.reading.html.tree import Frames, Page, parse_page
from bulletincli.reading.html.weighed import Weighed

_HIDDEN_TEXT: Final = 200
"""Characters of text that may be read from hidden parts if a page shows none: what a script would have shown."""


def read_html(data: bytes, encoding: str | None = None, frames: Frames | None = None) -> Extracted:
    """Return the main text of the page in `data`, a line for each paragraph and each row of a table.

    Title, date and source are the first lines, as the page shows them, or from its head if it does not.
    `encoding` goes before what the page declares; `frames` gives what its frames show. Raises `UnreadableError` for a
    page without text, for bytes that are no text, and for markup that no parser gets through.
    """
    if not data.strip():
        raise UnreadableError("is empty")
    decoded = decode_page(data, encoding)
    page = parse_page(decoded.text, frames)
    about = read_about(page, decoded.text)
    weighed = _weighed(page)
    if not shows_text(weighed):
        weighed = _with_fields(decoded.text, weighed)
    if holds_only_links(weighed):
        raise UnreadableError("holds only links to other pages; save the pages themselves")
    places = text_lines(weighed)
    if is_missing(weighed, places, about.whole_title):
        raise UnreadableError(
            "is the message that its page does not exist or cannot be shown; save the page again"
        )
    if not places:
        raise UnreadableError(
            "holds no text: its content is loaded by scripts or frames; save the page from the browser again, complete"
        )
    texts = [weighed.lines[place].text for place in with_heading(weighed, places, about)]
    text = "\n".join(completed(texts, about)) + "\n"
    return Extracted(text, decoded.encoding, about.url, notes=_notes(decoded, text))


def _weighed(page: Page) -> Weighed:
    """Return the lines that the page shows, or all that it holds if most of its text is hidden."""
    hidden = hidden_parts(page)
    shown = Weighed(page, _lines(page, hidden))
    if hidden:
        both = Weighed(page, _lines(page, frozenset()))
        if both.total - shown.total >= max(_HIDDEN_TEXT, shown.total):
            return both
    return shown


def _with_fields(markup: str, shown: Weighed) -> Weighed:
    """Return the lines of the page with those of a text that stands in a field of a form, for a script to show."""
    read = _weighed(parse_page(markup, fields=True))
    return read if shows_text(read) else shown


def _lines(page: Page, hidden: frozenset[int]) -> list[Line]:
    return lines_of(page, hidden | beside_parts(page, hidden)) if page.nodes else []


def _notes(decoded: Decoded, text: str) -> tuple[Note, ...]:
    """Return what could not be decoded, if it is in the text, with its line there instead of that in the markup."""
    if "\ufffd" not in text:
        return ()
    line = text.count("\n", 0, text.index("\ufffd")) + 1
    return tuple(Note(note.cause, line) for note in decoded.notes)
