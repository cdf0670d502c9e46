"""Which parsed stretch of text is which answer's."""

from __future__ import annotations

import pytest

from bulletincli.evaluation.pairing import pair, place
from bulletincli.model import Event, Span

TEXT = "第一件事开始了。\n第一件事还在继续。\n【活动】\n第二件事开始了。\n\n"
#       0        9           19      24


def event(quote: str, span: Span | None = None) -> Event:
    return Event(
        id=quote, quote=quote, section=None, headings=(), district=None, date=None, date_end=None,
        day_part=None, date_source="none", kind="report", name=None, span=span,
    )  # fmt: skip


ANSWERS = place([event("第一件事开始"), event("第二件事")], TEXT)


def found_for(*spans: Span | None) -> list[Span | None]:
    """The span of what is found for each answer, None for a miss."""
    pairing = pair(ANSWERS, [event("", span) for span in spans], TEXT)
    return [one.found.span if one.found else None for one in pairing.pairs]


def test_an_answer_runs_to_the_next_quote() -> None:
    assert [answer.stretch for answer in ANSWERS] == [Span(0, 24), Span(24, len(TEXT))]


def test_a_quote_that_stands_twice_is_looked_for_in_order() -> None:
    first, second = place([event("一"), event("一")], "一。一。")
    assert (first.stretch, second.stretch) == (Span(0, 2), Span(2, 4))


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ([Span(0, 24), Span(24, 34)], [Span(0, 24), Span(24, 34)]),
        ([Span(0, 18)], [Span(0, 18), None]),
        ([Span(0, 8)], [Span(0, 8), None]),  # under half, but begins with it and covers its first line
        ([Span(0, 7)], [None, None]),  # not quite the first line
        ([Span(9, 18)], [Span(9, 18), None]),  # begins within thirty characters of it
        ([Span(8, 34)], [None, None]),  # runs over both and is half of neither
        ([Span(0, 34)], [Span(0, 34), None]),  # two events read as one: the longer is found
        ([Span(0, 18), Span(0, 24)], [Span(0, 24), None]),  # the one that overlaps more
        ([Span(0, 19), Span(0, 18)], [Span(0, 18), None]),  # alike without outer space: the later one
        ([None], [None, None]),
        ([Span(24, 999)], [None, Span(24, 999)]),
        ([Span(500, 999)], [None, None]),
        ([Span(8, 9)], [None, None]),  # nothing but space
    ],
)
def test_stretches_that_share_half_or_begin_together_are_one(
    spans: list[Span | None], found: list[Span | None]
) -> None:
    assert found_for(*spans) == found


def test_what_is_left_over_is_extra() -> None:
    pairing = pair(ANSWERS, [event("a", Span(0, 24)), event("b", Span(1, 24)), event("c")], TEXT)
    assert [one.id for one in pairing.extra] == ["b", "c"]
