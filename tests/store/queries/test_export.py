"""Whole tables for other programs."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from bulletincli.store.errors import DatabaseUnwritableError
from bulletincli.store.reader import Reader
from bulletincli.store.rows import EXPORT_TABLES, ExportTable

ROWS = {
    "events": 9, "participations": 10, "people": 7, "documents": 3, "mentions": 1, "offices": 2, "places": 3,
}  # fmt: skip


@pytest.mark.parametrize("table", EXPORT_TABLES)
def test_rows_and_parquet_hold_the_same(reader: Reader, table: ExportTable, tmp_path: Path) -> None:
    columns, rows = reader.export(table)
    exported = list(rows)
    assert len(exported) == ROWS[table]
    assert all(len(row) == len(columns) for row in exported)
    target = tmp_path / "x.parquet"
    assert reader.export_parquet(table, target) == ROWS[table]
    read = duckdb.read_parquet(str(target))
    assert tuple(read.columns) == columns
    assert read.fetchall() == exported
    assert list(tmp_path.iterdir()) == [target]


def test_rows_are_in_a_stable_order(reader: Reader) -> None:
    assert [row[1] for row in reader.export("events")[1]][:3] == ["2019-12-30", "2020-01-08", "2022-04-05"]
    assert list(reader.export("participations")[1]) == list(reader.export("participations")[1])


def test_two_exports_at_a_time(reader: Reader) -> None:
    events, people = reader.export("events")[1], reader.export("people")[1]
    assert next(events)
    assert next(people)
    assert len(list(events)) == 8
    assert len(list(people)) == 6


def test_a_target_that_cannot_be_written(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    for target in (tmp_path / "nowhere" / "x.parquet", tmp_path / "kept"):
        with pytest.raises(DatabaseUnwritableError, match=f"{target}: cannot be written"):
            reader.export_parquet("events", target)
    assert [one.name for one in tmp_path.iterdir()] == ["kept"]
