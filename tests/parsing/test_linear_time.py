"""No text takes more than time linear in its length: a hundred thousand characters of one repeated thing.

Ratios of times are measured, not times: of each size against a quarter of it (twice doubled). A ratio counts only from a
time on at which it is no noise.
"""

from __future__ import annotations

import time

import pytest

from bulletincli.model import Source
from bulletincli.parsing.parse import parse

LENGTH = 100_000
_STEPS = 3
_TOO_MUCH = 8.0
"""Four times the text takes four times the time; with a square in it, sixteen times."""
_MEASURABLE = 0.2
"""Seconds from which on a ratio says something."""

CHARACTERS = [*"、,。;()“”《》【】:·□1月日县会的等到在由某*a ", "\n", "\u3000"]
PHRASES = [
    "县长王一、",
    "县长王一,",
    "县长",
    "、县长",
    "王一、",
    "讲话",
    "陪同",
    "出席",
    "召开",
    "听取",
    "会议",
    "乡镇、",
    "为组长",
    "“会议”",
    "(女)",
    "王·",
    "随后,",
    "他说,",
    "到甲镇,",
    "在甲镇召开,",
    "召开会议,",
    "县长王一到甲镇调研,",
    "县长王一出席,",
    "陪同县长王一,",
    "会见县长王一、",
    "参加有:",
    "区委书记王一到甲镇。",
    "王一主持会议。",
    "4月5日,",
    "1日。",
    "。1日,",
    "\n1日",
    "\n4月5日,县长王一到甲镇。",
    "2022年4月大事记\n4月5日,县长王一主持会议并讲话,副县长李二、王三及有关部门负责人参加。\n",
    "记者",
    "来源:",
    "2022年",
]


def seconds(text: str) -> float:
    """What the processor needs to parse `text`."""
    source = Source("repeated.txt", text, "0" * 64)
    start = time.process_time()
    parse(source)
    return time.process_time() - start


@pytest.fixture(scope="module", autouse=True)
def _lexicons_loaded() -> None:
    parse(Source("first.txt", "2022年4月大事记\n4月5日,县长王一到甲镇。", "0" * 64))


def check_growth(unit: str, length: int) -> None:
    """Fail as soon as four times as much of `unit` takes clearly more than four times as long."""
    before = 0.0
    for step in reversed(range(_STEPS)):
        size = length // 4**step
        text = unit * (size // len(unit))
        now = seconds(text)
        if before and now > _TOO_MUCH * before:
            now = min(now, seconds(text), seconds(text))  # what else the machine did is no growth
        if before and now > _MEASURABLE and now > _TOO_MUCH * before:
            pytest.fail(
                f"{size} characters of {unit!r} take {now / before:.1f} times as long as a quarter of them"
            )
        before = now


@pytest.mark.parametrize("unit", CHARACTERS)
def test_one_repeated_character(unit: str) -> None:
    check_growth(unit, LENGTH)


@pytest.mark.parametrize("unit", PHRASES)
def test_one_repeated_phrase(unit: str) -> None:
    check_growth(unit, LENGTH // 4)
