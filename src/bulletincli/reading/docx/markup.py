"""XML as a row of events, from a file that is not trusted: a document type, and with it every entity, is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, Protocol
from xml.parsers import expat

from bulletincli.reading.extracted import UnreadableError

Attributes = Mapping[str, str]

_NAMESPACES: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
}
"""Short names of the two editions of the standard; other namespaces have none, and their elements only a name."""


class Handler(Protocol):
    """What is told of the elements and the text between them. Names are `w:p`, those of attributes `val`."""

    def start(self, name: str, attributes: Attributes, /) -> None:
        """Enter an element."""

    def end(self, name: str, /) -> None:
        """Leave an element."""

    def text(self, data: str, /) -> None:
        """Meet text; one text may come in pieces."""


def parse(pieces: Iterable[bytes], handler: Handler, part: str) -> None:
    """Tell `handler` what the XML in `pieces` holds. Raises `UnreadableError`, which names the part."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse(part)
    parser.StartElementHandler = lambda name, attributes: handler.start(
        _short(name), {key.rpartition(" ")[2]: value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: handler.end(_short(name))
    parser.CharacterDataHandler = handler.text
    empty = True
    try:
        for piece in pieces:
            parser.Parse(piece)
            empty = False
        if not empty:
            parser.Parse(b"", True)  # noqa: FBT003  # it takes no keyword
    except UnreadableError:
        raise
    except (expat.ExpatError, ValueError, LookupError):
        raise UnreadableError(f"is damaged: {part} in it is no proper XML; save it again") from None


def _short(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    return f"{_NAMESPACES.get(namespace, '')}:{local}"


def _refuse(part: str) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise UnreadableError(f"has a document type in {part}, which Word never writes; save it again")

    return refuse
