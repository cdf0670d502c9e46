"""Districts that manifests name, looked up before anything is read: what is none there would be so in every file."""

from __future__ import annotations

from typing import Final

from bulletincli.parsing import divisions
from bulletincli.parsing.lexicon import load_toml
from bulletincli.reading.manifest import UnknownDistrictError
from bulletincli.store.searchable import simplified_forms

_CODE_LENGTH: Final = 6
_WAY_OUT: Final = "write a county, city or province, its six-digit code, or its path (江西省/南昌市/西湖区); or leave it empty"


def district_in_table(written: str) -> str:
    """Return the district that a manifest names, in simplified characters and with the full names of what it lies in.

    A name that several have stays as it is: the text may tell which it is. Raises `UnknownDistrictError` if the table
    of divisions has no such name, code or path in any year, and it is no development zone.
    """
    shown = simplified_forms(written)[-1]
    if shown.isdigit():
        if len(shown) != _CODE_LENGTH or divisions.by_code(shown) is None:
            raise UnknownDistrictError(f"no district has the code {written!r}; {_WAY_OUT}")
        return shown
    *above, name = shown.split("/")
    full = [_full_name(unit, written) for unit in above]
    found = (*divisions.named(name), *divisions.short_named(name))
    if not found and not _is_zone(name):
        raise UnknownDistrictError(f"there is no district {written!r}; {_WAY_OUT}")
    if found and not any(_lies_in(one, full) for one in found):
        raise UnknownDistrictError(f"there is no {name} in {'/'.join(full)} ({written!r}); {_WAY_OUT}")
    return "/".join([*full, name])


def _full_name(unit: str, written: str) -> str:
    if divisions.named(unit):
        return unit
    full = divisions.normalise(unit)
    if full is None:
        raise UnknownDistrictError(f"there is no district {unit!r} as in {written!r}; {_WAY_OUT}")
    return full


def _lies_in(one: divisions.Division, above: list[str]) -> bool:
    return all(any(divisions.within(one, unit) for unit in divisions.named(name)) for name in above)


def _is_zone(name: str) -> bool:
    """Whether it is a zone that the lexicon lists, or ends in a word for zones: its city is told by the text."""
    return divisions.resolve(name) is not None or name.endswith(tuple(load_toml("divisions")["zone_words"]))
