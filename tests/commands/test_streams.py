"""What goes where: data to standard output, the rest to standard error, nothing into a closed pipe."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import bulletincli
from bulletincli.render.cells import width


@pytest.mark.parametrize(
    "arguments",
    [
        "timeline",
        "timeline --json",
        "export participations --format ndjson",
        "who 陶亿国",
        "parse {answered}",
        "--help",
        "who --help",
    ],
)
def test_a_closed_pipe_ends_quietly(
    command: list[str], database: Path, answered: Path, arguments: str
) -> None:
    line = " ".join([*command, arguments.format(answered=answered)])
    ended = subprocess.run(
        ["bash", "-c", f'{line} | head -1 >/dev/null; echo "${{PIPESTATUS[0]}}"'],
        capture_output=True,
        text=True,
        check=True,
        env={"BULLETIN_DB": str(database), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )
    assert (ended.stdout, ended.stderr.replace("5 of 57 shown (--all)\n", "")) == ("0\n", "")


def test_a_closed_standard_output(command: list[str], database: Path) -> None:
    line = f"{' '.join(command)} timeline --db {database} >&-"
    ended = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told(command: list[str], database: Path) -> None:
    line = f"{' '.join(command)} timeline --db {database} > /dev/full"
    ended = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (2, "bulletin: standard output: No space left on device\n")


@pytest.mark.parametrize("columns", ["40", "400"])
def test_a_pipe_gets_whole_lines_without_colours(ask: Callable[..., Any], columns: str) -> None:
    ended = ask("timeline", "--district", "西湖区", COLUMNS=columns, FORCE_COLOR="1")
    lines = ended.out.splitlines()
    assert len(lines) == 1 + 72
    assert "\x1b" not in ended.out
    assert max(map(width, lines)) > 250
    assert not re.search("…[^ \\n]", ended.out)  # the beginnings of texts end so, and no other cell


def test_a_pipe_gets_everything_and_a_terminal_says_what_is_left(
    ask: Callable[..., Any], watch: Callable[..., str]
) -> None:
    assert len(ask("people").out.splitlines()) == 1 + 96
    seen = watch("people", COLUMNS="120")
    assert len(seen.splitlines()) == 1 + 20 + 1
    assert seen.endswith("20 of 96 shown (--all)\n")
    assert len(watch("people", "--all", COLUMNS="200").splitlines()) == 1 + 96


def test_a_limit_is_told_on_standard_error(ask: Callable[..., Any]) -> None:
    ended = ask("people", "--limit", "3", "--csv")
    assert (len(ended.out.splitlines()), ended.err) == (1 + 3, "3 of 96 shown (--all)\n")


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_terminal_is_never_written_beyond_its_edge(watch: Callable[..., str], columns: int) -> None:
    seen = watch("timeline", "--district", "西湖区", "--kind", "meeting", NO_COLOR="1", COLUMNS=str(columns))
    plain = seen.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert max(map(width, plain.splitlines())) <= columns
    assert "…" not in plain
    assert "b77dbd097825-09" in plain


@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colours_where_they_are_not_wanted(watch: Callable[..., str], setting: dict[str, str]) -> None:
    seen = watch("show", "b77dbd097825-12", COLUMNS="80", **setting)
    assert "[person 陶亿国]" in seen
    assert "\x1b[3" not in seen


def test_colours_on_a_terminal(watch: Callable[..., str]) -> None:
    seen = watch("show", "b77dbd097825-12", COLUMNS="80")
    assert "\x1b[1;31m陶亿国\x1b[0m" in seen
    assert "[person" not in seen


def test_utf_8_into_a_pipe_whatever_the_locale(ask: Callable[..., Any]) -> None:
    assert "陶亿国" in ask("people", LC_ALL="POSIX", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0").out


def test_help_and_version_go_to_standard_output(bulletin: Callable[..., Any]) -> None:
    assert bulletin("--version").out == f"bulletin {bulletincli.__version__}\n"
    assert bulletin().out == bulletin("--help").out
    assert bulletin("--help").out.startswith("Usage: bulletin ")


def test_completion_lists_commands_and_options(bulletin: Callable[..., Any]) -> None:
    def complete(words: str) -> list[str]:
        ended = bulletin(
            _BULLETIN_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(words.count(" "))
        )
        return ended.out.split()

    assert complete("bulletin ti") == ["timeline"]
    assert "--district" in complete("bulletin timeline --d")
