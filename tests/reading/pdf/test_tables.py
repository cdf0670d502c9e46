"""Tables: a row is a line with its cells parted by tabs, whatever its cells were wrapped to; columns of a page are none."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from bulletincli.reading.pdf import read_pdf

from .making import SONG, column, pdf, wrapped

ONE = "县长李一到东镇调研春耕生产，实地察看水库除险加固工程进展情况，县农业农村局局长王二、东镇镇长张三陪同。"
TWO = (
    "县委书记赵四主持召开专题会议，传达学习上级会议精神，研究部署防汛抗旱、安全生产和信访稳定等重点工作任务。"
)
THREE = "副县长钱五率队赴西镇检查学校食堂卫生，现场召开座谈会，听取校长孙六的汇报。"
SHORT = "县委办公室召开例会。"
PEOPLE = ("李一、王二、张三及农业农村局负责人", "赵四", "钱五、孙六")
BEFORE = "本月，甲县各项工作平稳推进，现将主要活动列表如下，供有关单位查阅核对，如有遗漏，请与县史志办公室联系补充。"

STYLE: Final = ParagraphStyle("cell", fontName=SONG, fontSize=10, leading=15, wordWrap="CJK")
GRID: Final = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
LEVEL: Final = [("LINEABOVE", (0, 0), (-1, -1), 0.5, "black"), ("LINEBELOW", (0, -1), (-1, -1), 0.5, "black")]
UPRIGHT: Final = [
    ("BOX", (0, 0), (-1, -1), 0.5, "black"),
    ("LINEBELOW", (0, 0), (-1, 0), 0.5, "black"),
    ("LINEAFTER", (0, 0), (-1, -1), 0.5, "black"),
]
OPEN_SIDES: Final = [("INNERGRID", (0, 0), (-1, -1), 0.5, "black"), *LEVEL]
SHADED: Final = [("BACKGROUND", (0, at), (-1, at), color) for at, color in ((0, "silver"), (2, "lightgrey"))]
TIGHT: Final = [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]


def table(
    rows: Sequence[Sequence[str | tuple[str, ...]]], widths: Sequence[float], style: Sequence[Any]
) -> bytes:
    """Return a page with a paragraph, a table and the paragraph once more; a tuple is a cell of several paragraphs."""
    file = io.BytesIO()
    cells = [
        [[Paragraph(one, STYLE) for one in ((cell,) if isinstance(cell, str) else cell)] for cell in row]
        for row in rows
    ]
    before, after = Paragraph(BEFORE, STYLE), Paragraph(BEFORE, STYLE)
    made = Table(cells, colWidths=widths, style=TableStyle(style))
    SimpleDocTemplate(file, pagesize=A4, invariant=1).build([before, made, after])
    return file.getvalue()


def lines_of(data: bytes) -> list[str]:
    return read_pdf(data).text.splitlines()


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("padding", [[], TIGHT], ids=["padded", "tight"])
@pytest.mark.parametrize("texts", [(ONE, TWO, THREE), (SHORT, ONE, SHORT), (THREE, SHORT, TWO)])
@pytest.mark.parametrize("place", ["TOP", "MIDDLE"])
@pytest.mark.parametrize(
    "style", [GRID, LEVEL, UPRIGHT, OPEN_SIDES, SHADED, []],
    ids=["grid", "level", "upright", "open sides", "shaded", "none"],
)  # fmt: skip
@pytest.mark.parametrize(
    "dates",
    [
        ("9日", "10日", "28日"),
        ("4月9日", "4月12日", "4月28日"),
        ("2023年4月9日", "2023年4月12日", "2023年10月28日"),
        ("2023年4月9日（星期日）上午", "2023年4月12日（星期三）上午", "2023年10月28日（星期六）"),
    ],
)
def test_dates_stay_with_their_events(
    dates: tuple[str, ...],
    style: list[Any],
    place: str,
    texts: tuple[str, ...],
    padding: list[Any],
    columns: int,
) -> None:
    rows = [("日期", "活动内容", "参加人员"), *zip(dates, texts, PEOPLE, strict=True)]
    rows = [row[:columns] for row in rows]
    data = table(rows, (90, 250, 80)[:columns], [*style, *padding, ("VALIGN", (0, 0), (-1, -1), place)])
    head, *found = lines_of(data)[1:-1]
    assert head.replace("\t", " ") == " ".join(rows[0])
    assert found == ["\t".join(row) for row in rows[1:]]
    assert lines_of(data)[:1] == [BEFORE] == lines_of(data)[-1:]


@pytest.mark.parametrize("place", ["TOP", "MIDDLE"])
@pytest.mark.parametrize("style", [GRID, LEVEL, []], ids=["grid", "level", "none"])
def test_names_stay_with_what_they_do(style: list[Any], place: str) -> None:
    rows = [("姓名", "工作"), ("李一", ONE), ("王二", TWO), ("张三", THREE)]
    data = table(rows, (90, 250), [*style, ("VALIGN", (0, 0), (-1, -1), place)])
    assert lines_of(data)[1:-1] == ["\t".join(row) for row in rows]


def test_names_before_dates() -> None:
    rows = [("李一", "4月9日", ONE), ("王二", "4月12日", TWO), ("张三", "4月28日", THREE)]
    data = table(rows, (60, 60, 250), [("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    assert lines_of(data)[1:-1] == ["\t".join(row) for row in rows]


def test_a_cell_over_two_rows_belongs_to_the_first() -> None:
    rows = [("日期", "时间", "活动"), ("4月9日", "上午", ONE), ("", "下午", TWO), ("4月10日", "9:30", THREE)]
    data = table(
        rows, (60, 60, 250), [*GRID, ("SPAN", (0, 1), (0, 2)), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    )
    assert lines_of(data)[1:-1] == ["\t".join(row).strip("\t") for row in rows]


def test_paragraphs_of_a_long_cell_are_lines_and_names_below_one_another_words() -> None:
    rows = [("日期", "活动", "出席"), ("4月9日", (ONE, TWO), "李一"), ("4月10日", THREE, ("钱五", "孙六"))]
    data = table(rows, (70, 250, 60), [*GRID, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    assert lines_of(data)[1:-1] == [
        "日期\t活动\t出席",
        f"4月9日\t{ONE}",
        TWO,
        "李一",
        f"4月10日\t{THREE}\t钱五 孙六",
    ]


def test_a_table_over_pages() -> None:
    rows = [(f"4月{day}日", (ONE, TWO, THREE)[day % 3]) for day in range(1, 31)]
    assert lines_of(table(rows, (80, 250), GRID))[1:-1] == ["\t".join(row) for row in rows]


def test_a_turned_table() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(595, 0)
        canvas.rotate(90)
        for x in (50, 120, 400):
            canvas.line(x, 300, x, 500)
        for y in (300, 400, 450, 500):
            canvas.line(50, y, 400, y)
        column(canvas, ["姓名"], x=60, y=475)
        column(canvas, ["李一"], x=60, y=425)
        column(canvas, ["王二"], x=60, y=350)
        column(canvas, ["活动"], x=130, y=475)
        column(canvas, wrapped(ONE, 26, 0), x=130, y=434)
        column(canvas, wrapped(TWO, 26, 0), x=130, y=370)

    assert lines_of(pdf(page)) == ["姓名\t活动", f"李一\t{ONE}", f"王二\t{TWO}"]


def test_cells_that_only_a_rule_parts() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([55, 100, 200, 260], [690, 715, 740])
        for y, row in (
            (725, ("4月10日", "县政府办公室召开会议", "李一主持")),
            (700, ("4月11日", "县委办公室组织党课学", "王二主讲")),
        ):
            for x, words in zip((60, 100, 201), row, strict=True):
                column(canvas, [words], x=x, y=y)

    assert lines_of(pdf(page)) == [
        "4月10日\t县政府办公室召开会议\t李一主持",
        "4月11日\t县委办公室组织党课学\t王二主讲",
    ]


A: Final = [line for text in (ONE, TWO) for line in wrapped(text, 20)]
B: Final = [line for text in (THREE, ONE) for line in wrapped(text, 20)]


def beside(canvas: Canvas, *columns: list[str], y: float = 700) -> None:
    for number, lines in enumerate(columns):
        column(canvas, lines, x=60 + number * 224, y=y)


def test_columns_in_a_frame_are_no_table() -> None:
    def page(canvas: Canvas) -> None:
        beside(canvas, A, B)
        canvas.rect(50, 500, 450, 230)
        canvas.line(272, 500, 272, 730)

    assert lines_of(pdf(page)) == [ONE, TWO, THREE, ONE]


def test_boxes_around_articles_are_no_table() -> None:
    def page(canvas: Canvas) -> None:
        beside(canvas, wrapped(ONE, 20), wrapped(TWO, 20), y=700)
        beside(canvas, wrapped(TWO, 20), wrapped(ONE, 20), y=600)
        canvas.grid([50, 272, 500], [530, 620, 720])

    assert not any("\t" in line for line in lines_of(pdf(page)))
    assert sorted(lines_of(pdf(page))) == sorted([ONE, TWO, ONE, TWO])


def test_rules_between_articles_make_no_table() -> None:
    def page(canvas: Canvas) -> None:
        for at, (left, right) in enumerate(((ONE, TWO), (TWO, ONE), (ONE, TWO))):
            beside(canvas, wrapped(left, 20), wrapped(right, 20), y=700 - 90 * at)
        for at in range(4):
            canvas.line(50, 716 - 90 * at, 500, 716 - 90 * at)

    assert sorted(lines_of(pdf(page))) == sorted([ONE, TWO] * 3)


def test_a_table_within_a_column() -> None:
    def page(canvas: Canvas) -> None:
        beside(canvas, A)
        for at, date in enumerate(("4月9日", "4月12日", "4月14日")):
            column(canvas, [date], x=300, y=692 - 34 * at)
            column(canvas, ["县长李一到东镇调研", "春耕生产。"], x=360, y=700 - 34 * at)

    dates = [f"4月{day}日\t县长李一到东镇调研春耕生产。" for day in (9, 12, 14)]
    assert lines_of(pdf(page)) == [ONE, TWO, *dates]


def test_the_date_of_a_newspaper_beside_an_article_is_no_column_of_dates() -> None:
    def page(canvas: Canvas) -> None:
        column(canvas, ["2023年4月", "9", "星期日"], x=120, y=700)
        column(canvas, A, x=60, y=640)
        column(canvas, B, x=284, y=700)

    found = lines_of(pdf(page))
    assert not any("\t" in line for line in found)
    assert found[-2:] == [THREE, ONE]


def test_drawings_are_no_tables() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([10 + 5 * at for at in range(100)], [10 + 7 * at for at in range(100)])
        column(canvas, A)

    assert lines_of(pdf(page)) == [ONE, TWO]
