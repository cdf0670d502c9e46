"""Files made to break whatever reads them: `write_all(folder)` makes them, each with what must become of it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from .case import FINE, FORBIDDEN, HEAVY, Case, Hostile
from .lines import LINES
from .lists import LISTS
from .pages import PAGES
from .pdfs import PDFS
from .places import PLACES
from .tars import TARS
from .texts import TEXTS
from .words import WORDS
from .zips import ZIPS

__all__ = ["ALL", "FORBIDDEN", "HEAVY", "LISTS", "Hostile", "write_all", "write_lists"]

ALL: Final[tuple[Case, ...]] = (*FINE, *TEXTS, *PLACES, *ZIPS, *TARS, *WORDS, *PAGES, *PDFS, *LINES)


def write_all(folder: Path, *, heavy: bool = True) -> list[Hostile]:
    """Write every hostile file, and three fine bulletins, below `folder`; nothing there goes outside of it.

    Without `heavy`, those of `HEAVY` are left out. A run over `folder` must end, put in what
    must be ingested and report what must be a problem.
    """
    return [_written(folder, case) for case in ALL if heavy or case.name not in HEAVY]


def write_lists(folder: Path) -> list[Hostile]:
    """Write folders that each hold a fine bulletin and a hostile manifest.csv; the name is the folder's.

    They are runs of their own: what cannot be trusted there refuses the run, with one line that names it.
    """
    return [_written(folder, case) for case in LISTS]


def _written(folder: Path, case: Case) -> Hostile:
    path = folder / case.name
    path.parent.mkdir(parents=True, exist_ok=True)
    case.write(path)
    return Hostile(case.name, case.expected, case.tries)
