"""Loading bulletins: one `with` block, one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from bulletincli.model import Bulletin, Format, Known, Problem, Source
from bulletincli.store import ledger_tables, load
from bulletincli.store.connection import check_version, connect_writer, create_file, translated
from bulletincli.store.digests import Row
from bulletincli.store.errors import UnstorableBulletinError
from bulletincli.store.identity import document_id_of
from bulletincli.store.records import Reading, Rows, rows_of
from bulletincli.store.rows import Outcome
from bulletincli.store.schema import create_schema, read_version
from bulletincli.store.stamps import FileStamp, Location, Stamp, content_sha256_of, extractor_of, known_json

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

GIVEN: Final = "given"
"""The extractor of a bulletin that came as a parse: nobody knows which program or person made it."""


@contextmanager
def writing(path: Path, parser_revision: int | str) -> Iterator[Writer]:
    """Open the database for loading; see `store.open_writer`."""
    created = create_file(path)
    writer = None
    try:
        with closing(connect_writer(path)) as connection:
            with translated(path):
                writer = Writer(connection, path, extractor_of(parser_revision))
            yield writer
            with translated(path):
                writer.finish()
    except BaseException:
        if created and not (writer is not None and writer.has_committed):
            for left in (path, path.with_name(path.name + ".wal")):
                left.unlink(missing_ok=True)
        raise


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A document to be read again, with what is said (see `stamps.known_json`) of the place whose word counts."""

    document_id: str
    path: str
    known: str | None


def _reading_of(path: str, location: Location, stamp: Stamp) -> Reading:
    return Reading(
        location.document_id,
        path,
        location,
        stamp.extractor,
        stamp.given,
        stamp.known,
        stamp.content_sha256,
    )


