"""The lexicon of words for time: its own examples, and that its tables fit together."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from bulletincli.model import DAY_PARTS
from bulletincli.parsing.dates import match_date, words
from bulletincli.parsing.script import shadow_of

_LEXICON = tomllib.loads(files("bulletincli.parsing.lexicon").joinpath("dates.toml").read_text("utf-8"))


@pytest.mark.parametrize("example", _LEXICON["examples"], ids=lambda example: str(example["text"]))
def test_the_examples_hold(example: dict[str, str]) -> None:
    expression = match_date(shadow_of(example["text"]), 0)
    assert (expression.form if expression else "") == example["form"]
    assert (expression.day_part if expression else None) == example.get("day_part")


def test_every_part_of_the_day_is_a_canonical_one() -> None:
    assert {*words.DAY_PARTS.values(), *words.SHORT_DAY_PARTS.values()} <= set(DAY_PARTS)
    assert set(words.DAY_PARTS) >= words.DAY_PARTS_ANYWHERE


def test_every_word_is_found_at_the_beginning_of_a_clause() -> None:
    for word in (*words.DAY_PARTS, *words.SAME_DAY, *words.SAME_EVENING, *words.NEXT_DAY, *words.VAGUE):
        expression = match_date(word + ",县长走访。", 0)
        assert expression is not None, word
        assert expression.span.end == len(word), word
