"""One run of `bulletin ingest`: files found, read on all cores, and loaded in batches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bulletincli.commands.shared.failures import tell
from bulletincli.commands.shared.interruption import interruptible
from bulletincli.commands.shared.loader import Loader, Tally
from bulletincli.commands.shared.progress import track
from bulletincli.commands.shared.read_options import revision
from bulletincli.extraction.feed import Feed
from bulletincli.extraction.pool import Pool
from bulletincli.store import open_writer

if TYPE_CHECKING:
    from bulletincli.reading.find import Work
    from bulletincli.store.writer import Writer


class _NothingLoadedError(Exception):
    """Not one document could be loaded: raised to undo what was begun where there was no database before."""


class Ingest:
    """One run of `bulletin ingest`: the files of `work` into the database at `path`."""

    def __init__(self, work: Work, path: str, *, encoding: str | None, processes: int) -> None:
        self.tally = Tally()
        self.how_it_ended: str | None = None
        """What is to be said of a run that did not come to its end."""
        self._work, self._path, self._encoding, self._processes = work, path, encoding, processes

    def run(self, *, limit: int | None, fail_fast: bool, quiet: bool) -> int:
        """Load every file that is new or changed, `limit` at most; give the exit code.

        What goes wrong with one is recorded and stops no other, unless `fail_fast`.
        """
        is_new = not Path(self._path).exists()
        try:
            with (
                Pool(self._processes) as pool,
                open_writer(self._path, parser_revision=revision()) as writer,
            ):
                loader = Loader(writer, self.tally, fail_fast=fail_fast)
                feed = Feed(self._work, pool, loader.is_read, self._encoding, limit)
                code = self._load(loader, feed, pool, writer, quiet=quiet)
                if is_new and not self.tally.outcomes.total():
                    raise _NothingLoadedError
        except _NothingLoadedError:
            pass
        tell(self.tally.failures, quiet=quiet)
        return code

    def _load(self, loader: Loader, feed: Feed, pool: Pool, writer: Writer, *, quiet: bool) -> int:
        done = 0

        def counted_sizes() -> Iterator[int]:
            nonlocal done
            for size in loader.load(pool.run(feed)):
                done += 1
                yield size

        total = len(self._work.items)
        with interruptible(pool.stop, lambda: feed.waits_for_input) as interruption:
            track(counted_sizes(), total, self._work.size, quiet=quiet)
        if interruption.signal is not None:
            self.how_it_ended = (
                f"interrupted after {done:,} of {total:,} files; the same command goes on from there"
            )
        elif loader.has_stopped:
            self.how_it_ended = (
                f"stopped at the first failure, after {done:,} of {total:,} files (--fail-fast)"
            )
        elif feed.cut_off:
            where = f" within {loader.within}," if loader.within else ""
            self.how_it_ended = (
                f"stopped{where} after {done:,} of {total:,} files (--limit); the same command goes on"
            )
        if self.how_it_ended is not None:
            writer.leave_unfinished()
            return interruption.exit_code if interruption.signal is not None else self.tally.exit_code
        loader.finish(self._work)
        loader.settle(pool)
        return self.tally.exit_code
