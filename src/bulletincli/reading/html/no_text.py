"""Pages that are no bulletin: a portal's column, which only lists other pages, and one that says that it does not exist."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bulletincli.reading.html.headlines import DATED, is_pager, is_stamp
from bulletincli.reading.html.weighed import HEADLINE, MENU, Weighed
from bulletincli.reading.html.words import LABEL, tells_of_nothing

_SENTENCE: Final = re.compile(r"[。;\uff1b!\uff01?\uff1f]")
_DAY: Final = re.compile(
    r"\s*(?:(?:(?:19|20)\d\d\s?年\s?)?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?|\d{1,2}\s?日|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2})"
    r"(?:\s*(?:星期|周)[一二三四五六日天])?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?(?:\s*农历\S{2,8})?\s*"
)
"""A date at the beginning of a line, also as a page shows that of today."""

_EVENT: Final = 4
"""Characters from which on what stands behind a date is an event."""

_LONG: Final = 20
"""Characters from which on a line without a full stop is text all the same: names of columns are shorter."""

_MESSAGE: Final = 200
"""Characters up to which a text may be nothing but a message."""


def shows_text(weighed: Weighed) -> bool:
    """Tell a page with a sentence or a dated entry of its own, beside its title and the line of its source."""
    return any(
        weighed.text[place] >= _LONG
        and ("。" in line.text or (DATED.match(line.text) and not LABEL.search(line.text)))
        for place, line in enumerate(weighed.lines)
    )


def holds_only_links(weighed: Weighed) -> bool:
    """Tell a page without text of its own: headlines of other pages, and what belongs to such a list.

    Sentences, entries with a date, what stands below a date, the line of an article's source: each is text.
    """
    links = [place for place, link in enumerate(weighed.links) if link and not weighed.furniture[place]]
    dated = sum(_has_stamp(weighed, place) for place in links)
    headlines = sum(weighed.lengths[place] >= HEADLINE or _has_stamp(weighed, place) for place in links)
    own = [place for place in range(len(weighed.lines)) if _is_own(weighed, place)]
    if not headlines or not own:
        return headlines > 0
    bylines = sum(bool(LABEL.search(weighed.lines[place].text)) for place in own)
    if (headlines < MENU and not dated) or 0 < bylines <= max(1, headlines // 2):
        return False
    return not any(_is_text(weighed, place) for place in own)


def is_missing(weighed: Weighed, places: Sequence[int], title: str) -> bool:
    """Tell a page whose text, the lines at `places`, is the message that there is none."""
    lines = [weighed.lines[place].text for place in places]
    if sum(map(len, lines)) > _MESSAGE or any(LABEL.search(line) or DATED.match(line) for line in lines):
        return False
    return any(map(tells_of_nothing, (title, *lines)))


def _has_stamp(weighed: Weighed, place: int) -> bool:
    """Tell a headline with a day, in its line or in one of its own."""
    beside = weighed.lines[max(0, place - 1) : place + 2]
    return weighed.listed[place] or any(is_stamp(line.text) for line in beside)


def _is_own(weighed: Weighed, place: int) -> bool:
    text = weighed.lines[place].text
    return weighed.text[place] > 0 and not is_pager(text) and not is_stamp(text)


def _is_text(weighed: Weighed, place: int) -> bool:
    text = weighed.lines[place].text
    if _SENTENCE.search(text):
        return True
    if LABEL.search(text):
        return False
    day = _DAY.match(text)
    if day is None:
        return weighed.lengths[place] >= _LONG
    return len(text) - day.end() >= _EVENT or _is_over_text(weighed, place)


def _is_over_text(weighed: Weighed, place: int) -> bool:
    """Tell a date that is the heading of the line below it."""
    below = place + 1
    return (
        below < len(weighed.lines) and _is_own(weighed, below) and not _DAY.match(weighed.lines[below].text)
    )
