from __future__ import annotations

import pytest

from bulletincli.render.cells import pad, visible, width


@pytest.mark.parametrize(
    ("text", "cells"),
    [("abc", 3), ("陶亿国", 6), ("A4纸", 4), ("e\u0301", 1), ("〇", 2), ("·“”", 3), ("\u200b", 0), ("", 0)],
)
def test_width_in_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "right", "padded"),
    [("国", 4, False, "国  "), ("国", 4, True, "  国"), ("国家大事", 4, False, "国家大事")],
)
def test_padding(text: str, cells: int, right: bool, padded: str) -> None:
    assert pad(text, cells, right=right) == padded


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("a\tb\r\nc\0", "a␉b␍␊c␀"),
        ("\x7f\x85\x9b", "␡<85><9B>"),
        ("\u202eabc\u2066", "<202E>abc<2066>"),
        ("\u2028\ud800", "<2028><D800>"),
        ("正常文字 ok ·", "正常文字 ok ·"),
    ],
)
def test_what_would_steer_a_terminal_is_seen_instead(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_what_is_kept_is_kept() -> None:
    assert visible("a\nb\tc", keep="\n") == "a\nb␉c"
