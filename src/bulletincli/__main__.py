"""The way in: `bulletin …` and `python -m bulletincli …`. Turns errors into one line and an exit code."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn, TextIO

from bulletincli.errors import EXIT_FAILED, EXIT_FOUND, BulletinError

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMPLETION_REQUEST: Final = "_BULLETIN_COMPLETE"
_EXIT_INTERRUPTED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code; without `arguments`, run those of the process and end it."""
    _set_up_streams()
    code = _guarded(list(sys.argv[1:] if arguments is None else arguments))
    if arguments is None:
        _end_process(code)
    return code


def _guarded(arguments: list[str]) -> int:
    """Run the program; whatever goes wrong becomes one line and a code, unless tracebacks are wanted."""
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon(sys.stdout)
        return EXIT_FOUND
    except KeyboardInterrupt:
        _complain("interrupted")
        return _EXIT_INTERRUPTED
    except Exception as error:
        if os.environ.get("BULLETIN_DEBUG", "0") not in {"", "0"}:
            raise
        if isinstance(error, BulletinError):
            _complain(str(error))
            return error.exit_code
        if isinstance(error, OSError) and error.strerror:
            _complain(f"{error.filename or 'standard output'}: {error.strerror}")
        else:
            _complain(f"unexpected {type(error).__name__}: {error} (bulletin --debug … shows where)")
        return EXIT_FAILED
    return code


def _end_process(code: int) -> NoReturn:
    """End at once what is done: Python would take a tenth of a short command's time to tidy up."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(code)


def _run(arguments: list[str]) -> int:
    import typer  # noqa: PLC0415 - interrupted while it loads, we still end in one line

    from bulletincli.commands.app import PROGRAM, build  # noqa: PLC0415

    program = build()
    if os.environ.get(_COMPLETION_REQUEST):
        return int(program.main(arguments, PROGRAM, standalone_mode=False) or EXIT_FOUND)
    try:
        with program.make_context(PROGRAM, arguments) as context:
            return int(program.invoke(context) or EXIT_FOUND)
    except typer.Exit as done:
        return done.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.TyperException as error:
        context_of_error = getattr(error, "ctx", None)
        path = PROGRAM if context_of_error is None else context_of_error.command_path
        _complain(f"{error.format_message().rstrip('.')} (see {path} --help)")
        return EXIT_FAILED


def _set_up_streams() -> None:
    """Write UTF-8 into pipes and files whatever the locale; never fail at a half of a surrogate pair."""
    sys.stdout = sys.stdout or _nowhere()  # None if it was closed before we began
    sys.stderr = sys.stderr or _nowhere()
    if not sys.stdout.isatty() and not os.environ.get("PYTHONIOENCODING"):
        _reconfigure(sys.stdout, "utf-8")
    else:
        _reconfigure(sys.stdout, None)


def _reconfigure(stream: TextIO, encoding: str | None) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding=encoding, errors="backslashreplace")


def _complain(message: str) -> None:
    from bulletincli.render.cells import visible  # noqa: PLC0415 - only when something went wrong

    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon(sys.stdout)
    print(f"bulletin: {visible(' '.join(message.split()))}", file=sys.stderr)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _abandon(stream: TextIO) -> None:
    """Point a stream whose reader has gone to nowhere, so that nothing is said when Python closes it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())


if __name__ == "__main__":
    sys.exit(main())
