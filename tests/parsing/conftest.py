"""Cases of the stages: `cases/STAGE.txt` is read for every test in `test_STAGE.py` that takes a `case`.

A case is a line of text and a line `=> expected` below it; `⏎` stands for a line break. What stands for the expected
value is said at the head of each file. A line `~ reason` below a case marks a known failure, `## class` begins a class
of cases, and any other line with `#` is a comment.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bulletincli.model import Bulletin, Event, Source
from bulletincli.parsing.parse import parse

CASES = Path(__file__).parent / "cases"
_DATED = re.compile(
    r"[\d一二三四五六七八九十]+(?:[月日年下]|[—~至-]\d+日)|[上中下][午旬]|[同当是][日月]|日前|近日"
)


@dataclass(frozen=True, slots=True)
class Case:
    """A text, what the stage is to give for it, and where the case stands."""

    text: str
    expected: str
    line: int
    topic: str
    known_failure: str | None = None


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a file, in order."""
    topic, text, line = "", None, 0
    last: Case | None = None
    for number, written in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if written.startswith("## "):
            topic = written[3:]
        elif written.startswith("~ ") and last is not None:
            last = Case(last.text, last.expected, last.line, last.topic, written[2:])
        elif written.startswith("=>") and text is not None:
            if last is not None:
                yield last
            last = Case(text, written[2:].strip(), line, topic)
            text = None
        elif written.strip() and not written.startswith("#"):
            if text is not None:
                raise ValueError(f"{path.name}:{line}: a case without a line `=> expected`")
            text, line = written.replace("⏎", "\n"), number
    if last is not None:
        yield last


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give every test with a parameter `case` those of its module's file."""
    if "case" not in metafunc.fixturenames:
        return
    stage = Path(metafunc.module.__file__).stem.removeprefix("test_")
    metafunc.parametrize(
        "case",
        [
            pytest.param(
                case,
                id=f"{case.topic.replace(' ', '-')}-{case.line}",
                marks=[pytest.mark.xfail(reason=case.known_failure)] if case.known_failure else [],
            )
            for case in read_cases(CASES / f"{stage}.txt")
        ],
    )


def source_of(text: str) -> Source:
    """`text` as if read from a file."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source("bulletin.txt", text, digest)


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], Bulletin]:
    """The way from a text to its bulletin."""
    return lambda text: parse(source_of(text))


@pytest.fixture(scope="session")
def entry() -> Callable[[str], Event]:
    """The way from an entry of a chronicle of April 2022 to its event; `4月5日,` is put before it if it has no date."""

    def read(text: str) -> Event:
        dated = text if _DATED.match(text) else f"4月5日,{text}"
        events = parse(source_of(f"2022年4月大事记\n{dated}\n")).events
        assert len(events) == 1, [event.quote for event in events]
        return events[0]

    return read
