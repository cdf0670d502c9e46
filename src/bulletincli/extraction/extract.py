"""What is done with one file: its bytes to texts, every text parsed. What goes wrong with one stops no other."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace

from bulletincli.extraction.records import Extraction, Read, Result, Task
from bulletincli.model import Bulletin, Problem
from bulletincli.parsing.parse import parse
from bulletincli.reading import limits
from bulletincli.reading.documents import Document, Parsed, Text, read_documents


def extract(task: Task, on_read: Callable[[int], None] = lambda _: None) -> Extraction:
    """Read and parse the file; `on_read` is told the number of characters before they are parsed."""
    if task.source is not None:
        on_read(len(task.source.text))
        return Extraction(replace(task, source=None), (_result_of(Text(task.source, task.told.known)),))
    try:
        data = task.data if task.data is not None else _bytes_of(task)
    except OSError as error:
        return Extraction(
            task, (Problem(task.path, f"cannot be read: {error.strerror or error}"),), circumstantial=True
        )
    digest = hashlib.sha256(data).hexdigest()
    documents = read_documents(data, task.path, task.told)
    del data
    on_read(sum(len(one.source.text) for one in documents if isinstance(one, Text)))
    return Extraction(replace(task, data=None), tuple(map(_result_of, documents)), digest)


def _bytes_of(task: Task) -> bytes:
    """Return the file's bytes, one more than the limit at most."""
    with open(task.file or task.path, "rb") as file:  # noqa: PTH123 - a path as the system has it
        return file.read(limits.FILE_BYTES + 1)


def _result_of(one: Document) -> Result:
    if isinstance(one, Problem):
        return one
    if isinstance(one, Parsed):
        bulletin = one.bulletin
        place = bulletin.source.path if bulletin.source is not None else one.path
        return Read(bulletin, place, None, given=True, is_bulletin=bool(bulletin.events))
    try:
        bulletin = parse(one.source, one.known)
    except Exception as error:
        if os.environ.get("BULLETIN_DEBUG"):
            raise
        cause = f"the parser failed ({type(error).__name__}: {error})"
        return Problem(one.source.path, cause, of_parsing=True)
    found = (replace(problem, of_parsing=True) for problem in (*bulletin.problems, *_unplaced(one, bulletin)))
    bulletin = replace(bulletin, problems=(*one.problems, *found))
    return Read(bulletin, one.source.path, one.known, given=False, is_bulletin=holds_event(bulletin))


def _unplaced(one: Text, bulletin: Bulletin) -> Iterator[Problem]:
    """Tell of a district that a manifest names and that could not be found: there was none such in the year."""
    document = bulletin.document
    if one.known is not None and one.known.district is not None and document.district is None:
        when = f" in {document.year}" if document.year else ""
        cause = (
            f"the manifest's district {one.known.district} cannot be placed{when};"
            " name it as it was then, with what it lay in (江西省/南昌市/西湖区)"
        )
        yield Problem(one.source.path, cause)


def holds_event(bulletin: Bulletin) -> bool:
    """Tell whether the text is a bulletin at all: a letter or a poem has paragraphs, and nothing of an event."""
    document = bulletin.document
    return bool(bulletin.events) and (
        bool(document.district or document.year)
        or any(event.date or event.people or event.offices or event.places for event in bulletin.events)
    )
