"""What a single line of a bulletin is, seen by itself: the grammar of heads, labels, headings and furniture.

Everything here reads one line of the shadow, without the spaces around it; what only the neighbours of a line can tell
is `layout`'s business. The words are those of `lexicon/layout.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from bulletincli.parsing import bylines
from bulletincli.parsing.layout_lexicon import any_of, layout_lexicon
from bulletincli.parsing.surnames import split_names, surname_of

LineKind = Literal["text", "noise", "metadata", "byline", "heading", "date", "number", "short"]
"""`date`: a day, month or year alone; `number`: bare digits; `short`: what might be a headline or a title; `text`: the
rest, paragraphs and pieces of them."""
HeadingForm = Literal["section", "place", "bracket", "year", "month", "day", "numbered", "headline"]
"""What sort of heading it is: `要闻简报`, `甲县`, `【重要会议】`, `1988年`, `7月`, `4月28日`, `一、会议`, an article's headline."""

HEADLINE_LENGTH: Final = 60
"""A headline in three parts is seldom longer, counted without its spaces."""
_DIGITS: Final = "〇○零一二三四五六七八九OoＯ0-9"
_MONTH: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元正])"
_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"


_LEXICON: Final = layout_lexicon()
_NOISE: Final = _LEXICON["noise"]
_LABELS: Final = _LEXICON["metadata"]["labels"]
_FURNITURE: Final = _LEXICON["metadata"]["furniture"]

BULLETS: Final = "△▲▽▼●◆◇■□★☆※►▶◎♦▪◦❖➤✦"
"""Marks before an entry. ○ is left out: it is the zero of 二○○三年."""
SENTENCE_ENDS: Final = frozenset("。!?…！？")
CLOSERS: Final = frozenset("”’)》】\"'」』")

