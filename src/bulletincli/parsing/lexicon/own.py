"""A user's own words: the TOML form that `docs/lexicon.md` describes, read into entries and problems.

    [[office]]
    word = "网格总长"
    example = "网格总长|李一|主持会议"

What an entry says is checked here as far as it can be without the parser; `examples` runs its example. Words are taken
into simplified characters and punctuation of one width, as the parser meets them, so that they may be written either way.
Nothing here reads the packaged lexicon (see `install`).
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar, cast, get_args

from bulletincli.model import EVENT_KINDS, ROLES, EventKind, Problem, Role
from bulletincli.parsing.lexicon import Words
from bulletincli.parsing.lexicon.places_in_toml import Stretch, stretches
from bulletincli.parsing.occasions import OccasionKind
from bulletincli.parsing.patterns import squeeze
from bulletincli.parsing.script import is_han, shadow_of, simplify
from bulletincli.parsing.verbs import VerbType

_VERB_TYPES: Final[tuple[VerbType, ...]] = get_args(VerbType)
_OCCASION_KINDS: Final[tuple[OccasionKind, ...]] = get_args(OccasionKind)

_RARE_SURNAME: Final = 0.1
"""Bearers among a thousand people of a surname of which nothing is said."""
_FULL_WIDTH: Final = re.compile("[\uff01-\uff5e]")
_AT_LINE: Final = re.compile(r" \(at line (\d+), column \d+\)")


_Added = tuple[tuple[str, ...], Any]
"""A way into the packaged lexicon (file, then keys down to a list), and what is added there."""


@dataclass(frozen=True, slots=True)
class Office:
    """The last word of a title; `everyday` if it is a word of the language too, a title only before a sure name."""

    words: tuple[str, ...]
    everyday: bool = False

    def added(self) -> Iterator[_Added]:
        """Yield what the entry adds to the packaged lexicon, and where. So do the other sorts."""
        for word in self.words:
            yield ("titles", "heads"), word
            yield ("groups", "heads"), word
            if self.everyday:
                yield ("titles", "weak_heads"), word


@dataclass(frozen=True, slots=True)
class Verb:
    """Verbs with the part that they give to people; the fields are those of `roles.toml`."""

    words: tuple[str, ...]
    type: VerbType
    subject: tuple[Role, ...]
    object: tuple[Role, ...]
    kind: EventKind | None
    motion: bool

    def added(self) -> Iterator[_Added]:
        """An entry a word, for the order of words must not count."""
        entry: dict[str, Any] = {"type": self.type, "motion": self.motion}
        entry |= {"subject": list(self.subject), "object": list(self.object)}
        entry |= {"kind": self.kind} if self.kind else {}
        for word in self.words:
            yield ("roles", "verb"), {"words": [word], **entry}


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is a heading: its words, or a regular expression for the whole of it."""

    words: tuple[str]
    is_pattern: bool

    def added(self) -> Iterator[_Added]:
        """Yield the line or the pattern."""
        yield ("layout", "headings", "patterns" if self.is_pattern else "sections"), self.words[0]


@dataclass(frozen=True, slots=True)
class Noise:
    """A line that is no part of the text: its words, how it begins, or what it holds."""

    words: tuple[str]
    by: Literal["line", "starts", "holds"]

    def added(self) -> Iterator[_Added]:
        """Yield the words of the line."""
        yield ("layout", "noise", "lines" if self.by == "line" else self.by), self.words[0]


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname and its bearers among a thousand people."""

    words: tuple[str, ...]
    per_thousand: float

    def added(self) -> Iterator[_Added]:
        """Yield the rows of the table."""
        for word in self.words:
            yield ("surnames",), (word, str(self.per_thousand))


@dataclass(frozen=True, slots=True)
class OccasionWord:
    """The last word of a meeting's or ceremony's name."""

    words: tuple[str, ...]
    kind: OccasionKind

    def added(self) -> Iterator[_Added]:
        """Yield the words."""
        for word in self.words:
            yield ("occasions", self.kind), word


Content = Office | Verb | Heading | Noise | Surname | OccasionWord


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, where it stands, and its example."""

    table: str
    content: Content
    example: str
    path: str
    line: int
    example_line: int


