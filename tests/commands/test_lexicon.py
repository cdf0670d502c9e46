"""Words of users, as the program reads them: what they change, what is said of bad ones, where they are found."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

PAGE = """\
2022年4月大事记
第三号专栏
4月5日,包联总管王小川巡线城南河道。
我要纠错  无障碍浏览
4月6日,县长禚一平出席全县物业圆桌会。
"""
WORDS = {
    "office": '[[office]]\nword = "包联总管"\nexample = "包联总管|李一|主持会议"\n',
    "verb": '[[verb]]\nword = "巡线"\nsubject = ["lead"]\nkind = "inspection"\nexample = "县长李一|lead|巡线河道"\n',
    "heading": '[[heading]]\npattern = "第.号专栏"\nexample = "第一号专栏"\n',
    "noise": '[[noise]]\nstarts = "我要纠错"\nexample = "我要纠错 关闭"\n',
    "surname": '[[surname]]\nword = "禚"\nexample = "县长|禚一平|主持会议"\n',
    "occasion": '[[occasion]]\nword = "圆桌会"\nkind = "meeting"\nexample = "县长李一出席|全县圆桌会|"\n',
}
BAD = '\n[[office]]\nwrod = "包联总管"\n'
DOCS = Path(__file__).parents[2] / "docs" / "lexicon.md"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def local(tmp_path: Path) -> Path:
    path = tmp_path / "local words.toml"
    path.write_text("\n".join(WORDS.values()), encoding="utf-8")
    return path


def events(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()][1:]


def people(out: str) -> list[tuple[str, str | None, list[str]]]:
    return [(one["name"], one["title"], one["roles"]) for event in events(out) for one in event["people"]]


def test_a_lexicon_changes_what_is_read(bulletin: Any, page: Path, local: Path) -> None:
    without = bulletin("parse", page)
    with_words = bulletin("parse", page, "--lexicon", local)
    assert (without.code, with_words.code, with_words.err) == (0, 0, "")
    assert ("王小川", "包联总管", ["lead"]) not in people(without.out)
    assert people(with_words.out) == [("王小川", "包联总管", ["lead"]), ("禚一平", "县长", ["attend"])]
    first, second = events(with_words.out)
    assert (first["kind"], second["kind"], second["name"]) == ("inspection", "meeting", "全县物业圆桌会")
    assert first["section"] == second["section"] == "第三号专栏"
    assert "纠错" in json.dumps(events(without.out), ensure_ascii=False)
    assert "纠错" not in json.dumps([first, second], ensure_ascii=False)


def test_several_lexicons_hold_together_in_any_order(
    bulletin: Any, page: Path, local: Path, tmp_path: Path
) -> None:
    for name, words in WORDS.items():
        (tmp_path / f"{name}.toml").write_text(words, encoding="gb18030")
    whole = bulletin("parse", page, "--lexicon", local).out
    options = [option for name in WORDS for option in ("--lexicon", f"{name}.toml")]
    assert bulletin("parse", page, *options).out == whole
    backwards = [option for name in reversed(WORDS) for option in ("--lexicon", f"{name}.toml")]
    assert bulletin("parse", page, *backwards).out == whole
    assert bulletin("parse", page, "--lexicon", local, "--lexicon", local).out == whole


def test_a_lexicon_of_the_environment_and_of_the_settings(
    bulletin: Any, page: Path, local: Path, tmp_path: Path
) -> None:
    whole = bulletin("parse", page, "--lexicon", local).out
    bare = bulletin("parse", page).out
    settings = tmp_path / "settings" / "bulletin"
    settings.mkdir(parents=True)
    shutil.copy(local, settings / "lexicon.toml")
    home = str(settings.parent)
    assert bulletin("parse", page, XDG_CONFIG_HOME=home).out == whole
    assert bulletin("parse", page, "--no-config", XDG_CONFIG_HOME=home).out == bare
    assert bulletin("parse", page, BULLETIN_LEXICON=str(local)).out == whole
    two = [tmp_path / "a.toml", tmp_path / "b.toml"]
    two[0].write_text("".join(WORDS[name] for name in ("office", "verb", "noise")), encoding="utf-8")
    two[1].write_text("".join(WORDS[name] for name in ("heading", "surname", "occasion")), encoding="utf-8")
    assert bulletin("parse", page, BULLETIN_LEXICON=os.pathsep.join(map(str, two))).out == whole
    assert bulletin("parse", page, "--lexicon", local, BULLETIN_LEXICON="nowhere.toml").out == whole


def test_settings_at_home(bulletin: Any, page: Path, local: Path, tmp_path: Path) -> None:
    settings = tmp_path / ".config" / "bulletin"
    settings.mkdir(parents=True)
    shutil.copy(local, settings / "lexicon.toml")
    whole = bulletin("parse", page, "--lexicon", local).out
    assert bulletin("parse", page, XDG_CONFIG_HOME="", HOME=str(tmp_path)).out == whole


def test_a_bad_lexicon_is_refused_whole(bulletin: Any, page: Path, local: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text(BAD + WORDS["verb"], encoding="utf-8")
    ended = bulletin("parse", page, "--lexicon", local, "--lexicon", "bad.toml")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        "bulletin: bad.toml, line 3: [[office]]: there is no key 'wrod' (did you mean 'word'?); keys are word, words,"
        " everyday, example",
        f"bulletin: bad.toml, line 4: [[verb]] 巡线 stands in {local}, line 5 too; keep one",
        "bulletin: 2 entries to be put right in the lexicon; nothing was read",
    ]


def test_an_example_that_fails_is_told(bulletin: Any, page: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text(WORDS["verb"].replace("|lead|", "|host|"), encoding="utf-8")
    ended = bulletin("ingest", page, "--lexicon", "bad.toml", "--db", "x.duckdb")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        "bulletin: bad.toml, line 5: [[verb]] 巡线: expected 李一 as host, got 李一 as lead"
        " (example: 县长李一|host|巡线河道)",
        "bulletin: 1 entry to be put right in the lexicon; nothing was read",
    ]
    assert not (tmp_path / "x.duckdb").exists()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere.toml", "nowhere.toml: there is no such lexicon; --lexicon names a TOML file"),
        (".", ".: a folder; --lexicon names a TOML file in it"),
        ("bytes.toml", "bytes.toml: is not text: it holds NUL bytes"),
        ("page.txt", "page.txt, line 1: not TOML ("),
    ],
)
def test_a_lexicon_that_cannot_be_read(bulletin: Any, page: Path, name: str, message: str) -> None:
    (page.parent / "bytes.toml").write_bytes(b"\xff\0\xfe\0\0")
    ended = bulletin("parse", page, "--lexicon", name)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"bulletin: {message}")


def test_ingest_reads_again_what_another_lexicon_read(bulletin: Any, page: Path, local: Path) -> None:
    def ingest(*arguments: str | Path) -> str:
        ended = bulletin("ingest", page, *arguments, BULLETIN_DB="x.duckdb")
        assert ended.code == 0
        return re.findall(r"(\d) (added|replaced|unchanged)", ended.err)

    def outcome(word: str) -> list[tuple[str, str]]:
        return [(str(int(one == word)), one) for one in ("added", "replaced", "unchanged")]

    words = ("--lexicon", local)
    assert ingest() == outcome("added")
    assert ingest() == outcome("unchanged")
    assert ingest(*words) == outcome("replaced")
    assert bulletin("who", "禚一平", BULLETIN_DB="x.duckdb").code == 0
    assert ingest(*words) == outcome("unchanged")
    local.write_text("# of our county\n" + local.read_text(encoding="utf-8"), encoding="utf-8")
    assert ingest(*words) == outcome("unchanged")
    local.write_text(local.read_text(encoding="utf-8").replace(WORDS["surname"], ""), encoding="utf-8")
    read_again = ingest(*words)
    assert read_again in (outcome("replaced"), outcome("unchanged"))
    assert ingest() == outcome("replaced")


def test_eval_measures_with_a_lexicon(bulletin: Any, page: Path, local: Path, tmp_path: Path) -> None:
    answers = bulletin("parse", page, "--lexicon", local, "--no-text").out
    (tmp_path / "page.jsonl").write_text(answers, encoding="utf-8")
    figures = [
        json.loads(bulletin("eval", tmp_path, "--json", *options).out)["people"]["f1"]
        for options in ([], ["--lexicon", local])
    ]
    assert figures[0] < figures[1] == 1


def test_questions_know_nothing_of_lexicons(ask: Any, tmp_path: Path) -> None:
    settings = tmp_path / "bulletin"
    settings.mkdir()
    (settings / "lexicon.toml").write_text(BAD, encoding="utf-8")
    ended = ask("who", "陶亿国", XDG_CONFIG_HOME=str(tmp_path))
    assert (ended.code, ended.err) == (0, "")


def test_the_entries_of_the_documentation_hold(bulletin: Any, page: Path, tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) > 6
    (tmp_path / "docs.toml").write_text("\n".join(blocks), encoding="utf-8")
    ended = bulletin("parse", page, "--lexicon", "docs.toml")
    assert (ended.code, ended.err) == (0, "")
