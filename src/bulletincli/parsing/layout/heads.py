"""What stands above the first article: titles, a newspaper's masthead, the time that is covered."""

from __future__ import annotations

import re
from typing import Final

from bulletincli.parsing.lexicon import load_toml
from bulletincli.parsing.patterns import DAY, DIGITS, HAN, MONTH, YEAR, any_of, squeeze

_TITLE: Final = load_toml("layout")["title"]
_SECTIONS: Final = frozenset(load_toml("layout")["headings"]["sections"])
_ISSUER_ENDS: Final = any_of(load_toml("layout")["metadata"]["issuer_ends"])
_LONGEST_TITLE: Final = 60

_STEM_YEAR: Final = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
_MASTHEAD = re.compile(
    r"(?:^|[ (·|,])(?:(?:第|总第|总|NO\.?|No\.?) ?)?[\d一二三四五六七八九十百]{1,6} ?期(?=$|[) (·|,])|总第"
    r"|(?:^|[ (·|,])第 ?[\dA-Z一二三四]{1,5} ?版|\d ?版[:面]"
    rf"|星期[一二三四五六日天]|农历|{_STEM_YEAR}|内部资料|免费交流|免费赠阅|内资(?:$|准)|准印|刊号|CN ?\d|邮发代号"
    r"|连续性内|电话[: \d]|热线[: \d]|https?:|www\.|[Ee]-?mail|@|[】)] ?[字第]?\d{3,} ?号|今日\d+版|本期\d+版"
    rf"|{MONTH} ?月 ?[号刊]$|(?:{_ISSUER_ENDS})$|(?:编|主办|出版|印发) +\d"
)
_FILE_NUMBER = re.compile(rf"[{HAN}]{{2,12}} ?[(\[]\d{{4}}[)\]] ?第?\d{{1,4}} ?号")
_DATED_HEAD = re.compile(
    rf"[(]?[{DIGITS}]{{4}} ?[年.-] ?(?:{MONTH} ?[月.-]? ?(?:{DAY} ?日?)?)?(?: .{{0,40}}|[)])?|[(].*\d ?[月日].*[)]"
)
_DATE_LINE = re.compile(
    rf"[{DIGITS}]{{4}} ?年 ?{MONTH} ?月 ?{DAY} ?日[^。,]{{0,4}}(?:星期|周|农历|第|总第|{_STEM_YEAR}|今日|本期).*|\d{{1,6}} ?期.*"
)
_POINT: Final = rf"(?:{YEAR}|[{DIGITS}]{{4}} ?[.-])? ?{MONTH} ?[月.]份?(?: ?{DAY} ?[日号]?)?"
_PERIOD_LINE = re.compile(
    rf"[(]? ?(?:{YEAR} ?第? ?[\d一二三四五六七八九十]{{1,3}} ?[期周] *)?(?:{_POINT} ?[-~至] ?(?:{_POINT}|{DAY} ?日)"
    rf"|{YEAR} ?(?:{MONTH} ?(?:[-~至] ?{MONTH} ?)?月|第?[一二三四1-4] ?季度|[上下]半年|度)?) ?[)]?"
)
_NEWSPAPER_NAME = re.compile(rf"[{HAN} ]{{2,16}}(?:{any_of(_TITLE['newspaper_ends'])})")
_BULLETIN_TITLE = re.compile(
    rf"(?:{any_of(_TITLE['words'])})(?:选编?|摘编|汇[总编])?(?=》?$|[】)(·:|\d-]|第|之)"
)
_YEAR_TITLE = re.compile(
    rf"[{HAN}()A-Za-zà-ÿāēěīńňōūǎǐǒǔǖǘǚǜ]{{2,20}}(?:19|20)\d\d年?|(?:19|20)\d\d年[{HAN}]{{2,10}}[县市区旗镇乡]"
)
_BODY_ENDS = re.compile(rf"[{HAN}()]{{2,30}}(?:{any_of(load_toml('layout')['metadata']['body_ends'])})")
_LATIN = re.compile(r"[A-Za-z][A-Za-z .,'&-]+")


def is_masthead(text: str) -> bool:
    """Tell whether it belongs to a head: a number of issue, a split date, a telephone, a publisher."""
    return len(text) <= _LONGEST_TITLE and bool(
        is_issue_line(text)
        or _FILE_NUMBER.fullmatch(text)
        or _LATIN.fullmatch(text)
        or _MASTHEAD.search(text)
        or _DATED_HEAD.fullmatch(text)
    )


def is_date_line(text: str) -> bool:
    """Tell whether it is a line of date and number: `2019年10月15日 星期二 第3521期`, `1886 期`."""
    return _DATE_LINE.fullmatch(text) is not None


def is_period_line(text: str) -> bool:
    """Tell whether it gives the stretch of time that is covered: `(4月2日-4月29日)`, `2021年4月`."""
    return _PERIOD_LINE.fullmatch(squeeze(text)) is not None


