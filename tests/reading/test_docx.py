from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest
from docx import Document
from docx.document import Document as Word

from bulletincli.reading.docx import body, package, read_docx
from bulletincli.reading.docx.numbers import written
from bulletincli.reading.extracted import UnreadableError

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Target="{}"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def packed(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def part(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMES}>{content}</w:{root}>'


def made(content: str, main: str = "word/document.xml", **others: str) -> bytes:
    """Return a Word file with this body; `others` are parts beside it, by their names without the ending."""
    folder = main.rpartition("/")[0]
    parts = {"_rels/.rels": RELATIONS.format(main), main: part("document", f"<w:body>{content}</w:body>")}
    return packed(parts | {f"{folder}/{name}.xml": part(name, text) for name, text in others.items()})


def saved(document: Word) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def p(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def cell(*texts: str, properties: str = "") -> str:
    return f"<w:tcPr>{properties}</w:tcPr>" + "".join(p(r(text)) for text in texts)


BOX = "<w:txbxContent>" + p(r("框内")) + "</w:txbxContent>"
LONG = "县委书记赵四主持召开专题会议，传达学习上级会议精神，研究部署防汛抗旱重点工作任务。"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(p(r("4月9日，") + r("县长李一")), "4月9日，县长李一", id="runs"),
        pytest.param(p(r("4 ") + r("月")), "4 月", id="spaces"),
        pytest.param(p(r("上") + "<w:r><w:br/></w:r>" + r("中") + "<w:r><w:cr/></w:r>" + r("下")), "上\n中\n下", id="line ends"),
        pytest.param(p("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>"), "甲\t乙", id="tab"),
        pytest.param(p(r("甲"), '<w:tabs><w:tab w:val="left"/></w:tabs>'), "甲", id="a tab's place is none"),
        pytest.param(p("<w:r><w:t>3</w:t><w:noBreakHyphen/><w:t>5日</w:t><w:softHyphen/></w:r>"), "3-5日", id="hyphens"),
        pytest.param(p("<w:ins>" + r("新") + "</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"), "新", id="tracked"),
        pytest.param(p("<w:moveFrom>" + r("旧") + "</w:moveFrom><w:moveTo>" + r("新") + "</w:moveTo>"), "新", id="moved"),
        pytest.param(p(r("甲"), "<w:rPr><w:del/></w:rPr>") + p(r("乙")) + p(r("丙")), "甲乙\n丙", id="end taken back"),
        pytest.param(p("<w:hyperlink>" + r("县长") + "</w:hyperlink>"), "县长", id="link"),
        pytest.param(p("<w:smartTag><w:smartTag>" + r("东镇") + "</w:smartTag></w:smartTag>"), "东镇", id="smart tag"),
        pytest.param(
            "<w:sdt><w:sdtPr><w:docPart/></w:sdtPr><w:sdtContent>" + p(r("甲")) + "</w:sdtContent></w:sdt>", "甲", id="control"
        ),
        pytest.param(
            p('<w:r><w:fldChar/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple w:instr="DATE">' + r("5日")
              + "</w:fldSimple>"), "5日", id="fields",
        ),
        pytest.param(p("<w:r><w:sym w:char='F0B7'/></w:r>" + r("甲")), "甲", id="symbol"),
        pytest.param(
            p("<w:r><mc:AlternateContent><mc:Choice><wps:txbx>" + BOX + "</wps:txbx></mc:Choice><mc:Fallback><w:pict>"
              "<v:textbox>" + BOX + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + r("框外")),
            "框内\n框外", id="text box once",
        ),
        pytest.param(
            p("<mc:AlternateContent><mc:Fallback>" + r("甲") + "</mc:Fallback></mc:AlternateContent>"), "甲", id="fallback alone"
        ),
        pytest.param(p("<w:r><w:ruby><w:rt>" + r("zhǎng") + "</w:rt><w:rubyBase>" + r("长") + "</w:rubyBase></w:ruby></w:r>"),
                     "长", id="pronunciation"),
        pytest.param(p("<m:oMath><m:r><m:t>2x</m:t></m:r></m:oMath>"), "2x", id="formula"),
        pytest.param(p(r("甲")) + p("") + p(r("乙")), "甲\n\n乙", id="empty paragraph"),
    ],
)  # fmt: skip
def test_paragraphs(content: str, text: str) -> None:
    assert read_docx(made(content)).text == text + "\n"


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        pytest.param([row(cell("甲"), cell("乙")), row(cell("丙"), cell("丁"))], "甲\t乙\n丙\t丁", id="rows"),
        pytest.param([row(cell("甲"), cell(""), cell("乙"))], "甲\t\t乙", id="empty cell"),
        pytest.param([row(cell(""), cell("")), row(cell("甲"))], "甲", id="empty row"),
        pytest.param([row(cell("王二", "张三"), cell("乙"))], "王二 张三\t乙", id="short paragraphs"),
        pytest.param([row(cell("4月9日"), cell(LONG, "甲"))], f"4月9日\t{LONG}\n甲", id="long cell"),
        pytest.param([row(cell(LONG, "甲"), cell(LONG, "乙"))], f"{LONG}\n甲\n{LONG}\n乙", id="layout"),
        pytest.param(
            [row(cell("甲", properties='<w:vMerge w:val="restart"/>'), cell("乙")),
             row(cell("甲", properties="<w:vMerge/>"), cell("丙"))], "甲\t乙\n丙", id="merged cells",
        ),
        pytest.param(
            [row(cell("甲") + "<w:tbl>" + row(cell("乙"), cell("丙")) + "</w:tbl>" + p(""), cell("丁"))], "甲 乙\t丙\t丁",
            id="nested",
        ),
    ],
)  # fmt: skip
def test_tables(rows: list[str], text: str) -> None:
    content = p(r("上")) + "<w:tbl>" + "".join(rows) + "</w:tbl>" + p(r("下"))
    assert read_docx(made(content)).text == f"上\n{text}\n下\n"


