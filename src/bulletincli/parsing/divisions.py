"""Provinces, prefectures and counties: which there were in a year, and which a text means.

The facts come from `lexicon/divisions.tsv` (years 1980 to 2024; its head names source and licence), the ways
of writing from `lexicon/divisions.toml`, development zones of national rank from `lexicon/zones.tsv`. All
names are simplified: give these functions words of the simplified shadow.

A year's list of divisions shows how things stood at its end. A unit replaced in the course of a year was
still there in its first months, so that a year in which no unit has the name asked for falls back on the year
before. Years before the first and after the last of the table count as the first and the last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, cast

from bulletincli.model import District
from bulletincli.parsing.lexicon import load_rows, load_toml, words_of

Level = Literal["province", "prefecture", "county"]

FIRST_YEAR: Final = 1980
LAST_YEAR: Final = 2024
"""The years that the table covers."""

_RANKS: Final[Mapping[Level, int]] = {"province": 0, "prefecture": 1, "county": 2}
_HEIRS: Final = {"51": ("51", "50"), "44": ("44", "46")}
"""Provinces from which another was split off: 重庆市 from 四川省 in 1997, 海南省 from 广东省 in 1988."""

_MUNICIPALITIES: Final = frozenset({"110000", "120000", "310000", "500000"})

_LEVEL_WORD: Final = re.compile("[省市区县旗盟州]")
_AUTONOMOUS: Final = re.compile(r"(?P<stem>.+?)(?:自治(?P<level>[区州县旗])|(?<=族)(?P<urban>区))")
_PLAIN: Final = re.compile(r"(?P<stem>.{2,}?)(?:特别行政区|行政区|地区|特区|(?<!矿)[省市区县旗盟])")

_PARENT_EVIDENCE: Final = 27
_PROVINCE_EVIDENCE: Final = 9
_NEIGHBOUR_EVIDENCE: Final = 3
_COMPATRIOT_EVIDENCE: Final = 1
"""What one mention of another unit says for a candidate: the unit right above it (mostly its prefecture), its
province, a county under the same prefecture or one within the candidate, anything else in its province."""


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division while its code, name and parent stayed the same.

    `code` has six digits, `name` is the full official name, `parent` the code of the unit right above (None
    for a province), `since` and `until` the first and the last year at whose end it stood; the table's own
    first and last year stand for "or earlier" and "or later".
    """

    code: str
    name: str
    level: Level
    parent: str | None
    since: int
    until: int

    def stood_in(self, year: int) -> bool:
        """Whether it stood at the end of `year`."""
        return self.since <= min(max(year, FIRST_YEAR), LAST_YEAR) <= self.until


