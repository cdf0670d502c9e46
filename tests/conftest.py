"""Options of the tests: how long to look for texts that break something (`make fuzz`)."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("long", max_examples=5000, deadline=None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the damaged bulletins be damaged more than once each."""
    parser.addoption(
        "--rounds", type=int, default=1, help="how many times each bulletin is damaged in each way"
    )
    parser.addoption(
        "--kills", type=int, default=4, help="how many times a run of ingest is killed and started again"
    )
    parser.addoption("--all-hostile", action="store_true", help="try the slow hostile files too")


@pytest.fixture(scope="session")
def rounds(pytestconfig: pytest.Config) -> int:
    """How many times each bulletin is damaged in each way."""
    return int(pytestconfig.getoption("--rounds"))
