"""A parser against a folder of answers: `NAME.jsonl` in the answers' folder, `NAME.txt` in the texts'."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletincli import jsonl
from bulletincli.errors import BulletinError
from bulletincli.evaluation.calibration import Fact
from bulletincli.evaluation.compare import DocumentReport, compare
from bulletincli.evaluation.differences import Difference
from bulletincli.evaluation.figures import Figures
from bulletincli.model import Bulletin, Source


class NoAnswersError(BulletinError):
    """A folder that holds no answers, or answers whose text is missing."""


@dataclass(frozen=True, slots=True)
class Report:
    """How a parser did on every document of a collection."""

    documents: tuple[DocumentReport, ...]

    @property
    def figures(self) -> Figures:
        """The figures over all documents together: sums of counts, not means of rates."""
        return sum((one.figures for one in self.documents), Figures())

    @property
    def differences(self) -> Iterator[Difference]:
        """Every difference, document by document."""
        return (difference for one in self.documents for difference in one.differences)

    @property
    def facts(self) -> Iterator[Fact]:
        """Every person and date that was parsed, right or wrong, document by document."""
        return (fact for one in self.documents for fact in one.facts)


def evaluate(
    gold_dir: Path, text_dir: Path, parse: Callable[[Source], Bulletin], *, only: tuple[str, ...] = ()
) -> Report:
    """Parse each answered text as a program that knows nothing else of it, and compare.

    `only` names the documents to take, by the beginnings of their file names; none means all. A text that the
    parser refuses (`BulletinError`) counts as one in which it found nothing. Raises `NoAnswersError`,
    `QuoteNotInTextError` or `MalformedBulletinError` if the answers themselves are at fault.
    """
    reports: list[DocumentReport] = []
    for path in sorted(gold_dir.glob("*.jsonl")):
        if not only or path.name.startswith(only):
            source = _source(text_dir / f"{path.stem}.txt", path)
            reports.append(compare(path.stem, read_answers(path), _parsed(source, parse), source.text))
    if not reports:
        raise NoAnswersError(f"{gold_dir}: no answers there; they are files named NAME.jsonl")
    return Report(tuple(reports))


def read_answers(path: Path) -> Bulletin:
    """Read the answers of one document. Raises `MalformedBulletinError`."""
    bulletin, *others = jsonl.load(path.read_text(encoding="utf-8").split("\n"), str(path))
    if others:
        raise jsonl.MalformedBulletinError(
            f"{path}: holds {len(others) + 1} documents; answers are one a file"
        )
    return bulletin


def _source(path: Path, answers: Path) -> Source:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NoAnswersError(f"{answers}: its text is not there; expected {path}") from None
    return Source(path=str(path), text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


def _parsed(source: Source, parse: Callable[[Source], Bulletin]) -> Bulletin | None:
    try:
        return parse(source)
    except BulletinError:
        return None
