from __future__ import annotations

from pathlib import Path

import pytest

from bulletincli.model import Known, Problem
from bulletincli.reading.find import Work, find
from bulletincli.reading.manifest import ManifestError
from bulletincli.reading.walk import Found

TEXT = "4月28日,区长陶亿国主持召开会议。\n"


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def years(work: Work) -> list[str]:
    """Each file's name with the year that is known of it; problems as they are."""
    out = []
    for item in work.items:
        if isinstance(item, Problem):
            out.append(f"{Path(item.path).name}: {item.cause}")
        else:
            known = work.known_of(str(item.path))
            out.append(f"{item.path.name}: {known.year if known else None}")
    return out


def test_a_manifest_beside_the_files_is_found(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "sub/b.txt")
    write(tmp_path / "sub/c.txt")
    write(tmp_path / "manifest.csv", "file,year\na.txt,2020\nsub/b.txt,2021\nsub/c.txt,2021\n")
    write(tmp_path / "sub/manifest.jsonl", '{"file": "c.txt", "year": 2022}\n')
    assert years(find([str(tmp_path)])) == ["a.txt: 2020", "b.txt: 2021", "c.txt: 2022"]


def test_manifests_of_the_folders_between_are_found(tmp_path: Path) -> None:
    write(tmp_path / "in/2021/05/a.txt")
    write(tmp_path / "in/2021/06/b.txt")
    write(tmp_path / "manifest.csv", "file,year\n*,1999\n")
    write(tmp_path / "in/manifest.csv", "file,year,publisher\n*,2000,县志办\n")
    write(tmp_path / "in/2021/manifest.csv", "file,year,title\n05/*,2021,大事记\n")
    write(tmp_path / "in/2021/05/manifest.jsonl", '{"file": "a.txt", "title": "五月大事记"}\n')
    for roots in (["in"], ["in/2021", "in"], ["in", "in/2021/05", "in/2021/06/b.txt"]):
        work = find([str(tmp_path / root) for root in roots])
        known = {
            item.path.name: work.known_of(str(item.path)) for item in work.items if isinstance(item, Found)
        }
        assert known == {
            "a.txt": Known(title="五月大事记", publisher="县志办", year=2021),
            "b.txt": Known(publisher="县志办", year=2000),
        }
    assert years(find([str(tmp_path / "in/2021")])) == ["a.txt: 2021", "b.txt: None"]
    assert years(find([str(tmp_path / "in/2021/05/a.txt")])) == ["a.txt: None"]


def test_manifests_above_a_folder_that_is_named_relatively(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "in/2021/05/a.txt")
    write(tmp_path / "in/2021/manifest.csv", "file,year\n05/*,2021\n")
    write(tmp_path / "manifest.csv", "file,yaer\n")
    monkeypatch.chdir(tmp_path / "in")
    assert years(find(["."])) == ["a.txt: 2021"]
    monkeypatch.chdir(tmp_path / "in/2021/05")
    assert years(find(["../../2021"])) == years(find([".", "../../../in/2021"])) == ["a.txt: 2021"]


def test_two_manifests_in_one_folder_are_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "manifest.csv", "file,year\na.txt,2020\n")
    write(tmp_path / "manifest.jsonl", '{"file": "a.txt", "year": 2021}\n')
    for named in (tmp_path, tmp_path / "a.txt"):
        with pytest.raises(
            ManifestError, match=r"manifest.csv: manifest.jsonl stands beside it; put the rows"
        ):
            find([str(named)])
    assert years(find([str(tmp_path)], tmp_path / "manifest.jsonl")) == ["a.txt: 2021"]


def test_a_manifest_that_is_named_is_used_alone(tmp_path: Path) -> None:
    write(tmp_path / "in/a.txt")
    write(tmp_path / "in/manifest.csv", "file,yaer\n")
    named = write(tmp_path / "known.csv", "file,year\nin/a.txt,2019\n")
    assert years(find([str(tmp_path / "in")], named)) == ["a.txt: 2019"]


def test_rows_without_their_file_are_told_when_all_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "manifest.csv", "file,year\nb.txt,2020\na.txt,2021\nold/*,2022\n")
    work = find([str(tmp_path)])
    assert years(work) == ["a.txt: 2021"]
    assert [problem.cause for problem in work.unused()] == [
        "names b.txt, which is not there",
        "names old/*, which is not there",
    ]


def test_a_manifest_that_cannot_be_trusted_stops_everything(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "manifest.csv", "file,yaer\na.txt,2020\n")
    with pytest.raises(ManifestError):
        find([str(tmp_path)])


def test_other_files_of_a_folder_are_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.jpg", "c.jpg", "sub/d.css", "e.doc"):
        write(tmp_path / name)
    write(tmp_path / "manifest.csv", "file\n")
    work = find([str(tmp_path)])
    assert [Path(item.path).name for item in work.items] == ["a.txt", "e.doc"]
    assert work.passed_over == {".jpg": 2, ".css": 1}
    assert work.size == 2 * len(TEXT.encode())


def test_what_a_browser_saved_beside_a_page_is_not_read(tmp_path: Path) -> None:
    for name in ("page.html", "page_files/frame.html", "other_files/a.html"):
        write(tmp_path / name)
    write(tmp_path / "page_files/sub/a.png")
    work = find([str(tmp_path)])
    assert [Path(item.path).name for item in work.items] == ["a.html", "page.html"]
    assert work.passed_over == {"of saved pages": 2}


def test_a_file_in_an_archive_has_its_row(tmp_path: Path) -> None:
    write(tmp_path / "2021.zip")
    write(tmp_path / "manifest.csv", "file,year\n2021.zip/may/a.html,2021\n2021.zip/*,2020\n")
    work = find([str(tmp_path)])
    assert [
        known.year if (known := work.known_of(str(tmp_path / name))) else None
        for name in ("2021.zip/may/a.html", "2021.zip/b.html", "2022.zip/b.html")
    ] == [2021, 2020, None]
