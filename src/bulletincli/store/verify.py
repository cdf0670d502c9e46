"""Looking for damage: in texts by their hashes, in rows by digests, in spans and names by the text, in ids by their names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from bulletincli.model import Script, Span
from bulletincli.parsing.passage import Passage
from bulletincli.parsing.script import shadow_of
from bulletincli.store.digests import DOCUMENT_COLUMNS, DOCUMENT_TABLES, Row, digests_of, place_digest
from bulletincli.store.identity import person_id_of
from bulletincli.store.ledger_tables import is_unfinished
from bulletincli.store.rows import Damage, Verified
from bulletincli.store.searchable import without_gaps

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_BATCH: Final = 200
"""Documents that are looked at together."""

_OF_EVENTS: Final = ("participation", "office_presence", "place", "mention")
_ORDER: Final = {"document": "document_id"} | {
    table: f"(SELECT max(e.position) FROM event AS e WHERE e.event_id = {table}.event_id), position"
    for table in _OF_EVENTS
}
"""How the rows of a document stand: in the order of its events, and within these of their own positions."""

_ORPHANS: Final = (
    ("document", "has no place where it was found",
     "SELECT document_id FROM document ANTI JOIN document_location USING (document_id)"),
    ("document_location", "is the place of a document that is not there",
     "SELECT path FROM document_location ANTI JOIN document USING (document_id)"),
    *(
        (table, "belongs to a document that is not there",
         f"SELECT document_id FROM {table} ANTI JOIN document USING (document_id)"
         + (" WHERE document_id IS NOT NULL" if table == "problem" else ""))
        for table in DOCUMENT_TABLES if table != "document"
    ),
    *(
        (table, "belongs to an event that is not there",
         f"SELECT event_id FROM {table} ANTI JOIN event USING (event_id, document_id)")
        for table in _OF_EVENTS
    ),
    ("participation", "is of a person who is not there",
     "SELECT event_id FROM participation ANTI JOIN person USING (person_id)"),
    ("person", "takes part in nothing",
     "SELECT person_id FROM person ANTI JOIN participation USING (person_id)"),
    ("division", "is missing for a district",
     """SELECT district_path FROM (SELECT district_path FROM event UNION SELECT district_path FROM document) AS used
     WHERE district_path IS NOT NULL AND district_path NOT IN (SELECT path FROM division)"""),
    ("division", "is called otherwise than its path says",
     "SELECT path FROM division WHERE path <> coalesce(parent || '/', '') || name"),
    ("document", "is given as a parse by one mark and not by another",
     "SELECT path FROM document WHERE given <> (extractor = 'given')"),
    ("division", "lies in one that is not there",
     "SELECT path FROM division WHERE parent IS NOT NULL AND parent NOT IN (SELECT path FROM division)"),
    *(
        (table, "is there twice", f"SELECT {key} FROM {table} GROUP BY {key} HAVING count(*) > 1")
        for table, key in (("document", "document_id"), ("event", "event_id"), ("person", "person_id"),
                           ("document_location", "path"), ("division", "path"), ("file", "path"))
    ),
)  # fmt: skip
"""Rows that lead nowhere: the table, what is wrong, and the query that gives what they are called by."""

_SPANS: Final = (
    ("contributor", "as_written", "span"),
    ("event", "text", "span"),
    ("event", None, "date_span"),
    ("participation", "as_written", "span"),
    ("participation", "title", "title_span"),
    ("office_presence", "office", "span"),
    ("place", "place", "span"),
    ("mention", "as_written", "span"),
)
"""The table, the column of the words that a span must hold (None: any), and how the span's columns begin."""

_NAMES: Final = ("contributor", "participation", "mention")
"""The tables of names, which follow from the characters of their spans."""

_UNFINISHED: Final = "has no place where it was found"
"""What may be so while a run of `ingest` has more to store."""


def verify(connection: Connection) -> Verified:
    """Check the whole database; see `Reader.verify`."""
    counts = connection.execute(
        "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM event)"
    ).fetchone() or (0, 0)
    unfinished = is_unfinished(connection)
    damage: list[Damage] = []
    spans = 0
    for ids in _batches(connection):
        for found, checked in _Documents(connection, ids):
            damage += found
            spans += checked
    damage += _damaged_persons(connection)
    for table, what, query in _ORPHANS:
        if not (unfinished and what == _UNFINISHED):
            rows = connection.execute(f"SELECT DISTINCT * FROM ({query}) ORDER BY ALL").fetchall()
            damage += [Damage(table, str(one), what) for (one,) in rows]
    return Verified(counts[0], counts[1], spans, unfinished, tuple(damage))


def _batches(connection: Connection) -> Iterator[list[str]]:
    ids = [one for (one,) in connection.execute("SELECT document_id FROM document ORDER BY ALL").fetchall()]
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


