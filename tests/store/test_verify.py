"""Damage is planted, row by row, and found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from bulletincli.parsing.parse import parse
from bulletincli.store import open_reader, open_writer
from bulletincli.store.rows import Damage, Verified


def verify(path: Path) -> Verified:
    with open_reader(path) as reader:
        return reader.verify()


@pytest.fixture
def path(tmp_path: Path, make: Any) -> Path:
    path = tmp_path / "db.duckdb"
    with open_writer(path) as writer:
        for bulletin in (make.xihu(), make.xinxiang(), make.jiujiang(), make.xihu("xihu-copy.txt")):
            writer.add(bulletin)
    return path


def test_a_whole_database(path: Path) -> None:
    verified = verify(path)
    assert (verified.documents, verified.damage, verified.unfinished) == (3, (), False)
    assert verified.events > 5
    assert verified.spans > verified.events


SECOND = "WHERE path = 'xihu.txt'"  # the first of its document's places is xihu-copy.txt
PARTICIPATION = "participation WHERE event_id = (SELECT min(event_id) FROM participation) AND position = 1"


@pytest.mark.parametrize(
    ("statement", "table", "what"),
    [
        ("UPDATE participation SET span_start = span_start + 1", "span", "does not hold"),
        ("UPDATE participation SET span_start = span_start + 1", "participation", "changed or lost"),
        ("UPDATE participation SET span_end = 1000000", "span", "does not hold"),
        ("UPDATE event SET date_span_end = 1000000 WHERE date_span_end IS NOT NULL", "span", "does not hold"),
        (f"DELETE FROM {PARTICIPATION}", "participation", "rows of it were changed or lost"),
        ("DELETE FROM event WHERE position = 2", "event", "rows of it were changed or lost"),
        ("DELETE FROM event WHERE position = 1", "participation", "belongs to an event that is not there"),
        ("DELETE FROM place", "place", "rows of it were changed or lost"),
        ("DELETE FROM mention", "mention", "rows of it were changed or lost"),
        ("DELETE FROM office_presence", "office_presence", "rows of it were changed or lost"),
        ("DELETE FROM contributor", "contributor", "rows of it were changed or lost"),
        ("DELETE FROM person", "participation", "is of a person who is not there"),
        ("INSERT INTO person VALUES ('p0', '王一', NULL)", "person", "takes part in nothing"),
        (
            "DELETE FROM document WHERE path = 'xihu-copy.txt'",
            "event",
            "belongs to a document that is not there",
        ),
        (
            "DELETE FROM document WHERE path = 'xihu-copy.txt'",
            "document_location",
            "is the place of a document",
        ),
        ("DELETE FROM document_location", "document", "has no place where it was found"),
        ("UPDATE document_location SET url = 'https://x.example.org/'", "document_location", "was changed"),
        (f"UPDATE document_location SET url = 'x' {SECOND}", "document_location", "was changed"),
        (f"UPDATE document_location SET encoding = 'big5' {SECOND}", "document_location", "was changed"),
        (f"UPDATE document_location SET format = 'pdf' {SECOND}", "document_location", "was changed"),
        (f"UPDATE document_location SET pages = [0, 9] {SECOND}", "document_location", "was changed"),
        (f"UPDATE document_location SET path = 'y.txt' {SECOND}", "document_location", "was changed"),
        (f"UPDATE document_location SET digest = 'x' {SECOND}", "document_location", "was changed"),
        ("DELETE FROM document_location WHERE path = 'xihu-copy.txt'", "document", "is not that of xihu.txt"),
        (
            "UPDATE document SET path = 'y.txt' WHERE path = 'xihu-copy.txt'",
            "document",
            "is not that of xihu-copy",
        ),
        ("UPDATE document SET url = 'https://x.example.org/'", "document", "its path, encoding or address"),
        ("UPDATE document SET encoding = 'big5'", "document", "its path, encoding or address"),
        (
            "UPDATE document SET given = true",
            "document",
            "is given as a parse by one mark and not by another",
        ),
        ("UPDATE participation SET name = '王一'", "participation", "the name '王一' is not that of"),
        ("UPDATE mention SET name = '王一'", "mention", "the name '王一' is not that of '李大山'"),
        ("UPDATE participation SET title = '市长'", "span", "does not hold '市长'"),
        ("UPDATE participation SET as_written = '王一'", "span", "does not hold '王一'"),
        ("UPDATE person SET name = '王一'", "person", "is not that of the id, or of an event"),
        ("UPDATE person SET scope = '甲省/乙市'", "person", "is not that of the id, or of an event"),
        ("UPDATE division SET name = '甲县'", "division", "is called otherwise than its path says"),
        ("UPDATE division SET parent = '甲省'", "division", "is called otherwise than its path says"),
        ("DELETE FROM division", "division", "is missing for a district"),
        ("DELETE FROM division WHERE parent IS NULL", "division", "lies in one that is not there"),
        ("UPDATE document SET text = replace(text, '。', '，')", "document", "another SHA-256"),
        ("UPDATE document SET text = text || '尾'", "document", "characters, not"),
        ("UPDATE document SET text = NULL", "document", "its text or its hash is lost"),
        ("UPDATE document SET sha256 = NULL", "document", "its text or its hash is lost"),
        ("UPDATE document SET digests = []", "document", "rows of it were changed or lost"),
        ("UPDATE participation SET span_start = 50, span_end = 10", "span", "50..10 does not hold"),
        ("UPDATE document SET title = '别的题目'", "document", "rows of it were changed or lost"),
        ("UPDATE event SET text = '别的文字'", "span", "does not hold '别的文字'"),
        ("UPDATE event SET date = '2001-01-01'", "event", "rows of it were changed or lost"),
        ("INSERT INTO event SELECT * FROM event", "event", "is there twice"),
        (
            "INSERT INTO document_location SELECT * FROM document_location",
            "document_location",
            "is there twice",
        ),
    ],
)
def test_damage_is_found(path: Path, statement: str, table: str, what: str) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute(statement)
    found = verify(path).damage
    assert any(one.table == table and what in one.what for one in found), found


def test_damage_names_the_document(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE event SET name = 'x' WHERE document_id = "
                           "(SELECT document_id FROM document WHERE path = 'xihu-copy.txt')")  # fmt: skip
    assert verify(path).damage == (Damage("event", "xihu-copy.txt", "rows of it were changed or lost"),)


def test_names_are_those_that_the_parser_reads_in_the_characters(tmp_path: Path, make: Any) -> None:
    text = "甲县大事记(2021年4月)\n4月5日,縣長王 小\n林、副縣長李木(女)、阿里?哈桑出席會議。区委書記趙(zhào)大川講話。\n"
    path = tmp_path / "parsed.duckdb"
    with open_writer(path) as writer:
        writer.add(parse(make.source(text)))
    with open_reader(path) as reader:
        assert ("王小林", "王 小\n林") in list(reader.sql("SELECT name, as_written FROM participation")[1])
    assert verify(path).damage == ()


def test_a_run_that_was_cut_short_is_no_damage(path: Path, make: Any) -> None:
    with open_writer(path) as writer:
        for place in ("xihu.txt", "xihu-copy.txt"):
            writer.add(make.jiujiang(place))  # the text that was there may be found elsewhere yet
        writer.leave_unfinished()
    verified = verify(path)
    assert (verified.unfinished, verified.damage, verified.documents) == (True, (), 3)
    with open_writer(path):
        pass  # a run that comes to its end lets go of what was not found again
    verified = verify(path)
    assert (verified.unfinished, verified.damage, verified.documents) == (False, (), 2)
