"""A command loads what it needs and no more: what takes time to load is named here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ALWAYS_TOO_SLOW = {"pydantic", "rich", "jieba", "rjieba", "bulletincli.reading"}
SCRIPT_ALONE = {"bulletincli.parsing", "bulletincli.parsing.script", "bulletincli.parsing.lexicon"}
"""Of the parser, what a question in traditional characters may need."""

PROGRAM = """
import sys
from bulletincli.__main__ import main
assert main(sys.argv[1:]) == 0
print(*sys.modules, file=sys.stderr)
"""


def loaded(*arguments: str) -> set[str]:
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=True
    )
    return set(ended.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "not_loaded"),
    [
        (["who", "陶亿国", "--csv"], {"opencc"}),
        (["who", "陶亿国", "--json"], {"opencc"}),
        (["who", "陶亿国"], {"opencc"}),
        (["timeline", "--district", "西湖区", "--from", "2022-04-05", "--csv"], {"opencc"}),
        (["search", "核酸检测", "--json"], {"opencc"}),
        (["who", "範士富", "--json"], set()),
        (["show", "b77dbd097825-12"], {"opencc"}),
        (["export", "people", "--format", "ndjson"], {"opencc"}),
    ],
)
def test_a_question_loads_no_parser_and_no_rich(
    database: Path, arguments: list[str], not_loaded: set[str]
) -> None:
    modules = loaded(*arguments, "--db", str(database))
    assert not modules & (ALWAYS_TOO_SLOW | not_loaded)
    assert {one for one in modules if one.startswith("bulletincli.parsing")} <= SCRIPT_ALONE
    assert not modules & {"bulletincli.commands.ingest", "bulletincli.commands.stats"}


def test_help_loads_no_database_and_no_parser() -> None:
    assert not loaded("--help") & (ALWAYS_TOO_SLOW | {"duckdb"})
