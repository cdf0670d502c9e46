"""Plain text is kept as it is, but for line ends that nothing else knows."""

from __future__ import annotations

import time

import pytest

from bulletincli.reading.plain import read_plain


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("甲县\r区长李二调研。\r", "甲县\n区长李二调研。\n"),
        ("甲县\r\r区长李二调研。", "甲县\n\n区长李二调研。"),
        ("甲县\r\n区长李二调研。\r\n", "甲县\r\n区长李二调研。\r\n"),
        ("甲县\r\r\n区长李二调研。", "甲县\r\r\n区长李二调研。"),
        ("甲县\n区长李二调研。\r区长李二开会。", "甲县\n区长李二调研。\n区长李二开会。"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_carriage_return_alone_ends_a_line(written: str, read: str, encoding: str) -> None:
    found = read_plain(written.encode(encoding))
    assert (found.text, len(found.text)) == (read, len(written))


def test_damage_is_told_with_its_line() -> None:
    data = "区长李二到乙镇调研秋收工作。\r".encode("gb18030") * 20 + b"\xff\r"
    [note] = read_plain(data).notes
    assert note.line == 21


@pytest.mark.parametrize("end", ["", "\n", "甲"])
def test_many_carriage_returns_take_linear_time(end: str) -> None:
    start = time.process_time()
    read_plain(("甲县大事记" * 90_000 + "\r" * 400_000 + end).encode())
    assert time.process_time() - start < 2