def read_entries(text: str, path: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Read the entries of a file, and what is wrong with others; `path` is what the file is called in messages."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return (), (_not_toml(str(error), path, text),)
    found = list(stretches(text))
    entries: list[Entry] = []
    problems: list[Problem] = []
    for table, written in data.items():
        places = [one for one in found if one.table == table] or [
            Stretch(table, found[0].line_of(table), {}),
        ]
        cause = _table_at_fault(table, written)
        if cause:
            problems.append(Problem(path, cause, places[0].line))
            continue
        for number, values in enumerate(written):
            place = places[number] if number < len(places) else places[-1]
            try:
                entries.append(_entry(table, values, path, place))
            except _EntryError as error:
                problems.append(Problem(path, f"[[{table}]]: {error}", place.line_of(error.key)))
    return tuple(entries), tuple(sorted(problems, key=lambda problem: problem.line or 0))


def find_repeated(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Say which words stand twice in one table, be it in two files: which of the two holds would be an accident."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        for word in entry.content.words:
            before = first.setdefault((entry.table, word), entry)
            if before is not entry:
                place = f"{before.path}, line {before.line}"
                cause = f"[[{entry.table}]] {word} stands in {place} too; keep one"
                yield Problem(entry.path, cause, entry.line)


def words_of_entries(entries: Iterable[Entry]) -> Words:
    """Put together what is to be installed; the order of entries and files makes no difference."""
    tables: dict[str, dict[str, Any]] = {}
    rows: dict[str, list[tuple[str, ...]]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.table, entry.content.words)):
        for (file, *keys), value in entry.content.added():
            if not keys:
                rows.setdefault(file, []).append(value)
                continue
            table = tables.setdefault(file, {})
            for key in keys[:-1]:
                table = table.setdefault(key, {})
            table.setdefault(keys[-1], []).append(value)
    return Words(tables, {file: tuple(lines) for file, lines in rows.items()})


# Reading one entry

SAMPLES: Final[Mapping[str, str]] = {
    "office": 'word = "网格总长", example = "网格总长|李一|主持会议"',
    "verb": 'word = "踏勘", subject = ["lead"], example = "县长李一|lead|踏勘河道"',
    "heading": 'line = "网格动态", example = "网格动态"',
    "noise": 'starts = "我要纠错", example = "我要纠错 关闭"',
    "surname": 'word = "禚", example = "县长|禚一平|主持会议"',
    "occasion": 'word = "圆桌会", kind = "meeting", example = "县长李一出席|全县物业圆桌会|并讲话"',
}
"""An entry of each table, as messages show it."""


_Choice = TypeVar("_Choice", bound=str)


class _EntryError(ValueError):
    """What is wrong with an entry, and with which key."""

    def __init__(self, cause: str, key: str | None = None) -> None:
        super().__init__(cause)
        self.key = key


def _not_toml(message: str, path: str, text: str) -> Problem:
    at = _AT_LINE.search(message)
    line = int(at[1]) if at else text.count("\n") + 1
    cause = _AT_LINE.sub("", message).replace(" (at end of document)", "")
    return Problem(
        path, f"not TOML ({cause}); an entry looks like [[office]] {SAMPLES['office']}, a key a line", line
    )


def _table_at_fault(table: str, written: object) -> str | None:
    """Say what is wrong with a table as a whole."""
    if table not in _READERS:
        return f"there is no table {table!r}{_nearest(table, _READERS)}; tables are {', '.join(_READERS)}"
    if not isinstance(written, list) or not all(isinstance(one, dict) for one in written):
        return f"write [[{table}]], in double brackets, above each entry"
    return None


def _nearest(word: str, words: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(words), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""


def _entry(table: str, values: Mapping[str, Any], path: str, place: Stretch) -> Entry:
    read, keys = _READERS[table]
    for key in values:
        if key not in keys:
            raise _EntryError(
                f"there is no key {key!r}{_nearest(key, keys)}; keys are {', '.join(keys)}", key
            )
    fields = _Fields(values)
    content = read(fields)
    example = fields.text("example")
    if example is None:
        raise _EntryError(f"an example is missing; a whole entry: {SAMPLES[table]}")
    return Entry(table, content, example, path, place.line, place.line_of("example"))


class _Fields:
    """The values of one entry by their types. Every method raises `_EntryError`, which says what would be right."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def text(self, key: str) -> str | None:
        value = self._values.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip() or "\n" in value:
            raise _EntryError(f"{key} must be text in quotation marks on one line, not {_shown(value)}", key)
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise _EntryError(f'{key} must be a list of words, such as ["…", "…"], not {_shown(value)}', key)
        return tuple(one.strip() for one in value)

    def flag(self, key: str) -> bool:
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            raise _EntryError(f"{key} must be true or false, not {_shown(value)}", key)
        return value

    def one_of(self, key: str, choices: tuple[_Choice, ...]) -> _Choice | None:
        value = self.text(key)
        return None if value is None else self._choice(key, value, choices)

    def some_of(self, key: str, choices: tuple[_Choice, ...]) -> tuple[_Choice, ...]:
        return tuple(self._choice(key, value, choices) for value in self.texts(key))

    def _choice(self, key: str, value: str, choices: tuple[_Choice, ...]) -> _Choice:
        if value not in choices:
            raise _EntryError(
                f"{key}: {value!r} is none of {', '.join(choices)}{_nearest(value, choices)}", key
            )
        return value

    def share(self, key: str, otherwise: float) -> float:
        value = self._values.get(key, otherwise)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1000:
            raise _EntryError(f"{key} must be a number above 0, such as 0.5, not {_shown(value)}", key)
        return float(value)

    def only_one(self, keys: tuple[str, ...]) -> tuple[str, str]:
        """Return the one of `keys` that is there, and its text."""
        given = [(key, text) for key in keys if (text := self.text(key)) is not None]
        if len(given) != 1:
            raise _EntryError(f"give one of {', '.join(keys)}", given[1][0] if given else None)
        return given[0]

    def words(self, fits: Callable[[str], str | None]) -> tuple[str, ...]:
        """Return `word`, or `words`, in simplified characters, if each `fits` (does not give a cause)."""
        one = self.text("word")
        many = self.texts("words")
        if (one is None) == (not many):
            raise _EntryError('give either word = "…" or words = ["…", "…"]', "words" if one else None)
        key = "words" if many else "word"
        words = tuple(shadow_of(word) for word in (many or (one or "",)))
        for word in words:
            cause = fits(word)
            if cause:
                raise _EntryError(f"{key}: {word!r} {cause}", key)
        return words


def _shown(value: object) -> str:
    return repr(value) if not isinstance(value, bool) else str(value).lower()


def _fits_as_word(word: str) -> str | None:
    if len(word) < 2:
        return "is one character, which is part of too many other words; give at least two"
    if not all(is_han(character) or character.isalnum() for character in word):
        return "holds other marks than characters; leave out spaces and punctuation"
    return None


def _fits_as_surname(word: str) -> str | None:
    if len(word) > 3 or not all(map(is_han, word)):
        return "is no surname of one to three Chinese characters"
    return None


def _office(fields: _Fields) -> Office:
    return Office(fields.words(_fits_as_word), fields.flag("everyday"))


def _verb(fields: _Fields) -> Verb:
    verb = Verb(
        words=fields.words(_fits_as_word),
        type=fields.one_of("type", _VERB_TYPES) or "act",
        subject=fields.some_of("subject", ROLES),
        object=fields.some_of("object", ROLES),
        kind=fields.one_of("kind", EVENT_KINDS),
        motion=fields.flag("motion"),
    )
    if verb.type == "passive" and (verb.subject or verb.object or verb.kind or verb.motion):
        raise _EntryError("a passive verb gives no part; leave out subject, object, kind and motion", "type")
    if verb.type != "passive" and not verb.subject:
        raise _EntryError(f"subject is missing: the roles of who does it, of {', '.join(ROLES)}")
    return verb


def _heading(fields: _Fields) -> Heading:
    key, text = fields.only_one(("line", "pattern"))
    if key == "line":
        return Heading((squeeze(shadow_of(text)),), is_pattern=False)
    return Heading((_checked_pattern(simplify(text, "Hant")),), is_pattern=True)


def _checked_pattern(pattern: str) -> str:
    wide = _FULL_WIDTH.search(pattern)
    if wide:
        narrow = shadow_of(wide[0], "Hans")
        raise _EntryError(
            f"pattern: write {re.escape(narrow)} for {wide[0]}, also where the text has {wide[0]}", "pattern"
        )
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise _EntryError(
            f'pattern is no regular expression ({error}); line = "…" takes plain words', "pattern"
        ) from None
    if compiled.match(""):
        raise _EntryError("pattern matches an empty line; name a word that the line must have", "pattern")
    return pattern


def _noise(fields: _Fields) -> Noise:
    key, text = fields.only_one(("line", "starts", "holds"))
    words = shadow_of(text)
    if key != "line" and len(words) < 2:
        raise _EntryError(
            f"{key}: {words!r} is one character, which too many lines have; give at least two", key
        )
    return Noise((words,), cast(Literal["line", "starts", "holds"], key))


def _surname(fields: _Fields) -> Surname:
    return Surname(fields.words(_fits_as_surname), fields.share("per_thousand", _RARE_SURNAME))


def _occasion(fields: _Fields) -> OccasionWord:
    words = fields.words(_fits_as_word)
    kind = fields.one_of("kind", _OCCASION_KINDS)
    if kind is None:
        raise _EntryError(f"kind is missing: one of {', '.join(_OCCASION_KINDS)}")
    return OccasionWord(words, kind)


_READERS: Final[Mapping[str, tuple[Callable[[_Fields], Content], tuple[str, ...]]]] = {
    "office": (_office, ("word", "words", "everyday", "example")),
    "verb": (_verb, ("word", "words", "subject", "object", "kind", "type", "motion", "example")),
    "heading": (_heading, ("line", "pattern", "example")),
    "noise": (_noise, ("line", "starts", "holds", "example")),
    "surname": (_surname, ("word", "words", "per_thousand", "example")),
    "occasion": (_occasion, ("word", "words", "kind", "example")),
}
"""How each table's entries are read, and their keys."""
