"""What can be read but once: pipes that have a name, process substitution, devices."""

from __future__ import annotations

import json
import os
import subprocess
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TEXT = "甲县大事记(2021年{month}月)\n{month}月5日,县长王小林主持召开县政府第{month}次常务会议。副县长李木出席。\n"

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")


@pytest.fixture
def shell(command: list[str], tmp_path: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    for month in (1, 2):
        (tmp_path / f"{month}.txt").write_text(TEXT.format(month=month), encoding="utf-8")

    def run(line: str) -> subprocess.CompletedProcess[str]:
        script = f'bulletin() {{ {" ".join(command)} "$@"; }}; {line}'
        return subprocess.run(
            ["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
        )

    return run


@pytest.mark.parametrize(
    "line",
    [
        "bulletin ingest <(cat 1.txt)",
        "bulletin ingest /dev/stdin < 1.txt",
        "cat 1.txt | bulletin ingest /dev/stdin",
        "bulletin ingest /dev/fd/7 7< 1.txt",
        "mkfifo p.txt; cat 1.txt > p.txt & bulletin ingest p.txt",
        "mkfifo p.txt; ln -s p.txt link.txt; cat 1.txt > p.txt & bulletin ingest link.txt",
        "bulletin ingest <(gzip -c 1.txt)",
        "bulletin ingest <(tar -cz 1.txt)",
        "bulletin ingest <(bulletin parse 1.txt)",
    ],
)
def test_a_pipe_is_read_once(shell: Callable[[str], Any], bulletin: Callable[..., Any], line: str) -> None:
    ended = shell(line)
    assert (ended.returncode, ended.stderr.partition(";")[0]) == (
        0,
        "bulletin: documents: 1 added, 0 replaced, 0 unchanged",
    )
    assert {one["date"] for one in json.loads(bulletin("timeline", "--json").out)} == {"2021-01-05"}


def test_two_texts_through_one_pipe_are_two_documents(
    shell: Callable[[str], Any], bulletin: Callable[..., Any]
) -> None:
    for month in (1, 2, 2):
        assert shell(f"bulletin ingest <(cat {month}.txt)").returncode == 0
    assert len(json.loads(bulletin("documents", "--json").out)) == 2


def test_parse_reads_a_pipe(shell: Callable[[str], Any]) -> None:
    ended = shell("bulletin parse <(cat 1.txt) 2.txt")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.count('{"doc"') == 2


def test_an_empty_pipe_is_a_problem(shell: Callable[[str], Any]) -> None:
    ended = shell("bulletin ingest <(true) /dev/null")
    assert ended.returncode == 2
    assert [line.endswith(": is empty") for line in ended.stderr.splitlines()] == [True, True, False]


def test_a_manifest_speaks_of_a_pipe_by_its_name(bulletin: Callable[..., Any], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.txt")
    (tmp_path / "manifest.csv").write_text("file,title\np.txt,甲题\n", encoding="utf-8")
    threading.Thread(
        target=lambda: (tmp_path / "p.txt").write_text(TEXT.format(month=3), encoding="utf-8"), daemon=True
    ).start()
    assert bulletin("ingest", "p.txt").code == 0
    assert [row["title"] for row in json.loads(bulletin("documents", "--json").out)] == ["甲题"]


def test_an_archive_through_a_pipe(shell: Callable[[str], Any], tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for month in (3, 4):
            archive.writestr(f"{month}.txt", TEXT.format(month=month))
    assert "documents: 2 added" in shell("bulletin ingest <(cat a.zip)").stderr
