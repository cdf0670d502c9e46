"""Which reading of each damaged date a chronicle supports, chosen over all its entries at once.

The readings are weighed by what the document says of itself (headings, period, year) and by the order of its entries,
which rises within a section: of all choices the one with the least cost is found by dynamic programming over the last
date. What nothing supports is not believed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bulletincli.parsing.dates.damage import Damaged
from bulletincli.parsing.dates.expressions import DateExpression
from bulletincli.parsing.dates.words import Tens

_FALL: Final = 1.0
"""Cost of an entry that lies before the one above it."""
_UNSIGNED_RANGE: Final = 1.0
"""Cost of reading a range where no sign is left: 17 is the 17th before it is 1-7."""
_SIGNED_DAY: Final = 0.7
"""Cost of reading a sign as that between month and day: 4-9."""
_OTHER_MONTH: Final = 4.0
"""Cost of a month that the document does not cover, where nothing but digits is left."""
_OTHER_MONTH_WITH_UNIT: Final = 2.5
_NO_MONTH: Final = 2.0
"""Cost of a day without a month where no heading gives one."""
_OTHER_YEAR: Final = 3.0
_DISBELIEF: Final = 6.0
"""Cost of no reading at all: more than that of any reading that the document could mean."""

_Key = tuple[int, int]
"""Place of a date in the order of entries: rank of the month, day."""
_TENS_START: Final[Mapping[Tens, int]] = {"上旬": 1, "中旬": 11, "下旬": 21}


@dataclass(frozen=True, slots=True)
class RepairHint:
    """What the document says at one entry.

    `months` are those that it covers, in order (empty if unknown); `heading_month` is the heading's above the entry; `year`
    the one known there. Entries rise within one `section`.
    """

    months: tuple[int, ...] = ()
    heading_month: int | None = None
    year: int | None = None
    section: int = 0


def repair(
    items: Sequence[Damaged | DateExpression], hints: Sequence[RepairHint]
) -> list[DateExpression | None]:
    """For every item the expression to go on with: undamaged ones as they are, for damaged ones the reading, or None.

    `items` are the dates at the starts of the entries, in the order of the text, and `hints` as many. None is for what the
    document does not support: a page number, the number of an item, a quantity.
    """
    if len(items) != len(hints):
        raise ValueError(f"{len(items)} items but {len(hints)} hints")
    hints = _with_months_of_anchors(items, hints)
    chosen = _cheapest(items, hints)
    numbering = _numbering(items, chosen)
    result: list[DateExpression | None] = []
    for index, (item, reading) in enumerate(zip(items, chosen, strict=True)):
        if isinstance(item, Damaged) and reading is not None:
            alike = _alike(items, chosen, index)
            believed = index not in numbering and _is_supported(item, reading, hints[index], alike)
            result.append(reading if believed else None)
        else:
            result.append(reading)
    return result


def _with_months_of_anchors(
    items: Sequence[Damaged | DateExpression], hints: Sequence[RepairHint]
) -> list[RepairHint]:
    """Where the document's months are unknown, those of its undamaged dates stand for them."""
    months = tuple(
        dict.fromkeys(
            item.month for item in items if isinstance(item, DateExpression) and item.month and not item.lunar
        )
    )
    return [
        hint if hint.months or hint.heading_month or not months
        else RepairHint(months, None, hint.year, hint.section)
        for hint in hints
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Path:
    """The choices up to an item, as a chain to the item before."""

    cost: float
    reading: DateExpression | None
    before: _Path | None


def _cheapest(
    items: Sequence[Damaged | DateExpression], hints: Sequence[RepairHint]
) -> list[DateExpression | None]:
    """The readings that together cost least; of equals those listed first."""
    paths: dict[_Key | None, _Path] = {None: _Path(0.0, None, None)}
    section = hints[0].section if hints else 0
    for item, hint in zip(items, hints, strict=True):
        if hint.section != section:
            best = min(paths.values(), key=lambda path: path.cost)
            paths, section = {None: best}, hint.section
        options: list[tuple[DateExpression | None, float]] = (
            [(item, 0.0)]
            if isinstance(item, DateExpression)
            else [(reading, _cost(item, reading, hint)) for reading in item.readings] + [(None, _DISBELIEF)]
        )
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
    """The cheapest path to every last date after one more item."""
    extended: dict[_Key | None, _Path] = {}
    for last, path in paths.items():
        for reading, cost in options:
            key = _key(reading, hint) if reading else None
            falls = key is not None and last is not None and key < last
            total = path.cost + cost + (_FALL if falls else 0.0)
            state = last if key is None else key
            if state not in extended or total < extended[state].cost:
                extended[state] = _Path(total, reading, path)
    return extended


def _key(expression: DateExpression, hint: RepairHint) -> _Key | None:
    """Where the expression stands in the order; None for what has no day, or no month that is known."""
    day = _TENS_START[expression.period] if expression.period else expression.day
    month = expression.month or hint.heading_month or (hint.months[0] if len(hint.months) == 1 else None)
    if day is None or month is None or expression.lunar or expression.form in ("relative", "same_day"):
        return None
    if month in hint.months:
        return hint.months.index(month), day
    return (month - hint.months[0] if hint.months else month), day


def _cost(item: Damaged, reading: DateExpression, hint: RepairHint) -> float:
    """How far a reading lies from what the document leads one to expect."""
    cost = 0.0
    signed = any(sign in item.digits for sign in "-~至")
    if reading.end_day is not None:
        cost += 0.0 if signed else _UNSIGNED_RANGE
    elif signed:
        cost += _SIGNED_DAY
    if reading.month is None:
        cost += 0.0 if hint.heading_month else _NO_MONTH
    elif hint.heading_month is not None:
        cost += _UNSIGNED_RANGE * 1.2 if reading.month == hint.heading_month else _OTHER_MONTH
    elif hint.months and reading.month not in hint.months:
        cost += _OTHER_MONTH_WITH_UNIT if item.support == "unit" else _OTHER_MONTH
    if reading.year is not None and hint.year is not None and reading.year != hint.year:
        cost += _OTHER_YEAR
    return cost + (0.8 if reading.day is None else 0.0)


def _alike(
    items: Sequence[Damaged | DateExpression], chosen: Sequence[DateExpression | None], index: int
) -> int:
    """How many damaged dates, this one included, were read in the same way: with or without a month of their own."""
    own = chosen[index]
    return sum(
        isinstance(item, Damaged) and reading is not None and own is not None
        and (reading.month is None) == (own.month is None)
        for item, reading in zip(items, chosen, strict=True)
    )  # fmt: skip


def _numbering(
    items: Sequence[Damaged | DateExpression], chosen: Sequence[DateExpression | None]
) -> frozenset[int]:
    """The bare numbers that count 1, 2, 3, 4 … without a break: items of a list, not days."""
    found: set[int] = set()
    row: list[int] = []
    for index, item in enumerate(items):
        bare = isinstance(item, Damaged) and item.support in ("gap", "comma") and item.digits.isdigit()
        number = int(item.digits) if isinstance(item, Damaged) and bare else 0
        if number == len(row) + 1 and bare:
            row.append(index)
            continue
        found.update(row if len(row) >= 4 else ())
        row = [index] if number == 1 else []
    found.update(row if len(row) >= 4 else ())
    return frozenset(index for index in found if chosen[index] is not None)


def _is_supported(item: Damaged, reading: DateExpression, hint: RepairHint, alike: int) -> bool:
    """Whether the document says enough for the reading to be believed."""
    covered = {*hint.months, hint.heading_month} - {None}
    if item.support == "unit":
        return (
            reading.month is None
            or not covered
            or reading.month in covered
            or item.since
            or reading.year is not None
        )
    if reading.year is not None:
        return item.support == "day_part" or (
            hint.year == reading.year and (not covered or reading.month in covered)
        )
    if not covered:
        return alike >= 3 and (item.support == "day_part" or item.gap >= 2)
    month_fits = (
        reading.month in covered if reading.month else hint.heading_month is not None or len(covered) == 1
    )
    if not month_fits:
        return False
    match item.support:
        case "day_part":
            return True
        case "line_end":
            return reading.month is not None and len(item.digits) >= 3
        case _:
            return alike >= 2 or item.gap >= 2 or (reading.month is not None and len(item.digits) >= 3)
