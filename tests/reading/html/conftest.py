"""What the tests of pages share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bulletincli.reading.html.lines import lines_of
from bulletincli.reading.html.tree import parse_page


@pytest.fixture
def shown() -> Callable[[str], list[str]]:
    """Return the lines that markup shows, furniture and all."""
    return lambda markup: [line.text for line in lines_of(parse_page(markup))]
