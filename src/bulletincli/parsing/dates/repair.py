"""Which reading of each damaged date a chronicle supports, chosen over all its entries at once.

The readings are weighed by what the document says of itself (headings, period, year) and by the order of its
entries, which rises within a section: of all choices the one with the least cost is found by dynamic
programming over the last date. What nothing supports is not believed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bulletincli.parsing.dates.damage import Damaged
from bulletincli.parsing.dates.expressions import DateExpression
from bulletincli.parsing.dates.words import Tens

_FALL: Final = 1.0
"""Cost of an entry that lies before the one above it."""
_RANGE_WITHOUT_SIGN: Final = 1.0
"""Cost of a range where no sign is left: 17 is the 17th before it is 1-7."""
_DAY_OF_RANGE: Final = 0.02
"""Cost of every day that a range lasts: few meetings go on for three weeks."""
_SIGN_WITHIN_DAY: Final = 0.7
"""Cost of reading a sign as that between month and day: 4-9."""
_SPLIT_MONTH: Final = 1.0
"""Cost of a range that takes a number apart which may be the month: 12-20 is 12月20日 before it is 1月2日 to 20日."""
_MONTH_AGAIN: Final = 1.2
"""Cost of a month of one's own below the heading of that month, where entries go without."""
_MONTH_AGAIN_IN_THREE_DIGITS: Final = 0.6
_OTHER_MONTH: Final = 4.0
"""Cost of a month that the document does not cover, where nothing but digits is left."""
_OTHER_MONTH_WITH_UNIT: Final = 2.5
_NO_MONTH: Final = 2.0
"""Cost of a day without a month where no heading gives one."""
_NO_DAY: Final = 0.8
_OTHER_YEAR: Final = 3.0
_DISBELIEF: Final = 6.0
"""Cost of no reading at all: more than that of any reading that the document could mean."""

_SHORTEST_NUMBERING: Final = 4
_ALIKE_WITHOUT_MONTH: Final = 3
_TENS_START: Final[Mapping[Tens, int]] = {"上旬": 1, "中旬": 11, "下旬": 21}

_Key = tuple[int, int]
"""Place of a date in the order of entries: rank of the month, day."""


@dataclass(frozen=True, slots=True)
class RepairHint:
    """What the document says at one entry.

    `months` are those that it covers, in order (empty if unknown); `heading_month` is that of the heading
    above the entry; `year` the one known there. Entries rise within one `section`.
    """

    months: tuple[int, ...] = ()
    heading_month: int | None = None
    year: int | None = None
    section: int = 0

    @property
    def covered(self) -> frozenset[int]:
        """All months that the document names for the entry."""
        return frozenset(self.months) | ({self.heading_month} if self.heading_month else frozenset())


def repair(
    items: Sequence[Damaged | DateExpression], hints: Sequence[RepairHint]
) -> list[DateExpression | None]:
    """Give for every item the expression to go on with: itself if whole, else one of its readings or None.

    `items` are the dates at the starts of the entries, in the order of the text, `hints` as many. None is for
    what the document does not support: a page number, the number of an item, a quantity. Raises `ValueError`
    if there are not as many hints as items.
    """
    if len(items) != len(hints):
        raise ValueError(f"{len(items)} items but {len(hints)} hints")
    hints = _with_months_of_whole_dates(items, hints)
    chosen = _cheapest(items, hints)
    numbering = _numbering(items)
    alike = Counter(
        reading.month is None
        for item, reading in zip(items, chosen, strict=True)
        if reading is not None
        and (isinstance(item, Damaged) or (reading.day is not None and not reading.month))
    )
    believed: list[DateExpression | None] = []
    for index, (item, reading, hint) in enumerate(zip(items, chosen, hints, strict=True)):
        if reading is None or not isinstance(item, Damaged):
            believed.append(reading)
            continue
        supported = index not in numbering and _is_supported(
            item, reading, hint, alike[reading.month is None]
        )
        believed.append(reading if supported else None)
    return believed


def _with_months_of_whole_dates(
    items: Sequence[Damaged | DateExpression], hints: Sequence[RepairHint]
) -> list[RepairHint]:
    """Let the months of the undamaged dates stand for the document's where these are unknown."""
    months = dict.fromkeys(
        item.month for item in items if isinstance(item, DateExpression) and item.month and not item.lunar
    )
    if not months:
        return list(hints)
    return [hint if hint.covered else replace(hint, months=tuple(months)) for hint in hints]


@dataclass(frozen=True, slots=True)
class _Path:
    """The choices up to an item, as a chain to the item before."""

    cost: float
    reading: DateExpression | None = None
    before: _Path | None = None


