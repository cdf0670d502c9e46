from __future__ import annotations

import io
from pathlib import Path

import pytest

from bulletincli import jsonl
from bulletincli.model import Bulletin, Document, Problem
from bulletincli.reading.manifest import ManifestError
from bulletincli.reading.read import Document as Found
from bulletincli.reading.read import Parsed, Text, Work, find

TEXT = "西湖区2022年4月大事记\r\n\r\n4月28日,区长陶亿国主持召开会议。\r\n"
DOCUMENT = Document(None, None, "chronicle", None, None, None, None, "unknown", None, "Hans", None)


def write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def documents(work: Work) -> list[Found]:
    return [one for contents in work.read() for one in contents.documents]


def told(work: Work) -> list[str]:
    """Each item in a word or two: its path and what it is."""
    out = []
    for one in documents(work):
        if isinstance(one, Problem):
            out.append(f"{Path(one.path).name}: {one.cause}")
        elif isinstance(one, Text):
            out.append(f"{Path(one.source.path).name}: text, {one.known.year if one.known else 'not known'}")
        else:
            out.append(f"{Path(one.path).name}: parsed")
    return out


def test_a_text_keeps_every_character_and_is_named_as_the_user_did(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    [one] = documents(find([str(path)]))
    assert isinstance(one, Text)
    assert (one.source.text, one.source.path, one.source.encoding) == (TEXT, str(path), "utf-8")
    assert len(one.source.sha256) == 64


def test_the_hash_is_of_the_text_not_of_its_encoding(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.txt", TEXT.encode("gb18030"))
    [a, b] = documents(find([str(tmp_path)]))
    assert isinstance(a, Text)
    assert isinstance(b, Text)
    assert a.source.id == b.source.id


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.txt", b"\0\1\2")
    write(tmp_path / "c.txt", "")
    write(tmp_path / "d.txt", " \r\n　\n")
    write(tmp_path / "e.jsonl", '{"doc": {"kind": "poem"}}\n')
    write(tmp_path / "f.pdf", b"%PDF-1.4")
    write(tmp_path / "g.txt", TEXT)
    (tmp_path / "h.txt").symlink_to(tmp_path / "nowhere")
    assert told(find([str(tmp_path)])) == [
        "a.txt: text, not known",
        "b.txt: is not text: it holds a NUL byte (line 1)",
        "c.txt: is empty",
        "d.txt: holds nothing but white space",
        "e.jsonl: line 1, key 'kind': must be one of chronicle, newspaper, roundup, not 'poem'",
        "f.pdf: is a .pdf file, which is not read yet; save it as plain text (.txt)",
        "g.txt: text, not known",
        "h.txt: cannot be read: No such file or directory",
    ]


def test_parsed_bulletins_come_as_they_are(tmp_path: Path) -> None:
    bulletin = Bulletin(DOCUMENT, ())
    path = write(tmp_path / "a.jsonl", "\n".join(jsonl.dump(bulletin)))
    assert documents(find([str(path)])) == [Parsed(str(path), bulletin)]


def test_several_bulletins_of_one_file_are_told_apart(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", "\n".join([*jsonl.dump(Bulletin(DOCUMENT, ()))] * 2))
    found = documents(find([str(path)]))
    assert [one.path for one in found if isinstance(one, Parsed)] == [f"{path}#1", f"{path}#2"]


def test_a_text_that_is_not_the_parsed_one_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    [one] = documents(find([str(tmp_path / "a.txt")]))
    assert isinstance(one, Text)
    lines = "\n".join(jsonl.dump(Bulletin(DOCUMENT, (), one.source))).replace("陶亿国", "陶亿")
    path = write(tmp_path / "b.jsonl", lines)
    [problem] = documents(find([str(path)]))
    assert isinstance(problem, Problem)
    assert "is not the one it was parsed from" in problem.cause


def test_a_manifest_beside_the_files_is_found(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "sub/b.txt", TEXT)
    write(tmp_path / "sub/c.txt", TEXT)
    write(tmp_path / "manifest.csv", "file,year\na.txt,2020\nsub/b.txt,2021\nsub/c.txt,2021\n")
    write(tmp_path / "sub/manifest.csv", "file,year\nc.txt,2022\n")
    assert told(find([str(tmp_path)])) == ["a.txt: text, 2020", "b.txt: text, 2021", "c.txt: text, 2022"]


def test_a_manifest_that_is_named_is_used_alone(tmp_path: Path) -> None:
    write(tmp_path / "in/a.txt", TEXT)
    write(tmp_path / "in/manifest.csv", "file,yaer\n")
    named = write(tmp_path / "known.csv", "file,year\nin/a.txt,2019\n")
    assert told(find([str(tmp_path / "in")], named)) == ["a.txt: text, 2019"]


def test_a_row_without_its_file_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "manifest.csv", "file,year\nb.txt,2020\n")
    assert told(find([str(tmp_path)])) == [
        "a.txt: text, not known",
        "manifest.csv: names b.txt, which is not there",
    ]


def test_a_manifest_that_cannot_be_trusted_stops_everything(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "manifest.csv", "file,yaer\na.txt,2020\n")
    with pytest.raises(ManifestError):
        find([str(tmp_path)])


@pytest.mark.parametrize(
    ("data", "is_parsed"), [(TEXT, False), ("\n".join(jsonl.dump(Bulletin(DOCUMENT, ()))), True)]
)
def test_standard_input_is_a_text_or_parsed_bulletins(
    monkeypatch: pytest.MonkeyPatch, data: str, is_parsed: bool
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    [one] = documents(find(["-"]))
    assert isinstance(one, Parsed) is is_parsed
