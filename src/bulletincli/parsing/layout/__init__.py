"""The parts of a bulletin's page: its title, what is said of it, headings, paragraphs, bylines and furniture.

`lines` tells what a line is by itself, `resolve` what it is among its neighbours, `joins` which lines are
one paragraph, `assemble` divides the paragraphs and puts headings above them. Every character that is not
white space belongs to one block, but for the colon between a place's name and its text (`甲县:3月2日,…`).
"""

from __future__ import annotations

from bulletincli.parsing.layout.assemble import assemble, mend, merge_headlines
from bulletincli.parsing.layout.blocks import Block, BlockKind, Layout
from bulletincli.parsing.layout.headings import HeadingForm
from bulletincli.parsing.layout.joins import is_wrapped, unwrap
from bulletincli.parsing.layout.lines import read_lines
from bulletincli.parsing.layout.resolve import resolve

__all__ = ["Block", "BlockKind", "HeadingForm", "Layout", "read_layout"]


def read_layout(shadow: str) -> Layout:
    """Divide a simplified shadow (see `script`) into blocks."""
    lines = read_lines(shadow)
    wrapped = is_wrapped(lines)
    if wrapped:
        lines = unwrap(shadow, lines)
    parts = mend(shadow, list(merge_headlines(list(resolve(lines)))))
    return Layout(tuple(assemble(shadow, parts)), wrapped)
