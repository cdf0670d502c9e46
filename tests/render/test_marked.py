from __future__ import annotations

import io

import pytest

from bulletincli.model import Span
from bulletincli.render.marked import Stretch, bracketed, has_colours, write_marked

TEXT = "4月8日区长陶亿国去西湖区"


def stretch(kind: str, words: str) -> Stretch:
    start = TEXT.index(words)
    return Stretch(kind, Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("stretches", "marked"),
    [
        ([], TEXT),
        (
            [stretch("person", "陶亿国"), stretch("title", "区长")],
            "4月8日[title 区长][person 陶亿国]去西湖区",
        ),
        (
            [stretch("office", "区长陶亿国"), stretch("title", "区长"), stretch("person", "陶亿国")],
            "4月8日[office [title 区长][person 陶亿国]]去西湖区",
        ),
        ([stretch("date", "4月8日区"), stretch("title", "区长")], "[date 4月8日区]长陶亿国去西湖区"),
        ([stretch("place", "西湖区")], "4月8日区长陶亿国去[place 西湖区]"),
        ([Stretch("date", Span(3, 3))], TEXT),
        ([Stretch("date", Span(0, len(TEXT)))], f"[date {TEXT}]"),
    ],
)
def test_brackets_name_what_they_hold(stretches: list[Stretch], marked: str) -> None:
    assert bracketed(TEXT, stretches) == marked


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def colourful(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    return monkeypatch


@pytest.mark.usefixtures("colourful")
def test_colours_on_a_terminal_with_their_names_below() -> None:
    out = Terminal()
    write_marked("区长\x1b陶亿国", [Stretch("person", Span(3, 6))], out)
    assert out.getvalue() == "区长␛\x1b[1;31m陶亿国\x1b[0m\n\x1b[1;31mperson\x1b[0m\n"


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_brackets_on_a_terminal_without_colours(
    colourful: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    colourful.setenv(variable, value)
    out = Terminal()
    write_marked("区长陶亿国", [Stretch("person", Span(2, 5))], out)
    assert out.getvalue() == "区长[person 陶亿国]\n"


@pytest.mark.usefixtures("colourful")
def test_a_pipe_has_no_colours() -> None:
    assert not has_colours(io.StringIO())
    assert has_colours(Terminal())
