"""Opening the file, and DuckDB's errors in words a user can act on."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

from bulletincli.store.errors import (
    DamagedDatabaseError,
    DatabaseLockedError,
    DatabaseMissingError,
    DatabaseUnwritableError,
    NotADatabaseError,
    SchemaVersionError,
    StoreError,
)
from bulletincli.store.schema import SCHEMA_VERSION, read_version

_Settings = dict[str, str | bool | int | float | list[str]]

_SAFE: Final[_Settings] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
}
"""Nothing is fetched, no extension loaded, and SQL never sees this program's own variables."""

_MAGIC: Final = b"DUCK"
_MAGIC_END: Final = 12
"""What DuckDB's files have before their twelfth byte."""

_WRITING: Final[_Settings] = _SAFE | {"memory_limit": "512MB"}
"""A long load is one transaction, which DuckDB would keep in memory as far as there is any: above this it
goes to disk."""


def connect_reader(path: Path) -> duckdb.DuckDBPyConnection:
    """Open an existing database of this schema for reading; see `store.open_reader` for the errors."""
    return _connect(path, check_version)


def connect_former(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a database of any schema of this program for reading."""
    return _connect(path, check_ours)


def _connect(path: Path, check: Callable[[Path, str], None]) -> duckdb.DuckDBPyConnection:
    if not _is_written(path):
        raise DatabaseMissingError(
            f"{path}: there is no database yet; make one with `bulletin ingest`, or name another with --db"
        )
    with translated(path):
        connection = duckdb.connect(str(path.absolute()), read_only=True, config=_SAFE)
        try:
            version = read_version(connection)
            if version is None:
                raise DatabaseMissingError(
                    f"{path}: holds nothing yet, its first ingest did not finish; run `bulletin ingest`"
                )
            check(path, version)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_writer(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a database for writing, which may be new and without a schema."""
    with translated(path):
        return duckdb.connect(str(path.absolute()), config=_WRITING)


def create_file(path: Path) -> bool:
    """Make an empty database at `path` if there is none; whether it was made now.

    DuckDB writes a new file piece by piece: killed meanwhile, it would leave one that nobody can open. So
    it is written beside and linked to its name when it is whole; of two who do so at once, one wins.
    """
    if _is_written(path):
        return False
    path.unlink(missing_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with translated(path):
            duckdb.connect(str(beside.absolute()), config=_SAFE).close()
        return _put_in_place(beside, path)
    except OSError as error:
        raise DatabaseUnwritableError(
            f"{path}: cannot be made: {error.strerror or error}; name another file with --db"
        ) from None
    finally:
        beside.unlink(missing_ok=True)


def _put_in_place(beside: Path, path: Path) -> bool:
    """Give the file its name unless another has it by now."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if path.exists():
            return False
        beside.rename(path)
    return True


def _is_written(path: Path) -> bool:
    """Whether there is a file with something in it. Raises `NotADatabaseError` if that is not DuckDB's.

    DuckDB itself would look for an extension that opens it (SQLite's, say), and complain that there is none.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_MAGIC_END)
    except FileNotFoundError:
        return False
    except IsADirectoryError:
        raise NotADatabaseError(f"{path}: a folder; name a file in it with --db") from None
    except OSError as error:
        raise NotADatabaseError(f"{path}: cannot be read: {error.strerror or error}") from None
    if head and not head.endswith(_MAGIC):
        raise NotADatabaseError(f"{path}: no DuckDB database; name another file with --db")
    return bool(head)


def check_version(path: Path, version: str) -> None:
    """Refuse a database whose schema is another's. Raises `SchemaVersionError` or `NotADatabaseError`."""
    check_ours(path, version)
    if version != SCHEMA_VERSION:
        raise SchemaVersionError(
            f"{path}: its schema is version {version}, this program's is {SCHEMA_VERSION};"
            " bring it up to date with `bulletin upgrade`, or use the program that made it"
        )


def check_ours(path: Path, version: str) -> None:
    """Refuse a database that is not of this program. Raises `NotADatabaseError`."""
    if not version:
        raise NotADatabaseError(
            f"{path}: a DuckDB database, but not one of `bulletin`; name another with --db"
        )


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn DuckDB's errors within the block into this package's; `path` is the database's."""
    try:
        yield
    except duckdb.Error as error:
        raise translate(error, path) from error


_LOCKED: Final = re.compile(r"lock is held in (?P<program>.+?) \(PID (?P<pid>\d+)\)")


def translate(error: duckdb.Error, path: Path) -> StoreError:
    """Say what DuckDB's error means to somebody who asked for the database at `path`."""
    text = one_line(error)
    locked = _LOCKED.search(text)
    if locked:
        program = Path(locked["program"]).name
        return DatabaseLockedError(
            f"{path}: in use by another process (PID {locked['pid']}, {program});"
            " wait until it has finished, or end it"
        )
    for pattern, kind, cause in _CAUSES:
        if pattern.search(text):
            return kind(f"{path}: {cause}")
    return DamagedDatabaseError(
        f"{path}: DuckDB failed: {text}; if this comes again, ingest the bulletins into a new file with --db"
    )


_CAUSES: Final[tuple[tuple[re.Pattern[str], type[StoreError], str], ...]] = (
    (
        re.compile("Could not set lock"),
        DatabaseLockedError,
        "in use by another process; wait until it has finished",
    ),
    (
        re.compile("different configuration than existing connections|Unique file handle conflict"),
        DatabaseLockedError,
        "this process has it open already; close that first",
    ),
    (
        re.compile("not a valid DuckDB database"),
        NotADatabaseError,
        "no DuckDB database; name another file with --db",
    ),
    (
        re.compile("database file with version number|storage version|newer version of DuckDB"),
        SchemaVersionError,
        "written by another version of DuckDB; ingest the bulletins into a new file with --db",
    ),
    (
        re.compile("No such file or directory"),
        DatabaseUnwritableError,
        "its folder does not exist; make it, or name another file with --db",
    ),
    (
        re.compile("Out of Memory"),
        DatabaseUnwritableError,
        "DuckDB ran out of memory; ingest fewer files at a time",
    ),
    (
        re.compile("No space left|[Dd]isk quota|File too large"),
        DatabaseUnwritableError,
        "the disk is full, or a limit on files is reached; free some room, or name another file with --db",
    ),
    (
        re.compile("Permission denied|Read-only file system|Operation not permitted|Cannot open file"),
        DatabaseUnwritableError,
        "not allowed to open or write it here; change its permissions, or name another file with --db",
    ),
    (
        re.compile("checksum|Corrupt|Could not read enough bytes|serializ", re.IGNORECASE),
        DamagedDatabaseError,
        "damaged; put back a copy, or ingest the bulletins into a new file with --db",
    ),
)
"""What DuckDB's messages say, the first that fits."""


def one_line(error: BaseException) -> str:
    """Give DuckDB's message without its line breaks and the row of a caret."""
    lines = (line.strip() for line in str(error).splitlines())
    return " ".join(line for line in lines if line and not set(line) <= {"^", "~"})
