"""What the README and the guide show is what comes out, and what they link to is there."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from bulletincli.commands.app import COMMANDS

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "scripts" / "readme_output.py"
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
READING = ("timeline", "who", "search", "show", "people", "districts", "documents", "stats", "sql")


@pytest.mark.parametrize("pages", [("README.md", "README.zh-CN.md"), ("docs/guide.md", "docs/extraction.md")])
def test_what_is_shown_comes_out(pages: tuple[str, ...]) -> None:
    ended = subprocess.run(
        [sys.executable, str(SCRIPT), "--check", *pages], check=False, capture_output=True, timeout=120
    )
    assert ended.returncode == 0, (ended.stdout + ended.stderr).decode()


def test_both_languages_show_the_same_commands() -> None:
    english, chinese = (
        re.findall(r"^\$ .*$", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
        for page in ("README.md", "README.zh-CN.md")
    )
    assert english == chinese
    assert len(english) > 20


def test_the_examples_of_the_help_find_something(tmp_path: Path) -> None:
    database = tmp_path / "data.duckdb"
    program = [sys.executable, "-m", "bulletincli"]
    environment = {"BULLETIN_DB": str(database), "PATH": str(Path(sys.executable).parent)}
    subprocess.run([*program, "ingest", "--quiet", "data"], check=True, cwd=ROOT, env=environment, timeout=60)
    examples = [
        line.split("   ")[0].split(" > ")[0]
        for name in COMMANDS
        for line in import_module(f"bulletincli.commands.{name}").EXAMPLES.split("\n")
        if line.startswith(f"  bulletin {name} ") and name in READING
    ]
    asked = [one for one in examples if "--db" not in one and "sql -" not in one]
    assert len(asked) > 20
    for one in asked:
        command = one.strip().replace("bulletin ", f'"{sys.executable}" -m bulletincli ', 1)
        ended = subprocess.run(
            ["/bin/sh", "-c", command],
            check=False,
            capture_output=True,
            cwd=tmp_path,
            env=environment,
            timeout=60,
        )
        assert (ended.returncode, ended.stdout != b"") == (0, True), (one, ended.stderr.decode())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        file = page if not path else page.parent / path
        assert file.exists(), target
        assert not anchor or anchor in _anchors(file.read_text(encoding="utf-8")), target


def _anchors(text: str) -> set[str]:
    """Return the anchors that headings get where Markdown is shown."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
