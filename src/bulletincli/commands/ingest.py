"""`bulletin ingest`: files into the database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bulletincli.commands.shared.lexicon import OwnWords
from bulletincli.commands.shared.options import Database
from bulletincli.commands.shared.output import counted, say
from bulletincli.errors import BulletinError

if TYPE_CHECKING:
    from bulletincli.commands.shared.loading import Tally

DEFAULT_FOLDER: Final = "data"
EXIT_INTERRUPTED: Final = 130

EXAMPLES: Final = """\b
Examples:
  bulletin ingest                           (everything in data/)
  bulletin ingest bulletins/ extra.txt --db nanchang.duckdb
  bulletin ingest bulletins/ --manifest known.csv
  bulletin ingest bulletins/ --lexicon local.toml
  bulletin parse page.txt | bulletin ingest -
"""


class NoDefaultFolderError(BulletinError):
    """No path was given, and the folder that is taken then is not there."""


def run(
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
    words: OwnWords,
    database: Database,
) -> int:
    """Read bulletins into the database.

    Text files are parsed; JSON Lines, as parse prints them, are loaded as they are. A file that was
    ingested before and has not changed is skipped, unless the lexicon has; a changed one replaces what it
    held. A file that cannot be read is reported, the others go in. All of it is written at the end, or, if
    the run is interrupted, nothing. Exit code 3 if some files failed, 2 if all did.
    """
    words.install()
    from bulletincli.commands.shared.extraction import NothingToReadError  # noqa: PLC0415 - loads the parser
    from bulletincli.commands.shared.loading import Tally, load  # noqa: PLC0415
    from bulletincli.reading.read import find  # noqa: PLC0415

    if not paths and not Path(DEFAULT_FOLDER).exists():
        raise NoDefaultFolderError(
            f"there is no folder {DEFAULT_FOLDER}/ here; name files or folders: bulletin ingest FOLDER"
        )
    named = paths or [DEFAULT_FOLDER]
    work, tally = find(named, manifest), Tally()
    if not work.items:
        raise NothingToReadError(named)
    try:
        load(work, database.path, tally, quiet=quiet)
    except KeyboardInterrupt:
        say(f"interrupted: nothing was written, {database.path} is as it was")
        return EXIT_INTERRUPTED
    if not quiet:
        say(_summary(tally, database))
    return tally.exit_code


def _summary(tally: Tally, database: Database) -> str:
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
    noted = f"; {counted(tally.problems, 'problem')} noted (bulletin problems)" if tally.problems else ""
    return (
        f"documents: {counts}; {database.path} now holds {counted(stats.events, 'event')} and "
        f"{counted(stats.people, 'person', 'people')} in {counted(stats.documents, 'document')}{noted}"
    )