class _Documents:
    """Some documents with all their rows, and what is wrong with each."""

    def __init__(self, connection: Connection, ids: list[str]) -> None:
        self._columns: dict[str, list[str]] = {}
        self._rows = {table: self._by_document(connection, table, ids) for table in DOCUMENT_TABLES}
        self._heads = connection.execute(
            "SELECT document_id, path, sha256, characters, given, digests, script, text FROM document"
            " WHERE document_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY document_id",
            [ids],
        ).fetchall()
        self._first_places = self._places(connection, "document", ids)
        self._places_of = self._places(connection, "document_location", ids)

    def __iter__(self) -> Iterator[tuple[list[Damage], int]]:
        for document_id, path, sha256, characters, given, digests, script, text in self._heads:
            rows = {table: of.get(document_id, []) for table, of in self._rows.items()}
            damage = [
                Damage(table, path, "rows of it were changed or lost")
                for table, stored, actual in zip_longest(DOCUMENT_TABLES, digests, digests_of(rows))
                if stored != actual
            ]
            damage += _damaged_places(
                path, self._first_places[document_id], self._places_of.get(document_id, [])
            )
            checked = 0
            if (text is None) != (sha256 is None) or (text is None and characters):
                damage.append(Damage("document", path, "its text or its hash is lost"))
            elif text is not None:
                damage += _text_damage(document_id, path, sha256, characters, text)
                for what, span, words in self._spans_of(rows):
                    checked += 1
                    if not _holds(text, span, None if given else words):
                        damage.append(
                            Damage("span", path, f"{what} {span[0]}..{span[1]} does not hold {words!r}")
                        )
                if not given:
                    damage += self._damaged_names(path, rows, text, script)
            yield damage, checked

    def _places(self, connection: Connection, table: str, ids: list[str]) -> dict[str, list[Row]]:
        """Read where each document was found, and what is known of the files there, the first place first."""
        digest = "digest" if table == "document_location" else "NULL"
        rows: dict[str, list[Row]] = {}
        for document_id, *place in connection.execute(
            f"SELECT document_id, path, encoding, format, url, pages, {digest} FROM {table}"
            " WHERE document_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY document_id, path",
            [ids],
        ).fetchall():
            rows.setdefault(document_id, []).append((document_id, *place))
        return rows

    def _damaged_names(
        self, path: str, rows: dict[str, list[Row]], text: str, script: Script
    ) -> Iterator[Damage]:
        """Yield the names that are not those of the characters which their spans cover."""
        for table in _NAMES:
            names = self._columns[table]
            name, start, end = names.index("name"), names.index("span_start"), names.index("span_end")
            for row in rows[table]:
                if row[start] is None or row[end] is None or not 0 <= row[start] <= row[end] <= len(text):
                    continue
                words = text[row[start] : row[end]]
                if _name_in(words, script) != without_gaps(row[name]):
                    yield Damage(table, path, f"the name {row[name]!r} is not that of {words!r}")

    def _by_document(self, connection: Connection, table: str, ids: list[str]) -> dict[str, list[Row]]:
        """Read the rows of a table by document, in the order in which they were written."""
        columns = ", ".join(DOCUMENT_COLUMNS) if table == "document" else "*"
        cursor = connection.execute(
            f"SELECT {columns} FROM {table} WHERE document_id IN (SELECT unnest(?::VARCHAR[]))"
            f" ORDER BY {_ORDER.get(table, 'position')}",
            [ids],
        )
        self._columns[table] = names = [column[0] for column in cursor.description]
        of = names.index("document_id")
        rows: dict[str, list[Row]] = {}
        for row in cursor.fetchall():
            rows.setdefault(row[of], []).append(row)
        return rows

    def _spans_of(self, rows: dict[str, list[Row]]) -> Iterator[tuple[str, tuple[int, int], str | None]]:
        """Yield every span of a document: what it is of, where, and the words that must stand there."""
        for table, words, span in _SPANS:
            names = self._columns[table]
            start, end = names.index(f"{span}_start"), names.index(f"{span}_end")
            for row in rows[table]:
                if row[start] is not None and row[end] is not None:
                    yield table, (row[start], row[end]), None if words is None else row[names.index(words)]


def _damaged_places(path: str, own: list[Row], places: list[Row]) -> Iterator[Damage]:
    """Yield what is wrong with where a document was found: `own` is what its own row says of the first place."""
    for *row, digest in places:
        if place_digest(*row) != digest:
            yield Damage("document_location", row[1], "what is known of the file there was changed")
    if places and own[0][:-1] != places[0][:-1]:
        yield Damage("document", path, f"its path, encoding or address is not that of {places[0][1]}")


def _damaged_persons(connection: Connection) -> Iterator[Damage]:
    """Yield the persons who have not the id that their name and city make, or another name in an event."""
    for person_id, name, scope, document_id, is_called_so in connection.execute(
        """
        SELECT person_id, person.name, scope, min(document_id), bool_and(participation.name = person.name)
        FROM person JOIN participation USING (person_id) GROUP BY ALL ORDER BY ALL
        """
    ).fetchall():
        if person_id_of(name, scope, document_id) != person_id or not is_called_so:
            yield Damage("person", person_id, f"the name {name!r} is not that of the id, or of an event")


@lru_cache(maxsize=20_000)
def _name_in(words: str, script: Script) -> str:
    """Give the name that the parser reads in the characters of a span."""
    shadow = shadow_of(words, script)
    return without_gaps(Passage(shadow, Span(0, len(shadow))).text.replace("?", "·"))


def _text_damage(document_id: str, path: str, sha256: str, characters: int, text: str) -> Iterable[Damage]:
    actual = hashlib.sha256(text.encode("utf-8")).hexdigest()
    if actual != sha256:
        yield Damage("document", path, "its text is not the one that was read (another SHA-256)")
    if not sha256.startswith(document_id):
        yield Damage("document", path, f"its id {document_id} is not that of its text")
    if len(text) != characters:
        yield Damage("document", path, f"its text has {len(text)} characters, not {characters}")


def _holds(text: str, span: tuple[int, int], words: str | None) -> bool:
    """Whether the span lies in the text and holds the words, white space aside."""
    start, end = span
    if not 0 <= start <= end <= len(text):
        return False
    return words is None or without_gaps(text[start:end]) == without_gaps(words)
