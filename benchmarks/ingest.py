"""How long `bulletin ingest` takes for many documents, and in how much memory: linear time, flat memory.

    python benchmarks/ingest.py [--documents 2500 5000 10000] [--jobs 2]

Documents are made of the bulletins in data/: some of their entries each, every one different from the others, as
text in UTF-8 and GB18030, as HTML, and in zips. The yardstick is parsing the same texts in one process without a
database. Memory is that of all processes of the run together, without what they share being counted twice (PSS), or
where the system does not tell it the resident memory of the largest. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import corpus
from corpus import MEGABYTE

_ENTRIES = 12
"""Entries of a document: some 1,500 characters, a web page's length."""

_IN_A_ZIP = 50


def texts(count: int) -> Iterator[str]:
    """Give that many texts, all different, the same each time."""
    dice = random.Random(1)
    lines = [
        line
        for source in corpus.bulletins(simplified_only=True)
        for line in source.text.split("\n")
        if line.strip()
    ]
    for number in range(1, count + 1):
        start = dice.randrange(len(lines) - _ENTRIES)
        year, month = 1990 + number % 35, 1 + number % 12
        head = f"甲县大事记({year}年{month}月)\n发布时间:{year}-{month:02d}-28    来源:甲县史志办公室 第{number}号\n\n"
        entry = f"{month}月5日,县长王一主持召开县政府第{number}次常务会议。\n"
        yield head + entry + "\n".join(lines[start : start + _ENTRIES]) + "\n"


def write(folder: Path, count: int) -> list[str]:
    """Write the documents, and give their texts."""
    made = list(texts(count))
    archive = None
    for number, text in enumerate(made):
        name = f"{number // 1000:02d}/{number:05d}"
        (folder / name).parent.mkdir(exist_ok=True)
        if number % 10 < 5:
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        elif number % 10 < 7:
            (folder / f"{name}.txt").write_text(text, encoding="gb18030")
        elif number % 10 < 9:
            title, *rest = text.split("\n")
            body = "".join(f"<p>{line}</p>\n" for line in rest if line)
            head = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>"
            page = f"{head}<div class=TRS_Editor>{body}</div></body></html>"
            (folder / f"{name}.html").write_text(page, encoding="utf-8")
        else:
            if number % (_IN_A_ZIP * 10) == 9 or archive is None:
                archive = folder / f"{name}.zip"
            with zipfile.ZipFile(archive, "a", zipfile.ZIP_DEFLATED) as packed:
                packed.writestr(f"{number}.txt", text)
    return made


def memory_of(process: int) -> int:
    """Give the memory of a process and of all that it started, in bytes; 0 where the system does not tell."""
    total = 0
    for one in [process, *_children(process)]:
        with contextlib.suppress(OSError, ValueError):
            for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024
    return total


def _children(process: int) -> list[int]:
    found = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += [int(child), *_children(int(child))]
    return found


def ingest(folder: Path, database: Path, jobs: int) -> tuple[float, int]:
    """Run `bulletin ingest`, and give the seconds and the peak of its memory."""
    command = [
        sys.executable,
        "-m",
        "bulletincli",
        "ingest",
        str(folder),
        "--db",
        str(database),
        "-q",
        "-j",
        str(jobs),
    ]
    begun = time.perf_counter()
    process = subprocess.Popen(command)
    peak, done = 0, threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.5):
            peak = max(peak, memory_of(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = process.wait()
    done.set()
    watcher.join()
    if code:
        raise SystemExit(f"ingest ended with {code}")
    return time.perf_counter() - begun, peak


def parse_alone(made: list[str]) -> float:
    """Give the seconds that parsing takes without anything else, from a share of the texts."""
    program = "import sys, time; sys.path.insert(0, sys.argv[1]); import ingest; ingest.time_parsing(int(sys.argv[2]))"
    command = [sys.executable, "-c", program, str(Path(__file__).parent), str(len(made))]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def time_parsing(count: int) -> None:
    """Print how long parsing `count` texts takes, reckoned from the first 500."""
    from bulletincli.parsing.parse import parse  # noqa: PLC0415 - in the process that is measured only

    some = [corpus.source_of("x.txt", text) for text in texts(min(count, 500))]
    parse(some[0])
    begun = time.perf_counter()
    for source in some:
        parse(source)
    print((time.perf_counter() - begun) * count / len(some))


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--documents", type=int, nargs="+", default=[2500, 5000, 10000])
    options.add_argument("--jobs", type=int, default=2)
    given = options.parse_args()
    print(
        "| documents | text, MB | seconds | a second | × parsing alone | again, s | peak, MB | database, MB |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for count in given.documents:
        with tempfile.TemporaryDirectory() as there:
            folder, database = Path(there, "in"), Path(there, "x.duckdb")
            folder.mkdir()
            made = write(folder, count)
            size = sum(map(corpus.size_of, made))
            alone = parse_alone(made)
            seconds, peak = ingest(folder, database, given.jobs)
            again, _ = ingest(folder, database, given.jobs)
            print(
                f"| {count:,} | {size / MEGABYTE:.1f} | {seconds:.1f} | {count / seconds:.0f} | {alone / seconds:.2f} "
                f"| {again:.1f} | {peak / MEGABYTE:.0f} | {database.stat().st_size / MEGABYTE:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