@dataclass(frozen=True, slots=True)
class _Findable:
    """The names that `find` looks for.

    `lengths` has the lengths of names with certain two last characters, `longer` the names that begin with
    another one: 辉县市 with 辉县.
    """

    divisions: Mapping[str, tuple[Division, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    longer: Mapping[str, tuple[str, ...]]


# Reading the lexicon


@cache
def _by_name() -> Mapping[str, tuple[Division, ...]]:
    """Read every division under its full name, newest first."""
    grouped: dict[str, list[Division]] = {}
    for code, name, level, parent, since, until in load_rows("divisions"):
        above = None if parent == "-" else parent
        division = Division(code, name, cast(Level, level), above, int(since), int(until))
        grouped.setdefault(name, []).append(division)
    return {name: _newest_first(divisions) for name, divisions in grouped.items()}


@cache
def _by_code() -> Mapping[str, tuple[Division, ...]]:
    """Group every division under its code, newest first."""
    grouped: dict[str, list[Division]] = {}
    for divisions in _by_name().values():
        for division in divisions:
            grouped.setdefault(division.code, []).append(division)
    return {code: _newest_first(divisions) for code, divisions in grouped.items()}


@cache
def _by_short_form() -> Mapping[str, tuple[Division, ...]]:
    """Group every division under its short forms, newest first; a form that the lexicon lists is as there."""
    grouped: dict[str, list[Division]] = {}
    for name, divisions in _by_name().items():
        for form in _short_forms_of(name):
            grouped.setdefault(form, []).extend(divisions)
    for form, names in load_toml("divisions")["forms"].items():
        grouped[form] = [division for name in names for division in _by_name()[name]]
    return {form: _newest_first(divisions) for form, divisions in grouped.items()}


@cache
def _zones() -> Mapping[str, str]:
    """Read the zones of `lexicon/zones.tsv`: every form of their names, with the code of the unit above."""
    return {
        form: parent
        for name, others, parent in load_rows("zones")
        for form in (name, *others.split("、"))
    }  # fmt: skip


def _newest_first(divisions: Collection[Division]) -> tuple[Division, ...]:
    """Order them, the same always."""
    if len(divisions) < 2:
        return tuple(divisions)
    return tuple(sorted(divisions, key=lambda division: (-division.until, -division.since, division.code)))


# Names and their short forms


@cache
def _nationalities() -> re.Pattern[str]:
    words = sorted(load_toml("divisions")["nationalities"], key=len, reverse=True)
    return re.compile(rf"(?P<stem>.{{2,}}?)(?:{'|'.join(words)})+")


def _stem_of_autonomous(stem: str) -> str:
    """Cut off the nationalities: 罗城仫佬族 -> 罗城, 鄂温克族 -> 鄂温克."""
    match = _nationalities().fullmatch(stem)
    return match["stem"] if match else stem.removesuffix("族")


def _short_forms_of(name: str) -> Iterator[str]:
    """Yield the forms that rules give for a full name: 罗城仫佬族自治县 -> 罗城, 罗城县; 西湖区 -> 西湖."""
    if match := _AUTONOMOUS.fullmatch(name):
        stem = _stem_of_autonomous(match["stem"])
        yield stem
        yield stem + (match["level"] or match["urban"])
    elif match := _PLAIN.fullmatch(name):
        yield match["stem"]


def _standing(divisions: Sequence[Division], year: int | None) -> tuple[Division, ...]:
    """Keep those that stood at the end of `year`; if none did, those at the end of the year before."""
    if year is None:
        return tuple(divisions)
    return tuple(division for division in divisions if division.stood_in(year)) or tuple(
        division for division in divisions if division.stood_in(year - 1)
    )


def named(name: str, year: int | None = None) -> tuple[Division, ...]:
    """Look up the divisions with exactly this full name, newest first.

    Those of `year` if it is given (see the module), else all that ever had it.
    """
    return _standing(_by_name().get(name, ()), year)


def is_common_noun(name: str) -> bool:
    """Whether a division's name is a common noun too (新城区)."""
    return name in words_of("divisions", "common_nouns")


def by_code(code: str, year: int | None = None) -> Division | None:
    """Look up the division with this code: that of `year` if it is given, else the newest."""
    return next(iter(_standing(_by_code().get(code, ()), year)), None)


def short_named(short: str, year: int | None = None) -> tuple[Division, ...]:
    """Look up what `short` may stand for (西湖, 罗平, 恩施州, 科右中旗, 赣), newest first.

    `year` as in `named`. The answer does not say that `short` is a name where it stands: 和平 and 大兴 are
    words too.
    """
    return _standing(_by_short_form().get(short, ()), year)


def normalise(written: str, year: int | None = None) -> str | None:
    """Find the full official name for a written form: 科右中旗 -> 科尔沁右翼中旗, 北川县 -> 北川羌族自治县.

    None where none or several fit. Of units of several levels the highest is meant (吉林 is the province), of
    units that followed each other the last; `year` as in `named`.
    """
    names = {division.name for division in choose(written, (), year)}
    return names.pop() if len(names) == 1 else None


def _highest(divisions: Sequence[Division]) -> tuple[Division, ...]:
    """Keep those of the highest level among them."""
    rank = min((_RANKS[division.level] for division in divisions), default=0)
    return tuple(division for division in divisions if _RANKS[division.level] == rank)


# Units within units


def _unit(code: str, year: int) -> Division:
    """Look up the division that had `code` in `year`, in which one must have had it."""
    return next(division for division in _by_code()[code] if division.stood_in(year))


def path(division: Division, year: int | None = None) -> str:
    """Write the names from the province down: 江西省/南昌市/西湖区, 北京市/通州区, 河南省/济源市.

    The units above have the names that they had in `year`, or in the year of the division's own that is
    nearest to it; without `year`, in the division's last.
    """
    at = division.until if year is None else min(max(year, division.since), division.until)
    names = [division.name]
    while division.parent is not None:
        division = _unit(division.parent, at)
        names.append(division.name)
    return "/".join(reversed(names))


def within(county: Division, ancestor: Division) -> bool:
    """Whether the one lay in the other, directly or not, in some year. Nothing lies in itself."""
    if county.since > ancestor.until or ancestor.since > county.until:
        return False
    if ancestor.level == "province":
        return county.level != "province" and county.code[:2] == ancestor.code[:2]
    return county.parent == ancestor.code


def latest(divisions: Sequence[Division]) -> tuple[Division, ...]:
    """Leave out what another of `divisions`, all with one written name, replaced.

    罗平县 got a new code in 1997, 宣城市 became a prefecture in 2000: one place each, not two.
    """
    return tuple(
        division for division in divisions if not any(_succeeds(other, division) for other in divisions)
    )


def _succeeds(later: Division, earlier: Division) -> bool:
    """Whether `later`, written like `earlier`, took its place in the same province.

    It begins in the year after the other's end; or after a gap, in which the county was a city, say, under
    a prefecture called the same: 岳阳地区, 岳阳市. A prefecture may have stood beside its heir: 苏州地区 was
    merged into 苏州市.
    """
    province = earlier.code[:2]
    if later.until <= earlier.until or later.code[:2] not in _HEIRS.get(province, (province,)):
        return False
    if later.since <= earlier.until:
        return later.level == earlier.level == "prefecture"
    return later.since == earlier.until + 1 or _home(later) == _home(earlier)


def _home(division: Division) -> str:
    """Look up the short form of the name of the unit right above; empty for a province."""
    if division.parent is None:
        return ""
    name = _unit(division.parent, division.until).name
    return next(_short_forms_of(name), name)


# Which of several


def resolve(name: str, context: Collection[Division] = (), year: int | None = None) -> District | None:
    """Find the district that `name`, full or short, means in a text; None if nothing has that name.

    `context` holds the divisions that the text names, each as often as it does and, where a name is open, in
    all its readings (what `find` yields, laid flat). A mention of a candidate's prefecture weighs more than
    one of its province, that more than one of a county beside or within it; the candidate with most evidence
    wins. Where several are level the answer has no code, an empty path and the candidates' paths. Only for a
    short form the highest level then wins: 南昌 is 南昌市, not 南昌县.

    A development zone (航空港实验区, 九江经开区, 经开区) gets its name as written, no code, and the path of
    its city: the one that `lexicon/zones.tsv` knows, else the one in its name, else the one that the context
    names most often.
    """
    found = choose(name, context, year)
    if not found:
        return _resolve_zone(name, context, year)
    if len(found) == 1:
        return District(found[0].name, found[0].code, path(found[0], year))
    names = {division.name for division in found}
    candidates = sorted({path(division, year) for division in found})
    return District(names.pop() if len(names) == 1 else name, None, "", tuple(candidates))


def choose(name: str, context: Collection[Division] = (), year: int | None = None) -> tuple[Division, ...]:
    """List the divisions between which `context` leaves `name` open; one if it is certain; see `resolve`."""
    divisions = _readings(name, year)
    if len(divisions) < 2:
        return divisions
    weights = _weights(division for division in context if division not in divisions)
    evidence = {division: _evidence_for(division, weights) for division in divisions}
    most = max(evidence.values())
    best = latest([division for division in divisions if evidence[division] == most])
    return best if name in _by_name() else _highest(best)


def _readings(name: str, year: int | None) -> tuple[Division, ...]:
    """List what has the full name `name`, or else that short form.

    Without a year both, for short forms with a level word: 北川县 was one until 2002.
    """
    if year is None and name in _findable().divisions:
        return _findable().divisions[name]
    return named(name, year) or short_named(name, year)


def _weights(context: Iterable[Division]) -> Mapping[Division, float]:
    """Count how often each division is named, a name that several share being divided between them."""
    counts = Counter(context)
    sharing = Counter(division.name for division in counts)
    return {division: count / sharing[division.name] for division, count in counts.items()}


def _evidence_for(candidate: Division, weights: Mapping[Division, float]) -> float:
    """Add up what the divisions that a text names say for `candidate`; rounded, for sums to be level."""
    return round(sum(weight * _kinship(candidate, other) for other, weight in weights.items()), 6)


def _kinship(candidate: Division, other: Division) -> int:
    """Weigh one mention of `other` as evidence for `candidate`."""
    if within(candidate, other):
        return _PARENT_EVIDENCE if candidate.parent == other.code else _PROVINCE_EVIDENCE
    if within(other, candidate) or (candidate.parent == other.parent and candidate.level == "county"):
        return _NEIGHBOUR_EVIDENCE
    return _COMPATRIOT_EVIDENCE if candidate.code[:2] == other.code[:2] else 0


def _resolve_zone(name: str, context: Collection[Division], year: int | None) -> District | None:
    """Place the zone called `name` under its city, or with several under none; None if it is no zone."""
    if parent := _zones().get(name):
        cities: tuple[Division, ...] = (_unit(parent, LAST_YEAR),)
    elif word := _zone_word_of(name):
        cities = _cities_of_zone(name.removesuffix(word), context, year)
    else:
        return None
    paths = sorted({f"{path(city, year)}/{name}" for city in cities})
    if len(paths) < 2:
        return District(name, None, paths[0]) if paths else None
    return District(name, None, "", tuple(paths))


def _cities_of_zone(stem: str, context: Collection[Division], year: int | None) -> tuple[Division, ...]:
    """List the cities in which a zone called `stem` and a word for zones may lie; `stem` may be empty.

    That is the unit that `stem` names, unless it is a county elsewhere than in the text's main city:
    平原示范区 in a text about 新乡 has its name from a plain, not from 平原县.
    """
    main = _main_cities(context)
    named_after = tuple(
        unit
        for unit in choose(stem, context, year)
        if unit.level != "county" or not main or any(within(unit, city) for city in main)
    )
    return named_after or main


def _zone_word_of(name: str) -> str:
    """Look up the longest word for a zone that `name` ends in; empty if there is none."""
    words = (word for word in load_toml("divisions")["zone_words"] if name.endswith(word))
    return max(words, key=len, default="")


def _main_cities(context: Collection[Division]) -> tuple[Division, ...]:
    """Pick the prefecture or municipality that the context names most often; several if level."""
    cities = [unit for unit in context if unit.level == "prefecture" or unit.code in _MUNICIPALITIES]
    counts = Counter(city.name for city in cities)
    most = max(counts.values(), default=0)
    return tuple(
        city
        for name in sorted(counts)
        if counts[name] == most
        for city in latest([city for city in set(cities) if city.name == name])
    )


# Names in a running text


def find(shadow: str, year: int | None = None) -> Iterator[tuple[int, int, tuple[Division, ...]]]:
    """Find where a simplified text names divisions: start, end, and all divisions that have that name.

    What counts is a full name, or the usual shorter one with its level word (恩施州, 长阳县, 科右中旗), of at
    least two characters before the level word; the longest one, and none that overlaps the one before.
    社区, 园区, 全区, 我市, 各县 are none, as no unit has such a name; nor is 西湖区 in 西湖区域.

    Names of one character (赵县) and those that are common nouns too (新城区) count only directly behind a
    unit that they belong to: 河北省赵县. Any name directly behind a unit keeps only the divisions within
    that, if there are such: in 南昌市西湖区 the second name has one reading.

    `year` as in `named`: what did not stand then is not found.
    """
    findable, not_before = _findable(), words_of("divisions", "not_before")
    end_before = 0
    before: tuple[Division, ...] = ()
    for match in _LEVEL_WORD.finditer(shadow):
        end = match.end()
        for length in findable.lengths.get(shadow[end - 2 : end], ()):
            start = end - length
            if start < end_before or shadow[end : end + 1] in not_before:
                continue
            meant = _meant(shadow[start:end], before if start == end_before else (), year)
            if meant and not _goes_on(shadow, start, end, year):
                yield start, end, meant
                end_before, before = end, meant
                break


def _meant(name: str, before: Sequence[Division], year: int | None) -> tuple[Division, ...]:
    """List what `name` means in a text directly behind a name of `before`, or (if empty) anything else."""
    divisions = _standing(_findable().divisions.get(name, ()), year)
    nested = tuple(division for division in divisions if any(within(division, unit) for unit in before))
    if nested or len(name) == 2 or name in words_of("divisions", "common_nouns"):
        return nested
    return divisions


def allusions(shadow: str, year: int | None = None) -> Iterator[Division]:
    """Yield the provinces and prefectures whose short forms stand in a text, each as often as it does.

    Further context for `resolve` where what `find` yields leaves a name open: 天津人民广播电台 tells which
    河东区 is meant. Weak evidence (朝阳 is a word too), so not to be mixed in where it is not needed.
    """
    for form in _alluding_forms():
        count = shadow.count(form)
        if count:
            for division in _highest(short_named(form, year)):
                yield from [division] * count


@cache
def _alluding_forms() -> tuple[str, ...]:
    """Collect the short forms of two characters and more of provinces and prefectures."""
    return tuple(
        form
        for form, divisions in _by_short_form().items()
        if len(form) > 1 and any(division.level != "county" for division in divisions)
    )


def _goes_on(shadow: str, start: int, end: int, year: int | None) -> bool:
    """Whether the name that stands there is but the beginning of a longer one: 滁县 of 滁县地区."""
    findable = _findable()
    return any(
        shadow.startswith(name, start) and _standing(findable.divisions[name], year)
        for name in findable.longer.get(shadow[start:end], ())
    )


@cache
def _findable() -> _Findable:
    """Collect full names, and the short forms of three characters and more that end in a level word."""
    divisions = dict(_by_name())
    for form, meant in _by_short_form().items():
        if len(form) > 2 and _LEVEL_WORD.match(form[-1]):
            divisions[form] = _newest_first({*meant, *divisions.get(form, ())})
    lengths: dict[str, set[int]] = {}
    longer: dict[str, tuple[str, ...]] = {}
    for name in divisions:
        lengths.setdefault(name[-2:], set()).add(len(name))
        for length in range(2, len(name)):
            if name[:length] in divisions:
                longer[name[:length]] = (*longer.get(name[:length], ()), name)
    descending = {end: tuple(sorted(found, reverse=True)) for end, found in lengths.items()}
    return _Findable(divisions, descending, longer)
