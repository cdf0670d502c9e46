"""Archives: the files in them one after the other, unpacked in memory only, with limits on all that can be faked.

Nothing is ever written out, so a name in an archive can lead nowhere; it only serves to tell its file.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath, PurePosixPath
from typing import IO, Final, cast

from bulletincli.model import Problem
from bulletincli.reading import limits
from bulletincli.reading.decode import NotTextError, decode
from bulletincli.reading.extracted import UnreadableError
from bulletincli.reading.formats import HEAD, is_document, kind_of
from bulletincli.reading.manifest import NAMES as MANIFESTS

ARCHIVES: Final = ("zip", "tar", "gzip")
"""The kinds of file (see `formats`) that hold other files."""

_DAMAGED: Final = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError,
    NotImplementedError, RuntimeError, KeyError, IndexError, OverflowError,
)  # fmt: skip
"""What the standard library's readers raise at archives that are damaged or made to harm."""

_UTF8_NAME: Final = 0x800
_PASSWORD: Final = 0x1
_WORD_FILE: Final = "word/document.xml"
_CHUNK: Final = 2**20


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive. `path` is that of the archive and the name in it: `2021.zip/may/a.txt`."""

    path: str
    data: bytes = field(repr=False)


def members(file: IO[bytes], path: str, size: int) -> Iterator[Member | Problem]:
    """Yield the files of the archive `file` of `size` bytes, those in archives within it too, in its order.

    Files that are no documents by their names are passed over. What is wrong with one file, or with the archive from
    some place on, is a problem.
    """
    budget = _Budget(size)
    yield from _members(file, path, size, budget, depth=1)
    if len(budget.empty) == 1:
        yield Problem(budget.empty[0], "is empty")
    elif budget.empty:
        yield Problem(path, f"holds {len(budget.empty):,} empty files, the first is {budget.empty[0]}")


class _Budget:
    """What may still be unpacked from one archive and those within it."""

    def __init__(self, size: int) -> None:
        self.files = limits.ARCHIVE_FILES
        self.most = self.bytes = limits.most_unpacked(size)
        self.empty: list[str] = []

    def take(self, count: int) -> None:
        """Count a file of that many bytes. Raises `UnreadableError` if it is too many."""
        self.files -= 1
        self.bytes -= count
        if self.files < 0:
            raise UnreadableError(f"holds more than {limits.ARCHIVE_FILES:,} files; the rest is not read")
        if self.bytes < 0:
            raise UnreadableError(
                f"holds more than {limits.megabytes(self.most)} unpacked; the rest is not read"
            )


def _members(
    file: IO[bytes], path: str, size: int, budget: _Budget, depth: int
) -> Iterator[Member | Problem]:
    kind, _ = kind_of(_peek(file), path)
    if depth > limits.ARCHIVE_DEPTH:
        yield Problem(
            path, f"is an archive in {limits.ARCHIVE_DEPTH} others, one within the other; unpack them"
        )
        return
    found = _in_zip(file, path) if kind == "zip" else _in_packed(file, path, size)
    try:
        for one in found:
            if isinstance(one, Member):
                budget.take(len(one.data))
                yield from _opened(one, budget, depth)
            else:
                yield one
    except UnreadableError as error:
        yield Problem(path, str(error))
    except _DAMAGED as error:
        yield Problem(
            path, f"is damaged ({_said(error)}); what could be unpacked of it was read, get it again"
        )


def _opened(member: Member, budget: _Budget, depth: int) -> Iterator[Member | Problem]:
    """Yield the member, or if it is an archive what that holds."""
    kind, _ = kind_of(member.data[:HEAD], member.path)
    if not member.data:
        budget.empty.append(member.path)
    elif kind in ARCHIVES:
        yield from _members(io.BytesIO(member.data), member.path, len(member.data), budget, depth + 1)
    else:
        yield member


def _in_zip(file: IO[bytes], path: str) -> Iterator[Member | Problem]:
    with _opened_zip(file) as archive:
        infos = archive.infolist()
        if any(info.filename == _WORD_FILE for info in infos):
            file.seek(0)
            yield Member(f"{path}/document.docx", file.read(limits.FILE_BYTES))
            return
        if len(infos) > limits.ARCHIVE_FILES:
            raise UnreadableError(f"holds more than {limits.ARCHIVE_FILES:,} files; unpack it")
        names = _Names(path)
        for info in infos:
            inner = _zip_name(info)
            if info.filename.endswith("/") or not _is_wanted(inner):
                continue
            shown = names.unique(inner)
            try:
                yield _from_zip(archive, info, shown)
            except UnreadableError as error:
                yield Problem(shown, str(error))
            except _DAMAGED as error:
                yield Problem(shown, f"cannot be unpacked ({_said(error)})")


def _opened_zip(file: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except zipfile.BadZipFile:
        raise UnreadableError(
            "is damaged (the list of its files, at its end, is missing or broken: it may be cut off); get it again,"
            " or mend it with zip -FF and unpack it"
        ) from None


def _from_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str) -> Member:
    if info.flag_bits & _PASSWORD:
        raise UnreadableError("is protected by a password; unpack the archive")
    with archive.open(info) as packed:
        return Member(shown, _read(packed, info.compress_size))


def _read(unpacked: IO[bytes] | _Limited, packed_size: int) -> bytes:
    """Read a file from an archive, believing nothing of what that says of its size."""
    chunks: list[bytes] = []
    total = 0
    while chunk := unpacked.read(_CHUNK):
        total += len(chunk)
        if total > limits.FILE_BYTES:
            raise UnreadableError(f"is larger than {limits.megabytes(limits.FILE_BYTES)} unpacked; not read")
        if total > limits.RATIO_FROM and total > packed_size * limits.RATIO:
            raise UnreadableError(f"unpacks to more than {limits.RATIO} times its size; not read")
        chunks.append(chunk)
    return b"".join(chunks)


def _in_packed(file: IO[bytes], path: str, size: int) -> Iterator[Member | Problem]:
    """Yield the files of a tar archive, packed or not, or the one file that gzip packed alone."""
    stream = _Limited(_unpacking(file), limits.most_unpacked(size))
    head = stream.peek(HEAD)
    kind, _ = kind_of(head, _unpacked_name(path))
    if kind != "tar":
        name = PurePosixPath(_unpacked_name(path)).name
        yield Member(f"{path}/{name}", _read(stream, size))
        return
    names = _Names(path)
    with tarfile.open(fileobj=cast(IO[bytes], stream), mode="r|") as archive:
        for info in archive:
            inner = _clean(info.name)
            if not info.isreg() or not _is_wanted(inner):
                continue
            shown = names.unique(inner)
            packed = archive.extractfile(info)
            if info.size > limits.FILE_BYTES or packed is None:
                yield Problem(
                    shown, f"is larger than {limits.megabytes(limits.FILE_BYTES)} unpacked; not read"
                )
            else:
                yield Member(shown, _read(packed, limits.FILE_BYTES))


class _Limited(io.RawIOBase):
    """What a packed stream unpacks to, up to a limit."""

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self._stream, self._left, self._ahead = stream, limit, b""

    def peek(self, count: int) -> bytes:
        """Return the first bytes; they are read again afterwards."""
        self._ahead = self._stream.read(count)
        return self._ahead

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes. Raises `UnreadableError` at the limit."""
        data = self._ahead[:size] if self._ahead and size >= 0 else self._ahead
        self._ahead = self._ahead[len(data) :]
        if size < 0 or len(data) < size:
            data += self._stream.read(size - len(data) if size >= 0 else self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableError(f"unpacks to more than {limits.RATIO} times its size; the rest is not read")
        return data


def _unpacking(file: IO[bytes]) -> IO[bytes]:
    head = _peek(file)
    if head.startswith(b"\x1f\x8b"):
        return cast(IO[bytes], gzip.GzipFile(fileobj=file))
    if head.startswith(b"BZh"):
        return cast(IO[bytes], bz2.BZ2File(file))
    if head.startswith(b"\xfd7zXZ\x00"):
        return cast(IO[bytes], lzma.LZMAFile(file))
    return file


def _unpacked_name(path: str) -> str:
    """Return the name of what gzip packed: that of the packed file without its last part."""
    lower = path.lower()
    return path[: -len(".gz")] if lower.endswith(".gz") else path


def _peek(file: IO[bytes]) -> bytes:
    head = file.read(HEAD)
    file.seek(0)
    return head


class _Names:
    """The names of an archive's files below its own path, each once."""

    def __init__(self, path: str) -> None:
        self._path, self._seen = path, dict[str, int]()

    def unique(self, inner: str) -> str:
        self._seen[inner] = number = self._seen.get(inner, 0) + 1
        return f"{self._path}/{inner}" if number == 1 else f"{self._path}/{inner}#{number}"


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Return the name in the archive: in UTF-8 if it says so, else in whatever encoding it is likely to be in.

    Programs on Chinese Windows write names as GBK bytes and do not say so.
    """
    if info.flag_bits & _UTF8_NAME:
        return _clean(info.filename)
    try:
        return _clean(decode(info.filename.encode("cp437")).text)
    except (UnicodeEncodeError, NotTextError):
        return _clean(info.filename)


def _clean(name: str) -> str:
    """Return the name with `/` between its parts, and without parts that lead elsewhere."""
    parts = name.replace("\\", "/").split("/")
    kept = [part for part in parts if part not in ("", ".", "..")]
    text = "/".join(kept) or "unnamed"
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _is_wanted(inner: str) -> bool:
    parts = PurePosixPath(inner).parts
    if parts and parts[-1] in MANIFESTS:
        return False
    return not any(part.startswith((".", "__MACOSX")) for part in parts) and is_document(PurePath(inner))


_CUT_OFF: Final = ("Compressed file ended before", "unexpected end of data", "Truncated")


def _said(error: BaseException) -> str:
    if isinstance(error, EOFError) or str(error).startswith(_CUT_OFF):
        return "it is cut off"
    return " ".join(str(error).split()) or type(error).__name__
