"""Plain text in the encodings that bulletins come in."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from functools import cache
from typing import Final

import opencc

from .bulletin import Written

SUBSTITUTE: Final = "□"
"""Stands for a character that an encoding lacks; Big5 and GB 2312 both have it."""

_ENOUGH: Final = 0.98
"""A text of which Big5 has this share is traditional; a simplified one reaches some two thirds."""


def encoded(encoding: str, mark: bytes = b"") -> Callable[[str], Written]:
    """Return a writer of text in `encoding`, which must have every character, with `mark` before it."""
    return lambda text: Written(mark + text.encode(encoding), text)


def big5(text: str) -> Written:
    """Write in Big5 with the characters of Hong Kong, a simplified text turned into traditional characters."""
    able, lost = only(traditional(text), "big5hkscs")
    return Written(able.encode("big5hkscs"), able, lost)


def traditional(text: str) -> str:
    """Return the text in traditional characters, those of Taiwan: a few that `s2t` gives Big5 lacks (爲)."""
    return text if is_traditional(text) else _converter().convert(text)


def is_traditional(text: str) -> bool:
    """Whether nearly all of the text can be written in Big5."""
    able = sum(len(char.encode("big5hkscs", "ignore")) > 0 for char in text)
    return able >= _ENOUGH * len(text)


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2tw")


def only(text: str, encoding: str) -> tuple[str, str]:
    """Return the text with □ for what `encoding` lacks, and these characters, each once."""
    lost = "".join(sorted({char for char in text if not char.encode(encoding, "ignore")}))
    return text.translate({ord(char): SUBSTITUTE for char in lost}), lost


PLAIN: Final = {
    "text-utf8": encoded("utf-8"),
    "text-utf8-bom": encoded("utf-8", codecs.BOM_UTF8),
    "text-gb18030": encoded("gb18030"),
    "text-big5": big5,
    "text-utf16le": encoded("utf-16-le"),
    "text-utf16le-bom": encoded("utf-16-le", codecs.BOM_UTF16_LE),
    "text-utf16be": encoded("utf-16-be"),
    "text-utf16be-bom": encoded("utf-16-be", codecs.BOM_UTF16_BE),
}
