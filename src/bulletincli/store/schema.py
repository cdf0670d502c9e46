"""The schema's version, and making a database of it."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import duckdb

SCHEMA_VERSION: Final = "3"
"""Raised with every change of `schema.sql`, and of what the writer derives (ids, keys, searchable text)."""


def create_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Make all tables and views in an empty database, within the open transaction."""
    connection.execute(files("bulletincli.store").joinpath("schema.sql").read_text("utf-8"))
    connection.execute("INSERT INTO meta VALUES ('schema_version', ?)", [SCHEMA_VERSION])


def read_version(connection: duckdb.DuckDBPyConnection) -> str | None:
    """Give the version of the database's schema; None if it holds nothing at all yet.

    A database of something else has a version too: an empty one. Not to be called within a transaction, which
    looking for what is not there would abort.
    """
    import duckdb  # noqa: PLC0415 - loaded by whoever made the connection

    try:
        row = connection.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()
    except duckdb.CatalogException:
        tables = connection.execute("SELECT count(*) FROM duckdb_tables()").fetchone()
        return "" if tables and tables[0] else None
    except duckdb.BinderException:
        return ""
    return row[0] if row else ""
