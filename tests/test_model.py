"""The records: partial dates and spans refuse to exist wrongly, and are read back as written."""

from __future__ import annotations

import calendar
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletincli.model import (
    DAY_PARTS,
    EVENT_KINDS,
    ROLES,
    NotADateError,
    PartialDate,
    Source,
    Span,
)


def partial_dates() -> st.SearchStrategy[PartialDate]:
    """Every partial date that can exist."""
    years = st.integers(1, 9999)
    months = st.integers(1, 12)

    def with_day(year: int | None, month: int) -> st.SearchStrategy[PartialDate]:
        last = calendar.monthrange(year or 2000, month)[1]
        return st.integers(1, last).map(lambda day: PartialDate(year, month, day))

    return st.one_of(
        st.builds(PartialDate, years),
        st.builds(PartialDate, st.none() | years, months),
        st.tuples(st.none() | years, months).flatmap(lambda part: with_day(*part)),
    )


@pytest.mark.parametrize(
    ("iso", "year", "month", "day", "precision"),
    [
        ("2022-04-28", 2022, 4, 28, "day"),
        ("--04-28", None, 4, 28, "day"),
        ("--02-29", None, 2, 29, "day"),
        ("2020-02-29", 2020, 2, 29, "day"),
        ("2006-01", 2006, 1, None, "month"),
        ("--04", None, 4, None, "month"),
        ("2006", 2006, None, None, "year"),
        ("0001", 1, None, None, "year"),
    ],
)
def test_dates_are_read_and_written_alike(
    iso: str, year: int | None, month: int | None, day: int | None, precision: str
) -> None:
    date = PartialDate.parse(iso)
    assert date == PartialDate(year, month, day)
    assert str(date) == iso
    assert date.precision == precision


@pytest.mark.parametrize(
    "iso",
    [
        "", "-", "--", "---28", "0000", "22-04-28", "2022-4-28", "2022-04-", "2022-13", "2022-00-01",
        "2022-04-31", "2021-02-29", "--02-30", "2022-04-00", "2022/04/28", "2022-04-28T00:00", " 2022",
        "2022\n", "20220428", "-2022", "２０２２-04-28", "2022-04-28/2022-04-29",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(iso: str) -> None:
    with pytest.raises(NotADateError):
        PartialDate.parse(iso)


@pytest.mark.parametrize(
    "parts",
    [
        (None, None, None), (None, None, 3), (2022, None, 3), (0, 1, 1), (10000, 1, 1), (2022, 0, 1),
        (2022, 13, 1), (2022, 4, 0), (2022, 4, 31), (1900, 2, 29), (None, 2, 30),
    ],
)  # fmt: skip
def test_dates_that_no_calendar_has_do_not_exist(parts: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(NotADateError):
        PartialDate(*parts)


@given(partial_dates())
def test_every_date_is_read_back_from_its_form(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date


@given(st.text(alphabet="0123456789-０", max_size=11))
def test_a_string_is_a_date_in_one_form_only(iso: str) -> None:
    try:
        date = PartialDate.parse(iso)
    except NotADateError:
        return
    assert str(date) == iso


@pytest.mark.parametrize(
    ("date", "days"), [("2022-04", 30), ("2020-02", 29), ("2021-02", 28), ("--02", 29), ("--12-01", 31)]
)
def test_months_know_their_length(date: str, days: int) -> None:
    assert PartialDate.parse(date).days_in_month() == days


def test_a_year_has_no_length_of_a_month() -> None:
    with pytest.raises(ValueError, match="without a month"):
        PartialDate(2022).days_in_month()


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-2, -1)])
def test_spans_run_forwards_from_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(st.text(), st.data())
def test_a_span_cuts_its_characters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = Span(start, end)
    assert text[:start] + span.of(text) + text[end:] == text


def test_a_source_is_known_by_the_beginning_of_its_hash_and_does_not_print_its_text() -> None:
    source = Source(path="a.txt", text="很长的正文", sha256="0123456789abcdef")
    assert source.id == "0123456789ab"
    assert "很长的正文" not in repr(source)


def test_records_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        Span(1, 2).start = 0  # type: ignore[misc]


@pytest.mark.parametrize("words", [ROLES, EVENT_KINDS, DAY_PARTS])
def test_words_are_listed_once(words: tuple[str, ...]) -> None:
    assert len(set(words)) == len(words)
