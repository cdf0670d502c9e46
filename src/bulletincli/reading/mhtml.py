"""Pages that a browser saved with all that belongs to them in one file (.mht, .mhtml; RFC 2557)."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from bulletincli.reading.decode import UnknownEncodingError, read_as
from bulletincli.reading.extracted import Extracted, UnreadableError
from bulletincli.reading.html import read_html


def read_mhtml(data: bytes, encoding: str | None = None) -> Extracted:
    """Return the text of the page within. Raises `UnreadableError`."""
    message = message_from_bytes(data)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    content = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(content, bytes):
        raise UnreadableError("holds no page; save it again as .html")
    extracted = read_html(content, encoding or _charset(page))
    return replace(extracted, url=_address(message, page) or extracted.url)


def _charset(page: Message) -> str | None:
    """Return the encoding that the file names, if it is one and tells something."""
    charset = page.get_content_charset()
    if charset is None or charset == "us-ascii":
        return None
    try:
        return read_as(charset)
    except UnknownEncodingError:
        return None


def _address(message: Message, page: Message) -> str | None:
    """Return where the page came from, as the browser noted it."""
    noted = message.get("Snapshot-Content-Location") or page.get("Content-Location")
    address = str(noted).strip() if noted else ""
    return address if address.startswith(("http://", "https://")) else None
