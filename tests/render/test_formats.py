from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from bulletincli.render.cells import width
from bulletincli.render.columns import Column, Table, plain_text
from bulletincli.render.write import FORMATS, Format, FormatOptionError, Style, write


def written(table: Table[Any], style: Style) -> str:
    out = io.StringIO(newline="")
    write(table, style, out)
    return out.getvalue()


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_as_before(
    hard: Table[Any], form: Format, same_as_golden: Callable[[str, str], None]
) -> None:
    same_as_golden(f"piped.{form}", written(hard, Style(form)))


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_terminal_as_before(
    hard: Table[Any],
    columns: int,
    same_as_golden: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    same_as_golden(f"terminal-{columns}.table", written(hard, Style("table", terminal=True)))


@pytest.mark.parametrize("columns", [20, 33, 40, 61, 80, 120])
def test_nothing_is_cropped_on_a_terminal_and_no_line_is_too_long(
    hard: Table[Any], columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    output = written(hard, Style("table", terminal=True))
    assert all(width(line) <= columns for line in output.split("\n"))
    assert output.count("很") == output.count("字") == 12


def test_csv_is_read_back_as_the_same_values(hard: Table[Any]) -> None:
    rows = list(csv.reader(io.StringIO(written(hard, Style("csv")), newline="")))
    seen = hard.without("to people")
    assert rows[0] == seen.names
    assert rows[1:] == [[plain_text(cell) for cell in row] for row in seen.cells()]


def test_tsv_is_read_back_as_the_same_values(hard: Table[Any]) -> None:
    rows = list(csv.reader(io.StringIO(written(hard, Style("tsv")), newline=""), "excel-tab"))
    assert rows[1:] == [[plain_text(cell) for cell in row] for row in hard.without("to people").cells()]


def test_json_and_ndjson_hold_the_same_objects(hard: Table[Any]) -> None:
    objects = list(hard.without("to people").objects())
    assert json.loads(written(hard, Style("json"))) == objects
    assert [json.loads(line) for line in written(hard, Style("ndjson")).splitlines()] == objects


@pytest.mark.parametrize(
    ("form", "output"),
    [
        ("csv", "a\n"),
        ("tsv", "a\n"),
        ("json", "[]\n"),
        ("ndjson", ""),
        ("md", "| a   |\n| --- |\n"),
        ("table", "a\n"),
    ],
)
def test_no_rows(form: Format, output: str) -> None:
    assert written(Table([Column("a", str)], []), Style(form)) == output


def test_one_empty_value_is_a_row_not_a_blank_line() -> None:
    assert written(Table([Column("a", lambda row: row)], [None]), Style("csv")) == 'a\n""\n'


@pytest.mark.parametrize("form", ["table", "csv", "tsv"])
def test_without_header(form: Format) -> None:
    assert written(Table([Column("a", lambda row: row)], ["x"]), Style(form, header=False)) == "x\n"


def test_byte_order_mark() -> None:
    assert written(Table([Column("a", str)], [1]), Style("csv", bom=True)) == "\ufeffa\n1\n"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"format": "json", "bom": True}, "--bom goes with csv and tsv, not with json"),
        ({"format": "json", "excel_safe": True}, "--excel-safe goes with csv and tsv, not with json"),
        ({"format": "md", "header": False}, "--no-header goes with table, csv and tsv, not with md"),
    ],
)
def test_an_option_that_a_format_has_no_use_for(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(FormatOptionError, match=message):
        Style(**settings)


@pytest.mark.parametrize("form", FORMATS)
def test_no_control_character_reaches_a_terminal(
    hard: Table[Any], form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    output = written(hard, Style(form, terminal=True))
    assert not set(output) & {chr(code) for code in [*range(9), *range(11, 32), *range(0x7F, 0xA0), 0x202E]}


@pytest.mark.parametrize(
    ("value", "csv"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("--04-28", "'--04-28"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("4月28日", "4月28日"),
        (-7, "-7"),
        ("a=1", "a=1"),
    ],
)
def test_formulas_are_guarded_for_spreadsheets_alone(value: str | int, csv: str) -> None:
    table = Table([Column("a", lambda row: row)], [value])
    assert written(table, Style("csv", excel_safe=True)) == f"a\n{csv}\n"
    assert written(table, Style("csv")) == f"a\n{csv.replace(chr(39), '')}\n"


def test_rows_are_written_as_they_come() -> None:
    """A long export begins before its last row is known."""
    out = io.StringIO()

    def rows() -> Any:
        yield 1
        assert out.getvalue() == "a\n1\n"
        yield 2

    write(Table([Column("a", lambda row: row)], rows()), Style("csv"), out)
    assert out.getvalue() == "a\n1\n2\n"
