"""`bulletin parse`: the parsed bulletins as JSON Lines; no database."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bulletincli import jsonl
from bulletincli.commands.shared.failures import described
from bulletincli.commands.shared.lexicon import OwnWords
from bulletincli.commands.shared.output import say
from bulletincli.commands.shared.read_options import Jobs, ReadOptions
from bulletincli.errors import EXIT_FAILED, EXIT_FOUND, EXIT_PARTLY_INGESTED
from bulletincli.model import Bulletin, Problem
from bulletincli.render.cells import visible

if TYPE_CHECKING:
    from bulletincli.extraction.feed import Passed
    from bulletincli.extraction.records import Extraction, Result

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
    reading: ReadOptions,
    jobs: Jobs,
    words: OwnWords,
) -> int:
    """Print parsed bulletins as JSON Lines.

    A line for the document is followed by a line for each of its events; start and end count characters
    in the text. What was printed can be corrected and ingested. Exit code 3 if some files failed or
    hold no event, 2 if all did.
    """
    words.install()
    from bulletincli.extraction.feed import Feed  # noqa: PLC0415 - only to read
    from bulletincli.extraction.pool import Pool  # noqa: PLC0415
    from bulletincli.extraction.records import Read, problems_of  # noqa: PLC0415

    work = reading.find(paths)
    good = bad = 0
    with Pool(jobs.processes) as pool:
        for result in _results(pool.run(Feed(work, pool, lambda *_: False, reading.encoding))):
            if isinstance(result, Read):
                _put(result.bulletin, with_text=text)
            for problem in problems_of(result):
                say(described(problem))
            if isinstance(result, Read) and result.is_bulletin:
                good += 1
            else:
                bad += 1
    for problem in work.unused():
        say(described(problem))
        bad += 1
    return EXIT_FOUND if not bad else EXIT_PARTLY_INGESTED if good else EXIT_FAILED


def _results(stream: Iterable[Extraction | Passed]) -> Iterator[Result]:
    """Yield what became of each document."""
    from bulletincli.extraction.records import Extraction  # noqa: PLC0415 - as above

    for one in stream:
        if isinstance(one, Problem):
            yield one
        elif isinstance(one, Extraction):
            yield from one.results


def _put(bulletin: Bulletin, *, with_text: bool) -> None:
    watched = sys.stdout.isatty()
    for line in jsonl.dump(bulletin, with_text=with_text):
        sys.stdout.write((visible(line) if watched else line) + "\n")
