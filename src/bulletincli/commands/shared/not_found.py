"""Saying why nothing was found, and what in the file comes nearest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bulletincli.commands.shared.output import nearest
from bulletincli.store.rows import Filters

NO_EVENT: Final = "no event matches"

if TYPE_CHECKING:
    from bulletincli.store.reader import Reader


def explain(reader: Reader, filters: Filters, undated: int = 0) -> str:
    """Return why no event matches: a district, person or document is not in the file, or no event is so."""
    if filters.district is not None and not reader.find_districts(filters.district):
        near = nearest(reader.suggest_districts(filters.district))
        return f"no district {filters.district} in the file{near}"
    if filters.person is not None and not reader.who(filters.person, limit=1):
        return no_person(reader, filters.person)
    absent = no_such_document(reader, filters.document)
    return absent or "; ".join(filter(None, [NO_EVENT, undated_note(undated)]))


def no_person(reader: Reader, name: str) -> str:
    """Return that nobody has this name, and who comes nearest."""
    return f"nobody called {name} in the file{nearest(reader.suggest_names(name))}"


def no_such_document(reader: Reader, wanted: str | None) -> str:
    """Return that no document has this id or path; nothing if one has, or none was asked for."""
    if wanted is None:
        return ""
    documents = reader.documents().rows
    if any(one.document_id.startswith(wanted) or wanted in one.paths for one in documents):
        return ""
    return f"no document {wanted} in the file; bulletin documents lists them"


def undated_note(undated: int) -> str:
    """Return how many events no date could place, because theirs is not known; nothing if none."""
    if not undated:
        return ""
    events = "1 event" if undated == 1 else f"{undated} events"
    return f"{events} left out that match but for the dates: their day or year is unknown"
