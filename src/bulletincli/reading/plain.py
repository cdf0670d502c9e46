"""Plain text files: one bulletin a file, every character kept as decoded."""

from __future__ import annotations

from bulletincli.reading.decode import decode
from bulletincli.reading.extracted import Extracted


def read_plain(data: bytes, encoding: str | None = None) -> Extracted:
    """Return the text that a plain file's bytes hold. Raises `UnreadableError`."""
    decoded = decode(data, encoding)
    return Extracted(decoded.text, decoded.encoding, notes=decoded.notes)
