"""A process that is killed while it loads leaves the database as it was."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bulletincli import jsonl
from bulletincli.store import open_reader, open_writer
from bulletincli.store.errors import DatabaseMissingError

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")

_LOADER = """
import os, signal, sys
from pathlib import Path
from bulletincli import jsonl
from bulletincli.store import load, open_writer

load._BATCH_ROWS = 1  # every bulletin goes into the tables at once
with open_writer(sys.argv[1]) as writer:
    for path in sys.argv[2:]:
        for bulletin in jsonl.load(Path(path).read_text("utf-8").splitlines(), path):
            writer.add(bulletin)
    writer.forget("xihu.txt")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def load_and_die(path: Path, bulletins: list[Any]) -> None:
    files = []
    for number, bulletin in enumerate(bulletins):
        files.append(path.with_name(f"{number}.jsonl"))
        files[-1].write_text("\n".join(jsonl.dump(bulletin)), "utf-8")
    done = subprocess.run([sys.executable, "-c", _LOADER, str(path), *map(str, files)], check=False)
    assert done.returncode == -signal.SIGKILL


def test_the_database_is_as_it_was(
    tmp_path: Path, make: Any, content: Callable[[Path], dict[str, list[str]]]
) -> None:
    path = tmp_path / "x.duckdb"
    with open_writer(path) as writer:
        writer.add(make.xihu())
    before = content(path)
    load_and_die(path, [make.jiujiang(), make.xinxiang()])
    assert content(path) == before
    with open_writer(path) as writer:
        assert writer.add(make.jiujiang()) == "added"


def test_a_first_load_leaves_nothing_that_stands_in_the_way(tmp_path: Path, make: Any) -> None:
    path = tmp_path / "x.duckdb"
    load_and_die(path, [make.jiujiang()])
    with pytest.raises(DatabaseMissingError, match="holds nothing yet"):
        open_reader(path)
    with open_writer(path) as writer:
        assert writer.add(make.jiujiang()) == "added"
    with open_reader(path) as reader:
        assert reader.stats().documents == 1
