"""Reading order, paragraphs and page furniture, as a reader of the page sees them."""

from __future__ import annotations

import re

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from bulletincli.reading.pdf import read_pdf

from .making import SONG, Draw, column, lines, pdf, wrapped

ONE = "4月9日上午，县长李一到东镇调研春耕生产，实地察看水库除险加固工程进展情况，县农业农村局局长王二、东镇镇长张三陪同。"
TWO = "12日，县委书记赵四主持召开专题会议，传达学习上级会议精神，研究部署防汛抗旱、安全生产和信访稳定等重点工作任务。"
THREE = "15日，副县长钱五率队赴西镇检查学校食堂卫生，现场召开座谈会，听取校长孙六的汇报，要求把好每一道关口，让家长放心。"
FOUR = "同日，县人大常委会主任周七带领部分县人大代表视察老旧小区改造工程，县住房和城乡建设局局长吴八汇报有关情况。"
TITLE = "甲县四月大事记"


def read(*pages: object) -> list[str]:
    return read_pdf(pdf(*pages)).text.splitlines()  # type: ignore[arg-type]


def flowed(*texts: str, width: int = 20) -> list[str]:
    return [line for text in texts for line in wrapped(text, width)]


def in_columns(
    canvas: Canvas, columns: list[list[str]], *, gutter: float, y: float = 700, rise: float = 0
) -> None:
    for number, text in enumerate(columns):
        wide = max(len(line) for line in text) * 10 + gutter
        column(canvas, text, x=60 + number * wide, y=y - number * rise)


@pytest.mark.parametrize("gutter", [12, 20, 40])
@pytest.mark.parametrize("rise", [0, 5])
def test_columns_below_a_headline(gutter: float, rise: float) -> None:
    def page(canvas: Canvas) -> None:
        in_columns(canvas, [flowed(ONE, TWO), flowed(THREE, FOUR)], gutter=gutter, rise=rise)
        column(canvas, [TITLE], x=170, y=760, size=18)

    assert read(page) == [TITLE, ONE, TWO, THREE, FOUR]


def test_three_columns_drawn_row_by_row() -> None:
    texts = [flowed(ONE, width=14), flowed(FOUR, width=14), flowed(FOUR, width=14)]

    def page(canvas: Canvas) -> None:
        canvas.setFont(SONG, 10)
        for number in range(max(map(len, texts))):
            for at, text in enumerate(texts):
                for place, char in enumerate(text[number] if number < len(text) else ""):
                    canvas.drawString(60 + at * 160 + place * 10, 700 - number * 17, char)

    assert read(page) == [ONE, FOUR, FOUR]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    text = flowed(ONE, TWO, THREE, FOUR)
    cut = 5
    page = lambda canvas: in_columns(canvas, [text[:cut], text[cut:]], gutter=24)  # noqa: E731
    assert read(page) == [ONE, TWO, THREE, FOUR]


def test_an_article_over_the_whole_width_between_columns() -> None:
    def page(canvas: Canvas) -> None:
        in_columns(canvas, [flowed(ONE), flowed(TWO)], gutter=24, y=780)
        column(canvas, flowed(THREE, THREE, width=42), y=660)
        in_columns(canvas, [flowed(FOUR), flowed(ONE)], gutter=24, y=580)

    assert read(page) == [ONE, TWO, THREE, THREE, FOUR, ONE]


def test_a_short_last_column() -> None:
    page = lambda canvas: in_columns(canvas, [flowed(ONE, TWO), ["\u3000\u300028日，休会。"]], gutter=240)  # noqa: E731
    assert read(page) == [ONE, TWO, "28日，休会。"]


def test_rows_of_a_table_stay_together() -> None:
    def page(canvas: Canvas) -> None:
        column(canvas, ["姓名", "李一", "王二", "张三"], x=60)
        column(canvas, ["职务", "县长", "局长", "镇长"], x=160)
        column(canvas, ["电话", "0101", "0102", "0103"], x=260)

    assert read(page) == [
        "姓名\t职务\t电话",
        "李一\t县长\t0101",
        "王二\t局长\t0102",
        "张三\t镇长\t0103",
    ]


