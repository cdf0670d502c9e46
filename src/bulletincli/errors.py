"""The errors that users see: each names the thing, the cause and the way out.

Every error of the program's own derives from `BulletinError`; the command line turns it into one line on standard
error and its `exit_code`. Errors are named after the condition.
"""

from __future__ import annotations

EXIT_FOUND = 0
EXIT_NOTHING_FOUND = 1
EXIT_FAILED = 2
EXIT_PARTLY_INGESTED = 3


class BulletinError(Exception):
    """A condition the user can act on; `str(error)` is the whole message, one line."""

    exit_code = EXIT_FAILED
