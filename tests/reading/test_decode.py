from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletincli.reading.decode import NotTextError, UnknownEncodingError, decode, decode_whole

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
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (TRADITIONAL, "utf-16-be", "utf-16-be"),
        ("区长主持召开会议", "utf-16-le", "utf-16-le"),
        ("區長", "big5", "big5hkscs"),
        ("区长", "gb18030", "gb18030"),
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


@pytest.mark.parametrize(
    ("named", "written_in", "read_as"),
    [
        ("GBK", "gb18030", "gb18030"),
        ("gb2312", "gb18030", "gb18030"),
        ("Big5", "big5hkscs", "big5hkscs"),
        ("utf-16-le", "utf-16-le", "utf-16-le"),
        ("UTF8", "utf-8-sig", "utf-8-sig"),
    ],
)
def test_an_encoding_that_is_named_is_believed(named: str, written_in: str, read_as: str) -> None:
    decoded = decode("主任".encode(written_in), named)
    assert (decoded.text, decoded.encoding) == ("主任", read_as)


def test_an_encoding_that_cannot_be_is_refused() -> None:
    with pytest.raises(NotTextError, match=r"^is not in utf-8: byte 1 stands for no character$"):
        decode(SIMPLIFIED.encode("gb18030"), "utf-8")
    with pytest.raises(
        UnknownEncodingError, match=r"^'klingon' is no encoding; try utf-8, gb18030, big5 or utf-16$"
    ):
        decode(b"", "klingon")


@pytest.mark.parametrize(
    ("data", "encoding", "note"),
    [
        (SIMPLIFIED.encode()[:-3], "utf-8", "1 byte stands for no character of utf-8, shown as U+FFFD"),
        (
            SIMPLIFIED.encode("gb18030")[:-4] + b"\xff",
            "gb18030",
            "1 byte stands for no character of gb18030, shown as U+FFFD",
        ),
        (
            SIMPLIFIED.encode() * 20 + b"\xff\n\xfe" + SIMPLIFIED.encode(),
            "utf-8",
            "2 places hold bytes that stand for no character of utf-8, shown as U+FFFD",
        ),
    ],
)
def test_a_few_broken_bytes_are_told_and_the_rest_is_read(data: bytes, encoding: str, note: str) -> None:
    decoded = decode(data)
    assert (decoded.encoding, [one.cause for one in decoded.notes]) == (encoding, [note])
    assert "西湖区第十七届人民政府第11次常务会议" in decoded.text
    with pytest.raises(NotTextError, match=r"^is damaged: "):
        decode_whole(data)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (SIMPLIFIED.encode().decode("latin-1"), "its letters are those of a wrong encoding"),
        (SIMPLIFIED.encode("gb18030").decode("utf-8", "replace"), "many of its characters are lost"),
        ("4月28日锟斤拷锟斤拷锟斤拷锟斤拷召开", "its characters are lost"),
        ("\x01\x02\x03区长", "it is full of control characters"),
        (SIMPLIFIED.encode().decode("gbk", "replace"), "it was UTF-8 and read as GBK when it was saved"),
        (TRADITIONAL.encode().decode("gbk", "ignore"), "it was UTF-8 and read as GBK when it was saved"),
        ("文化,教育,卫生".encode().decode("gb18030", "replace"), "it was UTF-8 and read as GBK"),
    ],
)
def test_what_decodes_to_garbage_is_no_text(text: str, cause: str) -> None:
    with pytest.raises(NotTextError, match=f"^is not text: {cause}"):
        decode(text.encode())


def test_utf_8_that_was_saved_as_gbk_with_its_losses() -> None:
    lossy = SIMPLIFIED.encode().decode("gbk", "replace").encode("gbk", "replace")
    with pytest.raises(NotTextError, match=r"it was UTF-8 and read as GBK when it was saved"):
        decode(lossy)


@pytest.mark.parametrize(
    "text",
    [
        SIMPLIFIED,
        TRADITIONAL,
        "联通",  # in GBK it looks like two letters of UTF-8
        "县长",
        "鏂囧寲",  # three rare characters are too few to be sure
        "囧囍囙囡囝囟囫囵囮囿圄圊圉圙圜",
        "鏖鏊鏐鏃鏇鏈鏌鏍鏑鏗鏘鏜鏝鏞鏟鏡鏢鏤鏨鏵鏷鏹鏽鐃鐋鐐鐒鐓鐔鐘鐙鐝鐠鐦鐧鐨鐫鐮鐲鐳鐵鐶",
    ],
)
def test_what_is_read_rightly_is_not_taken_for_that(text: str) -> None:
    assert decode(text.encode()).text == text


@given(st.binary())
def test_no_bytes_make_it_fail_otherwise(data: bytes) -> None:
    with suppress(NotTextError):
        decode(data)
