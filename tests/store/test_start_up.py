"""A question loads only what it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def loaded_by(code: str, *arguments: str) -> set[str]:
    """The modules that a fresh process has loaded after running `code`."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)", *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_naming_the_store_loads_no_database() -> None:
    assert "duckdb" not in loaded_by(
        "import bulletincli.store, bulletincli.store.rows, bulletincli.store.errors"
    )


@pytest.mark.parametrize(
    "question", ["who('陶一国')", "timeline(Filters(district='西湖区'))", "search('核酸检测')", "event('0')"]
)
def test_a_question_loads_neither_parser_nor_tables_of_characters(database: Path, question: str) -> None:
    code = (
        "from contextlib import suppress\n"
        "from bulletincli.store import open_reader\n"
        "from bulletincli.store.rows import Filters\n"
        f"with open_reader(sys.argv[1]) as reader, suppress(Exception): reader.{question}"
    )
    loaded = loaded_by(code, str(database))
    assert "duckdb" in loaded
    unwanted = ("bulletincli.parsing", "bulletincli.store.load", "opencc", "jieba", "rjieba", "rich", "typer")
    assert not [module for module in unwanted if module in loaded]
