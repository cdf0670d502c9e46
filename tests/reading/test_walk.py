from __future__ import annotations

import os
from pathlib import Path

import pytest

from bulletincli.model import Problem
from bulletincli.reading.walk import Found, printable, walk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/deep/d.txt", "note.png", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def names(folder: Path, *paths: str) -> list[str]:
    found = walk(paths, wanted=lambda path: path.suffix == ".txt")
    return [
        f"! {one.cause}" if isinstance(one, Problem) else os.path.relpath(one.path, folder) for one in found
    ]


def test_a_folder_stands_for_what_is_wanted_below_it_in_sorted_order(folder: Path) -> None:
    assert names(folder, str(folder)) == ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt"]


def test_a_file_that_is_named_is_taken_whatever_its_name(folder: Path) -> None:
    assert names(folder, str(folder / "note.png")) == ["note.png"]


def test_a_file_named_twice_is_taken_once(folder: Path) -> None:
    assert names(folder, str(folder / "b.txt"), str(folder), str(folder / "sub" / ".." / "b.txt")) == [
        "b.txt",
        "a.txt",
        "sub/c.txt",
        "sub/deep/d.txt",
    ]


def test_a_missing_path_is_a_problem_and_the_others_go_on(folder: Path) -> None:
    assert names(folder, str(folder / "none"), str(folder / "a.txt")) == [
        "! there is no such file or folder",
        "a.txt",
    ]


def test_links_to_folders_are_not_followed_and_broken_links_are_told_by_reading(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    assert names(folder, str(folder)) == ["a.txt", "b.txt", "gone.txt", "sub/c.txt", "sub/deep/d.txt"]


def test_a_pipe_in_a_folder_is_passed_over(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert "pipe.txt" not in names(folder, str(folder))


def test_standard_input() -> None:
    assert list(walk(["-"], wanted=bool)) == [Found(Path("-"), named=True)]


def test_a_name_that_is_no_unicode_can_be_shown() -> None:
    assert printable(os.fsdecode(b"a\xff.txt")) == "a\\xff.txt"
    assert printable(os.fsdecode("西湖.txt".encode("gb18030"))) == "西湖.txt"
