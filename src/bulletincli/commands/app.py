"""The program `bulletin`: the names of its commands, each loaded when it is called."""

from __future__ import annotations

import os
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from bulletincli import __version__
from bulletincli.commands.shared.coercion import PlainParameters
from bulletincli.commands.shared.options import spread

PROGRAM: Final = "bulletin"
DEBUG: Final = "BULLETIN_DEBUG"
"""The environment's word for --debug; set by it too, for whoever catches errors."""

COMMANDS: Final = (
    "ingest", "parse", "timeline", "who", "search", "show", "people", "districts", "documents", "stats",
    "export", "sql", "forget", "problems", "doctor", "verify", "upgrade", "eval",
)  # fmt: skip
"""Every command in the order of the help, each the name of a module beside this one."""


class Command(PlainParameters, TyperCommand):
    """One command, with values read without pydantic."""


class _LazyCommands(MutableMapping[str, Any]):
    """The commands by name; a command's module is imported when it is asked for."""

    def __init__(self) -> None:
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in COMMANDS:
            raise KeyError(name)
        if name not in self._loaded:
            self._loaded[name] = _load(name)
        return self._loaded[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class Group(PlainParameters, TyperGroup):
    """The program with its commands, loaded one at a time."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = _LazyCommands()


def build() -> Group:
    """Return the program, ready to be run."""
    app = _typer(add_completion=True, cls=Group, invoke_without_command=True)
    app.callback(epilog=EXAMPLES)(run)
    command = get_command(app)
    assert isinstance(command, Group)
    return command


def run(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
    debug: Annotated[
        bool, typer.Option("--debug", envvar=DEBUG, show_envvar=True, help="Show tracebacks of errors.")
    ] = False,
) -> None:
    """Read Chinese local-government bulletins into a database, and ask it who did what, when and where.

    Data goes to standard output, everything else to standard error. Exit codes: 0 found, 1 nothing found,
    2 wrong use or failed, 3 partly ingested.
    """
    if debug:
        os.environ[DEBUG] = "1"
    if version:
        print(f"{PROGRAM} {__version__}")
    elif context.invoked_subcommand is None:
        print(context.get_help())


EXAMPLES: Final = """\b
Examples:
  bulletin ingest bulletins/
  bulletin timeline --district 西湖区 --from 2022-04-05 --to 2022-04-07
  bulletin who 陶亿国
  bulletin search 核酸检测 --csv
"""


def _load(name: str) -> Any:
    module = import_module(f"bulletincli.commands.{name}")
    app = _typer(add_completion=False)
    app.command(name, cls=Command, epilog=module.EXAMPLES)(spread(module.run))
    return get_command(app)


def _typer(**settings: Any) -> typer.Typer:
    return typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, **settings)
