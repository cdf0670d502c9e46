"""`bulletin ingest`: files into the database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bulletincli.commands.shared.lexicon import OwnWords
from bulletincli.commands.shared.options import Database
from bulletincli.commands.shared.output import counted, say
from bulletincli.commands.shared.read_options import Jobs, ReadOptions
from bulletincli.errors import BulletinError

if TYPE_CHECKING:
    from bulletincli.commands.shared.loader import Tally

DEFAULT_FOLDER: Final = "data"

EXAMPLES: Final = """\b
Examples:
  bulletin ingest                           (everything in data/)
  bulletin ingest bulletins/ 2021.zip extra.pdf --db nanchang.duckdb
  bulletin ingest bulletins/ --manifest known.csv
  bulletin ingest bulletins/ --dry-run      (what would be read)
  bulletin ingest old/ --encoding gb18030 --jobs 4
  bulletin parse page.html | bulletin ingest -
"""


class NoDefaultFolderError(BulletinError):
    """No path was given, and the folder that is taken then is not there."""


@dataclass(frozen=True)
class RunOptions:
    """How far a run goes, and what it tells."""

    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List the files that would be read, and write nothing.")
    ] = False
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first file that fails.")] = False
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            "-n",
            metavar="N",
            min=1,
            help="Read at most N files that are new or changed, in archives too.",
        ),
    ] = None
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but problems.")] = False


def run(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Files, folders, archives, or - for standard input. [data/]",
            show_default=False,
        ),
    ] = None,
    *,
    reading: ReadOptions,
    jobs: Jobs,
    options: RunOptions,
    words: OwnWords,
    database: Database,
) -> int:
    """Read bulletins into the database.

    Text, HTML, PDF and DOCX files are parsed, zip and tar archives opened; JSON Lines, as parse prints them, are
    loaded as they are. A file that was ingested before and has not changed is skipped, unless the manifest, the
    lexicon or the program has; a changed one replaces what it held; the same text at several places is one
    document, and counts as a copy. What is read is stored every few seconds, within an archive too: after an
    interruption the same command goes on where it stopped. A file that cannot be read is reported, the others go in.
    Exit code 3 if some files failed, 2 if all did.
    """
    words.install()
    if not paths and not Path(DEFAULT_FOLDER).exists():
        raise NoDefaultFolderError(
            f"there is no folder {DEFAULT_FOLDER}/ here; name files or folders: bulletin ingest FOLDER"
        )
    work = reading.find(paths or [DEFAULT_FOLDER])
    if options.dry_run:
        from bulletincli.commands.shared.rehearsal import rehearse  # noqa: PLC0415 - seldom asked for

        return rehearse(work, database.path, reading.encoding)
    from bulletincli.commands.shared.loading import Ingest  # noqa: PLC0415 - only when there is something to do

    ingest = Ingest(work, database.path, encoding=reading.encoding, processes=jobs.processes)
    code = ingest.run(limit=options.limit, fail_fast=options.fail_fast, quiet=options.quiet)
    if ingest.how_it_ended is not None:
        say(ingest.how_it_ended)
    if not options.quiet:
        say(_summary(ingest.tally, database))
    return code


def _summary(tally: Tally, database: Database) -> str:
    counts = ", ".join(
        [f"{tally.outcomes[outcome]} {outcome}" for outcome in ("added", "replaced", "unchanged")]
        + [counted(tally.outcomes["copy"], "copy", "copies")] * bool(tally.outcomes["copy"])
        + [f"{tally.renamed} renamed"] * bool(tally.renamed)
        + [f"{tally.failed} failed"] * bool(tally.failed)
    )
    if not tally.outcomes.total():
        return f"nothing ingested: {counts}"
    if not tally.outcomes["added"] and not tally.outcomes["replaced"] and not tally.renamed:
        return f"nothing changed: {counts}"
    with database.reader() as reader:
        stats = reader.stats()
    noted = f"; {counted(tally.problems, 'problem')} noted (bulletin problems)" if tally.problems else ""
    return (
        f"documents: {counts}; {database.path} now holds {counted(stats.events, 'event')} and "
        f"{counted(stats.people, 'person', 'people')} in {counted(stats.documents, 'document')}{noted}"
    )
