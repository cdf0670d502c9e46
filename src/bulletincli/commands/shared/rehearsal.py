"""What `bulletin ingest` would do, found out from the files' bytes: nothing is parsed, nothing written."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from bulletincli.commands.shared.failures import described
from bulletincli.commands.shared.output import counted, say
from bulletincli.commands.shared.read_options import revision
from bulletincli.errors import EXIT_FOUND, EXIT_PARTLY_INGESTED
from bulletincli.extraction.feed import Feed, Skipped
from bulletincli.extraction.pool import Pool
from bulletincli.model import Problem
from bulletincli.reading.walk import printable
from bulletincli.render.cells import visible
from bulletincli.store import open_reader
from bulletincli.store.ledger import Ledger
from bulletincli.store.stamps import FileStamp, extractor_of, told_json

if TYPE_CHECKING:
    from bulletincli.reading.documents import Told
    from bulletincli.reading.find import Work


def rehearse(work: Work, path: str, encoding: str | None) -> int:
    """Print a line for each file that would be read (new or changed), and say how many there are of each."""
    ledger = _ledger_of(path)
    extractor = extractor_of(revision())

    def is_read(file: str, sha256: str, told: Told) -> bool:
        return ledger.read_before(file, FileStamp(sha256, extractor, told_json(told))) is not None

    counts: Counter[str] = Counter()
    feed = Feed(work, Pool(1), is_read, encoding)  # the pool starts no process before it is run
    for item in work.items:
        one = item if isinstance(item, Problem) else feed.look_at(item)
        if isinstance(one, Problem):
            say(described(one))
            counts["unreadable"] += 1
        elif isinstance(one, Skipped):
            counts["unchanged"] += 1
        else:
            shown = printable(item.path)
            state = "changed" if shown in ledger.files else "new"
            counts[state] += 1
            print(f"{state:<8}{visible(shown)}")
    told = ", ".join(f"{counts[state]} {state}" for state in ("new", "changed", "unchanged", "unreadable"))
    say(f"dry run, nothing read or written: {told}{_passed_over(work)}")
    return EXIT_PARTLY_INGESTED if counts["unreadable"] else EXIT_FOUND


def _passed_over(work: Work) -> str:
    """Tell which files in folders are no documents by their names."""
    if not work.passed_over:
        return ""
    kinds = ", ".join(
        f"{count} {suffix or 'without a suffix'}" for suffix, count in work.passed_over.most_common(5)
    )
    return f"; {counted(work.passed_over.total(), 'file')} passed over ({kinds})"


def _ledger_of(path: str) -> Ledger:
    if not Path(path).exists():
        return Ledger((), ())
    with open_reader(path) as reader:
        return reader.ledger()
