from __future__ import annotations

from contextlib import suppress
from itertools import cycle, islice

import pytest
from reportlab.pdfgen.canvas import Canvas

from bulletincli.reading.extracted import UnreadableError
from bulletincli.reading.pdf import document, read_pdf

from .making import SONG, by_hand, column, lines, mapped, pdf, wrapped

ENTRY = "4月9日上午，县长李一到东镇调研春耕生产，实地察看水库除险加固工程进展情况，县农业农村局局长王二、东镇镇长张三陪同。"
OTHER = "12日，县委书记赵四主持召开专题会议，传达学习上级会议精神，研究部署防汛抗旱、安全生产和信访稳定等重点工作任务。"
HAN = [ord(char) for char in islice(cycle("县长李一到东镇调研春耕生产实地察看水库工程进展情况"), 80)]


def text_of(*pages: str) -> str:
    return "\n".join(pages) + "\n"


def test_pages_begin_where_their_text_does() -> None:
    found = read_pdf(pdf(lines("一月大事记"), lines(), lines("二月大事记"), lines()))
    assert found.text == "一月大事记\n二月大事记\n"
    assert found.pages == (0, 6, 6, 12)
    assert found.notes == ()
    assert found.encoding is None


def test_a_sentence_goes_on_over_pages() -> None:
    first, second = wrapped(ENTRY, 20)[:2], wrapped(ENTRY, 20)[2:]
    found = read_pdf(pdf(lines(*wrapped(OTHER, 20), *first), lines(*second, *wrapped(OTHER, 20))))
    assert found.text == text_of(OTHER, ENTRY, OTHER)
    assert found.text[found.pages[1] :].startswith(ENTRY[38:])


IMAGE = b"q 400 0 0 600 60 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"


def test_a_scan_is_told() -> None:
    with pytest.raises(UnreadableError, match="needs OCR: its one page holds no text"):
        read_pdf(by_hand(IMAGE))


def test_letters_that_were_made_outlines_are_told() -> None:
    with pytest.raises(UnreadableError, match="needs OCR"):
        read_pdf(by_hand(b"1 1 m 2 2 l 3 1 l f\n" * 60))


def test_blank_pages_are_told() -> None:
    with pytest.raises(UnreadableError, match="holds no text: its 2 pages are blank"):
        read_pdf(pdf(lines(), lines()))


def test_a_page_that_is_a_picture_is_noted() -> None:
    def drawn(canvas: Canvas) -> None:
        for at in range(60):
            canvas.line(60, 60 + at, 90, 70 + at)

    found = read_pdf(pdf(lines("一月大事记"), drawn, lines("二月大事记")))
    assert found.text == "一月大事记\n二月大事记\n"
    assert [note.cause for note in found.notes] == ["page 2 holds no text, only a picture: needs OCR"]
    assert found.pages == (0, 6, 6)


@pytest.mark.parametrize(
    ("unicodes", "broken"),
    [
        pytest.param(HAN, False, id="right"),
        pytest.param([0xE000 + at for at in range(80)], True, id="private use"),
        pytest.param([0xFFFD] * 80, True, id="replacement"),
        pytest.param([0x9000 + 41 * at % 0xF00 for at in range(80)], True, id="Chinese by chance"),
        pytest.param([0xC0 + at % 60 for at in range(80)], True, id="letters of a wrong encoding"),
        pytest.param([0xE001, *HAN[1:]], False, id="one odd symbol"),
    ],
)
def test_maps_of_characters(unicodes: list[int], broken: bool) -> None:
    data = mapped(range(1, 81), unicodes)
    if broken:
        with pytest.raises(UnreadableError, match="needs OCR: its character maps are broken"):
            read_pdf(data)
    else:
        assert "".join(read_pdf(data).text.split()) == "".join(map(chr, unicodes))


def test_radicals_and_compatibility_forms_are_the_characters_that_are_seen() -> None:
    codes = [
        ord(char) for char in "4⽉9⽇，县⻓到⻄镇⻅⻋⻔，⾦⼭、凉水社区⻘年⻛采，参加会议的还有各局主要负责人"
    ]
    assert read_pdf(mapped(range(1, len(codes) + 1), codes)).text == (
        "4月9日，县长到西镇见车门，金山、凉水社区青年风采，参加会议的还有各局主要负责人\n"
    )


def test_a_password_is_told_but_an_owner_s_does_not_matter() -> None:
    with pytest.raises(UnreadableError, match="protected by a password; open it and save it without one"):
        read_pdf(pdf(lines("大事记"), password="geheim"))
    assert read_pdf(pdf(lines("大事记"), owner="geheim")).text == "大事记\n"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "is not a PDF"),
        (b"<html>404</html>", "is not a PDF"),
        (b"%PDF-1.4\nnothing", "is damaged or cut short"),
        (pdf(lines("大事记"))[:300], "is damaged or cut short"),
    ],
)
def test_what_is_no_pdf_is_refused(data: bytes, cause: str) -> None:
    with pytest.raises(UnreadableError, match=cause):
        read_pdf(data)


