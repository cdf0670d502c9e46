"""`bulletin ingest`: files into the database."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bulletincli.commands.shared.options import Database
from bulletincli.commands.shared.output import say
from bulletincli.commands.shared.progress import tracked
from bulletincli.errors import EXIT_FAILED, EXIT_FOUND, EXIT_PARTLY_INGESTED, BulletinError
from bulletincli.model import Problem
from bulletincli.store import open_writer
from bulletincli.store.errors import UnstorableBulletinError
from bulletincli.store.rows import Outcome

if TYPE_CHECKING:
    from bulletincli.reading.read import Parsed, Text, Work
    from bulletincli.store.writer import Writer

DEFAULT_FOLDER: Final = "data"
EXIT_INTERRUPTED: Final = 130

EXAMPLES: Final = """\b
Examples:
  bulletin ingest                           (everything in data/)
  bulletin ingest bulletins/ extra.txt --db nanchang.duckdb
  bulletin ingest bulletins/ --manifest known.csv
  bulletin parse page.txt | bulletin ingest -
"""


class NothingToIngestError(BulletinError):
    """Paths that hold no file we read."""


@dataclass
class _Tally:
    """What became of the documents, counted as they go in."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    failed: int = 0
    problems: int = 0

    @property
    def exit_code(self) -> int:
        """The exit code of the whole run."""
        if not self.failed:
            return EXIT_FOUND
        return EXIT_PARTLY_INGESTED if self.outcomes else EXIT_FAILED


class _AllFailedError(BulletinError):
    """Not one file could be ingested: raised to undo what was begun where there was no database before."""


def run(
    database: Database,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH", help="Files, folders, or - for standard input. [data/]", show_default=False
        ),
    ] = None,
    *,
    manifest: Annotated[
        Path | None,
        typer.Option(
            "--manifest", metavar="FILE", help="What is known of the files. [manifest.csv in their folder]"
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but problems.")] = False,
) -> int:
    """Read bulletins into the database.

    Text files are parsed; JSON Lines, as parse prints them, are loaded as they are. A file that was
    ingested before and has not changed is skipped; a changed one replaces what it held. A file that
    cannot be read is reported, the others go in. All of it is written at the end, or, if the run is
    interrupted, nothing. Exit code 3 if some files failed, 2 if all did.
    """
    from bulletincli.reading.read import find  # noqa: PLC0415 - only when files are read

    named = paths or [DEFAULT_FOLDER]
    work, tally = find(named, manifest), _Tally()
    if not work.items:
        raise NothingToIngestError(f"{', '.join(named)}: no .txt or .jsonl file there")
    try:
        _ingest(work, database.path, tally, quiet=quiet)
    except _AllFailedError:
        pass
    except KeyboardInterrupt:
        say(f"interrupted: nothing was written, {database.path} is as it was")
        return EXIT_INTERRUPTED
    if not quiet:
        say(_summary(tally, database))
    return tally.exit_code


def _ingest(work: Work, path: str, tally: _Tally, *, quiet: bool) -> None:
    from bulletincli.commands.shared.extraction import described  # noqa: PLC0415 - the parser
    from bulletincli.parsing.parse import REVISION  # noqa: PLC0415

    is_new = not Path(path).exists()
    with open_writer(path, parser_revision=REVISION) as writer:
        for contents in tracked(work.read(), len(work.items), "reading", quiet=quiet):
            for one in contents:
                failure = _take(one, writer, tally)
                if failure is not None:
                    writer.report(failure)
                    say(described(failure))
                    tally.failed += 1
        if is_new and not tally.outcomes:
            raise _AllFailedError


def _take(one: Text | Parsed | Problem, writer: Writer, tally: _Tally) -> Problem | None:
    """Load one document and count what became of it, or return the problem with it."""
    from bulletincli.commands.shared.extraction import bulletin_of, no_event, path_of  # noqa: PLC0415 - the parser
    from bulletincli.reading.read import Text  # noqa: PLC0415

    known = one.known if isinstance(one, Text) else None
    if isinstance(one, Text) and writer.already_read(one.source, known):
        tally.outcomes["unchanged"] += 1
        return None
    bulletin = bulletin_of(one)
    if isinstance(bulletin, Problem):
        return bulletin
    if not bulletin.events:
        return no_event(one)
    path = bulletin.source.path if bulletin.source else path_of(one)
    try:
        outcome = writer.add(bulletin, path=path, known=known, given=not isinstance(one, Text))
    except UnstorableBulletinError as error:
        return Problem(path, str(error))
    tally.outcomes[outcome] += 1
    tally.problems += len(bulletin.problems)
    return None


def _summary(tally: _Tally, database: Database) -> str:
    counts = ", ".join(
        [f"{tally.outcomes[outcome]} {outcome}" for outcome in ("added", "replaced", "unchanged")]
        + [f"{tally.failed} failed"] * bool(tally.failed)
    )
    if not tally.outcomes:
        return f"nothing ingested: {counts}"
    if not tally.outcomes["added"] and not tally.outcomes["replaced"]:
        return f"nothing changed: {counts}"
    with database.reader() as reader:
        stats = reader.stats()
    problems = f"; {tally.problems} problems noted (bulletin problems)" if tally.problems else ""
    return (
        f"documents: {counts}; {database.path} now holds {stats.events} events and {stats.people} people "
        f"in {stats.documents} documents{problems}"
    )
