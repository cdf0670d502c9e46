"""Tables of a page: each row becomes one run, so that what is read column by column is never the cells of one."""

from __future__ import annotations

from collections.abc import Sequence

from bulletincli.reading.pdf.boxes import Run, Sheet
from bulletincli.reading.pdf.cells import LONG, Cell, row_run
from bulletincli.reading.pdf.grids import grids, open_grids, rows_within
from bulletincli.reading.pdf.keyed import is_key, split
from bulletincli.reading.pdf.ledgers import ledgers
from bulletincli.reading.pdf.runs import rows

Row = list[Cell]


def with_tables(sheet: Sheet) -> tuple[Run, ...]:
    """Return the page's runs with a run for each row of a table in the place of those of its cells."""
    found = sheet.runs
    for grid in grids(sheet.rules):
        table = [part for row in rows_within(grid, found) for part in _parts(row)]
        if _is_table(table):
            found = _with_rows(found, table, grid.xs[0], grid.xs[-1])
    for grid in open_grids(sheet.rules, found):
        table = [part for row in rows_within(grid, found) for part in _parts(row)]
        if _is_table(table, open_=True):
            found = _with_rows(found, table, grid.xs[0], grid.xs[-1])
    for table in ledgers(found):
        runs = [run for row in table for cell in row for run in cell.runs]
        found = _with_rows(found, table, min(run.x0 for run in runs), max(run.x1 for run in runs))
    return found


def _parts(row: Row) -> list[Row]:
    """Return the rows within a drawn one: some tables have rules only between their columns."""
    for number, cell in enumerate(row):
        dates = sum(1 for line in rows(cell.runs) if all(is_key(run.text) for run in line))
        if dates > 1:
            return split(row, number) or [row]
    return [row]


def _is_table(table: Sequence[Row], *, open_: bool = False) -> bool:
    """Tell a table from boxes around articles: most of its rows have a short cell, all if it is open."""
    lengths = [[sum(len(run.text) for run in cell.runs) for cell in row if cell.runs] for row in table]
    several = [length for length in lengths if len(length) > 1]
    short = sum(1 for length in several if min(length) < LONG)
    if open_ or len(several) < 2:  # the columns of a framed page are no row, even if the last one is short
        return short == len(several) > open_ and several[0][0] < LONG
    return 2 * short > len(several)


def _with_rows(runs: Sequence[Run], table: Sequence[Row], left: float, right: float) -> tuple[Run, ...]:
    gone = {id(run) for row in table for cell in row for run in cell.runs}
    kept = [run for run in runs if id(run) not in gone]
    return (*kept, *(row_run(row, left, right) for row in table if any(cell.runs for cell in row)))
