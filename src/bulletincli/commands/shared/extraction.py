"""Parsing what was read, for `parse` and `ingest`: what goes wrong with one text stops no other."""

from __future__ import annotations

import os
from collections.abc import Sequence

from bulletincli.errors import BulletinError
from bulletincli.model import Bulletin, Problem
from bulletincli.parsing.lexicon import digest
from bulletincli.parsing.parse import REVISION, parse
from bulletincli.reading.read import Document, Parsed, Text


class NothingToReadError(BulletinError):
    """Paths that hold no file we read."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__(f"{', '.join(paths)}: no .txt or .jsonl file there")


def bulletin_of(one: Document) -> Bulletin | Problem:
    """Return the bulletin, parsed now or as it came; a failure of the parser is a problem of the text."""
    if isinstance(one, Problem):
        return one
    if isinstance(one, Parsed):
        return one.bulletin
    try:
        return parse(one.source, one.known)
    except Exception as error:
        if os.environ.get("BULLETIN_DEBUG"):
            raise
        return Problem(one.source.path, f"the parser failed ({type(error).__name__}: {error})")


def revision() -> str:
    """Return what tells one reading from another: the parser's revision, and a digest of a user's own words."""
    return f"{REVISION}.{digest()}" if digest() else str(REVISION)


def path_of(one: Document) -> str:
    """Return the path under which the document is known: that of its text, wherever it came parsed from."""
    if isinstance(one, Text):
        return one.source.path
    if isinstance(one, Parsed) and one.bulletin.source is not None:
        return one.bulletin.source.path
    return one.path


def holds_event(one: Document, bulletin: Bulletin) -> bool:
    """Tell whether the text is a bulletin at all: a letter or a poem has paragraphs, and nothing of an event.

    What came parsed is believed.
    """
    if isinstance(one, Parsed) or not bulletin.events:
        return bool(bulletin.events)
    document = bulletin.document
    return bool(document.district or document.year) or any(
        event.date or event.people or event.offices or event.places for event in bulletin.events
    )


def no_event(one: Document) -> Problem:
    """Return the problem of a text that was read and in which nothing was found."""
    return Problem(path_of(one), "no event found in it; is it a bulletin?")


def described(problem: Problem) -> str:
    """Return a problem on one line: file, line, cause, and the text concerned."""
    line = "" if problem.line is None else f", line {problem.line}"
    quote = "" if problem.quote is None else f": {problem.quote}"
    return f"{problem.path}{line}: {problem.cause}{quote}"
