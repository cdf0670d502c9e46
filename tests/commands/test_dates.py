from __future__ import annotations

import pytest

from bulletincli.commands.shared.dates import DateOptionError, parse_date


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("2022", "2022"),
        ("2022-04", "2022-04"),
        ("2022-4", "2022-04"),
        ("2022-04-05", "2022-04-05"),
        ("2022/4/5", "2022-04-05"),
        ("2022.4.5", "2022-04-05"),
        ("20220405", "2022-04-05"),
        ("2022年", "2022"),
        ("2022年4月", "2022-04"),
        ("2022年4月5日", "2022-04-05"),
        ("4月5日", "--04-05"),
        ("4月", "--04"),
        ("--04-05", "--04-05"),
        ("--04", "--04"),
        ("--02-29", "--02-29"),
        (" 2022-04-05 ", "2022-04-05"),
    ],
)
def test_forms(written: str, understood: str) -> None:
    assert str(parse_date(written, "--from")) == understood


@pytest.mark.parametrize(
    "written",
    [
        "",
        "x",
        "04-05",
        "22-04-05",
        "2022-13",
        "2022-02-29",
        "20221301",
        "0000",
        "2022-04-05T10:00",
        "--13-01",
        "2022-00",
    ],
)
def test_no_dates(written: str) -> None:
    with pytest.raises(DateOptionError, match=r"^--from: .*write 2022, 2022-04, 2022-04-05"):
        parse_date(written, "--from")
