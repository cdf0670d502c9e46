"""Options that several commands share, each set a frozen object; `spread` gives them to typer one by one."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Annotated, Any, Final, get_type_hints

import typer

from bulletincli.commands.shared.dates import parse_date
from bulletincli.errors import BulletinError
from bulletincli.model import EVENT_KINDS, ROLES, EventKind, Role
from bulletincli.store import open_reader
from bulletincli.store.rows import Filters

if TYPE_CHECKING:
    from bulletincli.store.reader import Reader

DEFAULT_DATABASE: Final = "bulletins.duckdb"


@dataclass(frozen=True)
class Database:
    """Which database file."""

    path: Annotated[
        str,
        typer.Option(
            "--db",
            envvar="BULLETIN_DB",
            show_envvar=True,
            show_default=True,
            metavar="FILE",
            help="The database.",
        ),
    ] = DEFAULT_DATABASE

    def reader(self) -> Reader:
        """Open the database for questions."""
        return open_reader(self.path)


@dataclass(frozen=True)
class EventFilters:
    """Which events: every option that is given must hold."""

    district: Annotated[
        str | None,
        typer.Option(
            "--district", metavar="NAME", help="A district (西湖区, 南昌市/西湖区, 360103) and all below it."
        ),
    ] = None
    place: Annotated[
        str | None, typer.Option("--place", metavar="TEXT", help="Events at a place whose name holds TEXT.")
    ] = None
    kind: Annotated[
        EventKind | None,
        typer.Option("--kind", metavar="KIND", help=f"Events of this kind: {', '.join(EVENT_KINDS)}."),
    ] = None
    role: Annotated[
        Role | None,
        typer.Option(
            "--role",
            metavar="ROLE",
            help=f"Events in which somebody (or that person) has this role: {', '.join(ROLES)}.",
        ),
    ] = None
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help="First day: 2022, 2022-04, 2022-04-05, --04-05."),
    ] = None
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Last day, in the same forms.")
    ] = None
    document: Annotated[
        str | None, typer.Option("--document", metavar="ID", help="One document, by its id or its path.")
    ] = None

    def for_store(self, person: str | None = None) -> Filters:
        """Return the filters with their dates read. Raises `DateOptionError` and `EmptyValueError`."""
        for option in ("district", "place", "document"):
            refuse_empty(f"--{option}", getattr(self, option))
        refuse_empty("--person", person)
        return Filters(
            district=self.district,
            person=person,
            place=self.place,
            kind=self.kind,
            role=self.role,
            since=None if self.since is None else parse_date(self.since, "--from"),
            until=None if self.until is None else parse_date(self.until, "--to"),
            document=self.document,
        )


class EmptyValueError(BulletinError):
    """A word to look for that is none."""


def refuse_empty(what: str, value: str | None) -> None:
    """Raise `EmptyValueError` if a value is given that holds nothing to look for."""
    if value is not None and not value.strip():
        raise EmptyValueError(f"{what} is empty; give a word to look for")


def spread(function: Callable[..., int]) -> Callable[..., int]:
    """Return `function` with each parameter that is an options object replaced by that object's fields.

    Typer knows no objects of options; what it calls is given the fields and makes the objects.
    """
    hints = get_type_hints(function, include_extras=True)
    parameters: list[inspect.Parameter] = []
    objects: dict[str, type[Any]] = {}
    for name, parameter in inspect.signature(function).parameters.items():
        if is_dataclass(hints[name]):
            objects[name] = hints[name]
            parameters += _fields_as_parameters(hints[name])
        else:
            parameters.append(parameter.replace(annotation=hints[name], kind=inspect.Parameter.KEYWORD_ONLY))

    def call(**values: Any) -> int:
        for name, kind in objects.items():
            values[name] = kind(**{field.name: values.pop(field.name) for field in fields(kind)})
        return function(**values)

    call.__doc__ = function.__doc__
    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return call


def _fields_as_parameters(kind: type[Any]) -> list[inspect.Parameter]:
    hints = get_type_hints(kind, include_extras=True)
    return [
        inspect.Parameter(
            field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=hints[field.name]
        )
        for field in fields(kind)
    ]
