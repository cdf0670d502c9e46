"""The line and the sentence of a place in a text."""

from __future__ import annotations

import pytest

from bulletincli.excerpts import line_of, sentence_at


@pytest.mark.parametrize(
    ("text", "offset", "sentence"),
    [
        ("一是到会。二是讲话。", 0, "一是到会。"),
        ("一是到会。二是讲话。", 4, "一是到会。"),
        ("一是到会。二是讲话。", 5, "二是讲话。"),
        ("他说:“要快。”随后离开。", 3, "他说:“要快。”"),
        ("标题\n  正文一行", 5, "正文一行"),
        ("没有句号", 2, "没有句号"),
        ("到此为止。", 99, ""),
        ("", 0, ""),
    ],
)
def test_sentences_end_at_full_stops_and_lines(text: str, offset: int, sentence: str) -> None:
    assert sentence_at(text, offset) == sentence


@pytest.mark.parametrize(("offset", "line"), [(0, 1), (1, 1), (2, 2), (4, 3), (99, 3)])
def test_lines_count_from_one(offset: int, line: int) -> None:
    assert line_of("甲\n乙\n丙", offset) == line
