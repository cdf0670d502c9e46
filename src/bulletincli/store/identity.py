"""Ids, and what they are made of.

All come from content and place, so that every machine gives the same ones. A person is a name within the
offices of one city (with the counties below it): 王丽 in two districts of one city is one person, in
another city another. Where the city is unknown the district stands in for it, and where that is unknown
too, the document.
"""

from __future__ import annotations

import hashlib
from typing import Final

from bulletincli.model import Bulletin
from bulletincli.store.errors import UnstorableBulletinError

ID_LENGTH: Final = 12
_PERSON_MARK: Final = "p"

_WITHOUT_PREFECTURES: Final = frozenset(
    ("北京市", "天津市", "上海市", "重庆市", "香港特别行政区", "澳门特别行政区")
)
"""Units of the first level that are one city: their districts come right below."""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def document_id_of(bulletin: Bulletin, content_sha256: str) -> str:
    """Give the source's id; a bulletin without its text is known by what was read of it."""
    return bulletin.source.id if bulletin.source is not None else content_sha256[:ID_LENGTH]


def event_ids_of(bulletin: Bulletin, document_id: str, path: str) -> list[str]:
    """Give the events' own ids where all begin with the document's, else ids by their place in it.

    Raises `UnstorableBulletinError` if two are the same.
    """
    ids = [event.id for event in bulletin.events]
    if not all(one.startswith(f"{document_id}-") for one in ids):
        return [f"{document_id}-{number:02d}" for number in range(1, len(ids) + 1)]
    if len(set(ids)) < len(ids):
        twice = next(one for one in ids if ids.count(one) > 1)
        raise UnstorableBulletinError(f"{path}: two events have the id {twice}; give each its own")
    return ids


def scope_of(district_path: str | None) -> str | None:
    """Give the city within which a name is one person: 江西省/南昌市 for 江西省/南昌市/西湖区."""
    if not district_path:
        return None
    parts = district_path.split("/")
    return parts[0] if parts[0] in _WITHOUT_PREFECTURES else "/".join(parts[:2])


def person_id_of(name: str, scope: str | None, document_id: str) -> str:
    """Give the id of the person whom `name` means within `scope`, or without one within the document."""
    within = f"document {document_id}" if scope is None else scope
    return _PERSON_MARK + _digest(f"{within}\n{name}")[:ID_LENGTH]
