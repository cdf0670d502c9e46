"""Reach and sort keys of dates that may be partial."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletincli.model import DAY_PARTS, PartialDate
from bulletincli.store.dates import reach_of


def reach(date: str | None, date_end: str | None = None, day_part: str | None = None):  # type: ignore[no-untyped-def]
    return reach_of(
        PartialDate.parse(date) if date else None, PartialDate.parse(date_end) if date_end else None, day_part
    )


@pytest.mark.parametrize(
    ("date", "date_end", "first", "last", "month_days"),
    [
        ("2022-04-28", None, "2022-04-28", "2022-04-28", (428, 428)),
        ("2022-04-01", "2022-04-10", "2022-04-01", "2022-04-10", (401, 410)),
        ("2006-02", None, "2006-02-01", "2006-02-28", (201, 228)),
        ("2004-02", None, "2004-02-01", "2004-02-29", (201, 229)),
        ("2006", None, "2006-01-01", "2006-12-31", (101, 1231)),
        ("2006-01", "2006-03", "2006-01-01", "2006-03-31", (101, 331)),
        ("--04-28", None, None, None, (428, 428)),
        ("--02", None, None, None, (201, 229)),
        ("--12-30", "--01-02", None, None, (1230, 102)),
        ("2019-12-30", "2020-01-02", "2019-12-30", "2020-01-02", (1230, 102)),
        ("2018-03", "2020-02", "2018-03-01", "2020-02-29", (101, 1231)),
        ("2022-04-28", "2022-04-20", "2022-04-28", "2022-04-28", (428, 420)),  # an end before the beginning
        (None, None, None, None, (None, None)),
        ("9999-12-31", None, "9999-12-31", "9999-12-31", (1231, 1231)),
    ],
)
def test_reach(
    date: str | None,
    date_end: str | None,
    first: str | None,
    last: str | None,
    month_days: tuple[int | None, int | None],
) -> None:
    found = reach(date, date_end)
    assert found.first == (dt.date.fromisoformat(first) if first else None)
    assert found.last == (dt.date.fromisoformat(last) if last else None)
    assert (found.month_day_first, found.month_day_last) == month_days


def test_events_sort_by_day_then_part_then_month_then_year_then_unknown_year() -> None:
    order = [
        ("2022-04-05", None),
        *(("2022-04-05", part) for part in DAY_PARTS),
        ("2022-04-06", None),
        ("2022-04", None),
        ("2022-05-01", None),
        ("2022", None),
        ("2023-01-01", None),
        ("--01-31", None),
        ("--01", None),
        ("--04-05", None),
        (None, None),
    ]
    keys = [reach(date, None, part).sort_key for date, part in order]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_last_keys_put_any_year_after_none() -> None:
    order = [
        ("--01-02", None),
        ("--12-31", None),
        ("2006-01", None),
        ("2006-02-01", None),
        ("2006-01-01", "2006-03-01"),
    ]
    keys = [reach(*one).last_key for one in order]
    assert keys == sorted(keys)


dates = st.builds(
    PartialDate,
    st.none() | st.integers(1, 9999),
    st.integers(1, 12),
    st.none() | st.integers(1, 28),
)


@given(dates, st.none() | dates, st.none() | st.sampled_from(DAY_PARTS))
def test_a_reach_never_ends_before_it_begins(
    date: PartialDate, date_end: PartialDate | None, part: str | None
) -> None:
    found = reach_of(date, date_end, part)
    assert (found.first is None) == (found.last is None) == (date.year is None)
    if found.first is not None and found.last is not None:
        assert found.first <= found.last
