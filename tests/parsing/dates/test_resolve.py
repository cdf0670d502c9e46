"""From expressions to dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletincli.model import PartialDate
from bulletincli.parsing.dates import DateContext, Period, Resolved, find_dates, match_date, resolve
from bulletincli.parsing.script import shadow_of


def context(known: str) -> DateContext:
    """A context from `year=2022 heading_month=4 last=2022-04-09`."""
    fields = dict(field.split("=") for field in known.split())
    return DateContext(
        year=int(fields["year"]) if "year" in fields else None,
        heading_year=int(fields["heading_year"]) if "heading_year" in fields else None,
        heading_month=int(fields["heading_month"]) if "heading_month" in fields else None,
        published=PartialDate.parse(fields["published"]) if "published" in fields else None,
        last=PartialDate.parse(fields["last"]) if "last" in fields else None,
        period=Period.parse(fields["period"]) if "period" in fields else None,
        year_from_published="by_publication" in fields,
    )


def told(resolved: Resolved) -> str:
    """`2022-04-09..2022-04-11 上午 written`."""
    date = "-" if resolved.date is None else str(resolved.date)
    end = f"..{resolved.date_end}" if resolved.date_end else ""
    part = f" {resolved.day_part}" if resolved.day_part else ""
    return f"{date}{end}{part} {resolved.date_source}"


CASES = [
    # the year
    ("4月9日,", "", "--04-09 written"),
    ("4月9日,", "year=2022", "2022-04-09 written"),
    ("4月9日上午,", "year=2022", "2022-04-09 上午 written"),
    ("2021年4月9日,", "year=2022", "2021-04-09 written"),
    ("4月9日,", "year=2022 heading_year=1996", "1996-04-09 written"),
    ("4月9日,", "last=2019-04-02", "2019-04-09 written"),
    ("1月2日,", "last=2019-12-30", "2020-01-02 written"),
    ("4月9日,", "year=2022 period=2021-03/2021-05", "2021-04-09 written"),
    ("12月30日,", "period=2018-12/2019-01 year=2019", "2018-12-30 written"),
    ("1月2日,", "period=2018-12/2019-01 year=2018", "2019-01-02 written"),
    ("民国三十八年五月,", "", "1949-05 written"),
    # the year of publication alone
    ("12月30日,", "year=2022 published=2022-01-05 by_publication=1", "2021-12-30 written"),
    ("12月30日,", "year=2022 published=2022-01-05", "2022-12-30 written"),
    ("1月3日,", "year=2022 published=2022-01-05 by_publication=1", "2022-01-03 written"),
    ("1月8日,", "year=2022 published=2022-01-05 by_publication=1", "2022-01-08 written"),
    ("12月,", "year=2022 published=2022-01-05 by_publication=1", "2021-12 written"),
    ("12月30日,", "year=2022 published=2022-01-05 by_publication=1 heading_year=2022", "2022-12-30 written"),
    # days completed from what is above
    ("9日 区长", "year=2022 heading_month=4", "2022-04-09 inherited"),
    ("9日,", "year=2022 last=2022-04-02", "2022-04-09 inherited"),
    ("9日,", "year=2022 heading_month=5 last=2022-04-02", "2022-05-09 inherited"),
    ("9日,", "period=2022-04", "2022-04-09 inherited"),
    ("9日,", "period=2022-04/2022-06", "- none"),
    ("9日,", "", "- none"),
    ("9日,", "year=2022", "- none"),
    ("5日,", "year=2022 published=2022-03-09", "2022-03-05 inherited"),
    ("25日,", "year=2022 published=2022-03-09", "2022-02-25 inherited"),
    ("25日,", "year=2022 published=2022-01-09 by_publication=1", "2021-12-25 inherited"),
    ("1日,", "last=2020-02-29 published=2020-03-02", "2020-03-01 inherited"),
    ("1日,", "last=2020-02-29", "2020-02-01 inherited"),
    ("31日,", "heading_month=4", "- none"),
    # the day before
    ("同日,", "last=2022-04-09", "2022-04-09 inherited"),
    ("当晚,", "last=2022-04-09", "2022-04-09 晚上 inherited"),
    ("下午,", "last=--04-09", "--04-09 下午 inherited"),
    ("下午,", "", "- 下午 none"),
    ("同日,", "last=2022-04", "- none"),
    ("当天(9日),", "last=2022-04-08", "2022-04-09 inherited"),
    ("次日,", "last=2022-04-30", "2022-05-01 inherited"),
    ("翌日上午,", "last=--12-31", "--01-01 上午 inherited"),
    ("次日,", "last=9999-12-31", "- none"),
    # months and years
    ("4月,", "year=1996", "1996-04 written"),
    ("4月底,", "", "--04 written"),
    ("月底,", "year=1996 heading_month=4", "1996-04 inherited"),
    ("月底,", "year=1996", "- none"),
    ("上半月,", "year=1996 last=1996-04-02", "1996-04 inherited"),
    ("是月,", "year=1996 last=1996-04-02", "1996-04 inherited"),
    ("是月,", "year=1996 heading_month=4", "1996-04 inherited"),
    ("是月12日,", "year=1996 last=1996-04-02", "1996-04-12 inherited"),
    ("上月,", "year=2022 last=2022-01-09", "2021-12 inherited"),
    ("次月,", "year=2022 last=2022-12-09", "2023-01 inherited"),
    ("1988年,", "year=1996", "1988 written"),
    ("是年,", "heading_year=1988", "1988 inherited"),
    ("是年,", "", "- none"),
    ("去年12月,", "year=2022", "2021-12 written"),
    ("去年12月,", "", "--12 written"),
    ("同年5月3日,", "year=2022 last=1998-04-01", "1998-05-03 written"),
    ("次年1月3日,", "last=1998-04-01", "1999-01-03 written"),
    # thirds of a month
    ("上旬,", "year=2022 heading_month=2", "2022-02-01..2022-02-10 inherited"),
    ("4月中旬,", "year=2022", "2022-04-11..2022-04-20 written"),
    ("2月下旬,", "year=2022", "2022-02-21..2022-02-28 written"),
    ("2月下旬,", "", "--02-21..--02-29 written"),
    ("4月上、中旬,", "year=2022", "2022-04-01..2022-04-20 written"),
    ("3月下旬至4月上旬,", "year=2022", "2022-03-21..2022-04-10 written"),
    # stretches
    ("3-5日,", "year=2022 heading_month=4", "2022-04-03..2022-04-05 inherited"),
    ("4月3-5日,", "", "--04-03..--04-05 written"),
    ("6月30日至7月2日,", "year=2022", "2022-06-30..2022-07-02 written"),
    ("30日至7月2日,", "year=2022 heading_month=6", "2022-06-30..2022-07-02 inherited"),
    ("30日至3月2日,", "year=2022 heading_month=6", "2022-06-30 inherited"),
    ("12月30日至1月2日,", "year=2018", "2018-12-30..2019-01-02 written"),
    ("12月30日至1月2日,", "", "--12-30..--01-02 written"),
    ("12月30日至2019年1月2日,", "", "2018-12-30..2019-01-02 written"),
    ("2018年12月30日—2019年1月2日,", "year=2020", "2018-12-30..2019-01-02 written"),
    ("6月底至7月初,", "year=1996", "1996-06..1996-07 written"),
    ("3月5日至4月初,", "year=1996", "1996-03-05..1996-04 written"),
    ("7-9月,", "year=2021", "2021-07..2021-09 written"),
    ("1996-2000年,", "", "1996..2000 written"),
    ("23日至5日,", "year=2022 heading_month=4", "2022-04-23..2022-04-25 repaired"),
    ("28日至5日,", "year=2022 heading_month=4", "2022-04-28 repaired"),
    ("2月27日至31日,", "year=2022", "2022-02-27 written"),
    # the day of publication
    ("今天,", "published=2022-05-08", "2022-05-08 inherited"),
    ("昨晚,", "published=2022-05-01", "2022-04-30 晚上 inherited"),
    ("今天,", "", "- none"),
    ("今天(5月8日),", "year=2022", "2022-05-08 written"),
    ("昨(5)日,", "published=2022-05-06", "2022-05-05 inherited"),
    ("昨(30)日,", "published=2022-05-01", "2022-04-30 inherited"),
    ("今(6)日,", "last=2022-05-05", "2022-05-06 inherited"),
    # no date
    ("日前,", "year=2022 last=2022-04-09", "- none"),
    ("农历八月十五,", "year=2022", "- none"),
    ("2月30日,", "year=2022", "- none"),
    ("2月29日,", "year=2022", "- none"),
    ("2月29日,", "year=2020", "2020-02-29 written"),
    ("2月29日,", "", "--02-29 written"),
]


@pytest.mark.parametrize(("text", "known", "said"), CASES)
def test_resolves(text: str, known: str, said: str) -> None:
    expression = match_date(shadow_of(text), 0)
    assert expression is not None
    assert told(resolve(expression, context(known))) == said


def test_a_day_that_no_calendar_has_is_doubtful() -> None:
    expression = match_date("2月30日,", 0)
    assert expression is not None
    assert resolve(expression, DateContext(year=2022)).confidence < 0.2


@pytest.mark.parametrize(
    ("texts", "last"),
    [
        (["4月9日,"], "2022-04-09"),
        (["4月9日,", "日前,"], "2022-04-09"),
        (["4月9日,", "1988年,"], "2022-04-09"),
        (["4月9-12日,"], "2022-04-09"),
        (["4月9日,", "3月,"], "2022-03"),
        (["4月9日,", "农历五月初五,"], "2022-04-09"),
    ],
)
def test_carries_the_last_date_on(texts: list[str], last: str) -> None:
    carried: PartialDate | None = None
    for text in texts:
        expression = match_date(shadow_of(text), 0)
        assert expression is not None
        carried = resolve(expression, DateContext(year=2022, last=carried)).last
    assert str(carried) == last


_YEARS = st.none() | st.integers(1, 9999)
_DATES = st.none() | st.builds(
    PartialDate, st.none() | st.integers(1, 9999), st.integers(1, 12), st.none() | st.integers(1, 28)
)
_CONTEXTS = st.builds(
    DateContext,
    year=_YEARS,
    heading_year=_YEARS,
    heading_month=st.none() | st.integers(1, 12),
    published=_DATES,
    last=_DATES,
    period=st.none() | st.just(Period.parse("2021-11/2022-02")),
    year_from_published=st.booleans(),
)
_TEXTS = st.lists(
    st.sampled_from(
        [
            *"0123456789年月日至、-上中下旬初底末半,一十",
            "今天",
            "同日",
            "次日",
            "是月",
            "去年",
            "12月",
            "2022年",
        ]
    ),
    max_size=12,
).map("".join)


@given(_TEXTS, _CONTEXTS)
def test_nothing_raises_and_no_stretch_is_reversed(text: str, known: DateContext) -> None:
    for expression in find_dates(shadow_of(text)):
        resolved = resolve(expression, known)
        assert resolved == resolve(expression, known)
        assert 0.0 <= resolved.confidence <= 1.0
        assert (resolved.date_source == "none") == (resolved.date is None)
        start, end = resolved.date, resolved.date_end
        if start and end and start.year is not None and end.year is not None:
            latest = (end.year, end.month or 12, end.day or 31)
            assert (start.year, start.month or 1, start.day or 1) < latest
