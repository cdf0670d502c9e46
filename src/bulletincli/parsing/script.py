"""The simplified shadow: one character for every character of the text, so that one offset serves both.

All later stages read the shadow, in which characters are simplified, punctuation has one width and every kind of space
is U+0020; what they report is cut from the text itself. Simplification is OpenCC's `t2s` table applied character by
character, with the exceptions that `lexicon/characters.toml` names.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Final

import opencc

from bulletincli.model import Script

_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PUNCTUATION: Final = _FULL_WIDTH | {
    ord(written): canonical
    for canonical, variants in {
        " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff\t\v\f",
        "-": "‐‑‒–—―−﹣─━",
        "~": "∼〜～",
        ",": "﹐，",
        ";": "﹔；",
        "|": "︱▏│┃",
        ":": "﹕：︰",
        "(": "（﹙〔",
        ")": "）﹚〕",
        "、": "﹑､",
        "。": "｡",
        "·": "•・･‧∙⋅",
        "“": "「＂",
        "”": "」",
        "‘": "『",
        "’": "』",
        "《": "〈",
        "》": "〉",
    }.items()
    for written in variants
}  # fmt: skip


def _misread_marks() -> dict[int, str]:
    """Punctuation that fonts of typesetters give by its number in GB 2312 as if that were Unicode's: `ꎬ` for `，`.

    Rows 1 and 3 of GB 2312 lie upon the syllables of the Yi script, U+A1A1 to U+A3FE. The full stop of these fonts is
    the `．` of row 3.
    """
    table: dict[int, str] = {}
    for row, cell in product((0xA1, 0xA3), range(0xA1, 0xFF)):
        mark = bytes((row, cell)).decode("gb2312", "ignore")
        if mark.strip():
            table[row << 8 | cell] = mark.translate(_PUNCTUATION)
    return table | {0xA3AE: "。"}


_MARKS: Final = _PUNCTUATION | _misread_marks()
_TRADITIONAL_SHARE: Final = 0.05
"""From this share of Han characters with another simplified form on, a text is traditional: in simplified text they are
names and quotations (under 0.01), in traditional text a third of all."""


@cache
def _exceptions() -> Mapping[str, Mapping[str, str]]:
    """The tables of `lexicon/characters.toml`: what OpenCC's table and this field see differently."""
    data = tomllib.loads(files("bulletincli.parsing.lexicon").joinpath("characters.toml").read_text("utf-8"))
    return {table: dict(pairs) for table, pairs in data.items()}


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _simplify_character(character: str, script: Script) -> str:
    exceptions = _exceptions()
    for table in ("both", script):
        if character in exceptions[table]:
            return exceptions[table][character]
    if "\ud800" <= character <= "\udfff":  # half a character, which OpenCC refuses
        return character
    simplified = _converter().convert(character)
    return simplified if len(simplified) == 1 else character


def is_han(character: str) -> bool:
    """Whether the character is a Chinese character (any CJK ideograph block, or 〇)."""
    return (
        "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf" or character >= "\U00020000"
        or character == "〇"
    )  # fmt: skip


def script_of(text: str) -> Script:
    """`Hant` if a notable share of the text's Han characters has another simplified form, else `Hans`."""
    han = changed = 0
    for character, count in Counter(text).items():
        if is_han(character):
            han += count
            if _simplify_character(character, "Hans") != character:
                changed += count
    return "Hant" if han and changed / han >= _TRADITIONAL_SHARE else "Hans"


def simplify(text: str, script: Script | None = None) -> str:
    """`text` in simplified characters, of the same length; `script` is that of the document it stands in.

    In a traditional text every character is simplified but 乾; in a simplified one those of the national table
    (通用规范汉字表, 2013) stay as they are.
    """
    script = script or script_of(text)
    table: dict[int, str] = {}
    for character in set(text):
        if character > "\u2e7f":
            simplified = _simplify_character(character, script)
            if simplified != character:
                table[ord(character)] = simplified
    return text.translate(table) if table else text


def shadow_of(text: str, script: Script | None = None) -> str:
    """The text's simplified shadow, of the same length: see the module."""
    return simplify(text, script).translate(_MARKS)
