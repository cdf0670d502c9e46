"""Every way to use the program wrongly: one line that names the thing, the cause and the way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["whoo", "x"], "No such command 'whoo'. Did you mean 'who'? (see bulletin --help)"),
        (["timeline", "--qqq", "x"], "No such option: --qqq (see bulletin timeline --help)"),
        (["who"], "Missing argument 'NAME' (see bulletin who --help)"),
        (
            ["timeline", "--kind", "party"],
            "Invalid value for '--kind': 'party' is not one of meeting, inspection, research, reception, "
            "visit, ceremony, duty, study, report (see bulletin timeline --help)",
        ),
        (
            ["timeline", "--limit", "many"],
            "Invalid value for '--limit' / '-n': 'many' is not a whole number (see bulletin timeline --help)",
        ),
        (["timeline", "--limit", "0"], "--limit 0 shows nothing; give 1 or more"),
        (
            ["ingest", "--limit", "0", "data"],
            "Invalid value for '--limit' / '-n': 0 is less than 1 (see bulletin ingest --help)",
        ),
        (
            ["parse", "--jobs", "-1", "data"],
            "Invalid value for '--jobs' / '-j': -1 is less than 1 (see bulletin parse --help)",
        ),
        (["timeline", "--limit", "5", "--all"], "--all and --limit contradict each other; give one"),
        (["timeline", "--csv", "--json"], "--format, --csv and --json name different formats; give one"),
        (["timeline", "--json", "--bom"], "--bom goes with csv and tsv, not with json"),
        (["timeline", "--json", "--no-header"], "--no-header goes with table, csv and tsv, not with json"),
        (
            ["timeline", "--from", "5 April"],
            "--from: '5 April' is no date; write 2022, 2022-04, 2022-04-05, 20220405, 2022年4月5日, "
            "or --04-05 without a year",
        ),
        (
            ["timeline", "--to", "2022-02-30"],
            "--to: no calendar has '2022-02-30'; write 2022, 2022-04, 2022-04-05, 20220405, 2022年4月5日, "
            "or --04-05 without a year",
        ),
        (["timeline", "--district", ""], "--district is empty; give a word to look for"),
        (["timeline", "--person", " "], "--person is empty; give a word to look for"),
        (["who", ""], "NAME is empty; give a word to look for"),
        (["search", " "], "WORD is empty; give a word to look for"),
        (["export", "events", "--format", "parquet"], "parquet is no text; name a file with -o FILE"),
        (
            ["export", "events", "-o", "x.parquet", "--excel-safe"],
            "--excel-safe goes with csv, not with parquet",
        ),
        (
            ["export", "people", "-o", "none/x.csv"],
            "none/x.csv: cannot be written: No such file or directory",
        ),
    ],
)
def test_refused(ask: Callable[..., Any], arguments: list[str], message: str) -> None:
    ended = ask(*arguments)
    assert (ended.code, ended.out, ended.err) == (2, "", f"bulletin: {message}\n")


@pytest.mark.parametrize(
    ("arguments", "beginning"),
    [
        (["timeline", "--from", "2022-05", "--to", "2022-04"], "from 2022-05 to 2022-04:"),
        (["timeline", "--from", "2022-04", "--to", "--04-05"], "from 2022-04 to --04-05:"),
        (["show", "nothing"], "nothing: no event has this id"),
        (["sql", "DROP TABLE event"], "SQL: DROP is refused"),
        (["sql", "SELECT no FROM where"], "SQL: Parser Error"),
        (["sql", "SELECT * FROM read_csv('/etc/passwd')"], "SQL:"),
    ],
)
def test_refused_by_the_store(ask: Callable[..., Any], arguments: list[str], beginning: str) -> None:
    ended = ask(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"bulletin: {beginning}")
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["who", "陶億"], "nobody called 陶億 in the file; nearest: 陶亿国"),
        (["who", "陶亿国", "--from", "2023"], "陶亿国: no event matches"),
        (["who", "陶亿国", "--with", "宋洁"], "no event that 陶亿国 and 宋洁 shared"),
        (["who", "陶亿国", "--with", "无此人"], "nobody called 无此人 in the file"),
        (
            ["timeline", "--district", "西胡区"],
            "no district 西胡区 in the file; nearest: 江西省/南昌市/西湖区",
        ),
        (["timeline", "--person", "陶億"], "nobody called 陶億 in the file; nearest: 陶亿国"),
        (["timeline", "--place", "月球"], "no event matches"),
        (["timeline", "--document", "x.txt"], "no document x.txt in the file; bulletin documents lists them"),
        (["timeline", "--kind", "visit", "--from", "2023"], "no event matches"),
        (["search", "火星", "人"], "no event holds 火星 and 人"),
        (["search", "火星", "--district", "西胡区"], "no district 西胡区 in the file"),
        (["people", "--role", "observe", "--district", "新乡市"], "no event matches"),
        (["forget", "nothing.txt"], "no document nothing.txt in "),
        (["problems"], "no problems"),
        (["sql", "SELECT 1 WHERE false"], "no rows"),
    ],
)
def test_nothing_found(ask: Callable[..., Any], arguments: list[str], message: str) -> None:
    ended = ask(*arguments)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(f"bulletin: {message}")


def test_words_of_an_option_in_any_case(ask: Callable[..., Any]) -> None:
    assert (
        ask("timeline", "--kind", "Meeting", "--csv").out == ask("timeline", "--kind", "meeting", "--csv").out
    )


def test_nothing_found_is_still_a_table_for_programs(ask: Callable[..., Any]) -> None:
    assert ask("timeline", "--place", "月球", "--json").out == "[]\n"
    assert ask("who", "无此人", "--json").out == "[]\n"
    assert ask("people", "--place", "月球", "--csv").out == "name,events,first,last,title,scope,person_id\n"


@pytest.mark.parametrize("arguments", [["who", "x"], ["timeline"], ["sql", "SELECT 1"], ["forget", "x"]])
def test_without_a_database_the_way_to_one_is_told(
    bulletin: Callable[..., Any], arguments: list[str]
) -> None:
    ended = bulletin(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("bulletin: bulletins.duckdb: there is no database")
    assert "bulletin ingest" in ended.err


def test_a_file_that_is_no_database(bulletin: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    path.write_text("no database " * 2000, encoding="utf-8")
    ended = bulletin("timeline", "--db", path)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert str(path) in ended.err


def test_a_message_holds_no_escape_sequence(ask: Callable[..., Any]) -> None:
    assert ask("who", "\x1b[31m张").err.startswith("bulletin: nobody called ␛[31m张 in the file")


def test_a_traceback_only_if_it_is_wanted(ask: Callable[..., Any]) -> None:
    assert "Traceback" in ask("--debug", "timeline", "--from", "x").err
    assert "Traceback" in ask("timeline", "--from", "x", BULLETIN_DEBUG="1").err
    assert "Traceback" not in ask("timeline", "--from", "x", BULLETIN_DEBUG="0").err
