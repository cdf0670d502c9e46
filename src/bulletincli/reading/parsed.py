"""Files of bulletins that are parsed already: JSON Lines, as `bulletin parse` prints them."""

from __future__ import annotations

import hashlib

from bulletincli import jsonl
from bulletincli.model import Bulletin
from bulletincli.reading.decode import NotTextError, decode_whole


def read_parsed(data: bytes, path: str) -> list[Bulletin]:
    """Return every bulletin of the file, or none: a malformed line refuses the whole file.

    Raises `NotTextError` and `jsonl.MalformedBulletinError`.
    """
    if not data:
        raise NotTextError("is empty")
    bulletins = list(jsonl.load(decode_whole(data).split("\n"), path))
    for bulletin in bulletins:
        if bulletin.source is not None:
            _check_hash(bulletin, path)
    return bulletins


def _check_hash(bulletin: Bulletin, path: str) -> None:
    source = bulletin.source
    if source is None:
        return
    text = source.text.encode("utf-8", "surrogatepass")
    if hashlib.sha256(text).hexdigest() != source.sha256:
        raise jsonl.MalformedBulletinError(
            f"{path}: the text of {source.path} is not the one it was parsed from (its sha256 differs)"
        )
