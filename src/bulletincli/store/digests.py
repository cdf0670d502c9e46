"""Hashes of a document's rows, by which `bulletin verify` finds that one was changed or lost.

One for each table whose rows belong to documents, in the order of `DOCUMENT_TABLES`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

Row = tuple[Any, ...]

DOCUMENT_TABLES: Final = (
    "document", "contributor", "event", "participation", "office_presence", "place", "mention", "problem",
)  # fmt: skip
"""The tables whose rows come from one document and go with it (and `document_location`, which may change
alone)."""

DOCUMENT_COLUMNS: Final = (
    "document_id", "sha256", "title", "publisher", "kind", "issue", "published", "period", "year", "year_source",
    "year_why", "script", "district", "district_path", "adcode", "candidates",
)  # fmt: skip
"""Of a document's own row these come first, and are what was read; where it was found and how may change alone."""

_PLACE: Final = "document_location"

_LENGTH: Final = 16


def digests_of(tables: Mapping[str, Iterable[Row]]) -> list[str]:
    """Give the hash of the rows of each table, in their order; of a document's own row only `DOCUMENT_COLUMNS`."""
    return [_digest(tables[table]) for table in DOCUMENT_TABLES]


def place_digest(document_id: str, path: str, *values: Any) -> str:
    """Give the hash of a row of `document_location`, whose other columns are `values`."""
    return _digest([(_PLACE, document_id, path, *values)])


def _digest(rows: Iterable[Row]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr([_plain(value) for value in row]).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:_LENGTH]


def _plain(value: Any) -> Any:
    """Give a value in the one form that it has whether it comes from the program or from the database."""
    if isinstance(value, bool | int | str) or value is None:
        return value
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Sequence):
        return [_plain(one) for one in value]
    raise TypeError(f"no column holds {type(value).__name__}")
