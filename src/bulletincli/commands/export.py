"""`bulletin export`: a whole table for other programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TextIO

import typer

from bulletincli.commands.shared.options import Database
from bulletincli.commands.shared.output import ContradictingOptionsError, say
from bulletincli.commands.sql import sql_column
from bulletincli.errors import EXIT_FOUND, EXIT_NOTHING_FOUND, BulletinError
from bulletincli.render.columns import Table
from bulletincli.render.write import FormatOptionError, Style, write
from bulletincli.store.rows import ExportTable

ExportFormat = Literal["csv", "ndjson", "json", "parquet"]

_BY_SUFFIX: Final[dict[str, ExportFormat]] = {
    ".csv": "csv",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
    ".json": "json",
    ".parquet": "parquet",
}

EXAMPLES: Final = """\b
Examples:
  bulletin export participations > participations.csv
  bulletin export events --format ndjson | head -1
  bulletin export people -o people.parquet
"""


class FileUnwritableError(BulletinError):
    """A file that cannot be written; what it held before is kept."""


def run(
    table: Annotated[
        ExportTable,
        typer.Argument(
            metavar="TABLE", help="events, participations, people, documents, mentions, offices or places."
        ),
    ],
    *,
    format: Annotated[  # noqa: A002 - the option's name
        ExportFormat | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="csv, ndjson, json or parquet. [csv, or by FILE's name]"
        ),
    ] = None,
    target: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, not to standard output."),
    ] = None,
    excel_safe: Annotated[
        bool,
        typer.Option(
            "--excel-safe", help="Put ' before text that a spreadsheet would run as a formula (csv)."
        ),
    ] = False,
    database: Database,
) -> int:
    """Write a whole table for other programs.

    All rows go to standard output or a file, in a stable order. A file is written whole or not at all.
    Parquet needs a file.
    """
    form = format or _BY_SUFFIX.get(target.suffix.lower() if target else "", "csv")
    if excel_safe and form == "parquet":
        raise FormatOptionError("--excel-safe goes with csv, not with parquet")
    with database.reader() as reader:
        if form == "parquet":
            if target is None:
                raise ContradictingOptionsError("parquet is no text; name a file with -o FILE")
            if not _can_be_replaced(target):
                raise FileUnwritableError(f"{target}: is a link, a folder or a device; parquet needs a file")
            count = reader.export_parquet(table, target)
        else:
            names, rows = reader.export(table)
            counted = _Counted(rows)
            columns = [sql_column(name, place) for place, name in enumerate(names)]
            with _opened(target) as out:
                write(Table(columns, counted), Style(form, terminal=out.isatty(), excel_safe=excel_safe), out)
            count = counted.count
    if target is not None or not count:
        say(f"{count} {table}" + (f" written to {target}" if target else ""))
    return EXIT_FOUND if count else EXIT_NOTHING_FOUND


class _Counted:
    """Rows that are counted as they pass."""

    def __init__(self, rows: Iterator[tuple[Any, ...]]) -> None:
        self.rows, self.count = rows, 0

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        for row in self.rows:
            self.count += 1
            yield row


@contextmanager
def _opened(target: Path | None) -> Iterator[TextIO]:
    """Give standard output, or a file that takes `target`'s place when it is complete."""
    if target is None:
        yield sys.stdout
        return
    try:
        if _can_be_replaced(target):
            with _replacing(target) as out:
                yield out
        else:
            with target.open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
                yield out
    except OSError as error:
        raise FileUnwritableError(f"{target}: cannot be written: {error.strerror or error}") from None


def _can_be_replaced(target: Path) -> bool:
    """Tell a file, or a name that is free: never a pipe, a terminal or /dev/stdout, nor a link to something."""
    return not target.is_symlink() and (target.is_file() or not target.exists())


@contextmanager
def _replacing(target: Path) -> Iterator[TextIO]:
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
            yield out
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
