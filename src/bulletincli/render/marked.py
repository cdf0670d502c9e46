"""A text with stretches of it marked: in colours on a terminal, in brackets that name the mark elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TextIO

from bulletincli.model import Span
from bulletincli.render.cells import visible


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text and the word for what it is."""

    kind: str
    span: Span


def write_marked(text: str, stretches: Iterable[Stretch], out: TextIO) -> None:
    """Write the text with its stretches marked as `out` can show them."""
    if has_colours(out):
        from bulletincli.render.coloured import write_coloured  # noqa: PLC0415 - loads rich

        write_coloured(text, nested(stretches), out)
    else:
        out.write(bracketed(text, stretches) + "\n")


def has_colours(out: TextIO) -> bool:
    """Tell whether `out` is a terminal that shows colours and whose user wants them."""
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "dumb") != "dumb"


def bracketed(text: str, stretches: Iterable[Stretch]) -> str:
    """Return the text with each stretch as `[person 陶亿国]`; stretches may nest."""
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for one in nested(stretches):
        opening[one.span.start] = opening.get(one.span.start, "") + f"[{one.kind} "
        closing[one.span.end] = closing.get(one.span.end, "") + "]"
    parts: list[str] = []
    for start, end in pairwise([*sorted({0, len(text), *opening, *closing}), len(text)]):
        parts += [closing.get(start, ""), opening.get(start, ""), visible(text[start:end], keep="\n")]
    return "".join(parts)


def nested(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the stretches, outer ones first, without those that are empty or cross an earlier one."""
    kept: list[Stretch] = []
    for one in sorted(stretches, key=lambda one: (one.span.start, -one.span.end)):
        crosses = any(other.span.start < one.span.start < other.span.end < one.span.end for other in kept)
        if one.span.start < one.span.end and not crosses:
            kept.append(one)
    return kept
