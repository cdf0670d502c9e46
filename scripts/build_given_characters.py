"""Build `lexicon/given_characters.tsv`: how much likelier a character is in a given name than in running text.

Counts come from the dictionary of jieba (MIT): its entries marked `nr` of two and three characters that begin with a
surname give the characters of given names, all its other entries, weighted by their frequency, those of running text.
Only characters are kept, no name. Run:

    python scripts/build_given_characters.py > src/bulletincli/parsing/lexicon/given_characters.tsv
"""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import jieba

from bulletincli.parsing.surnames import SURNAMES

SMOOTHING = 0.5


def main() -> None:
    """Print the table to standard output."""
    middle: Counter[str] = Counter()
    last: Counter[str] = Counter()
    running: Counter[str] = Counter()
    for line in Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        if tag == "nr" and word[0] in SURNAMES and len(word) in (2, 3):
            last[word[-1]] += 1
            if len(word) == 3:
                middle[word[1]] += 1
        elif not tag.startswith("nr"):
            for character in word:
                running[character] += int(frequency)
    names = {"middle": sum(middle.values()), "last": sum(last.values())}
    total = sum(running.values())
    print(
        "# How much likelier a character is in a given name than in running text, as log10 of the ratio, at the"
    )
    print("# first place of a given name of two characters (middle) and at its last place, or alone (last).")
    print(
        "# From the dictionary of jieba 0.42.1 (MIT) by scripts/build_given_characters.py; no name is kept."
    )
    print("# character\tmiddle\tlast")
    for character in sorted(running.keys() | middle.keys() | last.keys()):
        if (
            not "\u4e00" <= character <= "\u9fff"
            or middle[character] + last[character] + running[character] < 2
        ):
            continue
        text = (running[character] + 200) / (total + 200 * 8000)
        odds = [
            math.log10((counts[character] + SMOOTHING) / (names[key] + SMOOTHING * 6000) / text)
            for key, counts in (("middle", middle), ("last", last))
        ]
        print(f"{character}\t{odds[0]:.2f}\t{odds[1]:.2f}")


if __name__ == "__main__":
    main()
