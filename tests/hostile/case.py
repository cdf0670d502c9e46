"""One hostile file: its name, how it is made, what must become of it."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal, NamedTuple

Expected = Literal["ingested", "problem", "either", "refused"]
"""ingested: a document of it is in the database; problem: none is, and a problem names the file; either: one or the
other, or passed over in silence; refused: the run ends with an error and writes nothing."""


class Hostile(NamedTuple):
    """A file that was written; `name` is its path below the folder."""

    name: str
    expected: Expected
    tries: str


class Case(NamedTuple):
    """A file to write."""

    name: str
    expected: Expected
    tries: str
    write: Callable[[Path], object]


FORBIDDEN: Final = ("root:x:0", "/bin/bash", "SCRIPT-RAN", "laughlaughlaugh")
"""What no text in the database may hold after a run, except in what a file itself spells out as its text."""

HEAVY: Final = frozenset(
    (
        "texts/one line of 100 MB.txt",
        "places/hole.txt",
        "pdf/form-doubling.pdf",
        "pdf/form-ladder.pdf",
    )
)
"""What takes minutes, or all memory of the machine, unless a reader has limits: 4 GB of zeros, a PDF of 2 kB."""

MEGABYTE: Final = 1_000_000


def of(content: bytes | Callable[[], bytes]) -> Callable[[Path], object]:
    """Return what writes the bytes, or those that a function makes when it is called."""
    return lambda path: path.write_bytes(content if isinstance(content, bytes) else content())


def bulletin(label: str) -> str:
    """Return a fine bulletin, of a text that no other label has."""
    number = zlib.crc32(label.encode("utf-8", "surrogateescape")) % 9000 + 1000
    return (
        f"甲县大事记(2022年4月)\n发布时间:2022-05-20 16:42    来源:甲县史志办公室\n\n"
        f"4月1日,县委书记田一亩主持召开县委常委会第{number}次会议,传达学习全省农村工作会议精神。\n"
        f"4月6日,县长陆半山到城东镇调研春耕生产。副县长石小泉陪同。\n"
        f"4月12日至14日,县政协主席段木桥率队赴乙市考察,要求抓好第{number}号提案的办理。\n"
    )


def fine(label: str) -> bytes:
    """Return the bulletin of that label in UTF-8."""
    return bulletin(label).encode()


FINE: Final = (
    Case("fine.txt", "ingested", "nothing", of(fine("fine"))),
    Case("fine-gb18030.txt", "ingested", "nothing", of(bulletin("fine-gb18030").encode("gb18030"))),
    Case("zz/last/fine.txt", "ingested", "nothing, and comes last", of(fine("last"))),
)
