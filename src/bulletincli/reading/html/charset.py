"""The encoding of a page: it may name its own, and is often wrong there."""

from __future__ import annotations

import re
from typing import Final

from bulletincli.reading.decode import Decoded, UnknownEncodingError, decode
from bulletincli.reading.extracted import UnreadableError
from bulletincli.reading.plausible import LIKELY_SHARE, share_of_common

_HEAD: Final = 8192
"""Bytes in which a declaration is looked for: browsers look at 1,024, but old pages begin with long scripts."""

_DECLARED: Final = re.compile(
    rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)


def decode_page(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the markup in `data`: in `encoding` if given, else as marked, as UTF-8, as declared, as is likely.

    What is valid UTF-8 is UTF-8 whatever the page declares: Chinese in another encoding is never so by chance.
    Raises `UnreadableError`, and `UnknownEncodingError` for an `encoding` that is none.
    """
    declared = None if encoding is not None or _is_utf8(data) else declared_encoding(data)
    if declared is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            decoded = decode(data, declared)
        except (UnreadableError, UnknownEncodingError):
            return decode(data)
        if share_of_common(decoded.text) >= LIKELY_SHARE:
            return decoded
    return decode(data, encoding)


def declared_encoding(data: bytes) -> str | None:
    """Return the name that the page gives to its encoding near its beginning, in lower case."""
    found = _DECLARED.search(data[:_HEAD])
    return (found[1] or found[2]).decode("ascii", "replace").lower() if found else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
