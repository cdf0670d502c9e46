"""What was read, file by file into the database, and what became of each."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from bulletincli.errors import EXIT_FAILED, EXIT_FOUND, EXIT_PARTLY_INGESTED
from bulletincli.extraction.feed import Closed, Opened, Passed, Skipped
from bulletincli.extraction.records import Extraction, Read, Task, no_event
from bulletincli.model import Problem
from bulletincli.reading.documents import Told
from bulletincli.reading.walk import printable
from bulletincli.store.errors import UnstorableBulletinError
from bulletincli.store.rows import Outcome
from bulletincli.store.stamps import read_known, told_json

if TYPE_CHECKING:
    from bulletincli.extraction.pool import Pool
    from bulletincli.reading.find import Work
    from bulletincli.store.writer import Unsettled, Writer

_SECONDS: Final = 10.0
_DOCUMENTS: Final = 500
"""When what has been read is stored for good: what a crash loses is read again in this time."""


Became = Outcome | Literal["copy"]
"""What became of a text: also that it was found, in this run, at another place before."""


@dataclass
class Tally:
    """What became of the files, counted as they go in."""

    outcomes: Counter[Became] = field(default_factory=Counter)
    renamed: int = 0
    problems: int = 0
    failures: list[Problem] = field(default_factory=list)

    @property
    def failed(self) -> int:
        """How many documents could not be loaded."""
        return len(self.failures)

    @property
    def exit_code(self) -> int:
        """The exit code of the whole run."""
        if not self.failures:
            return EXIT_FOUND
        return EXIT_PARTLY_INGESTED if self.outcomes.total() else EXIT_FAILED


class Loader:
    """Puts what was read into the database, file by file, and counts it in `tally`."""

    def __init__(self, writer: Writer, tally: Tally, *, fail_fast: bool = False) -> None:
        self._writer, self._tally, self._fail_fast = writer, tally, fail_fast
        self._archives: list[_Contents] = []
        self._stored = time.monotonic()
        self._waiting = 0
        self._seen: dict[str, Became] = {}
        """What was counted of each document at the first of its places."""
        self._copied_over: set[str] = set()
        """Files that hold a text known from elsewhere in place of their own."""
        self.has_stopped = False
        """Whether a failure ended the run."""

    def is_read(self, path: str, sha256: str, told: Told) -> bool:
        """Whether the file need not be read again; see `extraction.feed`."""
        before = self._writer.documents_of(path)
        stamp = self._writer.read_before(path, sha256, told_json(told))
        if stamp is not None and before and stamp.documents != before:
            self._copied_over.add(path)
        return stamp is not None

    def load(self, stream: Iterable[Extraction | Passed]) -> Iterator[int]:
        """Load what comes, and yield the size in bytes of each of the user's files that is done.

        Ends at the first failure with `fail_fast`.
        """
        for one in stream:
            size = self._take(one)
            self._store_in_time()
            if not self._archives:
                yield size
            if self._fail_fast and self._tally.failures:
                self.has_stopped = True
                return

    @property
    def within(self) -> str | None:
        """The archive of which more is to come, if it is one."""
        return self._archives[0].path if self._archives else None

    def finish(self, work: Work) -> None:
        """Do what can be done only when all files have been seen: find out which have gone, and unused rows."""
        for problem in work.unused():
            self._fail(problem)
        manifests = {printable(one.path) for one in work.manifests}
        self._writer.forgive(lambda path: path in manifests or work.is_gone(path))
        renamed = self._writer.drop_renamed(work.is_gone)
        self._tally.renamed = len({new for _, new in renamed})

    def settle(self, pool: Pool) -> None:
        """Read those documents again of which a manifest says something else since one of their places has gone."""
        waiting = self._writer.unsettled()
        for one, done in zip(waiting, pool.run(map(self._again, waiting)), strict=False):
            assert isinstance(done, Extraction)
            [result] = done.results
            if isinstance(result, Problem):
                self._fail(result)
                continue
            self._writer.settle(one, result.bulletin)
            if self._seen.get(one.document_id, "unchanged") == "unchanged":
                self._tally.outcomes["unchanged"] -= one.document_id in self._seen
                self._tally.outcomes["replaced"] += 1

    def _again(self, one: Unsettled) -> Task:
        source = self._writer.source_of(one)
        return Task(one.path, Told(read_known(one.known)), source=source, size=len(source.text))

    def _take(self, one: Extraction | Passed) -> int:
        """Load one file, or begin or end an archive; give the size of the file."""
        if isinstance(one, Opened):
            self._archives.append(_Contents(one.path))
            return 0
        if isinstance(one, Closed):
            contents = self._archives.pop()
            contents.is_whole &= one.is_whole
            self._end_file(contents, one.sha256, one.told)
            return one.size
        if isinstance(one, Problem):
            self._fail(one)
            for outer in self._archives[-1:]:
                outer.add_failure()
            return 0
        if isinstance(one, Skipped):
            self._skip(one)
            return one.size
        self._load_file(one)
        return one.task.size

    def _load_file(self, extraction: Extraction) -> None:
        contents = _Contents(extraction.task.path)
        for result in extraction.results:
            document = self._load_one(result, contents.path)
            if document is None:
                contents.add_failure()
            else:
                contents.documents.append(document)
        if extraction.sha256 is not None and not extraction.circumstantial:
            self._end_file(contents, extraction.sha256, extraction.task.told)
        elif self._archives:
            self._archives[-1].is_whole = False

    def _load_one(self, result: Read | Problem, file: str) -> str | None:
        """Load one document and count what became of it; give its id, or None if there is a problem with it.

        `file` is what it came in: what is wrong with a parse is that file's problem, not the text's.
        """
        if isinstance(result, Read) and not result.is_bulletin:
            result = no_event(result.path)
        if isinstance(result, Problem):
            self._fail(result)
            return None
        before = self._writer.document_at(result.path)
        try:
            outcome = self._writer.add(
                result.bulletin, path=result.path, known=result.known, given=result.given
            )
        except UnstorableBulletinError as error:
            place = file if result.given else result.path
            self._fail(Problem(place, str(error).removeprefix(place).lstrip(":, ")))
            return None
        self._tally.problems += len(result.bulletin.problems)
        self._waiting += 1
        document = self._writer.document_at(result.path)
        assert document is not None
        self._count(document, outcome, took_place=before not in (None, document))
        return document

    def _count(self, document: str, outcome: Outcome, *, took_place: bool = False) -> None:
        """Count what became of a text; at a further place, where no other text stood before, it is a copy."""
        is_copy = document in self._seen and not took_place
        self._tally.outcomes["copy" if is_copy else outcome] += 1
        self._seen.setdefault(document, outcome)

    def _end_file(self, contents: _Contents, sha256: str, told: Told) -> None:
        if contents.is_whole:
            self._writer.end_file(contents.path, sha256, told_json(told), contents.documents, contents.failed)
        for outer in self._archives[-1:]:
            outer.documents += contents.documents
            outer.failed += contents.failed
            outer.is_whole &= contents.is_whole

    def _skip(self, skipped: Skipped) -> None:
        stamp = self._writer.stamp_of(skipped.path)
        for document in stamp.documents:
            is_new = skipped.path in self._copied_over
            self._count(document, "replaced" if is_new else "unchanged", took_place=is_new)
        failures = self._writer.failures_of(skipped.path) if stamp.failed else []
        self._tally.failures += failures
        for outer in self._archives[-1:]:
            outer.documents += stamp.documents
            outer.failed += stamp.failed

    def _fail(self, problem: Problem) -> None:
        """Record that something could not be loaded."""
        self._writer.report(problem)
        self._tally.failures.append(problem)

    def _store_in_time(self) -> None:
        if self._waiting >= _DOCUMENTS or time.monotonic() - self._stored > _SECONDS:
            self._writer.commit()
            self._stored, self._waiting = time.monotonic(), 0


@dataclass
class _Contents:
    """What was found in a file, or in an archive so far. `is_whole`: nothing in it may be otherwise next time."""

    path: str
    documents: list[str] = field(default_factory=list)
    failed: int = 0
    is_whole: bool = True

    def add_failure(self) -> None:
        self.failed += 1
