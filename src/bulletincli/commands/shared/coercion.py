"""Values of options without pydantic, which typer would load for each call and which takes its time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin

import typer
from typer.core import TyperArgument, TyperOption

_Parameter = TyperArgument | TyperOption


class PlainParameters:
    """Mixed into a typer command: parameters of the plain types below are read by `_Plain`.

    A parameter of any other type is left to typer, which is right too, only slower.
    """

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the command's parameters, as typer does."""
        parameters: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for parameter in parameters:
            reader = _reader(parameter.type_descriptor.annotation)
            if reader is not None:
                plain = _Plain(reader)
                parameter.get_runtime_param = lambda plain=plain: plain
            if isinstance(parameter, TyperArgument):
                parameter.display_type_rich = _no_type  # type: ignore[method-assign]
        return parameters


class _Plain:
    """Turns what was written on the command line into a value; stands in for typer's runtime parameter."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        self.read = read

    def coerce(self, value: Any, param: _Parameter, ctx: typer.Context) -> Any:
        """Return the value of `param`, or a sequence of values if it can be given more than once."""
        many = getattr(param, "multiple", False) or param.nargs == -1
        if value is None:
            return () if many else None
        try:
            read = [self.read(item) for item in value] if many else self.read(value)
            _check_least(read, getattr(param, "min", None))
        except ValueError as error:
            raise typer.BadParameter(str(error), ctx=ctx, param=param) from None
        return read


def _no_type(ctx: Any) -> str:  # noqa: ARG001 - typer's signature
    """Say nothing of an argument's type in the help: `PATH`, not `PATH <list[str]>`."""
    return ""


def _whole_number(value: Any) -> int:
    try:
        return int(value)
    except ValueError:
        raise ValueError(f"{value!r} is not a whole number") from None


def _check_least(value: Any, least: int | None) -> None:
    if least is not None and value < least:
        raise ValueError(f"{value} is less than {least}")


def _flag(value: Any) -> bool:
    """Read a flag, which is a bool already, or text if it comes from the environment."""
    return value if isinstance(value, bool) else value.lower() not in {"", "0", "false", "no", "off"}


_READERS: Final[dict[Any, Callable[[Any], Any]]] = {str: str, bool: _flag, int: _whole_number, Path: Path}


def _reader(annotation: Any) -> Callable[[Any], Any] | None:
    if get_origin(annotation) is list:
        return _reader(get_args(annotation)[0])
    if get_origin(annotation) is Literal:
        return _one_of(get_args(annotation))
    return _READERS.get(annotation)


def _one_of(words: tuple[str, ...]) -> Callable[[Any], Any]:
    def read(value: str) -> str:
        if value.lower() not in words:
            raise ValueError(f"{value!r} is not one of {', '.join(words)}")
        return value.lower()

    return read
