"""The reference of all commands, made from their `--help`.

    python -m bulletincli.commands.reference > docs/commands.md

A test compares docs/commands.md with what this writes.
"""

from __future__ import annotations

import os
import sys
from typing import Final

HEAD: Final = """\
# Commands

The output of `bulletin --help` and of every command's `--help`. This page is made by
`python -m bulletincli.commands.reference > docs/commands.md`; do not edit it.
"""


def reference() -> str:
    """Return the page: a section a command, in the order of the help."""
    os.environ["COLUMNS"] = "80"  # the width for which typer lays out its help
    from bulletincli.commands.app import COMMANDS, PROGRAM, build  # noqa: PLC0415 - after the width is set

    program = build()
    with program.make_context(PROGRAM, [], resilient_parsing=True) as context:
        parts = [HEAD, _section(PROGRAM, context.get_help())]
        for name in COMMANDS:
            command = program.commands[name]
            with command.make_context(name, [], parent=context, resilient_parsing=True) as inner:
                parts.append(_section(f"{PROGRAM} {name}", inner.get_help()))
    return "\n".join(parts)


def _section(title: str, text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return f"## {title}\n\n```text\n{lines}\n```\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(reference())
