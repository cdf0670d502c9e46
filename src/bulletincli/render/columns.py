"""What every format is given: columns that know how to take their value from a row, and the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Literal, TypeVar, Union

Scalar = str | int | float | bool | None
Json = Union[Scalar, "Sequence[Json]", "dict[str, Json]"]

Audience = Literal["to all", "to people", "to programs"]

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its name, which is a heading and a key, and its value for a row.

    `value` may be a list or an object, as JSON writes it; `flat` is then the same for a cell of text. Tables
    leave out what is only `to programs`, the other formats what puts other columns together `to people`.
    """

    name: str
    value: Callable[[Row], Json]
    flat: Callable[[Row], Scalar] | None = None
    shown: Audience = "to all"

    def only(self, audience: Audience) -> Column[Row]:
        """Return the same column, shown only to `audience`."""
        return replace(self, shown=audience)

    def cell(self, row: Row) -> Scalar:
        """Return the value for one cell of text; a list of plain values is joined by semicolons."""
        if self.flat is not None:
            return self.flat(row)
        value = self.value(row)
        if isinstance(value, str | int | float | None):
            return value
        if isinstance(value, dict):
            raise TypeError(f"column {self.name!r} holds an object and has no flat form")
        return "; ".join(str(item) for item in value)


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """Columns and rows. The rows are read once; they may be an iterator over more than fits in memory."""

    columns: Sequence[Column[Row]]
    rows: Iterable[Row]

    def without(self, audience: Audience) -> Table[Row]:
        """Return the table without the columns shown only to `audience`."""
        return Table([column for column in self.columns if column.shown != audience], self.rows)

    @property
    def names(self) -> list[str]:
        """The columns' names in order."""
        return [column.name for column in self.columns]

    def cells(self) -> Iterator[list[Scalar]]:
        """Yield each row as cells of text."""
        for row in self.rows:
            yield [column.cell(row) for column in self.columns]

    def objects(self) -> Iterator[dict[str, Json]]:
        """Yield each row as an object with the columns' names for keys."""
        for row in self.rows:
            yield {column.name: column.value(row) for column in self.columns}


def plain_text(cell: Scalar) -> str:
    """Return a cell's text as CSV and tables show it: nothing for None, `true` and `false`."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell)


def is_numeric(column: Sequence[Scalar]) -> bool:
    """Tell a column of numbers, which people want aligned at the right."""
    kinds = {type(cell) for cell in column if cell is not None}
    return bool(kinds) and kinds <= {int, float}
