"""`bulletin eval`: how right the parser is, against answers written by hand."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from bulletincli.commands.shared.lexicon import OwnWords
from bulletincli.commands.shared.output import say
from bulletincli.errors import EXIT_FOUND
from bulletincli.render.cells import visible
from bulletincli.render.columns import Column, Json, Table
from bulletincli.render.json_form import line
from bulletincli.render.write import Style, write, write_heading

if TYPE_CHECKING:
    from bulletincli.evaluation.baseline import Changes
    from bulletincli.evaluation.differences import Difference
    from bulletincli.evaluation.evaluate import Report
    from bulletincli.evaluation.figures import Figures

EXAMPLES: Final = """\b
Examples:
  bulletin eval tests/gold --text data
  bulletin eval tests/gold --text data --only xihu --errors
  bulletin eval tests/gold --text data --total --against tests/gold/figures.json
  bulletin eval tests/made_up --json
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
    total: Annotated[bool, typer.Option("--total", help="Leave out the tables of single documents.")] = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="List every difference, each with its sentence.")
    ] = False,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against", metavar="FILE", help="Committed figures: say which moved and which cases flipped."
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    words: OwnWords,
) -> int:
    """Compare the parser with answers written by hand.

    A table a document, then one over all of them. events, people, roles, names, places and offices have
    precision, recall and F1; the others the share of answers that are the same. docs/accuracy.md explains
    each figure, CONTRIBUTING.md how answers are written.
    """
    words.install()
    from bulletincli.evaluation.evaluate import evaluate  # noqa: PLC0415 - only here
    from bulletincli.parsing.parse import parse  # noqa: PLC0415 - the parser

    report = evaluate(gold, text or gold, parse, only=tuple(only or ()))
    moved = None if against is None else _changes(report, against, whole=not only)
    if json:
        print(line(_object(report, moved, errors=errors, documents=not total)))
        return EXIT_FOUND
    _print_tables(report, errors=errors, documents=not total)
    if moved is not None:
        _print_changes(moved, against)
    return EXIT_FOUND


def _print_tables(report: Report, *, errors: bool, documents: bool) -> None:
    """Print the figures of each document, with its differences, and those over all."""
    style = Style(terminal=sys.stdout.isatty())
    for one in report.documents:
        if documents:
            write_heading(one.document, style, sys.stdout)
            write(_table(one.figures), style, sys.stdout)
        for difference in one.differences if errors else ():
            print(visible(difference.case))
            if difference.sentence:
                print(f"    line {difference.line}: {visible(difference.sentence)}")
        if documents or (errors and one.differences):
            print()
    if not documents or len(report.documents) > 1:
        write_heading(_all_of(report), style, sys.stdout)
        write(_table(report.figures), style, sys.stdout)


def _all_of(report: Report) -> str:
    count = len(report.documents)
    return "1 document" if count == 1 else f"all {count} documents"


def _changes(report: Report, against: Path, *, whole: bool) -> Changes:
    """Compare with committed figures; those over all documents only if all were measured."""
    from bulletincli.evaluation.baseline import Baseline, changes  # noqa: PLC0415 - only here

    before, now = Baseline.read(against), Baseline.of(report)
    return changes(before, now) if whole else changes(before.only(now.documents), now.only(now.documents))


def _print_changes(moved: Changes, against: Path | None) -> None:
    lines = list(moved.lines())
    if lines:
        print(f"\nagainst {against}")
    else:
        say(f"nothing moved against {against}")
    for one in lines:
        print(visible(one))


def _object(report: Report, moved: Changes | None, *, errors: bool, documents: bool) -> dict[str, Json]:
    """Return the figures by field, then what else was asked for, as JSON has it."""
    found: dict[str, Json] = dict(_figures(report.figures))
    if documents:
        found["documents"] = {one.document: dict(_figures(one.figures)) for one in report.documents}
    if errors:
        found["differences"] = [_difference(one) for one in report.differences]
    if moved is not None:
        found["changes"] = {
            "moved": [
                {"document": one.document, "measure": one.measure, "before": one.before, "now": one.now}
                for one in moved.moved
            ],
            "newly_wrong": list(moved.newly_wrong),
            "newly_right": list(moved.newly_right),
        }
    return found


def _figures(figures: Figures) -> dict[str, dict[str, Json]]:
    """Return each field's figures by the short names that they are known by."""
    from bulletincli.evaluation.figures import Overlap  # noqa: PLC0415 - only here

    named: dict[str, dict[str, Json]] = {}
    for field, figure in figures:
        if isinstance(figure, Overlap):
            rates: dict[str, Json] = {"p": figure.precision, "r": figure.recall, "f1": figure.f1}
            named[field] = rates | {"hit": figure.hit, "found": figure.found, "gold": figure.gold}
        else:
            named[field] = {"rate": figure.rate, "hit": figure.hit, "of": figure.of, "false": figure.false}
    return named


def _table(figures: Figures) -> Table[_Line]:
    return Table(_COLUMNS, list(_figures(figures).items()))


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
