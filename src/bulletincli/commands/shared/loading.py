"""Files into the database: every document in one transaction, and what became of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bulletincli.commands.shared.extraction import (
    bulletin_of,
    described,
    holds_event,
    no_event,
    path_of,
    revision,
)
from bulletincli.commands.shared.output import say
from bulletincli.commands.shared.progress import tracked
from bulletincli.errors import EXIT_FAILED, EXIT_FOUND, EXIT_PARTLY_INGESTED
from bulletincli.model import Problem
from bulletincli.reading.read import Contents, Document, Text, Work
from bulletincli.store import open_writer
from bulletincli.store.errors import UnstorableBulletinError
from bulletincli.store.rows import Outcome

if TYPE_CHECKING:
    from bulletincli.store.writer import Writer


@dataclass
class Tally:
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


class _AllFailedError(Exception):
    """Not one document could be loaded: raised to undo what was begun where there was no database before."""


def load(work: Work, path: str, tally: Tally, *, quiet: bool) -> None:
    """Load every document into the database at `path`, all or, if interrupted, none; count them in `tally`.

    What goes wrong with one is said, recorded and stops no other.
    """
    is_new = not Path(path).exists()
    try:
        with open_writer(path, parser_revision=revision()) as writer:
            for contents in tracked(work.read(), len(work.items), "reading", quiet=quiet):
                _load_file(contents, writer, tally)
            if is_new and not tally.outcomes:
                raise _AllFailedError
    except _AllFailedError:
        return


def _load_file(contents: Contents, writer: Writer, tally: Tally) -> None:
    failures = [failure for one in contents.documents if (failure := _load_one(one, writer, tally))]
    if not failures and contents.path.endswith(".jsonl") and not _is_stored(contents):
        writer.forget(contents.path)  # all that can be stored under it is what was once wrong with it
    for failure in failures:
        writer.report(failure)
        say(described(failure))
    tally.failed += len(failures)


def _is_stored(contents: Contents) -> bool:
    """Tell whether a document is known by the file's own path, and not by that of its text."""
    return any(path_of(one) == contents.path for one in contents.documents)


def _load_one(one: Document, writer: Writer, tally: Tally) -> Problem | None:
    """Load one document and count what became of it, or return the problem with it."""
    known = one.known if isinstance(one, Text) else None
    if isinstance(one, Text) and writer.already_read(one.source, known):
        tally.outcomes["unchanged"] += 1
        return None
    bulletin = bulletin_of(one)
    if isinstance(bulletin, Problem):
        return bulletin
    if not holds_event(one, bulletin):
        return no_event(one)
    try:
        outcome = writer.add(bulletin, path=path_of(one), known=known, given=not isinstance(one, Text))
    except UnstorableBulletinError as error:
        return Problem(path_of(one), str(error))
    tally.outcomes[outcome] += 1
    tally.problems += len(bulletin.problems)
    return None
