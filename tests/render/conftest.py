"""One hard result set, and golden files: `RENEW_GOLDEN=1 pytest tests/render` writes them anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bulletincli.render.columns import Column, Table

GOLDEN = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class Hard:
    text: str | None
    number: int | None
    share: float | None
    flag: bool | None
    people: tuple[tuple[str, str], ...]


@pytest.fixture
def hard() -> Table[Hard]:
    rows = [
        Hard("陶亿国", 1, 0.5, True, (("陶亿国", "host"), ("杨燊", "attend"))),
        Hard('他说:"好", 走|了', 1234, None, False, ()),
        Hard("第一行\n第二行\r\n第三行", None, 1.0, None, (("馬國樑", "meet"),)),
        Hard("a\tb\\c", -7, 0.0, True, (("O'Brien", ""),)),
        Hard("", 0, None, None, ()),
        Hard(None, None, None, None, ()),
        Hard("\x1b[31mred\x07 \x9b0m \u202eback", 2, None, None, ()),
        Hard("e\u0301tude <b>*x*</b> & _y_ [z](w)", 3, None, None, ()),
        Hard("  spaces  ", 4, None, None, ()),
        Hard("=1+1", 5, None, None, ()),
        Hard("很长的一行文字" * 12, 6, None, None, ()),
    ]
    columns: list[Column[Hard]] = [
        Column("text", lambda row: row.text),
        Column("number", lambda row: row.number),
        Column("share", lambda row: row.share),
        Column("flag", lambda row: row.flag),
        Column(
            "people",
            lambda row: [{"name": name, "role": role} for name, role in row.people],
            flat=lambda row: "; ".join(f"{name} ({role})" for name, role in row.people),
        ),
        Column("for people", lambda row: row.number, shown="to people"),
        Column("for programs", lambda row: row.number, shown="to programs"),
    ]
    return Table(columns, rows)


@pytest.fixture
def same_as_golden() -> Callable[[str, str], None]:
    def compare(name: str, output: str) -> None:
        path = GOLDEN / name
        if os.environ.get("RENEW_GOLDEN"):
            path.write_bytes(output.encode())
        assert output == path.read_bytes().decode(), f"{path.name} differs; RENEW_GOLDEN=1 writes it anew"

    return compare
