"""Where a user's own words are: files that are named, and one in the folder for settings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bulletincli.errors import BulletinError
from bulletincli.reading.decode import NotTextError, decode_whole
from bulletincli.reading.walk import printable

FOLDER = "bulletin"
NAME = "lexicon.toml"


class LexiconUnreadableError(BulletinError):
    """A lexicon that is not there, or that holds no text."""


def read_lexicons(named: Iterable[Path], *, config: bool) -> Iterator[tuple[str, str]]:
    """Yield what each file is called in messages, and its text: that of the settings first, each file once.

    Without `config` the file in the settings is left out. Raises `LexiconUnreadableError`.
    """
    seen: set[str] = set()
    settings = config_file(os.environ, windows=os.name == "nt") if config else None
    for path in [*([settings] if settings is not None and settings.is_file() else []), *named]:
        real = os.path.realpath(path)
        if real not in seen:
            seen.add(real)
            yield printable(path), _read(path)


def config_file(environment: Mapping[str, str], *, windows: bool) -> Path | None:
    """Where the lexicon of the settings would be: in $XDG_CONFIG_HOME or ~/.config, on Windows in %APPDATA%."""
    if windows:
        folder = environment.get("APPDATA", "")
    else:
        folder = environment.get("XDG_CONFIG_HOME", "")
        if not Path(folder).is_absolute():  # the standard has a relative one disregarded
            home = environment.get("HOME", "")
            folder = str(Path(home) / ".config") if home else ""
    return Path(folder) / FOLDER / NAME if folder else None


def _read(path: Path) -> str:
    shown = printable(path)
    try:
        return decode_whole(path.read_bytes())
    except FileNotFoundError:
        raise LexiconUnreadableError(
            f"{shown}: there is no such lexicon; --lexicon names a TOML file"
        ) from None
    except IsADirectoryError:
        raise LexiconUnreadableError(f"{shown}: a folder; --lexicon names a TOML file in it") from None
    except OSError as error:
        raise LexiconUnreadableError(f"{shown}: cannot be read: {error.strerror or error}") from None
    except NotTextError as error:
        raise LexiconUnreadableError(f"{shown}: {error}") from None