_ISSUE_LINE = re.compile(
    rf"[(]?(?:{YEAR} ?)?(?:{MONTH} ?月 ?[号刊]|第 ?[\d一二三四五六七八九十百]{{1,6}} ?期)(?: ?[(]?总 ?第? ?\d{{1,6}} ?期)?[)]?"
)


def is_issue_line(text: str) -> bool:
    """Tell whether it is the number of an issue alone: `2022年第3期(总第58期)`, `2014年3月号`."""
    return _ISSUE_LINE.fullmatch(text) is not None


def is_newspaper_name(text: str) -> bool:
    """Tell whether a newspaper could be named so: `甲城日报`, `乙区时讯`."""
    return _NEWSPAPER_NAME.fullmatch(text) is not None and len(squeeze(text)) <= 12


def is_body_name(text: str) -> bool:
    """Tell whether it is a body's name, as it stands above a title or below a text: `甲区人民政府办公室`."""
    return _BODY_ENDS.fullmatch(text) is not None


def is_of_head(text: str) -> bool:
    """Tell whether a short line above the text can be no headline: of the masthead, a period, a body's name."""
    return is_masthead(text) or is_period_line(text) or is_body_name(text)


def is_bulletin_title(text: str) -> bool:
    """Tell whether a bulletin calls itself so: `甲区2021年4月大事记`, `甲 区 大 事 记`, `甲地区1996`."""
    squeezed = squeeze(text).strip("·-*")
    if squeezed in _SECTIONS or len(squeezed) > _LONGEST_TITLE or ">" in squeezed or "»" in squeezed:
        return False
    return bool(_BULLETIN_TITLE.search(squeezed) or _YEAR_TITLE.fullmatch(squeezed))


def is_whole_title(text: str) -> bool:
    """Tell whether a title says itself what it is the title of: `甲县年鉴2015`, not `甲县2021年`."""
    return _BULLETIN_TITLE.search(squeeze(text)) is not None


_EDITION = re.compile(r"年鉴|[县市区旗州镇乡村]志(?:续编)?[( ]{0,2}(?:(?:19|20)\d\d|$)")


def is_edition(title: str) -> bool:
    """Tell whether a year in the title is that of a book's edition: `甲县年鉴2018`, `乙镇志2009`."""
    return _EDITION.search(squeeze(title)) is not None


_OF_ENTRIES = re.compile("大事|[纪记]事|要事|年鉴|日志|执政纪要|政务活动|领导活动|主要活动")


def may_hold_articles(title: str) -> bool:
    """Tell whether a bulletin of this title may be one of articles (`甲区工作简报`), other than a 大事记."""
    return _OF_ENTRIES.search(squeeze(title)) is None


_TITLE_LABEL = re.compile(r"(?:标 *题|信息名称|名 *称|题 *名)(?: *: *| +)(?P<title>[^ ].*)")


def labelled_title(text: str) -> str | None:
    """Read the title that a labelled line gives, without spaces (`标题: 甲街道一周播报`)."""
    match = _TITLE_LABEL.search(text)
    return squeeze(match["title"]) if match else None


_JOINED_TITLE = re.compile(rf"(?P<title>[^。,;]{{4,40}}?) +(?={MONTH} ?月|{DAY} ?日|[△▲●◆■])")


def joined_title_end(text: str) -> int:
    """Find where a title ends that has lost its line break: `甲区一周要闻 12日,区长…`; 0 if there is none."""
    match = _JOINED_TITLE.match(text)
    if match is None or not is_bulletin_title(match["title"]):
        return 0
    return 0 if is_bulletin_title(text[match.end() :]) else match.end("title")


_DATED_NAME = re.compile(
    rf"(?P<title>[{HAN}]{{2,12}}) +[{DIGITS}]{{4}} ?年 ?{MONTH} ?月 ?{DAY} ?日[^。,]{{0,40}}"
)
_NUMBERED_TITLE = re.compile(
    rf"(?P<title>[^。,;:]{{2,30}}?) +[(]?(?:{YEAR})? ?"
    rf"(?:{MONTH} ?月 ?[号刊]|[总第][^。,;:]{{0,8}}期|\d{{1,6}} ?期)[^。,;]{{0,30}}"
)


def numbered_title_end(text: str) -> int:
    """Find where a title ends that has the number of the issue or, of a newspaper, its date beside it.

    `甲城时讯 第12期`, `甲城日报 2019年3月8日 星期五`; 0 if there is none.
    """
    if (dated := _DATED_NAME.fullmatch(text)) and is_newspaper_name(dated["title"]):
        return dated.end("title")
    match = _NUMBERED_TITLE.fullmatch(text)
    found = match is not None and (is_bulletin_title(match["title"]) or is_newspaper_name(match["title"]))
    return match.end("title") if match and found else 0


COMMON_TITLES: Final = frozenset(_TITLE["common"])
"""What is a title only for want of a better one: `大事记` alone."""
