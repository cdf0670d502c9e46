"""The figures of the parser, per document and over all, and beside committed ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bulletincli.evaluation.baseline import Baseline
from bulletincli.evaluation.evaluate import evaluate
from bulletincli.parsing.parse import parse

TEXTS = {
    "one": "某县2022年4月大事记\n4月5日,县长王光明主持召开会议。\n",
    "two": "乙县2022年5月大事记\n5月6日,县委书记陈大林到甲镇调研。\n",
}
DOC: dict[str, Any] = {
    "publisher": None, "kind": "chronicle", "issue": None, "published": None, "year_source": "stated",
    "year_why": None, "script": "Hans", "district": None, "contributors": [],
}  # fmt: skip
EVENT: dict[str, Any] = {
    "section": None, "headings": [], "district": None, "date_end": None, "day_part": None,
    "date_source": "written", "name": None, "places": [], "offices": [], "mentions": [],
}  # fmt: skip


def answers(name: str, person: str) -> str:
    title, _, event = TEXTS[name].partition("\n")
    month = 4 if name == "one" else 5
    doc = {"title": title, "period": f"2022-0{month}", "year": 2022} | DOC
    quote, kind = event[:9], "meeting" if name == "one" else "research"
    part = {"name": person, "as_written": person, "title": None, "roles": ["lead"]}
    row = {
        "id": f"{name}-01",
        "quote": quote,
        "date": f"2022-0{month}-0{month + 1}",
        "kind": kind,
        "people": [part],
    }
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in ({"doc": doc}, row | EVENT)) + "\n"


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """Two bulletins; the answers of one have somebody whom its text does not name."""
    folder = tmp_path / "answers"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        person = "王光明" if name == "one" else "何不在"
        (folder / f"{name}.jsonl").write_text(answers(name, person), encoding="utf-8")
    return folder


def test_a_table_a_document_and_one_over_all(bulletin: Callable[..., Any], collection: Path) -> None:
    blocks = bulletin("eval", collection).out.split("\n\n")
    assert [block.splitlines()[0] for block in blocks] == ["one", "two", "all 2 documents"]
    for block in blocks:
        heads, *rows = (line.split() for line in block.splitlines()[1:])
        assert heads == ["figure", "f1", "rate", "p", "r", "hit", "found", "gold", "of", "false"]
        assert [row[0] for row in rows][:4] == ["events", "people", "roles", "names"]
        assert len(rows) == 13
    assert blocks[2].splitlines()[2].split() == ["events", "1.000", "1.000", "1.000", "2", "2", "2"]
    assert bulletin("eval", collection, "--total").out == blocks[2]
    assert bulletin("eval", collection, "--only", "one").out.rstrip() == blocks[0]


def test_differences_stand_under_their_document(bulletin: Callable[..., Any], collection: Path) -> None:
    out = bulletin("eval", collection, "--errors").out
    two = out.split("\n\n")[1]
    assert "two two-01 people: missed 何不在 (lead)\n    line 2: 5月6日,县委书记陈大林到甲镇调研。\n" in two
    assert "何不在" not in out.split("\n\n")[0]


def test_figures_for_programs(bulletin: Callable[..., Any], collection: Path) -> None:
    found = json.loads(bulletin("eval", collection, "--json", "--errors").out)
    assert found["events"]["gold"] == 2
    assert list(found["documents"]) == ["one", "two"]
    assert found["documents"]["two"]["people"]["hit"] == 0
    assert "何不在 (lead)" in {one["expected"] for one in found["differences"]}
    assert "documents" not in json.loads(bulletin("eval", collection, "--json", "--total").out)


def committed(collection: Path) -> Baseline:
    return Baseline.of(evaluate(collection, collection, parse))


def test_beside_committed_figures(bulletin: Callable[..., Any], collection: Path, tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    baseline = committed(collection)
    one = {**baseline.documents["one"], "dates.rate": 0.0}
    Baseline(
        {**baseline.figures, "dates.rate": 0.5, "people.f1": 0.75},
        {**baseline.documents, "one": one},
        (*baseline.cases, "two two-01 people: false 旧"),
    ).write(path)

    out = bulletin("eval", collection, "--total", "--against", path).out
    lines = out.split(f"against {path}\n")[1].splitlines()
    assert lines[:3] == [
        "worse: people.f1 0.75 → 0.5", "better: dates.rate 0.5 → 1", "better: one dates.rate 0 → 1",
    ]  # fmt: skip
    assert lines[-1] == "newly right: two two-01 people: false 旧"

    found = json.loads(bulletin("eval", collection, "--json", "--against", path).out)["changes"]
    assert found["moved"][0] == {"document": None, "measure": "dates.rate", "before": 0.5, "now": 1.0}
    assert found["newly_right"] == ["two two-01 people: false 旧"]

    only = bulletin("eval", collection, "--only", "one", "--against", path)
    assert only.out.split(f"against {path}\n")[1].startswith("better: one dates.rate 0 → 1\n")
    assert "people.f1 0.75" not in only.out


def test_nothing_moved_is_told(bulletin: Callable[..., Any], collection: Path, tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    committed(collection).write(path)
    ended = bulletin("eval", collection, "--against", path)
    assert ended.err == f"bulletin: nothing moved against {path}\n"
    assert "worse" not in ended.out
    ended = bulletin("eval", collection, "--against", tmp_path / "none.json")
    assert ended.code == 2
    assert "none.json: no committed figures" in ended.err
