"""Plain text files: one bulletin a file, every character kept as decoded."""

from __future__ import annotations

import hashlib

from bulletincli.model import Source
from bulletincli.reading.decode import NotTextError, decode


def read_plain(data: bytes, path: str) -> Source:
    """Return the text that a plain file's bytes hold. Raises `NotTextError` for an empty file too."""
    if not data:
        raise NotTextError("is empty")
    decoded = decode(data)
    if not decoded.text.strip():
        raise NotTextError("holds nothing but white space")
    digest = hashlib.sha256(decoded.text.encode("utf-8")).hexdigest()
    return Source(path=path, text=decoded.text, sha256=digest, encoding=decoded.encoding)
