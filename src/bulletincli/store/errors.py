"""What can be wrong with a database or a question put to it.

Each message names the thing, the cause and the way out, in one line.
"""

from __future__ import annotations

from bulletincli.errors import BulletinError
from bulletincli.store.rows import DistrictMatch


class StoreError(BulletinError):
    """Anything that the store refuses or fails at."""


class DatabaseMissingError(StoreError):
    """There is no file, or nothing has been committed to it yet."""


class NotADatabaseError(StoreError):
    """The file is not of DuckDB, or not of this program."""


class SchemaVersionError(StoreError):
    """The file was made by another version of the program."""


class DatabaseLockedError(StoreError):
    """Another process has the file open."""


class DatabaseUnwritableError(StoreError):
    """The file or its folder cannot be written: permissions, a full disk."""


class DamagedDatabaseError(StoreError):
    """DuckDB failed where no user's mistake explains it."""


class UnknownEventError(StoreError):
    """No event has the id, or several begin with it."""


class AmbiguousDistrictError(StoreError):
    """Several districts bear the name; `candidates` are they."""

    def __init__(self, message: str, candidates: tuple[DistrictMatch, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates


class DateFilterError(StoreError):
    """A first date after the last, or one with a year beside one without."""


class RefusedStatementError(StoreError):
    """SQL that does more than read."""


class StatementError(StoreError):
    """SQL that DuckDB cannot run."""


class UnstorableBulletinError(StoreError):
    """A bulletin that contradicts itself or another.

    Two events of one id, text that is no Unicode, a span outside the text, a second text for its path.
    """
