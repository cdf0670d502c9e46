"""Which characters a font's map gives, and whether they can be what is seen on the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from bulletincli.reading.plausible import share_of_common

UNKNOWN: Final = "\ufffd"
"""Stands for a character that is seen on the page but that the file does not name."""
HYPHEN: Final = "\u00ad"
"""A hyphen at the end of a line: gone when the word's halves are joined."""

_GARBAGE_SHARE: Final = 0.3
"""From this share of characters without meaning on, a page is garbage rather than a page with a few odd symbols."""
_LIKELY_SHARE: Final = 0.5
"""Below this share of common characters Chinese is made up by a wrong map; real pages reach 0.9, chance gives 0.2."""
_ENOUGH: Final = 20
"""Characters beyond ASCII that a page must have before their likelihood says anything."""

_RADICALS: Final = str.maketrans(
    "⺁⺊⺎⺏⺒⺓⺔⺝⺟⺠⺫⺬⺮⺳⺶⺷⺻⺼⻁⻂⻄⻅⻆⻇⻉⻋⻐⻑⻒⻓⻔⻘⻙⻚⻛⻜⻝⻟⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "厂卜兀尣巳幺彑月母民目示竹网羊羊聿月虎衤西见角角贝车钅長镸长门青韦页风飞食食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
"""Characters that maps give for the ones of the same shape (⻓ for 长), where Unicode has no mapping of its own."""


def cleaned(code: int, *, broken: bool = False) -> str:
    """Return the character that a code point of the file stands for, "" if for none.

    Radicals and compatibility forms are the ordinary characters that the page shows (⽇ 日); control characters are
    dropped. `broken` is Pdfium's word that the font does not name the character.
    """
    if code == 2:  # Pdfium's mark for a hyphen that parts a word at the end of a line
        return HYPHEN
    if broken or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return UNKNOWN if broken else ""
    char = chr(code)
    if code < 0x2E80:
        return "" if unicodedata.category(char) in ("Cc", "Cf") and char not in "\t\n\r\u00ad" else char
    if code < 0x2F00:
        return char.translate(_RADICALS)
    if code < 0x2FE0 or 0xF900 <= code < 0xFB00:
        return unicodedata.normalize("NFKC", char)
    return "" if code == 0xFEFF else char


def is_legible(chars: Sequence[str]) -> bool:
    """Tell whether a page's characters can be those that are seen on it; true of an empty page."""
    garbage = sum(1 for char in chars if _is_meaningless(char))
    latin = sum(1 for char in chars if "\x80" <= char <= "\u02ff" and char != "\u00b7")
    if garbage + latin > len(chars) * _GARBAGE_SHARE:
        return False
    han = "".join(char for char in chars if char >= "\u3400")
    return len(han) < _ENOUGH or share_of_common(han) >= _LIKELY_SHARE


def _is_meaningless(char: str) -> bool:
    return char == UNKNOWN or unicodedata.category(char) in ("Co", "Cn")
