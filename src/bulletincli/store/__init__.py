"""The DuckDB file: the only place with SQL.

`open_reader` to ask, `open_writer` to load; both are context managers. Rows are those of `store.rows`,
errors those of `store.errors`. Importing this package loads neither duckdb nor anything else that takes
time.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from bulletincli.store.reader import Reader
    from bulletincli.store.writer import Writer


def open_reader(path: str | Path) -> Reader:
    """Open the database for reading: other readers may too, no writer can meanwhile.

    Raises `DatabaseMissingError`, `NotADatabaseError`, `SchemaVersionError` or `DatabaseLockedError`.
    """
    from bulletincli.store.reader import Reader  # noqa: PLC0415 - loads duckdb

    return Reader.open(Path(path))


def open_writer(path: str | Path, *, parser_revision: int | str = 0) -> AbstractContextManager[Writer]:
    """Open the database for loading, and make the file if there is none.

    `with open_writer(path) as writer:` what is done in the `with` block is committed at its end, and whenever
    `writer.commit()` is called; an exception, or the process's death, undoes what came after (and leaves no file
    where there was none). `parser_revision` changes whenever the parser reads differently: with the program's version it
    tells which documents a newer parser should read again.

    Raises `NotADatabaseError`, `SchemaVersionError`, `DatabaseLockedError` or `DatabaseUnwritableError`.
    """
    from bulletincli.store.writer import writing  # noqa: PLC0415 - loads duckdb

    return writing(Path(path), parser_revision)
