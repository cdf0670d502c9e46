"""How much of a file is read at most: files are not trusted, and no honest bulletin comes near."""

from __future__ import annotations

from typing import Final

FILE_BYTES: Final = 256 * 2**20
"""A file that is not an archive: a yearbook full of pictures has some 200 MB."""

TEXT_CHARACTERS: Final = 10_000_000
"""One text: a yearbook has a million characters. What reading one takes in memory follows from it (some 20 bytes
and more a character)."""

ARCHIVE_BYTES: Final = 8 * 2**30
"""What all files of an archive hold together, unpacked."""

ARCHIVE_FILES: Final = 100_000
ARCHIVE_DEPTH: Final = 3
"""Archives within archives: a folder of months within one of years."""

RATIO: Final = 200
"""A file that packs more than this many bytes into one, and holds more than `RATIO_FROM`, is a bomb. Text packs
into a tenth, a chronicle of nothing but zeros into a thousandth."""

RATIO_FROM: Final = 16 * 2**20


def most_unpacked(size: int) -> int:
    """Return how many bytes an archive of `size` bytes may unpack to."""
    return min(ARCHIVE_BYTES, max(RATIO_FROM, size * RATIO))


def megabytes(count: int) -> str:
    """Write a number of bytes for people: `256 MB`."""
    return f"{count / 2**20:,.0f} MB"
