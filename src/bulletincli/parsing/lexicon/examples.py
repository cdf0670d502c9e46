"""The examples of a lexicon's entries, run through the parser: what an example must give, and what it gives.

    县长李一|lead|踏勘河道        a verb: who stands before the bars has the roles between them
    网格总长|李一|主持会议        an office, a surname: title, name, what they do
    县长李一出席|全县圆桌会|并讲话  an occasion: its name between the bars
    网格动态                    a heading, a line of noise: the line itself

Words must have been installed before this is imported.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

from bulletincli.model import ROLES, Event, EventKind, Person, Problem, Source
from bulletincli.parsing.layout import read_layout
from bulletincli.parsing.lexicon.own import (
    SAMPLES,
    Entry,
    Heading,
    Noise,
    OccasionWord,
    Office,
    Surname,
    Verb,
)
from bulletincli.parsing.parse import parse
from bulletincli.parsing.patterns import squeeze
from bulletincli.parsing.script import shadow_of

_TITLE: Final = "2022年4月大事记\n"
_BEFORE: Final = "4月5日,县长李一主持召开防汛工作会议。\n"
_AFTER: Final = "4月6日,县长李一到甲镇检查防汛工作。\n"


class NotationError(ValueError):
    """An example whose bars are not where they must be; the message says what would be right."""


def check_examples(entries: Iterable[Entry]) -> tuple[Problem, ...]:
    """Say which examples give something else than they promise."""
    problems = []
    for entry in entries:
        cause = _fault_of(entry)
        if cause:
            problems.append(
                Problem(
                    entry.path,
                    f"[[{entry.table}]] {entry.content.words[0]}: {cause}",
                    entry.example_line,
                    entry.example,
                )
            )
    return tuple(problems)


def _fault_of(entry: Entry) -> str | None:
    try:
        if isinstance(entry.content, Heading | Noise):
            return _line_at_fault(entry.content, entry.example)
        if not any(word in shadow_of(entry.example) for word in entry.content.words):
            raise NotationError(f"the example holds no {' or '.join(entry.content.words)}")
        match entry.content:
            case Verb(kind=kind):
                return verb_at_fault(entry.example, kind)
            case Office(words):
                return _title_at_fault(entry.example, words)
            case Surname(words):
                return _name_at_fault(entry.example, words)
            case OccasionWord(kind=kind):
                return _occasion_at_fault(entry.example, kind)
    except NotationError as error:
        return f"{error}; an example: {SAMPLES[entry.table].rpartition('example = ')[2]}"


def verb_at_fault(example: str, kind: EventKind | None) -> str | None:
    """Say what a verb's example gives instead of its roles and the `kind` of event.

    An example without bars promises that nobody takes part. Raises `NotationError`.
    """
    pieces = example.split("|")
    events = _events_of("".join(pieces[::2]))
    people = [person for event in events for person in event.people]
    before = ""
    for text, roles in zip(pieces[::2], pieces[1::2], strict=False):
        before += text
        wanted = _roles_in(roles)
        person = next((one for one in people if before.endswith(one.as_written)), None)
        if person is None or not wanted <= set(person.roles):
            whom = person.as_written if person else f"somebody at the end of {before!r}"
            return f"expected {whom} as {roles}, got {_shown(people)}"
    if len(pieces) == 1 and people:
        return f"expected that nobody takes part, got {_shown(people)}"
    if kind and all(event.kind != kind for event in events):
        return f"expected an event of kind {kind}, got {', '.join(event.kind for event in events) or 'none'}"
    return None


def _roles_in(written: str) -> set[str]:
    roles = set(written.split(","))
    unknown = sorted(roles - set(ROLES))
    if unknown:
        raise NotationError(f"{unknown[0]!r} between bars is none of {', '.join(ROLES)}")
    return roles


def _title_at_fault(example: str, heads: tuple[str, ...]) -> str | None:
    title, name, rest = _three_parts(example, "the name")
    if not shadow_of(title).endswith(heads):
        raise NotationError(f"what stands before the first bar does not end in {' or '.join(heads)}")
    events = _events_of(title + name + rest)
    people = [person for event in events for person in event.people]
    if any(person.as_written == name and person.title == title for person in people):
        return None
    if name in _mentions_in(events):
        return f"expected {name} with the title {title}, got {name} without a part; let the example say what {name} does"
    return f"expected {name} with the title {title}, got {_shown(people, titles=True)}"


def _name_at_fault(example: str, surnames: Sequence[str]) -> str | None:
    title, name, rest = _three_parts(example, "the name")
    if not shadow_of(name).startswith(tuple(surnames)):
        raise NotationError(f"{name!r} between the bars does not begin with {' or '.join(surnames)}")
    events = _events_of(title + name + rest)
    people = [person for event in events for person in event.people]
    if any(person.as_written == name for person in people):
        return None
    named = [person.as_written for person in people] + _mentions_in(events)
    return f"expected the name {name}, got {', '.join(named) or 'nobody'}"


def _occasion_at_fault(example: str, kind: EventKind) -> str | None:
    before, name, after = _three_parts(example, "the name of the meeting")
    events = _events_of(before + name + after)
    found = [event.name for event in events if event.name]
    if name not in found:
        return f"expected the name {name}, got {', '.join(found) or 'none'}"
    kinds = [event.kind for event in events if event.name == name]
    return None if kind in kinds else f"expected an event of kind {kind}, got {', '.join(kinds)}"


def _three_parts(example: str, middle: str) -> tuple[str, str, str]:
    pieces = example.split("|")
    if len(pieces) != 3 or not pieces[1]:
        raise NotationError(f"the example shows by two bars where {middle} begins and ends")
    return pieces[0], pieces[1], pieces[2]


def _line_at_fault(content: Heading | Noise, example: str) -> str | None:
    wanted = "heading" if isinstance(content, Heading) else "noise"
    line = shadow_of(example)
    words = content.words[0]
    if isinstance(content, Noise) and words not in line:
        raise NotationError(f"the example does not hold {words}")
    if isinstance(content, Heading) and not content.is_pattern and words not in squeeze(line):
        raise NotationError(f"the example does not hold {words}")
    before = _TITLE if isinstance(content, Heading) else _TITLE + _BEFORE
    layout = read_layout(shadow_of(f"{before}{example}\n{_AFTER}{_AFTER}"))
    kinds = [block.kind for block in layout.blocks if block.span.start <= len(before) < block.span.end]
    if kinds == [wanted]:
        return None
    return f"expected the line to be {_LINES[wanted]}, got {' and '.join(_LINES.get(kind, kind) for kind in kinds)}"


_LINES: Final = {
    "heading": "a heading", "noise": "noise", "body": "text", "title": "a title", "metadata": "a labelled line",
    "byline": "a byline",
}  # fmt: skip
"""The kinds of blocks, as messages call them."""


def _events_of(sentence: str) -> tuple[Event, ...]:
    text = f"{_TITLE}4月5日,{sentence.rstrip('。')}。\n"
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return parse(Source("example", text, digest)).events


def _mentions_in(events: Iterable[Event]) -> list[str]:
    return [mention.as_written or mention.name for event in events for mention in event.mentions]


def _shown(people: Sequence[Person], *, titles: bool = False) -> str:
    """What the parser made of the people, in few words."""
    shown = (
        f"{one.as_written} with {f'the title {one.title}' if one.title else 'no title'}"
        if titles
        else f"{one.as_written} as {','.join(one.roles)}"
        for one in people
    )
    return " and ".join(shown) or "nobody"
