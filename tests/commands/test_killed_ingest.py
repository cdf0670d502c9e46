"""A run of `ingest` that is killed at any moment, and started again, ends as one that nobody disturbed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")

MADE_UP = Path(__file__).parents[1] / "made_up"

_RUN = """
import sys
from bulletincli.commands.shared import loader
from bulletincli.__main__ import main

loader._DOCUMENTS = 3  # stored often, so that it is killed while it stores, too
sys.exit(main(sys.argv[1:]))
"""

_TABLES = ("document", "document_location", "contributor", "event", "participation", "office_presence", "place",
           "mention", "person", "division", "problem", "file", "meta")  # fmt: skip


def corpus(folder: Path) -> Path:
    """Some sixty documents: whole bulletins and their halves, copies, a zip, what cannot be read, a manifest."""
    folder.mkdir()
    texts = [path.read_text("utf-8") for path in sorted(MADE_UP.glob("*.txt"))]
    for number, text in enumerate(texts):
        (folder / f"{number:02d}.txt").write_text(text, encoding="utf-8")
        half = text.find("\n", len(text) // 2) + 1
        (folder / f"{number:02d}b.txt").write_text(
            "甲县大事记\n" + text[half:], encoding="gb18030", errors="replace"
        )
    (folder / "copy.txt").write_bytes((folder / "03.txt").read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        for number in range(5):
            archive.writestr(
                zipfile.ZipInfo(f"in/{number}.txt"),
                texts[number] + f"\n12月{number + 1}日,县长王一到甲镇调研。\n",
            )
        archive.writestr(zipfile.ZipInfo("in/bad.docx"), b"PK")
    (folder / "manifest.csv").write_text("file,year\n0*.txt,2019\n", encoding="utf-8")
    return folder


def ingest(folder: Path, database: Path, *, kill_after: float | None = None) -> int:
    command = [
        sys.executable,
        "-c",
        _RUN,
        "ingest",
        str(folder),
        "--db",
        str(database),
        "--no-config",
        "-q",
        "-j",
        "2",
    ]
    process = subprocess.Popen(command, cwd=folder.parent, stderr=subprocess.DEVNULL)
    if kill_after is not None:
        time.sleep(kill_after)
        process.kill()
    return process.wait(timeout=120)


def content(database: Path) -> dict[str, list[str]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return {table: sorted(map(repr, connection.execute(f"FROM {table}").fetchall())) for table in _TABLES}


def test_killed_again_and_again(
    bulletin: Callable[..., Any], tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    folder = corpus(tmp_path / "in")
    begun = time.monotonic()
    assert ingest(folder, tmp_path / "whole.duckdb") == 3
    seconds = time.monotonic() - begun
    whole = content(tmp_path / "whole.duckdb")
    dice = random.Random(4)
    kills = int(pytestconfig.getoption("--kills"))
    database, killed = tmp_path / "killed.duckdb", 0
    while killed < kills:
        code = ingest(folder, database, kill_after=dice.uniform(0.1, seconds))
        if code < 0:
            killed += 1
            ended = bulletin("verify", "--db", str(database))
            assert (
                ended.code == 0
                or "its first ingest did not finish" in ended.err
                or "no database yet" in ended.err
            ), ended.err
        else:  # it had come to its end: begin anew
            assert code == 3
            assert content(database) == whole
            database.unlink()
    assert ingest(folder, database) == 3
    assert content(database) == whole
    assert bulletin("verify", "--db", str(database)).code == 0


_DIES = """
import os, sys
from bulletincli.commands.shared import loader
from bulletincli.store.writer import Writer
from bulletincli.__main__ import main

loader._DOCUMENTS = 2
commit = Writer.commit

def commit_and_die(writer):
    commit(writer)
    os._exit(9)

Writer.commit = commit_and_die
sys.exit(main(sys.argv[1:]))
"""


def test_an_archive_is_stored_in_batches_and_gone_on_with(
    bulletin: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()

    def pack(*months: int) -> None:
        with zipfile.ZipFile(folder / "all.zip", "w") as archive:
            for month in months:
                text = f"甲县大事记(2021年{month}月)\n{month}月5日,县长王小林主持召开县政府第{month}次常务会议。\n"
                archive.writestr(zipfile.ZipInfo(f"{month % 9}.txt"), text)
            archive.writestr(zipfile.ZipInfo("bad.txt"), b"")

    database, whole = tmp_path / "x.duckdb", tmp_path / "whole.duckdb"
    command = [sys.executable, "-c", _DIES, "ingest", str(folder), "--db", str(database), "--no-config", "-q"]
    for months in ((1, 2, 3, 4, 5, 6, 7), (4, 5, 8, 10, 11, 12)):  # some are gone, some another text
        pack(*months)
        assert ingest(folder, whole) == 3
        for _ in range(2):
            assert subprocess.run(command, cwd=tmp_path, check=False, timeout=60).returncode == 9
            ended = bulletin("verify", "--db", str(database))
            assert (ended.code, "a run of ingest was cut short" in ended.err) == (0, True)
            assert content(database) != content(whole)
        assert ingest(folder, database) == 3
        assert content(database) == content(whole)


_LIMITED = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
os.execv(sys.executable, [sys.executable, "-c", sys.argv[2], *sys.argv[3:]])
"""


@pytest.mark.parametrize("room", [10_000, 200_000, 300_000, 700_000, 1_200_000, 2_000_000])
def test_a_disk_that_fills_up_leaves_a_database_that_verifies(
    bulletin: Callable[..., Any], tmp_path: Path, room: int
) -> None:
    folder, database = corpus(tmp_path / "in"), tmp_path / "x.duckdb"
    command = [
        sys.executable,
        "-c",
        _LIMITED,
        str(room),
        _RUN,
        "ingest",
        str(folder),
        "--db",
        str(database),
        "-q",
    ]
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, check=False, timeout=120)
    assert done.returncode in (2, 3)
    assert b"Traceback" not in done.stderr
    if done.returncode == 2:
        assert b"the disk is full, or a limit on files is reached" in done.stderr
    ended = bulletin("verify", "--db", str(database))
    assert ended.code == 0 or "there is no database yet" in ended.err or "did not finish" in ended.err, (
        ended.err
    )
    assert ingest(folder, database) == 3
    assert bulletin("verify", "--db", str(database)).code == 0


def test_a_folder_that_cannot_be_written(bulletin: Callable[..., Any], tmp_path: Path) -> None:
    folder = corpus(tmp_path / "in")
    ended = bulletin("ingest", folder, "--db", "/proc/x.duckdb")
    assert ended.code == 2
    assert ended.err.startswith("bulletin: /proc/x.duckdb: ")
    assert len(ended.err.splitlines()) == 1
