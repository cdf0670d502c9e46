"""A page's parts: what each line is, which lines are one paragraph, and which headings stand above it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletincli.parsing.layout import Block, Layout, read_layout
from bulletincli.parsing.layout.headings import heading_form
from bulletincli.parsing.script import shadow_of


def laid_out(text: str) -> tuple[Layout, str]:
    shadow = shadow_of(text, "Hans")
    return read_layout(shadow), shadow


def parts(text: str) -> list[tuple[str, str]]:
    """The blocks as kind and text; a body block's inner line breaks as strokes."""
    layout, shadow = laid_out(text)
    return [(block.kind, block.span.of(shadow).replace("\n", "/")) for block in layout.blocks]


def outline(text: str) -> list[tuple[str, str]]:
    """Each body block's first six characters, and the headings above it."""
    layout, shadow = laid_out(text)
    return [
        (block.span.of(shadow)[:6], " > ".join(heading.of(shadow) for heading in block.headings))
        for block in layout.of_kind("body")
    ]


PARTS = {
    "a weekly list without a head": (
        "3月6日,县委书记周山到甲镇调研。\n3月7日,县长李木主持召开常务会议\n同日,副县长王二检查安全生产。\n",
        [
            ("body", "3月6日,县委书记周山到甲镇调研。"),
            ("body", "3月7日,县长李木主持召开常务会议"),
            ("body", "同日,副县长王二检查安全生产。"),
        ],
    ),
    "a site's head and foot": (
        "您现在的位置: 首页>政务>大事记\n分享到:\n甲区2020年4月大事记\n  • 发布时间: 2020-05-20 16:42\n"
        "  • 来源: 甲区档案馆\n"
        "  • 浏览量:\n  • 字体【   】\n\n甲区档案馆编  2020520\n\n1日上午  区长李木主持会议。\n\n返回栏目>>\n"
        "Copyright © 2017 甲区人民政府主办\n信息产业部备案号:赣ICP备00000000号\n手机扫码浏览\n",
        [
            ("noise", "您现在的位置: 首页>政务>大事记"),
            ("noise", "分享到:"),
            ("title", "甲区2020年4月大事记"),
            ("metadata", "· 发布时间: 2020-05-20 16:42"),
            ("metadata", "· 来源: 甲区档案馆"),
            ("noise", "· 浏览量:"),
            ("noise", "· 字体【   】"),
            ("metadata", "甲区档案馆编  2020520"),
            ("body", "1日上午  区长李木主持会议。"),
            ("noise", "返回栏目>>"),
            ("noise", "Copyright © 2017 甲区人民政府主办"),
            ("noise", "信息产业部备案号:赣ICP备00000000号"),
            ("noise", "手机扫码浏览"),
        ],
    ),
    "a label whose value stands on the next line": (
        "发布日期:\n2024-11-28\n08:45\n来源:\n甲县档案局\n3月2日,县长李木到甲镇调研。",
        [
            ("metadata", "发布日期:"),
            ("metadata", "2024-11-28"),
            ("metadata", "08:45"),
            ("metadata", "来源:"),
            ("metadata", "甲县档案局"),
            ("body", "3月2日,县长李木到甲镇调研。"),
        ],
    ),
    "labels in brackets, with gaps, and with readings": (
        "甲县大事记\n【发布日期】:2013-09-23  【来源】:甲县政府网\n索 引 号: 1234\n發(fā)表時間:09-05 04:23\n"
        "1日 县委开会。",
        [
            ("title", "甲县大事记"),
            ("metadata", "【发布日期】:2013-09-23  【来源】:甲县政府网"),
            ("metadata", "索 引 号: 1234"),
            ("metadata", "发(fā)表时间:09-05 04:23"),
            ("body", "1日 县委开会。"),
        ],
    ),
    "a letter-spaced title, repeated": (
        "甲 区 大 事 记\n1月5日 区人代会召开。\n甲 区 大 事 记\n1月6日 区政协会议召开。",
        [
            ("title", "甲 区 大 事 记"),
            ("body", "1月5日 区人代会召开。"),
            ("title", "甲 区 大 事 记"),
            ("body", "1月6日 区政协会议召开。"),
        ],
    ),
    "a title that begins with its year": (
        "2006 年 甲 区 大 事 记\n1月5日 区人代会召开。",
        [("title", "2006 年 甲 区 大 事 记"), ("body", "1月5日 区人代会召开。")],
    ),
    "a title that lost its line break": (
        "甲区一周要闻 12日,区长李木主持会议。",
        [("title", "甲区一周要闻"), ("body", "12日,区长李木主持会议。")],
    ),
    "a newspaper's masthead": (
        "甲城时讯\n\nJIACHENG NEWS\n\n中共甲区委宣传部出版\n\n2020年2月\n\n29\n\n星期六\n\n庚子年二月初七\n\n"
        "【审甲城连】00015号\n第7期(总第634期)\n"
        "内部资料 免费交流\n监督电话 00000000\n\n李木调研项目建设\n\n"
        "本报讯(记者 张小山 通讯员 王林)2月28日,区长李木到工地调研。\n",
        [
            ("title", "甲城时讯"),
            ("metadata", "JIACHENG NEWS"),
            ("metadata", "中共甲区委宣传部出版"),
            ("metadata", "2020年2月"),
            ("metadata", "29"),
            ("metadata", "星期六"),
            ("metadata", "庚子年二月初七"),
            ("metadata", "【审甲城连】00015号"),
            ("metadata", "第7期(总第634期)"),
            ("metadata", "内部资料 免费交流"),
            ("metadata", "监督电话 00000000"),
            ("heading", "李木调研项目建设"),
            ("noise", "本报讯"),
            ("byline", "(记者 张小山 通讯员 王林)"),
            ("body", "2月28日,区长李木到工地调研。"),
        ],
    ),
    "headlines, one in parts, one over two lines": (
        "第02版:要闻\n\n甲区召开推进会 认清形势 迅速行动\n\n本报讯 3月1日,甲区召开推进会。\n\n全区秋收\n进展顺利\n\n"
        "日前,记者在田间看到,一派繁忙。\n\n【本报消息】甲署讯:3月2日,李木到乙镇。\n",
        [
            ("metadata", "第02版:要闻"),
            ("heading", "甲区召开推进会 认清形势 迅速行动"),
            ("noise", "本报讯"),
            ("body", "3月1日,甲区召开推进会。"),
            ("heading", "全区秋收/进展顺利"),
            ("body", "日前,记者在田间看到,一派繁忙。"),
            ("noise", "【本报消息】甲署讯:"),
            ("body", "3月2日,李木到乙镇。"),
        ],
    ),
    "bylines at a paragraph's end, with and without brackets": (
        "3月1日,李木到乙镇调研。 (记者 周山李木)\n李木指出,要抓好落实。记者 王大方\n通讯员 孙文 吴彦\n"
        "各县区提供,军旗整理。\n"
        "全县上下一心。(李小木)\n干部下乡。(张 山 李 木)\n活动办得好。(石桥镇)\n会议结束。(来源:甲区电视台)\n",
        [
            ("body", "3月1日,李木到乙镇调研。"),
            ("byline", "(记者 周山李木)"),
            ("body", "李木指出,要抓好落实。"),
            ("byline", "记者 王大方"),
            ("byline", "通讯员 孙文 吴彦"),
            ("byline", "各县区提供,军旗整理。"),
            ("body", "全县上下一心。"),
            ("byline", "(李小木)"),
            ("body", "干部下乡。"),
            ("byline", "(张 山 李 木)"),
            ("body", "活动办得好。"),
            ("byline", "(石桥镇)"),
            ("body", "会议结束。"),
            ("byline", "(来源:甲区电视台)"),
        ],
    ),
    "what only looks like a byline": (
        "3月1日,市政府召开会议。\n记者从县政府获悉,全县新增岗位一千个。\n公司成立。(女)\n",
        [
            ("body", "3月1日,市政府召开会议。"),
            ("body", "记者从县政府获悉,全县新增岗位一千个。"),
            ("body", "公司成立。(女)"),
        ],
    ),
    "leads of other papers": (
        "本网讯(王吉)2月2日,副县长陈美带队检查。\n\n甲大新闻网乙州5月8日电(通讯员李晋) 4月29日,学校召开会议。\n\n"
        "本报记者 孙二 报道 5月1日,全县举行仪式。\n",
        [
            ("noise", "本网讯"),
            ("byline", "(王吉)"),
            ("body", "2月2日,副县长陈美带队检查。"),
            ("noise", "甲大新闻网乙州5月8日电"),
            ("byline", "(通讯员李晋)"),
            ("body", "4月29日,学校召开会议。"),
            ("byline", "本报记者 孙二 报道"),
            ("body", "5月1日,全县举行仪式。"),
        ],
    ),
    "labels within a report are text": (
        "来源:甲网\n3月1日,甲区召开会议。\n时间:3月1日上午\n主题:防汛\n作者:周山\n周山主持会议。\n报:区委\n",
        [
            ("metadata", "来源:甲网"),
            ("body", "3月1日,甲区召开会议。"),
            ("body", "时间:3月1日上午"),
            ("body", "主题:防汛"),
            ("metadata", "作者:周山"),
            ("body", "周山主持会议。"),
            ("metadata", "报:区委"),
        ],
    ),
    "a page turn and captions": (
        "3月1日,李木调研。 (下转二版)\n\n3月2日,李木开会。\n\n图为会议现场\n\n"
        "李木在现场调研。图源:甲城融媒\n\n李木在乙镇调研\n",
        [
            ("body", "3月1日,李木调研。"),
            ("noise", "(下转二版)"),
            ("body", "3月2日,李木开会。"),
            ("noise", "图为会议现场"),
            ("noise", "李木在现场调研。图源:甲城融媒"),
            ("body", "李木在乙镇调研"),
        ],
    ),
    "captions that repeat the lead": (
        "李木到乙镇调研防汛工作\n\n7月2日,县长李木到乙镇调研防汛工作。\n\n"
        "李木先后到丙水库、丁河堤实地察看。\n\n李木先后到丙水库看望工人\n",
        [
            ("title", "李木到乙镇调研防汛工作"),
            ("body", "7月2日,县长李木到乙镇调研防汛工作。"),
            ("body", "李木先后到丙水库、丁河堤实地察看。"),
            ("noise", "李木先后到丙水库看望工人"),
        ],
    ),
    "a distribution list and signatures": (
        "3月1日,李木调研。\n\n报:区委、区人大常委会领导\n发:区直各单位\n"
        "签发:周山                   编辑:李木\n电话:00000000   电子邮件:a@b.com\n(共印50份)\n",
        [
            ("body", "3月1日,李木调研。"),
            ("metadata", "报:区委、区人大常委会领导"),
            ("metadata", "发:区直各单位"),
            ("byline", "签发:周山                   编辑:李木"),
            ("metadata", "电话:00000000   电子邮件:a@b.com"),
            ("metadata", "(共印50份)"),
        ],
    ),
    "a body's name and a date at the foot": (
        "2月3日,区长李木到甲镇调研。\n甲区人民政府办公室\n2020年2月28日\n",
        [
            ("body", "2月3日,区长李木到甲镇调研。"),
            ("metadata", "甲区人民政府办公室"),
            ("metadata", "2020年2月28日"),
        ],
    ),
    "bullets begin new blocks, also within a line": (
        "●4月2日,甲开会。\n▲4月3日,乙开会。△丙开会。 △丁开会。\n□ 戊开会。\n二○○三年三月,己开会。",
        [
            ("body", "●4月2日,甲开会。"),
            ("body", "▲4月3日,乙开会。"),
            ("body", "△丙开会。"),
            ("body", "△丁开会。"),
            ("body", "□ 戊开会。"),
            ("body", "二○○三年三月,己开会。"),
        ],
    ),
    "bracketed heads alone, before and within text": (
        "【重要会议】\n3月1日,甲开会。\n【领导动态】3月2日,乙调研。影响深远。 【经验做法】丙区创新举措。\n"
        "《【丁】文件》印发。",
        [
            ("heading", "【重要会议】"),
            ("body", "3月1日,甲开会。"),
            ("heading", "【领导动态】"),
            ("body", "3月2日,乙调研。影响深远。"),
            ("heading", "【经验做法】"),
            ("body", "丙区创新举措。"),
            ("body", "《【丁】文件》印发。"),
        ],
    ),
    "a yearbook's page heads, from the middle of a sentence": (
        "Page 53 - 甲县年鉴2015\nP. 53\n\n委、副县长周山率队调研。\n\n9月\n\n9月2日 县委开会。\n"
        "Page 54 - 甲县年鉴2015\n9月3日 县政府开会",
        [
            ("noise", "Page 53 -"),
            ("title", "甲县年鉴2015"),
            ("noise", "P. 53"),
            ("body", "委、副县长周山率队调研。"),
            ("heading", "9月"),
            ("body", "9月2日 县委开会。"),
            ("noise", "Page 54 -"),
            ("title", "甲县年鉴2015"),
            ("body", "9月3日 县政府开会"),
        ],
    ),
    "labels in brackets": (
        "甲街道2022年7月工作动态\n\n【发布单位】甲区甲街道办事处    【发布日期】2022-08-03    【字号】大 中 小\n\n"
        "★7月1日,街道召开会议。\n",
        [
            ("title", "甲街道2022年7月工作动态"),
            ("metadata", "【发布单位】甲区甲街道办事处    【发布日期】2022-08-03    【字号】大 中 小"),
            ("body", "★7月1日,街道召开会议。"),
        ],
    ),
    "rows without labels": (
        "甲区2022年7月大事记\n2022-08-03   甲区地方志办公室   阅读 1204 次\n7月1日,李木调研。\n"
        "甲区政府办秘书科    2022年8月5日印发\n",
        [
            ("title", "甲区2022年7月大事记"),
            ("metadata", "2022-08-03   甲区地方志办公室   阅读 1204 次"),
            ("body", "7月1日,李木调研。"),
            ("metadata", "甲区政府办秘书科    2022年8月5日印发"),
        ],
    ),
    "a masthead over many lines": (
        "甲城\n周讯\n\nJIACHENG ZHOUXUN\n\n甲县融媒体中心 出版\n\n2019年11月\n\n8\n\n星期五\n\n己亥年十月十二\n\n"
        "总第1207期\n\n周山到乙镇调研\n\n本报讯 11月5日,周山到乙镇调研。\n",
        [
            ("title", "甲城/周讯"),
            ("metadata", "JIACHENG ZHOUXUN"),
            ("metadata", "甲县融媒体中心 出版"),
            ("metadata", "2019年11月"),
            ("metadata", "8"),
            ("metadata", "星期五"),
            ("metadata", "己亥年十月十二"),
            ("metadata", "总第1207期"),
            ("heading", "周山到乙镇调研"),
            ("noise", "本报讯"),
            ("body", "11月5日,周山到乙镇调研。"),
        ],
    ),
    "a body, its office and its editors in brackets": (
        "2月2日,李木主持会议。\n\n(甲县地方志办公室  编辑:达瓦次仁  米玛)\n\n(党政办公室 文书科供稿)\n",
        [
            ("body", "2月2日,李木主持会议。"),
            ("byline", "(甲县地方志办公室  编辑:达瓦次仁  米玛)"),
            ("byline", "(党政办公室 文书科供稿)"),
        ],
    ),
    "a line that announces a speech is text": (
        "3月1日,周山主持会议。\n\n就做好下步工作,会议强调\n\n一要提高认识。\n\n二要狠抓落实。\n",
        [
            ("body", "3月1日,周山主持会议。"),
            ("body", "就做好下步工作,会议强调"),
            ("body", "一要提高认识。"),
            ("body", "二要狠抓落实。"),
        ],
    ),
    "sentences that a page break cut": (
        "3月1日,周山主持会议,要求各级各部门高度重\n\n视,抓好落实。\n\n周山要求,各办事处要\n\n"
        "提高政治站位,严格对标。\n\n3月2日,李木听取健康\n\n- 13 -\n\n"
        "监测等情况汇报。",
        [
            ("body", "3月1日,周山主持会议,要求各级各部门高度重//视,抓好落实。"),
            ("body", "周山要求,各办事处要//提高政治站位,严格对标。"),
            ("body", "3月2日,李木听取健康//- 13 -//监测等情况汇报。"),
        ],
    ),
    "entries without full stops stay apart": (
        "2017年9月大事记\n9月1日 县长李木到甲镇检查开学工作\n9月3日 县委召开常委会\n\n县政府召开常务会\n\n"
        "9月5日 副县长王二参加全市会议\n",
        [
            ("title", "2017年9月大事记"),
            ("body", "9月1日 县长李木到甲镇检查开学工作"),
            ("body", "9月3日 县委召开常委会"),
            ("body", "县政府召开常务会"),
            ("body", "9月5日 副县长王二参加全市会议"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PARTS.values(), ids=PARTS.keys())
def test_parts(text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(text) == expected


OUTLINES = {
    "months of a year": (
        "甲县大事记\n1988 年\n一月\n3日 县委开会。\n二 月\n5日至7日 人代会召开。\n1989年\n1月\n2日 县社成立。\n",
        [("3日 县委开", "1988 年 > 一月"), ("5日至7日 ", "1988 年 > 二 月"), ("2日 县社成", "1989年 > 1月")],
    ),
    "months as bare numbers": (
        "2006 年 甲 区 大 事 记\n 1  \n5  区政协会议召开。\n10日 区人代会召开。\n2 \n8  市长李木到甲镇调研。\n",
        [("5  区政协", "1"), ("10日 区人", "1"), ("8  市长李", "2")],
    ),
    "days alone on their lines": (
        "甲区2021年5月大事记\n\n5月3日\n\n周山到甲街道调研。\n李木会见客商。\n\n5月4日 星期二\n"
        "△区人大开会。\n8—10日\n区政协开会。\n",
        [
            ("周山到甲街道"[:6], "5月3日"),
            ("李木会见客商", "5月3日"),
            ("△区人大开会", "5月4日 星期二"),
            ("区政协开会。", "8-10日"),
        ],
    ),
    "the month below the title is the title's": (
        "甲旗人民政府大事记\n(4 月 2 日-4 月 29 日)\n●4月2日,旗长李木开会。\n●4月3日,旗委开会。\n",
        [("●4月2日,", ""), ("●4月3日,", "")],
    ),
    "places and heads below them": (
        "各县市区防控工作报告\n\n甲县\n\n【领导动态】2月1日,周山调研。\n\n【经验做法】\n\n甲县创新举措。\n\n"
        "乙 市\n\n2月2日,李木调研。\n\n"
        "丙示范区\n\n【领导动态】\n2月3日,王二调研。\n",
        [
            ("2月1日,周", "甲县 > 【领导动态】"),
            ("甲县创新举措", "甲县 > 【经验做法】"),
            ("2月2日,李", "乙 市"),
            ("2月3日,王", "丙示范区 > 【领导动态】"),
        ],
    ),
    "places before a colon": (
        "各县区一周动态\n甲县:3月2日,周山调研。\n乙区:3月3日,李木开会。\n",
        [("3月2日,周", "甲县"), ("3月3日,李", "乙区")],
    ),
    "numbered sections and items": (
        "甲镇2020年大事记\n一、重要会议\n1月5日,党委开会。\n二、领导调研\n(一)市级领导\n2月3日,周山调研。\n"
        "(二)区级领导\n2月8日,李木调研。\n三、其他\n3月1日,开会。\n",
        [
            ("1月5日,党", "一、重要会议"),
            ("2月3日,周", "二、领导调研 > (一)市级领导"),
            ("2月8日,李", "二、领导调研 > (二)区级领导"),
            ("3月1日,开", "三、其他"),
        ],
    ),
    "a section above months": (
        "Page 5 - 甲县执政纪要2015\n执政大事\n\n        9月\n\n9月2日,县委开会。\n9月5日,县政府开会。\n\n"
        "10月\n10月1日,县人大开会。\n",
        [
            ("9月2日,县", "执政大事 > 9月"),
            ("9月5日,县", "执政大事 > 9月"),
            ("10月1日,", "执政大事 > 10月"),
        ],
    ),
    "headlines follow one another": (
        "第2版\n\n周山调研项目\n\n3月1日,周山调研。\n\n周山指出,要抓实。\n\n李木主持召开会议\n\n3月2日,李木开会。\n",
        [("3月1日,周", "周山调研项目"), ("周山指出,要", "周山调研项目"), ("3月2日,李", "李木主持召开会议")],
    ),
    "short articles of one dated paragraph": (
        "第2版\n\n甲区召开疫情防控工作调度会议并部署下一阶段工作\n3月1日,周山开会。\n"
        "李木到乙街道实地调研城市更新和老旧小区改造工作\n3月2日,李木调研。\n王二慰问干部\n3月3日,王二慰问。\n",
        [
            ("3月1日,周", "甲区召开疫情防控工作调度会议并部署下一阶段工作"),
            ("3月2日,李", "李木到乙街道实地调研城市更新和老旧小区改造工作"),
            ("3月3日,王", "王二慰问干部"),
        ],
    ),
    "a headline within an article": (
        "第2版\n\n周山当选主席\n\n本报讯 3月1日,周山当选。\n\n由委员选出\n\n较早前公报登载批示,委员依法推选。\n\n"
        "李木开会\n\n3月2日,李木开会。\n",
        [
            ("3月1日,周", "周山当选主席"),
            ("较早前公报登", "周山当选主席 > 由委员选出"),
            ("3月2日,李", "李木开会"),
        ],
    ),
    "marked headlines": (
        "甲镇简讯 114年3月号\n\n◎里长会报\n3月5日,周山主持会议。\n当日下午,李木会勘河堤。\n\n◎百岁人瑞 镇长祝寿\n"
        "3月11日,周山探视人瑞。\n",
        [("3月5日,周", "◎里长会报"), ("当日下午,李", "◎里长会报"), ("3月11日,", "◎百岁人瑞 镇长祝寿")],
    ),
    "marked headlines within an article": (
        "第3版\n\n全县推进会召开\n\n本报讯 昨天,周山出席会议。\n\n▌守住底线\n\n周山指出,要抓实。\n\n"
        "▌座谈会上听真话\n\n21日下午,李木座谈。\n\n李木检查安全\n\n本报讯 4月9日,李木检查。\n",
        [
            ("昨天,周山出", "全县推进会召开"),
            ("周山指出,要", "全县推进会召开 > ▌守住底线"),
            ("21日下午,", "全县推进会召开 > ▌座谈会上听真话"),
            ("4月9日,李", "李木检查安全"),
        ],
    ),
    "marked entries without full stops are no headlines": (
        "甲县2021年3月大事记\n▲周山到乙镇调研\n▲李木主持召开会议\n▲王二接访\n▲3月9日,全县召开大会。\n",
        [("▲周山到乙镇", ""), ("▲李木主持召", ""), ("▲王二接访", ""), ("▲3月9日,", "")],
    ),
    "a part of a page with its headlines and its briefs": (
        "甲城零距离\n一周时政\n发布时间:2024-05-13  来源:甲县中心\n\n周山调研\n\n5月7日,周山调研。\n\n李木开会\n\n"
        "5月8日,李木开会。\n\n简讯\n\n△5月9日,王二接访。\n\n刺绣进校园\n\n近日,学校请来艺人。\n",
        [
            ("5月7日,周", "一周时政 > 周山调研"),
            ("5月8日,李", "一周时政 > 李木开会"),
            ("△5月9日,", "一周时政 > 简讯"),
            ("近日,学校请", "一周时政 > 刺绣进校园"),
        ],
    ),
    "days below a masthead, and a head beside them": (
        "甲县领导一周主要活动\n(2013年第36期 9月9日—9月15日)\n甲县县委办公室编  2013年9月16日\n\n9月9日 星期一\n\n"
        "周山会见客商。\n\n9月10日 星期二\n\n李木接访。\n\n【本周发文】\n\n县委印发决定。\n",
        [
            ("周山会见客商", "9月9日 星期一"),
            ("李木接访。", "9月10日 星期二"),
            ("县委印发决定", "【本周发文】"),
        ],
    ),
    "heads within every month": (
        "甲县2021年大事记\n1月\n【会议】\n3日,周山开会。\n2月\n【会议】\n4日,李木开会。\n",
        [("3日,周山开", "1月 > 【会议】"), ("4日,李木开", "2月 > 【会议】")],
    ),
    "the stretch below the title is the title's": (
        "甲市大事记\n2017年10月—12月\n\n10月\n\n9日 周山开会。\n\n11月\n\n3日 李木调研。\n",
        [("9日 周山开", "10月"), ("3日 李木调", "11月")],
    ),
    "the only headline of a page is its title": (
        "周山调研项目\n发布时间:2020年3月2日\n3月1日,周山调研。\n\n周山指出,要抓实。\n",
        [("3月1日,周", ""), ("周山指出,要", "")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), OUTLINES.values(), ids=OUTLINES.keys())
def test_headings(text: str, expected: list[tuple[str, str]]) -> None:
    assert outline(text) == expected


WRAPPED = {
    "through names and titles": (
        "甲县大事记\n3月1日,县委书记周小山到乙镇就春耕生产工作进行\n"
        "调研,先后察看了丙村、丁村的育苗大棚,副县长李\n木陪同。\n"
        "3月2日,县长王大林主持召开县政府第23次常务会\n议,研究防汛工作。会议由常务副县长孙三主持,县\n"
        "政府办公室主任赵四汇报有关情况。\n",
        [
            "3月1日,县委书记周小山到乙镇就春耕生产工作进行/调研,先后察看了丙村、丁村的育苗大棚,副县长李/木陪同。",
            "3月2日,县长王大林主持召开县政府第23次常务会/议,研究防汛工作。会议由常务副县长孙三主持,"
            "县/政府办公室主任赵四汇报有关情况。",
        ],
    ),
    "indented paragraphs": (
        "    3月1日,县委书记周小山到乙镇就春耕生产工作进行了\n"
        "调研,先后察看了丙村、丁村的育苗大棚,副县长李木等陪同。\n"
        "    县长王大林主持召开县政府第23次常务会议,研究防汛\n"
        "工作,听取了水利局的汇报。会议由常务副县长孙三主持,县政\n府办公室主任赵四汇报有关情况。\n",
        [
            "3月1日,县委书记周小山到乙镇就春耕生产工作进行了/调研,先后察看了丙村、丁村的育苗大棚,副县长李木等陪同。",
            "县长王大林主持召开县政府第23次常务会议,研究防汛/工作,听取了水利局的汇报。"
            "会议由常务副县长孙三主持,县政/府办公室主任赵四汇报有关情况。",
        ],
    ),
    "a full stop at the edge": (
        "甲县大事记\n3月1日,县委书记周小山主持召开县委常委会会议,传达学习全省\n"
        "农村工作会议精神,研究春耕生产、森林防火、安全生产有关工作。\n"
        "县长李木、县人大常委会主任孙二等出席,县政协主席赵四列席会\n议。\n"
        "3月2日,副市长王五一行到甲镇检查防汛工作,县长李木等县领导陪\n同。\n",
        [
            "3月1日,县委书记周小山主持召开县委常委会会议,传达学习全省/农村工作会议精神,研究春耕生产、森林防火、"
            "安全生产有关工作。/县长李木、县人大常委会主任孙二等出席,县政协主席赵四列席会/议。",
            "3月2日,副市长王五一行到甲镇检查防汛工作,县长李木等县领导陪/同。",
        ],
    ),
    "a full stop before the edge, the next line out of the entry's indent": (
        "    ■1月27日至29日 县政协十三届二次会议在县文化宫举行。\n"
        "县政协主席周小山作常委会工作报告,县政协副主席李大木作提\n案工作情况报告,会议补选王二为县政协副主席,县委书记赵四\n"
        "到会祝贺。\n    ■2月1日 县人代会选举孙三为县长,县委书记赵四、县政\n协主席周小山到会祝贺。\n",
        [
            "■1月27日至29日 县政协十三届二次会议在县文化宫举行。/县政协主席周小山作常委会工作报告,县政协副主席李大木作提"
            "/案工作情况报告,会议补选王二为县政协副主席,县委书记赵四/到会祝贺。",
            "■2月1日 县人代会选举孙三为县长,县委书记赵四、县政/协主席周小山到会祝贺。",
        ],
    ),
    "between 陪 and 同, before what looks like a day": (
        "    ●3月1日,县委书记周小山主持召开县委常委会会议,传达学习\n全省农村工作会议精神,研究春耕生产、森林防火等有关工作任务。\n"
        "    ●3月2日,副市长王五一行到甲镇检查防汛工作,县长李木等陪\n同日本友人参观了丙村。副县长钱六、县水利局局长吴七参加了陪\n"
        "同。\n",
        [
            "●3月1日,县委书记周小山主持召开县委常委会会议,传达学习/全省农村工作会议精神,研究春耕生产、森林防火等有关工作任务。",
            "●3月2日,副市长王五一行到甲镇检查防汛工作,县长李木等陪/同日本友人参观了丙村。副县长钱六、县水利局局长吴七参加了陪"
            "/同。",
        ],
    ),
    "a date at the start of a line in mid-sentence": (
        "●3月1日,县委书记周小山主持召开会议,会议决定于\n3月5日召开全县农村工作会议,并对有关事项作了安排,\n"
        "副县长李木等有关领导参加了会议并就做好工作讲话。\n●3月2日,副县长王二到甲镇丙村丁村戊村实地调研农\n"
        "业生产。\n",
        [
            "●3月1日,县委书记周小山主持召开会议,会议决定于/3月5日召开全县农村工作会议,并对有关事项作了安排,"
            "/副县长李木等有关领导参加了会议并就做好工作讲话。",
            "●3月2日,副县长王二到甲镇丙村丁村戊村实地调研农/业生产。",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), WRAPPED.values(), ids=WRAPPED.keys())
def test_wrapped_lines_are_joined(text: str, expected: list[str]) -> None:
    assert laid_out(text)[0].wrapped
    assert [words for kind, words in parts(text) if kind == "body"] == expected


def test_whole_paragraphs_on_adjacent_lines_are_not_wrapped() -> None:
    assert not laid_out(
        "3月6日,周山到甲镇调研,要求抓好落实工作。\n3月7日,李木主持召开常务会议。\n周山陪同。\n"
    )[0].wrapped


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("7月", "month"),
        ("十一月", "month"),
        ("☆ 3 月 ☆", "month"),
        ("【2月】", "month"),
        ("2021年4月份", "month"),
        ("5/2003", "month"),
        ("中华民国114年3月", "month"),
        ("1988 年", "year"),
        ("二〇二一年", "year"),
        ("二○○三年", "year"),
        ("4月28日", "day"),
        ("4月28日(星期四)", "day"),
        ("12月30日至1月2日", "day"),
        ("22-26日", "day"),
        ("2021-04-28", "day"),
        ("甲县", "place"),
        ("甲 市:", "place"),
        ("高新区", "place"),
        ("甲乙示范区", "place"),
        ("【甲县】", "place"),
        ("要闻简报", "section"),
        ("·大事记·", "section"),
        ("【重要会议】", "bracket"),
        ("[人事任免]", "bracket"),
        ("全县", None),
        ("走进社区", None),
        ("周山到甲县", None),
        ("【12】", None),
        ("九三学社", None),
        ("4月28日,县委开会", None),
    ],
)
def test_forms_of_headings(line: str, form: str | None) -> None:
    assert heading_form(line) == form


def test_levels_count_from_the_outermost() -> None:
    layout, shadow = laid_out("甲县大事记\n1988 年\n一月\n3日 县委开会。\n1989年\n2日 县社成立。\n")
    found = [(block.span.of(shadow), block.level, block.form) for block in layout.of_kind("heading")]
    assert found == [("1988 年", 0, "year"), ("一月", 1, "month"), ("1989年", 0, "year")]


PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        " ",
        "　",
        "3月6日,",
        "9日 区长",
        "428下午",
        "县委书记周小山到甲镇调研",
        "。",
        ",",
        "、",
        ";",
        "【重要会议】",
        "甲县",
        "乙市:",
        "一、",
        "(一)",
        "7月",
        "1988年",
        "12",
        "△",
        "●",
        "(记者 周山 李木)",
        "记者 周山",
        "本报讯 ",
        "(下转二版)",
        "来源:",
        "发布时间:2021-10-11",
        "第7期(总第634期)",
        "JIA NEWS",
        "首页>政务>大事记",
        "Page 12 - 甲县年鉴",
        "- 13 -",
        "大事记",
        "甲区2021年大事记",
        "标题:",
        "(李木)",
        "会议强调",
        "“",
        "”",
        "图为",
        "摄",
        "|",
        "二○○三年",
        "a",
        "\t",
        "\r\n",
        "😀",
    ]
)
PAGES = st.lists(PIECES | st.text(max_size=5), max_size=60).map("".join)


@given(PAGES)
def test_every_character_is_in_one_block_but_colons_after_places(text: str) -> None:
    layout, shadow = laid_out(text)
    covered = [False] * len(shadow)
    for blanks in re.finditer(r"^[? ]+(?=[\d一-鿿])", shadow, re.MULTILINE):  # lost to a wrong encoding
        covered[blanks.start() : blanks.end()] = [True] * (blanks.end() - blanks.start())
    end = 0
    for block in layout.blocks:
        assert end <= block.span.start < block.span.end
        end = block.span.end
        words = block.span.of(shadow)
        assert words == words.strip()
        covered[block.span.start : end] = [True] * (end - block.span.start)
    left = {character for character, done in zip(shadow, covered, strict=True) if not done}
    assert not "".join(left).replace(":", "").strip()


@given(PAGES)
def test_headings_are_blocks_above(text: str) -> None:
    layout, _ = laid_out(text)
    above: set[object] = set()
    for block in layout.blocks:
        assert set(block.headings) <= above
        assert list(block.headings) == sorted(block.headings, key=lambda span: span.start)
        assert bool(block.form) == (block.kind == "heading")
        if block.kind == "heading":
            above.add(block.span)


@given(PAGES)
def test_the_same_text_gives_the_same_layout(text: str) -> None:
    assert laid_out(text)[0] == laid_out(text)[0]


@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert all(isinstance(block, Block) for block in laid_out(text)[0].blocks)
