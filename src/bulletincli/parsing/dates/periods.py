"""The period that a bulletin covers, as the document record writes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from bulletincli.model import PartialDate

_MOST_MONTHS: Final = 60


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, both ends included; each end a year, a month or a day."""

    start: PartialDate
    end: PartialDate

    @classmethod
    def parse(cls, written: str) -> Period:
        """Read `2022`, `2022-04`, `2021-07/2021-09` or, of an unknown year, `--05`. Raises `NotADateError`."""
        start, _, end = written.partition("/")
        return cls(PartialDate.parse(start), PartialDate.parse(end or start))

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"

    def months(self) -> tuple[tuple[int | None, int], ...]:
        """List year and month of every month that it covers, in order; at most five years of them."""
        first, last = self.start.month or 1, self.end.month or 12
        if self.start.year is None or self.end.year is None:
            count = (last - first) % 12 + 1
            return tuple((None, (first - 1 + ahead) % 12 + 1) for ahead in range(count))
        count = (self.end.year - self.start.year) * 12 + last - first + 1
        return tuple(
            (self.start.year + (first - 1 + ahead) // 12, (first - 1 + ahead) % 12 + 1)
            for ahead in range(min(count, _MOST_MONTHS))
        )

    def year_of(self, month: int) -> int | None:
        """Tell the year in which the period has this month, if that is one year only."""
        years = {year for year, covered in self.months() if covered == month}
        return years.pop() if len(years) == 1 else None

    @property
    def turns(self) -> bool:
        """Whether it goes over the New Year of a year that it does not name: `--12-28/--01-03`."""
        start, end = self.start, self.end
        return start.year is None and (start.month or 0, start.day or 0) > (end.month or 0, end.day or 31)

    def beginning_in(self, year: int) -> Period:
        """Give it with the year that it begins in, if it names none. Raises `NotADateError` (29 February)."""
        if self.start.year is not None:
            return self
        return Period(replace(self.start, year=year), replace(self.end, year=year + self.turns))