def hidden(properties: str = "<w:vanish/>", text: str = "隐") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(p(r("甲") + hidden() + r("乙")), "甲乙", id="run"),
        pytest.param(p(hidden() + "<w:r><w:rPr><w:vanish/></w:rPr><w:tab/><w:br/></w:r>" + r("乙")), "乙", id="tab and break"),
        pytest.param(p(hidden('<w:b/><w:vanish w:val="true"/>') + r("乙")), "乙", id="true"),
        pytest.param(p(hidden('<w:vanish w:val="0"/>', "甲") + hidden('<w:vanish w:val="false"/>', "乙")), "甲乙", id="not"),
        pytest.param(p(hidden("<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>", "甲")), "甲", id="was hidden once"),
        pytest.param(p(r("甲"), "<w:rPr><w:vanish/></w:rPr>") + p(r("乙")), "甲\n乙", id="the mark of a paragraph alone"),
        pytest.param(p(r("甲") + hidden("<w:vanish/><w:b/>").replace("</w:t>", "</w:t>" + BOX)), "\n甲", id="box"),
        pytest.param(p(hidden('<w:rStyle w:val="Secret"/>') + r("乙")), "乙", id="style"),
        pytest.param(p(hidden('<w:rStyle w:val="Heir"/>') + r("乙")), "乙", id="style's style"),
        pytest.param(p(hidden('<w:rStyle w:val="Shown"/>', "甲") + r("乙")), "甲乙", id="style that shows"),
        pytest.param(p(hidden('<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>', "甲")), "甲", id="shown in spite of its style"),
        pytest.param(p(r("隐"), '<w:pStyle w:val="Secret"/>') + p(r("乙")), "\n乙", id="paragraph's style"),
    ],
)  # fmt: skip
def test_hidden_text_is_not_read(content: str, text: str) -> None:
    styles = (
        '<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Heir"><w:basedOn w:val="Secret"/></w:style>'
        '<w:style w:styleId="Shown"><w:basedOn w:val="Secret"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    )
    assert read_docx(made(content, styles=styles)).text == text + "\n"


def level(number: int, form: str, pattern: str, start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'


def item(text: str, number: int, level: int = 0) -> str:
    return p(r(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


NUMBERING = (
    '<w:abstractNum w:abstractNumId="5">'
    + level(0, "chineseCounting", "%1、") + level(1, "chineseCountingThousand", "（%2）") + level(2, "decimal", "%3.")
    + level(3, "unheardOf", "%4)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="6">' + level(0, "bullet", "&#xF0B7;")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="7">' + level(0, "ideographTraditional", "%1", 2)
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    "</w:num>"
)  # fmt: skip
STYLES = (
    '<w:style w:styleId="Head"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Sub"><w:basedOn w:val="Head"/></w:style>'
    '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
)


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([item("甲", 1), item("乙", 1)], "一、甲\n二、乙"),
        ([item("甲", 1), item("乙", 1, 1), item("丙", 1, 1), item("丁", 1), item("戊", 1, 1)],
         "一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊"),
        ([item("甲", 1, 2), item("2021年", 1, 2)], "1. 甲\n2. 2021年"),
        ([item("甲", 1, 3), item("乙", 9), item("丙", 0)], "甲\n乙\n丙"),
        ([item("甲", 2)], "●甲"),
        ([item("甲", 3)], "乙甲"),
        ([item("甲", 1), item("乙", 4), item("丙", 4)], "一、甲\n一、乙\n二、丙"),
        ([item("甲", 1), item("", 1), item("乙", 1)], "一、甲\n\n二、乙"),
        ([p(r("甲"), '<w:pStyle w:val="Head"/>'), p(r("乙"), '<w:pStyle w:val="Sub"/>')], "一、甲\n二、乙"),
        ([p(r("甲"), '<w:pStyle w:val="Loop"/>')], "甲"),
    ],
)  # fmt: skip
def test_numbers_of_lists(items: list[str], text: str) -> None:
    assert read_docx(made("".join(items), numbering=NUMBERING, styles=STYLES)).text == text + "\n"


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCounting", "二十一"),
        (105, "chineseCountingThousand", "一百零五"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (3, "decimalEnclosedCircle", "③"),
        (7, "decimalZero", "07"),
        (28, "lowerLetter", "bb"),
        (14, "upperRoman", "XIV"),
        (11, "ideographTraditional", "11"),
        (1, "unheardOf", None),
        (100_000, "decimal", None),
    ],
)
def test_forms_of_numbers(number: int, form: str, text: str | None) -> None:
    assert written(number, form) == text


def test_notes_stand_at_the_end_and_heads_of_pages_nowhere() -> None:
    notes = (
        '<w:footnote w:type="separator">'
        + p(r("—"))
        + "</w:footnote><w:footnote>"
        + p(r("注"))
        + "</w:footnote>"
    )
    data = made(p(r("甲") + "<w:r><w:footnoteReference/></w:r>"), footnotes=notes, header1=p(r("页眉")))
    assert read_docx(data).text == "甲\n注\n"


def test_a_file_of_python_docx() -> None:
    document = Document()
    document.core_properties.title = "不是正文"
    document.add_heading("甲县大事记", 0)
    document.add_paragraph("4月9日，县长李一主持会议。")
    found = read_docx(saved(document))
    assert found.text == "甲县大事记\n4月9日，县长李一主持会议。\n"
    assert (found.pages, found.notes, found.encoding) == ((), (), None)


def test_the_main_part_may_have_another_name() -> None:
    assert read_docx(made(p(r("甲")), main="word/document2.xml", footnotes=p(r("注")))).text == "甲\n注\n"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "is not a Word file"),
        (b"<html>404</html>", "is not a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, r"is an old Word file \(.doc\), .*save it as .docx"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        (made(p(r("甲")))[:200], "is damaged or cut short"),
        (packed({"a.txt": "甲"}), "is no Word file, but another zip archive"),
        (packed({"xl/workbook.xml": "<a/>"}), "is a spreadsheet"),
        (packed({"word/document.xml": "<w:document"}), "no proper XML"),
        (made("<w:p>"), "no proper XML"),
        (made(p("")), "holds no text"),
        (packed({"word/document.xml": part("document", p(r("甲")))}, zipfile.ZIP_LZMA), "packed in a way"),
        (packed({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "bb">]>' + part("document", p(r("&b;")))}), "has a document type"),
        (packed({"word/document.xml": '<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>'}), "has a document type"),
        (packed({"word/document.xml": part("document", " " * 8 * 2**20)}), "unpacks to more than"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, cause: str) -> None:
    with pytest.raises(UnreadableError, match=cause):
        read_docx(data)


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    data = made(p(r("甲乙丙丁")))
    monkeypatch.setattr(body, "TEXT_CHARACTERS", 3)
    with pytest.raises(UnreadableError, match="holds more than the 3 characters that are read"):
        read_docx(data)
    monkeypatch.setattr(package, "PARTS_BYTES", 100)
    with pytest.raises(UnreadableError, match="unpacks to more than"):
        read_docx(data)


def test_a_declared_size_that_lies_is_not_believed() -> None:
    data = made(p(r("甲" * 5000)))
    size = len(part("document", "<w:body>" + p(r("甲" * 5000)) + "</w:body>").encode())
    lied = data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lied != data
    with pytest.raises(UnreadableError, match="is damaged"):
        read_docx(lied)


def test_depth_is_no_matter() -> None:
    depth = 20_000
    tables = "<w:tbl><w:tr><w:tc>" * depth + p(r("甲")) + "</w:tc></w:tr></w:tbl>" * depth
    assert read_docx(made(tables)).text == "甲\n"


def test_every_beginning_of_a_file_is_read_or_refused() -> None:
    data = made(p(r("甲")), numbering=NUMBERING)
    for end in range(0, len(data), 13):
        with suppress(UnreadableError):
            read_docx(data[:end])


def test_a_damaged_byte_is_read_or_refused() -> None:
    data = made(p(r("甲")), numbering=NUMBERING)
    for place in range(0, len(data), 7):
        with suppress(UnreadableError):
            read_docx(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :])
