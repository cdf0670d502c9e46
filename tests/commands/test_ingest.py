"""Loading: what goes in, what is told, what is left after things went wrong."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def folder(tmp_path: Path, answered: Path) -> Path:
    """Four bulletins as files of their own, and the names of what is wrong beside them."""
    lines = answered.read_text(encoding="utf-8").splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if line.startswith('{"doc"')]
    for name, start, end in zip("abcd", starts, starts[1:], strict=False):
        path = tmp_path / "in" / f"{name}.jsonl"
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(lines[start:end]), encoding="utf-8")
    return tmp_path / "in"


def test_bulletins_go_in_once(bulletin: Callable[..., Any], folder: Path) -> None:
    ended = bulletin("ingest", folder)
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.startswith(
        "bulletin: documents: 4 added, 0 replaced, 0 unchanged; bulletins.duckdb now holds "
    )
    again = bulletin("ingest", folder)
    assert (again.code, again.err) == (
        0,
        "bulletin: nothing changed: 0 added, 0 replaced, 4 unchanged\n",
    )


def test_an_empty_folder(bulletin: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    for command in ("ingest", "parse"):
        ended = bulletin(command, "none")
        assert (ended.code, ended.err) == (
            2,
            "bulletin: none: no file there that is read (.txt, .html, .pdf, .docx, .jsonl, .zip, .tar.gz)\n",
        )


def test_a_manifest_among_named_files_is_no_bulletin(bulletin: Callable[..., Any]) -> None:
    ended = bulletin("ingest", *sorted(DATA.iterdir()))
    assert (ended.code, ended.err.partition(";")[0]) == (
        0,
        "bulletin: documents: 5 added, 0 replaced, 0 unchanged",
    )


def test_quiet(bulletin: Callable[..., Any], folder: Path) -> None:
    ended = bulletin("ingest", folder, "--quiet")
    assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_a_changed_bulletin_replaces_what_it_held(bulletin: Callable[..., Any], folder: Path) -> None:
    bulletin("ingest", folder)
    path = folder / "a.jsonl"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"kind": "meeting"', '"kind": "study"'), encoding="utf-8"
    )
    ended = bulletin("ingest", folder)
    assert ended.err.startswith("bulletin: documents: 0 added, 1 replaced, 3 unchanged;")


def test_bad_files_among_good_ones(bulletin: Callable[..., Any], folder: Path) -> None:
    (folder / "e.txt").write_bytes(b"")
    (folder / "f.txt").write_bytes(b"\0\1\2\3")
    (folder / "g.txt").write_text("Dear Sir or Madam,\n\nthis is a letter.\n", encoding="utf-8")
    (folder / "h.jsonl").write_text('{"doc": {"kind": "chronicle"}}\nno json\n', encoding="utf-8")
    (folder / "i.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    ended = bulletin("ingest", folder, "missing.txt")
    assert (ended.code, ended.out) == (3, "")
    told = ended.err.splitlines()
    assert told[:5] == [
        f"bulletin: {folder}/e.txt: is empty",
        f"bulletin: {folder}/f.txt: is not text: it holds a NUL byte (line 1)",
        f"bulletin: {folder}/g.txt: no event found in it; is it a bulletin?",
        f"bulletin: {folder}/h.jsonl: line 1, key 'year_source': must be one of stated, inferred, unknown, "
        "manifest, not None",
        f"bulletin: {folder}/i.doc: is an old Office file, or one with a password; save it as .docx or .txt",
    ]
    assert told[5] == "bulletin: missing.txt: there is no such file or folder"
    assert told[6].startswith("bulletin: documents: 4 added, 0 replaced, 0 unchanged, 6 failed;")
    problems = json.loads(bulletin("problems", "--json").out)
    assert [Path(one["path"]).name for one in problems if one["document_id"] is None] == [
        "e.txt",
        "f.txt",
        "g.txt",
        "h.jsonl",
        "i.doc",
        "missing.txt",
    ]


def test_a_mended_file_is_a_problem_no_more(bulletin: Callable[..., Any], folder: Path) -> None:
    good = (folder / "a.jsonl").read_text(encoding="utf-8")
    (folder / "a.jsonl").write_text("", encoding="utf-8")
    assert bulletin("ingest", folder).code == 3
    (folder / "a.jsonl").write_text(good, encoding="utf-8")
    assert bulletin("ingest", folder).code == 0
    assert "a.jsonl" not in bulletin("problems").out


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("x.txt", b"", "x.txt: is empty"),
        ("x.txt", b"\x89PNG\r\n\x1a\n\x00", "x.txt: is a picture: needs OCR"),
        ("x.txt", b"Hello, world.\n", "x.txt: no event found in it; is it a bulletin?"),
        ("x.jsonl", b"{}\n", "x.jsonl: line 1, key 'doc': the first line must be the document's"),
    ],
)
def test_if_all_fail_nothing_is_made(
    bulletin: Callable[..., Any], tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(data)
    ended = bulletin("ingest", name)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"bulletin: {message}")
    assert ended.err.endswith("bulletin: nothing ingested: 0 added, 0 replaced, 0 unchanged, 1 failed\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


def test_without_arguments_and_without_data(bulletin: Callable[..., Any]) -> None:
    ended = bulletin("ingest")
    assert (ended.code, ended.err) == (
        2,
        "bulletin: there is no folder data/ here; name files or folders: bulletin ingest FOLDER\n",
    )


def test_a_folder_without_bulletins(bulletin: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    ended = bulletin("ingest")
    assert (ended.code, ended.err) == (
        2,
        "bulletin: data: no file there that is read (.txt, .html, .pdf, .docx, .jsonl, .zip, .tar.gz)\n",
    )


def test_a_manifest_that_cannot_be_trusted_stops_all(bulletin: Callable[..., Any], folder: Path) -> None:
    (folder / "manifest.csv").write_text("file,yaer\na.jsonl,2020\n", encoding="utf-8")
    ended = bulletin("ingest", folder)
    assert ended.code == 2
    assert "unknown column 'yaer'; columns are file, title," in ended.err
    assert not (folder.parent / "bulletins.duckdb").exists()


def test_standard_input(bulletin: Callable[..., Any], folder: Path) -> None:
    ended = bulletin("ingest", "-", given=(folder / "a.jsonl").read_text(encoding="utf-8"))
    assert (ended.code, ended.err[:27]) == (0, "bulletin: documents: 1 added"[:27])


def test_forget(bulletin: Callable[..., Any], folder: Path) -> None:
    bulletin("ingest", folder)
    documents = json.loads(bulletin("documents", "--json").out)
    ended = bulletin("forget", documents[0]["path"], documents[1]["document_id"], "nothing")
    assert ended.code == 0
    assert ended.err == (
        "bulletin: no document nothing in bulletins.duckdb; bulletin documents lists them\n"
        "bulletin: 2 documents forgotten\n"
    )
    assert len(json.loads(bulletin("documents", "--json").out)) == 2


def test_an_interrupted_run_keeps_what_was_done_and_goes_on(
    bulletin: Callable[..., Any], command: list[str], tmp_path: Path, folder: Path
) -> None:
    bulletin("ingest", folder / "a.jsonl")
    reading = subprocess.Popen(
        [*command, "ingest", str(folder), "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    )
    time.sleep(3)  # the folder is read, standard input is waited for
    reading.send_signal(signal.SIGINT)
    _, told = reading.communicate(timeout=20)
    assert told.decode().splitlines()[0].startswith("bulletin: interrupted after ")
    assert told.decode().splitlines()[0].endswith(" of 5 files; the same command goes on from there")
    assert reading.returncode == 130
    assert bulletin("ingest", folder).code == 0
    assert len(json.loads(bulletin("documents", "--json").out)) == 4


def test_progress_and_problems_on_a_terminal(watch: Callable[..., str], tmp_path: Path, folder: Path) -> None:
    (folder / "e.txt").write_bytes(b"")
    seen = watch("ingest", str(folder), "--db", str(tmp_path / "t.duckdb"), COLUMNS="200")
    assert re.search(r"e\.txt +│? *is empty", re.sub(r"\x1b\[[0-9;]*m", "", seen))
    assert "documents: 4 added, 0 replaced, 0 unchanged, 1 failed;" in seen


def test_parsed_bulletins_come_out_as_they_went_in(bulletin: Callable[..., Any], answered: Path) -> None:
    ended = bulletin("parse", answered)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == answered.read_text(encoding="utf-8")
    short = bulletin("parse", answered, "--no-text").out
    assert '"text"' not in short
    assert len(short.splitlines()) == len(ended.out.splitlines())


def test_parse_reads_texts_from_files_and_standard_input(bulletin: Callable[..., Any]) -> None:
    path = DATA / "xihu-2022-04.txt"
    from_file = [json.loads(line) for line in bulletin("parse", path).out.splitlines()]
    from_stdin = [
        json.loads(line) for line in bulletin("parse", "-", given=path.read_text("utf-8")).out.splitlines()
    ]
    assert from_file[0]["source"]["text"] == from_stdin[0]["source"]["text"] == path.read_text("utf-8")
    assert [event["quote"] for event in from_file[1:]] == [event["quote"] for event in from_stdin[1:]]


def test_parse_says_what_it_could_not_read(bulletin: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Hello.\n", encoding="utf-8")
    ended = bulletin("parse", "x.txt", DATA / "xihu-2022-04.txt", "none.txt")
    assert ended.code == 3
    assert "x.txt: no event found in it" in ended.err
    assert "none.txt: there is no such file" in ended.err
    assert bulletin("parse", "none.txt").code == 2
