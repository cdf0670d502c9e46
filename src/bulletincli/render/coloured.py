"""Marked text in colours, with rich: a colour a kind of mark, and a line that says which is which."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, TextIO

from rich.text import Text

from bulletincli.render.cells import visible
from bulletincli.render.marked import Stretch
from bulletincli.render.terminal import console

_COLOURS: Final = {
    "date": "cyan",
    "title": "yellow",
    "person": "bold red",
    "office": "magenta",
    "place": "green",
    "mention": "blue",
    "match": "bold red",
}


def write_coloured(text: str, stretches: Sequence[Stretch], out: TextIO) -> None:
    """Write the text with its stretches in colours, inner ones over outer ones, then the colours' names."""
    painted = Text()
    edges = {edge for one in stretches for edge in (one.span.start, one.span.end)}
    for start, end in pairwise(sorted({0, len(text), *edges})):
        around = [one for one in stretches if one.span.start <= start and end <= one.span.end]
        style = _COLOURS.get(around[-1].kind, "bold") if around else ""
        painted.append(visible(text[start:end], keep="\n"), style=style)
    screen = console(out)
    screen.print(painted)
    used = {one.kind for one in stretches}
    screen.print(Text("  ").join(Text(kind, style=_COLOURS[kind]) for kind in _COLOURS if kind in used))
