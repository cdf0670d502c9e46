"""No text takes more than time linear in its length: a hundred thousand characters of one repeated thing.

Ratios of times are measured, not times: of each size against half of it. A ratio counts only from a time on at which it
is no noise.
"""

from __future__ import annotations

import time

import pytest

from bulletincli.model import Source
from bulletincli.parsing.parse import parse

LENGTH = 100_000
_SIZES = tuple(LENGTH // divisor for divisor in (16, 8, 4, 2, 1))
_TOO_MUCH = 3.0
"""Twice the text takes twice the time; with a square in it, four times."""
_MEASURABLE = 0.25
"""Seconds from which on a ratio says something."""

CHARACTERS = list("、,。;()“”《》【】:·□1月日县会的等到在由某*a ") + ["\n", "\u3000"]
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
    "记者",
    "来源:",
    "2022年",
]


def seconds(text: str) -> float:
    """What the processor needs to parse `text`, at best of two where it is short."""
    source = Source("repeated.txt", text, "0" * 64)
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        parse(source)
        best = min(best, time.process_time() - start)
        if best > _MEASURABLE:
            break
    return best


@pytest.mark.parametrize("unit", [*CHARACTERS, *PHRASES])
def test_twice_the_text_takes_twice_the_time(unit: str) -> None:
    parse(Source("warm.txt", "2022年4月大事记\n4月5日,县长王一到甲镇。", "0" * 64))
    times: list[float] = []
    for size in _SIZES:
        times.append(seconds(unit * (size // len(unit))))
        if len(times) > 1 and times[-1] > _MEASURABLE and times[-1] > _TOO_MUCH * times[-2]:
            pytest.fail(f"{size} characters of {unit!r} take {times[-1] / times[-2]:.1f} times those of half")
