"""What a line alone does not tell: which short line is the title, a headline, a month, or of the head."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bulletincli.parsing.dates import match_days_alone
from bulletincli.parsing.layout import headings, heads, openings
from bulletincli.parsing.layout.blocks import BlockKind
from bulletincli.parsing.layout.edges import ends_with_byline, lead_end
from bulletincli.parsing.layout.furniture import has_loose_label
from bulletincli.parsing.layout.headings import HeadingForm
from bulletincli.parsing.layout.lines import Line
from bulletincli.parsing.layout.openings import begins_with_date, ends_sentence
from bulletincli.parsing.patterns import BULLETS, squeeze

_FURNITURE: Final = frozenset(["noise", "byline", "metadata"])
_DAYS: Final = 2
"""So many days as headings show that a bulletin has such."""
_TITLE_KINDS: Final = frozenset(["short", "heading", "date"])
_TAIL_LINES: Final = 20
"""Short lines after the last paragraph that are compared with it; a page has no more captions."""
_CHRONICLE_HEADING: Final = 16
"""Characters of a section's heading among dated entries; a longer line is an entry without its full stop."""
_PART_NAME: Final = 8
"""Characters of the name of a page's part, and of a page that has no title but its name."""
_MARKED: Final = 30
"""Characters of a headline that has a mark before it."""
_SOON: Final = 60
_FULL_YEAR = re.compile(r"\D{0,2}(?:19|20)\d\d|.{2,5}年")


@dataclass(frozen=True, slots=True)
class Part:
    """A line, or the lines of one paragraph, with the kind of block that it is."""

    line: Line
    kind: BlockKind
    form: HeadingForm | None = None


def resolve(lines: Sequence[Line]) -> Iterator[Part]:
    """Say of each line what it is, with regard to the others."""
    return _Resolver(_with_day_ranges(_with_whole_name(lines))).parts()


def _with_day_ranges(lines: Sequence[Line]) -> Sequence[Line]:
    """Make headings of the lines `19-20` that have lost their 日, among days that are such (`8日`, `15日`)."""
    if sum(line.form == "day" for line in lines) < _DAYS:
        return lines
    return [replace(line, kind="date", form="day") if match_days_alone(line.text) else line for line in lines]


def _with_whole_name(lines: Sequence[Line]) -> Sequence[Line]:
    """Make one line of a newspaper's name that begins the page over two (`甲城` / `周讯`)."""
    for index, (line, below) in enumerate(itertools.pairwise(lines)):
        if line.kind == "noise":
            continue
        name = line.text + below.text
        briefest = min(len(squeeze(line.text)), len(squeeze(below.text)))
        split = {line.kind, below.kind} <= {"short", "heading"} and briefest <= 3 and below.gap <= 1
        masthead = any(heads.is_masthead(other.text) for other in lines[index + 2 : index + 6])
        if split and masthead and heads.is_newspaper_name(name) and not heads.is_newspaper_name(line.text):
            whole = replace(line, text=name, end=below.end, kind="short", form=None)
            return [*lines[:index], whole, *lines[index + 2 :]]
        break
    return lines


