from __future__ import annotations

from pathlib import Path

import pytest

from bulletincli.model import Known, PartialDate
from bulletincli.reading.manifest import ManifestError, load_manifest

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


def test_rows_of_files_that_are_not_there_are_named(tmp_path: Path) -> None:
    load(tmp_path, "file\na.txt\nsub/b.txt\n")
    (tmp_path / "a.txt").touch()
    assert list(load_manifest(tmp_path / "manifest.csv").missing()) == ["sub/b.txt"]
