"""The parts of a bulletin's page as later stages see them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from bulletincli.model import Span
from bulletincli.parsing.layout.headings import HeadingForm

BlockKind = Literal["title", "metadata", "heading", "body", "byline", "noise"]


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the page; `span` is without the white space around it.

    `headings` are, for a body block, all headings above it, the outermost first, without the document's own
    title. `level` counts from 0 (the outermost) and `form` tells the sort, both for headings only.
    """

    kind: BlockKind
    span: Span
    headings: tuple[Span, ...] = ()
    level: int | None = None
    form: HeadingForm | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A bulletin's blocks in the order of the text; `wrapped` if its lines are broken at a fixed width."""

    blocks: tuple[Block, ...]
    wrapped: bool = False

    def of_kind(self, kind: BlockKind) -> tuple[Block, ...]:
        """List the blocks of one kind, in order."""
        return tuple(block for block in self.blocks if block.kind == kind)

    def count_forms(self) -> Counter[HeadingForm]:
        """Count the headings of each form."""
        return Counter(block.form for block in self.blocks if block.form is not None)
