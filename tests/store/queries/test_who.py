"""A person's card."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bulletincli.model import PartialDate
from bulletincli.store.reader import Reader
from bulletincli.store.rows import Filters, OfficeHeld, RoleCount


def test_offices_roles_company_and_appearances(reader: Reader) -> None:
    (card,) = reader.who("陶一国")
    assert (card.name, card.as_written, card.scope) == ("陶一国", ("陶一国",), "江西省/南昌市")
    assert card.districts == ("江西省/南昌市/西湖区",)
    assert (card.first, card.last) == ("2022-04-05", "2022-04-08")
    assert card.offices == (
        OfficeHeld("区委副书记", "2022-04-05", "2022-04-05", 2),
        OfficeHeld("区政府区长", "2022-04-05", "2022-04-05", 2),
        OfficeHeld("区委书记", "2022-04-06", "2022-04-08", 1),
    )
    assert card.roles == (RoleCount("host", 2), RoleCount("lead", 1), RoleCount("speak", 1))
    assert [(one.name, one.count) for one in card.company] == [("杨林", 2), ("王光", 1)]
    assert card.company_total == 2
    assert [(one.event.date, one.title, one.roles) for one in card.appearances.rows] == [
        ("2022-04-05", "区委副书记、区政府区长", ("host",)),
        ("2022-04-05", "区委副书记、区政府区长", ("lead",)),
        ("2022-04-06", "区委书记", ("host", "speak")),
    ]
    assert card.appearances.total == 3


def test_a_limit_shortens_the_appearances_alone(reader: Reader) -> None:
    (card,) = reader.who("陶一国", limit=1)
    assert (len(card.appearances.rows), card.appearances.total, card.roles[0].count) == (1, 3, 2)


def test_either_script_finds_the_person(reader: Reader) -> None:
    for typed in ("範士林", "范士林", "範 士林"):
        (card,) = reader.who(typed)
        assert (card.name, card.as_written) == ("范士林", ("範士林",))
        assert (card.first, card.last) == ("--02-12", "--02-12")


def test_one_name_in_three_cities_is_three_persons(reader: Reader) -> None:
    cards = reader.who("王光")
    assert {card.scope for card in cards} == {"江西省/南昌市", "江西省/九江市", "河南省/新乡市"}
    assert len({card.person_id for card in cards}) == 3
    (one,) = reader.who(cards[1].person_id)
    assert one == cards[1]


def test_filters_narrow_the_card(reader: Reader) -> None:
    (card,) = reader.who("陶一国", filters=Filters(kind="study"))
    assert [office.title for office in card.offices] == ["区委书记"]
    assert card.appearances.total == 1
    (card,) = reader.who("陶一国", filters=Filters(role="lead"))
    assert [one.roles for one in card.appearances.rows] == [("lead",)]
    assert reader.who("杨林", filters=Filters(role="lead")) == []
    assert reader.who("陶一国", filters=Filters(since=PartialDate(2023))) == []
    assert [card.scope for card in reader.who("王光", filters=Filters(district="新乡"))] == ["河南省/新乡市"]


def test_nobody(reader: Reader) -> None:
    assert reader.who("无名氏") == []
    assert reader.who("") == []
    assert reader.who("\ud800") == []


def test_most_appearances_come_first_and_years_before_none(read: Callable[..., Reader], make: Any) -> None:
    def bulletin(path: str, district: Any, dates: list[str | None]) -> Any:
        return make.bulletin(
            [
                make.Happening(
                    f"{path}第{number}次,王林参加。", date=date, people=[("王林", "王林", "", "attend")]
                )
                for number, date in enumerate(dates)
            ],
            path=path,
            district=district,
        )

    reader = read(
        bulletin("a", make.XIHU, [None]),
        bulletin("b", make.JIUJIANG, ["--12-01", "2021-03", "2021-02-28", None]),
    )
    cards = reader.who("王林")
    assert [(card.scope, card.first, card.last) for card in cards] == [
        ("江西省/九江市", "2021-02-28", "2021-03"),
        ("江西省/南昌市", None, None),
    ]


def test_in_a_document_of_no_known_district_a_name_is_a_person_of_that_document(
    read: Callable[..., Reader], make: Any
) -> None:
    bulletins = [
        make.bulletin([make.Happening(f"王林在{path}。", people=[("王林", "王林", "", "attend")])], path=path)
        for path in ("a", "b")
    ]
    cards = read(*bulletins).who("王林")
    assert [(card.scope, card.appearances.total) for card in cards] == [(None, 1), (None, 1)]
