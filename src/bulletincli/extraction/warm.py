"""Imported by the process from which workers are forked: loads the parser with its tables, for all of them."""

from __future__ import annotations

from bulletincli.model import Source
from bulletincli.parsing.parse import parse

parse(
    Source(
        "",
        "甲县大事记(2021年4月)\n4月5日,县长王小林主持召开县政府第3次常务会议。副县长李木出席。\n",
        "0" * 64,
    )
)
