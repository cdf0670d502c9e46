"""How likely it is that a text was decoded rightly.

Encodings of Chinese decode most of each other's bytes without an error; what comes out then are characters that
nobody writes. In a text read rightly nearly every Chinese character belongs to the common half of a national
character set (GB 2312 level 1 by frequency, Big5 level 1 by the Taiwanese ministry's list of common characters).
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Final

LIKELY_SHARE: Final = 0.8
"""Below this share of common characters a reading is taken to be no text. Real pages reach 0.9 and more."""

_SAMPLE: Final = 200_000
"""Characters that are weighed: more tell nothing new."""

_PUNCTUATION: Final = (b"\xa1\x40", b"\xa3\xfe")
"""The rows of punctuation, digits and full-width letters, in GB2312 as in Big5."""

_GARBAGE_SHARE: Final = 0.1
"""From this share of damaged characters on a text is garbage rather than a text with damage."""

_TWICE: Final = frozenset("锟斤拷烫屯")
"""What replacement characters and unset memory become when they are saved as UTF-8 and read as GBK."""

_READ_AS_GBK: Final = 0.5
"""From this share of common characters on, bytes are UTF-8 that was taken for GBK: lines of mojibake have half and
more, as the byte before a figure is lost; of texts read rightly not one reached a quarter."""

UTF8_AS_GBK: Final = (
    "it was UTF-8 and read as GBK when it was saved (鏂囧寲 for 文化); save it again from the original"
)

_SURELY: Final = 5
"""So many such characters are no chance."""


def share_of_common(text: str) -> float:
    """Return the share, 0 to 1, of characters beyond ASCII that are common Chinese ones or Chinese punctuation."""
    counts = Counter(text[:_SAMPLE])
    beyond = {char: count for char, count in counts.items() if char > "\x7f"}
    total = sum(beyond.values())
    return sum(count for char, count in beyond.items() if _is_common(char)) / total if total else 0.0


def cause_of_garbage(text: str) -> str | None:
    """Return why `text`, though it decodes, is none: it goes on after "is not text: ". None if it may be one."""
    counts = Counter(text[:_SAMPLE])
    total = sum(counts.values())
    if not total:
        return None
    beyond = sum(count for char, count in counts.items() if char > "\x7f")
    controls = sum(count for char, count in counts.items() if _is_control(char))
    lost = counts["\ufffd"]
    latin = sum(count for char, count in counts.items() if "\x80" <= char <= "\u02ff")
    if controls > total * _GARBAGE_SHARE:
        return "it is full of control characters"
    if was_read_as_gbk(text):
        return UTF8_AS_GBK
    if lost > beyond * _GARBAGE_SHARE and lost > 1:
        return "many of its characters are lost (U+FFFD); find a better copy"
    if sum(counts[char] for char in _TWICE) > beyond * _GARBAGE_SHARE:
        return "its characters are lost (锟斤拷), it was saved through a wrong encoding; find a better copy"
    if latin > beyond / 2 and latin > total / 4:
        return "its letters are those of a wrong encoding (Ã¤Â¸); find a better copy"
    return None


def was_read_as_gbk(text: str) -> bool:
    """Tell UTF-8 that was read as GBK: most of it is UTF-8 if its characters are turned into bytes of GBK again."""
    before = text[:_SAMPLE].encode("gb18030", "replace").decode("utf-8", "replace")
    counts = Counter(char for char in before if char > "\x7f")
    common = sum(count for char, count in counts.items() if _is_common(char))
    return common >= max(_SURELY, counts.total() * _READ_AS_GBK)


def _is_control(char: str) -> bool:
    return char < " " and char not in "\t\n\r\f\v\x1a\x1b"


@lru_cache(maxsize=20_000)
def _is_common(char: str) -> bool:
    """Tell a character of GB2312's first level (3,755, simplified) or Big5's (5,401, traditional)."""
    return _is_between(char, "gb2312", b"\xb0\xa1", b"\xd7\xf9") or _is_between(
        char, "big5", b"\xa4\x40", b"\xc6\x7e"
    )


def _is_between(char: str, charset: str, first: bytes, last: bytes) -> bool:
    code = char.encode(charset, "ignore")
    return first <= code <= last or _PUNCTUATION[0] <= code <= _PUNCTUATION[1]
