"""Questions put to the database: one method each, answered by a module of `store.queries`.

Those modules are imported when they are asked, so that each command loads its own alone.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from bulletincli.store.connection import connect_reader, translated
from bulletincli.store.rows import (
    DistrictMatch,
    DistrictRow,
    DocumentRow,
    DoubtKind,
    Doubts,
    EventDetail,
    EventRow,
    ExportTable,
    Filters,
    Page,
    PersonCard,
    PersonRow,
    ProblemRow,
    SearchHit,
    Stats,
    Verified,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

    from bulletincli.store.ledger import Ledger

Table = tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]
"""Column names, and the rows as they are fetched; lists come as Python lists, dates as `datetime.date`."""

_ALL = Filters()


class Reader:
    """A read-only connection; see `store.open_reader`. `limit=None` means all rows."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self._connection, self._path = connection, path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the database at `path`; see `store.open_reader`."""
        return cls(connect_reader(path), path)

    def close(self) -> None:
        """Close the connection; afterwards nothing can be asked."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def timeline(self, filters: Filters, limit: int | None = None, offset: int = 0) -> Page[EventRow]:
        """List events in the order of time: known years first, then month and day alone, then undated ones.

        Raises `AmbiguousDistrictError` or `DateFilterError`.
        """
        from bulletincli.store.queries.timeline import timeline

        with translated(self._path):
            return timeline(self._connection, filters, limit, offset)

    def who(self, name: str, *, filters: Filters = _ALL, limit: int | None = None) -> list[PersonCard]:
        """List the persons of that name (either script, or a person id), most appearances first.

        `filters` narrows what is counted and shown, its role being the person's own; `limit` is that of each
        card's appearances. Of the company the 20 most frequent are named.
        """
        from bulletincli.store.queries.who import who

        with translated(self._path):
            return who(self._connection, name, filters, limit)

    def together(
        self, name: str, other: str, *, filters: Filters = _ALL, limit: int | None = None, offset: int = 0
    ) -> Page[EventRow]:
        """List the events in which both took part, in the order of time; a role is that of `name`."""
        from bulletincli.store.queries.timeline import together

        with translated(self._path):
            return together(self._connection, (name, other), filters, limit, offset)

    def search(
        self, query: str, *, filters: Filters = _ALL, limit: int | None = None, offset: int = 0
    ) -> Page[SearchHit]:
        """List the events whose text holds all words of `query`: most occurrences first, then by time.

        Words are parted by white space and found as they stand (`%` and `_` are ordinary characters), in
        either script and either width, across the text's line ends and spaces. A query without a word finds
        nothing.
        """
        from bulletincli.store.queries.search import search

        with translated(self._path):
            return search(self._connection, query, filters, limit, offset)

    def event(self, event_id: str) -> EventDetail:
        """Give the event of that id, or of the one id that begins so. Raises `UnknownEventError`."""
        from bulletincli.store.queries.detail import event

        with translated(self._path):
            return event(self._connection, event_id)

    def people(self, filters: Filters = _ALL, limit: int | None = None, offset: int = 0) -> Page[PersonRow]:
        """List those who took part in the events that match, most events first.

        With a role and no person, those who had that role.
        """
        from bulletincli.store.queries.overview import people

        with translated(self._path):
            return people(self._connection, filters, limit, offset)

    def districts(self) -> list[DistrictRow]:
        """List every district of an event or a document, and what it lies in, in the order of their paths."""
        from bulletincli.store.queries.overview import districts

        with translated(self._path):
            return districts(self._connection)

    def documents(self, *, limit: int | None = None, offset: int = 0) -> Page[DocumentRow]:
        """List the documents in the order of their paths."""
        from bulletincli.store.queries.documents import documents

        with translated(self._path):
            return documents(self._connection, limit, offset)

    def problems(self) -> list[ProblemRow]:
        """List what was not understood or not read, in the order of paths and lines."""
        from bulletincli.store.queries.documents import problems

        with translated(self._path):
            return problems(self._connection)

    def doubts(
        self, kind: DoubtKind | None = None, *, document: str | None = None, limit: int | None = None
    ) -> Doubts:
        """List what is doubtful, by kind, the least confident first, then in the order of paths and texts.

        `document` is as in `Filters`. Looking for people who were not read goes through all texts.
        """
        from bulletincli.store.queries.doubts import doubts

        with translated(self._path):
            return doubts(self._connection, kind, document, limit)

    def verify(self) -> Verified:
        """Check every text, row, span and id of the database; goes through all of it."""
        from bulletincli.store.verify import verify

        with translated(self._path):
            return verify(self._connection)

    def ledger(self) -> Ledger:
        """Give what is known of documents, the places where they were found, and the files that were read."""
        from bulletincli.store.ledger_tables import read_ledger

        with translated(self._path):
            return read_ledger(self._connection)

    def stats(self) -> Stats:
        """Tell how much the file holds."""
        from bulletincli.store.queries.overview import stats

        with translated(self._path):
            return stats(self._connection)

    def suggest_names(self, name: str, limit: int = 5) -> list[str]:
        """List the names in the file that are most like `name`, to offer when it is not there."""
        from bulletincli.store.queries.suggest import suggest_names

        with translated(self._path):
            return suggest_names(self._connection, name, limit)

    def suggest_districts(self, name: str, limit: int = 5) -> list[str]:
        """List the paths of districts in the file that are most like `name`."""
        from bulletincli.store.queries.suggest import suggest_districts

        with translated(self._path):
            return suggest_districts(self._connection, name, limit)

    def find_districts(self, name: str) -> tuple[DistrictMatch, ...]:
        """List the districts that `name` may mean (see `Filters`): none, one, or several of the same name."""
        from bulletincli.store.queries.divisions import find_districts

        with translated(self._path):
            return find_districts(self._connection, name)

    def export(self, table: ExportTable) -> Table:
        """Read all rows of a table in a form for other programs, in a stable order."""
        from bulletincli.store.queries.export import export

        with translated(self._path):
            return export(self._connection, self._path, table)

    def export_parquet(self, table: ExportTable, path: str | Path) -> int:
        """Write the same to a Parquet file, whole or not at all, and tell the number of rows.

        Raises `DatabaseUnwritableError`.
        """
        from bulletincli.store.queries.export import export_parquet

        return export_parquet(self._connection, table, Path(path))

    def sql(self, query: str) -> Table:
        """Run one statement that reads. From then on this reader has no access to any other file.

        Raises `RefusedStatementError` for anything else than one SELECT (FROM, WITH, VALUES, PIVOT, DESCRIBE,
        SHOW, SUMMARIZE, EXPLAIN), `StatementError` for SQL that fails.
        """
        from bulletincli.store.queries.statement import run

        return run(self._connection, query)
