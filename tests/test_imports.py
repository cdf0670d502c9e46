"""Who may import whom, and what a part of the program must not load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def test_layers_import_downwards_only() -> None:
    assert lint_imports(config_filename=str(PROJECT), no_cache=True) == 0


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("bulletincli.model", {"duckdb", "rich", "typer", "opencc", "jieba", "rjieba"}),
        ("bulletincli.parsing.parse", {"duckdb", "rich", "typer"}),
        ("bulletincli.evaluation.evaluate", {"duckdb", "rich", "typer"}),
        ("bulletincli.reading.documents", {"duckdb", "rich", "typer", "selectolax", "pypdfium2", "docx"}),
        ("bulletincli.extraction.pool", {"duckdb", "rich", "typer", "opencc", "bulletincli.parsing.parse"}),
        ("bulletincli.extraction.extract", {"duckdb", "rich", "typer"}),
        ("bulletincli.store", {"duckdb", "rich", "typer", "jieba", "rjieba"}),
        ("bulletincli.commands.who", {"duckdb", "opencc", "jieba", "rjieba", "bulletincli.parsing.parse"}),
        (
            "bulletincli.commands.timeline",
            {"duckdb", "opencc", "jieba", "rjieba", "bulletincli.parsing.parse"},
        ),
        ("bulletincli.commands.search", {"duckdb", "jieba", "rjieba", "bulletincli.parsing.parse"}),
    ],
)
def test_only_what_is_needed_is_loaded(module: str, unwanted: set[str]) -> None:
    program = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, encoding="utf-8")
    assert not unwanted & set(done.stdout.split())
