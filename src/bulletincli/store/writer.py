"""Loading bulletins: one `with` block, one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import bulletincli
from bulletincli.model import Bulletin, Known, Problem, Source
from bulletincli.store import load
from bulletincli.store.connection import check_version, connect_writer, create_file, translated
from bulletincli.store.errors import UnstorableBulletinError
from bulletincli.store.identity import document_id_of
from bulletincli.store.ledger import Ledger, Location, Stamp, content_sha256_of, known_json
from bulletincli.store.records import Reading, Row, rows_of
from bulletincli.store.rows import Outcome
from bulletincli.store.schema import create_schema, read_version

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

GIVEN: Final = "given"
"""The extractor of a bulletin that came as a parse: nobody knows which program or person made it."""


@contextmanager
def writing(path: Path, parser_revision: int | str) -> Iterator[Writer]:
    """Open the database for loading; see `store.open_writer`."""
    created = create_file(path)
    try:
        with closing(connect_writer(path)) as connection:
            with translated(path):
                writer = Writer(connection, path, f"{bulletincli.__version__}+{parser_revision}")
            yield writer
            with translated(path):
                writer.finish()
    except BaseException:
        if created:
            for left in (path, path.with_name(path.name + ".wal")):
                left.unlink(missing_ok=True)
        raise


class Writer:
    """A database open for loading; see `store.open_writer`. Not to be shared between threads.

    Closing the connection undoes what `finish` has not committed.
    """

    def __init__(self, connection: Connection, path: Path, extractor: str) -> None:
        version = read_version(connection)
        if version is not None:
            check_version(path, version)
        connection.begin()
        if version is None:
            create_schema(connection)
        self._connection, self._path, self._extractor = connection, path, extractor
        self._is_new = version is None
        self._ledger = Ledger(load.read_stamps(connection), load.read_locations(connection))
        self._batches = load.Batches(connection)
        self._restamped: dict[str, Stamp] = {}
        self._stored_problems = load.read_file_problems(connection)
        self._problems = dict(self._stored_problems)
        self._reported: dict[str, list[Row]] = {}

    def already_read(self, source: Source, known: Known | None = None) -> bool:
        """Whether nothing is left to parse: the text is stored as this parser reads it, told `known`.

        A path where the text had not been found before is recorded as a further place of the document, and
        a former text of that path is let go. Of several places the first in order says what is known. A
        document that came as a parse (`given`) counts as read, whatever the parser's revision: it may have
        been corrected.
        """
        if not self._is_current(source.id, source.path, known) or self._ledger.is_claimed(
            source.path, source.id
        ):
            return False
        self._locate(source.path, Location(source.id, source.encoding))
        return True

    def add(
        self, bulletin: Bulletin, *, path: str | None = None, known: Known | None = None, given: bool = False
    ) -> Outcome:
        """Load one bulletin, with its problems, in place of what its path held before.

        `path` is where it was found, if not `bulletin.source.path`; a bulletin without its text needs one,
        different for each bulletin (`file.jsonl#3`). `known` is what the parser was told from outside.
        `given` says that it came as a parse, which then stands until another is given or the document
        forgotten. Raises `UnstorableBulletinError`, and then nothing of this bulletin has been loaded.
        """
        source = bulletin.source
        path = path or (source.path if source else None)
        if path is None:
            raise UnstorableBulletinError("a bulletin without its text needs a path by which it is known")
        stamp = self._stamp_of(bulletin, path, known, given=given)
        document_id = document_id_of(bulletin, stamp.content_sha256)
        reading = Reading(
            document_id,
            path,
            source.encoding if source else None,
            stamp.extractor,
            given,
            stamp.known,
            stamp.content_sha256,
        )
        before = self._ledger.stamps.get(document_id)
        location = Location(document_id, reading.encoding)
        if before is not None and (
            before.content_sha256 == stamp.content_sha256 or self._outranked(document_id, path, stamp)
        ):
            replaced = self._locate(path, location)
            self._restamp(document_id, path, stamp)
            return "replaced" if replaced else "unchanged"
        rows = rows_of(bulletin, reading)
        replaced = self._locate(path, location)
        with translated(self._path):
            if before is not None:
                self._batches.delete(document_id)
            self._batches.add(document_id, rows, len(source.text) if source else 0)
        self._ledger.stamps[document_id] = stamp
        self._restamped.pop(document_id, None)
        return "replaced" if replaced or before is not None else "added"

    def report(self, problem: Problem) -> None:
        """Record that a file was not read; forgotten when something is read at that path."""
        row = (problem.cause, problem.line, problem.quote)
        self._reported.setdefault(problem.path, []).append(row)

    def forget(self, path_or_id: str) -> int:
        """Remove the document of that id (or its start) or path, with all places where it was found.

        A folder's path stands for all below it. The number of documents removed: 0 if there is none.
        """
        found = self._ledger.found(path_or_id)
        for document_id in sorted(found):
            with translated(self._path):
                self._batches.delete(document_id)
            self._ledger.forget(document_id)
            self._restamped.pop(document_id, None)
        for problems in (self._problems, self._reported):
            for path in [one for one in problems if one == path_or_id]:
                del problems[path]
        return len(found)

    def _stamp_of(self, bulletin: Bulletin, path: str, known: Known | None, *, given: bool) -> Stamp:
        return Stamp(
            content_sha256_of(bulletin, path), GIVEN if given else self._extractor, known_json(known), given
        )

    def _is_current(self, document_id: str, path: str, known: Known | None) -> bool:
        stamp = self._ledger.stamps.get(document_id)
        if stamp is None:
            return False
        if stamp.given:
            return True
        return stamp.extractor == self._extractor and (
            stamp.known == known_json(known) or not self._ledger.comes_before(path, document_id)
        )

    def _outranked(self, document_id: str, path: str, stamp: Stamp) -> bool:
        """Whether what is stored of the text counts more than what is offered."""
        before = self._ledger.stamps[document_id]
        if before.given or stamp.given:
            return before.given and not stamp.given
        return (
            before.extractor == stamp.extractor
            and before.known != stamp.known
            and not self._ledger.comes_before(path, document_id)
        )

    def _restamp(self, document_id: str, path: str, stamp: Stamp) -> None:
        """Note that the same was read in another way, unless that way counts less."""
        before = self._ledger.stamps[document_id]
        if before != stamp and not self._outranked(document_id, path, stamp):
            stamp = replace(stamp, content_sha256=before.content_sha256)
            self._ledger.stamps[document_id] = self._restamped[document_id] = stamp

    def _locate(self, path: str, location: Location) -> bool:
        replaced = self._ledger.locate(path, location)
        self._problems.pop(path, None)
        return replaced

    def finish(self) -> None:
        """Carry out what is waiting and commit; touch nothing if nothing has changed."""
        connection, ledger, batches = self._connection, self._ledger, self._batches
        for document_id in ledger.orphans():
            batches.delete(document_id)
            del ledger.stamps[document_id]
        problems = self._problems | self._reported
        if problems == self._stored_problems and not (
            self._is_new or batches.added or batches.deleted or ledger.moved or self._restamped
        ):
            return
        batches.flush()
        if ledger.moved:
            load.store_locations(connection, ledger.moved)
            load.store_origins(connection, ledger.origins())
        if self._restamped:
            load.store_stamps(connection, self._restamped)
        if batches.deleted:
            load.delete_lonely_persons(connection)
        if batches.added or batches.deleted:
            load.store_divisions(connection)
        if problems != self._stored_problems:
            load.store_file_problems(connection, problems)
        connection.commit()
