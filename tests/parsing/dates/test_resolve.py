"""From expressions to dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletincli.model import PartialDate
from bulletincli.parsing.dates import DateContext, Period, Resolved, find_dates, match_date, resolve
from bulletincli.parsing.script import shadow_of
from tests.parsing.dates.test_grammar import TEXTS