def test_a_missing_end_is_noted() -> None:
    data = pdf(lines("大事记"))
    found = read_pdf(data[: data.rindex(b"startxref")])
    assert found.text == "大事记\n"
    assert "cut short" in found.notes[0].cause


def test_every_beginning_of_a_file_is_read_or_refused() -> None:
    data = pdf(lines(*wrapped(ENTRY, 20)))
    for end in range(0, len(data), 37):
        try:
            read_pdf(data[:end])
        except UnreadableError:
            continue


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(*[lines("大事记")] * 3)
    monkeypatch.setattr(document, "PAGES", 2)
    with pytest.raises(UnreadableError, match="has 3 pages, more than the 2 that are read; split it"):
        read_pdf(data)
    monkeypatch.setattr(document, "PAGES", 3)
    monkeypatch.setattr(document, "TEXT_CHARACTERS", 5)
    with pytest.raises(UnreadableError, match="holds more than the 5 characters that are read"):
        read_pdf(data)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"BT /F1 0 Tf 60 700 Td (abc) Tj ET", id="no size"),
        pytest.param(b"BT /F1 1e30 Tf 60 700 Td (abc) Tj ET", id="endless size"),
        pytest.param(b"BT /F1 10 Tf 0 0 0 0 60 700 Tm (abc) Tj ET", id="flat"),
        pytest.param(b"BT /F1 10 Tf 1e38 0 0 1e38 60 700 Tm (abc) Tj ET", id="out of bounds"),
        pytest.param(b"BT /F1 10 Tf 60 700 Td (" + b"a" * 20_000 + b") Tj ET", id="one long line"),
        pytest.param(
            b"".join(b"BT /F1 10 Tf 60 700 Td (abcdef) Tj ET\n" for _ in range(5_000)), id="at one place"
        ),
        pytest.param(
            b"".join(
                b"BT /F1 1 Tf %d %d Td (ab) Tj ET\n" % (at * 37 % 590, at * 91 % 840) for at in range(20_000)
            ),
            id="strewn",
        ),
        pytest.param(b"q " * 50_000 + b"BT /F1 10 Tf 60 700 Td (abc) Tj ET", id="nested"),
    ],
)
def test_odd_pages_do_not_hang(content: bytes) -> None:
    data = by_hand(content, b"/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    with suppress(UnreadableError):
        read_pdf(data)


def test_only_what_is_on_the_page_is_read() -> None:
    def beside(canvas: Canvas) -> None:
        column(canvas, ["页外的字"], x=-200)
        column(canvas, ["大事记"])

    assert read_pdf(pdf(beside)).text == "大事记\n"


def test_bold_by_drawing_twice_is_read_once_and_doubled_characters_twice() -> None:
    def bold(canvas: Canvas) -> None:
        for off in (0, 0.3, 0.6):
            canvas.setFont(SONG, 10)
            canvas.drawString(60 + off, 780, "1100人参加会会议")

    assert read_pdf(pdf(bold)).text == "1100人参加会会议\n"


def test_invisible_text_above_a_scan_is_read() -> None:
    def hidden(canvas: Canvas) -> None:
        text = canvas.beginText(60, 780)
        text.setTextRenderMode(3)
        text.textOut("一月大事记")
        canvas.drawText(text)

    assert read_pdf(pdf(hidden)).text == "一月大事记\n"


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_turned_pages(rotation: int) -> None:
    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        canvas.translate(297, 421)
        canvas.rotate(rotation)
        column(canvas, [*wrapped(ENTRY, 20), *wrapped(OTHER, 20)], x=-100, y=100)

    assert read_pdf(pdf(turned)).text == text_of(ENTRY, OTHER)


def test_a_watermark_stands_apart() -> None:
    def marked(canvas: Canvas) -> None:
        column(canvas, wrapped(ENTRY, 20))
        canvas.translate(100, 700)
        canvas.rotate(45)
        column(canvas, ["内部资料"], x=0, y=0, size=30)

    assert read_pdf(pdf(marked)).text == text_of(ENTRY, "内部资料")


def test_traditional_text() -> None:
    def drawn(canvas: Canvas) -> None:
        canvas.setFont("MSung-Light", 10)
        canvas.drawString(60, 780, "區長李一到東鎮視察")

    assert read_pdf(pdf(drawn)).text == "區長李一到東鎮視察\n"