class _Resolver:
    """The lines of one bulletin, with what holds for all of them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._below = _next_prose(lines)
        texts = [(index, line.text) for index, line in enumerate(lines) if line.kind == "text"]
        self._first_text = texts[0][0] if texts else len(lines)
        self._last_text = texts[-1][0] if texts else -1
        self._dated = frozenset(index for index, text in texts if begins_with_date(text))
        dated = sum(1 for index, text in texts if index in self._dated or text[0] in BULLETS)
        self._is_chronicle = dated >= 2 and dated * 2 >= len(texts)
        headed = self._count_headed_entries()
        self._has_briefs = headed >= 2 and headed * 2 >= dated
        self._is_punctuated = sum(1 for _, text in texts if ends_sentence(text)) * 2 >= len(texts)
        self._last_paragraphs = " ".join(text for _, text in texts[-_TAIL_LINES:])
        self._months = frozenset(self._number_months())
        self._has_masthead = self._count_masthead_lines() >= 2
        self._forms = Counter(line.form for line in lines)
        self._headlines = self._find_headlines()
        self._marked_headlines = self._find_marked_headlines()
        self._first_headline = min(self._headlines, default=len(lines))
        self._has_plain_headlines = any(
            lines[index].text[0] not in openings.HEAD_MARKS for index in self._headlines
        )
        self._titles = self._find_titles()
        self._first_part = min(
            (index for index in self._headlines - self._titles if self._heads_headlines(index, lines[index])),
            default=len(lines),
        )
        self._title_at = min(self._titles, default=-1)
        self._has_place_colons = self._count_place_colons() >= 2

    def parts(self) -> Iterator[Part]:
        """Yield the parts in the order of the text."""
        for index, line in enumerate(self._lines):
            if index in self._titles:
                if index - 1 not in self._titles or not _ends_title(line):
                    yield Part(self._whole_title(index, line), "title")
            elif index in self._marked_headlines:
                yield Part(line, "heading", "subheadline" if self._has_plain_headlines else "headline")
            elif line.kind == "text":
                yield from self._text(line)
            else:
                yield self._part(index, line)

    def _whole_title(self, index: int, line: Line) -> Line:
        """Give the line of a title, with the next one if that ends it (`甲县2021年` / `大事记`)."""
        tail = self._lines[index + 1] if index + 1 in self._titles else None
        return replace(line, end=tail.end) if tail is not None and _ends_title(tail) else line

    def _text(self, line: Line) -> Iterator[Part]:
        end = headings.place_colon_end(line.text) if self._has_place_colons else 0
        if not end:
            yield Part(line, "body")
            return
        yield Part(replace(line, text=line.text[:end], end=line.start + end), "heading", "place")
        rest = line.text[end:].lstrip(" :")
        yield Part(replace(line, text=rest, start=line.end - len(rest)), "body")

    def _part(self, index: int, line: Line) -> Part:
        match line.kind:
            case "metadata" if self._first_text < index < self._last_text and has_loose_label(line.text):
                return Part(line, "body")
            case "noise" | "metadata" | "byline":
                return Part(line, line.kind)
            case "number" if index in self._months:
                return Part(line, "heading", "month")
            case "number":
                return Part(line, "metadata" if index < self._first_text else "noise")
            case "date" | "heading":
                if self._is_metadata(index, line):
                    return Part(line, "metadata")
                return Part(line, "heading", "headline" if self._is_in_part(index, line) else line.form)
            case _:
                return self._short(index, line)

    def _is_metadata(self, index: int, line: Line) -> bool:
        """Tell whether a place, a date or a section's name belongs to the page's head or foot."""
        if self._below[index] is None:
            return line.form in {"day", "place"}
        if index > self._first_text:
            return False
        if index < self._title_at:
            return True
        if line.kind != "date":
            return False
        return (self._has_masthead and not self._is_first_of_row(line)) or self._is_subtitle(index, line)

    def _is_first_of_row(self, line: Line) -> bool:
        """Tell whether it is the first of several days or months that head entries, and not a masthead's date."""
        return self._forms[line.form] > 1 and _FULL_YEAR.match(line.text) is None

    def _is_subtitle(self, index: int, line: Line) -> bool:
        """Tell whether a date in the head is the bulletin's own: `2021年4月` above `4月2日,…`, one day alone."""
        if self._forms[line.form] > 1:
            return False
        below = self._below[index]
        names_month = below is not None and "月" in below.text[:5]
        return (line.form == "month" and names_month) or (
            line.form == "day" and _FULL_YEAR.match(line.text) is not None
        )

    def _short(self, index: int, line: Line) -> Part:
        in_head = index < self._first_text
        if in_head and (index < self._title_at or self._is_value(index) or heads.is_of_head(line.text)):
            return Part(line, "metadata")
        if heads.is_period_line(line.text):
            return Part(line, "metadata") if in_head else Part(line, "heading", "month")
        if index in self._headlines:
            return Part(
                line, "heading", headings.numbered_form(line.text) or self._headline_form(index, line)
            )
        if not any("一" <= character <= "龥" for character in line.text):
            return Part(line, "metadata" if in_head else "noise")
        return Part(line, self._left_over(index, line))

    def _headline_form(self, index: int, line: Line) -> HeadingForm:
        """Tell an article's headline from one within it, which no time follows and no byline precedes."""
        above, below = self._lines[index - 1] if index else None, self._below[index]
        if line.text[0] in openings.HEAD_MARKS and self._has_plain_headlines:
            return "subheadline"
        if self._heads_headlines(index, line):
            return "section"
        within = above is not None and above.kind == "text" and index > self._first_headline
        timeless = below is not None and below.kind == "text" and not _begins_article(below.text)
        brief = len(squeeze(line.text)) <= _CHRONICLE_HEADING
        if within and timeless and brief and not ends_with_byline(above.text if above else ""):
            return "subheadline"
        return "headline"

    def _heads_headlines(self, index: int, line: Line) -> bool:
        """Tell whether it is the name of a page's part (`一周时政`): brief, and headlines only are below it."""
        following = index + 1
        while following < len(self._lines) and self._lines[following].kind in _FURNITURE:
            following += 1
        if following not in self._headlines or not _may_name_part(line.text):
            return False
        return following > index + 1 or self._lines[following].gap > 0

    def _is_in_part(self, index: int, line: Line) -> bool:
        """Tell whether a section has its text right below, within a part of the page that has headlines: `简讯`."""
        below = self._below[index]
        return (
            line.form == "section" and below is not None and below.kind == "text" and self._first_part < index
        )

    def _is_value(self, index: int) -> bool:
        """Tell whether it is the value of a label that ends the line above: `来源:` / `甲县档案局`."""
        above = self._lines[index - 1] if index else None
        return (
            above is not None
            and above.kind == "metadata"
            and above.text[-1] == ":"
            and not self._lines[index].gap
        )

    def _left_over(self, index: int, line: Line) -> BlockKind:
        """Tell captions and a foot's lines, which no text follows, from entries without a full stop."""
        if index < self._last_text:
            return "body"
        if heads.is_body_name(line.text):
            return "metadata"
        above = self._lines[index - 1] if index else None
        if above is not None and above.kind == "text" and not ends_sentence(above.text) and not line.gap:
            return "body"
        if index - self._last_text <= _TAIL_LINES and line.text[:8] in self._last_paragraphs:
            return "noise"
        return "body" if self._is_chronicle or "," in line.text or self._last_text < 0 else "noise"

    def _number_months(self) -> Iterator[int]:
        """Find bare numbers that are months: `1` … `12` in rising order, each with dated entries below."""
        last = 0
        for index, line in enumerate(self._lines):
            digits = squeeze(line.text)
            if line.kind != "number" or len(digits) > 2 or not max(1, last) <= int(digits) <= 12:
                continue
            below = self._below[index]
            if below is not None and begins_with_date(below.text):
                last = int(digits)
                yield index

    def _count_masthead_lines(self) -> int:
        head = self._lines[: self._first_text]
        return sum(
            1 for line in head if line.kind in {"short", "number", "date"} and heads.is_masthead(line.text)
        )

    def _count_place_colons(self) -> int:
        joined = sum(1 for line in self._lines if line.kind == "text" and headings.place_colon_end(line.text))
        return joined and joined + self._forms["place"]

    def _count_headed_entries(self) -> int:
        """Count the dated paragraphs that stand under a line of their own: the short articles of a page."""
        return sum(
            1
            for line, below in zip(self._lines, self._below, strict=True)
            if line.kind == "short"
            and below is not None
            and below.kind == "text"
            and begins_with_date(below.text)
        )

    def _find_headlines(self) -> frozenset[int]:
        """Find the short lines that are headlines: text is below them, and what is above them has ended."""
        found: set[int] = set()
        above_text = before_lead = False
        for index in range(len(self._lines) - 1, -1, -1):
            line = self._lines[index]
            if line.kind in _FURNITURE:
                continue
            if (
                line.kind == "short"
                and above_text
                and self._is_headline(index, line, before_lead=before_lead)
            ):
                found.add(index)
                before_lead = True
                continue
            above_text = (
                line.kind == "text" or (above_text and line.kind != "number") or index in self._months
            )
            before_lead = line.kind == "text" and (index in self._dated or _begins_article(line.text))
        return frozenset(found)

    def _find_marked_headlines(self) -> frozenset[int]:
        """Find the lines like `◎里长会报`: a mark and a few words, with whole sentences below that have no mark.

        Marked entries that have lost their full stops have no such text below them.
        """
        marked = [
            index for index, line in enumerate(self._lines) if line.kind == "text" and line.text[0] in BULLETS
        ]
        found = [index for index in marked if self._is_marked_headline(index)]
        alike = sum(1 for index in marked if not ends_sentence(self._lines[index].text))
        return frozenset(found if len(found) >= 2 and len(found) * 2 > alike else ())

    def _is_marked_headline(self, index: int) -> bool:
        line, below = self._lines[index], self._below[index]
        return (
            len(line.text) <= _MARKED
            and not ends_sentence(line.text)
            and not set(",;:") & set(line.text)
            and not begins_with_date(line.text)
            and below is not None
            and below.kind == "text"
            and below.text[0] not in BULLETS
            and ends_sentence(below.text)
        )

    def _is_headline(self, index: int, line: Line, *, before_lead: bool) -> bool:
        above = self._lines[index - 1] if index else None
        if above is not None and above.kind == "text" and not ends_sentence(above.text) and not line.gap:
            return False
        in_head = index < self._first_text
        if in_head and (heads.is_of_head(line.text) or self._is_value(index)):
            return False
        if openings.reports_speech(line.text):
            return False
        squeezed = squeeze(line.text)
        entries = self._is_chronicle and not self._has_briefs
        if entries and not in_head and not headings.numbered_form(line.text):
            brief = len(squeezed) <= _CHRONICLE_HEADING and not set(",:;") & set(squeezed)
            return brief and before_lead and self._is_punctuated
        return before_lead or in_head or not set(",;") & set(squeezed)

    def _find_titles(self) -> frozenset[int]:
        """Find the lines that give the document's own title, also where it is repeated."""
        title = self._title()
        if title is None:
            return frozenset()
        wanted = squeeze(title)
        found = {
            index
            for index, line in enumerate(self._lines)
            if line.kind in _TITLE_KINDS and squeeze(line.text) == wanted
        }
        first = min(found)
        following = self._lines[first + 1 : first + 2]
        if following and _ends_title(following[0]) and not heads.is_whole_title(title):
            found.add(first + 1)
        return frozenset(found)

    def _title(self) -> str | None:
        """Choose the title: what a label calls so, a newspaper's name, a bulletin's, or the only headline."""
        return next((choice for choice in self._title_choices() if choice is not None), None)

    def _title_choices(self) -> Iterator[str | None]:
        """Yield what may be the title, the surest first."""
        head = [line.text for line in self._lines[: self._first_text] if line.kind in _TITLE_KINDS]
        labelled = {heads.labelled_title(line.text) for line in self._lines if line.kind == "metadata"}
        yield next((text for text in head if squeeze(text) in labelled), None)
        if self._has_masthead:
            yield next((text for text in head if heads.is_newspaper_name(text)), None)
        yield next((text for text in head if heads.is_bulletin_title(text)), None)
        yield self._page_name()
        yield self._line_above_period()
        yield self._headline_as_title()
        yield next((line.text for line in self._lines[: self._first_text] if _ends_title(line)), None)

    def _page_name(self) -> str | None:
        """Choose the name of a page, its first line: a newspaper's, or brief and followed by several articles.

        Right below stands what belongs to a masthead, or metadata.
        """
        index = next((index for index, line in enumerate(self._lines) if line.kind != "noise"), -1)
        if index < 0 or self._lines[index].kind != "short":
            return None
        name = self._lines[index].text
        beside = list(itertools.takewhile(lambda line: not line.gap, self._lines[index + 1 : index + 3]))
        mastheads = [heads.is_masthead(line.text) for line in beside]
        if any(mastheads[:1]) and heads.is_newspaper_name(name):
            return name
        labelled = any(mastheads) or any(line.kind == "metadata" for line in beside)
        below = self._below[index]
        if not labelled or below is None or below.kind == "text" or len(self._headlines - {index}) < 2:
            return None
        return name if _may_name_part(name) and not heads.is_of_head(name) else None

    def _line_above_period(self) -> str | None:
        """Choose the line of the head right above the period that is covered (`(6月12日-6月18日)`)."""
        head = itertools.pairwise(self._lines[: self._first_text])
        above = (
            line.text
            for line, below in head
            if line.kind == "short" and not below.gap and heads.is_period_line(below.text)
        )
        return next((text for text in above if not heads.is_of_head(text)), None)

    def _headline_as_title(self) -> str | None:
        """Choose the headline of a page that holds one article only, or of a round-up."""
        first = self._first_headline
        if first >= self._first_text or self._has_masthead:
            return None
        if any(line.form == "place" for line in self._lines[:first]):
            return None
        below = self._below[first]
        if below is None or below.kind == "heading":
            return self._lines[first].text
        in_head = sorted(self._headlines)
        if len(in_head) == 2 and in_head[1] < self._first_text and _may_name_part(self._lines[first].text):
            first, below = in_head[1], self._below[in_head[1]] or below
            in_head = in_head[1:]  # `今日甲县` above the headline is a column's name
        alone = len(in_head) == 1
        labelled = self._lines[first + 1].kind == "metadata"
        return self._lines[first].text if alone and (labelled or not lead_end(below.text)) else None


def _next_prose(lines: Sequence[Line]) -> list[Line | None]:
    """Find for each line the first below it that is no furniture."""
    below: list[Line | None] = [None] * len(lines)
    for index in range(len(lines) - 2, -1, -1):
        following = lines[index + 1]
        below[index] = below[index + 1] if following.kind in _FURNITURE else following
    return below


def _begins_article(text: str) -> bool:
    """Tell whether it begins as an article or an entry does: a lead, a date or a word for one soon."""
    return bool(lead_end(text)) or begins_with_date(text) or openings.names_time(text[:_SOON])


_ACTS = re.compile(
    "[到赴在来率抓]|召开|举[行办]|开[展会]|调研|慰问|主持|检查|视察|考察|督[导查]|接访|会见|会议|出席|参加|部署|推进|走访|:"
)


def _may_name_part(text: str) -> bool:
    """Tell whether it can be the name of a page or its part, and says of nobody what they did: `一周时政`."""
    return len(squeeze(text)) <= _PART_NAME and _ACTS.search(text) is None


def _ends_title(line: Line) -> bool:
    """Tell whether it is a bulletin's common name alone: `大事记` below `甲县2021年`."""
    return line.form == "section" and not line.gap and headings.bare(line.text) in heads.COMMON_TITLES
