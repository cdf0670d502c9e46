"""Loading: what is added, replaced, recognised, let go; all of it or nothing."""

from __future__ import annotations

import hashlib
import itertools
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bulletincli.model import Bulletin, Known, PartialDate, Problem, Span
from bulletincli.reading.documents import Told
from bulletincli.store import load as load_module
from bulletincli.store import open_reader, open_writer
from bulletincli.store.errors import UnstorableBulletinError
from bulletincli.store.rows import Filters
from bulletincli.store.stamps import known_json, read_known, told_json

Content = Callable[[Path], dict[str, list[str]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "db.duckdb"


def load(path: Path, *bulletins: Bulletin, revision: int = 0, **given: Any) -> list[str]:
    with open_writer(path, parser_revision=revision) as writer:
        return [writer.add(bulletin, **given) for bulletin in bulletins]


def documents(path: Path) -> dict[str, tuple[str, ...]]:
    """Every document's paths by its first path."""
    with open_reader(path) as reader:
        return {row.path: row.paths for row in reader.documents().rows}


def stats(path: Path) -> tuple[int, int, int]:
    with open_reader(path) as reader:
        told = reader.stats()
    return told.documents, told.events, told.people


def hash_of(bulletin: Bulletin) -> str:
    assert bulletin.source is not None
    return hashlib.sha256(bulletin.source.text.encode()).hexdigest()


def read_file(writer: Any, bulletin: Bulletin, known: Known | None = None) -> str:
    """Load a bulletin as that of a text file of its own."""
    assert bulletin.source is not None
    outcome = writer.add(bulletin, known=known)
    writer.end_file(bulletin.source.path, hash_of(bulletin), known_json(known), [bulletin.source.id])
    return str(outcome)


# The same again


def test_the_same_again_changes_nothing(path: Path, make: Any) -> None:
    bulletins = [make.xihu(), make.xinxiang(), make.jiujiang()]
    assert load(path, *bulletins) == ["added"] * 3
    before = path.read_bytes()
    assert load(path, *bulletins) == ["unchanged"] * 3
    assert path.read_bytes() == before


def test_the_same_twice_in_one_load(path: Path, make: Any) -> None:
    assert load(path, make.xihu(), make.xihu()) == ["added", "unchanged"]
    assert stats(path) == (1, 4, 3)


def test_what_is_stored_is_the_same_whatever_the_order(tmp_path: Path, make: Any, content: Content) -> None:
    bulletins = [make.xihu(), make.xinxiang(), make.jiujiang(), make.xihu("copy.txt"), make.xihu("again.txt")]
    contents = []
    for number, order in enumerate(itertools.islice(itertools.permutations(bulletins), 0, 120, 17)):
        path = tmp_path / f"{number}.duckdb"
        load(path, *order)
        contents.append(content(path))
    assert all(one == contents[0] for one in contents)


def test_what_is_stored_is_the_same_loaded_at_once_or_one_by_one(
    tmp_path: Path, make: Any, content: Content
) -> None:
    bulletins = [make.xihu(), make.xinxiang(), make.jiujiang()]
    load(tmp_path / "at once", *bulletins)
    for bulletin in bulletins:
        load(tmp_path / "one by one", bulletin)
    assert content(tmp_path / "at once") == content(tmp_path / "one by one")


# Changed, moved, copied


def changed(make: Any, path: str = "xihu.txt") -> Bulletin:
    bulletin: Bulletin = make.bulletin(
        [
            make.Happening(
                "4月9日,区长王林调研。", date="2022-04-09", people=[("王林", "王林", "区长", "lead")]
            )
        ],
        path=path,
        district=make.XIHU,
    )
    return bulletin


def test_a_changed_file_replaces_its_rows(path: Path, make: Any, tmp_path: Path, content: Content) -> None:
    load(path, make.xihu(), make.jiujiang())
    assert load(path, changed(make)) == ["replaced"]
    load(tmp_path / "fresh", changed(make), make.jiujiang())
    assert content(path) == content(tmp_path / "fresh")
    with open_reader(path) as reader:
        assert reader.who("陶一国") == []


def test_one_text_at_several_paths_is_one_document(path: Path, make: Any) -> None:
    assert load(path, make.xihu("b.txt"), make.xihu("c.txt"), make.xihu("a.txt")) == [
        "added", "unchanged", "unchanged",
    ]  # fmt: skip
    assert documents(path) == {"a.txt": ("a.txt", "b.txt", "c.txt")}
    assert stats(path) == (1, 4, 3)


def test_a_copy_is_recognised_before_it_is_parsed(path: Path, make: Any) -> None:
    with open_writer(path) as writer:
        read_file(writer, make.xihu("b.txt"))
    with open_writer(path) as writer:
        assert writer.read_before("a.txt", hash_of(make.xihu()), None)
        assert not writer.read_before("c.txt", hash_of(make.jiujiang()), None)
    assert documents(path) == {"a.txt": ("a.txt", "b.txt")}


def test_a_copy_that_changes_leaves_the_document_to_its_other_path(path: Path, make: Any) -> None:
    load(path, make.xihu("a.txt"), make.xihu("b.txt"))
    assert load(path, changed(make, "a.txt")) == ["replaced"]
    assert documents(path) == {"a.txt": ("a.txt",), "b.txt": ("b.txt",)}
    assert stats(path) == (2, 5, 4)


def test_two_files_that_change_places(path: Path, make: Any) -> None:
    with open_writer(path) as writer:
        read_file(writer, make.xihu("a.txt"))
        read_file(writer, make.jiujiang("b.txt"))
    with open_writer(path) as writer:
        assert writer.read_before("b.txt", hash_of(make.xihu()), None)
        read_file(writer, make.jiujiang("a.txt"))
    assert documents(path) == {"a.txt": ("a.txt",), "b.txt": ("b.txt",)}
    assert stats(path) == (2, 6, 5)


def test_the_encoding_is_that_of_the_first_path(path: Path, make: Any) -> None:
    for name, encoding in (("b.txt", "gb18030"), ("a.txt", "big5"), ("c.txt", "utf-8")):
        bulletin = make.xihu(name)
        load(path, replace(bulletin, source=replace(bulletin.source, encoding=encoding)))
    with open_reader(path) as reader:
        assert [row.encoding for row in reader.documents().rows] == ["big5"]


def test_two_texts_of_one_path_in_one_load_are_refused(path: Path, make: Any) -> None:
    with open_writer(path) as writer:
        writer.add(make.xihu("a.txt"))
        writer.add(make.jiujiang("b.txt"))
        with pytest.raises(UnstorableBulletinError, match=r"a\.txt: two different texts are called so"):
            writer.add(changed(make, "a.txt"))
    assert stats(path) == (2, 6, 5)


# Read anew


def test_a_newer_parser_reads_again(path: Path, make: Any) -> None:
    load(path, make.xihu())
    better = replace(make.xihu(), events=make.xihu().events[:2])
    with open_writer(path) as writer:
        read_file(writer, make.xihu())
    with open_writer(path, parser_revision=1) as writer:
        assert not writer.read_before("xihu.txt", hash_of(better), None)
        assert read_file(writer, better) == "replaced"
        assert writer.read_before("xihu.txt", hash_of(better), None)
    with open_writer(path, parser_revision=1) as writer:
        assert writer.read_before("xihu.txt", hash_of(better), None)
    assert stats(path)[1] == 2


def test_a_newer_parser_that_reads_the_same_is_noted(path: Path, make: Any) -> None:
    load(path, make.xihu())
    assert load(path, make.xihu(), revision=1) == ["unchanged"]
    with open_reader(path) as reader:
        assert reader.documents().rows[0].extractor.endswith("+1")


def test_what_is_known_from_outside_makes_it_read_again(path: Path, make: Any) -> None:
    known = Known(year=2020, year_why="manifest.csv", published=PartialDate(2020, 2))
    digest = hash_of(make.jiujiang())
    with open_writer(path) as writer:
        read_file(writer, make.jiujiang())
    with open_writer(path) as writer:
        assert not writer.read_before("jiujiang.txt", digest, known_json(known))
        assert read_file(writer, make.jiujiang(), known) == "unchanged"
    with open_writer(path) as writer:
        assert writer.read_before("jiujiang.txt", digest, known_json(replace(known)))
        assert not writer.read_before("jiujiang.txt", digest, None)


def test_of_several_places_the_first_says_what_is_known(
    path: Path, make: Any, tmp_path: Path, content: Content
) -> None:
    known = Known(year=2020)
    plain, dated = make.jiujiang("b.txt"), make.jiujiang("a.txt")
    dated = replace(dated, document=replace(dated.document, year=2020, year_why="manifest"))
    for target, order in ((path, (0, 1, 0)), (tmp_path / "other", (1, 0, 1))):
        for which in order:
            with open_writer(target) as writer:
                bulletin, told = ((plain, None), (dated, known))[which]
                writer.add(bulletin, known=told)
                writer.end_file(bulletin.source.path, "0", told and '{"known": "x"}', [bulletin.source.id])
    assert content(path) == content(tmp_path / "other")
    with open_reader(path) as reader:
        assert reader.documents().rows[0].year_why == "manifest"


def told(known: Known | None) -> str | None:
    return told_json(Told(known))


def ingest(path: Path, make: Any, files: dict[str, Known | None]) -> None:
    """Load copies of one text as `bulletin ingest` does, each with what a manifest says of it."""

    def parsed(where: str, known: Known | None) -> Bulletin:
        bulletin = make.jiujiang(where)
        year = known.year if known else None
        return replace(bulletin, document=replace(bulletin.document, year=year, year_why=f"{year}"))

    with open_writer(path) as writer:
        for where, known in files.items():
            if not writer.read_before(where, "0", told(known)):
                bulletin = parsed(where, known)
                writer.add(bulletin, known=known)
                writer.end_file(where, "0", told(known), [bulletin.source.id])
        writer.drop_renamed(lambda where: where not in files)
        for one in writer.unsettled():
            assert writer.source_of(one) == make.jiujiang(one.path).source
            writer.settle(one, parsed(one.path, read_known(one.known)))
        assert writer.unsettled() == []


ROWS = (None, Known(year=2019), Known(year=2020))
COPIES = [
    {name: ROWS[row] for name, row in zip("abc", rows, strict=True) if row < 3}
    for rows in itertools.product(range(4), repeat=3)
    if rows != (3, 3, 3)
]
"""Three copies of a text, each without a row, with one of two, or not there."""


def test_a_text_keeps_only_what_is_said_of_the_copies_that_there_are(
    tmp_path: Path, make: Any, content: Content
) -> None:
    chance = random.Random(7)
    for number in range(12):
        path, fresh = tmp_path / f"{number}.duckdb", tmp_path / f"{number}-fresh.duckdb"
        states = chance.choices(COPIES, k=chance.randint(1, 4))
        for files in states:
            ingest(path, make, dict(chance.sample(sorted(files.items(), key=str), len(files))))
        ingest(fresh, make, states[-1])
        assert content(path) == content(fresh), states
        with open_reader(path) as reader:
            assert reader.verify().damage == ()


def test_a_text_at_a_place_of_which_nothing_is_known_is_left_alone(path: Path, make: Any) -> None:
    load(path, make.jiujiang("a.txt"), known=Known(year=2019))  # as after `bulletin upgrade`
    with open_writer(path) as writer:
        assert writer.unsettled() == []


def test_what_is_wrong_with_the_file_of_a_text_that_is_read_again_stays(path: Path, make: Any) -> None:
    lost, old, new = "3 places are lost", "an old complaint of the parser", "a new one"
    bulletin = make.jiujiang("a.txt")
    with open_writer(path) as writer:
        found = (Problem("a.txt", lost, 4), Problem("a.txt", old, of_parsing=True))
        writer.add(replace(bulletin, problems=found), known=Known(year=2019))
        writer.end_file("a.txt", "0", None, [bulletin.source.id])
        [one] = writer.unsettled()
        writer.settle(one, replace(bulletin, problems=(Problem("a.txt", new, of_parsing=True),)))
    assert problems(path) == [("a.txt", new), ("a.txt", lost)]


# Given as a parse


def test_a_corrected_parse_replaces_and_stays(path: Path, make: Any) -> None:
    corrected = replace(make.xihu(), events=make.xihu().events[1:])
    load(path, make.xihu())
    assert load(path, corrected, given=True) == ["replaced"]
    with open_writer(path, parser_revision=9) as writer:
        assert writer.add(make.xihu()) == "unchanged"
    assert stats(path)[1] == 3
    assert load(path, make.xihu(), given=True) == ["replaced"]
    with open_writer(path) as writer:
        assert writer.forget("xihu.txt") == 1
        assert writer.add(corrected) == "added"
    with open_reader(path) as reader:
        assert reader.documents().rows[0].extractor != "given"


def test_a_parse_that_says_the_same_is_given_from_then_on(path: Path, make: Any) -> None:
    load(path, make.xihu())
    assert load(path, make.xihu(), given=True) == ["unchanged"]
    with open_reader(path) as reader:
        assert reader.documents().rows[0].extractor == "given"


def test_parses_without_text_need_paths_of_their_own(path: Path, make: Any) -> None:
    bare = [replace(one, source=None) for one in (make.xihu(), make.jiujiang())]
    with open_writer(path) as writer:
        with pytest.raises(UnstorableBulletinError, match="needs a path"):
            writer.add(bare[0])
        assert [writer.add(one, path=f"p.jsonl#{number}", given=True) for number, one in enumerate(bare)] == [
            "added", "added",
        ]  # fmt: skip
    assert documents(path) == {"p.jsonl#0": ("p.jsonl#0",), "p.jsonl#1": ("p.jsonl#1",)}
    with open_writer(path) as writer:
        assert writer.add(bare[0], path="p.jsonl#0", given=True) == "unchanged"
        assert (
            writer.add(replace(bare[1], events=bare[1].events[:1]), path="p.jsonl#1", given=True)
            == "replaced"
        )
    assert stats(path) == (2, 5, 4)


# Let go


def test_forget(path: Path, make: Any, tmp_path: Path, content: Content) -> None:
    load(path, make.xihu("d/a.txt"), make.xihu("d/b.txt"), make.jiujiang("d/c/j.txt"), make.xinxiang("x.txt"))
    with open_writer(path) as writer:
        assert writer.forget("nothing") == writer.forget("") == writer.forget("d/a") == 0
        assert writer.forget("d/a.txt") == 1
        assert writer.forget("d/a.txt") == 0
    assert documents(path) == {"d/c/j.txt": ("d/c/j.txt",), "x.txt": ("x.txt",)}
    document_id = make.xinxiang().source.id
    with open_writer(path) as writer:
        assert writer.forget("d/") == 1
        assert writer.forget(document_id[:5]) == 1
    with open_writer(tmp_path / "empty"):
        pass
    assert content(path) == content(tmp_path / "empty")


def test_forgotten_and_added_in_one_load(path: Path, make: Any) -> None:
    load(path, make.xihu())
    with open_writer(path) as writer:
        assert writer.forget("xihu.txt") == 1
        assert writer.add(make.xihu()) == "added"
        assert writer.forget("xihu.txt") == 1
        assert writer.add(changed(make)) == "added"
    assert stats(path) == (1, 1, 1)


# Problems


def problems(path: Path) -> list[tuple[str, str]]:
    with open_reader(path) as reader:
        return [(row.path, row.cause) for row in reader.problems()]


def test_the_problem_of_a_file_stays_until_it_is_read(path: Path, make: Any) -> None:
    with open_writer(path) as writer:
        writer.report(Problem("xihu.txt", "is empty"))
        writer.report(Problem("other.txt", "is no text"))
    before = path.read_bytes()
    with open_writer(path) as writer:
        writer.report(Problem("xihu.txt", "is empty"))
    assert path.read_bytes() == before
    assert problems(path) == [("other.txt", "is no text"), ("xihu.txt", "is empty")]
    with open_writer(path) as writer:
        writer.report(Problem("other.txt", "is empty"))
        writer.add(make.xihu())
    assert problems(path) == [("other.txt", "is empty")]
    with open_writer(path) as writer:
        assert writer.forget("other.txt") == 1  # a file that could not be read can be forgotten too
    assert problems(path) == []


def test_the_problems_of_a_document_go_with_it(path: Path, make: Any) -> None:
    troubled = replace(make.xihu(), problems=(Problem("xihu.txt", "no date", 3),))
    load(path, troubled)
    assert problems(path) == [("xihu.txt", "no date")]
    assert load(path, make.xihu()) == ["replaced"]
    assert problems(path) == []


# All or nothing


class CrashError(Exception):
    pass


def test_an_exception_leaves_the_database_as_it_was(path: Path, make: Any, content: Content) -> None:
    load(path, make.xihu())
    before = content(path)
    with pytest.raises(CrashError), open_writer(path) as writer:  # noqa: PT012
        writer.add(make.jiujiang())
        writer.add(changed(make))
        writer.forget("xihu.txt")
        writer.report(Problem("x", "y"))
        raise CrashError
    assert content(path) == before


def test_a_first_load_that_fails_leaves_no_file(path: Path, make: Any) -> None:
    with pytest.raises(CrashError), open_writer(path) as writer:  # noqa: PT012
        writer.add(make.jiujiang())
        raise CrashError
    assert list(path.parent.iterdir()) == []


def test_a_bulletin_that_contradicts_itself_is_refused_and_the_others_go_in(path: Path, make: Any) -> None:
    xihu = make.xihu("bad.txt")
    half = replace(xihu, document=replace(xihu.document, title="\ud800"))
    events = (replace(xihu.events[0], span=Span(0, 100_000)),)
    twice = (xihu.events[0], xihu.events[0])
    with open_writer(path) as writer:
        assert writer.add(make.jiujiang()) == "added"
        with pytest.raises(UnstorableBulletinError, match=r"bad\.txt: holds '\\ud800', half a character"):
            writer.add(half)
        with pytest.raises(UnstorableBulletinError, match=r"a span 0\.\.100000 lies outside the text of"):
            writer.add(replace(xihu, events=events))
        with pytest.raises(UnstorableBulletinError, match="two events have the id"):
            writer.add(replace(xihu, events=twice))
        assert writer.add(make.xinxiang()) == "added"
    assert list(documents(path)) == ["jiujiang.txt", "xinxiang.txt"]


# What goes in comes out


def test_odd_characters_come_out_as_they_went_in(path: Path, make: Any) -> None:
    text = "甲\x00乙\u200b\ufeff𠮷\r\n\u2028\x1b[31m'\"\\;--é\u0301\x7f\U0010ffff"
    odd = make.bulletin(
        [
            make.Happening(
                text, people=[("甲\x00乙", "甲\x00乙", "'; DROP TABLE event;", "host")], places=["𠮷\r\n"]
            )
        ],
        path="a'b\x00\n.txt",
        head="标题",
    )
    load(path, odd)
    with open_reader(path) as reader:
        (event,) = reader.timeline(Filters(person="甲\x00乙", place="𠮷")).rows
        (document,) = reader.documents().rows
        assert reader.stats().events == 1
    assert (event.text, event.path) == (text, "a'b\x00\n.txt")
    assert event.people[0].title == "'; DROP TABLE event;"
    assert document.characters == len(odd.source.text)
    with open_reader(path) as reader:
        assert list(reader.sql("SELECT text FROM document")[1]) == [(odd.source.text,)]


def test_spans_give_back_their_text(database: Path) -> None:
    with open_reader(database) as reader:
        for table, column, start, end in (
            ("event", "text", "span_start", "span_end"),
            ("participation", "as_written", "span_start", "span_end"),
            ("participation", "title", "title_span_start", "title_span_end"),
            ("place", "place", "span_start", "span_end"),
            ("office_presence", "office", "span_start", "span_end"),
            ("mention", "as_written", "span_start", "span_end"),
        ):
            wrong = reader.sql(
                f"SELECT count(*) FROM {table} AS t JOIN document AS d USING (document_id)"
                f" WHERE regexp_replace(substring(d.text, t.{start} + 1, t.{end} - t.{start}), '\\s', '', 'g')"
                f" <> regexp_replace(t.{column}, '\\s', '', 'g')"
            )[1]
            assert next(wrong) == (0,), table


def test_ids_are_unique_and_every_row_has_its_parent(database: Path) -> None:
    with open_reader(database) as reader:
        for table, key in (
            ("document", "document_id"),
            ("event", "event_id"),
            ("person", "person_id"),
            ("division", "path"),
            ("document_location", "path"),
        ):
            assert next(reader.sql(f"SELECT count(*) - count(DISTINCT {key}) FROM {table}")[1]) == (0,)
        for child, parent, key in (
            ("event", "document", "document_id"),
            ("document_location", "document", "document_id"),
            ("contributor", "document", "document_id"),
            ("participation", "event", "event_id"),
            ("participation", "person", "person_id"),
            ("office_presence", "event", "event_id"),
            ("place", "event", "event_id"),
            ("mention", "event", "event_id"),
        ):
            orphans = reader.sql(f"SELECT count(*) FROM {child} ANTI JOIN {parent} USING ({key})")[1]
            assert next(orphans) == (0,)


def test_a_thousand_events_in_batches(path: Path, make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_module, "_BATCH_ROWS", 300)
    chance = random.Random(4)
    names = ["王林", "李山", "张木", "陈石", "赵川"]
    bulletins = [
        make.bulletin(
            [
                make.Happening(
                    f"{day}日,第{number}次会议,{name}主持。",
                    date=f"2021-{number % 12 + 1:02d}-{day:02d}",
                    people=[(name, name, "", "host")],
                )
                for day, name in ((day, chance.choice(names)) for day in range(1, 26))
            ],
            path=f"{number:03d}.txt",
            district=make.XIHU,
        )
        for number in range(40)
    ]
    with open_writer(path) as writer:
        for bulletin in bulletins:
            writer.add(bulletin)
        for bulletin in bulletins[:10]:
            assert writer.forget(bulletin.source.path) == 1
            writer.add(bulletin)
    with open_reader(path) as reader:
        page = reader.timeline(Filters(), limit=10)
        assert (page.total, len(page.rows)) == (1000, 10)
        assert sum(len(reader.who(name)[0].appearances.rows) for name in names) == 1000
        assert reader.search("第7次").total == 25
        everything = reader.timeline(Filters()).rows
    assert [event.date for event in everything] == sorted(event.date or "" for event in everything)
