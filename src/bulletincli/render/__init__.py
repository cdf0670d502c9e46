"""Rows to what people and programs read: tables, CSV, TSV, JSON, NDJSON, Markdown; one module a format.

A `Table` names its columns and holds its rows; `write` puts it out in a `Style`. All show the same values.
values.
"""
