"""Small made-up bulletins, and databases of them. Districts are real, everybody in them is made up."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bulletincli.model import (
    Bulletin,
    Contributor,
    District,
    Document,
    Event,
    Mention,
    OfficePresence,
    PartialDate,
    Person,
    Place,
    Source,
    Span,
)
from bulletincli.store import open_reader, open_writer
from bulletincli.store.reader import Reader


@dataclass(frozen=True)
class Happening:
    """One event of a made-up bulletin: its text, and what is to be read in it.

    People are (name, as written, title, *roles), offices (office, *roles); all are found in the text.
    """

    text: str
    date: str | None = None
    date_end: str | None = None
    date_text: str | None = None
    day_part: str | None = None
    kind: str = "meeting"
    district: str | None = None
    name: str | None = None
    section: str | None = None
    people: Sequence[tuple[str, ...]] = ()
    offices: Sequence[tuple[str, ...]] = ()
    places: Sequence[str] = ()
    mentions: Sequence[str] = ()
    extra: dict[str, Any] = field(default_factory=dict)


def source_of(text: str, path: str = "a.txt", encoding: str = "utf-8") -> Source:
    return Source(path, text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), encoding)


def bulletin_of(
    happenings: Sequence[Happening],
    *,
    path: str = "a.txt",
    head: str = "大事记\n",
    district: District | None = None,
    **document: Any,
) -> Bulletin:
    """Write the happenings one below the other, and say where everything stands."""
    text = head
    events = []
    source_text = head + "\n".join(one.text for one in happenings) + "\n"
    source = source_of(source_text, path)
    for number, one in enumerate(happenings, 1):
        start = len(text)
        text += one.text + "\n"
        events.append(_event(f"{source.id}-{number:02d}", one, start, district))
    said = {
        "title": head.strip(),
        "publisher": None,
        "kind": "chronicle",
        "issue": None,
        "published": None,
        "period": None,
        "year": None,
        "year_source": "unknown",
        "year_why": None,
        "script": "Hans",
        "district": district,
    }
    return Bulletin(Document(**{**said, **document}), tuple(events), source)


def _event(event_id: str, one: Happening, start: int, district: District | None) -> Event:
    def span(part: str | None) -> Span | None:
        at = one.text.find(part) if part else -1
        return None if part is None or at < 0 else Span(start + at, start + at + len(part))

    return Event(
        id=event_id,
        quote=one.text[:20],
        section=one.section,
        headings=(one.section,) if one.section else (),
        district=one.district or (district.name if district else None),
        date=PartialDate.parse(one.date) if one.date else None,
        date_end=PartialDate.parse(one.date_end) if one.date_end else None,
        day_part=one.day_part,
        date_source="written" if one.date else "none",
        kind=one.kind,  # type: ignore[arg-type]
        name=one.name,
        places=tuple(Place(place, span(place)) for place in one.places),
        people=tuple(
            Person(name, written, title or None, tuple(roles), span(written), span(title or None))  # type: ignore[arg-type]
            for name, written, title, *roles in one.people
        ),
        offices=tuple(OfficePresence(office, tuple(roles), span(office)) for office, *roles in one.offices),  # type: ignore[arg-type]
        mentions=tuple(Mention(name, name, span(name)) for name in one.mentions),
        span=Span(start, start + len(one.text)),
        date_span=span(one.date_text),
        **one.extra,
    )


XIHU = District("西湖区", "360103", "江西省/南昌市/西湖区")
XIHU_IN_HANGZHOU = District("西湖区", "330106", "浙江省/杭州市/西湖区")
JIUJIANG = District("九江市", "360400", "江西省/九江市")
XINXIANG = District("新乡市", "410700", "河南省/新乡市")


def xihu_bulletin(path: str = "xihu.txt") -> Bulletin:
    """A chronicle of known year."""
    return bulletin_of(
        [
            Happening(
                "4月5日上午,区委副书记、区政府区长陶一国主持召开疫情防控工作会议,区领导杨林、王光参加。",
                date="2022-04-05", date_text="4月5日", day_part="上午", name="疫情防控工作会议",
                people=[
                    ("陶一国", "陶一国", "区委副书记、区政府区长", "host"),
                    ("杨林", "杨林", "区领导", "attend"),
                    ("王光", "王光", "区领导", "attend"),
                ],
            ),
            Happening(
                "4月5日下午,区委副书记、区政府区长陶一国到桃源街道督导核\n酸检测工作,区领导杨林陪同。",
                date="2022-04-05", date_text="4月5日", day_part="下午", kind="inspection",
                people=[
                    ("陶一国", "陶一国", "区委副书记、区政府区长", "lead"),
                    ("杨林", "杨林", "区领导", "accompany"),
                ],
                places=["桃源街道"],
            ),
            Happening(
                "4月6日至8日,区委书记陶一国在区会议中心主持集中学习,学习李大山讲话,区法院院长列席。",
                date="2022-04-06", date_end="2022-04-08", date_text="4月6日至8日", kind="study",
                people=[("陶一国", "陶一国", "区委书记", "host", "speak")],
                offices=[("区法院院长", "observe")],
                places=["区会议中心"],
                mentions=["李大山"],
            ),
            Happening("是月,全区完成核酸检测100%,核酸检测点增至5_0个。", date="2022-04", kind="report"),
        ],
        path=path, head="西湖区2022年4月大事记\n", district=XIHU,
        year=2022, year_source="stated", period="2022-04",
        contributors=(Contributor("涂小珺", "editor"),),
    )  # fmt: skip


def xinxiang_bulletin(path: str = "xinxiang.txt") -> Bulletin:
    """A round-up in traditional characters, of unknown year."""
    return bulletin_of(
        [
            Happening(
                "2月12日,市長範士林陪同省督導組到寶鋼製罐調研。",
                date="--02-12", date_text="2月12日", kind="research", district="卫辉市",
                people=[("范士林", "範士林", "市長", "accompany")],
                offices=[("省督導組", "lead")],
                places=["寶鋼製罐"],
            ),
            Happening(
                "2月11日,縣長王光主持召開會議,通報核酸檢測情況。",
                date="--02-11", date_text="2月11日", district="新乡县",
                people=[("王光", "王光", "縣長", "host")],
            ),
            Happening("經開區企業復工。", kind="report", district="经开区"),
        ],
        path=path, head="新鄉各縣市區\n", district=XINXIANG, script="Hant", kind="roundup",
    )  # fmt: skip


def jiujiang_bulletin(path: str = "jiujiang.txt") -> Bulletin:
    """A round-up of counties, with a stretch over New Year."""
    return bulletin_of(
        [
            Happening(
                "12月30日至1月2日,县委书记严小平值守。",
                date="2019-12-30", date_end="2020-01-02", date_text="12月30日至1月2日", kind="duty",
                district="彭泽县",
                people=[("严小平", "严小平", "县委书记", "lead")],
            ),
            Happening(
                "1月8日,区长王光到经开区调研。",
                date="2020-01-08", date_text="1月8日", kind="research", district="经开区",
                people=[("王光", "王光", "区长", "lead")],
            ),
        ],
        path=path, head="九江各地\n", district=JIUJIANG, kind="roundup", year=2020, year_source="stated",
    )  # fmt: skip


class Make:
    """What tests make bulletins with."""

    Happening = Happening
    bulletin = staticmethod(bulletin_of)
    source = staticmethod(source_of)
    xihu = staticmethod(xihu_bulletin)
    xinxiang = staticmethod(xinxiang_bulletin)
    jiujiang = staticmethod(jiujiang_bulletin)
    XIHU = XIHU
    XIHU_IN_HANGZHOU = XIHU_IN_HANGZHOU
    JIUJIANG = JIUJIANG
    XINXIANG = XINXIANG


@pytest.fixture(scope="session")
def make() -> type[Make]:
    return Make


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the three made-up bulletins, only to be read."""
    path = tmp_path_factory.mktemp("store") / "made.duckdb"
    with open_writer(path) as writer:
        for bulletin in (xihu_bulletin(), xinxiang_bulletin(), jiujiang_bulletin()):
            writer.add(bulletin)
    return path


@pytest.fixture
def reader(database: Path) -> Iterator[Reader]:
    with open_reader(database) as opened:
        yield opened


@pytest.fixture
def read(tmp_path: Path) -> Iterator[Callable[..., Reader]]:
    """Load bulletins into a database of their own, and open it."""
    opened: list[Reader] = []

    def load(*bulletins: Bulletin) -> Reader:
        path = tmp_path / f"{len(opened)}.duckdb"
        with open_writer(path) as writer:
            for bulletin in bulletins:
                writer.add(bulletin)
        opened.append(open_reader(path))
        return opened[-1]

    yield load
    for one in opened:
        one.close()


TABLES = (
    "document", "document_location", "contributor", "event", "participation", "office_presence", "place",
    "mention", "person", "division", "decision", "problem", "meta",
)  # fmt: skip


@pytest.fixture(scope="session")
def content() -> Callable[[Path], dict[str, list[str]]]:
    """Read all rows of all tables, in an order of their own."""

    def read_all(path: Path) -> dict[str, list[str]]:
        with open_reader(path) as opened:
            return {table: sorted(map(repr, opened.sql(f"FROM {table}")[1])) for table in TABLES}

    return read_all
