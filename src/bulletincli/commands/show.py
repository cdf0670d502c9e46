"""`bulletin show`: one event whole, with what was read from it marked in its text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated, Final

import typer

from bulletincli.commands.shared.event_columns import EVENT_COLUMNS, TEXT, of, when
from bulletincli.commands.shared.options import Database
from bulletincli.commands.shared.output import Form
from bulletincli.errors import EXIT_FOUND
from bulletincli.render.columns import Column, Table
from bulletincli.render.marked import Stretch, bracketed, write_marked
from bulletincli.render.write import Style, write, write_heading, write_paragraph, write_section
from bulletincli.store.rows import EventDetail, MentionPart, OfficePart, PersonPart

EXAMPLES: Final = """\b
Examples:
  bulletin show b77dbd097825-1946
  bulletin show b77dbd097825-194            (the beginning is enough, if only one event has it)
  bulletin show b77dbd097825-1946 --json
"""

_SURE: Final = 0.9
"""A date written in the text is told with its confidence only below this."""


def run(
    event: Annotated[
        str, typer.Argument(metavar="EVENT", help="An event id, as timeline, who and search list them.")
    ],
    form: Form,
    database: Database,
) -> int:
    """Show one event whole, with its text marked.

    People, titles, offices, dates and places are marked where they were read. On a terminal the marks
    are colours; elsewhere they are brackets that name what they hold, as in [title 区长][person 陶亿国].
    """
    with database.reader() as reader:
        detail = reader.event(event)
    style = form.style
    if style.for_people:
        _put_page(detail, style)
    else:
        write(Table(_COLUMNS, [detail]), style, sys.stdout)
    return EXIT_FOUND


def _put_page(detail: EventDetail, style: Style) -> None:
    write_heading("  ".join(_headline(detail)), style, sys.stdout)
    for line in _provenance(detail):
        write_paragraph(line, style, sys.stdout)
    sys.stdout.write("\n")
    text = detail.event.text.rstrip()
    stretches = [Stretch(mark.kind, mark.span) for mark in detail.marks if mark.span.end <= len(text)]
    if style.terminal and style.format == "table":
        write_marked(text, stretches, sys.stdout)
    else:
        write_paragraph(bracketed(text, stretches), style, sys.stdout)
    people = detail.event.people
    columns = [*_PEOPLE, _CONFIDENCE] if any(part.confidence is not None for part in people) else _PEOPLE
    write_section("people", Table(columns, people), style, sys.stdout)
    write_section("offices", Table(_OFFICES, detail.event.offices), style, sys.stdout)
    write_section("named, but took no part", Table(_MENTIONS, detail.event.mentions), style, sys.stdout)


def _headline(detail: EventDetail) -> Iterator[str]:
    event = detail.event
    yield event.event_id
    yield from (part for part in (when(event), event.kind, event.district_path or event.district) if part)
    if event.name:
        yield event.name


def _provenance(detail: EventDetail) -> Iterator[str]:
    event, document = detail.event, detail.document
    page = document.page_at(event.span.start) if event.span else None
    where = f", page {page}" if page else ""
    where += f", characters {event.span.start} to {event.span.end}" if event.span else ""
    yield f"in {document.title or 'an untitled document'} ({event.path}{where})"
    if document.url:
        yield f"published at {document.url}"
    if event.headings:
        yield f"under {' > '.join(event.headings)}"
    sure = detail.date_confidence is None or detail.date_confidence >= _SURE
    if event.date and not (event.date_source == "written" and sure):
        quote = "" if detail.date_quote is None else f", from {detail.date_quote}"
        confidence = "" if detail.date_confidence is None else f", confidence {detail.date_confidence:.2f}"
        yield f"date {event.date_source}{quote}{confidence}"
    if event.date and document.year_source != "stated":
        why = f": {document.year_why}" if document.year_why else ""
        yield f"year {document.year_source}{why}"


_PEOPLE: Final[tuple[Column[PersonPart], ...]] = (
    Column("person", lambda part: part.name),
    Column("title", lambda part: part.title),
    Column("roles", lambda part: part.roles, flat=lambda part: ", ".join(part.roles)),
    Column("as_written", lambda part: part.as_written),
    Column("person_id", lambda part: part.person_id),
)

_CONFIDENCE: Final[Column[PersonPart]] = Column(
    "confidence", lambda part: None if part.confidence is None else round(part.confidence, 2)
)

_OFFICES: Final[tuple[Column[OfficePart], ...]] = (
    Column("office", lambda part: part.office),
    Column("roles", lambda part: part.roles, flat=lambda part: ", ".join(part.roles)),
)

_MENTIONS: Final[tuple[Column[MentionPart], ...]] = (
    Column("person", lambda part: part.name),
    Column("as_written", lambda part: part.as_written),
)

_COLUMNS: Final[tuple[Column[EventDetail], ...]] = (
    *(of(column, lambda detail: detail.event) for column in EVENT_COLUMNS),
    of(TEXT, lambda detail: detail.event),
    Column(
        "marks",
        lambda detail: [
            {"kind": mark.kind, "value": mark.value, "start": mark.span.start, "end": mark.span.end}
            for mark in detail.marks
        ],
        flat=lambda detail: "; ".join(
            f"{mark.kind} {mark.value} {mark.span.start}-{mark.span.end}" for mark in detail.marks
        ),
    ),
    Column("date_quote", lambda detail: detail.date_quote),
    Column("date_confidence", lambda detail: detail.date_confidence),
    Column("year_source", lambda detail: detail.document.year_source),
    Column("year_why", lambda detail: detail.document.year_why),
    Column("url", lambda detail: detail.document.url),
    Column(
        "page",
        lambda detail: detail.document.page_at(detail.event.span.start) if detail.event.span else None,
    ),
)
