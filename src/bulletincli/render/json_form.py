"""JSON (one list of objects) and NDJSON (one object a line). Values are as they are, lists as lists."""

from __future__ import annotations

import json
from typing import TextIO

from bulletincli.render.columns import Json, Row, Table


def write_json(table: Table[Row], out: TextIO) -> None:
    """Write a list with one object a line."""
    separator = "[\n  "
    for record in table.objects():
        out.write(separator + line(record))
        separator = ",\n  "
    out.write("[]\n" if separator.startswith("[") else "\n]\n")


def write_ndjson(table: Table[Row], out: TextIO) -> None:
    """Write one object a line."""
    for record in table.objects():
        out.write(line(record) + "\n")


def line(value: Json) -> str:
    """Return the JSON of one value on one line; what JSON has no form for (a date of SQL) as text."""
    return json.dumps(value, ensure_ascii=False, default=str)
