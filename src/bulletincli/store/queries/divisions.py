"""Which district of the file a name means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from bulletincli.store.errors import AmbiguousDistrictError
from bulletincli.store.rows import DistrictMatch
from bulletincli.store.searchable import simplified_forms

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_LEVEL_WORDS: Final = (
    "壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区",
    "林区", "省", "市", "区", "县", "旗", "州", "盟",
)  # fmt: skip
"""What may be left out of a district's name, the longest first."""

NOWHERE: Final = "?"
"""A path that no district has: what a name stands for that means none."""


def find_districts(connection: Connection, name: str) -> tuple[DistrictMatch, ...]:
    """Give the districts in the file that `name` may mean, in the order of their paths; see `Filters`."""
    rows = connection.execute("SELECT path, adcode FROM division ORDER BY path").fetchall()
    return choose([DistrictMatch(*row) for row in rows], name)


def district_path_of(connection: Connection, name: str) -> str:
    """Give the path of the one district that `name` means, `NOWHERE` if none.

    Raises `AmbiguousDistrictError` if it may mean several.
    """
    found = find_districts(connection, name)
    if len(found) < 2:
        return found[0].path if found else NOWHERE
    told = "、".join(
        (one.path if "/" in one.path else f"/{one.path} (city unknown)")
        + (f" ({one.adcode})" if one.adcode else "")
        for one in found
    )
    raise AmbiguousDistrictError(f"{name}: may be any of {told}; give the path or the code", found)


def choose(divisions: Sequence[DistrictMatch], name: str) -> tuple[DistrictMatch, ...]:
    """Give those of `divisions` that `name` means.

    By code, by path, by full name, then by the name without its level word. One that holds all the others
    is the one meant: 新乡 is 新乡市, not the 新乡县 in it.
    """
    name = name.strip()
    if name.isascii() and name.isdigit():
        return tuple(one for one in divisions if one.adcode == name)
    for form in simplified_forms(name):
        if form.startswith("/"):
            return tuple(one for one in divisions if one.path == form[1:])
        exact = [one for one in divisions if one.path == form]
        if exact and "/" in form:
            return tuple(exact)
        found = [one for one in divisions if f"/{one.path}".endswith(f"/{form}")]
        found = found or [one for one in divisions if f"/{_without_level(one.path)}".endswith(f"/{form}")]
        if found:
            return tuple(_holding_all(found))
    return ()


def _without_level(path: str) -> str:
    name = path.rpartition("/")[2]
    for word in _LEVEL_WORDS:
        if name.endswith(word) and len(name) - len(word) >= 2:
            return path.removesuffix(word)
    return path


def _holding_all(found: list[DistrictMatch]) -> list[DistrictMatch]:
    for one in found:
        if all(other is one or other.path.startswith(f"{one.path}/") for other in found):
            return [one]
    return found
