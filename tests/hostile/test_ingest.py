"""The whole program over hostile files: it ends, takes in what is fine, names what is not, and nothing gets out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bulletincli.reading.walk import printable

from . import ALL, FORBIDDEN, HEAVY, LISTS, Hostile, write_all, write_lists

SLOW = frozenset(
    case.name
    for case in ALL
    if case.name.startswith(
        ("zip/bomb-", "zip/many", "tar/many", "tar/huge", "tar/bomb", "texts/many", "random/")
    )
    or case.name in HEAVY
    or case.name in {"pdf/text-bomb.pdf", "pdf/stream-bomb.pdf", "pdf/many-pages.pdf", "docx/runs.docx"}
)
"""What takes more than a second or two: tried with `make hostile`."""


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("BULLETIN")}
    return subprocess.run(
        [sys.executable, "-m", "bulletincli", *arguments],
        cwd=cwd, env=env | {"XDG_CONFIG_HOME": os.devnull}, capture_output=True, check=False, timeout=3000,
    )  # fmt: skip


def listed(*arguments: str, cwd: Path) -> list[dict[str, object]]:
    done = run(*arguments, "--json", cwd=cwd)
    assert done.returncode in (0, 1), done.stderr
    return list(json.loads(done.stdout.decode()))


def within(path: str, file: str) -> bool:
    return path == file or path.startswith((f"{file}/", f"{file}#"))


def test_every_file_ends_as_ingested_or_as_a_named_problem(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    cases = write_all(tmp_path / "in", heavy=bool(pytestconfig.getoption("--all-hostile")))
    if not pytestconfig.getoption("--all-hostile"):
        for name in SLOW - HEAVY:
            (tmp_path / "in" / name).unlink()
        cases = [case for case in cases if case.name not in SLOW]
    assert len(cases) > 200
    done = run("ingest", "in", "--jobs", "2", cwd=tmp_path)
    assert done.returncode == 3, done.stderr[-2000:]
    assert not {byte for byte in done.stderr if byte < 32} - {10}, "controls reach the terminal"
    ingested = [
        str(path)
        for row in listed("documents", cwd=tmp_path)
        for path in row["paths"]  # type: ignore[attr-defined]
    ]
    failed = [str(row["path"]) for row in listed("problems", cwd=tmp_path)]
    wrong = [told for case in cases if (told := misjudged(case, ingested, failed))]
    assert not wrong, wrong
    assert run("verify", cwd=tmp_path).returncode == 0
    assert_nothing_got_in_or_out(tmp_path)


def misjudged(case: Hostile, ingested: list[str], failed: list[str]) -> str | None:
    """What became of a file other than what must."""
    name = printable(f"in/{case.name}")
    is_in = any(within(path, name) for path in ingested)
    is_problem = any(within(path, name) for path in failed)
    good = {"ingested": is_in, "problem": is_problem and not is_in, "either": True}[case.expected]
    return None if good else f"{case.name} must be {case.expected}: {case.tries}"


def assert_nothing_got_in_or_out(folder: Path) -> None:
    """No text of the machine's is in the database, and no file outside the folder."""
    texts = run("sql", "SELECT text FROM document", "--csv", cwd=folder).stdout.decode()
    assert len(texts) > 10_000
    assert not [word for word in FORBIDDEN if word in texts]
    assert sorted(path.name for path in folder.iterdir()) == ["bulletins.duckdb", "in"]
    assert not Path("/tmp/bulletin-escaped.txt").exists()


@pytest.mark.parametrize("name", [case.name for case in LISTS])
def test_a_hostile_manifest_refuses_its_run(name: str, tmp_path: Path) -> None:
    [case] = [one for one in write_lists(tmp_path) if one.name == name]
    folder = name.split("/", maxsplit=1)[0]
    done = run("ingest", folder, "-j", "1", cwd=tmp_path)
    assert done.returncode == (2 if case.expected == "refused" else done.returncode)
    assert done.returncode in (0, 2, 3)
    assert b"Traceback" not in done.stderr
