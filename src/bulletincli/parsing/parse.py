"""The whole way from a text to a bulletin: the stages in their order."""

from __future__ import annotations

from bulletincli.model import Bulletin, Document, Known, Source


def parse(source: Source, known: Known | None = None) -> Bulletin:
    """Read `source`'s text; `known` is what a manifest says of it and wins over what the text suggests."""
    document = Document(
        title=None, publisher=None, kind="chronicle", issue=None, published=None, period=None, year=None,
        year_source="unknown", year_why=None, script="Hans", district=None,
    )  # fmt: skip
    return Bulletin(document, (), source)
