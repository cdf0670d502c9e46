"""Which readings a chronicle supports."""

from __future__ import annotations

import pytest

from bulletincli.parsing.dates import DateExpression, RepairHint, match_damaged, match_date, repair


def told(lines: list[str], hints: list[RepairHint] | RepairHint) -> list[str]:
    """The chosen dates of entries that begin with these words: `4-28`, `5..7`, or `?` for none."""
    items = [match_date(line, 0) or match_damaged(line, 0) for line in lines]
    known = [item for item in items if item is not None]
    assert len(known) == len(items), "every line must begin with something like a date"
    every = hints if isinstance(hints, list) else [hints] * len(lines)
    return [_short(expression) for expression in repair(known, every)]


def _short(expression: DateExpression | None) -> str:
    if expression is None:
        return "?"
    start = "-".join(str(part) for part in (expression.year, expression.month, expression.day) if part)
    end = "-".join(str(part) for part in (expression.end_month, expression.end_day) if part)
    return start + (".." + end if end else "")


APRIL = RepairHint((4,), None, 2022)
JANUARY_BELOW_HEADING = RepairHint(tuple(range(1, 13)), 1, 2006)
YEAR = RepairHint(tuple(range(1, 13)), None, 2006)

CASES = [
    # month and day run together, the month known from the title
    (
        ["42   区里", "43   区里", "46-7   区长", "411   区长", "412上午   区长"],
        APRIL,
        "4-2 4-3 4-6..7 4-11 4-12",
    ),
    (["428下午  区长", "429  区委", "430上午  人大"], APRIL, "4-28 4-29 4-30"),
    (["421-25   区长", "422晚上  区长"], APRIL, "4-21..25 4-22"),
    (["416上午,区长", "417,区长"], APRIL, "4-16 4-17"),
    # one day is believed alone if a day part or a wide gap follows
    (["428下午  区长"], APRIL, "4-28"),
    (["428   区长"], APRIL, "4-28"),
    # days alone below a month's heading
    (
        ["57  人代会", "58  政协", "9  商场", "10日 商场", "17  商场", "30  市里"],
        JANUARY_BELOW_HEADING,
        "5..7 5..8 9 10 17 30",
    ),
    (["8  市里", "9  市里", "15  市里", "24  依据"], JANUARY_BELOW_HEADING, "8 9 15 24"),
    (["35  人代会", "6  市里"], JANUARY_BELOW_HEADING, "3..5 6"),
    (["3-5  人代会", "6  市里"], JANUARY_BELOW_HEADING, "3..5 6"),
    # without a heading the sign stands between month and day
    (["4-6  市里", "4-9  市里"], APRIL, "4-6 4-9"),
    # the order of the entries decides
    (["19  市里", "111  市里", "115  市里", "21  市里", "112  市里"], YEAR, "1-9 1-11 1-15 2-1 11-2"),
    (["1月30日,开会", "111  市里", "11月5日,开会"], YEAR, "1-30 11-1 11-5"),
    (["1月3日,开会", "111  市里", "1月20日,开会"], YEAR, "1-3 1-11 1-20"),
    # below the heading of the same month with the month written too
    (["425  市里", "426  市里"], RepairHint((4, 5, 6), 4, 2022), "4-25 4-26"),
    # the unit is left
    (["313日起,全区消杀"], APRIL, "3-13"),
    (["313日,全区消杀", "4月2日,开会"], APRIL, "? 4-2"),
    (["413日,全区消杀"], APRIL, "4-13"),
    (["2018323日上午,县长"], RepairHint(), "2018-3-23"),
    (["2022520\n"], RepairHint((4,), None, 2022), "?"),
    (["2022520\n"], RepairHint((), None, 2022), "2022-5-20"),
    (["4月9 区长到社区", "4月11日,开会"], RepairHint(), "4-9 4-11"),
    (["4月35日,人代会"], RepairHint(), "4-3..5"),
    # nothing known: only many alike with strong marks are believed
    (["428下午  区长"], RepairHint(), "?"),
    (["428下午  区长", "429上午  区长", "430   区长"], RepairHint(), "4-28 4-29 4-30"),
    (["4月2日,开会", "43下午  区长", "4月5日,开会"], RepairHint(), "4-2 4-3 4-5"),
    # what the document does not support
    (["713   区长"], APRIL, "?"),
    (["12\n", "13\n"], APRIL, "? ?"),
    (["1 县委", "2 县政府", "3 县人大", "4 县政协"], JANUARY_BELOW_HEADING, "? ? ? ?"),
    (["1 县委", "3 县政府", "9 县人大"], JANUARY_BELOW_HEADING, "1 3 9"),
    (["9 县委"], JANUARY_BELOW_HEADING, "?"),
]


@pytest.mark.parametrize(("lines", "hint", "chosen"), CASES)
def test_chooses_by_the_whole_chronicle(lines: list[str], hint: RepairHint, chosen: str) -> None:
    assert told(lines, hint) == chosen.split(" ")


def test_a_section_begins_anew() -> None:
    hints = [RepairHint((11, 1), None, None, section) for section in (0, 0, 1, 1)]
    assert told(["11月5日,开会", "112  开会", "1月3日,开会", "112  开会"], hints)[3] == "1-12"


def test_whole_dates_stay_as_they_are() -> None:
    items = [
        match_date("4月9日,", 0),
        match_date("日前,", 0),
        match_date("农历八月十五,", 0),
        match_date("下午,", 0),
    ]
    known = [item for item in items if item is not None]
    assert repair(known, [RepairHint()] * 4) == items


def test_a_long_chronicle_is_no_trouble() -> None:
    lines = [f"{month}{day}   区长" for month in range(1, 10) for day in range(1, 29)] * 4
    assert told(lines, YEAR)[:3] == ["1-1", "1-2", "1-3"]


def test_no_entries() -> None:
    assert repair([], []) == []


def test_hints_must_be_as_many_as_items() -> None:
    with pytest.raises(ValueError, match="0 items but 1 hints"):
        repair([], [RepairHint()])
