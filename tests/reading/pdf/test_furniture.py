"""Running heads of books: gone from every page, their words kept below the title if they tell more than it does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from bulletincli.reading.pdf import read_pdf

from .making import Draw, column, lines, pdf, wrapped

TEXTS = (
    "3月9日，县长李一到东镇调研春耕生产，实地察看水库除险加固工程进展情况。",
    "4月12日，县委书记赵四主持召开专题会议，研究部署防汛抗旱、安全生产和信访稳定等重点工作任务。",
    "5月15日，副县长钱五率队赴西镇检查学校食堂卫生，现场召开座谈会，听取校长孙六的汇报。",
    "6月8日，县人大常委会主任周七带领部分县人大代表视察老旧小区改造工程，听取有关情况汇报。",
)
BOOK = "甲县年鉴（2018）"


def book(heads: Sequence[str], *, title: str = "", large: float = 18, size: float = 10) -> list[Draw]:
    """Return a page for each head, the first with a title below its head, all with a text."""

    def page(number: int, head: str) -> Draw:
        def draw(canvas: Canvas) -> None:
            column(canvas, [head], x=60 if number % 2 else 300, y=810, size=size)
            if title and not number:
                column(canvas, [title], x=200, y=775, size=large)
            column(canvas, wrapped(TEXTS[number % 4], 24), y=740)

        return draw

    return [page(number, head) for number, head in enumerate(heads)]


def read(pages: Sequence[Draw]) -> list[str]:
    return read_pdf(pdf(*pages)).text.splitlines()


def turns(count: int, left: str, right: str) -> list[str]:
    """Return the heads of the pages from 45 on, left ones on even pages."""
    return [(right if page % 2 else left).format(page) for page in range(45, 45 + count)]


@pytest.mark.parametrize("size", [8, 10])
@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("title", ["大事记", "2017年大事记"])
def test_heads_of_facing_pages_with_their_numbers(count: int, size: float, title: str) -> None:
    pages = book(turns(count, "{} " + BOOK, "大事记 {}"), title=title, size=size)
    assert read(pages) == [title, BOOK, *TEXTS[:count]]


@pytest.mark.parametrize("size", [8, 10])
def test_heads_of_facing_pages_without_numbers(size: float) -> None:
    pages = book(turns(4, BOOK, "大事记"), title="2017年大事记", size=size)
    assert read(pages) == ["2017年大事记", BOOK, *TEXTS]


@pytest.mark.parametrize("large", [10, 18])
def test_a_title_stands_before_the_name_of_the_book(large: float) -> None:
    pages = book([BOOK] * 4, title="2017年大事记", large=large)
    assert read(pages) == ["2017年大事记", BOOK, *TEXTS]


@pytest.mark.parametrize("large", [10, 18])
def test_a_title_that_is_the_head_too_is_kept_once(large: float) -> None:
    assert read(book([BOOK] * 4, title=BOOK, large=large)) == [BOOK, *TEXTS]


@pytest.mark.parametrize("head", ["甲县内刊  2017年大事记", "2017年大事记", "甲县内刊  甲县2017年4月大"])
def test_a_head_that_tells_no_more_than_the_title_is_gone(head: str) -> None:
    title = "甲县2017年4月大事记" if head.endswith("大") else "2017年大事记"
    assert read(book([head] * 4, title=title)) == [title, *TEXTS]


def test_without_a_title_the_head_is_the_first_line() -> None:
    assert read(book([BOOK] * 4)) == [BOOK, *TEXTS]


def test_a_head_that_stands_lower_on_the_first_page() -> None:
    def first(canvas: Canvas) -> None:
        column(canvas, [BOOK], x=60, y=790)
        column(canvas, ["2017年大事记"], x=200, y=765, size=18)
        column(canvas, wrapped(TEXTS[0], 24), y=730)

    assert read([first, *book([BOOK] * 4)[1:]]) == ["2017年大事记", BOOK, *TEXTS]


def test_words_that_two_pages_of_one_side_begin_with_are_text() -> None:
    heads = ["上午的活动", "下午的活动"] * 2
    assert read(book(heads)) == [line for pair in zip(heads, TEXTS, strict=True) for line in pair]


def test_numbers_that_are_not_the_pages_are_text() -> None:
    heads = ["7 东镇", "9 西镇", "12 南镇", "31 北镇"]
    assert read(book(heads)) == [line for pair in zip(heads, TEXTS, strict=True) for line in pair]


def test_pages_keep_their_offsets() -> None:
    found = read_pdf(pdf(*book([BOOK] * 4, title="2017年大事记")))
    assert found.pages[0] == 0
    assert [found.text[at:].splitlines()[0] for at in found.pages[1:]] == list(TEXTS[1:])


def test_pages_with_nothing_but_their_numbers_have_no_text() -> None:
    assert read([lines(f"- {number} -", y=30) for number in (1, 2, 3)]) == []
