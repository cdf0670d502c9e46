"""Pages that a browser saved with all that belongs to them in one file (.mht, .mhtml; RFC 2557)."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from urllib.parse import unquote, urljoin

from bulletincli.reading.decode import UnknownEncodingError, read_as
from bulletincli.reading.extracted import Extracted, UnreadableError
from bulletincli.reading.html import read_html
from bulletincli.reading.html.charset import decode_page


def read_mhtml(data: bytes, encoding: str | None = None) -> Extracted:
    """Return the text of the page within. Raises `UnreadableError`."""
    message = message_from_bytes(data)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    content = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(content, bytes):
        raise UnreadableError("holds no page; save it again as .html")
    frames = _Frames(message, page, encoding)
    extracted = read_html(content, encoding or _charset(page), frames.markup)
    return replace(extracted, url=_address(message, page) or extracted.url)


class _Frames:
    """The other pages of the file by their names and addresses: what frames show. Each is given once."""

    def __init__(self, message: Message, page: Message, encoding: str | None) -> None:
        self._encoding = encoding
        self._base = _location(page)
        self._parts: dict[str, Message] = {}
        self._given: set[int] = set()
        for part in message.walk():
            if part is not page and part.get_content_type() == "text/html":
                name = str(part.get("Content-ID") or "").strip().strip("<>")
                for address in (f"cid:{name}" if name else "", _location(part)):
                    self._parts.setdefault(address, part)
        self._parts.pop("", None)

    def markup(self, source: str) -> str | None:
        """Return the markup of the page that a frame names as its `source`."""
        part = self._parts.get(unquote(source.strip())) or self._parts.get(self._resolved(source))
        if part is None or id(part) in self._given:
            return None
        self._given.add(id(part))
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            return None
        try:
            return decode_page(content, self._encoding or _charset(part)).text
        except UnreadableError:
            return None

    def _resolved(self, source: str) -> str:
        try:
            return urljoin(self._base, source.strip())
        except ValueError:
            return ""


def _location(part: Message) -> str:
    return str(part.get("Content-Location") or "").strip()


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
