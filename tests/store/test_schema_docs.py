"""docs/schema.md describes the database as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bulletincli.store.reader import Reader

DOCS = Path(__file__).parents[2] / "docs" / "schema.md"


def documented() -> dict[str, list[tuple[str, str, str]]]:
    """The rows of every table and view in the page: column, type, meaning."""
    sections: dict[str, list[tuple[str, str, str]]] = {}
    name = ""
    for line in DOCS.read_text("utf-8").splitlines():
        heading = re.fullmatch(r"### `(\w+)`", line)
        row = re.fullmatch(r"\| `(\w+)` \| ([^|]+) \| ([^|]+) \|", line)
        if heading:
            name = heading[1]
            sections[name] = []
        elif row:
            sections[name].append((row[1], row[2], row[3]))
    return sections


def test_every_table_view_and_column_with_its_type(reader: Reader) -> None:
    rows = reader.sql(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
        " ORDER BY table_name, column_index"
    )[1]
    actual: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in rows:
        actual.setdefault(table, []).append((column, kind))
    described = {name: [row[:2] for row in rows] for name, rows in documented().items()}
    assert described == actual


def test_every_column_has_a_meaning() -> None:
    for name, rows in documented().items():
        for column, _, meaning in rows:
            assert meaning.strip(), f"{name}.{column}"


def test_what_is_said_to_be_explained_elsewhere_is() -> None:
    sections = documented()
    for rows in sections.values():
        for column, _, meaning in rows:
            elsewhere = re.fullmatch(r"see `(\w+)`", meaning)
            if elsewhere:
                assert column in {row[0] for row in sections[elsewhere[1]]}


@pytest.mark.parametrize("query", re.findall(r"(?:SELECT|FROM)[^;]+;", DOCS.read_text("utf-8")))
def test_the_example_queries_run(reader: Reader, query: str) -> None:
    columns, rows = reader.sql(query)
    assert columns
    list(rows)
