"""`bulletin upgrade`: a database of a former release, brought up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bulletincli.commands.shared.lexicon import OwnWords
from bulletincli.commands.shared.options import Database
from bulletincli.commands.shared.output import counted, say
from bulletincli.commands.shared.read_options import Jobs, revision
from bulletincli.errors import EXIT_FOUND, BulletinError

if TYPE_CHECKING:
    from bulletincli.extraction.pool import Pool
    from bulletincli.model import Bulletin
    from bulletincli.store.former import Kept

EXAMPLES: Final = """\b
Examples:
  bulletin upgrade
  bulletin upgrade --db nanchang.duckdb
"""


class UnreadableTextError(BulletinError):
    """A text of the database that could be read once and cannot be now."""


def run(
    *,
    jobs: Jobs,
    words: OwnWords,
    database: Database,
) -> int:
    """Bring a database of a former release up to date.

    The texts in it are read again, and what the former release found wrong in them is forgotten; the files that they
    came from are not needed. Bulletins that came as parses stay as they were given. The former database is kept
    beside the new one.
    """
    words.install()
    from bulletincli.extraction.pool import Pool  # noqa: PLC0415 - only to read
    from bulletincli.store.upgrade import upgrade  # noqa: PLC0415

    with Pool(jobs.processes) as pool:
        done = upgrade(Path(database.path), lambda kept: _read_again(pool, kept), parser_revision=revision())
    if done is None:
        say(f"{database.path}: is of this program's schema already; nothing to do")
        return EXIT_FOUND
    say(
        f"{database.path}: {counted(done.documents, 'document')} brought from version {done.version} of the schema;"
        f" the former database is {done.kept_as}"
    )
    return EXIT_FOUND


def _read_again(pool: Pool, documents: Iterable[Kept]) -> Iterator[Bulletin]:
    """Yield what the parser reads in each text now."""
    from bulletincli.extraction.records import Extraction, Read, Task, problems_of  # noqa: PLC0415 - as above
    from bulletincli.reading.documents import Told  # noqa: PLC0415

    tasks = (
        Task(one.source.path, Told(one.known), source=one.source)
        for one in documents
        if one.source is not None
    )
    for done in pool.run(tasks):
        assert isinstance(done, Extraction)
        [result] = done.results
        if not isinstance(result, Read):
            raise UnreadableTextError(f"{result.path}: {result.cause}; the database stays as it is")
        yield replace(result.bulletin, problems=tuple(problems_of(result)))
