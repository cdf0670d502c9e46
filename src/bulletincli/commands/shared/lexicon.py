"""The user's own words, for the commands that parse: read, checked and installed before the parser is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from bulletincli.commands.shared.output import say
from bulletincli.errors import BulletinError
from bulletincli.model import Problem


class BadLexiconError(BulletinError):
    """A lexicon with entries that cannot be used. Which ones has been said."""


@dataclass(frozen=True)
class OwnWords:
    """Which lexicons are used beside the program's own."""

    lexicon: Annotated[
        list[Path] | None,
        typer.Option(
            "--lexicon",
            envvar="BULLETIN_LEXICON",
            show_envvar=True,
            metavar="FILE",
            help="Words of your own, see docs/lexicon.md; may be repeated.",
        ),
    ] = None
    no_config: Annotated[
        bool, typer.Option("--no-config", help="Leave out the lexicon in your settings folder.")
    ] = False

    def install(self) -> None:
        """Let the parser know the words; to be called before anything that loads it.

        Raises `BadLexiconError` or `LexiconUnreadableError`: a lexicon is used whole or not at all.
        """
        from bulletincli.reading.lexicons import read_lexicons  # noqa: PLC0415 - seldom needed

        texts = list(read_lexicons(self.lexicon or (), config=not self.no_config))
        if texts:
            _install(texts)


def _install(texts: list[tuple[str, str]]) -> None:
    from bulletincli.parsing.lexicon import install  # noqa: PLC0415 - only with words to install
    from bulletincli.parsing.lexicon.own import find_repeated, read_entries, words_of_entries  # noqa: PLC0415

    read = [read_entries(text, path) for path, text in texts]
    entries = [entry for found, _ in read for entry in found]
    _refuse([*(problem for _, found in read for problem in found), *find_repeated(entries)])
    install(words_of_entries(entries))

    from bulletincli.parsing.lexicon.examples import check_examples  # noqa: PLC0415 - the parser, with the words

    _refuse(check_examples(entries))


def _refuse(problems: list[Problem] | tuple[Problem, ...]) -> None:
    """Say what is wrong, a line each. Raises `BadLexiconError` if anything is."""
    if not problems:
        return
    for problem in problems:
        quote = "" if problem.quote is None else f" (example: {problem.quote})"
        say(f"{problem.path}, line {problem.line}: {problem.cause}{quote}")
    count = "1 entry" if len(problems) == 1 else f"{len(problems)} entries"
    raise BadLexiconError(f"{count} to be put right in the lexicon; nothing was read")
