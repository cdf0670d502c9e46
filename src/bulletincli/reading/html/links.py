"""Lines among the text of a page that lead to other pages: menus, lists of headlines, boxes of what else to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from bulletincli.reading.html.headlines import DATED, is_listed, is_stamp
from bulletincli.reading.html.weighed import MENU, Weighed
from bulletincli.reading.html.words import BYLINE, begins_item


def lists(weighed: Weighed, *, of_menus: bool) -> Iterator[int]:
    """Yield the places of lines that are one of several headlines with their days in a row, or with `of_menus` links.

    A day may have a line of its own below each headline, or above.
    """
    run: list[int] = []
    stamps = 0
    for place in range(len(weighed.lines) + 1):
        if place < len(weighed.lines):
            stamp = is_stamp(weighed.lines[place].text)
            if stamp or weighed.links[place]:
                run.append(place)
                stamps += stamp
                continue
        yield from _listed(weighed, run, stamps, of_menus=of_menus)
        run, stamps = [], 0


def _listed(weighed: Weighed, run: list[int], stamps: int, *, of_menus: bool) -> Iterator[int]:
    """Yield the places of a `run` of links and days, `stamps` of them, if they are a list."""
    links = len(run) - stamps
    if stamps and links >= MENU and stamps >= links - 1:
        yield from run
        return
    part: list[int] = []
    for place in [*run, None]:
        if place is not None and weighed.links[place] and (of_menus or weighed.listed[place]):
            part.append(place)
            continue
        if len(part) >= MENU:
            yield from part
        part = []


def related(weighed: Weighed, keeps: Sequence[bool]) -> Iterator[int]:
    """Yield the places of what stands below a heading such as 推荐阅读, with the heading; `keeps` tells the text so far.

    Above the first report of a page such a heading may be that of the text: only links below it are yielded.
    """
    reports = (place for place, keep in enumerate(keeps) if keep and weighed.is_report(place))
    first = next(reports, len(keeps))
    last = max((place for place, keep in enumerate(keeps) if keep), default=-1)
    place = 0
    while place < len(keeps):
        if not weighed.related[place]:
            place += 1
            continue
        heading, found = place, _Teasers(weighed, below_text=place > first)
        place += 1
        while place < len(keeps) and found.takes(place):
            place += 1
        teasers = found.until_end() if place > last else found.sure
        if heading + 1 in teasers:
            yield heading
        yield from teasers


_Teaser = Literal["link", "headline", "summary", "beside", "text"]


class _Teasers:
    """The lines below a heading over links: `sure` are the places of those that a link or a day proves to be teasers."""

    def __init__(self, weighed: Weighed, *, below_text: bool) -> None:
        self.sure: list[int] = []
        self._weighed = weighed
        self._below_text = below_text
        self._pending: list[int] = []
        self._before: _Teaser = "beside"
        self._summed_up = self._sums_up = False
        """Whether a summary was proved to be one, and whether one waits for its proof."""

    def takes(self, place: int) -> bool:
        """Take the line at `place`, if it may stand below the heading."""
        kind = self._kind(place)
        if kind == "text" or (kind == "summary" and self._before not in ("link", "headline")):
            return False
        if kind == "beside":
            return True
        self._pending.append(place)
        self._sums_up |= kind == "summary"
        if kind == "link":
            self.sure += self._pending
            self._summed_up |= self._sums_up
            self._pending, self._sums_up = [], False
        self._before = kind
        return True

    def until_end(self) -> list[int]:
        """Return the places of the teasers if nothing but these follows in the text."""
        if self._sums_up and not self._summed_up:
            return self.sure
        return self.sure + self._pending

    def _kind(self, place: int) -> _Teaser:
        weighed, line = self._weighed, self._weighed.lines[place]
        if weighed.furniture[place] or weighed.foot[place]:
            return "beside"
        if weighed.links[place]:
            return "link"
        if not self._below_text:
            return "text"
        length = weighed.lengths[place]
        if line.linked * 2 > length or is_stamp(line.text) or is_listed(line.text, length):
            return "link"
        if BYLINE.search(line.text) or begins_item(line.text):
            return "beside"
        return "summary" if "。" in line.text or DATED.match(line.text) else "headline"
