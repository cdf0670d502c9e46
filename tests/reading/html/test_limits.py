"""Markup that would take a parser hours is refused at once; markup that is only large or untidy is not."""

from __future__ import annotations

import time

import pytest

from bulletincli.reading.extracted import UnreadableError
from bulletincli.reading.html.limits import check_cost

FONTS = range(4000)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000,
        "<ul><li>" * 50_000,
        "<p>" + "".join(f"<font color={n}>" for n in range(40_000)),
        "".join(f"<p><font color={n}>字" for n in FONTS),
        "".join(f"<div><font color={n}>字</div>" for n in FONTS),
        "".join(f"<font color={n}><table><td></font></table><p>字" for n in FONTS),
        "<div><table><td></div></table>" * 40_000,
        "<b><div></b>" * 40_000,
        "<form><div></form>" * 40_000,
        "".join(f"<html a{n}=1>" for n in range(40_000)),
        "<p " + " ".join(f"a{n}=1" for n in range(10_000)) + ">",
        "<p title='>' " + " ".join(f"a{n}=1" for n in range(10_000)) + ">",
    ],
)
def test_markup_of_quadratic_cost_is_refused(markup: str) -> None:
    with pytest.raises(UnreadableError, match="cannot be read safely"):
        check_cost(markup)


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td>" * 10_000,
        "<p>" * 50_000,
        "<br>" * 50_000,
        "<tr><td><font color=red>字" * 20_000,
        "<div><span>字</div>" * 20_000,
        "<p><font>字" * 2_000,
        "<div>" * 5_000,
        "<a href=x>字" * 20_000,
        "<!-- " + "<div>" * 100_000,
        "<script>" + "<div>" * 100_000 + "</script>",
        "<p style='" + "a:b;" * 250_000 + "'>字",
        "<" * 100_000,
        "<!--" * 100_000,
        "<p a='" * 3_000,
        "</div>" * 50_000,
    ],
)
def test_markup_of_linear_cost_passes(markup: str) -> None:
    start = time.process_time()
    check_cost(markup)
    assert time.process_time() - start < 2
