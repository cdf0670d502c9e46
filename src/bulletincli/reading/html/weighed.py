"""What each line of a page is: text, a link to another page, furniture."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from bulletincli.reading.html.headlines import DATED, is_listed
from bulletincli.reading.html.line import Line
from bulletincli.reading.html.tree import Page
from bulletincli.reading.html.words import BYLINE, LABEL, kind_of

HEADLINE: Final = 12
"""Characters from which on a link is a headline rather than a part of a menu."""

MENU: Final = 3
"""So many links in a row are a menu, or headlines of other pages."""

_SENTENCE: Final = 15
"""Characters of a sentence of a page from which on it has a text beside its links."""

_REPORT: Final = 40
"""Characters from which on a line with a full stop is text wherever it stands."""


class Weighed:
    """The lines of a page with what each is: `text` is its weight as text, in characters, 0 for furniture."""

    def __init__(self, page: Page, lines: Sequence[Line]) -> None:
        self.page = page
        self.lines = lines
        self.lengths = [line.length for line in lines]
        kinds = [kind_of(line.text) for line in lines]
        self.furniture = [kind == "furniture" for kind in kinds]
        self.foot = [kind == "foot" for kind in kinds]
        self.related = [kind == "related" for kind in kinds]
        self.listed = [is_listed(line.text, line.linked) for line in lines]
        self._tells_itself = any(map(self._is_own_sentence, range(len(lines))))
        self.links = [self._is_link(place) for place in range(len(lines))]
        self.text = [self._weight(place) for place in range(len(lines))]
        self.total = sum(self.text)
        weights, counts = [0] * len(page.nodes), [0] * len(page.nodes)
        for line, weight in zip(lines, self.text, strict=True):
            weights[line.at] += weight
            counts[line.at] += weight > 0
        self._weights = list(accumulate(weights, initial=0))
        self._counts = list(accumulate(counts, initial=0))

    def within(self, place: int) -> int:
        """Return the weight of the text in the node at `place`."""
        return self._weights[self.page.ends[place]] - self._weights[place]

    def count(self, place: int) -> int:
        """Return how many lines of text begin in the node at `place`."""
        return self._counts[self.page.ends[place]] - self._counts[place]

    def is_neutral(self, place: int) -> bool:
        """Tell a line that nothing tells against."""
        return not self.furniture[place] and not self.links[place]

    def is_report(self, place: int) -> bool:
        """Tell a line that is text wherever it stands."""
        text = self.lines[place].text
        return self.text[place] >= _REPORT and "。" in text and not self.foot[place]

    def _is_link(self, place: int) -> bool:
        line = self.lines[place]
        if self.listed[place]:
            return True
        if line.linked * 2 <= self.lengths[place]:
            return False
        if "。" in line.text:
            return False
        if self._tells_itself:
            return not LABEL.search(line.text)
        return not DATED.match(line.text) and not BYLINE.search(line.text)

    def _is_own_sentence(self, place: int) -> bool:
        """Tell a sentence of the page without a link in it.

        Beside such, a link that begins with a date is a headline of another page, and no entry of a chronicle.
        """
        line = self.lines[place]
        plain = not (line.linked or self.furniture[place] or self.foot[place])
        return plain and "。" in line.text and self.lengths[place] >= _SENTENCE

    def _weight(self, place: int) -> int:
        if self.furniture[place] or self.links[place] or self.foot[place]:
            return 0
        return self.lengths[place]
