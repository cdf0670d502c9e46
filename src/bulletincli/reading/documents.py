"""One file's bytes to texts ready for parsing, or to bulletins that come parsed: pure.

A format is one module that turns bytes into an `Extracted`, and one line of `_READERS`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bulletincli.errors import BulletinError
from bulletincli.model import Bulletin, Format, Known, Problem, Source
from bulletincli.reading import limits
from bulletincli.reading.extracted import Extracted, UnreadableError
from bulletincli.reading.formats import HEAD, Kind, kind_of
from bulletincli.reading.parsed import read_parsed
from bulletincli.reading.plain import read_plain


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a file from outside it: from a manifest, and the encoding that the user named.

    `manifest` is for archives, whose files each have their own row: it tells one state of all manifests from another.
    """

    known: Known | None = None
    encoding: str | None = None
    manifest: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be parsed, what a manifest says of it, and what of its file could not be read."""

    source: Source
    known: Known | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A bulletin that came parsed already; `path` is its file, with `#3` for the third of several."""

    path: str
    bulletin: Bulletin


Document = Text | Parsed | Problem
"""A text, a bulletin, or why there is none."""


def _html(data: bytes, encoding: str | None) -> Extracted:
    from bulletincli.reading.html import read_html  # noqa: PLC0415 - loads its library

    return read_html(data, encoding)


def _mhtml(data: bytes, encoding: str | None) -> Extracted:
    from bulletincli.reading.mhtml import read_mhtml  # noqa: PLC0415 - as above

    return read_mhtml(data, encoding)


def _pdf(data: bytes, _encoding: str | None) -> Extracted:
    from bulletincli.reading.pdf import read_pdf  # noqa: PLC0415 - as above

    return read_pdf(data)


def _docx(data: bytes, _encoding: str | None) -> Extracted:
    from bulletincli.reading.docx import read_docx  # noqa: PLC0415 - as above

    return read_docx(data)


_READERS: Final[dict[Kind, tuple[Format, Callable[[bytes, str | None], Extracted]]]] = {
    "text": ("text", read_plain),
    "html": ("html", _html),
    "mhtml": ("html", _mhtml),
    "pdf": ("pdf", _pdf),
    "docx": ("docx", _docx),
}


def read_documents(data: bytes, path: str, told: Told) -> tuple[Document, ...]:
    """Return what the file called `path` holds; what is wrong with it is a problem. Archives are not read here."""
    try:
        if not data:
            raise UnreadableError("is empty")
        if len(data) > limits.FILE_BYTES:
            raise UnreadableError(
                f"is larger than {limits.megabytes(limits.FILE_BYTES)}, which is as much as is read at once; divide it"
            )
        kind, what = kind_of(data[:HEAD], path)
        if kind == "unread":
            raise UnreadableError(f"is {what}")
        if kind == "jsonl":
            return _parsed(data, path)
        return (_text(data, path, kind, told),)
    except UnreadableError as error:
        return (Problem(path, str(error)),)
    except BulletinError as error:
        return (Problem(path, str(error).removeprefix(path).lstrip(":, ")),)


def _text(data: bytes, path: str, kind: Kind, told: Told) -> Text:
    format_, read = _READERS[kind]
    extracted = read(data, told.encoding)
    if not extracted.text.strip():
        raise UnreadableError("holds nothing but white space" if kind == "text" else "holds no text")
    if len(extracted.text) > limits.TEXT_CHARACTERS:
        raise UnreadableError(
            f"holds {len(extracted.text):,} characters; more than {limits.TEXT_CHARACTERS:,} are not read"
            " at once, divide it"
        )
    source = Source(
        path=path,
        text=extracted.text,
        sha256=hashlib.sha256(extracted.text.encode("utf-8")).hexdigest(),
        encoding=extracted.encoding,
        format=format_,
        url=(told.known.url if told.known else None) or extracted.url,
        pages=extracted.pages,
    )
    return Text(source, told.known, tuple(Problem(path, note.cause, note.line) for note in extracted.notes))


def _parsed(data: bytes, path: str) -> tuple[Document, ...]:
    bulletins = read_parsed(data, path)
    if len(bulletins) == 1:
        return (Parsed(path, bulletins[0]),)
    return tuple(Parsed(f"{path}#{number}", bulletin) for number, bulletin in enumerate(bulletins, 1))
