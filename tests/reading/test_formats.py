from __future__ import annotations

from pathlib import PurePath

import pytest

from bulletincli.reading.formats import is_document, kind_of

PAGE = b"<!DOCTYPE html>\n<html><head>"


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        ("4月5日".encode(), "a.txt", "text"),
        ("4月5日".encode(), "a", "text"),
        ("4月5日".encode(), "a.html", "html"),
        (PAGE, "a.html", "html"),
        (PAGE, "a.txt", "html"),
        (PAGE, "a.pdf", "html"),
        (b"\xef\xbb\xbf  " + PAGE.lower(), "a", "html"),
        (b"\xff\xfe" + PAGE.decode().encode("utf-16-le"), "a", "html"),
        (b"<!-- saved from url=(0026)https://www.example.org/ -->\r\n<HTML>", "a.txt", "html"),
        (b"<p>4</p>", "a.HTM", "html"),
        (b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/\r\n", "a.txt", "mhtml"),
        (b"%PDF-1.7\n", "a.txt", "pdf"),
        (b"\r\n\r\n%PDF-1.4\n", "a.pdf", "pdf"),
        (b"no pdf", "a.pdf", "pdf"),
        (b"PK\x03\x04....", "a.docx", "docx"),
        (b"PK\x03\x04....", "a.doc", "docx"),
        (b"PK\x03\x04....", "a.zip", "zip"),
        (b"PK\x05\x06....", "a.txt", "zip"),
        (b"PK\x03\x04....", "a.xlsx", "unread"),
        (b"\x1f\x8b\x08", "a.tar.gz", "gzip"),
        (b"\x1f\x8b\x08", "a.txt", "gzip"),
        (b"BZh9", "a.tar.bz2", "tar"),
        (b"a.txt" + bytes(252) + b"ustar\x0000", "a.tar", "tar"),
        (b'{"doc": {}}', "-", "jsonl"),
        (b"\xef\xbb\xbf\n" + b'{"doc": {}}', "a.txt", "jsonl"),
        (b"[]", "a.jsonl", "jsonl"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.docx", "unread"),
        (b"GIF89a", "a.txt", "unread"),
    ],
)
def test_bytes_tell_the_format_and_else_the_name(head: bytes, name: str, kind: str) -> None:
    assert kind_of(head, name)[0] == kind


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", True), ("A.TXT", True), ("a.shtml", True), ("a.tar.gz", True), ("a.tar.xz", True), ("a.doc", True),
        ("a.rar", True), ("a.jpg", False), ("a.css", False), ("a", False), ("a.csv", False),
    ],
)  # fmt: skip
def test_which_files_of_a_folder_are_looked_at(name: str, expected: bool) -> None:
    assert is_document(PurePath(name)) is expected
