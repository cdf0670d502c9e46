"""What is in the file and most like what was asked for in vain."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from bulletincli.store.searchable import simplified_forms

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_SHORTLIST = 200
"""How many names the database picks by the characters they share, for the slower comparison."""

_LIKE = 0.45
"""From which likeness on a name is worth offering: two of three characters, or one of two."""


def suggest_names(connection: Connection, name: str, limit: int) -> list[str]:
    """See `Reader.suggest_names`."""
    wanted = simplified_forms(name)[0]
    rows = connection.execute(
        """
        SELECT name
        FROM (SELECT DISTINCT name FROM person)
        WHERE list_has_any(string_split(name, ''), string_split(?, ''))
        ORDER BY
            len(list_intersect(string_split(name, ''), string_split(?, ''))) DESC,
            abs(length(name) - length(?)),
            name
        LIMIT ?
        """,
        [wanted, wanted, wanted, _SHORTLIST],
    ).fetchall()
    return _nearest(wanted, (row[0] for row in rows), limit)


def suggest_districts(connection: Connection, name: str, limit: int) -> list[str]:
    """See `Reader.suggest_districts`."""
    wanted = simplified_forms(name)[0].rpartition("/")[2]
    rows = connection.execute("SELECT name, path FROM division ORDER BY path").fetchall()
    paths: dict[str, list[str]] = {}
    for found, path in rows:
        if set(found) & set(wanted.rstrip("省市区县")):
            paths.setdefault(found, []).append(path)
    return [path for found in _nearest(wanted, paths, limit) for path in paths[found]][:limit]


def _nearest(wanted: str, names: Iterable[str], limit: int) -> list[str]:
    """Rank the names most like `wanted`, best first."""
    likeness = {name: SequenceMatcher(None, wanted, name).ratio() for name in names}
    alike = (name for name in likeness if likeness[name] >= _LIKE)
    return sorted(alike, key=lambda name: (-likeness[name], name))[:limit]
