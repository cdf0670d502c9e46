"""What a stretch of text says of time, as written: nothing is completed here, and no calendar is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bulletincli.model import Span
from bulletincli.parsing.dates.words import Tens

Form = Literal[
    "day",  # 4月9日, 9日, 2021.11.3
    "range",  # 3-5日, 6月30日至7月2日, 3月底至4月初, 7-9月, 1996-2000年
    "month",  # 4月, 4月份, 4月底; 月底 and 上半月 alone have no month of their own
    "year",  # 1988年, 2021年底
    "period",  # 上旬, 4月中旬
    "same_day",  # 同日, 当天, 是日, 当晚
    "next_day",  # 次日, 翌日
    "same_month",  # 是月, 本月; 本月9日
    "same_year",  # 是年
    "relative",  # 今天, 昨(5)日, 今天(5月8日): to the day of publication
    "day_part",  # 下午 on its own
    "vague",  # 日前, 连日来, 两节前夕
]
Qualifier = Literal["until", "since", "planned"]
Anchor = Literal["publication", "last"]


@dataclass(frozen=True, slots=True)
class DateExpression:
    """One expression of time.

    `span` covers it with the day part directly after it, not the comma. `year`, `month`, `day` and the same
    of the end are the numbers that the text writes, else None; `year` is Gregorian also where the text counts
    years of the Republic (民国114年). `period` is the third of a month that is named, `end_period` that of
    the end. `day_part` is one of `model.DAY_PARTS`; a range has none.

    `day_offset` counts days (昨天 is -1, 次日 1), `month_offset` months (上月), `year_offset` years (去年),
    from the publication or from the date last spoken of, as `anchor` says (None: nothing is counted).

    `qualifier` says that the date is not simply that of a happening: "until" (截至2月10日), "since"
    (3月13日起, 3月13日以来), "planned" (将于5月8日). `repaired`: read from damaged text. `lunar`: year, month
    and day are of the Chinese calendar, never Gregorian.
    """

    span: Span
    form: Form
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    period: Tens | None = None
    end_period: Tens | None = None
    day_part: str | None = None
    day_offset: int = 0
    month_offset: int = 0
    year_offset: int = 0
    anchor: Anchor | None = None
    qualifier: Qualifier | None = None
    repaired: bool = False
    lunar: bool = False
