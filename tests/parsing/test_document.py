"""A bulletin's own fields: what it says of itself, and what is not to be taken for that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletincli.model import Document, Known, PartialDate
from bulletincli.parsing.bylines import read_byline
from bulletincli.parsing.dates import Period
from bulletincli.parsing.document import contributor_spans, read_document
from bulletincli.parsing.layout import Layout, read_layout
from bulletincli.parsing.period import read_months, read_period
from bulletincli.parsing.script import shadow_of

NOTHING = Known()


def laid_out(text: str) -> tuple[str, Layout]:
    shadow = shadow_of(text)
    return shadow, read_layout(shadow)


def document(text: str, known: Known = NOTHING) -> Document:
    shadow, layout = laid_out(text)
    return read_document(text, shadow, layout, known)


ENTRIES = "3月2日,县委书记周山到甲镇调研。\n3月3日,县长李木主持会议。\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("甲区2022年4月大事记\n", "甲区2022年4月大事记"),
        ("甲 区 大 事 记\n", "甲 区 大 事 记"),
        (
            "【区政府大事记】2021年7-9月区政府大事记\n发布时间:2021-10-11\n",
            "【区政府大事记】2021年7-9月区政府大事记",
        ),
        ("甲街道办事处\n标题: 甲街道 | 一周工作播报\n甲街道 | 一周工作播报\n", "甲街道 | 一周工作播报"),
        ("标题: 甲区一周大事记\n发布日期: 2022-05-16\n", "甲区一周大事记"),
        ("甲城时讯\nJIA NEWS\n第3期\n\n周山到甲镇调研\n\n", "甲城时讯"),
        ("第2版\n要闻简报\n", None),
        ("", None),
        ("甲 区 2 0 2 1 年 3 月 大 事 记\n", "甲 区 2 0 2 1 年 3 月 大 事 记"),
        ("甲城\n周讯\n\nJIA ZHOUXUN\n\n2020年3月\n8\n\n周山到甲镇调研\n\n", "甲城周讯"),
        ("甲城日报\n第2版 总第900期\n\n周山到甲镇调研\n\n", "甲城日报"),
        ("甲城日报 2019年3月8日 星期五 第2版:要闻\n\n周山到甲镇调研\n\n", "甲城日报"),
        ("甲镇简讯 民国114年3月号\n发布单位:甲镇公所\n\n周山到甲镇调研\n\n", "甲镇简讯"),
        ("甲县领导活动表\n(2021年3月1日-7日)\n\n", "甲县领导活动表"),
        ("名  称 甲区大事记\n发文日期 2021-05-06\n", "甲区大事记"),
        ("甲县2021年\n大事记\n", "甲县2021年大事记"),
        ("甲县年鉴(2021)\n大事记\n", "甲县年鉴(2021)"),
        ("关于印发甲县2021年3月大事记的通知\n甲政办〔2021〕12号\n\n", "关于印发甲县2021年3月大事记的通知"),
    ],
)
def test_title(head: str, title: str | None) -> None:
    assert document(head + ENTRIES).title == title


ARTICLES = "周山调研\n\n3月2日,周山到甲镇调研。\n\n李木开会\n\n3月3日,李木主持会议。\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("甲城新闻\n2021年4月23日  第3版  要闻\n\n", "甲城新闻"),
        ("市政动态\n发布日期:2024年11月22日  来源:市政署\n\n", "市政动态"),
        ("甲城零距离\n一周时政\n发布时间:2024-05-13  来源:甲城中心\n\n", "甲城零距离"),
        ("乙县融媒\n2021年第12期\n\n", "乙县融媒"),
        ("王二接访\n2021-04-23 甲县新闻网\n\n3月1日,王二接访。\n\n", None),  # the first of three articles
    ],
)
def test_name_of_a_page_of_several_articles(head: str, title: str | None) -> None:
    assert document(head + ARTICLES).title == title


def test_a_page_of_several_articles_has_no_title_of_its_own() -> None:
    articles = "周山调研\n\n3月2日,周山到甲镇调研。\n\n李木开会\n\n3月3日,李木主持会议。\n"
    assert document(articles).title is None
    assert document(articles.split("李木开会", maxsplit=1)[0]).title == "周山调研"


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("甲区大事记\n来源: 甲区档案馆 作者:\n" + ENTRIES, "甲区档案馆"),
        ("甲区大事记\n来源:\n甲县档案局\n" + ENTRIES, "甲县档案局"),
        ("甲区大事记\n发文日期: 2022-05-16 发布机构: 甲镇 来源:乙网站\n" + ENTRIES, "甲镇"),
        ("甲区大事记\n甲区档案馆编  2022520\n来源:乙网站\n" + ENTRIES, "甲区档案馆"),
        ("甲城时讯\nJIA NEWS\n中共甲区委主办 甲城时讯社出版\n\n" + ENTRIES, "甲城时讯社"),
        ("甲区大事记\n来源:本站\n" + ENTRIES, None),
        ("甲区大事记\n来源:乙城网(转载请注明出处)\n" + ENTRIES, "乙城网"),
        (ENTRIES + "版权所有\nCopyright © 2017 甲城传媒有限公司主办\n", "甲城传媒有限公司"),
        ("甲地报告\n\n请继续关注甲城日报与各地宣传部联合推出的报告。\n\n甲县\n\n" + ENTRIES, "甲城日报"),
        (ENTRIES + "会议结束。(来源:甲区电视台)\n", "甲区电视台"),
        (ENTRIES + "甲区人民政府办公室\n2020年2月28日\n", "甲区人民政府办公室"),
        (
            "甲区大事记\n【发布单位】甲区乙街道办事处    【发布日期】2022-08-03\n" + ENTRIES,
            "甲区乙街道办事处",
        ),
        ("甲区大事记\n2013-09-05   甲区地方志办公室   阅读 1204 次\n" + ENTRIES, "甲区地方志办公室"),
        ("甲区大事记\n2016-11-14 09:02:00   甲区党政办公室   字体【大 中 小】\n" + ENTRIES, "甲区党政办公室"),
        ("甲大大事记\n发布者:党政办公室   发布时间:2019-01-08\n" + ENTRIES, "党政办公室"),
        ("甲大大事记\n发布者:王吉   发布时间:2019-01-08\n" + ENTRIES, None),
        ("甲城时讯\nJIA NEWS\n甲区融媒体中心 出版\n\n" + ENTRIES, "甲区融媒体中心"),
        ("甲区简报\n甲区人民政府办公室编印       2021年3月8日\n\n" + ENTRIES, "甲区人民政府办公室"),
        ("甲区大事记\n来源:甲区政协办公室        2015年5月20日\n" + ENTRIES, "甲区政协办公室"),
        ("甲区大事记\n来源:甲区融媒体中心   记者:王吉\n" + ENTRIES, "甲区融媒体中心"),
        ("甲区大事记\n资料来源:市政署\n" + ENTRIES, "市政署"),
        ("各镇动态\n来源:各镇\n" + ENTRIES, None),
        (ENTRIES, None),
    ],
)
def test_publisher(text: str, publisher: str | None) -> None:
    assert document(text).publisher == publisher


@pytest.mark.parametrize(
    ("head", "issue"),
    [
        ("甲城时讯\nJIA NEWS\n第7期(总第634期)\n\n", "第7期(总第634期)"),
        ("1886 期 / 第2版:2\n要闻简报\n", "1886 期"),
        ("一周大事记(第3期)\n", "第3期"),
        ("甲区工作简报\n第十二期\n", "第十二期"),
        ("甲镇简讯 民国114年3月号\n发布单位:甲镇公所\n\n", "民国114年3月号"),
        ("甲区简报\n\n2022年第3期(总第58期)\n\n", "2022年第3期(总第58期)"),
        ("甲区领导主要活动\n(2013年第36期 9月9日-9月15日)\n", "2013年第36期"),
        ("学校举办第十六期通报会\n发布时间:2021-05-08\n", None),
        ("甲区大事记\n", None),
    ],
)
def test_issue(head: str, issue: str | None) -> None:
    assert document(head + ENTRIES).issue == issue


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("甲区大事记\n  • 发布时间: 2022-05-20 16:42\n" + ENTRIES, "2022-05-20"),
        ("甲区大事记\n日期:2008-04-01    来源:甲区政府\n" + ENTRIES, "2008-04-01"),
        ("甲区大事记\n发布日期:\n2024-11-28\n08:45\n" + ENTRIES, "2024-11-28"),
        ("甲区大事记\n更新时间:2023年6月7日 发布时间:2023年5月6日\n" + ENTRIES, "2023-05-06"),
        ("甲城时讯\nJIA NEWS\n2020年2月\n29\n星期六\n\n" + ENTRIES, "2020-02-29"),
        ("甲城日报\n2019年10月15日 星期二 第3521期\nCN13-0001\n\n" + ENTRIES, "2019-10-15"),
        ("甲区简报\n甲区档案馆编  2022520\n" + ENTRIES, "2022-05-20"),
        ("甲区简报\n甲区档案馆编  2022111\n" + ENTRIES, None),  # 11 January or 1 November
        ("甲区简报\n(2022年3月2日-3月29日)\n" + ENTRIES, None),  # what it covers
        ("甲区大事记\n發(fā)表時間:09-05 04:23\n" + ENTRIES, None),
        (ENTRIES + "甲区人民政府办公室\n2020年2月28日\n", "2020-02-28"),
        ("甲区大事记\n【发布单位】甲区乙街道办事处    【发布日期】2022-08-03\n" + ENTRIES, "2022-08-03"),
        ("甲区大事记\n2023-06-19 08:52   来源:甲区融媒体中心   点击:1176\n" + ENTRIES, "2023-06-19"),
        ("甲区大事记\n来源:甲区政协办公室        2015年5月20日\n" + ENTRIES, "2015-05-20"),
        ("甲区简报\n甲区人民政府办公室              二〇二一年三月八日\n\n" + ENTRIES, "2021-03-08"),
        ("甲镇大事记\n发布单位:甲镇公所　　发布日期:114-04-02\n" + ENTRIES, "2025-04-02"),
        ("甲镇大事记\n日期:2021年3月1日至3月7日\n" + ENTRIES, None),  # what it covers
        (ENTRIES + "Copyright © 2017 甲城传媒有限公司\n赣ICP备20200113号\n", None),
    ],
)
def test_published(text: str, published: str | None) -> None:
    assert document(text).published == (PartialDate.parse(published) if published else None)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("甲区2022年4月大事记", "2022-04"),
        ("2021年7-9月区政府大事记", "2021-07/2021-09"),
        ("甲区大事记(2018年4-6月)", "2018-04/2018-06"),
        ("2018年第一季度大事记", "2018-01/2018-03"),
        ("2018年4季度大事记", "2018-10/2018-12"),
        ("2019年上半年大事记", "2019-01/2019-06"),
        ("2006 年 甲 区 大 事 记", "2006"),
        ("甲地区1996", "1996"),
        ("二〇二一年四月大事记", "2021-04"),
        ("2019-2020年大事记", "2019/2020"),
        ("2019年12月至2020年1月大事记", "2019-12/2020-01"),
        ("2016年2月份大事记", "2016-02"),
        ("甲大二〇一八年大事记(三月至六月)", "2018-03/2018-06"),
        ("2018年大事记(3-6月)", "2018-03/2018-06"),
        ("二〇一八年第三季度", "2018-07/2018-09"),
        ("一周要闻(2023年6月12日-6月18日)", "2023-06-12/2023-06-18"),
        ("2021年3月15日-21日", "2021-03-15/2021-03-21"),
        ("2019年12月30日至1月5日", "2019-12-30/2020-01-05"),
        ("2013年第36期 9月9日-9月15日", "2013-09-09/2013-09-15"),
        ("2021.6.7-2021.6.13", "2021-06-07/2021-06-13"),
        ("大事记(4月)", None),
        ("(11月6日-11月12日)", None),
        ("第2021期", None),
    ],
)
def test_read_period(words: str, period: str | None) -> None:
    assert read_period(words) == period


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("大事记(5月)", "--05"),
        ("11月份大事记", "--11"),
        ("甲县4-6月大事记", "--04/--06"),
        ("甲县第三季度大事记", "--07/--09"),
        ("甲县下半年大事记", "--07/--12"),
        ("(4月2日-4月29日)", "--04-02/--04-29"),
        ("(6月12日-18日)", "--06-12/--06-18"),
        ("一周要闻(12月28日-1月3日)", "--12-28/--01-03"),
        ("大事记(五月上旬)", "--05"),
        ("甲县一周要闻(9月第2周)", "--09"),
        ("甲县大事记(5月8日)", None),
        ("(2月30日-3月2日)", None),
        ("安全生产月大事记", None),
        ("大事记", None),
    ],
)
def test_read_months(words: str, months: str | None) -> None:
    found = read_months(shadow_of(words))
    assert (str(found) if found else None) == months


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("甲区2022年4月大事记\n2022年5月20日\n" + ENTRIES, "2022-04"),
        ("甲区大事记\n(2022年4月)\n" + ENTRIES, "2022-04"),
        ("甲区大事记\n(4月2日-4月29日)\n" + ENTRIES, None),
        ("甲区大事记\n2017年10月-12月\n" + ENTRIES, "2017-10/2017-12"),
        ("甲 区 大 事 记\n(2 0 2 1 年 4 月)\n" + ENTRIES, "2021-04"),
        ("甲区2021年一周大事\n(3月1日-3月7日)\n" + ENTRIES, "2021-03-01/2021-03-07"),
        ("甲区看点(2021年3月1日-3月7日)\n" + ENTRIES, "2021-03-01/2021-03-07"),
        ("甲镇大事记\n日期:2021年3月1日至3月7日\n" + ENTRIES, "2021-03-01/2021-03-07"),
        ("甲镇简讯 民国114年3月号\n发布单位:甲镇公所\n\n" + ARTICLES, "2025-03"),
        ("Page 9 - 甲县年鉴2014\n\n2013年大事记\n\n" + ENTRIES, "2013"),
        ("甲县大事纪要\n1996年\n" + ENTRIES, "1996"),
        ("甲县大事纪要\n1996年\n" + ENTRIES + "1997年\n" + ENTRIES, None),
        ("甲城时讯\nJIA NEWS\n2020年2月\n29\n\n" + ENTRIES, None),  # a newspaper's date is no period
    ],
)
def test_period(text: str, period: str | None) -> None:
    assert document(text).period == period


KINDS = {
    "a title": ("甲区一周工作播报\n在甲镇,周山走访。\n", "chronicle"),
    "dated entries": (ENTRIES, "chronicle"),
    "a bulletin of articles": ("甲区工作简报\n第3期\n\n" + ARTICLES, "newspaper"),
    "a chronicle with headlines": ("甲区大事记\n\n" + ARTICLES, "chronicle"),
    "days as headings": ("3月2日\n周山到甲镇调研。\n3月3日\n李木开会。\n", "chronicle"),
    "an issue's page": ("1886 期 / 第2版:2\n要闻简报\n◆" + ENTRIES, "newspaper"),
    "an article with a lead": ("周山调研\n\n本报讯 3月2日,周山到甲镇调研。\n", "newspaper"),
    "prose": ("日前,周山到甲镇调研。\n近日,李木开会。\n由甲台举办的晚会举行。\n", "newspaper"),
    "places as sections": (
        "防控报告\n\n甲县\n\n3月2日,甲。\n\n乙县\n\n3月2日,乙。\n\n丙区\n\n3月2日,丙。\n",
        "roundup",
    ),
    "two places and a title": ("各县区动态\n\n甲县\n\n3月2日,甲。\n\n乙县\n\n3月2日,乙。\n", "roundup"),
}


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS.keys())
def test_kind(text: str, kind: str) -> None:
    assert document(text).kind == kind


YEARS = {
    "a period": ("甲区2006年大事记\n日期:2008-04-01\n" + ENTRIES, 2006, "stated"),
    "a period of two years": ("2019-2020年大事记\n" + ENTRIES, None, "unknown"),
    "a year as heading": ("甲县大事记\n日期:2008-04-01\n1996年\n" + ENTRIES, 1996, "stated"),
    "a page's month and year": ("甲县大事记\n5/2003\n3日 县委开会。\n6日 县政府开会。\n", 2003, "stated"),
    "two years as headings": ("甲县大事记\n1996年\n" + ENTRIES + "1997年\n" + ENTRIES, None, "unknown"),
    "full dates at the head of entries": ("2018年3月2日,周山开会。\n3月3日,李木开会。\n", 2018, "stated"),
    "a full date that lost its signs": ("2016415日上午,周山到甲镇调研。\n", 2016, "stated"),
    "the date of publication": ("一周播报\n发布日期:2022-03-16\n" + ENTRIES, 2022, "stated"),
    "entries of December published in January": (
        "一周播报\n发布日期:2020-01-05\n12月30日,周山开会。\n12月31日,李木开会。\n1月2日,王二调研。\n",
        2019,
        "stated",
    ),
    "nothing": (ENTRIES, None, "unknown"),
    "a copyright line and a filing number": (
        ENTRIES + "Copyright © 2017 甲城传媒有限公司\n赣ICP备2020011304号\n",
        None,
        "unknown",
    ),
    "what everybody knows": (
        "2月12日,周山检查新冠肺炎疫情防控工作。\n2月13日,李木到隔离点调研。\n",
        None,
        "unknown",
    ),
    "plans and comparisons": (
        "3月2日,周山研究2019-2021三年行动计划,力争2021年建成,比2018年增长三成,该镇始建于1958年。\n",
        None,
        "unknown",
    ),
    "a run of damaged years": ("近日,甲街道荣获20172021年度先进街道。\n", None, "unknown"),
    "a prize of the spring may be the year before's": (
        "3月2日,甲区表彰2020年度先进个人。\n",
        None,
        "unknown",
    ),
    "two years of one weight": ("9月2日,2019年运动会开幕。\n9月3日,2020年运动会闭幕。\n", None, "unknown"),
}


@pytest.mark.parametrize(("text", "year", "source"), YEARS.values(), ids=YEARS.keys())
def test_year(text: str, year: int | None, source: str) -> None:
    found = document(text)
    assert (found.year, found.year_source, found.year_why) == (year, source, None)


@pytest.mark.parametrize(
    ("text", "year", "why"),
    [
        (
            "11月4日,2021年全市环境考评成绩出炉,甲区排名第一。\n年初以来印发《2021年任务分解方案》,甲区抓落实。\n",
            2021,
            "“11月4日,2021年全市环境考评成绩出炉”,同文“年初以来印发《2021年任务分解方案》”",
        ),
        (
            "◆为推动健身,9月24日,由县总工会主办的2023年迎国庆排球赛鸣哨。\n",
            2023,
            "“9月24日,由县总工会主办的2023年迎国庆排球赛鸣哨”",
        ),
        (
            "日前,甲部荣获2003年度全国信息工作优秀称号。9月2日,妇联开会。\n",
            2003,
            "“日前,甲部荣获2003年度全国信息工作优秀称号”",
        ),
        (
            "委員會二日開會,產生二○二五至二六年度主席。任期自二○二五年一月一日起。\n",
            2025,
            "“二日開會,產生二○二五至二六年度主席”,同文“任期自二○二五年一月一日起”",
        ),
    ],
)
def test_year_of_a_sentence(text: str, year: int, why: str) -> None:
    found = document(text)
    assert (found.year, found.year_source, found.year_why) == (year, "inferred", why)


def test_what_is_known_from_outside_wins() -> None:
    known = Known(
        title="题",
        publisher="社",
        published=PartialDate(2011, 5, 6),
        year=2010,
        year_why="the archive's list",
    )
    found = document("甲区2006年大事记\n来源:甲网\n发布时间:2008-04-01\n" + ENTRIES, known)
    assert (found.title, found.publisher, found.published) == ("题", "社", PartialDate(2011, 5, 6))
    assert (found.year, found.year_source, found.year_why) == (2010, "manifest", "the archive's list")
    assert found.district is None


BYLINES = {
    "(记者 周山)": [("周山", "reporter")],
    "(记者 周山李木)": [("周山", "reporter"), ("李木", "reporter")],
    "记者 周山 李小木": [("周山", "reporter"), ("李小木", "reporter")],
    "通讯员 周山 李木": [("周山", "correspondent"), ("李木", "correspondent")],
    "(本报记者 周山 通讯员 艾力·买买提)": [("周山", "reporter"), ("艾力·买买提", "correspondent")],
    "(通讯员 张 山 李 木)": [("张山", "correspondent"), ("李木", "correspondent")],
    "记者周山 通讯员李木报道": [("周山", "reporter"), ("李木", "correspondent")],
    "记者 达瓦 次仁": [("达瓦", "reporter"), ("次仁", "reporter")],
    "(本网讯 记者周山)": [("周山", "reporter")],
    "■本报见习记者 周山 李木": [("周山", "reporter"), ("李木", "reporter")],
    "(甲县融媒体中心 记者 周山)": [("周山", "reporter")],
    "(作者:全媒体记者 周山)": [("周山", "reporter")],
    "签发:周山                   编辑:李木": [("周山", "signatory"), ("李木", "editor")],
    "审核:周一 监制:李二 摄影:孙三": [("周一", "editor"), ("李二", "editor"), ("孙三", None)],
    "周山/文 李木/图": [("周山", "reporter"), ("李木", None)],
    "文/图 周山": [("周山", "reporter")],
    "各部门提供,军旗整理。": [("军旗", "compiler")],
    "撰稿人:周山": [("周山", "reporter")],
    "供稿:县委办 周山": [("周山", "correspondent")],
    "核稿:周山  编辑:李  木": [("周山", "editor"), ("李木", "editor")],
    "(甲县地方志办公室  编辑:达瓦次仁  米玛)": [("达瓦次仁", "editor"), ("米玛", "editor")],
    "(党政办公室 文书科供稿)": [],
    "本期编辑 周山  电话 0555-1234567": [("周山", "editor")],
    "责任编辑:": [],
}


@pytest.mark.parametrize(("line", "credits_"), BYLINES.items())
def test_bylines(line: str, credits_: list[tuple[str, str | None]]) -> None:
    found = read_byline(line)
    assert found is not None
    assert [(credit.name, credit.role) for credit in found] == credits_
    assert all(line[credit.start : credit.end].replace(" ", "") == credit.name for credit in found)


@pytest.mark.parametrize(
    "line",
    [
        "记者从县政府获悉",
        "记者在现场看到",
        "编辑委员会召开会议",
        "记者节慰问活动",
        "县委书记周山",
        "(下转二版)",
        "周山",
        "",
    ],
)
def test_no_bylines(line: str) -> None:
    assert read_byline(line) is None


def test_contributors_are_named_once_in_each_role_in_simplified_characters() -> None:
    text = (
        "周山開會\n\n3月2日,縣長周山主持召開會議,聽取匯報,研究部署當前工作。(記者 馬國樑 李木)\n\n李木調研\n\n"
        "3月3日,書記李木到鄉鎮調研。\n\n記者 李木\n\n攝影 孫三\n"
    )
    found = [(made_by.name, made_by.role, made_by.as_written) for made_by in document(text).contributors]
    assert found == [("马国梁", "reporter", "馬國樑"), ("李木", "reporter", "李木")]


def test_contributors_among_labels() -> None:
    text = "甲区大事记\n来源:甲区融媒体中心   记者:周山  审核:李木  时间:2021-04-02\n" + ENTRIES
    assert [(made_by.name, made_by.role) for made_by in document(text).contributors] == [
        ("周山", "reporter"),
        ("李木", "editor"),
    ]


def test_contributor_spans_hold_those_left_out_and_those_named_again() -> None:
    text = "甲区大事记\n来源:甲网 作者:王小林\n3月2日,周山开会。(李木)\n3月3日,李木开会。\n摄影:孙三\n编辑:王小林\n"
    shadow, layout = laid_out(text)
    assert [span.of(text) for span in contributor_spans(shadow, layout)] == [
        "王小林",
        "李木",
        "孙三",
        "王小林",
    ]
    assert [(c.name, c.role) for c in document(text).contributors] == [
        ("李木", "compiler"),
        ("王小林", "editor"),
        ("王小林", "reporter"),
    ]


HEADS = st.sampled_from(
    [
        "甲区2006年大事记\n",
        "来源:",
        "甲网 ",
        "发布时间:2008-04-01\n",
        "2020年2月\n29\n",
        "第7期\n",
        "甲县\n",
        "1996年\n",
        "2016415日",
        "3月2日,",
        "周山开会",
        "。",
        "2003年度",
        "二○二五年",
        "《2021年",
        "比2019年",
        "记者 周山\n",
        "(李木)\n",
        "作者:李木\n",
        "\n",
        " ",
        "9999年",
        "0年",
        "99月99日",
        "2021年13月",
    ]
)


@given(st.lists(HEADS | st.text(max_size=4), max_size=40).map("".join))
def test_any_text_gives_a_document_whose_words_are_its_own(text: str) -> None:
    found = document(text)
    assert found == document(text)
    assert found.title is None or found.title in text
    assert found.publisher is None or found.publisher in text
    assert found.issue is None or found.issue in text
    assert (found.year is None) == (found.year_source == "unknown")
    assert (found.year_why is None) == (found.year_source != "inferred")
    for contributor in found.contributors:
        assert contributor.span is not None
        assert contributor.span.of(text) == contributor.as_written


@given(st.text("0123456789〇一二三四十年月日季度第上下半-至、()", max_size=24))
def test_no_title_makes_a_period_that_there_is_not(words: str) -> None:
    period = document(f"甲县大事记{words}\n({words})\n{ENTRIES}").period
    assert period is None or str(Period.parse(period)) == period