def test_dates_beside_their_text() -> None:
    def page(canvas: Canvas) -> None:
        for number, text in enumerate((ONE, TWO)):
            column(canvas, [f"4月{number + 3}日"], y=780 - 80 * number)
            column(canvas, wrapped(text, 20, 0), x=120, y=780 - 80 * number)

    assert read(page) == [f"4月3日\t{ONE}", f"4月4日\t{TWO}"]


def test_vertical_text() -> None:
    texts = flowed(ONE, TWO, width=20)

    def page(canvas: Canvas) -> None:
        canvas.setFont(SONG, 10)
        for number, line in enumerate(texts):
            for place, char in enumerate(line):
                if char != "\u3000":
                    canvas.drawString(500 - number * 17, 700 - place * 10, char)

    assert read(page) == [ONE, TWO]


@pytest.mark.parametrize(
    ("drawn", "paragraphs"),
    [
        pytest.param(flowed(ONE, TWO), [ONE, TWO], id="indent"),
        pytest.param([*wrapped(ONE, 20, 0), *wrapped(TWO, 20, 0)], [ONE, TWO], id="short last line"),
        pytest.param([*wrapped(ONE[:39] + "。", 20, 0), *wrapped(TWO, 20, 0)], [ONE[:39] + "。", TWO], id="date after an end"),
        pytest.param([*wrapped(ONE[:40], 20, 0), *wrapped(TWO, 20, 0)], [ONE[:40] + TWO], id="full line within a sentence"),
        pytest.param([*wrapped(ONE, 20, 0), "", "", *wrapped(TWO, 20, 0)], [ONE, TWO], id="gap"),
        pytest.param(["●" + ONE[:19], ONE[19:38] + "。", "●" + TWO[:19]], ["●" + ONE[:38] + "。", "●" + TWO[:19]], id="bullet"),
        pytest.param(["一、" + ONE[:18], "\u3000\u3000" + ONE[18:36], "\u3000\u3000" + ONE[36:54],
                      "二、" + TWO[:18], "\u3000\u3000" + TWO[18:30]],
                     ["一、" + ONE[:54], "二、" + TWO[:30]], id="hanging indent"),
        pytest.param(["\u3000\u3000\u3000\u3000\u3000" + "大事记", *wrapped(ONE, 20)], ["大事记", ONE], id="centred heading"),
        pytest.param(["The committee of the county met", "on Monday, and went on with it", "the next day."],
                     ["The committee of the county met on Monday, and went on with it the next day."], id="words"),
    ],
)  # fmt: skip
def test_paragraphs(drawn: list[str], paragraphs: list[str]) -> None:
    assert read(lines(*drawn)) == paragraphs


DIGITS = "2023年10月12日至13日，县长李一到东镇调研春耕生产，实地察看水库除险加固工程进展情况，县农业农村局局长王二陪同。"


@pytest.mark.parametrize("width", [16, 18, 20, 24, 30])
@pytest.mark.parametrize("texts", [(DIGITS,), (DIGITS, THREE), (ONE, DIGITS, FOUR)])
def test_lines_that_do_not_reach_the_edge_go_on_if_paragraphs_are_indented(
    texts: tuple[str, ...], width: int
) -> None:
    # as many characters to a line, and figures are half as wide
    assert read(lines(*flowed(*texts, width=width))) == list(texts)


def test_lines_broken_at_commas() -> None:
    drawn = [
        "\u3000\u30004月9日上午，",
        "县长李一到东镇调研春耕生产，",
        "实地察看水库除险加固工程。",
        *wrapped(TWO, 30),
    ]
    assert read(lines(*drawn)) == ["4月9日上午，县长李一到东镇调研春耕生产，实地察看水库除险加固工程。", TWO]


