"""Ids come from content and place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletincli.store.errors import UnstorableBulletinError
from bulletincli.store.identity import document_id_of, event_ids_of, person_id_of, scope_of


@pytest.mark.parametrize(
    ("path", "scope"),
    [
        ("江西省/南昌市/西湖区", "江西省/南昌市"),
        ("江西省/南昌市", "江西省/南昌市"),
        ("江西省", "江西省"),
        ("北京市/朝阳区", "北京市"),
        ("河南省/济源市", "河南省/济源市"),
        ("西湖区", "西湖区"),
        ("", None),
        (None, None),
    ],
)
def test_scope_of(path: str | None, scope: str | None) -> None:
    assert scope_of(path) == scope


def test_a_name_is_one_person_within_a_city_and_another_elsewhere() -> None:
    one = person_id_of("王丽", "江西省/南昌市", "d1")
    assert one == person_id_of("王丽", "江西省/南昌市", "d2")
    assert one != person_id_of("王丽", "江西省/九江市", "d1")
    assert person_id_of("王丽", None, "d1") != person_id_of("王丽", None, "d2")


def test_ids_are_the_same_on_every_machine() -> None:
    assert person_id_of("陶一国", "江西省/南昌市", "") == "pc4ce77474313"


def test_event_ids_are_kept_if_they_are_the_documents(make) -> None:  # type: ignore[no-untyped-def]
    bulletin = make.xihu()
    document_id = document_id_of(bulletin, "")
    assert event_ids_of(bulletin, document_id, "a") == [event.id for event in bulletin.events]
    foreign = replace(bulletin, events=tuple(replace(one, id="000-07") for one in bulletin.events))
    assert event_ids_of(foreign, "abc", "a") == ["abc-01", "abc-02", "abc-03", "abc-04"]


def test_two_events_of_one_id_are_refused(make) -> None:  # type: ignore[no-untyped-def]
    bulletin = make.xihu()
    twice = replace(bulletin, events=(bulletin.events[0], bulletin.events[0]))
    with pytest.raises(
        UnstorableBulletinError, match=r"a\.txt: two events have the id .*-01; give each its own"
    ):
        event_ids_of(twice, document_id_of(bulletin, ""), "a.txt")
