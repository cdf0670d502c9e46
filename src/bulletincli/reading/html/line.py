"""A line of a page."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """A line of a page.

    `linked` of its characters, white space not counted, stand in links; `at` is the place of its first text in the
    page's nodes; `heading` tells one that stands in `<h1>` to `<h3>`.
    """

    text: str
    linked: int
    at: int
    heading: bool

    @property
    def length(self) -> int:
        """Its characters without white space."""
        return len(self.text) - sum(map(self.text.count, " \t\n\u3000\xa0"))
