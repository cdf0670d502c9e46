"""SQL of the user's own only reads, and only the database."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletincli.store.errors import RefusedStatementError, StatementError
from bulletincli.store.reader import Reader


@pytest.mark.parametrize(
    "query",
    [
        "SELECT count(*) FROM event",
        "FROM timeline ORDER BY sort_key LIMIT 1",
        "WITH x AS (SELECT 1) FROM x;",
        "VALUES (1)",
        "DESCRIBE event",
        "SHOW TABLES",
        "SUMMARIZE person",
        "EXPLAIN SELECT 1",
        "PIVOT event ON kind USING count(*)",
        "-- a comment\nSELECT '甲;乙'",
    ],
)
def test_what_reads_is_run(reader: Reader, query: str) -> None:
    columns, rows = reader.sql(query)
    first = next(rows)
    assert len(first) == len(columns)


def test_columns_and_rows(reader: Reader) -> None:
    columns, rows = reader.sql("SELECT name, roles FROM participation WHERE name = '范士林'")
    assert (columns, list(rows)) == (("name", "roles"), [("范士林", ["accompany"])])


@pytest.mark.parametrize(
    "query",
    [
        "INSERT INTO meta VALUES ('a', 'b')",
        "UPDATE event SET text = ''",
        "DELETE FROM event",
        "DROP TABLE event",
        "CREATE TABLE x AS SELECT 1",
        "CREATE TEMP TABLE x AS SELECT 1",
        "TRUNCATE event",
        "WITH x AS (INSERT INTO meta VALUES ('a', 'b') RETURNING key) FROM x",
        "EXPLAIN ANALYZE INSERT INTO meta VALUES ('a', 'b')",
        "ATTACH '/tmp/other.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET threads = 1",
        "SET enable_external_access = true",
        "RESET enable_external_access",
        "PRAGMA version",
        "CALL pragma_version()",
        "CHECKPOINT",
        "VACUUM",
        "BEGIN",
        "COPY event TO '/tmp/event.csv'",
        "EXPORT DATABASE '/tmp/out'",
        "IMPORT DATABASE '/tmp/out'",
        "PREPARE x AS SELECT 1",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP TABLE event",
        "",
        "-- nothing",
        "FROM read_csv('/etc/passwd')",
        "FROM read_text('/etc/passwd')",
        "FROM read_parquet('/tmp/x.parquet')",
        "FROM glob('/*')",
    ],
)
def test_what_does_more_is_refused(reader: Reader, query: str) -> None:
    with pytest.raises(RefusedStatementError, match=r"^SQL: .+$"):
        list(reader.sql(query)[1])
    assert reader.stats().events == 9


@pytest.mark.parametrize(
    "query",
    [
        "SELEC 1",
        "FROM nowhere",
        "SELECT nothing FROM event",
        "FROM '/etc/passwd'",
        "FROM tmp_path",  # this program's own variables
        "SELECT 'x'::INTEGER",
        "SELECT unnest(['1', 'x'])::INTEGER",
        "SELECT now()",
        "SELECT '\ud800' FROM \ud800",
    ],
)
def test_what_fails_says_why_in_one_line(reader: Reader, query: str, tmp_path: Path) -> None:
    assert tmp_path
    with pytest.raises(StatementError) as caught:
        list(reader.sql(query)[1])
    assert str(caught.value).startswith("SQL: ")
    assert "\n" not in str(caught.value)


def test_a_second_statement_and_other_questions_work_afterwards(reader: Reader) -> None:
    reader.sql("SELECT 1")
    assert list(reader.sql("SELECT 2")[1]) == [(2,)]
    assert reader.who("陶一国")
