"""manifest.csv: what somebody knows of bulletins from outside them, one row a file.

    file,title,publisher,district,published,year,year_why,source
    jiujiang.txt,,,九江市,,2020,"the outbreak that it reports",https://…

`file` is a path relative to the manifest's folder. Every other column may be left out or empty; a column of
another name is refused, so that a misspelt one is not passed over. `source` is for its readers.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletincli.errors import BulletinError
from bulletincli.model import Known, NotADateError, PartialDate
from bulletincli.reading.decode import NotTextError, decode

NAME = "manifest.csv"
COLUMNS = ("file", "title", "publisher", "district", "published", "year", "year_why", "source")


class ManifestError(BulletinError):
    """A manifest that cannot be trusted; the message names file, line and column."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The rows of one manifest by the real path of the file that each is about."""

    path: Path
    rows: Mapping[str, Known]

    def missing(self) -> Iterator[str]:
        """Yield the files that have a row and are not there, as it names them."""
        folder = os.path.realpath(self.path.parent)
        for real in self.rows:
            if not Path(real).exists():
                yield os.path.relpath(real, folder)


def load_manifest(path: Path) -> Manifest:
    """Return the manifest at `path`. Raises `ManifestError`."""
    try:
        text = decode(path.read_bytes()).text
    except OSError as error:
        raise ManifestError(f"{path}: cannot be read: {error.strerror or error}") from None
    except NotTextError as error:
        raise ManifestError(f"{path}: {error}") from None
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: dict[str, Known] = {}
    try:
        columns = _checked_columns(path, next(lines, []))
        for values in lines:
            if any(value.strip() for value in values):
                place = f"{path}, line {lines.line_num}"
                file, known = _row(place, columns, values)
                real = os.path.realpath(path.parent / file)
                if real in rows:
                    raise ManifestError(f"{place}: {file} has a row already")
                rows[real] = known
    except csv.Error as error:
        raise ManifestError(f"{path}, line {lines.line_num}: not CSV ({error})") from None
    return Manifest(path, rows)


def _checked_columns(path: Path, header: list[str]) -> list[str]:
    columns = [column.strip() for column in header]
    for column in columns:
        if column not in COLUMNS:
            raise ManifestError(f"{path}: unknown column {column!r}; columns are {', '.join(COLUMNS)}")
        if columns.count(column) > 1:
            raise ManifestError(f"{path}: column {column!r} stands twice")
    if "file" not in columns:
        raise ManifestError(f"{path}: the column 'file' is missing")
    return columns


def _row(place: str, columns: list[str], values: list[str]) -> tuple[str, Known]:
    if len(values) > len(columns):
        raise ManifestError(f"{place}: {len(values)} values under {len(columns)} columns (quote commas)")
    cells = {column: value.strip() for column, value in zip(columns, values, strict=False) if value.strip()}
    if "file" not in cells:
        raise ManifestError(f"{place}: the column 'file' is empty")
    known = Known(
        title=cells.get("title"),
        publisher=cells.get("publisher"),
        district=cells.get("district"),
        published=_published(place, cells.get("published")),
        year=_year(place, cells.get("year")),
        year_why=cells.get("year_why"),
    )
    return cells["file"], known


def _published(place: str, value: str | None) -> PartialDate | None:
    try:
        return None if value is None else PartialDate.parse(value)
    except NotADateError:
        raise ManifestError(f"{place}: published must be a date like 2022-05-20, not {value!r}") from None


def _year(place: str, value: str | None) -> int | None:
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and len(value) == 4 and value != "0000"):
        raise ManifestError(f"{place}: year must be a year like 2020, not {value!r}")
    return int(value)
