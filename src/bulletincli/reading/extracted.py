"""What reading a file gives, whatever its format: the text that it holds, and what the file tells beside it."""

from __future__ import annotations

from dataclasses import dataclass, field


class UnreadableError(ValueError):
    """A file from which no text can be had. The message goes on after the file's name: `is empty`."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something in a file that could not be read, while the rest could. `line` counts from 1 in the text."""

    cause: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Extracted:
    """A file's text, every character as read.

    `encoding` is that of the bytes, None for formats that have their own. `url` is the address that the file
    itself gives. `pages` are the offsets, in characters into `text`, at which each page of a paged format begins
    (that of the first is 0; empty for a format without pages).
    """

    text: str = field(repr=False)
    encoding: str | None = None
    url: str | None = None
    pages: tuple[int, ...] = ()
    notes: tuple[Note, ...] = ()
