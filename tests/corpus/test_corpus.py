"""The corpus is what it says: the same bytes each time, readable by tools that are not ours, nothing lost."""

from __future__ import annotations

import io
import re
import tarfile
import zipfile
from html.parser import HTMLParser

import pypdfium2
import pytest
from docx import Document

from .bulletin import documents, parts, pieces
from .formats import FORMATS

DOCUMENTS = documents()
TEXT = DOCUMENTS["c01_luyang_2019m5"]
TRADITIONAL = DOCUMENTS["n04_liaocheng_hant"]


def squeezed(text: str) -> str:
    return re.sub(r"\s|\ufffe", "", text)


@pytest.mark.parametrize("name", FORMATS)
def test_the_bytes_are_the_same_each_time(name: str) -> None:
    assert FORMATS[name].write(TEXT) == FORMATS[name].write(TEXT)


@pytest.mark.parametrize("stem", DOCUMENTS)
def test_parts_keep_every_character_and_pieces_too(stem: str) -> None:
    whole = parts(DOCUMENTS[stem])
    assert sorted(squeezed(whole.text)) == sorted(squeezed(DOCUMENTS[stem]))
    assert all("".join(pieces(line)) == line for line in whole.paragraphs)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("text-gb18030", "gb18030"),
        ("text-utf8-bom", "utf-8-sig"),
        ("text-utf16le-bom", "utf-16"),
        ("text-utf16be-bom", "utf-16"),
        ("text-utf16be", "utf-16-be"),
        ("text-big5", "big5hkscs"),
    ],
)
def test_texts_decode(name: str, encoding: str) -> None:
    for text in (TEXT, TRADITIONAL):
        written = FORMATS[name].write(text)
        assert written.data.decode(encoding) == written.text


def test_big5_turns_simplified_text_and_tells_what_it_lacks() -> None:
    written = FORMATS["text-big5"].write("罗田县会议・记录\n书记讲话")
    assert (written.text, written.lost) == ("羅田縣會議□記錄\n書記講話", "・")


class Shown(HTMLParser):
    """All text of a page outside scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden, self.text = False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.hidden = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = self.hidden and tag not in ("script", "style")

    def handle_data(self, data: str) -> None:
        self.text += "" if self.hidden else data


@pytest.mark.parametrize("stem", ["c01_luyang_2019m5", "n04_liaocheng_hant", "n12_chenxi_flood_2021"])
@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.kind == "html"])
def test_pages_hold_every_paragraph_in_order(name: str, stem: str) -> None:
    written = FORMATS[name].write(DOCUMENTS[stem])
    [charset] = re.findall(rb"charset=\"?([\w-]+)", written.data)[:1]
    page = Shown()
    page.feed(written.data.decode({b"gb2312": "gbk", b"big5": "big5hkscs"}.get(charset, "utf-8")))
    shown, at = squeezed(page.text), 0
    for line in written.text.split("\n"):
        at = shown.index(squeezed(line), at) + 1
    assert len(written.beside) >= 20
    assert not [words for words in written.beside if words in written.text]


@pytest.mark.parametrize("stem", DOCUMENTS)
def test_printed_pages_lose_no_character(stem: str) -> None:
    written = FORMATS["pdf-one-column"].write(DOCUMENTS[stem])
    with pypdfium2.PdfDocument(written.data) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    text = re.sub(r"甲县内刊 +.*", "", text)
    assert squeezed(re.sub(r"· *\d+ *·", "", written.text)) == squeezed(re.sub(r"· *\d+ *·", "", text))
    assert not written.lost


def test_two_columns_are_two() -> None:
    written = FORMATS["pdf-two-columns"].write(DOCUMENTS["jiujiang-roundup"])
    with pypdfium2.PdfDocument(written.data) as pdf:
        page = pdf[0].get_textpage()
        left = page.get_text_bounded(right=297)
        right = page.get_text_bounded(left=297, top=700)
        count = len(pdf)
    assert count > 2
    assert len(left) > 500 < len(right)


def test_word_documents_open() -> None:
    written = FORMATS["docx"].write(TEXT)
    file = Document(io.BytesIO(written.data))
    assert "\n".join(one.text for one in file.paragraphs) == written.text
    assert any(len(one.runs) > 5 for one in file.paragraphs)


def test_archives_open() -> None:
    for name, encoding in (("zip", None), ("zip-gbk-names", "gbk")):
        written = FORMATS[name].write(TEXT)
        with zipfile.ZipFile(io.BytesIO(written.data), metadata_encoding=encoding) as archive:
            assert archive.testzip() is None
            assert [(one, archive.read(one)) for one in archive.namelist()] == [
                (member, one.data) for member, one in written.members
            ]
    written = FORMATS["tar-gz"].write(TEXT)
    with tarfile.open(fileobj=io.BytesIO(written.data)) as tar:
        assert [one.name for one in tar if one.isfile()] == [member for member, _ in written.members]


def test_names_without_the_flag_are_garbled_for_those_who_do_not_look() -> None:
    with zipfile.ZipFile(io.BytesIO(FORMATS["zip-gbk-names"].write(TEXT).data)) as archive:
        assert "大事记/第一部分.txt" not in archive.namelist()
