"""Text in the cells of a terminal: how wide it is, padding, and characters that must not reach a terminal."""

from __future__ import annotations

import re
import unicodedata

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0 and C1 controls
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of writing
    "\u2028\u2029\ud800-\udfff]"  # line separators, halves of surrogate pairs
)
_DELETE = 0x7F


def width(text: str) -> int:
    """Return how many cells `text` takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(map(_width_of, text))


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """Fill `text` with spaces to `cells`; `right` aligns it at the right."""
    space = " " * max(0, cells - width(text))
    return space + text if right else text + space


def visible(text: str, *, keep: str = "") -> str:
    r"""Replace what would steer a terminal by something that can be seen: ESC by `␛`, U+202E by `<202E>`.

    Characters in `keep` (`"\n"`) stay.
    """
    return _UNSAFE.sub(lambda match: match[0] if match[0] in keep else _picture(match[0]), text)


def _picture(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == _DELETE else f"<{code:02X}>"


def _width_of(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
