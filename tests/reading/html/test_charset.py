"""Declared encodings are read with their supersets, and not believed when the bytes say otherwise."""

from __future__ import annotations

import pytest

from bulletincli.reading.extracted import UnreadableError
from bulletincli.reading.html.charset import declared_encoding, decode_page

SIMPLIFIED = "<p>区长李二到乙镇调研并召开座谈会,研究了农业工作。"
TRADITIONAL = "<p>區長李二到乙鎮調研並召開座談會,研究了農業工作。"


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        (b"<meta charset=utf-8>", "utf-8"),
        (b"<META CHARSET = 'GBK' />", "gbk"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb2312"),
        (b'<?xml version="1.0" encoding="Big5"?><html>', "big5"),
        (b"<p>charset=gbk</p>", None),
        (b" " * 9000 + b"<meta charset=gbk>", None),
    ],
)
def test_declarations_near_the_beginning_are_found(markup: bytes, name: str | None) -> None:
    assert declared_encoding(markup) == name


@pytest.mark.parametrize(
    ("declared", "written", "text", "read"),
    [
        ("gb2312", "gb18030", SIMPLIFIED, "gb18030"),
        ("gbk", "gb18030", SIMPLIFIED + "㐂𠮷", "gb18030"),
        ("big5", "big5hkscs", TRADITIONAL, "big5hkscs"),
        ("utf-8", "utf-8", SIMPLIFIED, "utf-8"),
        ("gb2312", "utf-8", SIMPLIFIED, "utf-8"),
        ("utf-8", "gb18030", SIMPLIFIED, "gb18030"),
        ("iso-8859-1", "gb18030", SIMPLIFIED, "gb18030"),
        ("big5", "gb18030", SIMPLIFIED, "gb18030"),
        ("x-no-such", "gb18030", SIMPLIFIED, "gb18030"),
        ("gb2312", "utf-8-sig", SIMPLIFIED, "utf-8-sig"),
        ("utf-8", "utf-16", SIMPLIFIED, "utf-16"),
    ],
)
def test_a_page_is_read_as_it_was_written(declared: str, written: str, text: str, read: str) -> None:
    markup = f"<meta charset={declared}>{text}"
    decoded = decode_page(markup.encode(written))
    assert (decoded.text, decoded.encoding) == (markup, read)


def test_the_users_encoding_goes_before_the_declared_one() -> None:
    data = f"<meta charset=utf-8>{SIMPLIFIED}".encode("gb18030")
    assert decode_page(data, "gbk").encoding == "gb18030"
    with pytest.raises(UnreadableError):
        decode_page(data, "utf-8")


def test_a_broken_byte_does_not_undo_a_declaration() -> None:
    data = b"<meta charset=gb2312>" + (SIMPLIFIED * 20).encode("gb18030") + b"\xff<p>"
    assert decode_page(data).encoding == "gb18030"
