"""What is doubtful, of the answered documents and of one with a doubtful name."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bulletincli.commands.doctor import WHAT_TO_DO
from bulletincli.store.rows import DOUBT_KINDS

GOLDEN = Path(__file__).parent / "golden" / "doctor.table"
CHRONICLE = """\
{"doc": {"title": "某县大事记", "publisher": null, "kind": "chronicle", "issue": null, "published": null, \
"period": null, "year": 2022, "year_source": "stated", "year_why": null, "script": "Hans", \
"district": {"name": "湖口县", "adcode": "360429", "path": "江西省/九江市/湖口县"}, "contributors": []}}
{"id": "x-01", "quote": "4月5日,王光调研。", "section": null, "headings": [], "district": "湖口县", \
"date": "2022-04-05", "date_end": null, "day_part": null, "date_source": "written", "kind": "research", "name": null, \
"places": [], "offices": [], "mentions": [], "people": [{"name": "王光", "as_written": "王光", "title": null, \
"roles": ["lead"], "confidence": 0.42}]}
"""


def test_doubts_as_people_read_them(ask: Callable[..., Any]) -> None:
    ended = ask("doctor")
    assert (ended.code, ended.out, ended.err) == (0, GOLDEN.read_text("utf-8"), "bulletin: 2 no-year\n")


def test_doubts_for_programs(ask: Callable[..., Any]) -> None:
    found = json.loads(ask("doctor", "--json").out)
    assert [one["path"] for one in found] == ["data/jiujiang-roundup.txt", "data/xinxiang-roundup.txt"]
    assert found[0] | {"document_id": "", "sentence": ""} == {
        "kind": "no-year", "about": "no year for 11 dates", "confidence": None,
        "path": "data/jiujiang-roundup.txt", "line": 1, "event_id": None, "document_id": "", "sentence": "",
        "what_to_do": "give its year in manifest.csv",
    }  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(ask("doctor", "--csv").out)))
    assert [row["document_id"] for row in rows] == [one["document_id"] for one in found]
    assert len(ask("doctor", "-f", "ndjson").out.splitlines()) == 2
    assert len(ask("doctor", "-f", "md").out.splitlines()) == 4


def test_a_limit_is_told(ask: Callable[..., Any]) -> None:
    ended = ask("doctor", "--limit", "1", "--csv")
    assert (len(ended.out.splitlines()), ended.err) == (2, "1 of 2 shown (--all)\nbulletin: 2 no-year\n")


def test_one_document(ask: Callable[..., Any]) -> None:
    ended = ask("doctor", "--document", "data/xinxiang-roundup.txt", "--csv")
    assert (ended.code, len(ended.out.splitlines())) == (0, 2)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--kind", "weak-name"], "nothing doubtful"),
        (["--document", "data/xihu-2022-04.txt"], "nothing doubtful"),
        (["--document", "x.txt"], "no document x.txt in the file; bulletin documents lists them"),
    ],
)
def test_nothing_doubtful_is_told(ask: Callable[..., Any], arguments: list[str], message: str) -> None:
    ended = ask("doctor", *arguments)
    assert (ended.code, ended.out, ended.err) == (1, "", f"bulletin: {message}\n")


def test_wrong_use_is_told(ask: Callable[..., Any]) -> None:
    ended = ask("doctor", "--kind", "illness")
    assert ended.code == 2
    assert "'illness' is not one of no-year, open-district" in ended.err
    assert ask("doctor", "--document", " ").code == 2


def test_a_weak_name_with_its_confidence(bulletin: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(CHRONICLE, encoding="utf-8")
    assert bulletin("ingest", "x.jsonl").code == 0
    [row] = csv.DictReader(io.StringIO(bulletin("doctor", "--kind", "weak-name", "--csv").out))
    assert (row["about"], row["confidence"], row["sentence"]) == ("王光", "0.42", "4月5日,王光调研。")


def test_every_kind_says_what_to_do() -> None:
    assert list(WHAT_TO_DO) == list(DOUBT_KINDS)
