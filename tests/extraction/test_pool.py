"""Processes that read files: their order, their limits, and what becomes of those that fail."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulletincli.extraction import pool as pools
from bulletincli.extraction.feed import Closed, Feed, Opened, Skipped
from bulletincli.extraction.pool import Pool
from bulletincli.extraction.records import Extraction, Read, Task
from bulletincli.model import Problem
from bulletincli.reading.find import find

TEXT = "甲县大事记(2021年4月)\n4月{day}日,县长王小林主持召开县政府第3次常务会议。\n"


def write(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number:02d}.txt" for number in range(1, count + 1)]
    for number, path in enumerate(paths, 1):
        path.write_text(TEXT.format(day=number), encoding="utf-8")
    return paths


def workers() -> list[int]:
    """The processes that were started here and have not ended."""
    return [one.pid for one in multiprocessing.active_children() if one.pid is not None]


def told(one: object) -> str:
    """What came out, in a word or two."""
    if isinstance(one, Extraction):
        parts = [
            f"{len(result.bulletin.events)} events" if isinstance(result, Read) else result.cause
            for result in one.results
        ]
        return f"{Path(one.task.path).name}: {', '.join(parts)}"
    if isinstance(one, Problem):
        return f"{Path(one.path).name}: {one.cause}"
    assert isinstance(one, Skipped | Opened | Closed)
    return f"{type(one).__name__} {Path(one.path).name}"


def run(*paths: Path, jobs: int = 2, limit: int | None = None, read: tuple[str, ...] = ()) -> list[str]:
    with Pool(jobs) as pool:
        feed = Feed(
            find([str(path) for path in paths]), pool, lambda path, *_: Path(path).name in read, limit=limit
        )
        return [told(one) for one in pool.run(feed)]


def test_results_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    write(tmp_path, 20)
    (tmp_path / "05.txt").write_text((tmp_path / "05.txt").read_text("utf-8") * 300, encoding="utf-8")
    (tmp_path / "07.txt").write_bytes(b"")
    found = run(tmp_path)
    assert [one.partition(":")[0] for one in found] == [f"{number:02d}.txt" for number in range(1, 21)]
    assert found[6] == "07.txt: is empty"
    assert found[0] == "01.txt: 1 events"
    assert run(tmp_path, jobs=1) == found


def test_what_was_read_is_skipped_and_does_not_count(tmp_path: Path) -> None:
    paths = write(tmp_path, 4)
    assert run(*paths, limit=2, read=("01.txt",)) == [
        "Skipped 01.txt",
        "02.txt: 1 events",
        "03.txt: 1 events",
    ]


def test_the_files_of_archives_stand_between_marks(tmp_path: Path) -> None:
    [path] = write(tmp_path, 1)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(path, "x/01.txt")
        archive.writestr("bad.txt", b"")
        archive.write(path, "02.txt")
    assert run(tmp_path, read=("02.txt",)) == [
        "01.txt: 1 events",
        "Opened a.zip",
        "01.txt: 1 events",
        "Skipped 02.txt",
        "bad.txt: is empty",
        "Closed a.zip",
    ]


def test_a_file_that_never_ends_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "seconds_to_read", lambda _: 0.5)
    os.mkfifo(tmp_path / "never.txt")  # reading it waits for a writer that never comes
    path = write(tmp_path, 1)[0]
    with Pool(1) as pool:
        tasks = [Task("never.txt", file=str(tmp_path / "never.txt")), Task("01.txt", file=str(path))]
        list(pool.run(tasks[1:]))  # the first worker has started: its time is not that of starting it
        begun = time.monotonic()
        found = [told(one) for one in pool.run(tasks)]
    assert found == ["never.txt: took longer than 0 seconds to read and was given up", "01.txt: 1 events"]
    assert time.monotonic() - begun < 30


def test_a_worker_that_dies_is_the_file_s_problem_alone(tmp_path: Path) -> None:
    path = write(tmp_path, 1)[0]
    os.mkfifo(tmp_path / "waits.txt")
    with Pool(1) as pool:
        tasks = [Task("waits.txt", file=str(tmp_path / "waits.txt")), Task("01.txt", file=str(path))]

        def end_worker() -> None:
            with (tmp_path / "waits.txt").open("wb"):  # opens when the worker does
                os.kill(workers()[0], signal.SIGSEGV)

        threading.Thread(target=end_worker, daemon=True).start()
        found = list(pool.run(tasks))
    assert [told(one) for one in found] == [
        "waits.txt: made the reader fail (SIGSEGV); it may be damaged",
        "01.txt: 1 events",
    ]
    assert isinstance(found[0], Extraction)
    assert found[0].circumstantial


def test_a_worker_that_died_meanwhile_is_replaced(tmp_path: Path) -> None:
    paths = write(tmp_path, 3)
    with Pool(1) as pool:

        def stream() -> Iterator[Task]:
            for path in paths:  # the next is asked for when the worker has nothing to do
                for pid in workers():
                    os.kill(pid, signal.SIGKILL)
                    time.sleep(0.2)
                yield Task(path.name, file=str(path))

        assert [told(one) for one in pool.run(stream())] == [
            "01.txt: 1 events", "02.txt: 1 events", "03.txt: 1 events",
        ]  # fmt: skip


def test_stopping_finishes_what_was_begun(tmp_path: Path) -> None:
    paths = write(tmp_path, 30)
    with Pool(1) as pool:
        found = []
        for one in pool.run(Task(str(path), file=str(path)) for path in paths):
            found.append(told(one))
            pool.stop()
    assert found[0] == "01.txt: 1 events"
    assert len(found) < 4


def test_a_file_that_goes_away_is_a_problem(tmp_path: Path) -> None:
    with Pool(1) as pool:
        [one] = pool.run([Task("gone.txt", file=str(tmp_path / "gone.txt"))])
    assert told(one) == "gone.txt: cannot be read: No such file or directory"


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04" + bytes(50))
    (tmp_path / "b.tar.gz").write_bytes(b"\x1f\x8b\x08" + bytes(50))
    assert [one.partition(" (")[0] for one in run(tmp_path)] == [
        "Opened a.zip",
        "a.zip: is damaged",
        "Closed a.zip",
        "Opened b.tar.gz",
        "b.tar.gz: is damaged",
        "Closed b.tar.gz",
    ]
