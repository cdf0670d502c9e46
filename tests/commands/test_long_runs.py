"""Ingesting folders of years: what is skipped, renamed, copied, cut short, and what is told of it."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bulletincli.commands.shared import progress

TEXT = "甲县大事记(2021年{month}月)\n{month}月5日,县长王小林主持召开县政府第{month}次常务会议。副县长李木出席。\n"
FILES = ("a.txt", "b.txt", "c.txt", "d.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for month, name in enumerate(FILES, 1):
        (folder / name).write_text(TEXT.format(month=month), encoding="utf-8")
    return folder


def counts(told: str) -> str:
    """The part of the last line that counts documents."""
    return told.splitlines()[-1].partition("documents: ")[2].partition(";")[0] or told.splitlines()[-1]


def paths(bulletin: Callable[..., Any]) -> dict[str, list[str]]:
    return {row["path"]: row["paths"] for row in json.loads(bulletin("documents", "--json").out)}


def test_a_renamed_file_is_the_same_document(bulletin: Callable[..., Any], folder: Path) -> None:
    bulletin("ingest", "in")
    (folder / "b.txt").rename(folder / "z.txt")
    (folder / "old").mkdir()
    (folder / "c.txt").rename(folder / "old" / "c.txt")
    ended = bulletin("ingest", "in")
    assert (ended.code, counts(ended.err)) == (0, "0 added, 0 replaced, 4 unchanged, 2 renamed")
    assert paths(bulletin) == {name: [name] for name in ("in/a.txt", "in/d.txt", "in/old/c.txt", "in/z.txt")}


def test_a_copy_is_another_place_of_the_document(bulletin: Callable[..., Any], folder: Path) -> None:
    bulletin("ingest", "in")
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    (folder / "gb.txt").write_text((folder / "a.txt").read_text("utf-8"), encoding="gb18030")
    assert bulletin("ingest", "in").code == 0
    assert paths(bulletin)["in/a.txt"] == ["in/a.txt", "in/copy.txt", "in/gb.txt"]


def test_copies_are_counted_as_such(bulletin: Callable[..., Any], folder: Path) -> None:
    for name in ("copy.txt", "one-more.txt"):
        (folder / name).write_bytes((folder / "b.txt").read_bytes())
    assert counts(bulletin("ingest", "in").err) == "4 added, 0 replaced, 0 unchanged, 2 copies"
    assert bulletin("ingest", "in").err == (
        "bulletin: nothing changed: 0 added, 0 replaced, 4 unchanged, 2 copies\n"
    )
    (folder / "c.txt").write_bytes((folder / "b.txt").read_bytes())  # it held another text before
    assert counts(bulletin("ingest", "in").err) == "0 added, 1 replaced, 3 unchanged, 2 copies"


def test_a_file_that_went_away_leaves_its_document(bulletin: Callable[..., Any], folder: Path) -> None:
    bulletin("ingest", "in")
    (folder / "a.txt").unlink()
    bulletin("ingest", "in")
    assert len(paths(bulletin)) == 4


def test_files_that_change_places(bulletin: Callable[..., Any], folder: Path) -> None:
    bulletin("ingest", "in")
    (folder / "a.txt").rename(folder / "x")
    (folder / "b.txt").rename(folder / "a.txt")
    (folder / "x").rename(folder / "b.txt")
    assert bulletin("ingest", "in").code == 0
    assert bulletin("verify").code == 0
    assert len(paths(bulletin)) == 4


def test_a_manifest_that_says_something_new_has_its_files_read_again(
    bulletin: Callable[..., Any], folder: Path
) -> None:
    bulletin("ingest", "in")
    (folder / "manifest.csv").write_text(
        "file,publisher,url\n[ab].txt,县志办,https://www.example.org/\n", encoding="utf-8"
    )
    ended = bulletin("ingest", "in")
    assert counts(ended.err) == "0 added, 2 replaced, 2 unchanged"
    rows = {row["path"]: row for row in json.loads(bulletin("documents", "--json").out)}
    told = [
        (rows[f"in/{name}"]["publisher"], rows[f"in/{name}"]["url"], rows[f"in/{name}"]["manifest"])
        for name in FILES
    ]
    known = ("县志办", "https://www.example.org/", ["publisher", "url"])
    assert told == [known, known, (None, None, []), (None, None, [])]


def test_an_archive_is_read_once_and_its_files_by_themselves(
    bulletin: Callable[..., Any], folder: Path
) -> None:
    def pack(*names: str) -> None:
        with zipfile.ZipFile(folder / "all.zip", "w") as archive:
            for name in names:
                archive.writestr(name, TEXT.format(month=FILES.index(name) + 5))

    pack("a.txt", "b.txt", "c.txt")
    assert counts(bulletin("ingest", "in/all.zip").err) == "3 added, 0 replaced, 0 unchanged"
    assert bulletin("ingest", "in/all.zip").err.endswith("0 added, 0 replaced, 3 unchanged\n")
    pack("b.txt", "c.txt", "d.txt")
    assert counts(bulletin("ingest", "in/all.zip").err) == "1 added, 0 replaced, 2 unchanged"
    assert sorted(paths(bulletin)) == ["in/all.zip/b.txt", "in/all.zip/c.txt", "in/all.zip/d.txt"]
    assert bulletin("forget", "in/all.zip").code == 0
    assert counts(bulletin("ingest", "in/all.zip").err) == "3 added, 0 replaced, 0 unchanged"


def test_limit_goes_on_where_it_stopped(bulletin: Callable[..., Any], folder: Path) -> None:
    ended = bulletin("ingest", "in", "--limit", "3")
    assert ended.code == 0
    assert ended.err.splitlines()[0] == (
        "bulletin: stopped after 3 of 4 files (--limit); the same command goes on"
    )
    assert counts(bulletin("ingest", "in", "--limit", "3").err) == "1 added, 0 replaced, 3 unchanged"
    assert folder.exists()


def test_limit_counts_the_files_of_an_archive(bulletin: Callable[..., Any], folder: Path) -> None:
    (folder / "a.txt").unlink()
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        for month in range(5, 10):
            archive.writestr(f"{month}.txt", TEXT.format(month=month))
    ended = bulletin("ingest", "in", "--limit", "3")
    assert (ended.code, ended.err.splitlines()[0]) == (
        0,
        "bulletin: stopped within in/a.zip, after 0 of 4 files (--limit); the same command goes on",
    )
    assert counts(ended.err) == "3 added, 0 replaced, 0 unchanged"
    ended = bulletin("ingest", "in", "--limit", "3")
    assert ended.err.startswith("bulletin: stopped after 2 of 4 files (--limit)")
    assert counts(ended.err) == "3 added, 0 replaced, 3 unchanged"
    assert counts(bulletin("ingest", "in", "--limit", "3").err) == "2 added, 0 replaced, 6 unchanged"
    assert "nothing changed: 0 added" in bulletin("ingest", "in", "--limit", "1").err
    assert bulletin("verify").code == 0


def test_fail_fast(bulletin: Callable[..., Any], folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"")
    ended = bulletin("ingest", "in", "--fail-fast")
    assert ended.code == 3
    assert ended.err.splitlines()[:2] == [
        "bulletin: in/b.txt: is empty",
        "bulletin: stopped at the first failure, after 2 of 4 files (--fail-fast)",
    ]
    assert list(paths(bulletin)) == ["in/a.txt"]


def test_what_failed_is_told_again_and_not_read_again(bulletin: Callable[..., Any], folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"")
    for _ in range(2):
        ended = bulletin("ingest", "in")
        assert (ended.code, ended.err.splitlines()[0]) == (3, "bulletin: in/b.txt: is empty")


def test_a_dry_run_writes_nothing(bulletin: Callable[..., Any], folder: Path) -> None:
    ended = bulletin("ingest", "in", "--dry-run")
    assert (ended.code, ended.out.splitlines()[0]) == (0, "new     in/a.txt")
    assert not (folder.parent / "bulletins.duckdb").exists()
    bulletin("ingest", "in")
    (folder / "c.txt").write_text(TEXT.format(month=9), encoding="utf-8")
    (folder / "e.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    (folder / "f.jpg").write_bytes(b"")
    (folder / "a_files").mkdir()
    for name in ("frame.html", "style.css"):
        (folder / "a_files" / name).write_bytes(b"")
    (folder / "a.html").write_text("<html>" + TEXT.format(month=1), encoding="utf-8")
    ended = bulletin("ingest", "in", "--dry-run")
    assert ended.out == "new     in/a.html\nchanged in/c.txt\nnew     in/e.zip\n"
    assert ended.err == (
        "bulletin: dry run, nothing read or written: 2 new, 1 changed, 3 unchanged, 0 unreadable; "
        "3 files passed over (2 of saved pages, 1 .jpg)\n"
    )


def test_an_encoding_that_is_named(bulletin: Callable[..., Any], folder: Path) -> None:
    (folder / "a.txt").write_bytes("甲县大事记\n4月5日,县长王小林讲话。\n".encode("big5", "ignore"))
    assert bulletin("ingest", "in/a.txt", "--encoding", "utf-8").code == 2
    ended = bulletin("ingest", "in", "--encoding", "klingon")
    assert (ended.code, ended.err) == (
        2,
        "bulletin: --encoding: 'klingon' is no encoding; try utf-8, gb18030, big5 or utf-16\n",
    )


def test_two_texts_from_standard_input_are_two_documents(bulletin: Callable[..., Any]) -> None:
    for month in (1, 2, 2):
        assert bulletin("ingest", "-", given=TEXT.format(month=month)).code == 0
    assert len(paths(bulletin)) == 2


def test_names_in_another_encoding_are_told_apart(bulletin: Callable[..., Any], folder: Path) -> None:
    for month, name in enumerate(("西湖", "东湖"), 5):
        path = os.fsencode(folder) + b"/" + f"{name}.txt".encode("gb18030")
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - a name that is no text
            file.write(TEXT.format(month=month))
    assert bulletin("ingest", "in").code == 0
    assert {"in/西湖.txt", "in/东湖.txt"} < set(paths(bulletin))
    assert bulletin("ingest", "in").err.endswith("0 added, 0 replaced, 6 unchanged\n")


def test_a_corrected_parse_of_a_text_that_was_edited_since(
    bulletin: Callable[..., Any], folder: Path
) -> None:
    bulletin("ingest", "in")
    (folder / "z.jsonl").write_text(bulletin("parse", "in/a.txt").out, encoding="utf-8")
    assert bulletin("ingest", "in").code == 0
    (folder / "a.txt").write_text(TEXT.format(month=11), encoding="utf-8")
    bulletin("ingest", "in")
    for _ in range(3):
        ended = bulletin("ingest", "in")
        assert ended.code == 3
        assert "in/z.jsonl: in/a.txt: two different texts are called so" in ended.err
        assert (
            json.loads(bulletin("timeline", "--document", "in/a.txt", "--json").out)[0]["date"]
            == "2021-11-05"
        )


def test_a_file_that_fails_now_keeps_what_it_held(bulletin: Callable[..., Any], folder: Path) -> None:
    bulletin("ingest", "in")
    text = (folder / "a.txt").read_text("utf-8")
    (folder / "a.txt").write_bytes(b"")
    assert bulletin("ingest", "in").code == 3
    assert len(paths(bulletin)) == 4
    (folder / "a.txt").write_text(text.replace("5日", "6日"), encoding="utf-8")
    assert counts(bulletin("ingest", "in").err) == "0 added, 1 replaced, 3 unchanged"
    assert len(paths(bulletin)) == 4


def test_a_file_renamed_in_its_archive(bulletin: Callable[..., Any], folder: Path) -> None:
    for name in ("a.txt", "c.txt"):
        with zipfile.ZipFile(folder / "x.zip", "w") as archive:
            archive.writestr(name, TEXT.format(month=7))
        assert bulletin("ingest", "in/x.zip").code == 0
    assert paths(bulletin) == {"in/x.zip/c.txt": ["in/x.zip/c.txt"]}


def test_renames_are_seen_however_the_folder_is_named(bulletin: Callable[..., Any], folder: Path) -> None:
    bulletin("ingest", "./in")
    (folder / "a.txt").rename(folder / "e.txt")
    assert "1 renamed" in bulletin("ingest", "./in/").err
    (folder / "e.txt").rename(folder / "f.txt")
    assert "1 renamed" in bulletin("ingest", ".").err
    assert paths(bulletin)["in/f.txt"] == ["in/f.txt"]


def test_a_failed_file_that_is_forgotten_is_tried_again(bulletin: Callable[..., Any], folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"")
    bulletin("ingest", "in")
    assert bulletin("forget", "in/a.txt").code == 0
    assert bulletin("problems").code == 1
    assert bulletin("ingest", "in").code == 3


def test_problems_end_with_their_cause(bulletin: Callable[..., Any], folder: Path) -> None:
    (folder / "manifest.csv").write_text("file,year\nzz.txt,2020\n", encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"")
    assert bulletin("ingest", "in", "in/gone.txt").code == 3
    (folder / "manifest.csv").unlink()
    (folder / "bad.txt").unlink()
    (folder / "gone.txt").write_text(TEXT.format(month=8), encoding="utf-8")
    assert bulletin("ingest", "in").code == 0
    problems = json.loads(bulletin("problems", "--json").out)
    assert [one["path"] for one in problems] in ([], ["in/manifest.csv"])


def test_patterns_of_archives_that_are_skipped_and_of_files_that_are_not_named(
    bulletin: Callable[..., Any], folder: Path
) -> None:
    with zipfile.ZipFile(folder / "x.zip", "w") as archive:
        archive.writestr("may/a.txt", TEXT.format(month=7))
    (folder / "manifest.csv").write_text("file,year\nx.zip/may/*,2021\n[cd].txt,2021\n", encoding="utf-8")
    for _ in range(2):
        assert bulletin("ingest", "in").code == 0
    assert bulletin("ingest", "in/a.txt").code == 0


def test_a_lone_failure_ends_alike_each_time(bulletin: Callable[..., Any], folder: Path) -> None:
    bulletin("ingest", "in")
    (folder / "bad.txt").write_bytes(b"")
    assert [bulletin("ingest", "in/bad.txt").code for _ in range(2)] == [2, 2]


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (1.0, []),
        (
            30.0,
            [
                "reading: 1 of 4 files, 0.0 a second, 2 min left",
                "reading: 2 of 4 files, 0.0 a second, 1 min left",
                "reading: 3 of 4 files, 0.0 a second, 30 s left",
            ],
        ),
    ],
)
def test_a_line_now_and_then_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], seconds: float, told: list[str]
) -> None:
    current = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: current[0])

    def sizes() -> Iterator[int]:
        for _ in range(4):
            current[0] += seconds
            yield 1000

    progress.track(sizes(), 4, 4000, quiet=False)
    assert capsys.readouterr().err.splitlines() == told
