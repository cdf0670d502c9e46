"""Run the commands shown in the README and the guide, and put what comes out under each.

python scripts/readme_output.py [PAGE…]    rewrite the pages, all or those named
python scripts/readme_output.py --check    write nothing; exit 1 if a page shows something else

A block that begins with ```console holds commands after `$ ` and, under each, its output. The commands of a page run in
the order of the page, in one folder that holds copies of data/ and tests/gold/ and nothing else, in pipes, 100 columns
wide. A command that fails, or finds nothing, is an error, unless its line goes on with `; echo …`: no page shows that by
accident.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
PAGES: Final = ("README.md", "README.zh-CN.md", "docs/guide.md", "docs/extraction.md")
_GIVEN: Final = ("data", "tests/gold")
"""What a reader has who stands in a copy of the project."""

_BLOCK: Final = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_FILE: Final = re.compile(r"^```\w+\n# (\S+\.toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""A block that begins with `# NAME.toml` is a file that the commands find."""
_PROMPT: Final = "$ "
_PROGRESS: Final = re.compile(r"^reading: \d+ of \d+\n", re.MULTILINE)
"""What a slow machine says while it ingests."""
_SECONDS: Final = 60


class CommandFailedError(Exception):
    """A command of a page that does not do what the page says."""


def main() -> int:
    """Rewrite or check the pages. Return the exit code."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page differs")
    options.add_argument("pages", nargs="*", metavar="PAGE", help=", ".join(PAGES))
    given = options.parse_args()
    check = given.check
    before = {page: (ROOT / page).read_text(encoding="utf-8") for page in given.pages or PAGES}
    try:
        after = dict(zip(before, renewed(list(before.values())), strict=True))
    except CommandFailedError as error:
        print(error, file=sys.stderr)
        return 1
    changed = [page for page in before if before[page] != after[page]]
    for page in changed:
        if check:
            lines = [text.splitlines(keepends=True) for text in (before[page], after[page])]
            sys.stdout.writelines(difflib.unified_diff(*lines, page, "what comes out"))
        else:
            (ROOT / page).write_text(after[page], encoding="utf-8")
            print(f"{page}: rewritten")
    if check and changed:
        print(f"{', '.join(changed)}: python scripts/readme_output.py writes what comes out", file=sys.stderr)
    return 1 if check and changed else 0


def renewed(texts: Sequence[str]) -> list[str]:
    """Return the pages with the output of their commands. Pages with the same commands share one run."""
    sessions = [Session.of(text) for text in texts]
    different = list(dict.fromkeys(sessions))
    with ThreadPoolExecutor() as pool:
        outputs = dict(zip(different, pool.map(run, different), strict=True))
    return [with_output(text, outputs[session]) for text, session in zip(texts, sessions, strict=True)]


@dataclass(frozen=True)
class Session:
    """The commands of a page in order, and the files that it shows, by name."""

    commands: tuple[str, ...]
    files: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, text: str) -> Session:
        """Take the session of a page."""
        shown = (command for block in _BLOCK.findall(text) for command in _commands_of(block))
        return cls(tuple(shown), tuple(_FILE.findall(text)))


def run(session: Session) -> list[str]:
    """Run commands one after another in a folder of their own. Return what each puts out."""
    with tempfile.TemporaryDirectory(prefix="bulletin-readme-") as temporary:
        folder, programs = Path(temporary) / "work", Path(temporary) / "bin"
        for given in _GIVEN:
            shutil.copytree(ROOT / given, folder / given, ignore=shutil.ignore_patterns("*.duckdb*"))
        for name, contents in session.files:
            (folder / name).write_text(contents, encoding="utf-8")
        environment = _environment(programs)
        return [_output(command, folder, environment) for command in session.commands]


def _environment(programs: Path) -> dict[str, str]:
    """Make a folder with the program in it, and return an environment that is the same everywhere."""
    programs.mkdir()
    program = programs / "bulletin"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bulletincli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return {
        "PATH": os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.defpath]),
        "PYTHONPATH": str(ROOT / "src"),
        "HOME": str(programs),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "COLUMNS": "100",
        "NO_COLOR": "1",
    }


def _output(command: str, folder: Path, environment: dict[str, str]) -> str:
    ended = subprocess.run(
        ["sh", "-c", command],
        check=False,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=_SECONDS,
    )
    output = _PROGRESS.sub("", ended.stdout.decode("utf-8"))
    if ended.returncode:
        raise CommandFailedError(f"$ {command}\n{output}exit code {ended.returncode}")
    if "```" in output or any(line.startswith(_PROMPT) for line in output.splitlines()):
        raise CommandFailedError(f"$ {command}\nits output cannot be told from the page around it")
    return output if output.endswith("\n") or not output else output + "\n"


def with_output(text: str, outputs: Sequence[str]) -> str:
    """Return the page with `outputs` under its commands, a blank line between two commands of a block."""
    left = iter(outputs)

    def block(match: re.Match[str]) -> str:
        shown = [f"{_PROMPT}{command}\n{next(left)}" for command in _commands_of(match[0])]
        return "\n".join(shown)

    return _BLOCK.sub(block, text)


def _commands_of(block: str) -> Iterator[str]:
    return (line.removeprefix(_PROMPT) for line in block.splitlines() if line.startswith(_PROMPT))


if __name__ == "__main__":
    sys.exit(main())