def test_headings_and_entries_without_a_stop_stay_apart() -> None:
    short = TWO[:40] + "。"
    drawn = [
        "\u3000\u3000县委召开全体会议研究部署经济工作",
        *wrapped(short, 20),
        "王二同志任县长",
        "张三同志任局长",
    ]
    assert read(lines(*drawn)) == [
        "县委召开全体会议研究部署经济工作",
        short,
        "王二同志任县长",
        "张三同志任局长",
    ]


@pytest.mark.parametrize("large", [10, 14, 18, 24])
def test_a_title_does_not_widen_the_column_below_it(large: float) -> None:
    def page(canvas: Canvas) -> None:
        column(canvas, [TITLE], x=200, y=780, size=large)
        column(canvas, wrapped(ONE[:36] + "。", 24), y=745)

    assert read(page) == [TITLE, ONE[:36] + "。"]


def test_a_change_of_size_parts() -> None:
    def page(canvas: Canvas) -> None:
        column(canvas, [ONE[:20]], size=14)
        column(canvas, wrapped(TWO, 28, 0), y=755)

    assert read(page) == [ONE[:20], TWO]


def furnished(number: int, head: str, foot: str, *text: str) -> object:
    def page(canvas: Canvas) -> None:
        column(canvas, [head], y=810, size=8)
        column(canvas, text or flowed(ONE, TWO)[number % 2 * 3 :], y=770)
        column(canvas, [foot], x=280, y=30, size=8)

    return page


@pytest.mark.parametrize(
    "form", ["- {} -", "{}", "第 {} 页", "第{}页 共9页", "·{}·", "— {} —", "{}/9", "Page {} of 9"]
)
def test_page_numbers_are_dropped(form: str) -> None:
    assert read(
        *[furnished(at, "", form.format(at + 1), f"{at + 1}月{at + 3}日，休会。") for at in range(2)]
    ) == [
        "1月3日，休会。",
        "2月4日，休会。",
    ]


def test_running_heads_are_read_once_whatever_their_page_number() -> None:
    pages = [furnished(at, f"{at + 7} 甲县年鉴（2021）", "", f"{at + 1}日，休会。") for at in range(4)]
    assert read(*pages) == ["甲县年鉴（2021）", "1日，休会。", "2日，休会。", "3日，休会。", "4日，休会。"]


def test_heads_of_odd_and_even_pages() -> None:
    heads = ["甲县年鉴", "大事记"] * 3
    pages = [furnished(at, head, "", f"{at + 1}日，休会。") for at, head in enumerate(heads)]
    assert read(*pages) == ["甲县年鉴", "大事记", *(f"{at}日，休会。" for at in range(1, 7))]


def test_a_head_that_is_also_the_title_is_read_once() -> None:
    pages = [
        furnished(at, TITLE, "", *([TITLE] if at == 0 else []), f"{at + 1}日，休会。") for at in range(3)
    ]
    assert read(*pages) == [TITLE, "1日，休会。", "2日，休会。", "3日，休会。"]


def test_headings_of_months_at_the_top_of_pages_are_no_running_heads() -> None:
    pages = [lines(f"{at}月", *wrapped(ONE, 20), y=800) for at in range(1, 5)]
    assert read(*pages) == [line for at in range(1, 5) for line in (f"{at}月", ONE)]


def test_alike_lines_below_different_ones_are_text() -> None:
    pages = [lines(f"{name}镇", "同日，休会。", y=800) for name in "东西南北"]
    assert read(*pages) == [line for name in "东西南北" for line in (f"{name}镇", "同日，休会。")]


def test_what_two_pages_have_in_common_may_be_text() -> None:
    pages = [lines("县长李一参加。", f"{at}日，休会。", y=800) for at in (1, 2)]
    assert read(*pages) == ["县长李一参加。", "1日，休会。", "县长李一参加。", "2日，休会。"]


def test_sentences_that_every_page_begins_with_are_text() -> None:
    assert read(*[lines("县长李一主持会议。", *wrapped(text, 20), y=800) for text in (ONE, TWO, THREE)]) == [
        line for text in (ONE, TWO, THREE) for line in ("县长李一主持会议。", text)
    ]


