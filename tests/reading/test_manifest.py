from __future__ import annotations

from pathlib import Path

import pytest

from bulletincli.model import Known, PartialDate
from bulletincli.reading.manifest import NAMES, ManifestError, UnknownDistrictError, load_manifest

HEADER = "file,title,publisher,district,published,year,year_why,source\n"


def load(folder: Path, text: str, encoding: str = "utf-8") -> dict[str, Known]:
    path = folder / "manifest.csv"
    path.write_bytes(text.encode(encoding))
    return {Path(real).name: known for real, known in load_manifest(path).rows.items()}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_row_says_what_is_known(tmp_path: Path, encoding: str) -> None:
    row = 'a.txt,西湖区大事记,档案馆,360103,2022-05-20,2022,"said by the archive, in a letter",a page\n'
    assert load(tmp_path, HEADER + row, encoding) == {
        "a.txt": Known(
            "西湖区大事记",
            "档案馆",
            "360103",
            PartialDate(2022, 5, 20),
            2022,
            "said by the archive, in a letter",
        )
    }


def test_empty_values_and_missing_columns_say_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, "file,year\na.txt,\n\nb.txt,2020\n") == {
        "a.txt": Known(),
        "b.txt": Known(year=2020),
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the column 'file' is missing"),
        ("title\nx\n", "the column 'file' is missing"),
        ("file,yaer\na.txt,2020\n", "unknown column 'yaer'; columns are file, title, publisher,"),
        ("file,year,year\na.txt,1,2\n", "column 'year' stands twice"),
        ("file,year\n,2020\n", "line 2: the column 'file' is empty"),
        ("file,year\na.txt,20\n", "line 2: year must be a year like 2020, not '20'"),
        ("file,published\na.txt,5 May\n", "line 2: published must be a date like 2022-05-20, not '5 May'"),
        ("file,year\na.txt,2020\n./a.txt,2021\n", "line 3: ./a.txt has a row already"),
        ("file,title\na.txt,x,y\n", "line 2: 3 values under 2 columns (quote commas)"),
        ('file,title\na.txt,"x\n', "line 2: not CSV"),
    ],
)
def test_what_cannot_be_trusted_is_refused_by_line_and_name(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ManifestError) as caught:
        load(tmp_path, text)
    assert str(caught.value).startswith(str(tmp_path / "manifest.csv"))
    assert message in str(caught.value)


TOLD = {
    "a.txt": Known(publisher="县志办", published=PartialDate(2022, 5, 20), year=2022),
    "b.txt": Known(year=2021),
}


@pytest.mark.parametrize(
    "text",
    [
        "file,publisher,published,year\na.txt,县志办,2022-05-20,2022\nb.txt,,,2021\n",
        "file;publisher;published;year\r\na.txt;县志办;2022/5/20;2022\r\nb.txt;;;2021\r\n",
        "file\tpublisher\tpublished\tyear\na.txt\t县志办\t2022年5月20日\t2022年\nb.txt\t\t\t2021\n",
        '"file";"publisher";"published";"year"\n"a.txt";"县志办";"2022.5.20";"2022"\n"b.txt";;;2021\n',
        "file,publisher,published,year,,,\na.txt,县志办,2022/05/20 0:00,2022,,,\nb.txt,,,2021,,,\n",
        "file,publisher,published,year\na.txt,县志办,2022-05-20 00:00:00,2022,,\n,,,,,\n\nb.txt,,,2021,,\n,,,\n",
        ",,,\n\nfile, publisher ,published,year\na.txt,县志办,20220520,2022\nb.txt,,,2021",
        "file,publisher,published,year\ra.txt,县志办,2022-5-20,2022\rb.txt,,,2021\r",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_manifest_as_spreadsheets_save_it(tmp_path: Path, text: str, encoding: str) -> None:
    assert load(tmp_path, text, encoding) == TOLD


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2023/11/13", PartialDate(2023, 11, 13)),
        ("2023-11-3", PartialDate(2023, 11, 3)),
        ("2023.11.03", PartialDate(2023, 11, 3)),
        ("2023年11月13日", PartialDate(2023, 11, 13)),
        ("2023年 11月 13日", PartialDate(2023, 11, 13)),
        ("2023/11", PartialDate(2023, 11)),
        ("2023年", PartialDate(2023)),
        ("--11-03", PartialDate(None, 11, 3)),
    ],
)
def test_dates_of_publication(tmp_path: Path, written: str, expected: PartialDate) -> None:
    assert load(tmp_path, f"file,published\na.txt,{written}\n") == {"a.txt": Known(published=expected)}


