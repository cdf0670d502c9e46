"""`bulletin parse`: the parsed bulletins as JSON Lines; no database."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from bulletincli import jsonl
from bulletincli.commands.shared.lexicon import OwnWords
from bulletincli.commands.shared.output import say
from bulletincli.errors import EXIT_FAILED, EXIT_FOUND, EXIT_PARTLY_INGESTED
from bulletincli.model import Bulletin, Problem

EXAMPLES: Final = """\b
Examples:
  bulletin parse data/xihu-2022-04.txt > xihu.jsonl
  bulletin parse - < page.txt
  bulletin parse bulletins/ | bulletin ingest -
"""


def run(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.")
    ],
    *,
    text: Annotated[
        bool,
        typer.Option(
            "--text/--no-text", help="Whether a document's line holds its text, as ingest wants it."
        ),
    ] = True,
    manifest: Annotated[
        Path | None,
        typer.Option("--manifest", metavar="FILE", help="What is known of the files from outside them."),
    ] = None,
    words: OwnWords,
) -> int:
    """Print parsed bulletins as JSON Lines.

    A line for the document is followed by a line for each of its events; start and end count characters
    in the text. What was printed can be corrected and ingested. Exit code 3 if some files failed or
    hold no event, 2 if all did.
    """
    words.install()
    from bulletincli.commands.shared.extraction import (  # noqa: PLC0415 - the parser
        NothingToReadError,
        bulletin_of,
        described,
        holds_event,
        no_event,
    )
    from bulletincli.reading.read import find  # noqa: PLC0415

    work = find(paths, manifest)
    if not work.items:
        raise NothingToReadError(paths)
    good = bad = 0
    for one in (one for contents in work.read() for one in contents.documents):
        result = bulletin_of(one)
        if isinstance(result, Problem):
            problems: tuple[Problem, ...] = (result,)
        else:
            _put(result, with_text=text)
            problems = result.problems if holds_event(one, result) else (*result.problems, no_event(one))
        for problem in problems:
            say(described(problem))
        if isinstance(result, Bulletin) and holds_event(one, result):
            good += 1
        else:
            bad += 1
    return EXIT_FOUND if not bad else EXIT_PARTLY_INGESTED if good else EXIT_FAILED


def _put(bulletin: Bulletin, *, with_text: bool) -> None:
    for line in jsonl.dump(bulletin, with_text=with_text):
        sys.stdout.write(line + "\n")
