"""Dates: expressions of time in the text, the repair of damaged ones, and the partial dates that they mean.

`match_date` and `find_dates` read what is written and whole; `match_damaged` lists what a damaged date may
be, and `repair` chooses by the whole chronicle; `resolve` completes an expression by its context. All read
the simplified shadow of the text (see `parsing.script`).
"""

from bulletincli.parsing.dates.damage import Damaged, match_damaged
from bulletincli.parsing.dates.expressions import Anchor, DateExpression, Form, Qualifier
from bulletincli.parsing.dates.grammar import find_dates, match_date
from bulletincli.parsing.dates.headings import (
    find_month_headings,
    match_day_heading,
    match_days_alone,
    match_month_heading,
    match_year_heading,
)
from bulletincli.parsing.dates.periods import Period
from bulletincli.parsing.dates.repair import RepairHint, repair
from bulletincli.parsing.dates.resolve import DateContext, Resolved, resolve

__all__ = [
    "Anchor",
    "Damaged",
    "DateContext",
    "DateExpression",
    "Form",
    "Period",
    "Qualifier",
    "RepairHint",
    "Resolved",
    "find_dates",
    "find_month_headings",
    "match_damaged",
    "match_date",
    "match_day_heading",
    "match_days_alone",
    "match_month_heading",
    "match_year_heading",
    "repair",
    "resolve",
]
