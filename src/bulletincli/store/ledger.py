"""What the database knows of documents and the places where they were found, kept in memory while loading.

It decides what is new, what has moved and what is gone; the writer carries that out at the end.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields

from bulletincli.jsonl import dump
from bulletincli.model import Bulletin, Known
from bulletincli.store.errors import UnstorableBulletinError


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a stored document was read.

    `given`: it came as a parse. `known` is what the parser was told from outside, as JSON.
    """

    content_sha256: str
    extractor: str
    known: str | None
    given: bool


@dataclass(frozen=True, slots=True)
class Location:
    """The document found at a path, and its encoding there."""

    document_id: str
    encoding: str | None


class Ledger:
    """The stored documents and their locations, with the changes since it was made."""

    def __init__(
        self, stamps: Iterable[tuple[str, Stamp]], locations: Iterable[tuple[str, Location]]
    ) -> None:
        self.stamps = dict(stamps)
        self.locations = dict(locations)
        self.moved: dict[str, Location | None] = {}
        """Paths whose location has changed, with the new one; None where nothing is found any more."""
        self.touched: set[str] = set()
        """Documents that have gained or lost a path."""
        self._paths: dict[str, set[str]] = {}
        self._named: dict[str, str] = {}
        for path, location in self.locations.items():
            self._paths.setdefault(location.document_id, set()).add(path)

    def origin(self, document_id: str) -> tuple[str, Location] | None:
        """Give the first of the document's paths in order, and its location; None if it has none left."""
        paths = self._paths.get(document_id)
        if not paths:
            return None
        first = min(paths)
        return first, self.locations[first]

    def comes_before(self, path: str, document_id: str) -> bool:
        """Whether `path` is, or would be, the first of the document's paths: the one whose word counts."""
        origin = self.origin(document_id)
        return origin is None or path <= origin[0]

    def is_claimed(self, path: str, document_id: str) -> bool:
        """Whether another text has been found at `path` since the ledger was made."""
        return self._named.get(path, document_id) != document_id

    def locate(self, path: str, location: Location) -> bool:
        """Record that a document was found at `path`; whether another one was there before.

        Raises `UnstorableBulletinError` if another was found there since the ledger was made: then two texts
        claim one path, and one would silently go under.
        """
        if self.is_claimed(path, location.document_id):
            raise UnstorableBulletinError(
                f"{path}: two different texts are called so; load them under different paths"
            )
        self._named[path] = location.document_id
        before = self.locations.get(path)
        if before == location:
            return False
        if before is not None:
            self._leave(path, before.document_id)
        self.locations[path] = self.moved[path] = location
        self._paths.setdefault(location.document_id, set()).add(path)
        self.touched.add(location.document_id)
        return before is not None and before.document_id != location.document_id

    def forget(self, document_id: str) -> None:
        """Let go of a document with all its locations."""
        for path in sorted(self._paths.get(document_id, ())):
            self._leave(path, document_id)
            del self.locations[path]
            self._named.pop(path, None)
            self.moved[path] = None
        self.stamps.pop(document_id, None)

    def found(self, path_or_id: str) -> set[str]:
        """Give the documents of that id, of the one id that begins so, at that path, or in that folder."""
        folder = path_or_id.rstrip("/") + "/"
        found = {
            location.document_id
            for path, location in self.locations.items()
            if path == path_or_id or path.startswith(folder)
        }
        if found:
            return found
        begun = {document_id for document_id in self.stamps if document_id.startswith(path_or_id)}
        return begun if len(begun) == 1 and path_or_id else begun & {path_or_id}

    def orphans(self) -> list[str]:
        """Give the documents that no path leads to any more."""
        return sorted(one for one in self.touched if not self._paths.get(one) and one in self.stamps)

    def origins(self) -> list[tuple[str, str, str | None]]:
        """Give the first path, and the encoding there, of the documents that have gained or lost a path."""
        first = ((document_id, self.origin(document_id)) for document_id in sorted(self.touched))
        return [(document_id, one[0], one[1].encoding) for document_id, one in first if one is not None]

    def _leave(self, path: str, document_id: str) -> None:
        self._paths[document_id].discard(path)
        self.touched.add(document_id)


def content_sha256_of(bulletin: Bulletin, path: str) -> str:
    """Digest all that was read of a bulletin, but not where it was found.

    Raises `UnstorableBulletinError` for text that is no Unicode.
    """
    lines = [*dump(Bulletin(bulletin.document, bulletin.events))]
    lines += [repr((one.cause, one.line, one.quote)) for one in bulletin.problems]
    if bulletin.source is not None:
        lines.append(bulletin.source.text)
    try:
        return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        raise UnstorableBulletinError(
            f"{path}: holds {error.object[error.start]!r}, half a character; decode the file again"
        ) from None


def known_json(known: Known | None) -> str | None:
    """Write what is known from outside so that it can be compared; None if that is nothing."""
    if known is None:
        return None
    said = {one.name: getattr(known, one.name) for one in fields(known)}
    said = {
        name: value if isinstance(value, int) else str(value)
        for name, value in said.items()
        if value is not None
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True) if said else None
