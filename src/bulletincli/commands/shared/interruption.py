"""Being told to stop while there is work in hand: once to finish it, twice to drop it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

from bulletincli.commands.shared.output import say

EXIT_AFTER_SIGNAL: Final = 128
"""What shells add a signal's number to."""


_SIGNALS: Final = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
"""What asks a program to end: a key, the system, a terminal that is closed."""


class Interruption:
    """Whether a signal has asked to stop, and which."""

    def __init__(self) -> None:
        self.signal: int | None = None

    @property
    def exit_code(self) -> int:
        """The exit code of a program that ended so."""
        return EXIT_AFTER_SIGNAL + (self.signal or signal.SIGINT)


@contextmanager
def interruptible(stop: Callable[[], None], must_raise: Callable[[], bool]) -> Iterator[Interruption]:
    """Call `stop` at the first signal to end within the block, and raise `KeyboardInterrupt` at the second.

    At the first too if `must_raise`: where what is waited for may never come.
    """
    interruption = Interruption()

    def take(number: int, _frame: FrameType | None) -> None:
        again = interruption.signal is not None
        interruption.signal = number
        if again or must_raise():
            raise KeyboardInterrupt
        stop()
        say("stopping when the files in hand are done (once more to stop at once)")

    before = {number: signal.signal(number, take) for number in _SIGNALS}
    try:
        yield interruption
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