def test_a_running_head_does_not_part_a_sentence() -> None:
    text = wrapped(ONE, 20)
    assert read(*[furnished(at, "甲县内刊", f"· {at + 1} ·", text[at]) for at in range(3)]) == [
        "甲县内刊",
        ONE,
    ]


def set_in(canvas: Canvas, texts: list[str], width: int, corner: tuple[float, float], size: float) -> None:
    """Draw texts into a column of so many characters, with the distance of lines that its size has."""
    canvas.setFont(SONG, size)
    for number, line in enumerate(flowed(*texts, width=width)):
        words = line.lstrip("\u3000")
        canvas.drawString(
            corner[0] + size * (len(line) - len(words)), corner[1] - 1.45 * size * number, words
        )


@pytest.mark.parametrize("narrow_first", [False, True])
@pytest.mark.parametrize(("width", "size"), [(6, 8), (7, 9), (8, 8), (8, 10), (9, 7), (11, 7)])
@pytest.mark.parametrize("lower", [0, 6, 40, 120])
@pytest.mark.parametrize("framed", [False, True])
def test_three_narrow_columns_beside_two_wide_ones(
    narrow_first: bool, width: int, size: float, lower: float, framed: bool
) -> None:
    wide = [[f"{name}，{text}" for text in (ONE, TWO, THREE, FOUR)] for name in ("甲镇", "乙镇")]
    narrow = [[f"{name}，{text}" for text in (TWO, FOUR)] for name in ("丙镇", "丁镇", "戊镇")]
    columns = [*((texts, 14, 9.0, 0.0) for texts in wide), *((texts, width, size, lower) for texts in narrow)]
    columns = columns[2:] + columns[:2] if narrow_first else columns

    def page(canvas: Canvas) -> None:
        x = 30.0
        for texts, characters, points, down in columns:
            set_in(canvas, texts, characters, (x, 780 - down), points)
            if framed and points != 9.0:
                canvas.rect(x - 5, 60, characters * points + 10, 735 - down)
            x += characters * points + 12

    assert read(page) == [text for texts, *_ in columns for text in texts]


def spread(text: str, gap: float, word: float = 0, size: float = 10) -> Draw:
    """Return a page with a line whose characters stand so far apart; spaces are white of `word` points."""

    def page(canvas: Canvas) -> None:
        x = 60.0
        for char in text:
            if char == " ":
                x += word
                continue
            canvas.setFont(SONG, size)
            canvas.drawString(x, 700, char)
            x += stringWidth(char, SONG, size) + gap

    return page


@pytest.mark.parametrize("gap", [0, 1, 2, 3, 4, 5, 5.5])
@pytest.mark.parametrize(
    "text",
    ["2023年5月10日，县委书记赵四出席1200人大会。", "2023年5月10日", "5月10日", "自10日至21日止，历时12天"],
)
def test_figures_that_are_set_apart_like_all_characters_are_one_number(text: str, gap: float) -> None:
    assert read(spread(text, gap)) == [text]


@pytest.mark.parametrize("gap", [0, 1, 2])
@pytest.mark.parametrize(
    "text", ["全县共设立第12 34两个小组开展工作", "12 34 56", "1 2 3 4 5", "3月 10 20 30", "甲镇 1 5 7"]
)
def test_figures_with_white_between_them_stay_apart(text: str, gap: float) -> None:
    [found] = read(spread(text, gap, word=5))
    assert re.findall(r"\d+", found) == re.findall(r"\d+", text)


def test_figures_that_take_the_room_of_a_character_are_one_number() -> None:
    text = "全县2023年共接待游客1200人次，同比增长"

    def page(canvas: Canvas) -> None:
        canvas.setFont(SONG, 10)
        for place, char in enumerate(text):
            canvas.drawString(60 + 10 * place, 700, char)

    assert read(page) == [text]
