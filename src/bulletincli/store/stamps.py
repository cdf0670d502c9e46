"""How documents and files were read, in a form that can be compared: what has changed is read again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from typing import Any, Final

import bulletincli
from bulletincli.jsonl import dump
from bulletincli.model import Bulletin, Known, PartialDate
from bulletincli.reading.documents import Told
from bulletincli.store.errors import UnstorableBulletinError

_KNOWN: Final = "known"
_ENCODING: Final = "encoding"
_MANIFESTS: Final = "manifest"
"""The keys of what was told of a file, written as JSON."""


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
    """The document found at a path, and what is known of the file there; see `model.Source`."""

    document_id: str
    encoding: str | None = None
    format: str | None = None
    url: str | None = None
    pages: tuple[int, ...] = ()

    @property
    def values(self) -> tuple[str | None, str | None, str | None, list[int]]:
        """All but the document, in the order of the tables' columns."""
        return self.encoding, self.format, self.url, list(self.pages)


@dataclass(frozen=True, slots=True)
class FileStamp:
    """How a file was read: the hash of its bytes, by which reader, told what, and what came of it.

    `documents` are the ids of those found in it, `failed` counts what in it could not be read.
    """

    sha256: str
    extractor: str
    told: str | None = None
    documents: tuple[str, ...] = ()
    failed: int = 0

    @property
    def reading(self) -> tuple[str, str, str | None]:
        """What two files have in common that were read likewise: bytes, reader, and what was told."""
        return self.sha256, self.extractor, self.told

    @property
    def known(self) -> str | None:
        """What a manifest says of the file, as `known_json` writes it."""
        return None if self.told is None else json.loads(self.told).get(_KNOWN)

    @property
    def is_of_manifests(self) -> bool:
        """Whether it is of an archive whose files may each have a row in a manifest, by their own paths."""
        return self.told is not None and _MANIFESTS in json.loads(self.told)


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


def read_known(written: str | None) -> Known | None:
    """Read what `known_json` wrote."""
    if written is None:
        return None
    said: dict[str, Any] = json.loads(written)
    published = said.get("published")
    return Known(**said | {"published": None if published is None else PartialDate.parse(published)})


def told_json(told: Told) -> str | None:
    """Write what was told of a file so that it can be compared; None if that is nothing."""
    said = {_KNOWN: known_json(told.known), _ENCODING: told.encoding, _MANIFESTS: told.manifest}
    said = {name: value for name, value in said.items() if value is not None}
    return json.dumps(said, ensure_ascii=False, sort_keys=True) if said else None


def extractor_of(revision: int | str) -> str:
    """Give the name of the reader that a document was read by: the program's version and the reader's revision."""
    return f"{bulletincli.__version__}+{revision}"
