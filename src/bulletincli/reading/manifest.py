"""manifest.csv and manifest.jsonl: what somebody knows of bulletins from outside them, a row for a file or several.

    file,title,publisher,district,published,year,year_why,url,source
    jiujiang.txt,,,九江市,,2020,"the outbreak that it reports",,a web page
    2021/*.html,,东城区人民政府,110101,,2021,,,

`file` is a path relative to the manifest's folder, or a pattern of such (`*` any characters, also `/`; `?` one;
`[ab]` one of these); a file in an archive has the archive's name before its own (`2021.zip/may/a.html`). Every other
column may be left out or empty; a column of another name is refused, so that a misspelt one is not passed over.
`source` is for its readers. In JSON Lines the columns are keys. What the row of the file itself says counts before
what patterns say, an earlier pattern before a later one.

A CSV file may be as spreadsheets save it: with semicolons or tabs for commas (the header tells), with empty columns
at its end and empty rows, with dates like 2023/11/13.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from bulletincli.errors import BulletinError
from bulletincli.model import Known, NotADateError, PartialDate
from bulletincli.reading.decode import NotTextError, decode_whole

NAMES: Final = ("manifest.csv", "manifest.jsonl")
COLUMNS: Final = ("file", "title", "publisher", "district", "published", "year", "year_why", "url", "source")
_PATTERN: Final = frozenset("*?[")
_SEPARATORS: Final = (",", ";", "\t")
_MIDNIGHT: Final = re.compile(r"[ T]0?0:00(:00)?$")
"""What spreadsheets put behind a date."""

Districts = Callable[[str], str]
"""Returns a district as the parser knows it. Raises `UnknownDistrictError` if there is none such."""


class ManifestError(BulletinError):
    """A manifest that cannot be trusted; the message names file, line and column."""


class UnknownDistrictError(ValueError):
    """A name or code that is no district's; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one manifest says: of single files by their real paths, and of patterns of real paths, in its order."""

    path: Path
    rows: Mapping[str, Known]
    patterns: tuple[tuple[str, Known], ...] = ()
    used: set[str] = field(default_factory=set, compare=False)
    """The paths and patterns that were found to speak of a file."""

    def known_of(self, real: str) -> Known | None:
        """Return all that is said of the file at the real path `real`; None if that is nothing."""
        row = self.rows.get(real)
        found = [] if row is None else [row]
        if row is not None:
            self.used.add(real)
        for pattern, known in self.patterns:
            if fnmatchcase(real, pattern):
                self.used.add(pattern)
                found.append(known)
        return joined(found)

    def unused(self) -> Iterator[str]:
        """Yield the files and patterns that speak of no file there is, as the manifest names them."""
        folder = os.path.realpath(self.path.parent)
        for real in self.rows:
            if real not in self.used and not os.path.lexists(real) and not _is_in_file(real):
                yield os.path.relpath(real, folder)
        for pattern, _ in self.patterns:
            below = pattern.removeprefix(_literal(folder) + os.sep)
            if pattern not in self.used and not _is_on_disk(folder, below):
                yield below


def _is_in_file(path: str) -> bool:
    """Whether the path goes on from a file: what an archive holds is known only when it is read."""
    return any(parent.is_file() for parent in Path(path).parents)


def _is_on_disk(folder: str, pattern: str) -> bool:
    """Whether there is a file that the pattern speaks of, whether it was named to be read or not."""
    first = min((pattern.index(char) for char in _PATTERN if char in pattern), default=len(pattern))
    start = Path(folder, pattern[:first].rpartition("/")[0])
    if start.is_file() or _is_in_file(str(start)):
        return True
    whole = _literal(folder) + os.sep + pattern
    return any(
        fnmatchcase(str(Path(here, name)), whole) for here, _, names in os.walk(start) for name in names
    )


def joined(said: Sequence[Known]) -> Known | None:
    """Put together what several rows say of one file, the earlier before the later; None for none."""
    if not said:
        return None
    whole = said[0]
    for one in said[1:]:
        more = {
            item.name: getattr(one, item.name) for item in fields(Known) if getattr(whole, item.name) is None
        }
        whole = replace(whole, **more)
    return whole


def load_manifest(path: Path, districts: Districts = str) -> Manifest:
    """Return the manifest at `path`, JSON Lines if its name ends so, else CSV. Raises `ManifestError`."""
    try:
        text = decode_whole(path.read_bytes())
    except OSError as error:
        raise ManifestError(f"{path}: cannot be read: {error.strerror or error}") from None
    except NotTextError as error:
        raise ManifestError(f"{path}: {error}") from None
    read = _json_rows if path.suffix.lower() == ".jsonl" else _csv_rows
    rows: dict[str, Known] = {}
    patterns: dict[str, Known] = {}
    folder = os.path.realpath(path.parent)
    for place, cells in read(path, text):
        file, known = _row(place, cells, districts)
        if _PATTERN.isdisjoint(file) or (path.parent / file).exists():
            known_by, into = os.path.realpath(path.parent / file), rows
        else:
            known_by, into = os.path.join(_literal(folder), os.path.normpath(file)), patterns  # noqa: PTH118
        if known_by in into:
            raise ManifestError(f"{place}: {file} has a row already")
        into[known_by] = known
    return Manifest(path, rows, tuple(patterns.items()))


