"""Putting out a table: the one table of formats, and what each may be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TextIO, cast

from bulletincli.errors import BulletinError
from bulletincli.render.cells import visible
from bulletincli.render.columns import Row, Table
from bulletincli.render.json_form import write_json, write_ndjson
from bulletincli.render.markdown import escaped, write_markdown
from bulletincli.render.plain import write_plain
from bulletincli.render.separated import write_separated

Format = Literal["table", "csv", "tsv", "json", "ndjson", "md"]
FORMATS: Final[tuple[Format, ...]] = ("table", "csv", "tsv", "json", "ndjson", "md")

_WITH_BOM: Final = frozenset(("csv", "tsv"))
_WITH_OPTIONAL_HEADER: Final = frozenset(("table", "csv", "tsv"))

BYTE_ORDER_MARK: Final = "\ufeff"


class FormatOptionError(BulletinError):
    """An option that the format has no use for."""


@dataclass(frozen=True, slots=True)
class Style:
    """How rows are put out. `terminal` tells whether people watch.

    `bom` helps spreadsheets to know UTF-8, `excel_safe` keeps them from running text as formulas.
    """

    format: Format = "table"
    header: bool = True
    bom: bool = False
    terminal: bool = False
    excel_safe: bool = False

    def __post_init__(self) -> None:
        if self.excel_safe and self.format not in _WITH_BOM:
            raise FormatOptionError(f"--excel-safe goes with csv and tsv, not with {self.format}")
        if self.bom and self.format not in _WITH_BOM:
            raise FormatOptionError(f"--bom goes with csv and tsv, not with {self.format}")
        if not self.header and self.format not in _WITH_OPTIONAL_HEADER:
            raise FormatOptionError(f"--no-header goes with table, csv and tsv, not with {self.format}")

    @property
    def for_people(self) -> bool:
        """Whether the format is one that people read: fewer columns, sections with headings."""
        return self.format in {"table", "md"}


def write(table: Table[Row], style: Style, out: TextIO) -> None:
    """Write `table` to `out`."""
    table = table.without("to programs" if style.for_people else "to people")
    if style.bom:
        out.write(BYTE_ORDER_MARK)
    if style.terminal and not style.for_people:
        out = cast(TextIO, _Harmless(out))
    match style.format:
        case "csv":
            write_separated(table, out, separator=",", header=style.header, guarded=style.excel_safe)
        case "tsv":
            write_separated(table, out, separator="\t", header=style.header, guarded=style.excel_safe)
        case "json":
            write_json(table, out)
        case "ndjson":
            write_ndjson(table, out)
        case "md":
            write_markdown(table, out)
        case "table" if style.terminal:
            from bulletincli.render.terminal import write_terminal  # noqa: PLC0415 - loads rich

            write_terminal(table, out, header=style.header)
        case "table":
            write_plain(table, out, header=style.header)


def write_heading(text: str, style: Style, out: TextIO) -> None:
    """Write a line above a table, in the formats for people."""
    if style.format == "md":
        out.write(f"## {escaped(text)}\n\n")
    elif style.format == "table":
        out.write(f"{visible(text)}\n")


def write_paragraph(text: str, style: Style, out: TextIO) -> None:
    """Write lines of text, in the formats for people."""
    if style.format == "md":
        out.write(f"{escaped(text)}\n\n")
    elif style.format == "table":
        out.write(visible(text, keep="\n") + "\n")


def write_section(heading: str, table: Table[Row], style: Style, out: TextIO) -> None:
    """Write a table under a heading, after a blank line, for people; nothing if it has no row."""
    rows = list(table.rows)
    if rows:
        out.write("\n")
        write_heading(heading, style, out)
        write(Table(table.columns, rows), style, out)


@dataclass(frozen=True, slots=True)
class _Harmless:
    """A terminal that gets data in a form for programs: as it is, but for what would steer the terminal."""

    out: TextIO

    def write(self, text: str) -> int:
        return self.out.write(visible(text, keep="\n\t"))
