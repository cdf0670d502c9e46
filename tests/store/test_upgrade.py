"""A database of the former release is brought up to date, without the files that it was made from.

`former/version-1.duckdb.gz` was made by the release before: made-up bulletins as text, one of them twice and one with a
manifest, two that came as parses (one without its text), and a file that could not be read.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from bulletincli.model import Bulletin, Problem
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


def plant(path: Path, document: str, *problems: tuple[str, str]) -> None:
    """Put problems (path, cause) of a document, called by its first path, or of a file into the former database."""
    with duckdb.connect(str(path)) as connection:
        for position, (where, cause) in enumerate(problems, 1):
            connection.execute(
                "INSERT INTO problem (document_id, path, position, cause) VALUES"
                " ((SELECT document_id FROM document WHERE path = ?), ?, ?, ?)",
                [document, where, position, cause],
            )


def causes(path: Path) -> list[tuple[str, str]]:
    with open_reader(path) as reader:
        return [(one.path, one.cause) for one in reader.problems()]


LOST = "3 places hold bytes that stand for no character of gb18030, shown as U+FFFD"
BROKEN = ("in/broken.txt", "is not text: it holds a NUL byte (line 1)")
TEXT_AGAIN = "in/n04_liaocheng_hant.txt"


def test_what_the_former_parser_found_wrong_goes_and_what_the_new_one_does_stays(path: Path) -> None:
    plant(path, TEXT_AGAIN, (TEXT_AGAIN, LOST), (TEXT_AGAIN, "nobody could tell the year"))
    plant(
        path,
        "",
        (TEXT_AGAIN, "the parser failed (KeyError: 3)"),
        ("in/copy-of-n02.txt", "no event found in it; is it a bulletin?"),
        ("in/n02_pucheng_news_2021.txt", "is empty"),
        ("in/letter.txt", "no event found in it; is it a bulletin?"),
    )

    def read_with_problems(documents: Iterable[Kept]) -> Iterator[Bulletin]:
        for one in read_again(documents):
            yield replace(one, problems=(Problem("x", "the year is told twice", of_parsing=True),))

    bring_up(path, read_with_problems, parser_revision="x")
    twice = "the year is told twice"
    assert causes(path) == [
        BROKEN,
        ("in/c05_jingxing_weekly.txt", twice),
        ("in/copy-of-n02.txt", twice),
        ("in/letter.txt", "no event found in it; is it a bulletin?"),
        ("in/n02_pucheng_news_2021.txt", "is empty"),
        (TEXT_AGAIN, LOST),
        (TEXT_AGAIN, twice),
    ]
    with duckdb.connect(str(path)) as connection:  # as if it were of a former release again
        connection.execute("UPDATE meta SET value = '2' WHERE key = 'schema_version'")
    bring_up(path, read_again, parser_revision="y")
    assert causes(path) == [
        BROKEN,
        ("in/letter.txt", "no event found in it; is it a bulletin?"),
        ("in/n02_pucheng_news_2021.txt", "is empty"),
        (TEXT_AGAIN, LOST),
    ]


def test_a_database_of_the_schema_between(path: Path) -> None:
    bring_up(path, read_again, parser_revision="x")
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = '2' WHERE key = 'schema_version'")
        connection.execute("ALTER TABLE document_location DROP COLUMN digest")
        connection.execute("DROP VIEW problems")
        connection.execute("ALTER TABLE problem DROP COLUMN of_parsing")
    before = counts(path)
    done = bring_up(path, read_again, parser_revision="x")
    assert done is not None
    assert (done.version, counts(path)) == ("2", before)
    with open_reader(path) as reader:
        assert reader.verify().damage == ()


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
