"""The zip around a Word file: what is too large or locked is refused before it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from bulletincli.reading.extracted import UnreadableError
from bulletincli.reading.limits import RATIO, megabytes

PARTS_BYTES: Final = 256 * 2**20
"""All parts that are read, unpacked; the text of a yearbook has some 20 MB."""
_RATIO_FROM: Final = 4 * 2**20
"""Bytes of a part from which on its ratio is looked at: XML packs well, and small parts do no harm."""
_CHUNK: Final = 64 * 1024

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
"""What a container of old Office holds if it is a new file with a password."""
_PACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How Word packs; others take memory beyond what is unpacked."""


class Package:
    """The parts of a Word file. All methods raise `UnreadableError`."""

    def __init__(self, data: bytes) -> None:
        """Open the zip; nothing is unpacked yet."""
        if data.startswith(_OLD_OFFICE):
            if _ENCRYPTED in data:
                raise UnreadableError("is protected by a password; open it and save it without one")
            raise UnreadableError("is an old Word file (.doc), whatever its name says; save it as .docx")
        if not data.startswith(b"PK"):
            raise UnreadableError("is not a Word file (.docx), whatever its name says")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
            raise UnreadableError("is damaged or cut short; get it again") from None
        self._parts = {info.filename.lstrip("/").lower(): info for info in self._zip.infolist()}
        self._unread = PARTS_BYTES

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def read(self, name: str) -> Iterator[bytes]:
        """Yield a part in pieces; none if it is not there."""
        info = self._parts.get(name.lower())
        if info is None:
            return
        self._check(info)
        try:
            with self._zip.open(info) as part:
                while piece := part.read(_CHUNK):
                    self._unread -= len(piece)
                    if self._unread < 0:
                        raise _too_large()
                    yield piece
        except UnreadableError:
            raise
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, OSError):
            raise UnreadableError(f"is damaged ({name}); get it again") from None

    def _check(self, info: zipfile.ZipInfo) -> None:
        if info.flag_bits & 1:
            raise UnreadableError("is protected by a password; open it and save it without one")
        if info.compress_type not in _PACKED:
            raise UnreadableError(
                f"is packed in a way that Word does not use ({info.filename}); save it again"
            )
        bomb = info.file_size > _RATIO_FROM and info.file_size > RATIO * max(info.compress_size, 1)
        if bomb or info.file_size > self._unread:
            raise _too_large()


def _too_large() -> UnreadableError:
    return UnreadableError(
        f"unpacks to more than the {megabytes(PARTS_BYTES)} that are read, or {RATIO} times its size"
    )