def _cheapest(
    items: Sequence[Damaged | DateExpression], hints: Sequence[RepairHint]
) -> list[DateExpression | None]:
    """Choose the readings that together cost least; of equals those listed first."""
    paths: dict[_Key | None, _Path] = {None: _Path(0.0)}
    section = hints[0].section if hints else 0
    for item, hint in zip(items, hints, strict=True):
        if hint.section != section:
            paths, section = {None: min(paths.values(), key=lambda path: path.cost)}, hint.section
        options: list[tuple[DateExpression | None, float]] = [(None, _DISBELIEF)]
        if isinstance(item, Damaged):
            options[:0] = [(reading, _cost(item, reading, hint)) for reading in item.readings]
        else:
            options = [(item, 0.0)]
        paths = _extend(paths, options, hint)
    path: _Path | None = min(paths.values(), key=lambda path: path.cost)
    chosen: list[DateExpression | None] = []
    while path is not None and path.before is not None:
        chosen.append(path.reading)
        path = path.before
    return chosen[::-1]


def _extend(
    paths: Mapping[_Key | None, _Path],
    options: Sequence[tuple[DateExpression | None, float]],
    hint: RepairHint,
) -> dict[_Key | None, _Path]:
    """Find the cheapest path to every last date after one more item.

    Where a path ends can cost one fall more or less, so paths that cost more than that above the best are
    dropped.
    """
    extended: dict[_Key | None, _Path] = {}
    keyed = [(reading, cost, _key(reading, hint) if reading else None) for reading, cost in options]
    for last, path in paths.items():
        for reading, cost, key in keyed:
            falls = key is not None and last is not None and key < last
            total = path.cost + cost + (_FALL if falls else 0.0)
            state = last if key is None else key
            if state not in extended or total < extended[state].cost:
                extended[state] = _Path(total, reading, path)
    limit = min(path.cost for path in extended.values()) + _FALL
    return {state: path for state, path in extended.items() if path.cost <= limit}


def _key(expression: DateExpression, hint: RepairHint) -> _Key | None:
    """Tell where the expression stands in the order; None for what has no day, or no month that is known."""
    day = _TENS_START[expression.period] if expression.period else expression.day
    only_month = hint.months[0] if len(hint.months) == 1 else None
    month = expression.month or hint.heading_month or only_month
    if day is None or month is None or expression.lunar or expression.form in ("relative", "same_day"):
        return None
    if month in hint.months:
        return hint.months.index(month), day
    return (month - hint.months[0] if hint.months else month), day


def _cost(item: Damaged, reading: DateExpression, hint: RepairHint) -> float:
    """Weigh how far a reading lies from what the document leads one to expect."""
    cost = _month_cost(item, reading, hint) + (_NO_DAY if reading.day is None else 0.0)
    if reading.end_day is not None:
        cost += 0.0 if item.signed else _RANGE_WITHOUT_SIGN
        cost += _DAY_OF_RANGE * ((reading.end_day - (reading.day or 0)) % 31)
        left = item.digits[:2]
        if reading.month is not None and reading.month < 10 and left.isdigit() and int(left) <= 12:
            cost += _SPLIT_MONTH
    elif item.signed:
        cost += _SIGN_WITHIN_DAY
    if reading.year is not None and hint.year is not None and reading.year != hint.year:
        cost += _OTHER_YEAR
    return cost


def _month_cost(item: Damaged, reading: DateExpression, hint: RepairHint) -> float:
    """Weigh the month of a reading, or its lack."""
    if reading.month is None:
        return 0.0 if hint.heading_month else _NO_MONTH
    if reading.month == hint.heading_month:
        return _MONTH_AGAIN if len(item.digits) < 3 else _MONTH_AGAIN_IN_THREE_DIGITS
    if hint.heading_month is None and (not hint.months or reading.month in hint.months):
        return 0.0
    return _OTHER_MONTH_WITH_UNIT if item.support == "unit" else _OTHER_MONTH


def _numbering(items: Sequence[Damaged | DateExpression]) -> frozenset[int]:
    """Find the bare numbers that count 1, 2, 3, 4 … without a break: numbers of items, not days."""
    found: set[int] = set()
    row: list[int] = []
    for index, item in enumerate(items):
        bare = isinstance(item, Damaged) and item.support in ("gap", "comma") and item.digits.isdigit()
        number = int(item.digits) if isinstance(item, Damaged) and bare else 0
        if number != len(row) + 1:
            row = []
        if number == len(row) + 1:
            row.append(index)
        if len(row) >= _SHORTEST_NUMBERING:
            found.update(row)
    return frozenset(found)


def _is_supported(item: Damaged, reading: DateExpression, hint: RepairHint, alike: int) -> bool:
    """Whether the document says enough for the reading to be believed.

    `alike` counts the document's dates of the same kind: damaged ones read with a month of their own, or all
    without one.
    """
    covered = hint.covered
    if reading.month is None:
        fits = hint.heading_month is not None or (len(covered) == 1 and alike >= 2)
    else:
        fits = reading.month in covered
    if item.support == "unit" or "月" in item.digits:
        return fits or not covered or item.since or reading.year is not None or reading.month is None
    if reading.year is not None:
        return item.support == "day_part" or (hint.year == reading.year and (fits or not covered))
    if not covered:
        return alike >= _ALIKE_WITHOUT_MONTH and (item.support == "day_part" or item.gap >= 2)
    with_month = reading.month is not None and len(item.digits) >= 3
    among_others = item.support != "line_end" and (alike >= 2 or item.gap >= 2)
    return fits and (item.support == "day_part" or with_month or among_others)