def _location_of(source: Source | None, document_id: str) -> Location:
    if source is None:
        return Location(document_id)
    return Location(document_id, source.encoding, source.format, source.url, source.pages)


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
        self._ledger = ledger_tables.read_ledger(connection)
        self._batches = load.Batches(connection)
        self._restamped: dict[str, Stamp] = {}
        self._stored_problems = ledger_tables.read_file_problems(connection)
        self._problems = dict(self._stored_problems)
        self._reported: dict[str, list[Row]] = {}
        self._is_cut_short = False
        self.has_committed = False
        """Whether something is stored for good that an exception cannot undo."""
        self._unfinished = ledger_tables.is_unfinished(connection) if version is not None else False

    def read_before(self, path: str, sha256: str, told: str | None) -> FileStamp | None:
        """Return how the file at `path` was read before, if it need not be read again.

        That is if its bytes have the same `sha256`, if it was read by this program, told the same (see
        `stamps.told_json`), and if all documents found in it are still there. The bytes of another file read likewise
        do too: the documents found there are then recorded to be here as well.
        """
        stamp = FileStamp(sha256, self._extractor, told)
        before = self._ledger.read_before(path, stamp)
        if before is not None:
            if not before.failed:
                self._problems.pop(path, None)
            return before
        copies = self._ledger.copies(path, stamp)
        if any(self._ledger.is_claimed(place, one.document_id) for place, one in copies):
            return None
        for place, location in copies:
            self._locate(place, location)
        return self.end_file(path, sha256, told, [one.document_id for _, one in copies]) if copies else None

    def end_file(
        self, path: str, sha256: str, told: str | None, documents: Sequence[str], failed: int = 0
    ) -> FileStamp:
        """Note that the file at `path` has been read and these documents found in it.

        What it held before and holds no more is let go, unless something in it could not be read.
        """
        stamp = FileStamp(sha256, self._extractor, told, tuple(documents), failed)
        before = self._ledger.files.get(path)
        if before is not None and before.failed and before != stamp:
            for place in list(self._places_of_problems(path)):
                del self._problems[place]
        if not failed:
            self._problems.pop(path, None)
        self._ledger.read(path, stamp)
        return stamp

    def leave_unfinished(self) -> None:
        """Have the end of the `with` block store what has been done as a run of which more is to come."""
        self._is_cut_short = True

    def stamp_of(self, path: str) -> FileStamp:
        """Return how the file at `path` was read; it must have been."""
        return self._ledger.files[path]

    def documents_of(self, path: str) -> tuple[str, ...]:
        """Return the ids of what was found in the file at `path` when it was read last; none if it never was."""
        stamp = self._ledger.files.get(path)
        return () if stamp is None else stamp.documents

    def document_at(self, path: str) -> str | None:
        """Return the id of the document found at `path`."""
        location = self._ledger.locations.get(path)
        return None if location is None else location.document_id

    def drop_renamed(self, is_gone: Callable[[str], bool]) -> list[tuple[str, str]]:
        """Let go of the former paths of documents that were found at a new one; give the old and new ones.

        `is_gone` tells whether there is nothing at a path any more.
        """
        renamed = self._ledger.renamed(is_gone)
        for old, _ in renamed:
            self._ledger.leave(old)
            self._ledger.forget_file(old)
        return renamed

    def failures_of(self, path: str) -> list[Problem]:
        """Return what could not be read in the file at `path`, as far as it is known."""
        return [
            Problem(place, *row) for place in self._places_of_problems(path) for row in self._problems[place]
        ]

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
        location = _location_of(source, document_id)
        before = self._ledger.stamps.get(document_id)
        if before is not None and (
            before.content_sha256 == stamp.content_sha256 or self._outranked(document_id, path, stamp)
        ):
            replaced = self._locate(path, location)
            self._restamp(document_id, path, stamp)
            return "replaced" if replaced else "unchanged"
        rows = rows_of(bulletin, _reading_of(path, location, stamp))
        replaced = self._locate(path, location)
        self._put(document_id, rows, stamp, len(source.text) if source else 0)
        return "replaced" if replaced or before is not None else "added"

    def _put(self, document_id: str, rows: Rows, stamp: Stamp, characters: int) -> None:
        """Load a document's rows in place of those that it has."""
        with translated(self._path):
            if document_id in self._ledger.stamps:
                self._batches.delete(document_id)
            self._batches.add(document_id, rows, characters)
        self._ledger.stamps[document_id] = stamp
        self._ledger.touched.add(document_id)  # its row names the place it was read at now, not its first
        self._restamped.pop(document_id, None)

    def unsettled(self) -> list[Unsettled]:
        """Give the documents that say what a manifest said of a place where they are no more, or of a later one.

        They are to be read again, and `settle` takes what comes of it.
        """
        found = self._ledger.unsettled()
        if found:
            self.commit()  # their texts are asked of the tables
        return [Unsettled(*one) for one in found]

    def source_of(self, one: Unsettled) -> Source:
        """Return the text of a document as it stands at the place whose word counts."""
        location = self._ledger.locations[one.path]
        with translated(self._path):
            row = self._connection.execute(
                "SELECT text, sha256 FROM document WHERE document_id = ?", [one.document_id]
            ).fetchone()
        assert row is not None
        text, sha256 = row
        format_ = cast(Format, location.format or "text")
        return Source(one.path, text, sha256, location.encoding, format_, location.url, location.pages)

    def settle(self, one: Unsettled, bulletin: Bulletin) -> None:
        """Load what was read again of a document; what is wrong with its file stays."""
        with translated(self._path):
            of_file = ledger_tables.read_problems_of_file(self._connection, one.document_id)
        bulletin = replace(bulletin, problems=(*of_file, *bulletin.problems))
        content, before = content_sha256_of(bulletin, one.path), self._ledger.stamps[one.document_id]
        stamp = Stamp(content, self._extractor, one.known, given=False)
        if before.content_sha256 == content:
            self._ledger.stamps[one.document_id] = self._restamped[one.document_id] = stamp
            return
        rows = rows_of(bulletin, _reading_of(one.path, self._ledger.locations[one.path], stamp))
        self._put(one.document_id, rows, stamp, len(bulletin.source.text) if bulletin.source else 0)

    def forgive(self, is_over: Callable[[str], bool]) -> None:
        """Drop the problems of former runs at the places for which `is_over`, unless this run has them too."""
        for path in [one for one in self._problems if one not in self._reported and is_over(one)]:
            del self._problems[path]

    def _places_of_problems(self, path: str) -> Iterator[str]:
        """Yield where in the file at `path` something was wrong before."""
        if path in self._problems:
            yield path
            return
        within = (f"{path}/", f"{path}#")
        yield from (place for place in self._problems if place.startswith(within))

    def report(self, problem: Problem) -> None:
        """Record that a file was not read; forgotten when it is read at that path (see `forgive`, too)."""
        row = (problem.cause, problem.line, problem.quote, problem.of_parsing)
        self._reported.setdefault(problem.path, []).append(row)

    def forget(self, path_or_id: str) -> int:
        """Remove the document of that id (or its start) or path, with all places where it was found.

        A folder's path stands for all below it. Files that could not be read are forgotten too. The number of
        documents removed, or of such files: 0 if there is neither.
        """
        found = self._ledger.found(path_or_id)
        for document_id in sorted(found):
            with translated(self._path):
                self._batches.delete(document_id)
            self._ledger.forget(document_id)
            self._restamped.pop(document_id, None)
        self._ledger.forget_files(path_or_id)
        below, failed = f"{path_or_id.rstrip('/')}/", set[str]()
        for problems in (self._problems, self._reported):
            for path in [one for one in problems if one == path_or_id or one.startswith(below)]:
                del problems[path]
                failed.add(path)
        return len(found) or len(failed)

    def _stamp_of(self, bulletin: Bulletin, path: str, known: Known | None, *, given: bool) -> Stamp:
        return Stamp(
            content_sha256_of(bulletin, path), GIVEN if given else self._extractor, known_json(known), given
        )

    def _outranked(self, document_id: str, path: str, stamp: Stamp) -> bool:
        """Whether what is stored of the text counts more than what is offered."""
        before = self._ledger.stamps[document_id]
        if before.given or stamp.given:
            return before.given and not stamp.given
        if before.extractor != stamp.extractor or before.known == stamp.known:
            return False
        if stamp.known is None or before.known is None:  # what a manifest says anywhere counts before nothing
            return stamp.known is None and self._ledger.is_known_elsewhere(document_id, path)
        return not self._ledger.comes_before(path, document_id)

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

    def commit(self) -> None:
        """Store for good what has been done so far; `with open_writer(…)` goes on with a new transaction.

        The database says that a run is under way until `finish`: documents that have lost their last path are
        kept until then, since they may be found again.
        """
        with translated(self._path):
            if self._store():
                ledger_tables.set_unfinished(self._connection, unfinished=True)
                self._unfinished = self.has_committed = True
                self._connection.commit()
                self._connection.begin()

    def finish(self) -> None:
        """Carry out what is waiting and commit; touch nothing if nothing has changed."""
        if self._is_cut_short:
            self.commit()
            return
        for document_id in self._ledger.orphans():
            self._batches.delete(document_id)
            self._ledger.forget(document_id)
        if self._store() or self._unfinished:
            ledger_tables.set_unfinished(self._connection, unfinished=False)
            self._connection.commit()

    def _store(self) -> bool:
        """Carry out what is waiting within the transaction; whether there was anything."""
        connection, ledger, batches = self._connection, self._ledger, self._batches
        problems = self._problems | self._reported
        if problems == self._stored_problems and not (
            self._is_new
            or batches.added
            or batches.deleted
            or ledger.moved
            or ledger.reread
            or self._restamped
        ):
            return False
        batches.flush()
        if ledger.moved:
            ledger_tables.store_locations(connection, ledger.moved)
        if ledger.touched:
            ledger_tables.store_origins(connection, ledger.origins())
        if ledger.reread:
            ledger_tables.store_files(connection, ledger.reread)
        if self._restamped:
            ledger_tables.store_stamps(connection, self._restamped)
        if batches.deleted:
            load.delete_lonely_persons(connection)
        if batches.added or batches.deleted:
            load.store_divisions(connection)
        if problems != self._stored_problems:
            ledger_tables.store_file_problems(connection, problems)
        ledger.settle()
        self._restamped.clear()
        self._stored_problems = problems
        self._is_new = batches.added = batches.deleted = False
        return True
