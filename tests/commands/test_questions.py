"""The reading commands on the answered documents."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).parents[2]


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_timeline_has_the_days_in_order_with_all_that_is_known(ask: Callable[..., Any]) -> None:
    arguments = ["timeline", "--district", "西湖区", "--from", "2022-04-05", "--to", "2022-04-07"]
    rows = rows_of(ask(*arguments, "--csv").out)
    assert [(row["date"], row["date_end"], row["day_part"], row["kind"]) for row in rows] == [
        ("2022-04-05", "", "上午", "inspection"),
        ("2022-04-05", "", "下午", "meeting"),
        ("2022-04-06", "2022-04-07", "", "inspection"),
        ("2022-04-07", "", "下午", "meeting"),
        ("2022-04-07", "", "晚上", "meeting"),
    ]
    assert rows[1]["people"] == "陶亿国 (host); 吴涛 (attend); 杨金平 (attend)"
    assert ask("show", rows[1]["event_id"]).code == 0


def test_every_format_of_a_timeline_holds_the_same_events(ask: Callable[..., Any]) -> None:
    arguments = ["timeline", "--person", "陶億國", "--role", "host"]
    ids = [row["event_id"] for row in rows_of(ask(*arguments, "--csv").out)]
    assert len(ids) == 30
    assert [one["event_id"] for one in json.loads(ask(*arguments, "--json").out)] == ids
    assert [json.loads(line)["event_id"] for line in ask(*arguments, "-f", "ndjson").out.splitlines()] == ids
    assert [line.split("\t")[0] for line in ask(*arguments, "-f", "tsv").out.splitlines()[1:]] == ids
    assert [line.split()[0] for line in ask(*arguments).out.splitlines()[1:]] == ids
    assert [line.split()[1] for line in ask(*arguments, "-f", "md").out.splitlines()[2:]] == ids


def test_a_district_holds_its_counties(ask: Callable[..., Any]) -> None:
    rows = rows_of(ask("timeline", "--district", "九江市", "--csv").out)
    assert len({row["district"] for row in rows}) > 5
    assert all(row["district_path"].startswith("江西省/九江市") for row in rows)


@pytest.mark.parametrize("option", ["20220405", "2022年4月5日", "2022-04-05", "--04-05", "4月5日"])
def test_one_day_in_every_form(ask: Callable[..., Any], option: str) -> None:
    rows = rows_of(ask("timeline", "--person", "陶亿国", "--from", option, "--to", option, "--csv").out)
    assert [row["date"] for row in rows] == ["2022-04-05", "2022-04-05"]


def test_events_that_no_date_can_place_are_told(ask: Callable[..., Any]) -> None:
    ended = ask("timeline", "--district", "西湖区", "--from", "2022-04-30")
    assert ended.err == (
        "bulletin: 13 events left out that match but for the dates: their day or year is unknown\n"
    )


def test_a_person_as_people_read_it(ask: Callable[..., Any]) -> None:
    ended = ask("who", "陶亿国")
    blocks = ended.out.split("\n\n")
    assert blocks[0].startswith("陶亿国  江西省/南昌市  2022-04-02 to 2022-04-30  p")
    assert [block.splitlines()[0] for block in blocks[1:]] == [
        "offices",
        "roles",
        "company (18)",
        "appearances (57)",
    ]
    assert [line.split() for line in blocks[1].splitlines()[2:]] == [
        ["区委副书记", "2022-04-02", "2022-04-30", "57"],
        ["区政府区长", "2022-04-02", "2022-04-30", "57"],
    ]
    assert blocks[2].splitlines()[2].split() == ["host", "30"]
    assert blocks[3].splitlines()[2].split()[:2] == ["熊振强", "12"]
    assert len(blocks[4].splitlines()) == 2 + 57


def test_a_shortened_person_says_how_much(ask: Callable[..., Any]) -> None:
    ended = ask("who", "陶亿国", "--limit", "3")
    company, appearances = ended.out.split("\n\n")[3:]
    assert company.splitlines()[0] == "company (3 of 18)"
    assert len(company.splitlines()) == len(appearances.splitlines()) == 2 + 3
    assert ended.err == "3 of 57 shown (--all)\n"


def test_what_is_cut_ends_so(ask: Callable[..., Any]) -> None:
    arguments = ["timeline", "--person", "陶亿国", "--from", "2022-04-06", "--to", "2022-04-06"]
    [_, line] = ask(*arguments).out.splitlines()
    [row] = rows_of(ask(*arguments, "--csv").out)
    assert f"{' '.join(row['quote'].split())}…  " in line


def test_a_person_for_programs(ask: Callable[..., Any]) -> None:
    [card] = json.loads(ask("who", "陶亿国", "--json").out)
    assert (card["name"], card["events"], card["first"], card["last"]) == (
        "陶亿国",
        57,
        "2022-04-02",
        "2022-04-30",
    )
    assert card["roles"][0] == {"role": "host", "events": 30}
    assert len(card["appearances"]) == 57
    assert {"event_id", "date", "title", "roles", "people"} <= card["appearances"][0].keys()
    rows = rows_of(ask("who", "陶亿国", "--csv").out)
    assert [row["event_id"] for row in rows] == [one["event_id"] for one in card["appearances"]]
    assert rows[0]["roles"] == ", ".join(card["appearances"][0]["roles"])


def test_a_name_in_traditional_characters_is_the_same_person(ask: Callable[..., Any]) -> None:
    [card] = json.loads(ask("who", "範士富", "--json").out)
    assert card["name"] == "范士富"
    assert ask("who", card["person_id"], "--json").out == ask("who", "范士富", "--json").out


def test_what_two_persons_shared(ask: Callable[..., Any]) -> None:
    rows = rows_of(ask("who", "陶亿国", "--with", "杨燊", "--csv").out)
    assert len(rows) == 8
    assert all("陶亿国" in row["people"] and "杨燊" in row["people"] for row in rows)


def test_search_finds_as_many_as_a_scan(ask: Callable[..., Any]) -> None:
    events = [json.loads(line) for line in ask("export", "events", "--format", "ndjson").out.splitlines()]
    rows = rows_of(ask("search", "核酸检测", "--csv").out)
    assert len(rows) == sum("核酸检测" in "".join(event["text"].split()) for event in events) > 0


def test_search_marks_what_it_found(ask: Callable[..., Any]) -> None:
    hits = json.loads(ask("search", "疫情防控", "农贸市场", "--json").out)
    for hit in hits:
        found = [hit["text"][match["start"] : match["end"]] for match in hit["matches"]]
        assert {"".join(words.split()) for words in found} == {"疫情防控", "农贸市场"}
        assert hit["count"] == len(found)
        assert "«" in hit["excerpt"]


def test_one_event_marked(ask: Callable[..., Any]) -> None:
    out = ask("show", "b77dbd097825-12").out
    assert out.startswith("b77dbd097825-12  2022-04-05 上午  inspection  江西省/南昌市/西湖区\n")
    assert "in 西湖区2022年4月大事记 (data/xihu-2022-04.txt, characters 1707 to 1795)" in out
    assert "[title 区委副书记、区政府区长][person 陶亿国]到[place 桃源街道蜜租公寓(南昌大桥店)]" in out
    assert out.endswith("\n\npeople\n" + out.split("\n\npeople\n")[1])


def test_one_event_with_its_doubts(ask: Callable[..., Any], bulletin: Callable[..., Any]) -> None:
    [event] = rows_of(ask("timeline", "--person", "宋细妹", "--csv").out)
    out = ask("show", event["event_id"]).out
    assert out.endswith("\nnamed, but took no part\nperson  as_written\n习近平\n刘奇\n")
    events = bulletin("parse", PROJECT / "data" / "xihu-2022-04.txt").out
    assert bulletin("ingest", "-", given=events).code == 0
    assert "\ndate repaired, from 45上午, confidence 0." in bulletin("show", "b77dbd097825-1707").out


def test_the_marks_of_an_event_are_where_they_say(ask: Callable[..., Any]) -> None:
    [event] = json.loads(ask("show", "b77dbd097825-12", "--json").out)
    for mark in event["marks"]:
        if mark["kind"] in {"person", "title", "place"}:
            assert event["text"][mark["start"] : mark["end"]] == mark["value"]
    text = (PROJECT / event["path"]).read_text(encoding="utf-8")
    assert text[event["start"] : event["end"]] == event["text"]


@pytest.mark.parametrize(
    ("listing", "rows", "column"),
    [
        ("people", 96, "name"),
        ("districts", None, "path"),
        ("documents", 5, "document_id"),
        ("stats", None, "figure"),
    ],
)
def test_what_is_in_the_file(ask: Callable[..., Any], listing: str, rows: int | None, column: str) -> None:
    listed = rows_of(ask(listing, "--csv").out)
    assert rows in {None, len(listed)}
    assert all(row[column] for row in listed)
    assert [one[column] for one in json.loads(ask(listing, "--json").out)] == [row[column] for row in listed]


def test_sql(ask: Callable[..., Any]) -> None:
    ended = ask(
        "sql", "SELECT 1 AS a, 2 AS a, [1, 2] AS l, DATE '2022-04-05' AS d, 0.1::DECIMAL(3, 2) AS x", "--json"
    )
    assert json.loads(ended.out) == [{"a": 1, "a_2": 2, "l": [1, 2], "d": "2022-04-05", "x": "0.10"}]
    assert ask("sql", "-", "--csv", given="SELECT 'x' AS y").out == "y\nx\n"
    assert ask("sql", "SELECT 'nan'::DOUBLE AS x", "-f", "ndjson").out == '{"x": null}\n'


@pytest.mark.parametrize(
    "table", ["events", "participations", "people", "documents", "mentions", "offices", "places"]
)
def test_exports_hold_the_same_in_every_format(ask: Callable[..., Any], tmp_path: Path, table: str) -> None:
    objects = [json.loads(line) for line in ask("export", table, "-f", "ndjson").out.splitlines()]
    ended = ask("export", table, "-o", "x.csv")
    assert (ended.code, ended.out, ended.err) == (
        0,
        "",
        f"bulletin: {len(objects)} {table} written to x.csv\n",
    )
    rows = rows_of((tmp_path / "x.csv").read_text(encoding="utf-8"))
    assert [list(row) for row in rows] == [list(one) for one in objects]
    assert ask("export", table, "-o", "x.parquet").code == 0
    assert (tmp_path / "x.parquet").read_bytes()[:4] == b"PAR1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.csv", "x.parquet"]


def test_an_export_through_a_link_leaves_the_link(ask: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "out.csv").symlink_to("real.csv")
    assert ask("export", "people", "-o", "out.csv").code == 0
    assert (tmp_path / "out.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text(encoding="utf-8") == ask("export", "people").out
    ended = ask("export", "people", "-f", "parquet", "-o", "out.csv")
    assert (ended.code, ended.err) == (
        2,
        "bulletin: out.csv: is a link, a folder or a device; parquet needs a file\n",
    )


def test_an_export_that_is_cut_short_leaves_the_file_as_it_was(
    ask: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "x.csv").write_text("before", encoding="utf-8")
    assert ask("export", "people", "-o", "x.csv", "--db", "none.duckdb").code == 2
    assert (tmp_path / "x.csv").read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


def test_the_figures_of_the_parser(ask: Callable[..., Any]) -> None:
    arguments = ["eval", PROJECT / "tests" / "gold", "--text", PROJECT / "data", "--only", "zhengzhou"]
    figures = json.loads(ask(*arguments, "--json", "--errors").out)
    assert {"events", "people", "roles", "names", "dates", "district", "doc", "differences"} <= figures.keys()
    assert figures["events"]["gold"] == 5
    assert ask(*arguments, "--total").out.splitlines()[1].split() == [
        "figure", "f1", "rate", "p", "r", "hit", "found", "gold", "of", "false",
    ]  # fmt: skip
