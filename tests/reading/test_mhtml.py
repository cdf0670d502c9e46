"""Pages saved with all that belongs to them: which part is the page, what its frames show, its encoding and address."""

from __future__ import annotations

import pytest

from bulletincli.reading.extracted import UnreadableError
from bulletincli.reading.mhtml import read_mhtml

EVENT = "9月3日,区委书记王一在乙镇调研秋收工作,区长李二参加。"
MORE = "9月4日,区长李二在丙镇检查防汛工作,并看望困难群众。"
SITE = "https://www.jia.example/2021"


def part(markup: str, *headers: str, charset: str = "utf-8") -> bytes:
    lines = [f"Content-Type: text/html; charset={charset}", "Content-Transfer-Encoding: 8bit", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + markup.encode(charset)


def saved(*parts: bytes) -> bytes:
    head = (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="----B"\r\n'
    )
    return head + b"".join(b"\r\n------B\r\n" + one for one in parts) + b"\r\n------B--\r\n"


def lines(*parts: bytes) -> list[str]:
    return read_mhtml(saved(*parts)).text.splitlines()


def test_the_first_page_is_read_with_its_encoding_and_address() -> None:
    read = read_mhtml(saved(part(f"<p>{EVENT}", f"Content-Location: {SITE}/1.html", charset="gb2312")))
    assert (read.text, read.encoding, read.url) == (EVENT + "\n", "gb18030", f"{SITE}/1.html")


@pytest.mark.parametrize(
    ("frame", "named"),
    [
        ("<iframe src='cid:frame-2@mhtml.blink'></iframe>", "Content-ID: <frame-2@mhtml.blink>"),
        ("<iframe src=cid:frame%402></iframe>", "Content-ID: <frame@2>"),
        (
            f"<IFRAME width=9 SRC='{SITE}/2.html'>您的浏览器不支持框架</IFRAME>",
            f"Content-Location: {SITE}/2.html",
        ),
        ("<iframe src=2.html></iframe>", f"Content-Location: {SITE}/2.html"),
        (f"<div><iframe src='{SITE}/2.html'></iframe></div>", f"Content-Location: {SITE}/2.html"),
    ],
)
def test_what_a_frame_shows_stands_in_its_place(frame: str, named: str) -> None:
    main = part(f"<h1>甲区大事记</h1><p>{EVENT}</p>{frame}<p>{EVENT}", f"Content-Location: {SITE}/1.html")
    inner = part(f"<html><head><title>旁</title></head><body><p>{MORE}</body></html>", named, charset="gbk")
    assert lines(main, inner) == ["甲区大事记", EVENT, MORE, EVENT]


def test_pages_of_frames_alone_are_read() -> None:
    main = part("<frameset cols='1,2'><frame src=cid:a><frame src=cid:b></frameset>")
    assert lines(
        main, part("<p><a href=/>首页</a>", "Content-ID: <a>"), part(f"<p>{EVENT}", "Content-ID: <b>")
    ) == [EVENT]


def test_other_pages_of_the_file_are_not_read() -> None:
    main = part(f"<p>{EVENT}<iframe src=cid:x></iframe><iframe src='http://['></iframe><iframe></iframe>")
    assert lines(main, part(f"<p>{MORE}", "Content-ID: <y>"), part(f"<p>{MORE}")) == [EVENT]


def test_a_frame_that_a_browser_would_not_show_is_left_out() -> None:
    main = part(f"<p>{EVENT}<iframe src=cid:x style='display:none'></iframe>")
    assert lines(main, part("<p>旁", "Content-ID: <x>")) == [EVENT]


def test_frames_within_each_other_end() -> None:
    frames = [
        part(f"<p>{EVENT}<iframe src=cid:{number + 1}></iframe>", f"Content-ID: <{number}>")
        for number in range(3000)
    ]
    assert EVENT in lines(*frames)
    looped = (
        part(f"<p>{EVENT}<iframe src=cid:x></iframe>"),
        part(f"<p>{MORE}<iframe src=cid:x></iframe>", "Content-ID: <x>"),
    )
    assert lines(*looped) == [EVENT, MORE]


def test_a_file_without_a_page_is_told() -> None:
    with pytest.raises(UnreadableError, match="holds no page"):
        read_mhtml(b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx")
