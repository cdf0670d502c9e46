"""Files that are missing, foreign, of another version, locked or damaged: one line that says what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from bulletincli.errors import BulletinError
from bulletincli.store import open_reader, open_writer
from bulletincli.store.connection import translate
from bulletincli.store.errors import (
    DamagedDatabaseError,
    DatabaseLockedError,
    DatabaseMissingError,
    DatabaseUnwritableError,
    NotADatabaseError,
    SchemaVersionError,
)


def test_a_missing_database_says_how_to_make_one(tmp_path: Path) -> None:
    for path in (tmp_path / "no.duckdb", tmp_path / "nowhere" / "no.duckdb"):
        with pytest.raises(
            DatabaseMissingError, match=r"there is no database yet; make one with `bulletin ingest`"
        ):
            open_reader(path)
        assert not path.exists()


def test_an_empty_file_is_no_database_yet(tmp_path: Path, make: Any) -> None:
    path = tmp_path / "x.duckdb"
    path.touch()
    with pytest.raises(DatabaseMissingError):
        open_reader(path)
    with open_writer(path) as writer:
        assert writer.add(make.xihu()) == "added"
    with open_reader(path) as reader:
        assert reader.stats().events == 4


def test_a_first_ingest_that_never_finished(tmp_path: Path, make: Any) -> None:
    path = tmp_path / "x.duckdb"
    duckdb.connect(str(path)).close()
    with pytest.raises(DatabaseMissingError, match="holds nothing yet, its first ingest did not finish"):
        open_reader(path)
    with open_writer(path) as writer:
        assert writer.add(make.xihu()) == "added"


@pytest.mark.parametrize(
    "content", [b"x", b"no database at all" * 1000, b"SQLite format 3\x00" + bytes(5000)]
)
def test_a_file_of_something_else_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.duckdb"
    path.write_bytes(content)
    for open_it in (open_reader, lambda path: open_writer(path).__enter__()):
        with pytest.raises(
            NotADatabaseError, match=r"x\.duckdb: no DuckDB database; name another file with --db"
        ):
            open_it(path)
    assert path.read_bytes() == content


def test_a_folder(tmp_path: Path) -> None:
    for open_it in (open_reader, lambda path: open_writer(path).__enter__()):
        with pytest.raises(NotADatabaseError, match="a folder; name a file in it with --db"):
            open_it(tmp_path)


@pytest.mark.parametrize(
    "table", ["other (a INTEGER)", "meta (a INTEGER)", "meta (key VARCHAR, value VARCHAR)"]
)
def test_a_duckdb_database_of_somebody_else_is_left_alone(tmp_path: Path, table: str) -> None:
    path = tmp_path / "x.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"CREATE TABLE {table}")
    for open_it in (open_reader, lambda path: open_writer(path).__enter__()):
        with pytest.raises(NotADatabaseError, match="a DuckDB database, but not one of `bulletin`"):
            open_it(path)
    with duckdb.connect(str(path)) as connection:
        assert len(connection.execute("FROM duckdb_tables()").fetchall()) == 1


def test_another_schema_version(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    with open_writer(path):
        pass
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = '99'")
    for open_it in (open_reader, lambda path: open_writer(path).__enter__()):
        with pytest.raises(
            SchemaVersionError, match=r"its schema is version 99, this program's is .*; bring it up"
        ):
            open_it(path)


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A database that another process is writing, and that process."""
    path = tmp_path / "x.duckdb"
    with open_writer(path):
        pass
    code = (
        "import sys; from bulletincli.store import open_writer\n"
        "with open_writer(sys.argv[1]): print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield path, process.pid
        assert process.stdin is not None
        process.stdin.close()


def test_a_lock_names_its_holder(holder: tuple[Path, int]) -> None:
    path, pid = holder
    for open_it in (open_reader, lambda path: open_writer(path).__enter__()):
        with pytest.raises(DatabaseLockedError) as caught:
            open_it(path)
        assert str(caught.value).startswith(f"{path}: in use by another process (PID {pid}, python")
        assert str(caught.value).endswith("; wait until it has finished, or end it")


def test_readers_share_but_a_writer_waits_for_them(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    path.write_bytes(database.read_bytes())
    with open_reader(path) as one, open_reader(path) as other:
        assert one.stats() == other.stats()
        with pytest.raises(DatabaseLockedError, match="this process has it open already"):
            open_writer(path).__enter__()
    with open_writer(path):
        pass


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnwritableError, match=r"its folder does not exist; make it"):
        open_writer(tmp_path / "nowhere" / "x.duckdb").__enter__()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DatabaseUnwritableError):
        open_writer(tmp_path / "x.duckdb").__enter__()


def test_a_damaged_database(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    content = bytearray(database.read_bytes())
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(BulletinError) as caught, open_reader(path) as reader:
        reader.stats()
    assert "\n" not in str(caught.value)
    for place in range(12_288, len(content), 1000):
        content[place] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(DamagedDatabaseError, match="damaged; put back a copy"), open_reader(path) as reader:
        reader.stats()


@pytest.mark.parametrize(
    ("message", "kind", "told"),
    [
        (
            'IO Error: Could not write file "x": No space left on device',
            DatabaseUnwritableError,
            "the disk is full, or a limit",
        ),
        ('IO Error: Cannot open file "x": Permission denied', DatabaseUnwritableError, "not allowed"),
        ('IO Error: Cannot open file "x": Read-only file system', DatabaseUnwritableError, "not allowed"),
        ("Out of Memory Error: could not allocate", DatabaseUnwritableError, "ran out of memory"),
        (
            'IO Error: Could not set lock on file "x": Conflicting lock is held in /usr/bin/duckdb (PID 7) by user a.',
            DatabaseLockedError,
            "in use by another process (PID 7, duckdb)",
        ),
        (
            'IO Error: Could not set lock on file "x": Resource busy',
            DatabaseLockedError,
            "in use by another process",
        ),
        (
            "IO Error: Trying to read a database file with version number 99, but we can only read 64",
            SchemaVersionError,
            "written by another version of DuckDB",
        ),
        (
            "Internal Error:\n\n  something\n  ^^^^ \nelse",
            DamagedDatabaseError,
            "Internal Error: something else",
        ),
    ],
)
def test_duckdbs_words_become_ours(message: str, kind: type[BulletinError], told: str) -> None:
    error = translate(duckdb.Error(message), Path("x.duckdb"))
    assert isinstance(error, kind)
    assert str(error).startswith("x.duckdb: ")
    assert told in str(error)
    assert "\n" not in str(error)
