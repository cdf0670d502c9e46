from __future__ import annotations

import pytest

from bulletincli.reading.decode import NotTextError, decode

SIMPLIFIED = "4月28日下午,西湖区第十七届人民政府第11次常务会议在区行政中心召开。区长陶亿国主持会议。\r\n"
TRADITIONAL = "4月28日下午,西湖區第十七屆人民政府第11次常務會議在區行政中心召開。區長陶億國主持會議。\r\n"


@pytest.mark.parametrize(
    ("text", "written_in", "read_as"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "utf-8", "utf-8"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        ("plain ASCII\n", "ascii", "utf-8"),
        ("這裡有廣東話嘅字:佢哋喺度\n" + TRADITIONAL, "big5hkscs", "big5hkscs"),
    ],
)
def test_text_comes_back_as_it_was(text: str, written_in: str, read_as: str) -> None:
    decoded = decode(text.encode(written_in))
    assert (decoded.text, decoded.encoding) == (text, read_as)


def test_big_endian_utf_16() -> None:
    assert decode(b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be")).text == SIMPLIFIED


def test_every_line_end_is_kept() -> None:
    assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"abc\ndef\0ghi", "is not text: it holds a NUL byte (line 2)"),
        (b"\x7fELF\x02\x01\x01\x00\xff\xfe", "is not text: it holds NUL bytes"),
        (b"\x89PNG\r\n\x1a\n\xde\xad\xbe\xef" * 5, "is not text in UTF-8, GB18030 or Big5"),
        ("Déjà vu, à côté du café".encode("latin-1"), "is not text in UTF-8, GB18030 or Big5"),
        ("これは日本語のテキストです。".encode("shift_jis"), "is not text in UTF-8, GB18030 or Big5"),
        (b"\xef\xbb\xbf\xff\xff", "begins with the byte order mark of UTF-8 but is not in it"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, message: str) -> None:
    with pytest.raises(NotTextError) as caught:
        decode(data)
    assert str(caught.value) == message
