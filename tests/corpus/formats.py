"""All formats by name: `FORMATS["html-2003"].write(text)` gives the file in memory and the text to compare with.

for name, format in FORMATS.items():
    written = format.write(text)
    path.with_suffix(format.suffix).write_bytes(written.data)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from .archives import ARCHIVES
from .bulletin import Written
from .pages import PAGES
from .plain import PLAIN
from .printed import PRINTED
from .word import document

Kind = Literal["text", "html", "pdf", "docx", "archive"]


class Format(NamedTuple):
    """How to write a text, what its file's name ends in, and which reader should read it."""

    write: Callable[[str], Written]
    suffix: str
    kind: Kind


FORMATS: Final[dict[str, Format]] = {
    **{name: Format(write, ".txt", "text") for name, write in PLAIN.items()},
    **{name: Format(write, ".html", "html") for name, write in PAGES.items()},
    **{name: Format(write, ".pdf", "pdf") for name, write in PRINTED.items()},
    "docx": Format(document, ".docx", "docx"),
    **{name: Format(write, suffix, "archive") for name, (write, suffix) in ARCHIVES.items()},
}
