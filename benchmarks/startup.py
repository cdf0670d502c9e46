"""How long a question takes as a whole process, beside a bare Python that runs the same SQL.

    python benchmarks/startup.py [--times 15] [--database FILE]

The bare one imports duckdb; its SQL is recorded from the program itself as it answers. Both kinds of process
run in turn, and the best of each counts, so that what else the machine does falls on both. Prints a Markdown
table.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus import DATA

QUESTIONS: tuple[tuple[str, ...], ...] = (
    ("who", "陶亿国", "--csv"),
    ("timeline", "--district", "西湖区", "--from", "2022-04-05", "--to", "2022-04-07", "--csv"),
    ("search", "核酸检测", "--csv"),
)

RECORDER = """
import json, os, sys
import duckdb

statements = []
connect = duckdb.connect

class Recording:
    def __init__(self, connection):
        self._connection = connection

    def execute(self, query, parameters=None):
        statements.append((query, parameters))
        self._connection.execute(*([query] if parameters is None else [query, parameters]))
        return self

    def cursor(self):
        return Recording(self._connection.cursor())

    def __getattr__(self, name):
        return getattr(self._connection, name)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._connection.close()

duckdb.connect = lambda *arguments, **options: Recording(connect(*arguments, **options))

from bulletincli.__main__ import main

sys.stdout = open(os.devnull, "w", encoding="utf-8")
main(sys.argv[1:])
print(json.dumps(statements, default=str), file=sys.__stdout__)
"""

BARE = """
import duckdb
connection = duckdb.connect({database!r}, read_only=True)
for query, parameters in {statements!r}:
    connection.execute(query, parameters).fetchall()
"""


def environment(database: Path) -> dict[str, str]:
    return os.environ | {"BULLETIN_DB": str(database), "PYTHONUTF8": "1"}


def recorded(question: Sequence[str], database: Path) -> list[tuple[str, Any]]:
    """Give the statements that the program runs to answer, with their parameters."""
    command = [sys.executable, "-c", RECORDER, *question]
    done = subprocess.run(
        command, env=environment(database), check=True, capture_output=True, encoding="utf-8"
    )
    statements = [(query, parameters) for query, parameters in json.loads(done.stdout)]
    if not statements:
        raise SystemExit(f"no SQL recorded for {' '.join(question)}: the yardstick would measure nothing")
    return statements


def seconds_of(command: Sequence[str], database: Path) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environment(database), check=True, capture_output=True)
    return time.perf_counter() - start


def row(question: Sequence[str], database: Path, times: int) -> str:
    """Measure one question and its yardstick in turn."""
    statements = recorded(question, database)
    ours = [sys.executable, "-m", "bulletincli", *question]
    bare = [sys.executable, "-c", BARE.format(database=str(database), statements=statements)]
    best_ours = best_bare = float("inf")
    for _ in range(times):
        best_bare = min(best_bare, seconds_of(bare, database))
        best_ours = min(best_ours, seconds_of(ours, database))
    return (
        f"| `bulletin {' '.join(question)}` | {best_ours * 1000:.0f} | {best_bare * 1000:.0f} "
        f"| {len(statements)} | {best_ours / best_bare:.2f} |"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--times", type=int, default=15, help="runs of each, the best counts (default 15)")
    options.add_argument("--database", type=Path, help="an existing database (default: made from data/)")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = given.database or Path(folder) / "bench.duckdb"
        if given.database is None:
            ingest = [sys.executable, "-m", "bulletincli", "ingest", str(DATA)]
            subprocess.run(ingest, env=environment(database), check=True, capture_output=True)
        print("| whole process | ms | bare Python with the same SQL, ms | statements | ratio |")
        print("| --- | ---: | ---: | ---: | ---: |")
        for question in QUESTIONS:
            print(row(question, database, given.times))


if __name__ == "__main__":
    main()
