"""What a line is by its words alone."""

from __future__ import annotations

import pytest

from bulletincli.reading.html.words import BYLINE, kind_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("上一篇:甲区要闻", "furniture"),
        ("【打印】 【关闭】", "furniture"),
        ("字号:[大 中 小]", "furniture"),
        ("分享到: 微信 | 微博", "furniture"),
        ("您現在的位置:首頁 > 要聞", "furniture"),
        ("浏览次数:12", "furniture"),
        ("甲ICP备00000001号", "furniture"),
        ("版权所有 甲区政府", "furniture"),
        ("阅读 1234  在看 12", "furniture"),
        ("文章录入：admin　　责任编辑：admin", "furniture"),
        ("(责任编辑:webmaster@jia.example)", "furniture"),
        ("转载请注明出处", "furniture"),
        ("文章录入:张三 责任编辑:李四", ""),
        ("编辑张三到乙镇采访", ""),
        ("赞3人", "furniture"),
        ("相关链接", "related"),
        ("■ 热点新闻 更多>>", "related"),
        ("主办单位:甲区政府办公室", "foot"),
        ("9月3日,区长李二到乙镇调研。", ""),
        ("分享会在乙镇举行", ""),
        ("打印机产业园开工", ""),
        ("大中型水库安全检查", ""),
        ("发布时间:2021-10-11 浏览次数:3 【打印】", ""),
        ("【字体:大 中 小】 2021-10-11 09:00", ""),
        (
            "9月3日,区长李二检查版权所有者权益保护工作,要求各部门加强宣传,依法查处侵权行为,并听取了区文化局和区市场监督管理局的工作汇报。",
            "",
        ),
        ("大中小" * 60 + "村", ""),
    ],
)
def test_kinds_of_lines(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发布时间:2021-10-11", True),
        ("来源\uff1a甲区政府办", True),
        ("發佈日期:114-04-02", True),
        ("2021年10月11日 星期一", True),
        ("发 布 时 间:", True),
        ("9月3日,开会", False),
        ("会议时间安排", False),
    ],
)
def test_lines_of_date_and_source(text: str, expected: bool) -> None:
    assert bool(BYLINE.search(text)) is expected
