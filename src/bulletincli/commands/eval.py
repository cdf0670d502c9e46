"""`bulletin eval`: how right the parser is, against answers written by hand."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from bulletincli.errors import EXIT_FOUND
from bulletincli.render.cells import visible
from bulletincli.render.columns import Column, Json, Table
from bulletincli.render.json_form import line
from bulletincli.render.write import Style, write

if TYPE_CHECKING:
    from bulletincli.evaluation.differences import Difference
    from bulletincli.evaluation.evaluate import Report

EXAMPLES: Final = """\b
Examples:
  bulletin eval tests/gold --text data
  bulletin eval tests/gold --text data --only xihu --errors
  bulletin eval tests/gold --text data --json
"""


def run(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="The folder of answers, NAME.jsonl each.")],
    *,
    text: Annotated[
        Path | None,
        typer.Option("--text", metavar="DIR", help="The folder of texts, NAME.txt each. [GOLD_DIR]"),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="NAME", help="Only answers whose names begin so; may be repeated."),
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List every difference, each with its sentence.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Compare the parser with answers written by hand.

    events, people, roles, names, places and offices have precision, recall and F1; the others the share
    of answers that are the same. CONTRIBUTING.md says how answers are written.
    """
    from bulletincli.evaluation.evaluate import evaluate  # noqa: PLC0415 - only here
    from bulletincli.parsing.parse import parse  # noqa: PLC0415 - the parser

    report = evaluate(gold, text or gold, parse, only=tuple(only or ()))
    if json:
        found: dict[str, Json] = dict(_figures(report))
        if errors:
            found["differences"] = [_difference(one) for one in report.differences]
        print(line(found))
        return EXIT_FOUND
    if errors:
        for one in report.differences:
            print(visible(one.case) + (f"\n    {visible(one.sentence)}" if one.sentence else ""))
    style = Style(terminal=sys.stdout.isatty())
    write(Table(_COLUMNS, list(_figures(report).items())), style, sys.stdout)
    return EXIT_FOUND


def _figures(report: Report) -> dict[str, dict[str, Json]]:
    """Return each field's figures by the short names that they are known by."""
    from bulletincli.evaluation.figures import Overlap  # noqa: PLC0415 - only here

    figures: dict[str, dict[str, Json]] = {}
    for field, figure in report.figures:
        if isinstance(figure, Overlap):
            rates: dict[str, Json] = {"p": figure.precision, "r": figure.recall, "f1": figure.f1}
            figures[field] = rates | {"hit": figure.hit, "found": figure.found, "gold": figure.gold}
        else:
            figures[field] = {"rate": figure.rate, "hit": figure.hit, "of": figure.of, "false": figure.false}
    return figures


def _difference(one: Difference) -> dict[str, Json]:
    return {
        "document": one.document,
        "event": one.event,
        "field": one.field,
        "subject": one.subject,
        "expected": one.expected,
        "got": one.got,
        "line": one.line,
        "sentence": one.sentence,
    }


_Line = tuple[str, dict[str, Any]]


def _share(key: str) -> Column[_Line]:
    """Return the column of a figure from 0 to 1, with three places."""
    return Column(key, lambda line: None if line[1].get(key) is None else f"{line[1][key]:.3f}")


def _count(key: str) -> Column[_Line]:
    return Column(key, lambda line: line[1].get(key))


_COLUMNS: Final[tuple[Column[_Line], ...]] = (
    Column("figure", lambda line: line[0]),
    *map(_share, ("f1", "rate", "p", "r")),
    *map(_count, ("hit", "found", "gold", "of", "false")),
)