@pytest.mark.parametrize("written", ["11/13/2023", "13.11.2023", "2023/13/11", "2023-02-30", "45243", "x"])
def test_what_may_be_another_date_is_refused(tmp_path: Path, written: str) -> None:
    with pytest.raises(ManifestError, match=rf"line 2: published must be a date like .*'{written}'"):
        load(tmp_path, f"file,published\na.txt,{written}\n")


def test_a_column_without_a_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match=r"manifest.csv: column 2 has no name"):
        load(tmp_path, "file,,year\na.txt,x,2020\n")
    with pytest.raises(ManifestError, match=r"line 2: 3 values under 2 columns"):
        load(tmp_path, "file,year,\na.txt,2020,x\n")


def test_districts_are_looked_up_and_refused_by_line(tmp_path: Path) -> None:
    def look_up(written: str) -> str:
        if written != "甲县":
            raise UnknownDistrictError(f"there is no district {written!r}")
        return "乙市/甲县"

    path = tmp_path / "manifest.csv"
    path.write_text("file,district\na.txt,甲县\nb.txt,\n", encoding="utf-8")
    rows = load_manifest(path, look_up).rows.values()
    assert [one.district for one in rows] == ["乙市/甲县", None]
    path.write_text("file,district\na.txt,甲县\n\nb.txt,丙县\n", encoding="utf-8")
    with pytest.raises(ManifestError, match=r"manifest.csv, line 4: there is no district '丙县'"):
        load_manifest(path, look_up)


def known(folder: Path, name: str) -> Known | None:
    manifest = next(path for path in sorted(folder.iterdir()) if path.name in NAMES)
    return load_manifest(manifest).known_of(str(folder.resolve() / name))


def test_json_lines_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "manifest.jsonl").write_text(
        '{"file": "a.txt", "year": 2020, "district": "360103", "url": "https://www.example.org/a"}\n'
        '\n{"file": "b.txt", "published": "2020-02", "title": null}\n'
    )
    assert known(tmp_path, "a.txt") == Known(year=2020, district="360103", url="https://www.example.org/a")
    assert known(tmp_path, "b.txt") == Known(published=PartialDate(2020, 2))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"file": "a.txt", "yaer": 2020}', "unknown column 'yaer'"),
        ('["a.txt"]', "line 1: must be an object"),
        ('{"file": "a.txt", "year": true}', "line 1: year must be a string, a number or null"),
        ('{"file": "a.txt", "url": "example.org"}', "line 1: url must be an address like https://…"),
        ("{", "line 1: not JSON"),
    ],
)
def test_json_lines_that_cannot_be_trusted(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "manifest.jsonl").write_text(line)
    with pytest.raises(ManifestError, match=message):
        known(tmp_path, "a.txt")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2021/a.txt", Known(year=2021, publisher="县志办")),
        ("2021/deep/b.html", Known(year=2021)),
        ("2021/special.txt", Known(year=1999, publisher="县志办")),
        ("2022.zip/may/x.pdf", Known(year=2022)),
        ("other.txt", None),
        ("page[1].txt", Known(year=2001)),
    ],
)
def test_patterns_stand_for_files_and_the_files_own_row_comes_first(
    tmp_path: Path, name: str, expected: Known | None
) -> None:
    (tmp_path / "page[1].txt").touch()
    load(
        tmp_path,
        "file,year,publisher\n2021/*,2021,\n2021/*.txt,2000,县志办\n2021/special.txt,1999,\n2022.zip/*,2022,\n"
        "page[1].txt,2001,\n",
    )
    assert known(tmp_path, name) == expected


def test_a_folder_with_the_signs_of_patterns_in_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "a[b]*"
    folder.mkdir()
    load(folder, "file,year\n*.txt,2021\n")
    assert known(folder, "x.txt") == Known(year=2021)


def test_a_pattern_that_no_file_has_is_named(tmp_path: Path) -> None:
    load(tmp_path, "file,year\n2021/*.txt,2021\n2022/*.txt,2022\n")
    manifest = load_manifest(tmp_path / "manifest.csv")
    manifest.known_of(str(tmp_path.resolve() / "2021/a.txt"))
    assert list(manifest.unused()) == ["2022/*.txt"]


def test_rows_of_files_that_are_not_there_are_named(tmp_path: Path) -> None:
    load(tmp_path, "file\na.txt\nsub/b.txt\n")
    (tmp_path / "a.txt").touch()
    assert list(load_manifest(tmp_path / "manifest.csv").unused()) == ["sub/b.txt"]
