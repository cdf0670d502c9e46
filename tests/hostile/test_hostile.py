"""The hostile files are what they say, the same each time, and stay in their folder."""

from __future__ import annotations

import io
import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from . import ALL, HEAVY, LISTS, Hostile, write_all, write_lists
from .case import fine
from .deflate import CHUNK, checksum, deflated, gzip_of
from .zip_bombs import nested_bomb, quoting_bomb

MOST_BYTES = 300_000_000


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the regular files below the folder, without following links."""
    for here, _, names in os.walk(folder):
        for name in sorted(names):
            path = Path(here, name)
            try:
                if stat.S_ISREG(path.lstat().st_mode):
                    yield os.path.relpath(path, folder), path.read_bytes()
            except OSError as error:
                if "too long" not in str(error) and "denied" not in str(error):
                    raise


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Hostile]]:
    folder = tmp_path_factory.mktemp("hostile")
    return folder / "files", write_all(folder / "files", heavy=False)


def test_every_name_stands_once_and_says_what_it_tries() -> None:
    names = [case.name for case in (*ALL, *LISTS)]
    assert len(names) == len(set(names)) > 300
    assert set(names) >= HEAVY
    assert all(case.tries for case in (*ALL, *LISTS))


def test_files_stay_in_their_folder(written: tuple[Path, list[Hostile]]) -> None:
    folder, files = written
    assert [one.name for one in folder.parent.iterdir()] == ["files"]
    assert all(os.path.lexists(folder / one.name) for one in files)
    assert sum(len(data) for _, data in contents(folder)) < MOST_BYTES


def test_files_are_the_same_each_time(written: tuple[Path, list[Hostile]], tmp_path: Path) -> None:
    write_all(tmp_path / "again", heavy=False)
    assert dict(contents(tmp_path / "again")) == dict(contents(written[0]))


def test_lists_lie_beside_a_fine_bulletin(tmp_path: Path) -> None:
    for one in write_lists(tmp_path):
        assert fine("list").split(b"\n")[0] in (tmp_path / one.name / "fine.txt").read_bytes()
        assert os.path.lexists(tmp_path / one.name / "manifest.csv")


def test_a_hole_takes_no_room(tmp_path: Path) -> None:
    [hole] = [case for case in ALL if case.name == "places/hole.txt"]
    hole.write(tmp_path / "hole.txt")
    state = (tmp_path / "hole.txt").stat()
    assert state.st_size > 10**9 > state.st_blocks * 512


def test_archives_that_must_come_in_hold_a_fine_bulletin(written: tuple[Path, list[Hostile]]) -> None:
    """Names of Unix are as they are; what is damaged is beside the fine one."""
    for one in written[1]:
        path = written[0] / one.name
        if one.expected == "ingested" and one.name.endswith(".zip"):
            with zipfile.ZipFile(path) as archive:
                entries = [entry for entry in archive.infolist() if entry.filename == "fine.txt"]
                assert not entries or "甲县大事记".encode() in archive.read(entries[0]), one.name
        if one.expected == "ingested" and one.name.endswith(".tar.gz"):
            with tarfile.open(path) as tar:
                assert tar.extractfile("fine.txt") is not None, one.name


def test_bombs_are_small_and_large(written: tuple[Path, list[Hostile]]) -> None:
    for name in ("flat", "quoting", "shared"):
        path = written[0] / "zip" / f"bomb-{name}.zip"
        assert path.stat().st_size < 4_000_000
        with zipfile.ZipFile(path) as archive:
            assert sum(entry.file_size for entry in archive.infolist()) >= 1_000_000_000
    with tarfile.open(written[0] / "tar" / "bomb.tar.gz") as tar:
        [entry] = tar.getmembers()
    assert entry.size == 1_000_000_000


def test_bombs_unpack_to_what_they_say() -> None:
    assert zlib.decompress(deflated(3, b"before"), wbits=-15) == b"before" + CHUNK * 3
    assert zlib.crc32(b"before" + CHUNK * 3) == checksum(3, b"before")
    assert zlib.decompress(gzip_of(2), wbits=31) == CHUNK * 2
    with zipfile.ZipFile(io.BytesIO(quoting_bomb(20, 1))) as archive:
        assert len(archive.namelist()) == 20
        assert archive.read("019.txt") == CHUNK
        assert archive.read("000.txt").endswith(CHUNK)
    data, levels = nested_bomb(3), 0
    while data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data, levels = archive.read(archive.namelist()[0]), levels + 1
    assert (levels, len(data)) == (4, 10_000_000)


@pytest.mark.parametrize(
    "case", [case for case in ALL if case.name.startswith("pdf/") and case.expected == "ingested"]
)
def test_documents_that_must_come_in_open(case: Hostile, written: tuple[Path, list[Hostile]]) -> None:
    with pypdfium2.PdfDocument((written[0] / case.name).read_bytes()) as pdf:
        assert "县委书记田一亩" in pdf[0].get_textpage().get_text_range()


def test_word_documents_that_must_come_in_open(written: tuple[Path, list[Hostile]]) -> None:
    for one in written[1]:
        if one.name.startswith("docx/") and one.expected == "ingested":
            with (written[0] / one.name).open("rb") as file:
                assert any("县委书记田一亩" in line.text for line in Document(file).paragraphs), one.name
