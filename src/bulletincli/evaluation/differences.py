"""One difference between an answer and what was parsed, with the sentence it is about."""

from __future__ import annotations

from dataclasses import dataclass

from bulletincli.model import Span


@dataclass(frozen=True, slots=True)
class Difference:
    """What the answer has (`expected`), what was parsed (`got`); None on the side that has nothing.

    `document` is the file's stem and `event` the answer's id (None for an event that no answer has, and for
    what concerns the whole document). `field` is one of `Figures`; `subject` says whose or which value it is
    where the field alone does not: a person's name, a document's key. `line` counts from 1.
    """

    document: str
    event: str | None
    field: str
    subject: str | None
    expected: str | None
    got: str | None
    line: int | None = None
    sentence: str | None = None

    @property
    def case(self) -> str:
        """The difference in one line, the same in every run: what a change is compared by."""
        where = " ".join(filter(None, (self.document, self.event, self.field, self.subject)))
        if self.got is None:
            what = f"missed {self.expected}"
        elif self.expected is None:
            what = f"false {self.got}"
        else:
            what = f"{self.expected} got {self.got}"
        return " ".join(f"{where}: {what}".split())


def offset_of(text: str, stretch: Span, needle: str | None) -> int:
    """Find where `needle` stands in the stretch; where the stretch begins if it does not stand there."""
    at = text.find(needle, stretch.start, stretch.end) if needle else -1
    return at if at >= 0 else stretch.start
