"""Where an event's district lies: its path from the province down.

An event names its district, the document says where it lies itself; the table of divisions decides what
that means. What it leaves open stays a bare name.
"""

from __future__ import annotations

from functools import lru_cache

from bulletincli.model import District
from bulletincli.parsing.divisions import named, path


def own_path(district: District | None) -> str | None:
    """Give the path of a document's district: ending in its name, and nothing but the name if it is open."""
    if district is None:
        return None
    if district.candidates or not district.path:
        return district.name
    if district.path.split("/")[-1] == district.name:
        return district.path
    return f"{district.path}/{district.name}"


@lru_cache(maxsize=4096)
def event_path(name: str | None, document_path: str | None, year: int | None) -> str | None:
    """Give the path of the district called `name` in a document about `document_path`.

    The document's own district if no name is given. Else one on the document's path, below its end, or
    beside it, whichever the divisions know; else the only one of that name in the country. A name that no
    division has (a development zone) lies in the document's city.
    """
    if name is None or document_path is None:
        return name or document_path
    parts = document_path.split("/")
    if name in parts:
        return "/".join(parts[: parts.index(name) + 1])
    known = _paths_of(name, year) or _paths_of(name, None)
    city = "/".join(parts[:2])
    for above in (document_path, "/".join(parts[:-1]), city, parts[0]):
        near = [one for one in known if one.startswith(f"{above}/")]
        if above and len(near) == 1:
            return near[0]
    if len(known) == 1:
        return known[0]
    return name if known or len(parts) == 1 else f"{city}/{name}"


@lru_cache(maxsize=4096)
def code_of(district_path: str) -> str | None:
    """Give the newest code of the division at that path; None if there is none."""
    name = district_path.rsplit("/", maxsplit=1)[-1]
    return next((one.code for one in named(name) if path(one) == district_path), None)


def _paths_of(name: str, year: int | None) -> list[str]:
    return sorted({path(one, year) for one in named(name, year)})
