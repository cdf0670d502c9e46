"""No pattern goes back without end: repeated words of its own, and then something that fits nowhere."""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import signal
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import bulletincli.parsing
from bulletincli.parsing.around import is_adverbial

SECONDS = 2.0
"""A pattern without fault takes milliseconds; one with it takes longer than anybody waits."""
TRIALS = 12


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that a module of the parser holds, or makes in a function without arguments."""
    for module in pkgutil.walk_packages(bulletincli.parsing.__path__, "bulletincli.parsing."):
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            makes = hasattr(value, "cache_info") and value.__module__ == module.name and _takes_nothing(value)
            held = value() if makes else value
            for one in held if isinstance(held, tuple) else (held,):
                if isinstance(one, re.Pattern):
                    yield f"{module.name}.{name}", one


def _takes_nothing(function: Any) -> bool:
    return function.__wrapped__.__code__.co_argcount == 0


def texts(pattern: re.Pattern[str]) -> Iterator[str]:
    choose = random.Random(len(pattern.pattern))
    words = list(dict.fromkeys(re.findall(r"[一-鿿]{1,4}|[,。;、()《》“”:·□■ \n1]", pattern.pattern)))[
        :60
    ] or ["好"]
    for _ in range(TRIALS):
        unit = "".join(choose.choice(words) for _ in range(choose.choice((1, 1, 2, 3, 4))))
        yield (
            unit * choose.choice((20, 40))
            + choose.choice(("", "好" * 70, "X。", "□" * 20))
            + choose.choice(("", "。", "\n"))
        )


@pytest.mark.parametrize("attempt", ["match", "search"])
def test_no_pattern_backtracks_without_end(attempt: str, fails_in_time: Callable[[str], None]) -> None:
    for name, pattern in patterns():
        fails_in_time(f"{name}.{attempt}")
        for text in texts(pattern):
            getattr(pattern, attempt)(text)


def test_a_clause_of_prepositions_is_read_at_once() -> None:
    assert not is_adverbial("在" * 500 + "好" * 60)
    assert is_adverbial("在" * 500)
    assert is_adverbial("先后在会上就教育工作")
    assert not is_adverbial("粮食增产")


@pytest.fixture
def fails_in_time() -> Iterator[Callable[[str], None]]:
    """Set the clock anew for what is named; when it runs out, the test fails with that name."""
    doing = ""

    def stop(*_: object) -> None:
        pytest.fail(f"{doing} took more than {SECONDS} seconds")

    def begin(name: str) -> None:
        nonlocal doing
        doing = name
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)

    before = signal.signal(signal.SIGVTALRM, stop)
    yield begin
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)
