"""Undamaged expressions: what is read, what is left alone."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletincli.model import DAY_PARTS
from bulletincli.parsing.dates import DateExpression, find_dates, match_date
from bulletincli.parsing.script import shadow_of

_DEFAULTS = {field.name: field.default for field in fields(DateExpression)}


def told(expression: DateExpression) -> str:
    """The form and whatever differs from the default, as `day month=4 day=9`."""
    said = [
        f"{name}={getattr(expression, name)}"
        for name in DateExpression.__slots__
        if name not in ("span", "form", "anchor") and getattr(expression, name) != _DEFAULTS[name]
    ]
    return " ".join([expression.form, *said])


# text that begins with the expression, what of it is read, what it says
READ = [
    # days
    ("4月9日,县长检查堤防。", "4月9日", "day month=4 day=9"),
    ("4月9日县长检查堤防。", "4月9日", "day month=4 day=9"),
    ("9日 区长走访企业。", "9日", "day day=9"),
    ("4 月9 日,区长走访企业。", "4 月9 日", "day month=4 day=9"),
    ("22 日,区长走访企业。", "22 日", "day day=22"),
    ("2022年4月9日,开工。", "2022年4月9日", "day year=2022 month=4 day=9"),
    ("2022 年 4 月 9 日,开工。", "2022 年 4 月 9 日", "day year=2022 month=4 day=9"),
    ("2月10号,镇长到村里。", "2月10号", "day month=2 day=10"),
    ("10号,镇长到村里。", "10号", "day day=10"),
    ("10号上午,镇长到村里。", "10号上午", "day day=10 day_part=上午"),
    ("98年5月3日建成。", "98年5月3日", "day year=1998 month=5 day=3"),
    ("14年3月5日建成。", "14年3月5日", "day year=2014 month=3 day=5"),
    ("１２月３１日,晚会举行。", "１２月３１日", "day month=12 day=31"),
    ("2月30日,开会。", "2月30日", "day month=2 day=30"),
    # Chinese numerals
    ("二〇二一年九月三日,大会召开。", "二〇二一年九月三日", "day year=2021 month=9 day=3"),
    ("二○二一年九月三日,大会召开。", "二○二一年九月三日", "day year=2021 month=9 day=3"),
    ("二O二一年九月三日,大会召开。", "二O二一年九月三日", "day year=2021 month=9 day=3"),
    ("二０二一年九月三日,大会召开。", "二０二一年九月三日", "day year=2021 month=9 day=3"),
    ("一九九八年十二月三十一日,", "一九九八年十二月三十一日", "day year=1998 month=12 day=31"),
    ("十一日,大会召开。", "十一日", "day day=11"),
    ("廿三日,大会召开。", "廿三日", "day day=23"),
    ("卅一日,大会召开。", "卅一日", "day day=31"),
    ("二十日,大会召开。", "二十日", "day day=20"),
    ("三月一日,大会召开。", "三月一日", "day month=3 day=1"),
    ("元月五日,大会召开。", "元月五日", "day month=1 day=5"),
    ("九八年五月三日,", "九八年五月三日", "day year=1998 month=5 day=3"),
    # the Republic's years
    ("民國114年3月5日,里長", "民國114年3月5日", "day year=2025 month=3 day=5"),
    ("民国三十八年五月,", "民国三十八年五月", "month year=1949 month=5"),
    ("中華民國一百一十四年三月五日,", "中華民國一百一十四年三月五日", "day year=2025 month=3 day=5"),
    ("114年3月5日,里長", "114年3月5日", "day year=2025 month=3 day=5"),
    # numbers and signs alone
    ("2021.11.3,", "2021.11.3", "day year=2021 month=11 day=3"),
    ("2021/11/03 ", "2021/11/03", "day year=2021 month=11 day=3"),
    ("2022-05-20 16:42", "2022-05-20", "day year=2022 month=5 day=20"),
    ("2022-05-20T16:42", "2022-05-20", "day year=2022 month=5 day=20"),
    (
        "2021.7.1-2021.9.30",
        "2021.7.1-2021.9.30",
        "range year=2021 month=7 day=1 end_year=2021 end_month=9 end_day=30",
    ),
    ("2021.7.1-9.30", "2021.7.1-9.30", "range year=2021 month=7 day=1 end_month=9 end_day=30"),
    ("2021.7.1-5 ", "2021.7.1-5", "range year=2021 month=7 day=1 end_day=5"),
    ("03-12 08:10", "03-12", "day month=3 day=12"),
    # ranges
    ("3-5日,人代会", "3-5日", "range day=3 end_day=5"),
    ("3—5日,人代会", "3—5日", "range day=3 end_day=5"),
    ("3——5日,人代会", "3——5日", "range day=3 end_day=5"),
    ("3～5日,人代会", "3～5日", "range day=3 end_day=5"),
    ("3至5日,人代会", "3至5日", "range day=3 end_day=5"),
    ("3日至5日,人代会", "3日至5日", "range day=3 end_day=5"),
    ("3日到5日,人代会", "3日到5日", "range day=3 end_day=5"),
    ("3 ~5 日,人代会", "3 ~5 日", "range day=3 end_day=5"),
    ("三至五日,人代会", "三至五日", "range day=3 end_day=5"),
    ("6月11日至13日,考核组", "6月11日至13日", "range month=6 day=11 end_day=13"),
    ("6月11-13日,考核组", "6月11-13日", "range month=6 day=11 end_day=13"),
    ("6月11日-6月13日,考核组", "6月11日-6月13日", "range month=6 day=11 end_month=6 end_day=13"),
    ("6月30日至7月2日,", "6月30日至7月2日", "range month=6 day=30 end_month=7 end_day=2"),
    ("6月28-7月3日,", "6月28-7月3日", "range month=6 day=28 end_month=7 end_day=3"),
    ("3月5日起至7日,", "3月5日起至7日", "range month=3 day=5 end_day=7"),
    ("1月份至3月份,", "1月份至3月份", "range month=1 end_month=3"),
    ("30日至7月2日,", "30日至7月2日", "range day=30 end_month=7 end_day=2"),
    ("12月30日至1月2日,", "12月30日至1月2日", "range month=12 day=30 end_month=1 end_day=2"),
    (
        "2018年12月30日—2019年1月2日,",
        "2018年12月30日—2019年1月2日",
        "range year=2018 month=12 day=30 end_year=2019 end_month=1 end_day=2",
    ),
    ("3日下午至5日上午,", "3日下午至5日上午", "range day=3 end_day=5"),
    ("5月6号—8号,", "5月6号—8号", "range month=5 day=6 end_day=8"),
    ("3月底至4月初,", "3月底至4月初", "range month=3 end_month=4"),
    ("3月5日至4月初,", "3月5日至4月初", "range month=3 day=5 end_month=4"),
    ("3月下旬至4月上旬,", "3月下旬至4月上旬", "range month=3 end_month=4 period=下旬 end_period=上旬"),
    ("7-9月,", "7-9月", "range month=7 end_month=9"),
    ("2018年4-6月大事记", "2018年4-6月", "range year=2018 month=4 end_month=6"),
    ("11月至1月,", "11月至1月", "range month=11 end_month=1"),
    ("1996-2000年,", "1996-2000年", "range year=1996 end_year=2000"),
    ("1996年至2000年,", "1996年至2000年", "range year=1996 end_year=2000"),
    ("9日-9日,", "9日-9日", "day day=9"),
    # damaged ends
    ("23日至5日,", "23日至5日", "range day=23 end_day=25 repaired=True"),
    ("3月11日至3日,", "3月11日至3日", "range month=3 day=11 end_day=13 repaired=True"),
    ("28日至5日,", "28日至5日", "day day=28 repaired=True"),
    ("4月9日至4月5日,", "4月9日至4月5日", "day month=4 day=9 repaired=True"),
    ("4月9日至3月5日,", "4月9日至3月5日", "day month=4 day=9 repaired=True"),
    # lists of days
    ("4、5日,", "4、5日", "range day=4 end_day=5"),
    ("3月4、5、6日,", "3月4、5、6日", "range month=3 day=4 end_day=6"),
    ("3月4日、5日,", "3月4日、5日", "range month=3 day=4 end_day=5"),
    ("3月4日和5日上午,", "3月4日和5日上午", "range month=3 day=4 end_day=5"),
    ("3月4、9日上午,", "3月4、9日上午", "day month=3 day=4 day_part=上午"),
    ("3月4日、9日,", "3月4日", "day month=3 day=4"),
    # months and years
    ("4月,全县", "4月", "month month=4"),
    ("9月份以来,全县", "9月份", "month month=9 qualifier=since"),
    ("十一月,全县", "十一月", "month month=11"),
    ("4月底,全县", "4月底", "month month=4"),
    ("4月初,全县", "4月初", "month month=4"),
    ("4月中,全县", "4月中", "month month=4"),
    ("4月上半月,全县", "4月上半月", "month month=4"),
    ("上半月,全县", "上半月", "month"),
    ("月底,全县", "月底", "month"),
    ("2021年11月,全县", "2021年11月", "month year=2021 month=11"),
    ("1988 年\n", "1988 年", "year year=1988"),
    ("2021年底,全县", "2021年底", "year year=2021"),
    ("去年12月,全县", "去年12月", "month month=12 year_offset=-1"),
    ("今年3月5日,全县", "今年3月5日", "day month=3 day=5"),
    ("次年1月3日,全县", "次年1月3日", "day month=1 day=3 year_offset=1"),
    # thirds of a month
    ("上旬,县里", "上旬", "period period=上旬 end_period=上旬"),
    ("4月中旬,县里", "4月中旬", "period month=4 period=中旬 end_period=中旬"),
    ("4月 下旬,县里", "4月 下旬", "period month=4 period=下旬 end_period=下旬"),
    ("4月上、中旬,县里", "4月上、中旬", "period month=4 period=上旬 end_period=中旬"),
    ("本月下旬,县里", "本月下旬", "period period=下旬 end_period=下旬"),
    # words
    ("同日,县长", "同日", "same_day"),
    ("同日上午,县长", "同日上午", "same_day day_part=上午"),
    ("當日,縣長", "當日", "same_day"),
    ("当天下午,县长", "当天下午", "same_day day_part=下午"),
    ("当晚,县长", "当晚", "same_day day_part=晚上"),
    ("当天(9日),县长", "当天(9日)", "same_day day=9"),
    ("是日,县长", "是日", "same_day"),
    ("次日,县长", "次日", "next_day day_offset=1"),
    ("翌日清晨,县长", "翌日清晨", "next_day day_part=早上 day_offset=1"),
    ("是月,县里", "是月", "same_month"),
    ("是月12日,县里", "是月12日", "same_month day=12"),
    ("本月 县里", "本月", "same_month"),
    ("本月底,县里", "本月底", "same_month"),
    ("上月,县里", "上月", "month month_offset=-1"),
    ("是年,县里", "是年", "same_year"),
    ("今天,记者获悉", "今天", "relative"),
    ("今天(5月8日),县长", "今天(5月8日)", "relative month=5 day=8"),
    ("昨天上午,县长", "昨天上午", "relative day_part=上午 day_offset=-1"),
    ("今(6)日,县长", "今(6)日", "relative day=6"),
    ("昨(5)日下午,县长", "昨(5)日下午", "relative day=5 day_part=下午 day_offset=-1"),
    ("昨日(5日)上午,县长", "昨日(5日)上午", "relative day=5 day_part=上午 day_offset=-1"),
    ("昨晚,县长", "昨晚", "relative day_part=晚上 day_offset=-1"),
    ("今晨,县长", "今晨", "relative day_part=早上"),
    ("日前,县长", "日前", "vague"),
    ("近日,县长", "近日", "vague"),
    ("连日来,县长", "连日来", "vague"),
    ("两节前夕,县长", "两节前夕", "vague"),
    # parts of the day
    ("下午,县长", "下午", "day_part day_part=下午"),
    ("晚間,縣長", "晚間", "day_part day_part=晚上"),
    ("早晨,县长", "早晨", "day_part day_part=早上"),
    ("午后,县长", "午后", "day_part day_part=下午"),
    ("4月9日 晚上,县长", "4月9日 晚上", "day month=4 day=9 day_part=晚上"),
    ("4月9日晚,县长", "4月9日晚", "day month=4 day=9 day_part=晚上"),
    ("4月9日晚8时,县长", "4月9日晚", "day month=4 day=9 day_part=晚上"),
    ("4月9日晚宴举行。", "4月9日", "day month=4 day=9"),
    ("4月9日早,县长", "4月9日早", "day month=4 day=9 day_part=早上"),
    ("4月9日夜,县长", "4月9日夜", "day month=4 day=9 day_part=晚上"),
    ("4月9日凌晨2时,县长", "4月9日凌晨", "day month=4 day=9 day_part=凌晨"),
    ("4月9日当晚,县长", "4月9日当晚", "day month=4 day=9 day_part=晚上"),
    ("4月9日(星期六)上午,县长", "4月9日(星期六)上午", "day month=4 day=9 day_part=上午"),
    ("4月9日星期六,县长", "4月9日星期六", "day month=4 day=9"),
    ("4月9日周一平主持会议", "4月9日", "day month=4 day=9"),
    ("4月5日(清明节)上午,县长", "4月5日(清明节)上午", "day month=4 day=5 day_part=上午"),
    ("4月9日(上午),县长", "4月9日(上午)", "day month=4 day=9 day_part=上午"),
    ("4 月 9 日 上 午,县长", "4 月 9 日 上 午", "day month=4 day=9 day_part=上午"),
    # lunar dates
    ("农历八月十五,举行", "农历八月十五", "day month=8 day=15 lunar=True"),
    ("農曆腊月廿三,舉行", "農曆腊月廿三", "day month=12 day=23 lunar=True"),
    ("农历8月15日,举行", "农历8月15日", "day month=8 day=15 lunar=True"),
    ("庚子年二月初七,", "庚子年二月初七", "day month=2 day=7 lunar=True"),
    ("正月十五,举行", "正月十五", "day month=1 day=15 lunar=True"),
    ("二月初七,举行", "二月初七", "day month=2 day=7 lunar=True"),
    # hard wraps
    ("会上。4月\n9日,", None, None),
    # not a date's business
    ("3月15日前往灾区", "3月15日", "day month=3 day=15"),
    ("9日前往灾区", "9日", "day day=9"),
    ("3月13日起,全县", "3月13日", "day month=3 day=13 qualifier=since"),
]


@pytest.mark.parametrize(("text", "read", "said"), READ)
def test_reads_the_expression_at_the_beginning(text: str, read: str | None, said: str | None) -> None:
    expression = match_date(shadow_of(text), 0)
    assert (expression.span.of(text), told(expression)) == (read, said) if expression else read is None


# text, all that is found in it
FOUND = [
    ("会议于二日召开,会期三天。", ["二日"]),
    ("为防汛抗旱,8月6日,镇长到水库。", ["8月6日"]),
    ("16日返回。18日再次前往。", ["16日", "18日"]),
    ("全县防汛抗旱指挥部会议于4\n月9日召开,县长李一出席,9月\n10日结束。", ["4\n月9日", "9月\n10日"]),
    ("日期:2021年4月\n9日 区长走访。", ["2021年4月", "9日"]),
    ("1996年\n1月1日 创刊。", ["1996年", "1月1日"]),
    ("4月\n9日 区长走访。", ["4月", "9日"]),
    ("(4 月 2 日-4 月 29 日)", ["4 月 2 日-4 月 29 日"]),
    ("甲区大事记(2021年4月)", ["2021年4月"]),
    ("第3页(5/2003)", ["5/2003"]),
    ("1.5月3日,座谈会召开。", ["5月3日"]),
    ("截至2月10日,累计排查。", ["2月10日"]),
    ("3日、8日,两次督查。", ["3日", "8日"]),
    ("9日到5号线工地。", ["9日"]),
    ("2月9日上午8时,2月10日下午", ["2月9日上午", "2月10日下午"]),
    ("同日,县长检查;下午,座谈。", ["同日", "下午"]),
    # counts and durations
    ("为期3日的培训", []),
    ("历时10日", []),
    ("1.5日", []),
    ("5日内办结", []),
    ("3天", []),
    ("14日龄雏鸡", []),
    ("二日游线路", []),
    ("一日三餐", []),
    ("慈善一日捐活动", []),
    ("近3日新增", []),
    ("第3日", []),
    ("三日三夜", []),
    ("百日攻坚", []),
    ("3月龄婴儿", []),
    ("6个月", []),
    ("历时3月", []),
    ("有期徒刑2年3月", []),
    ("有期徒刑12年3月", []),
    ("每年3月植树", []),
    ("十月革命", []),
    ("三月三歌会", []),
    ("3月15日前完成整改", []),
    ("8月底前竣工", []),
    ("9日前报送", []),
    # years that are no dates
    ("2022年度表彰", []),
    ("2022年工作要点", []),
    ("“十四五”规划", []),
    ("1996~2000年规划", []),
    ("2017-2021年度", []),
    ("五年来", []),
    ("二〇二五至二六年度", []),
    ("去年同期", []),
    # other numbers
    ("(〔2021〕5号)", []),
    ("县政发〔2021〕15号文件", []),
    ("1号楼", []),
    ("区政府1号楼5楼", []),
    ("8号线", []),
    ("增长15%", []),
    ("0791-86543210", []),
    ("300万元", []),
    ("9/10的村", []),
    ("v2021.11.3.4", []),
    ("/2022/05/20/t20220520_12.html", []),
    ("35-40日", []),
    ("4月39日,", []),
    ("13月5日", []),
    ("4月9 区长到社区", []),
    ("4月28下午,区长", []),
    ("3月15个项目开工", ["3月"]),
    ("313日起", []),
    ("第二一三/二○二四號批示", []),
    # words within words
    ("今日头条号", []),
    ("今日前往", ["今日"]),
    ("同日而语", []),
    ("当日本人来访", []),
    ("当天气转凉", []),
    ("应当日夜值守", []),
    ("正是日出时", []),
    ("真正月月查", []),
    ("第5次日常检查", []),
    ("晚会、晚餐", []),
    ("晚间新闻播出", []),
    ("428下午    会议", []),
    ("一年之计在于春,", []),
    ("靠近日本", []),
    ("春节期间", ["春节期间"]),
    ("在施工期间", []),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_finds_every_expression_and_nothing_else(text: str, found: list[str]) -> None:
    assert [expression.span.of(text) for expression in find_dates(shadow_of(text))] == found


QUALIFIED = [
    ("截至2月10日24时,累计排查。", "until"),
    ("截止到2月10日,累计排查。", "until"),
    ("自3月13日起,全面消杀。", "since"),
    ("3月13日以来,全面消杀。", "since"),
    ("3月13日起草方案。", None),
    ("全会将于5月8日召开。", "planned"),
    ("全会定于5月8日召开。", "planned"),
    ("全会于5月8日召开。", None),
]


@pytest.mark.parametrize(("text", "qualifier"), QUALIFIED)
def test_tells_a_day_that_is_not_simply_that_of_a_happening(text: str, qualifier: str | None) -> None:
    assert [expression.qualifier for expression in find_dates(shadow_of(text))] == [qualifier]


def test_keeps_to_the_stretch() -> None:
    text = "4月9日上午,5月3日"
    assert [e.span.of(text) for e in find_dates(text, 1)] == ["上午", "5月3日"]
    assert [e.span.of(text) for e in find_dates(text, 4)] == ["上午", "5月3日"]
    assert [e.span.of(text) for e in find_dates(text, 0, 4)] == ["4月9日"]
    assert list(find_dates(text, 0, 3)) == []
    assert match_date(text, 99) is None
    assert match_date(text, -1) is None


_PIECES = st.sampled_from(
    [
        *"0123456789年月日号至到、-~./()[] \n,。一二三十廿○〇",
        *"上下中旬初底末半今昨明前当同是本次农历正腊元民国",
        *("上午", "晚", "星期三", "2021.", "4月", "5日"),
    ]
)
TEXTS = st.one_of(st.lists(_PIECES, max_size=40).map("".join), st.text(max_size=40))


@given(TEXTS)
def test_any_text_gives_expressions_in_order_that_lie_in_it(text: str) -> None:
    shadow = shadow_of(text)
    expressions = list(find_dates(shadow))
    assert expressions == list(find_dates(shadow))
    end = 0
    for expression in expressions:
        assert end <= expression.span.start < expression.span.end <= len(text)
        end = expression.span.end
        assert match_date(shadow, expression.span.start) == expression
        assert not expression.span.of(shadow).startswith((" ", "\n"))
        assert not expression.span.of(shadow).endswith((" ", "\n"))
        assert expression.day_part is None or expression.day_part in DAY_PARTS


@given(TEXTS)
def test_a_range_within_a_month_runs_forward(text: str) -> None:
    for expression in find_dates(shadow_of(text)):
        if expression.day and expression.end_day and expression.end_month in (None, expression.month):
            assert expression.end_year or expression.day < expression.end_day


@pytest.mark.parametrize(
    "piece", ["1", "日", " ", "1日、", "1-", "4月3日(", "十", "今(", "2021.1.", "4   \n      ", "一二三"]
)
def test_a_monotonous_text_is_read_to_its_end(piece: str) -> None:
    text = piece * 20_000 + "。4月9日"
    *_, last = find_dates(text)
    assert last.span.of(text) == "4月9日"
