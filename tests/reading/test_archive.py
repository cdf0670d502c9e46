from __future__ import annotations

import gzip
import io
import random
import struct
import tarfile
import zipfile

import pytest

from bulletincli.model import Problem
from bulletincli.reading import limits
from bulletincli.reading.archive import members

TEXT = "4月5日,县长王一到甲镇调研。".encode()


def zipped(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def tarred(*files: tuple[str, bytes], mode: str = "w:gz") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def told(data: bytes, path: str = "a.zip") -> list[tuple[str, bytes | str]]:
    """Every file as (path, content), every problem as (path, cause)."""
    return [
        (one.path, one.cause if isinstance(one, Problem) else one.data)
        for one in members(io.BytesIO(data), path, len(data))
    ]


FILES = (("may/a.txt", TEXT), ("b.html", b"<p>x</p>"))
FOUND = [("a.zip/may/a.txt", TEXT), ("a.zip/b.html", b"<p>x</p>")]


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (zipped(*FILES), "a.zip"),
        (zipped(*FILES, method=zipfile.ZIP_STORED), "a.zip"),
        (tarred(*FILES), "a.tar.gz"),
        (tarred(*FILES), "a.tgz"),
        (tarred(*FILES, mode="w"), "a.tar"),
        (tarred(*FILES, mode="w:bz2"), "a.tar.bz2"),
        (tarred(*FILES, mode="w:xz"), "a.tar.xz"),
    ],
)
def test_every_file_comes_out(data: bytes, path: str) -> None:
    assert told(data, path) == [(one.replace("a.zip", path), content) for one, content in FOUND]


def test_one_file_that_was_packed_alone() -> None:
    assert told(gzip.compress(TEXT), "in/a.txt.gz") == [("in/a.txt.gz/a.txt", TEXT)]


def test_archives_within_archives() -> None:
    inner = zipped(("x.txt", TEXT))
    assert told(zipped(("b.zip", inner), ("c.tar.gz", tarred(("y.txt", TEXT))))) == [
        ("a.zip/b.zip/x.txt", TEXT),
        ("a.zip/c.tar.gz/y.txt", TEXT),
    ]
    for _ in range(3):
        inner = zipped(("b.zip", inner))
    assert told(inner) == [
        ("a.zip/b.zip/b.zip/b.zip", "is an archive in 3 others, one within the other; unpack them")
    ]


def test_what_is_no_document_is_passed_over() -> None:
    files = [
        ("a.css", b""),
        ("__MACOSX/._a.txt", b""),
        (".hidden/a.txt", b""),
        ("sub/", b""),
        ("b.txt", TEXT),
    ]
    assert told(zipped(*files)) == [("a.zip/b.txt", TEXT)]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/a.txt", "etc/a.txt"),
        ("/etc/a.txt", "etc/a.txt"),
        ("C:\\x\\..\\a.txt", "C:/x/a.txt"),
        ("./a//b.txt", "a/b.txt"),
    ],
)
def test_names_that_lead_elsewhere_lead_nowhere(name: str, shown: str) -> None:
    assert told(zipped((name, TEXT))) == [(f"a.zip/{shown}", TEXT)]
    assert told(tarred((name, TEXT)), "a.zip") == [(f"a.zip/{shown}", TEXT)]


def test_two_files_of_one_name() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(("a.txt", TEXT), ("a.txt", TEXT + TEXT))
    assert told(data) == [("a.zip/a.txt", TEXT), ("a.zip/a.txt#2", TEXT + TEXT)]


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-8"])
def test_names_without_word_of_their_encoding(encoding: str) -> None:
    placeholder = "x" * len("大事記/四月.txt".encode(encoding))
    data = zipped((placeholder, TEXT)).replace(placeholder.encode(), "大事記/四月.txt".encode(encoding))
    assert told(data) == [("a.zip/大事記/四月.txt", TEXT)]


def test_links_and_devices_are_nothing() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for number, kind in enumerate((tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(f"{number}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert told(out.getvalue(), "a.tar") == []


def test_bombs_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RATIO_FROM", 2**20)
    bomb = bytes(4 * 2**20)
    cause = "unpacks to more than 200 times its size; not read"
    assert told(zipped(("a.txt", bomb), ("b.txt", TEXT))) == [("a.zip/a.txt", cause), ("a.zip/b.txt", TEXT)]
    [(path, cause)] = told(tarred(("a.txt", bomb)), "a.tgz")
    assert (path, cause) == ("a.tgz", "unpacks to more than 200 times its size; the rest is not read")
    [(path, cause)] = told(gzip.compress(bomb), "a.txt.gz")
    assert "unpacks to more than 200 times its size" in str(cause)


def test_too_many_files_and_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [(f"{number}.txt", TEXT) for number in range(4)]
    monkeypatch.setattr(limits, "ARCHIVE_FILES", 3)
    assert told(zipped(*files)) == [("a.zip", "holds more than 3 files; unpack it")]
    assert told(tarred(*files), "a.tgz")[3:] == [("a.tgz", "holds more than 3 files; the rest is not read")]
    monkeypatch.setattr(limits, "ARCHIVE_FILES", 30)
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 2**20)
    monkeypatch.setattr(limits, "RATIO_FROM", 2**20)
    files = [(f"{number}.txt", TEXT * 10_000) for number in range(4)]
    assert told(zipped(*files))[-1] == ("a.zip", "holds more than 1 MB unpacked; the rest is not read")


def test_a_password() -> None:
    data = bytearray(zipped(("a.txt", TEXT)))
    for place in (6, data.index(b"PK\x01\x02") + 8):
        struct.pack_into("<H", data, place, 1)
    assert told(bytes(data)) == [("a.zip/a.txt", "is protected by a password; unpack the archive")]


def test_damage_is_told_and_what_can_be_read_is() -> None:
    data = zipped(("a.txt", TEXT), ("b.txt", TEXT), method=zipfile.ZIP_STORED)
    damaged = data.replace(TEXT, TEXT[::-1], 1)
    assert told(damaged) == [
        ("a.zip/a.txt", "cannot be unpacked (Bad CRC-32 for file 'a.txt')"),
        ("a.zip/b.txt", TEXT),
    ]
    [(path, cause)] = told(data[:60])
    assert (path, cause) == (
        "a.zip",
        "is damaged (the list of its files, at its end, is missing or broken: it may be cut off); get it again,"
        " or mend it with zip -FF and unpack it",
    )


@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz", "w"])
def test_a_tar_archive_that_is_cut_off(mode: str) -> None:
    noise = random.Random(4).randbytes(40_000)  # packs into no less
    packed = tarred(("a.txt", TEXT * 1000), ("b.txt", noise), mode=mode)
    assert told(packed[: len(packed) // 2], "a.tar")[-1] == (
        "a.tar",
        "is damaged (it is cut off); what could be unpacked of it was read, get it again",
    )


def test_a_word_file_by_another_name() -> None:
    data = zipped(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>"))
    assert told(data) == [("a.zip/document.docx", data)]


def test_empty_files_are_told_together() -> None:
    assert told(zipped(("a.txt", b""), ("b.txt", TEXT))) == [
        ("a.zip/b.txt", TEXT),
        ("a.zip/a.txt", "is empty"),
    ]
    files = [(f"{number}.txt", b"") for number in range(1500)]
    assert told(zipped(*files)) == [("a.zip", "holds 1,500 empty files, the first is a.zip/0.txt")]


def test_a_name_that_is_empty() -> None:
    assert told(zipped(("", TEXT), ("b.txt", TEXT))) == [("a.zip/b.txt", TEXT)]