def _literal(folder: str) -> str:
    """Return a pattern for the folder itself, whatever characters its name has."""
    return "".join(f"[{char}]" if char in _PATTERN else char for char in folder)


def _csv_rows(path: Path, text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield where each row stands, and its cells that are not empty by column."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        columns = _checked_columns(path, next(filter(None, map(_without_empty_end, lines)), []))
        for values in map(_without_empty_end, lines):
            place = f"{path}, line {lines.line_num}"
            if len(values) > len(columns):
                raise ManifestError(
                    f"{place}: {len(values)} values under {len(columns)} columns (quote commas)"
                )
            cells = {
                name: value.strip() for name, value in zip(columns, values, strict=False) if value.strip()
            }
            if cells:
                yield place, cells
    except csv.Error as error:
        raise ManifestError(f"{path}, line {lines.line_num}: not CSV ({error})") from None


def _separator(text: str) -> str:
    """Return what stands between the columns of the header: what parts it into most names that we know."""
    header = next((line for line in io.StringIO(text, newline=None) if line.strip(" ,;\t\n")), "")

    def known(separator: str) -> int:
        return sum(cell.strip(' "\n') in COLUMNS for cell in header.split(separator))

    return max(_SEPARATORS, key=known)


def _without_empty_end(cells: list[str]) -> list[str]:
    """Leave out the empty cells at the end of a row: a spreadsheet saves as many as its widest row has."""
    count = len(cells)
    while count and not cells[count - 1].strip():
        count -= 1
    return cells[:count]


def _json_rows(path: Path, text: str) -> Iterator[tuple[str, dict[str, str]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{path}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ManifestError(f"{place}: not JSON ({error})") from None
        if not isinstance(row, dict):
            raise ManifestError(f'{place}: must be an object like {{"file": "a.txt", "year": 2020}}')
        _checked_columns(path, list(row))
        for key, value in row.items():
            if not isinstance(value, str | int | None) or isinstance(value, bool):
                raise ManifestError(f"{place}: {key} must be a string, a number or null")
        yield place, {key: str(value).strip() for key, value in row.items() if str(value or "").strip()}


def _checked_columns(path: Path, header: list[str]) -> list[str]:
    columns = [column.strip() for column in header]
    for column in columns:
        if column not in COLUMNS:
            if not column:
                raise ManifestError(f"{path}: column {columns.index(column) + 1} has no name")
            raise ManifestError(f"{path}: unknown column {column!r}; columns are {', '.join(COLUMNS)}")
        if columns.count(column) > 1:
            raise ManifestError(f"{path}: column {column!r} stands twice")
    if "file" not in columns:
        raise ManifestError(f"{path}: the column 'file' is missing")
    return columns


def _row(place: str, cells: Mapping[str, str], districts: Districts) -> tuple[str, Known]:
    if "file" not in cells:
        raise ManifestError(f"{place}: the column 'file' is empty")
    if "\0" in cells["file"]:
        raise ManifestError(f"{place}: file holds a NUL character")
    known = Known(
        title=cells.get("title"),
        publisher=cells.get("publisher"),
        district=_district(place, cells.get("district"), districts),
        published=_published(place, cells.get("published")),
        year=_year(place, cells.get("year")),
        year_why=cells.get("year_why"),
        url=_url(place, cells.get("url")),
    )
    return cells["file"], known


def _district(place: str, value: str | None, districts: Districts) -> str | None:
    try:
        return None if value is None else districts(value)
    except UnknownDistrictError as error:
        raise ManifestError(f"{place}: {error}") from None


def _published(place: str, value: str | None) -> PartialDate | None:
    if value is None:
        return None
    date = None
    with suppress(NotADateError):
        date = PartialDate.read("".join(_MIDNIGHT.sub("", value).split()))
    if date is None:
        raise ManifestError(f"{place}: published must be a date like 2022-05-20, not {value!r}")
    return date


def _year(place: str, value: str | None) -> int | None:
    if value is None:
        return None
    value = value.removesuffix("年").rstrip()
    if not (value.isascii() and value.isdigit() and len(value) == 4 and value != "0000"):
        raise ManifestError(f"{place}: year must be a year like 2020, not {value!r}")
    return int(value)


def _url(place: str, value: str | None) -> str | None:
    if value is not None and not value.startswith(("http://", "https://")):
        raise ManifestError(f"{place}: url must be an address like https://…, not {value!r}")
    return value
