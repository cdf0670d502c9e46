from __future__ import annotations

import pytest

from bulletincli import jsonl
from bulletincli.model import Bulletin, Document, Known, Problem
from bulletincli.reading import documents as reading
from bulletincli.reading import limits
from bulletincli.reading.documents import Parsed, Text, Told, read_documents

TEXT = "西湖区2022年4月大事记\r\n\r\n4月28日,区长陶亿国主持召开会议。\r\n"
DOCUMENT = Document(None, None, "chronicle", None, None, None, None, "unknown", None, "Hans", None)
PARSED = "\n".join(jsonl.dump(Bulletin(DOCUMENT, ())))


def read(data: bytes, path: str = "a.txt", told: Told | None = None) -> list[reading.Document]:
    return list(read_documents(data, path, told or Told()))


def test_a_text_keeps_every_character_and_is_named_as_the_user_did() -> None:
    [one] = read(TEXT.encode(), "in/a.txt")
    assert isinstance(one, Text)
    assert (one.source.text, one.source.path, one.source.encoding) == (TEXT, "in/a.txt", "utf-8")
    assert (one.source.format, one.source.url, one.source.pages) == ("text", None, ())
    assert len(one.source.sha256) == 64


def test_the_hash_is_of_the_text_not_of_its_encoding() -> None:
    ids = {
        one.source.id
        for encoding in ("utf-8", "gb18030")
        for one in read(TEXT.encode(encoding))
        if isinstance(one, Text)
    }
    assert len(ids) == 1


def test_what_was_told_stands_beside_the_text() -> None:
    known = Known(year=2022, url="https://www.example.org/a")
    [one] = read(TEXT.encode("big5", "ignore"), told=Told(known, "gb18030"))
    assert isinstance(one, Text)
    assert (one.known, one.source.encoding, one.source.url) == (known, "gb18030", known.url)


def test_lost_bytes_are_a_problem_of_the_document() -> None:
    [one] = read(TEXT.encode() * 20 + b"\xff")
    assert isinstance(one, Text)
    assert one.problems == (Problem("a.txt", "1 byte stands for no character of utf-8, shown as U+FFFD", 61),)


@pytest.mark.parametrize(
    ("data", "path", "cause"),
    [
        (b"", "a.txt", "is empty"),
        (b"\0\1\2", "a.txt", "is not text: it holds a NUL byte (line 1)"),
        (b" \r\n\t\n", "a.txt", "holds nothing but white space"),
        (
            b'{"doc": {"kind": "poem"}}\n',
            "a.jsonl",
            "line 1, key 'kind': must be one of chronicle, newspaper, roundup, not 'poem'",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....",
            "a.docx",
            "is an old Office file, or one with a password; save it as .docx or .txt",
        ),
        (b"{\\rtf1\\ansi}", "a.txt", "is a rich text file; save it as .docx or .txt"),
        (b"Rar!\x1a\x07\x01\x00", "a.zip", "is a RAR archive; unpack it"),
        (b"\x89PNG\r\n\x1a\n", "a.html", "is a picture: needs OCR"),
        (b"anything", "a.ofd", "is an OFD file; print it to PDF or save it as .txt"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_way_out(data: bytes, path: str, cause: str) -> None:
    assert read(data, path) == [Problem(path, cause)]


def test_too_much_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXT_CHARACTERS", 50)
    [problem] = read(TEXT.encode() * 2)
    assert isinstance(problem, Problem)
    assert problem.cause == "holds 74 characters; more than 50 are not read at once, divide it"
    monkeypatch.setattr(limits, "FILE_BYTES", 2**20)
    [problem] = read(b" " * (2**20 + 1))
    assert isinstance(problem, Problem)
    assert problem.cause == "is larger than 1 MB, which is as much as is read at once; divide it"


def test_parsed_bulletins_come_as_they_are() -> None:
    assert read(PARSED.encode(), "a.jsonl") == [Parsed("a.jsonl", Bulletin(DOCUMENT, ()))]
    assert read(PARSED.encode(), "-") == [Parsed("-", Bulletin(DOCUMENT, ()))]


def test_several_bulletins_of_one_file_are_told_apart() -> None:
    found = read(f"{PARSED}\n{PARSED}".encode(), "a.jsonl")
    assert [one.path for one in found if isinstance(one, Parsed)] == ["a.jsonl#1", "a.jsonl#2"]


def test_a_text_that_is_not_the_parsed_one_is_refused() -> None:
    [one] = read(TEXT.encode())
    assert isinstance(one, Text)
    lines = "\n".join(jsonl.dump(Bulletin(DOCUMENT, (), one.source))).replace("陶亿国", "陶亿")
    [problem] = read(lines.encode(), "b.jsonl")
    assert isinstance(problem, Problem)
    assert "is not the one it was parsed from" in problem.cause
