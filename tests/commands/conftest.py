"""The program in a process of its own, and a database of the answered documents with their texts."""

from __future__ import annotations

import hashlib
import os
import pty
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bulletincli import jsonl
from bulletincli.model import Bulletin, Source, Span

PROJECT = Path(__file__).parents[2]
UNSET = (
    "BULLETIN_DB",
    "BULLETIN_DEBUG",
    "BULLETIN_LEXICON",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "PYTHONIOENCODING",
)


@dataclass(frozen=True)
class Ended:
    """What a run of the program left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


def environment(database: Path | None, **changes: str) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if name not in UNSET}
    if database is not None:
        env["BULLETIN_DB"] = str(database)
    return env | {"XDG_CONFIG_HOME": os.devnull, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"} | changes


@pytest.fixture(scope="session")
def command() -> list[str]:
    return [sys.executable, "-m", "bulletincli"]


def run_process(command: list[str], env: dict[str, str], cwd: Path | None, given: str | None) -> Ended:
    ended = subprocess.run(
        command,
        check=False,
        capture_output=True,
        cwd=cwd,
        env=env,
        input=None if given is None else given.encode(),
        stdin=subprocess.DEVNULL if given is None else None,
        timeout=60,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


@pytest.fixture
def bulletin(command: list[str], tmp_path: Path) -> Run:
    """Run the program in an empty folder, without a database: `bulletin("timeline", COLUMNS="40")`."""

    def run(*arguments: str | Path, given: str | None = None, **env: str) -> Ended:
        return run_process([*command, *map(str, arguments)], environment(None, **env), tmp_path, given)

    return run


@pytest.fixture
def ask(command: list[str], tmp_path: Path, database: Path) -> Run:
    """Run the program on the database of the answered documents."""

    def run(*arguments: str | Path, given: str | None = None, **env: str) -> Ended:
        return run_process([*command, *map(str, arguments)], environment(database, **env), tmp_path, given)

    return run


@pytest.fixture
def watch(command: list[str], tmp_path: Path, database: Path) -> Callable[..., str]:
    """Run the program on a terminal and give what the terminal is sent."""

    def run(*arguments: str, **env: str) -> str:
        ours, theirs = pty.openpty()
        try:
            process = subprocess.Popen(
                [*command, *arguments],
                stdin=theirs,
                stdout=theirs,
                stderr=theirs,
                cwd=tmp_path,
                env=environment(database, **env),
            )
        finally:
            os.close(theirs)
        sent = b"".join(_read_all(ours, process))
        os.close(ours)
        process.wait(timeout=60)
        return sent.decode().replace("\r\n", "\n")

    return run


def _read_all(descriptor: int, process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    while True:
        ready, _, _ = select.select([descriptor], [], [], 0.2)
        if not ready:
            if process.poll() is not None:
                return
            continue
        try:
            data = os.read(descriptor, 65536)
        except OSError:  # Linux tells so that the other end is closed
            return
        if not data:
            return
        yield data


@pytest.fixture(scope="session")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The answers of tests/gold with their texts and offsets, as one file of parsed bulletins."""
    path = tmp_path_factory.mktemp("answered") / "answered.jsonl"
    lines = [
        line
        for answers in sorted((PROJECT / "tests" / "gold").glob("*.jsonl"))
        for line in jsonl.dump(with_text(answers, PROJECT / "data" / f"{answers.stem}.txt"))
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def database(command: list[str], answered: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("database") / "answered.duckdb"
    ended = run_process([*command, "ingest", str(answered)], environment(path), None, None)
    assert ended.code == 0, ended.err
    return path


def with_text(answers: Path, text_path: Path) -> Bulletin:
    [bulletin] = jsonl.load(answers.read_text(encoding="utf-8").split("\n"), str(answers))
    text = text_path.read_text(encoding="utf-8")
    source = Source(f"data/{text_path.name}", text, hashlib.sha256(text.encode()).hexdigest())
    starts = [text.index(event.quote) for event in bulletin.events]
    events = []
    for number, (event, start, end) in enumerate(
        zip(bulletin.events, starts, [*starts[1:], len(text)], strict=True), 1
    ):

        def span(words: str | None, start: int = start, end: int = end) -> Span | None:
            at = text.find(words, start, end) if words else -1
            return None if at < 0 else Span(at, at + len(words or ""))

        events.append(
            replace(
                event,
                id=f"{source.id}-{number:02d}",
                span=Span(start, end),
                people=tuple(
                    replace(one, span=span(one.as_written), title_span=span(one.title))
                    for one in event.people
                ),
                places=tuple(replace(one, span=span(one.place)) for one in event.places),
                offices=tuple(replace(one, span=span(one.office)) for one in event.offices),
            )
        )
    return Bulletin(bulletin.document, tuple(events), source)
