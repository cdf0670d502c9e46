"""Which format a file is in: told by its first bytes where these are sure, else by the end of its name.

Saved pages and downloads are often named wrongly (an error page saved as .pdf, a page as .txt), so bytes come first.
"""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath
from typing import Final, Literal

Kind = Literal["text", "html", "mhtml", "pdf", "docx", "jsonl", "zip", "tar", "gzip", "unread"]

HEAD: Final = 1024
"""Bytes of a file's beginning in which a signature is looked for (a PDF's may stand behind a little rubbish)."""

_BY_SUFFIX: Final[dict[str, Kind]] = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".html": "html", ".htm": "html", ".shtml": "html", ".xhtml": "html",
    ".mht": "mhtml", ".mhtml": "mhtml",
    ".pdf": "pdf", ".docx": "docx", ".docm": "docx", ".jsonl": "jsonl",
    ".zip": "zip", ".tar": "tar", ".tgz": "tar", ".tbz2": "tar", ".txz": "tar", ".gz": "gzip",
}  # fmt: skip
"""What files are by the end of their names, in lower case; those in folders that end otherwise are passed over."""

_DOUBLE_SUFFIXES: Final = (".tar.gz", ".tar.bz2", ".tar.xz")

UNREAD: Final = {
    ".doc": "an old Word file; save it as .docx or .txt",
    ".dot": "an old Word file; save it as .docx or .txt",
    ".wps": "a WPS file; save it as .docx or .txt",
    ".rtf": "a rich text file; save it as .docx or .txt",
    ".odt": "an OpenDocument file; save it as .docx or .txt",
    ".ofd": "an OFD file; print it to PDF or save it as .txt",
    ".ceb": "a CEB file; print it to PDF or save it as .txt",
    ".caj": "a CAJ file; print it to PDF or save it as .txt",
    ".epub": "an e-book; save it as .html or .txt",
    ".rar": "a RAR archive; unpack it",
    ".7z": "a 7z archive; unpack it",
    ".xls": "a spreadsheet; save it as .txt",
    ".xlsx": "a spreadsheet; save it as .txt",
    ".ppt": "a presentation; save it as .txt",
    ".pptx": "a presentation; save it as .txt",
}
"""Documents that we cannot read: told with the way out, not passed over, wherever they are found."""

_SIGNATURES: Final[tuple[tuple[bytes, Kind, str], ...]] = (
    (b"\x1f\x8b", "gzip", ""),
    (b"BZh", "tar", ""),
    (b"\xfd7zXZ\x00", "tar", ""),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "unread", "an old Office file, or one with a password; save it as .docx or .txt"),
    (b"{\\rtf", "unread", UNREAD[".rtf"]),
    (b"Rar!\x1a\x07", "unread", UNREAD[".rar"]),
    (b"7z\xbc\xaf\x27\x1c", "unread", UNREAD[".7z"]),
    (b"\x89PNG\r\n\x1a\n", "unread", "a picture: needs OCR"),
    (b"\xff\xd8\xff", "unread", "a picture: needs OCR"),
    (b"GIF8", "unread", "a picture: needs OCR"),
    (b"II*\x00", "unread", "a picture: needs OCR"),
    (b"MM\x00*", "unread", "a picture: needs OCR"),
)  # fmt: skip

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_TAR_MAGIC: Final = slice(257, 262)
_PAGE: Final = re.compile(
    rb"\s*(?:<!--.{0,400}?-->\s*)*<(?:!doctype\s+html|html|head|meta|body)\b", re.I | re.S
)
_MESSAGE: Final = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,8}?(?:MIME-Version|Snapshot-Content-Location):", re.I
)
_PARSED: Final = b'{"doc"'


def is_document(path: PurePath) -> bool:
    """Tell a file that is read, or told to be unreadable, where nobody named it: by the end of its name."""
    suffix = path.suffix.lower()
    return suffix in _BY_SUFFIX or suffix in UNREAD or path.name.lower().endswith(_DOUBLE_SUFFIXES)


def kind_of(head: bytes, name: str) -> tuple[Kind, str]:
    """Return the kind of the file called `name` whose first `HEAD` bytes are `head`.

    Beside the kind "unread" stands what the file is, with the way out.
    """
    for signature, kind, what in _SIGNATURES:
        if head.startswith(signature):
            return kind, what
    if head[:HEAD].startswith(_ZIP):
        return _kind_of_zip(name)
    if b"%PDF-" in head[:HEAD]:
        return "pdf", ""
    if head[_TAR_MAGIC] == b"ustar":
        return "tar", ""
    plain = _unmarked(head)
    if _PAGE.match(plain):
        return "html", ""
    if _MESSAGE.match(plain):
        return "mhtml", ""
    if plain.lstrip().startswith(_PARSED):
        return "jsonl", ""
    return _by_name(name)


def _kind_of_zip(name: str) -> tuple[Kind, str]:
    suffix = PurePath(name).suffix.lower()
    if suffix in UNREAD and suffix != ".doc":
        return "unread", UNREAD[suffix]
    return ("docx" if suffix in (".docx", ".docm", ".doc") else "zip"), ""


def _by_name(name: str) -> tuple[Kind, str]:
    lower = name.lower()
    suffix = PurePath(lower).suffix
    if suffix in UNREAD:
        return "unread", UNREAD[suffix]
    if lower.endswith(_DOUBLE_SUFFIXES):
        return "tar", ""
    return _BY_SUFFIX.get(suffix, "text"), ""


def _unmarked(head: bytes) -> bytes:
    """Return ASCII's part of the beginning without a byte order mark, also of UTF-16."""
    if head.startswith(codecs.BOM_UTF8):
        return head[3:]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[2:].replace(b"\0", b"")
    return head
