"""What holds for every bulletin, whatever stands in it: spans, order, ids, determinism, and that nothing raises."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletincli.jsonl import dump, load
from bulletincli.model import ROLES, Bulletin, Source, Span
from bulletincli.parsing.parse import parse
from bulletincli.parsing.passage import closed_up
from bulletincli.parsing.script import shadow_of

ROOT = Path(__file__).parents[2]
BULLETINS = sorted([*ROOT.glob("data/*.txt"), *ROOT.glob("tests/made_up/*.txt")])
Parsed = Callable[[str], Bulletin]


@pytest.fixture(scope="module", params=BULLETINS, ids=lambda path: path.stem)
def text(request: pytest.FixtureRequest) -> str:
    path: Path = request.param
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def bulletin(text: str, parsed: Parsed) -> Bulletin:
    return parsed(text)


def squeezed(text: str) -> str:
    return "".join(text.split())


def check_spans(bulletin: Bulletin, text: str) -> None:
    """Every span gives its text back, and lies within its event."""
    for contributor in bulletin.document.contributors:
        assert contributor.span is not None
        assert contributor.span.of(text) == contributor.as_written
    for event in bulletin.events:
        assert event.span is not None
        inside = event.span
        assert inside.of(text).startswith(event.quote)
        for person in event.people:
            assert person.span is not None
            assert person.span.of(text) == person.as_written
            assert (person.title is None) == (person.title_span is None)
            if person.title_span is not None:
                assert closed_up(person.title_span.of(text)) == person.title
        pairs: list[tuple[Span | None, str | None]] = [
            *((place.span, place.place) for place in event.places),
            *((office.span, office.office) for office in event.offices),
        ]
        for mention in event.mentions:
            assert mention.span is not None
            assert mention.span.of(text) == mention.as_written
        for span, written in pairs:
            assert span is not None
            assert closed_up(span.of(text)) == written
            assert inside.start <= span.start < span.end <= inside.end
        if event.date_span is not None:
            assert event.date_span.end <= len(text)
            assert event.date_span.of(text).strip()
        if event.name is not None:
            assert squeezed(event.name) in squeezed(text)


def check_events(bulletin: Bulletin, text: str) -> None:
    """Events stand in order and do not overlap; nobody is twice in one; words are those of the model."""
    end = 0
    for event in bulletin.events:
        assert event.span is not None
        assert end <= event.span.start < event.span.end <= len(text)
        end = event.span.end
        names = [person.name for person in event.people]
        assert len(names) == len(set(names))
        assert not set(names) & {mention.name for mention in event.mentions}
        for one in (*event.people, *event.offices):
            assert one.roles
            assert list(one.roles) == [role for role in ROLES if role in one.roles]
        assert event.section == (event.headings[-1] if event.headings else None)
        if event.date_end is not None:
            assert event.date is not None
        if event.date is None and event.day_part is None:
            assert event.date_source == "none"
        offices = [office.office for office in event.offices]
        assert len(offices) == len(set(offices))
    ids = [event.id for event in bulletin.events]
    assert len(ids) == len(set(ids))


def check_round_trip(bulletin: Bulletin) -> None:
    """What is written as JSON Lines is read back the same."""
    assert list(load(dump(bulletin), "round-trip.jsonl")) == [bulletin]


def check(bulletin: Bulletin, text: str) -> None:
    check_spans(bulletin, text)
    check_events(bulletin, text)
    check_round_trip(bulletin)


def test_spans_give_back_their_text(bulletin: Bulletin, text: str) -> None:
    check_spans(bulletin, text)


def test_events_are_in_order_and_everybody_is_in_them_once(bulletin: Bulletin, text: str) -> None:
    check_events(bulletin, text)


def test_json_lines_hold_all_of_a_bulletin(bulletin: Bulletin) -> None:
    check_round_trip(bulletin)


def test_the_same_text_gives_the_same_bulletin(bulletin: Bulletin, text: str, parsed: Parsed) -> None:
    assert parsed(text) == bulletin


def test_names_are_in_simplified_characters(bulletin: Bulletin) -> None:
    script = bulletin.document.script
    for event in bulletin.events:
        for person in event.people:
            written = shadow_of(person.as_written, script).replace("?", "·")
            assert squeezed(written) == squeezed(person.name)


def test_an_event_reads_the_same_wherever_white_space_stands_at_the_end(
    bulletin: Bulletin, text: str, parsed: Parsed
) -> None:
    assert [event.people for event in parsed(text + "\n\n \n").events] == [
        event.people for event in bulletin.events
    ]


# Damage

SEED = 20220405
"""Damage is the same in every run."""


def cut(text: str, choose: random.Random) -> str:
    start = choose.randrange(len(text))
    return text[start : start + choose.randrange(40, 1500)]


def shuffled_lines(text: str, choose: random.Random) -> str:
    lines = cut(text, choose).split("\n")
    choose.shuffle(lines)
    return "\n".join(lines)


def shuffled_characters(text: str, choose: random.Random) -> str:
    characters = list(cut(text, choose))
    choose.shuffle(characters)
    return "".join(characters)


def doubled_characters(text: str, choose: random.Random) -> str:
    return "".join(one * choose.choice((1, 1, 1, 2)) for one in cut(text, choose))


def doubled_text(text: str, choose: random.Random) -> str:
    return cut(text, choose) * 2


def damaged_bytes(text: str, choose: random.Random) -> str:
    data = bytearray(cut(text, choose).encode("utf-8"))
    for _ in range(max(1, len(data) // 40)):
        data[choose.randrange(len(data))] = choose.randrange(256)
    return bytes(data).decode("utf-8", errors="replace")


def lost_characters(text: str, choose: random.Random) -> str:
    return "".join(one for one in cut(text, choose) if choose.random() > 0.1)


def lost_punctuation(text: str, choose: random.Random) -> str:
    return "".join(one for one in cut(text, choose) if one not in ",。、;:\n")


def letter_spaced(text: str, choose: random.Random) -> str:
    return " ".join(cut(text, choose))


def hard_wrapped(text: str, choose: random.Random) -> str:
    part, width = cut(text, choose), choose.randrange(1, 40)
    return "\n".join(part[at : at + width] for at in range(0, len(part), width))


def swapped_halves(text: str, choose: random.Random) -> str:
    return cut(text, choose) + cut(text, choose)[::-1]


DAMAGE = [
    cut,
    shuffled_lines,
    shuffled_characters,
    doubled_characters,
    doubled_text,
    damaged_bytes,
    lost_characters,
    lost_punctuation,
    letter_spaced,
    hard_wrapped,
    swapped_halves,
]


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda one: one.__name__)
def test_damaged_bulletins(damage: Callable[[str, random.Random], str], parsed: Parsed, rounds: int) -> None:
    for path in BULLETINS:
        choose = random.Random(f"{SEED}{path.stem}")
        whole = path.read_text(encoding="utf-8")
        for _ in range(rounds):
            text = damage(whole, choose)
            check(parsed(text), text)


# Made-up text

PHRASES = [
    *[
        "区委书记",
        "县长",
        "副县长",
        "县委副书记、县长",
        "李一",
        "周小山",
        "欧阳明",
        "艾山·买买提",
        "扎西多吉",
        "吴某某",
        "王**",
        "区领导",
        "县四套班子",
        "法检两长",
    ],
    *[
        "同志",
        "等",
        "一行",
        "主持",
        "主持召开",
        "讲话",
        "强调,",
        "出席",
        "参加",
        "列席",
        "陪同",
        "到",
        "赴",
        "甲镇乙村",
        "调研",
        "视察",
        "看望",
        "慰问",
        "会见",
        "接访",
        "调度",
        "听取",
    ],
    *[
        "汇报",
        "由",
        "被",
        "在",
        "向",
        "与",
        "受",
        "委托",
        "任命",
        "辞去",
        "为组长",
        "的",
        "常务会议",
        "座谈会",
        "揭牌仪式",
        "第3次(扩大)会议",
        "《关于甲乙的意见》",
    ],
    *[
        "“十四五”",
        "2022年4月5日",
        "4月5日,",
        "428下午",
        "9",
        "上午",
        "同日",
        "近日",
        "3-5日",
        "会议",
        "会议强调,",
        "他指出,",
        "随后,",
        "甲县",
        "乙市",
        "丙开发区",
    ],
    *[
        "【重要会议】",
        "记者",
        "通讯员",
        "(记者周山)",
        "来源:",
        "第7期(总第634期)",
        "△",
        "(女)",
        "(藏族)",
        "書記",
        "縣長",
        "範文",
        "會(huì)",
        "王?(lín)",
    ],
    *["□", "■", "😀", "𠮷", "é", "●", "?", "•", "\u200b", "\x00", "\ufeff"],
    "John Smith",
    *"、,。;:()“”《》·\n \t\r\u3000一1月日会县",
]
SENTENCES = st.lists(st.sampled_from(PHRASES), max_size=60).map("".join)


@settings(max_examples=2 * settings.default.max_examples, deadline=None)
@given(SENTENCES)
def test_sentences_of_the_words_of_bulletins(text: str) -> None:
    read(text)


@settings(max_examples=settings.default.max_examples * 3 // 5, deadline=None)
@given(st.lists(SENTENCES, max_size=6).map(lambda lines: "2022年4月大事记\n" + "\n".join(lines)))
def test_chronicles_of_the_words_of_bulletins(text: str) -> None:
    read(text)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_random_text(text: str) -> None:
    read(text)


def read(text: str) -> None:
    source = Source("made-up.txt", text, "0" * 64)
    bulletin = parse(source)
    check(bulletin, text)
    assert parse(source) == bulletin


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "。", "\ufeff", "\x00", "1", "李一", "县长", "2022年4月大事记", "4月5日"]
)
def test_texts_that_say_next_to_nothing(text: str) -> None:
    read(text)


@pytest.mark.parametrize("text", ["县长李\ud800一主持会议。", "\udcff"], ids=["in a name", "alone"])
def test_surrogates_without_their_pair(text: str) -> None:
    parse(Source("made-up.txt", text, "0" * 64))
