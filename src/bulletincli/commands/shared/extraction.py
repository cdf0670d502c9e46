"""Parsing what was read, for `parse` and `ingest`: what goes wrong with one text stops no other."""

from __future__ import annotations

import os

from bulletincli.model import Bulletin, Problem
from bulletincli.parsing.parse import parse
from bulletincli.reading.read import Parsed, Text


def bulletin_of(one: Text | Parsed | Problem) -> Bulletin | Problem:
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


def path_of(one: Text | Parsed | Problem) -> str:
    """Return by which path the user knows the text."""
    return one.source.path if isinstance(one, Text) else one.path


def no_event(one: Text | Parsed | Problem) -> Problem:
    """Return the problem of a text that was read and in which nothing was found."""
    return Problem(path_of(one), "no event found in it; is it a bulletin?")


def described(problem: Problem) -> str:
    """Return a problem on one line: file, line, cause, and the text concerned."""
    line = "" if problem.line is None else f", line {problem.line}"
    quote = "" if problem.quote is None else f": {problem.quote}"
    return f"{problem.path}{line}: {problem.cause}{quote}"
