"""What manifests say, as a user meets it: districts that are none, lists that stand together, copies that come and go."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TEXT = "本县大事记(2021年{month}月)\n{month}月5日,县长王小林主持召开县政府第{month}次常务会议。副县长李木出席。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for month, name in enumerate(("a.txt", "b.txt"), 1):
        (folder / name).write_text(TEXT.format(month=month), encoding="utf-8")
    return folder


def documents(bulletin: Callable[..., Any]) -> dict[str, dict[str, Any]]:
    return {row["path"]: row for row in json.loads(bulletin("documents", "--json").out)}


@pytest.mark.parametrize("which", ["ingest", "parse"])
@pytest.mark.parametrize(
    ("written", "cause"),
    [
        (
            "甲乙丙县",
            "there is no district '甲乙丙县'; write a county, city or province, its six-digit code, or",
        ),
        ("999999", "no district has the code '999999'; write"),
        ("3601030", "no district has the code '3601030'; write"),
        ("浙江省/南昌市/西湖区", "there is no 西湖区 in 浙江省/南昌市 ('浙江省/南昌市/西湖区'); write"),
        ("甲乙市/西湖区", "there is no district '甲乙市' as in '甲乙市/西湖区'; write"),
    ],
)
def test_a_district_that_is_none_is_refused(
    bulletin: Callable[..., Any], folder: Path, which: str, written: str, cause: str
) -> None:
    (folder / "manifest.csv").write_text(f"file,district\na.txt,360103\nb.txt,{written}\n", encoding="utf-8")
    ended = bulletin(which, "in")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"bulletin: in/manifest.csv, line 3: {cause}")
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("written", "path", "candidates"),
    [
        ("360103", "江西省/南昌市/西湖区", 0),
        ("南昌市/西湖区", "江西省/南昌市/西湖区", 0),
        ("南昌/西湖區", "江西省/南昌市/西湖区", 0),
        ("西湖区", "西湖区", 2),
        ("航空港实验区", "河南省/郑州市/航空港实验区", 0),
    ],
)
def test_a_district_by_name_code_or_path(
    bulletin: Callable[..., Any], folder: Path, written: str, path: str, candidates: int
) -> None:
    (folder / "manifest.csv").write_text(f"file,district\na.txt,{written}\n", encoding="utf-8")
    assert bulletin("ingest", "in/a.txt").code == 0
    row = documents(bulletin)["in/a.txt"]
    assert (row["district_path"], len(row["candidates"])) == (path, candidates)
    doubts = json.loads(bulletin("doctor", "--json").out or "[]")
    opened = [one["about"] for one in doubts if one["kind"] == "open-district"]
    assert len(opened) == bool(candidates)
    assert all("江西省/南昌市/西湖区" in one for one in opened)


def test_a_district_that_was_none_in_the_year_is_a_problem(
    bulletin: Callable[..., Any], folder: Path
) -> None:
    (folder / "manifest.csv").write_text("file,district,year\na.txt,500101,1985\n", encoding="utf-8")
    assert bulletin("ingest", "in").code == 0
    assert documents(bulletin)["in/a.txt"]["district"] is None
    [problem] = json.loads(bulletin("problems", "--json").out)
    assert problem["path"] == "in/a.txt"
    assert problem["cause"].startswith(
        "the manifest's district 500101 cannot be placed in 1985; name it as it was"
    )


def test_two_manifests_in_one_folder_are_refused(bulletin: Callable[..., Any], folder: Path) -> None:
    (folder / "manifest.csv").write_text("file,year\na.txt,2020\n", encoding="utf-8")
    (folder / "manifest.jsonl").write_text('{"file": "b.txt", "year": 2020}\n', encoding="utf-8")
    ended = bulletin("ingest", "in")
    assert (ended.code, ended.err) == (
        2,
        "bulletin: in/manifest.csv: manifest.jsonl stands beside it; put the rows of both into one of them\n",
    )


def test_a_manifest_between_the_folder_that_is_named_and_the_file(
    bulletin: Callable[..., Any], folder: Path
) -> None:
    (folder / "2021/05").mkdir(parents=True)
    (folder / "a.txt").rename(folder / "2021/05/a.txt")
    (folder / "manifest.csv").write_text("file,year,publisher\n*,1999,县志办\n", encoding="utf-8")
    (folder / "2021/manifest.csv").write_bytes("file;year\r\n05/a.txt;2021\r\n".encode("utf-8-sig"))
    assert bulletin("ingest", "in").code == 0
    rows = documents(bulletin)
    told = [
        (rows[f"in/{name}"]["year"], rows[f"in/{name}"]["publisher"]) for name in ("2021/05/a.txt", "b.txt")
    ]
    assert told == [(2021, "县志办"), (1999, "县志办")]


def say(folder: Path, *rows: str) -> None:
    (folder / "manifest.csv").write_text("\n".join(["file,district,title", *rows, ""]), encoding="utf-8")


def facts(bulletin: Callable[..., Any], path: str) -> tuple[Any, ...]:
    row = documents(bulletin)[path]
    return row["district_path"], row["title"], row["manifest"], row["paths"]


@pytest.mark.parametrize(("with_row", "without"), [("a.txt", "z.txt"), ("z.txt", "a.txt")])
def test_a_row_goes_with_its_copy(
    bulletin: Callable[..., Any], folder: Path, with_row: str, without: str
) -> None:
    (folder / "z.txt").write_bytes((folder / "a.txt").read_bytes())
    say(folder, f"{with_row},360103,甲题")
    assert bulletin("ingest", "in").code == 0
    whole = ["in/a.txt", "in/z.txt"]
    assert facts(bulletin, "in/a.txt") == ("江西省/南昌市/西湖区", "甲题", ["district", "title"], whole)
    (folder / with_row).unlink()
    say(folder)
    ended = bulletin("ingest", "in")
    assert ended.err.startswith("bulletin: documents: 0 added, 1 replaced, 1 unchanged, 1 renamed;")
    assert facts(bulletin, f"in/{without}") == (None, "本县大事记(2021年1月)", [], [f"in/{without}"])
    assert bulletin("ingest", "in").err == "bulletin: nothing changed: 0 added, 0 replaced, 2 unchanged\n"
    assert bulletin("verify").code == 0


def test_a_row_that_is_taken_away_leaves_the_word_to_the_other_copy(
    bulletin: Callable[..., Any], folder: Path
) -> None:
    (folder / "z.txt").write_bytes((folder / "a.txt").read_bytes())
    say(folder, "a.txt,360103,甲题", "z.txt,,乙题")
    bulletin("ingest", "in")
    whole = ["in/a.txt", "in/z.txt"]
    assert facts(bulletin, "in/a.txt") == ("江西省/南昌市/西湖区", "甲题", ["district", "title"], whole)
    say(folder, "z.txt,,乙题")
    bulletin("ingest", "in")
    assert facts(bulletin, "in/a.txt") == (None, "乙题", ["title"], whole)
    say(folder)
    bulletin("ingest", "in")
    assert facts(bulletin, "in/a.txt") == (None, "本县大事记(2021年1月)", [], whole)
    assert bulletin("verify").code == 0
