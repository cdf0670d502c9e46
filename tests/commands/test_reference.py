from __future__ import annotations

import re
from pathlib import Path

from bulletincli.commands.app import COMMANDS
from bulletincli.commands.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def test_the_reference_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), (
        "python -m bulletincli.commands.reference > docs/commands.md makes it anew"
    )


def test_every_command_has_worked_examples() -> None:
    page = reference()
    for name in COMMANDS:
        section = page.split(f"## bulletin {name}\n")[1].split("\n## ")[0]
        assert re.search(rf"Examples:\n +bulletin (parse .*\| bulletin )?{name}", section), name


def test_no_help_is_cut_short() -> None:
    assert "..." not in reference().split("## bulletin ingest")[0].split("Commands:")[1]