_BULLET = re.compile(rf"[{BULLETS}]|[·*] (?=\S)|[·*](?=[\d一-龥])")
_DATE_START = re.compile(
    rf"(?:[{_DIGITS}]{{4}} ?年"
    rf"|{_MONTH} ?月(?! ?刊)|{_DAY} ?[日号]|\d{{1,2}} ?[-~至、和] ?\d{{1,2}} ?[日号]"
    r"|\d{1,4}(?:[-~]\d{1,2})?(?: {2,}| ?(?:凌晨|早上|上午|中午|下午|傍晚|晚上)|,(?=\D)| (?=[一-龥]))"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[./]\d{1,2}(?=[ ,日至~-])"
    r"|(?:同|当|是|翌|次)(?:日|月|天|年)|本月|[今昨]天|[上中下]旬|月(?:初|末|底)|年(?:初|末|底)|日前|近日|连日来|近期)"
)
_VAGUE_START = re.compile(r"\W{0,2}(?:日前|近日|连日来|近期|今天|昨天)")
_COUNTED = re.compile(r"\d+(?:\.\d+)?(?:[余多]?[万亿元个人名户吨亩家项处次条台辆公平米件册届场期所位岁%])")
_ENUMERATION = re.compile(
    r"[一二三四五六七八九十]{1,2}[是要、]|第[一二三四五六七八九十]+[,、]|[(][一二三四五六七八九十\d]{1,3}[)]|[①-⑳]|\d{1,2}[、.](?!\d)|首先,|其次,"
)
_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十]{1,3}[)]|第[一二三四五六七八九十]{1,3}[章节篇部编][ 、:]?)"
)
_SPEECH_END = re.compile(r"(?:强调|指出|要求|提出|认为|表示|明确|说|介绍|提出要求|如下|包括)[,:]?$")
_SPEECH = re.compile(r"(?:强调|指出|要求|提出|认为|表示|说|介绍)[,:]")
_YEAR = re.compile(rf"[{_DIGITS}]{{4}} ?年(?:度|大事记)?")
_MONTH_LINE = re.compile(rf"(?:[{_DIGITS}]{{4}} ?年)? ?{_MONTH} ?月(?:份|大事记)?")
_DAY_LINE = re.compile(
    rf"(?:[{_DIGITS}]{{4}} ?年)? ?(?:{_MONTH} ?月)? ?{_DAY} ?[日号]"
    rf"(?: ?[-~至] ?(?:{_MONTH} ?月)? ?{_DAY} ?[日号])?[ (]*(?:星期|周)?[一二三四五六日天]?[)]?[:,]?"
)
_DECORATION = re.compile(r"^[-~☆★*◆■●=·<《【\[ ]+|[-~☆★*◆■●=·>》】\] ]+$")
_BRACKET_LINE = re.compile(r"[【〖\[][^】〗\]]{1,24}[】〗\]]")
_PAGE_HEAD = re.compile(
    r"(?:[Pp](?:age|\.)? ?\d{1,4}|第 ?\d{1,4} ?页)(?: ?(?:/|共) ?\d{1,4} ?页?)?(?: ?[-|] ?)?"
)
_PAGE_NUMBER = re.compile(
    r"[-·.— ]* ?(?:第? ?\d{1,4} ?页|(?<=[-·.] )\d{1,4}(?= ?[-·.])|[-·.]\d{1,4}(?=[-·.])|\d{1,3} ?/ ?\d{1,3})(?: ?[,/]? ?共 ?\d{1,4} ?页)?[-·. ]*"
)
_TURN = re.compile(
    r"[▶>]*[(]?(?:紧?下转|上接|紧接|转接|下接|转) ?第? ?[A-Z]?[\d一二三四五六七八九十]{1,3} ?[版页]?[^。()]{0,12}[)]?"
)
_CAPTION = re.compile(r"(?:▲|↑|←|→|[(])?(?:图为|图[:一二三四五1-9]|上图|下图|左图|右图|图片说明|资料图)")
_PLACE = re.compile(
    rf"[一-龥·]{{1,11}}(?:{any_of(_LEXICON['headings']['place_ends'])})|[一-龥]{{2,8}}(?:示范区|开发区|高新区|新区|实验区|试验区|经开区)"
)
_PLACE_VERB = re.compile(r"[到赴在来为的和与]|走进|召开|建设|打造|推进|走访|视察|调研|服务|创建")
_LABEL = re.compile(
    rf"[·* |]*(?:{any_of([*_LABELS, *_FURNITURE], spaced=True)})(?: ?[(][^()]{{0,8}}[)])? *:", re.IGNORECASE
)
_FURNITURE_LABEL = re.compile(rf"[·* |]*(?:{any_of(_FURNITURE, spaced=True)}) *[:\[【(]")
_NOISE_START = re.compile(rf"[·* |\[【]*(?:{any_of(_NOISE['starts'])})")
_NOISE_HOLDS = re.compile(any_of(_NOISE["holds"]))
_NOISE_LINES: Final = frozenset(_NOISE["lines"])
_SECTIONS: Final = frozenset(_LEXICON["headings"]["sections"])
_NOT_PLACES: Final = frozenset(_LEXICON["headings"]["not_places"])
_LATIN = re.compile(r"[A-Za-z][A-Za-z .,'&-]+")
_ROLE_WORDS: Final = any_of(word for word in _LEXICON["byline"]["roles"] if len(word) > 1)
SOURCE_NOTE: Final = re.compile(r"[(](?:来源|稿源|图源|来源于|资料来源|据)[ :][^()。]{1,40}[)]")
_SIGNED = re.compile(r"[(]([一-龥]{2,4}(?:[ 、]{1,2}[一-龥]{1,4}){0,3})[)]")
_NOT_SIGNATURES: Final = frozenset(
    ["全文", "完毕", "待续", "连载", "节选", "未完", "常态", "全县", "全区", "全市"]
)
_LEAD = re.compile(
    r"(?:[【\[(]? ?(?:本报|本网|本台|本刊|本站)(?:综合|专)?(?:讯|消息|专电|电)(?=[ :】\])(,]|[\d一-龥])"
    r"|[【\[](?:[一-龥]{0,8})(?:讯|消息)(?=[】\]]))[】\]): ]*"
)
_DISPATCH = re.compile(r"[一-龥]{2,8}讯:")
_REPORTER_LEAD = re.compile(rf"[(] ?(?:{_ROLE_WORDS})[^()]{{1,40}}[)] ?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `text` is `shadow[start:end]` without the spaces around it."""

    text: str
    start: int
    end: int
    indent: int
    gap: int
    """Blank lines before it."""
    kind: LineKind
    form: HeadingForm | None = None

    @property
    def cells(self) -> int:
        """Its width on paper: a Chinese character counts two."""
        return (len(self.text) + len(self.text.encode("utf-8", "replace"))) // 2


def page_head_end(text: str) -> int:
    """Where the words behind a page's number begin (`Page 12 - 甲县年鉴`); 0 if it is no such line."""
    match = _PAGE_HEAD.match(text)
    return (
        match.end() if match and match.end() < len(text) <= HEADLINE_LENGTH and match[0][-1] in "-| " else 0
    )


def begins_entry(text: str) -> bool:
    """Whether it begins as an entry does: a bullet, a date, a bracketed head, a number."""
    first = text[0]
    if first in BULLETS or first in "【〖":
        return True
    if first.isdigit() and _COUNTED.match(text):
        return False
    return bool(_DATE_START.match(text) or _BULLET.match(text))


def begins_with_date(text: str) -> bool:
    """Whether it begins with a date or a word for one, behind a bullet or not (`●4月2日`, `9日 区长`, `428下午`)."""
    bullet = _BULLET.match(text)
    place = bullet.end() if bullet else 0
    while place < len(text) and text[place] == " ":
        place += 1
    return bool(_DATE_START.match(text, place)) and not _COUNTED.match(text, place)


def begins_with_day(text: str) -> bool:
    """Whether it begins with a date of the calendar or one that points back to it (`同日`), not with `日前`."""
    return begins_with_date(text) and not _VAGUE_START.match(text)


def begins_enumeration(text: str) -> bool:
    """Whether it is an item of a speech: `一是…`, `二要…`, `(三)…`."""
    return bool(_ENUMERATION.match(text))


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends with it, closing marks disregarded (`…工作。”`)."""
    for character in reversed(text):
        if character in CLOSERS:
            continue
        return character in SENTENCE_ENDS
    return False


def announces_speech(text: str) -> bool:
    """Whether it ends in a verb of speech: `就做好下步工作,会议强调`."""
    return bool(_SPEECH_END.search(text, max(0, len(text) - 8)))


def reports_speech(text: str) -> bool:
    """Whether somebody says something in it: `甲要求,要…`."""
    return bool(_SPEECH.search(text))


def is_place_name(text: str) -> bool:
    """Whether it can be the name of a county, city, district, zone, town or street alone: `甲县`, `乙新区`."""
    return (
        2 <= len(text) <= 12 and text not in _NOT_PLACES
        and bool(_PLACE.fullmatch(text)) and not _PLACE_VERB.search(text)
    )  # fmt: skip


def bare(text: str) -> str:
    """`text` without the marks around it and the spaces in it: `☆ 1 月 ☆` is `1月`."""
    return _DECORATION.sub("", text).replace(" ", "")


def is_numbered(text: str) -> bool:
    """Whether it begins as a numbered heading: `一、重要会议`, `(二)`."""
    return bool(_NUMBERED.match(text))


def is_latin(text: str) -> bool:
    """Whether it is Latin letters only, as a newspaper's romanised name."""
    return bool(_LATIN.fullmatch(text))


def classify(text: str) -> tuple[LineKind, HeadingForm | None]:
    """What the line is by itself, and of which form if it is a heading."""
    size = len(text)
    if size > 3 * HEADLINE_LENGTH:
        return "text", None
    if size <= 12 and text.replace(" ", "").isdigit():
        return "number", None
    if noise_or_label := _furniture(text):
        return noise_or_label, None
    if is_byline(text):
        return "byline", None
    if size <= 28 and (form := _heading_form(text)):
        return ("date" if form in {"year", "month", "day"} else "heading"), form
    if _TURN.fullmatch(text) or _CAPTION.match(text) and size <= HEADLINE_LENGTH and "。" not in text[:-1]:
        return "noise", None
    return ("short" if _may_be_headline(text) else "text"), None


def _furniture(text: str) -> LineKind | None:
    """`noise` or `metadata` for site furniture and labelled lines."""
    if text in _NOISE_LINES or not any(character.isalnum() for character in text):
        return "noise"
    sentence = "。" in text
    if not sentence and (_PAGE_NUMBER.fullmatch(text) or _PAGE_HEAD.fullmatch(text)):
        return "noise"
    if not sentence and (label := _LABEL.match(text)):
        return "noise" if _FURNITURE_LABEL.match(text) and not _LABEL.match(text, label.end()) else "metadata"
    if not sentence and _FURNITURE_LABEL.match(text):
        return "noise"
    if not sentence and _NOISE_START.match(text) or len(text) <= 80 and _NOISE_HOLDS.search(text):
        return "noise"
    return None


def is_byline(text: str) -> bool:
    """Whether it is nothing but those who made it, or where it was taken from: `(记者 甲乙)`, `(来源:甲报)`."""
    return bylines.is_byline(text) or bool(SOURCE_NOTE.fullmatch(text))


def _heading_form(text: str) -> HeadingForm | None:
    """The form of a line that is a heading by its words alone."""
    if _BRACKET_LINE.fullmatch(text):
        inside = text[1:-1].strip()
        if inside.isdigit():
            return None
        return _date_form(inside) or ("place" if is_place_name(inside) else "bracket")
    word = bare(text)
    if form := _date_form(word):
        return form
    if word in _SECTIONS:
        return "section"
    if is_place_name(word):
        return "place"
    return None


def _date_form(word: str) -> HeadingForm | None:
    if _YEAR.fullmatch(word):
        return "year"
    if _MONTH_LINE.fullmatch(word):
        return "month"
    if _DAY_LINE.fullmatch(word):
        return "day"
    return None


def _may_be_headline(text: str) -> bool:
    """Whether it is short, no sentence and no entry: what remains to be told by its neighbours."""
    if len(text.replace(" ", "")) > HEADLINE_LENGTH or text[-1] in "。;,、:,":
        return False
    if "。" in text or text[0] in BULLETS or text[0] in ",。、;:)》”":
        return False
    if begins_with_date(text):
        return is_bulletin_title(text) or bool(_ISSUE.match(text))
    return not announces_speech(text) and not begins_enumeration(text) or is_numbered(text)


def lead_end(text: str) -> int:
    """Where the text of an article begins behind its lead (`本报讯 `, `【本报消息】甲署讯:`); 0 without a lead."""
    lead = _LEAD.match(text)
    end = lead.end() if lead else 0
    dispatch = _DISPATCH.match(text, end)
    return dispatch.end() if dispatch else end


def lead_byline_end(text: str, place: int) -> int:
    """Where a byline directly behind the lead ends: `本报讯(记者 甲乙)`; `place` itself if there is none."""
    byline = _REPORTER_LEAD.match(text, place)
    return byline.end() if byline else place


_TAIL: Final = 100
_TAIL_START = re.compile(
    r"(?<=[。!?;”…)]) *(?=[(]|[一-龥]{0,4}(?:记者|通讯员|采写|撰文|供稿|整理|编辑|文/图|图/文)|▶)"
)


def tail_start(text: str) -> int:
    """Where a paragraph's end stops being text: a byline, a source, a page turn or a signature; its length if nowhere."""
    end = len(text)
    from_here = max(0, end - _TAIL)
    for gap in _TAIL_START.finditer(text, from_here):
        rest = text[gap.end() :]
        if is_byline(rest) or is_signature(rest) or _TURN.fullmatch(rest):
            return gap.end()
    return end


def is_page_turn(text: str) -> bool:
    """Whether it sends the reader to another page: `(下转二版)`."""
    return bool(_TURN.fullmatch(text))


def is_signature(text: str) -> bool:
    """Whether it is an entry's signature, names in brackets: `(李木)`, `(张 山 李 木)`."""
    match = _SIGNED.fullmatch(text)
    if not match or match[1] in _NOT_SIGNATURES:
        return False
    names = match[1].replace("、", " ").split()
    whole = "".join(names)
    return surname_of(whole) is not None and (
        len(names) > 1 or len(whole) <= 3 or len(split_names(whole)) > 1
    )


_INLINE_HEAD = re.compile(rf"[【〖][^】〗]{{2,16}}[】〗]|[{BULLETS}]")


def inline_heads(text: str) -> list[tuple[int, int]]:
    """Where within a paragraph a bracketed head (`…影响。 【经验做法】…`) or a bullet opens a new one.

    Only after the end of a sentence, or at the very beginning; a bullet's stretch is empty, for it belongs to its entry.
    """
    found: list[tuple[int, int]] = []
    for match in _INLINE_HEAD.finditer(text):
        before = (
            text[: match.start()].rstrip()
            if match.start() < 200
            else text[match.start() - 8 : match.start()].rstrip()
        )
        if before and before[-1] not in SENTENCE_ENDS and before[-1] not in ";)”》】":
            continue
        if match[0] in BULLETS:
            if before:
                found.append((match.start(), match.start()))
        elif not any(character.isdigit() for character in match[0][1:3]) and lead_end(match[0] + " ") == 0:
            found.append(match.span())
    return found


_ISSUE = re.compile(r"\d{1,6} ?期")
_MASTHEAD = re.compile(
    r"(?:第|总第|总|NO\.?|No\.?)? ?\(?[\d一二三四五六七八九十百]{1,6} ?期\)?|第 ?[\dA-Z一二三四]{1,3} ?版|总第|星期[一二三四五六日天]|农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
    r"|内部资料|免费交流|免费赠阅|内资|准印|刊号|CN ?\d|邮发代号|连续性|监督电话|热线|电话|http|www\.|[Ee]-?mail|@|[】)] ?[字第]?\d{3,} ?号|今日\d+版|本期\d+版"
    rf"|(?:{any_of(_LEXICON['metadata']['issuer_ends'])})$|(?:编|主办|出版) {{1,}}\d"
)
_MASTHEAD_DATE = re.compile(
    rf"[(]?[{_DIGITS}]{{4}} ?[年.-] ?(?:{_MONTH} ?[月.-]? ?(?:{_DAY} ?日?)?)?.{{0,12}}|[(].*\d ?[月日].*[)]"
)
_POINT: Final = rf"(?:[{_DIGITS}]{{4}} ?[年.-])? ?{_MONTH} ?[月.]份?(?: ?{_DAY} ?[日号]?)?"
_PERIOD_LINE = re.compile(
    rf"[(]? ?(?:{_POINT} ?(?:[-~至] ?(?:{_POINT}|{_DAY} ?日))|[{_DIGITS}]{{4}} ?年 ?(?:{_MONTH} ?(?:[-~至] ?{_MONTH} ?)?月)?) ?[)]?"
)
_NEWSPAPER_NAME = re.compile(rf"[一-龥 ]{{2,16}}(?:{any_of(_LEXICON['title']['newspaper_ends'])})")
_BULLETIN_TITLE = re.compile(any_of(_LEXICON["title"]["words"]))
_YEAR_TITLE = re.compile(
    r"[一-龥()A-Za-zǎ-ǜà-üā-ū]{2,20}(?:19|20)\d\d年?|(?:19|20)\d\d年[一-龥]{2,10}[县市区旗镇乡]"
)
_TITLE_LABEL = re.compile(r"(?:标 *题|信息名称|名 *称|题 *名) *: *(?P<title>[^ ].*)")
_ARTICLE_DATE = re.compile(rf"{_MONTH}月|{_DAY}日|日前|近日|连日来|今天|昨天|下午|上午|当日|同日")


def is_masthead(text: str) -> bool:
    """Whether it belongs to a head: an issue number, a split date, a telephone, who publishes, a romanised name."""
    return len(text) <= 60 and bool(
        is_latin(text) or _MASTHEAD.search(text) or _MASTHEAD_DATE.fullmatch(text)
    )


def is_period_line(text: str) -> bool:
    """Whether it gives the stretch of time that a bulletin covers: `(4月2日-4月29日)`, `2021年4月`."""
    return bool(_PERIOD_LINE.fullmatch(text))


def is_newspaper_name(text: str) -> bool:
    """Whether a newspaper could be named so: `甲城日报`, `乙区时讯`."""
    return bool(_NEWSPAPER_NAME.fullmatch(text)) and len(squeeze(text)) <= 12


def is_bulletin_title(text: str) -> bool:
    """Whether a bulletin calls itself so: `甲区2021年4月大事记`, `甲 区 大 事 记`, `甲地区1996`."""
    squeezed = squeeze(text)
    if squeezed in _SECTIONS:
        return False
    return len(squeezed) <= HEADLINE_LENGTH and bool(
        _BULLETIN_TITLE.search(squeezed) or _YEAR_TITLE.fullmatch(squeezed)
    )


def labelled_title(lines: Iterable[Line]) -> str | None:
    """The title that a labelled line gives, without spaces (`标题: 甲街道一周播报`)."""
    for line in lines:
        if line.kind == "metadata" and (match := _TITLE_LABEL.search(line.text)):
            return squeeze(match["title"])
    return None


def squeeze(text: str) -> str:
    """`text` without its spaces."""
    return text.replace(" ", "")


def begins_article(text: str) -> bool:
    """Whether it begins as an article or an entry does: a lead, a date or a word for one soon."""
    return bool(lead_end(text) or begins_with_date(text) or _ARTICLE_DATE.search(text, 0, 60))
