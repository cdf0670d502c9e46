"""A database of the former release is brought up to date, without the files that it was made from.

`former/version-1.duckdb.gz` was made by the release before: made-up bulletins as text, one of them twice and one with a
manifest, two that came as parses (one without its text), and a file that could not be read.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pytest

from bulletincli.model import Bulletin
from bulletincli.parsing.parse import parse
from bulletincli.store import open_reader, upgrade
from bulletincli.store.errors import DamagedDatabaseError, NotADatabaseError, SchemaVersionError
from bulletincli.store.former import Kept
from bulletincli.store.upgrade import upgrade as bring_up

FORMER = Path(__file__).parent / "former" / "version-1.duckdb.gz"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "old.duckdb"
    path.write_bytes(gzip.decompress(FORMER.read_bytes()))
    return path


def read_again(documents: Iterable[Kept]) -> Iterator[Bulletin]:
    for one in documents:
        assert one.source is not None
        yield parse(one.source, one.known)


def counts(path: Path) -> dict[str, int]:
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = ("document", "document_location", "event", "participation", "person", "place", "problem")
        found = {}
        for table in tables:
            row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            assert row is not None
            found[table] = row[0]
        return found


def test_the_former_database_is_refused_with_the_way_out(path: Path) -> None:
    with pytest.raises(SchemaVersionError, match="bring it up to date with `bulletin upgrade`"):
        open_reader(path)


def test_everything_comes_over(path: Path) -> None:
    before = counts(path)
    done = bring_up(path, read_again, parser_revision="x")
    assert done is not None
    assert (done.version, done.documents, done.kept_as) == ("1", 5, path.with_name("old.duckdb.version-1"))
    after = counts(path)
    for table in ("document", "document_location", "problem"):
        assert after[table] == before[table], table
    assert abs(after["event"] - before["event"]) < 5
    with open_reader(path) as reader:
        assert reader.verify().damage == ()
        documents = {row.path: row for row in reader.documents().rows}
        assert documents["in/copy-of-n02.txt"].paths == ("in/copy-of-n02.txt", "in/n02_pucheng_news_2021.txt")
        assert documents["in/c05_jingxing_weekly.txt"].year_source == "manifest"
        assert documents["in/c05_jingxing_weekly.txt"].extractor.endswith("+x")
        assert documents["made/c12_liudong_2016m9.txt"].extractor == "given"
        assert documents["given/without-text.jsonl"].events == 21
    assert counts(done.kept_as) == before
    assert bring_up(path, read_again, parser_revision="x") is None


def test_what_was_given_as_a_parse_is_not_read_again(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        given = "(SELECT document_id FROM document WHERE path = 'made/c12_liudong_2016m9.txt')"
        connection.execute(
            f"UPDATE event SET name = '改正的名称' WHERE document_id = {given} AND position = 3"
        )
    bring_up(path, read_again, parser_revision="x")
    with open_reader(path) as reader:
        names = [row[0] for row in reader.sql("SELECT name FROM timeline WHERE name = '改正的名称'")[1]]
    assert names == ["改正的名称"]


def test_what_fails_leaves_the_former_database(path: Path) -> None:
    before = path.read_bytes()

    def failing(_documents: Iterable[Kept]) -> Iterator[Bulletin]:
        raise OSError("no more processes")
        yield

    with pytest.raises(OSError, match="no more processes"):
        bring_up(path, failing, parser_revision="x")
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["old.duckdb"]


def test_what_does_not_verify_is_not_put_in_its_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upgrade.Former, "__len__", lambda _: 6)
    with pytest.raises(
        DamagedDatabaseError, match=r"5 of 6 documents could be brought over; it stays as it is"
    ):
        bring_up(path, read_again, parser_revision="x")
    assert [one.name for one in path.parent.iterdir()] == ["old.duckdb"]


def test_a_newer_database_and_one_of_something_else(path: Path, tmp_path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
    with pytest.raises(SchemaVersionError, match="newer than this program's"):
        bring_up(path, read_again, parser_revision="x")
    with duckdb.connect(str(tmp_path / "other.duckdb")) as connection:
        connection.execute("CREATE TABLE x AS SELECT 1")
    with pytest.raises(NotADatabaseError, match="not one of `bulletin`"):
        bring_up(tmp_path / "other.duckdb", read_again, parser_revision="x")
