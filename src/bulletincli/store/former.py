"""Databases of former releases, read as far as is needed to make them anew: their texts, and what was given as parses.

The columns that are named here are those of every schema since the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, cast

from bulletincli.model import (
    Bulletin,
    Contributor,
    DateSource,
    District,
    Document,
    Event,
    EventKind,
    Known,
    Mention,
    OfficePresence,
    PartialDate,
    Person,
    Place,
    Problem,
    Source,
    Span,
)
from bulletincli.store.connection import connect_former, translated
from bulletincli.store.schema import read_version
from bulletincli.store.stamps import read_known

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_NOTES: Final = re.compile(r"shown as U\+FFFD$|^page \d|^its end is missing")
"""What the readers of schema 2 said of a text: all else that its problems say is the parser's."""
_OF_FILES: Final = re.compile(r"^no event found in it|^the parser failed \(")
"""What the parser said of files from which nothing went in, before schema 3."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A document of a former database: its places, and the text to read again or the bulletin that was given.

    A bulletin that came as a parse is not read again; neither is one without its text.
    """

    paths: tuple[str, ...]
    known: Known | None
    source: Source | None
    given: Bulletin | None
    problems: tuple[Problem, ...]


class Former:
    """A database of a former release, open for reading."""

    def __init__(self, path: Path) -> None:
        """Open it. Raises the errors of `store.open_reader`, but for that of another schema's version."""
        self._path, self._connection = path, connect_former(path)
        self.version = read_version(self._connection) or ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def __len__(self) -> int:
        row = self._ask("SELECT count(*) FROM document").fetchone()
        return int(row[0]) if row else 0

    def documents(self) -> Iterator[Kept]:
        """Yield the documents in the order of their ids."""
        ids = [
            one for (one,) in self._ask("SELECT document_id FROM document ORDER BY document_id").fetchall()
        ]
        for document_id in ids:
            with translated(self._path):
                yield self._document(document_id)

    def file_problems(self) -> list[Problem]:
        """Give what is wrong with files, but not what the parser said of texts that are here to be read again."""
        rows = self._ask(
            "SELECT l.path FROM document_location AS l JOIN document AS d USING (document_id)"
            " WHERE NOT d.given AND d.text IS NOT NULL"
        ).fetchall()
        read = {path for (path,) in rows}
        found = self._rows("SELECT * FROM problem WHERE document_id IS NULL ORDER BY path, position")
        problems = [_problem(row) for row in found]
        return [one for one in problems if not (one.of_parsing and one.path in read)]

    def _ask(self, query: str, *values: str) -> Connection:
        return self._connection.execute(query, list(values))

    def _rows(self, query: str, *values: str) -> list[dict[str, Any]]:
        cursor = self._ask(query, *values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def _one(self, table: str, document_id: str, order: str) -> list[dict[str, Any]]:
        return self._rows(f"SELECT * FROM {table} WHERE document_id = ? ORDER BY {order}", document_id)

    def _document(self, document_id: str) -> Kept:
        [row] = self._one("document", document_id, "document_id")
        locations = self._one("document_location", document_id, "path")
        paths = tuple(one["path"] for one in locations) or (row["path"],)
        problems = tuple(_problem(one) for one in self._one("problem", document_id, "position"))
        source = _source(row)
        known = read_known(row["known"])
        if source is None or row["given"]:
            return Kept(paths, known, source, self._bulletin(row, source, problems), problems)
        return Kept(paths, known, source, None, problems)

    def _bulletin(
        self, row: dict[str, Any], source: Source | None, problems: tuple[Problem, ...]
    ) -> Bulletin:
        """Make a bulletin again of its rows."""
        document_id = row["document_id"]
        parts = {
            table: _by_event(self._one(table, document_id, "position"))
            for table in ("participation", "office_presence", "place", "mention")
        }
        events = tuple(
            _event(one, {table: rows.get(one["event_id"], []) for table, rows in parts.items()})
            for one in self._one("event", document_id, "position")
        )
        contributors = tuple(
            Contributor(one["name"], one["role"], one["as_written"], _span(one))
            for one in self._one("contributor", document_id, "position")
        )
        return Bulletin(_head(row, contributors), events, source, problems)


def _problem(row: dict[str, Any]) -> Problem:
    cause = row["cause"]
    told_by_words = _OF_FILES.search(cause) if row["document_id"] is None else not _NOTES.search(cause)
    of_parsing = row.get("of_parsing", bool(told_by_words))
    return Problem(row["path"], cause, row["line"], row["quote"], of_parsing)


def _source(row: dict[str, Any]) -> Source | None:
    if row["text"] is None:
        return None
    return Source(
        row["path"],
        row["text"],
        row["sha256"],
        row["encoding"],
        row.get("format") or "text",
        row.get("url"),
        tuple(row.get("pages") or ()),
    )


def _head(row: dict[str, Any], contributors: tuple[Contributor, ...]) -> Document:
    district = None
    if row["district"] is not None:
        district = District(
            row["district"], row["adcode"], row["district_path"] or "", tuple(row["candidates"] or ())
        )
    return Document(
        title=row["title"],
        publisher=row["publisher"],
        kind=row["kind"],
        issue=row["issue"],
        published=_date(row["published"]),
        period=row["period"],
        year=row["year"],
        year_source=row["year_source"],
        year_why=row["year_why"],
        script=row["script"],
        district=district,
        contributors=contributors,
    )


def _by_event(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["event_id"], []).append(row)
    return found


def _event(row: dict[str, Any], parts: dict[str, list[dict[str, Any]]]) -> Event:
    return Event(
        id=row["event_id"],
        quote=row["quote"],
        section=row["section"],
        headings=tuple(row["headings"]),
        district=row["district"],
        date=_date(row["date"]),
        date_end=_date(row["date_end"]),
        day_part=row["day_part"],
        date_source=cast(DateSource, row["date_source"]),
        kind=cast(EventKind, row["kind"]),
        name=row["name"],
        places=tuple(Place(one["place"], _span(one)) for one in parts["place"]),
        people=tuple(_person(one) for one in parts["participation"]),
        offices=tuple(
            OfficePresence(one["office"], tuple(one["roles"]), _span(one)) for one in parts["office_presence"]
        ),
        mentions=tuple(Mention(one["name"], one["as_written"], _span(one)) for one in parts["mention"]),
        span=_span(row),
        date_span=_span(row, "date_span"),
        date_confidence=row["date_confidence"],
    )


def _person(row: dict[str, Any]) -> Person:
    return Person(
        name=row["name"],
        as_written=row["as_written"],
        title=row["title"],
        roles=tuple(row["roles"]),
        span=_span(row),
        title_span=_span(row, "title_span"),
        confidence=row["confidence"],
    )


def _span(row: dict[str, Any], name: str = "span") -> Span | None:
    start, end = row[f"{name}_start"], row[f"{name}_end"]
    return None if start is None or end is None else Span(start, end)


def _date(written: str | None) -> PartialDate | None:
    return None if written is None else PartialDate.parse(written)
