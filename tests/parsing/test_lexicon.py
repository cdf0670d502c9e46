"""Words of users: how they are written, what is refused, where they go; and the packaged lexicon's own examples.

That they change what is read is tested with the program as a process (`tests/commands/test_lexicon.py`): a process parses
with one lexicon.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletincli.model import Problem
from bulletincli.parsing.lexicon import InstalledTooLateError, Words, digest, install
from bulletincli.parsing.lexicon.examples import check_examples, verb_at_fault
from bulletincli.parsing.lexicon.own import SAMPLES, Entry, find_repeated, read_entries, words_of_entries
from bulletincli.parsing.lexicon.places_in_toml import stretches

PACKAGED = {
    file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8"))
    for file in files("bulletincli.parsing.lexicon").iterdir()
    if file.name.endswith(".toml")
}


def entries_of(text: str, path: str = "local.toml") -> tuple[Entry, ...]:
    entries, problems = read_entries(text, path)
    assert problems == ()
    return entries


def words_in(text: str) -> Words:
    return words_of_entries(entries_of(text))


def sample(table: str) -> str:
    return f"[[{table}]]\n" + SAMPLES[table].replace(", example", "\nexample").replace(
        ", kind", "\nkind"
    ).replace(", subject", "\nsubject")


# The packaged lexicon


@pytest.mark.parametrize("entry", PACKAGED["roles"]["verb"], ids=lambda entry: str(entry["words"][0]))
def test_the_examples_of_the_verbs_hold(entry: dict[str, Any]) -> None:
    assert verb_at_fault(entry["example"], entry.get("kind")) is None
    plain = "".join(entry["example"].split("|")[::2])
    assert any(word in plain for word in entry["words"])


def test_no_other_packaged_file_has_examples_that_nobody_runs() -> None:
    def holds_example(value: object) -> bool:
        if isinstance(value, dict):
            return any("example" in key or holds_example(one) for key, one in value.items())
        return isinstance(value, list) and any(map(holds_example, value))

    assert {name for name, data in PACKAGED.items() if holds_example(data)} == {
        "roles",  # above
        "dates",  # dates/test_words.py
    }


# How entries are written


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        (
            '[[office]]\nword = "网格总长"\nexample = "x"',
            {"titles": {"heads": ["网格总长"]}, "groups": {"heads": ["网格总长"]}},
        ),
        (
            '[[office]]\nwords = ["热心户", "帮扶户"]\neveryday = true\nexample = "x"',
            {
                "titles": {"heads": ["热心户", "帮扶户"], "weak_heads": ["热心户", "帮扶户"]},
                "groups": {"heads": ["热心户", "帮扶户"]},
            },
        ),
        (
            '[[heading]]\nline = "网 格 动态"\nexample = "x"',
            {"layout": {"headings": {"sections": ["网格动态"]}}},
        ),
        ('[[heading]]\npattern = "第.號"\nexample = "x"', {"layout": {"headings": {"patterns": ["第.号"]}}}),
        ('[[noise]]\nline = "关 闭"\nexample = "x"', {"layout": {"noise": {"lines": ["关 闭"]}}}),
        ('[[noise]]\nstarts = "纠错："\nexample = "x"', {"layout": {"noise": {"starts": ["纠错:"]}}}),
        ('[[noise]]\nholds = "纠错"\nexample = "x"', {"layout": {"noise": {"holds": ["纠错"]}}}),
        (
            '[[occasion]]\nword = "圓桌會"\nkind = "meeting"\nexample = "x"',
            {"occasions": {"meeting": ["圆桌会"]}},
        ),
        (
            '[[verb]]\nword = "巡线"\nsubject = ["lead"]\nexample = "x"',
            {
                "roles": {
                    "verb": [
                        {"words": ["巡线"], "type": "act", "motion": False, "subject": ["lead"], "object": []}
                    ]
                }
            },
        ),
    ],
)
def test_an_entry_goes_where_the_packaged_words_are(text: str, tables: dict[str, Any]) -> None:
    assert words_in(text) == Words(tables)


def test_a_surname_is_a_row() -> None:
    assert words_in('[[surname]]\nword = "禚"\nexample = "x"').rows == {"surnames": (("禚", "0.1"),)}


def test_every_entry_goes_into_lists_that_are_there() -> None:
    text = "\n".join(map(sample, SAMPLES)) + '\n[[heading]]\npattern = "甲+"\nexample = "x"'
    for name, tables in words_in(text).tables.items():
        for key, value in tables.items():
            there = PACKAGED[name][key]
            assert isinstance(there, list) or all(isinstance(there[inner], list) for inner in value)


def test_order_files_comments_and_examples_make_no_difference() -> None:
    one = sample("office") + "\n" + sample("verb")
    other = sample("verb").replace("踏勘河道", "踏勘乙河") + " # why\n\n" + sample("office")
    assert words_in(one) == words_in(other)
    assert words_in(one).digest == words_in(other).digest != words_in(sample("office")).digest
    apart = words_of_entries([*entries_of(sample("verb"), "b.toml"), *entries_of(sample("office"), "a.toml")])
    assert apart == words_in(one)


def test_without_words_there_is_no_digest() -> None:
    assert words_in("# nothing yet\n") == Words()
    assert Words().digest == digest() == ""


def test_words_are_not_installed_behind_the_parsers_back() -> None:
    install(Words())
    with pytest.raises(InstalledTooLateError):
        install(words_in(sample("office")))
    assert digest() == ""


# What is refused

EXAMPLE = 'example = "x"'


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        (
            'word = "x"',
            1,
            "there is no table 'word'; tables are office, verb, heading, noise, surname, occasion",
        ),
        ('\n[[offices]]\nword = "x"', 2, "there is no table 'offices' (did you mean 'office'?); tables are"),
        ('\n[office]\nword = "甲乙"', 2, "write [[office]], in double brackets, above each entry"),
        ('office = "甲乙"', 1, "write [[office]], in double brackets, above each entry"),
        ('\noffice = [{word = "甲"}]', 2, "[[office]]: word: '甲' is one character"),
        ("[[office]]\nword = 甲乙", 2, "not TOML (Invalid value); an entry looks like [[office]] word ="),
        ('[[office]]\nword = "甲乙', 2, "not TOML ("),
        (
            '# only\n[[office]]\nwrod = "甲乙"',
            3,
            "there is no key 'wrod' (did you mean 'word'?); keys are word, words,",
        ),
        (
            '[[office]]\nword = "甲乙"',
            1,
            'an example is missing; a whole entry: word = "网格总长", example =',
        ),
        (
            '[[office]]\nword = "甲乙"\nexample = ""',
            3,
            "example must be text in quotation marks on one line, not ''",
        ),
        (
            f'[[office]]\nword = "甲乙"\nwords = ["丙丁"]\n{EXAMPLE}',
            3,
            'give either word = "…" or words = ["…", "…"]',
        ),
        (f"[[office]]\n{EXAMPLE}", 1, 'give either word = "…" or words = ["…", "…"]'),
        (
            f'[[office]]\nword = ["甲乙"]\n{EXAMPLE}',
            2,
            "word must be text in quotation marks on one line, not ['甲乙']",
        ),
        (
            f'[[office]]\nwords = "甲乙"\n{EXAMPLE}',
            2,
            'words must be a list of words, such as ["…", "…"], not \'甲乙\'',
        ),
        (f'[[office]]\nwords = ["甲乙", 3]\n{EXAMPLE}', 2, "words must be a list of words"),
        (f'[[office]]\nword = "甲、乙"\n{EXAMPLE}', 2, "word: '甲、乙' holds other marks than characters"),
        (
            f'[[office]]\nword = "甲乙"\neveryday = "yes"\n{EXAMPLE}',
            3,
            "everyday must be true or false, not 'yes'",
        ),
        (
            f'[[verb]]\nword = "率"\nsubject = ["lead"]\n{EXAMPLE}',
            2,
            "'率' is one character, which is part of too many",
        ),
        (
            f'[[verb]]\nword = "巡线"\n{EXAMPLE}',
            1,
            "subject is missing: the roles of who does it, of host, speak,",
        ),
        (
            f'[[verb]]\nword = "巡线"\nsubject = [\n  "lead",\n  "leader",\n]\n{EXAMPLE}',
            3,
            "subject: 'leader' is none of host, speak, lead, attend, accompany, observe, meet (did you mean 'lead'?)",
        ),
        (f'[[verb]]\nword = "巡线"\nsubject = "lead"\n{EXAMPLE}', 3, "subject must be a list of words"),
        (
            f'[[verb]]\nword = "巡线"\nsubject = ["lead"]\ntype = "speach"\n{EXAMPLE}',
            4,
            "(did you mean 'speech'?)",
        ),
        (
            f'[[verb]]\nword = "巡线"\nsubject = ["lead"]\nkind = "tour"\n{EXAMPLE}',
            4,
            "kind: 'tour' is none of meeting,",
        ),
        (
            f'[[verb]]\nword = "巡线"\nsubject = ["lead"]\nmotion = 1\n{EXAMPLE}',
            4,
            "motion must be true or false, not 1",
        ),
        (
            f'[[verb]]\nword = "追记"\ntype = "passive"\nsubject = ["meet"]\n{EXAMPLE}',
            3,
            "a passive verb gives no part; leave out subject, object, kind and motion",
        ),
        (f"[[heading]]\n{EXAMPLE}", 1, "give one of line, pattern"),
        (f'[[heading]]\nline = "甲"\npattern = "乙"\n{EXAMPLE}', 3, "give one of line, pattern"),
        (f'[[heading]]\npattern = "第(.*"\n{EXAMPLE}', 2, "pattern is no regular expression (missing )"),
        (f'[[heading]]\npattern = "（.*）"\n{EXAMPLE}', 2, "pattern: write \\( for （"),
        (f'[[heading]]\npattern = ".*"\n{EXAMPLE}', 2, "pattern matches an empty line"),
        (f'[[noise]]\nholds = "。"\n{EXAMPLE}', 2, "holds: '。' is one character, which too many lines have"),
        (
            f'[[surname]]\nword = "欧阳张三"\n{EXAMPLE}',
            2,
            "'欧阳张三' is no surname of one to three Chinese characters",
        ),
        (
            f'[[surname]]\nword = "禚"\nper_thousand = 0\n{EXAMPLE}',
            3,
            "per_thousand must be a number above 0, such as",
        ),
        (f'[[occasion]]\nword = "圆桌会"\n{EXAMPLE}', 1, "kind is missing: one of meeting, ceremony, study"),
        (
            f'[[occasion]]\nword = "圆桌会"\nkind = "visit"\n{EXAMPLE}',
            3,
            "kind: 'visit' is none of meeting, ceremony,",
        ),
    ],
)
def test_a_bad_entry_is_refused_by_line_with_what_would_be_right(text: str, line: int, cause: str) -> None:
    entries, problems = read_entries(text, "local.toml")
    assert entries == ()
    assert [(problem.path, problem.line) for problem in problems] == [("local.toml", line)]
    assert cause in problems[0].cause


def test_all_bad_entries_are_told_and_good_ones_read() -> None:
    text = f'[[verb]]\nword = "x"\n\n{sample("office")}\n\n[[heading]]\n\n[[verb]]\nwords = 1\n'
    entries, problems = read_entries(text, "local.toml")
    assert [entry.content.words for entry in entries] == [("网格总长",)]
    assert [problem.line for problem in problems] == [2, 8, 11]


def test_headers_in_strings_and_comments_do_not_shift_lines() -> None:
    text = (
        '# [[noise]]\r\n[[noise]] # the first\r\nline = "[[noise]]"\r\nexample = """[[noise]]"""\r\n'
        f"[[noise]]\r\nline = '''\r\n[[noise]]\r\nline = 1\r\n'''\r\n{EXAMPLE}\r\n[[noise]]\r\nholds = 1\r\n{EXAMPLE}\r\n"
    )
    assert [(problem.line, problem.cause[:16]) for problem in read_entries(text, "x")[1]] == [
        (6, "[[noise]]: line "),
        (12, "[[noise]]: holds"),
    ]


@pytest.mark.parametrize("paths", [("a.toml", "a.toml"), ("a.toml", "b.toml")])
def test_a_word_may_stand_once_in_a_table(paths: tuple[str, str]) -> None:
    first, second = (entries_of("\n" * number + sample("office"), path) for number, path in enumerate(paths))
    assert list(find_repeated([*first, *second])) == [
        Problem(paths[1], "[[office]] 网格总长 stands in a.toml, line 1 too; keep one", 2)
    ]
    assert not list(find_repeated([*entries_of(sample("office")), *entries_of(sample("verb"))]))


# Examples, of words that the packaged lexicon has


@pytest.mark.parametrize(
    "text",
    [
        '[[office]]\nword = "县长"\nexample = "甲县县长|李一|主持会议"',
        '[[office]]\nword = "縣長"\nexample = "縣長|張一|主持會議"',
        '[[verb]]\nword = "会见"\nsubject = ["lead"]\nobject = ["meet"]\nexample = "县长李一|lead|会见总经理王二|meet|一行"',
        '[[verb]]\nword = "看望"\nsubject = ["lead"]\nobject = ["meet"]\nexample = "县长李一|lead|看望老党员王二|meet"',
        '[[verb]]\nword = "讲话"\nsubject = ["speak"]\ntype = "talk"\nexample = "县长李一|attend,speak|出席会议并讲话"',
        '[[verb]]\nword = "任命"\ntype = "passive"\nexample = "会议任命李一为县卫生局局长。"',
        '[[heading]]\nline = "重要会议"\nexample = "☆ 重 要 会 议 ☆"',
        '[[noise]]\nstarts = "分享到"\nexample = "分享到： 微信"',
        '[[surname]]\nword = "欧阳"\nexample = "县长|欧阳秀|主持会议"',
        '[[occasion]]\nword = "座谈会"\nkind = "meeting"\nexample = "县长李一出席|全县物业座谈会|并讲话"',
    ],
)
def test_an_example_that_holds(text: str) -> None:
    assert check_examples(entries_of(text)) == ()


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (
            '[[office]]\nword = "县长"\nexample = "县长李一主持会议"',
            '县长: the example shows by two bars where the name begins and ends; an example: "网格总长|李一|主持会议"',
        ),
        (
            '[[office]]\nword = "县长"\nexample = "老县长的乡长|李一|主持会议"',
            "县长: what stands before the first bar does not end in 县长; an example:",
        ),
        (
            '[[office]]\nword = "县长"\nexample = "县长|李一|与群众"',
            "县长: expected 李一 with the title 县长, got 李一 without a part; let the example say what 李一 does",
        ),
        (
            '[[office]]\nword = "县长"\nexample = "会议由县长|李一|主持"',
            "县长: expected 李一 with the title 会议由县长, got 李一 with the title 县长",
        ),
        (
            '[[verb]]\nword = "检查"\nsubject = ["host"]\nexample = "县长李一|host|检查防汛工作"',
            "检查: expected 李一 as host, got 李一 as lead",
        ),
        (
            '[[verb]]\nword = "检查"\nsubject = ["lead"]\nexample = "县里|lead|检查防汛工作"',
            "检查: expected somebody at the end of '县里' as lead, got nobody",
        ),
        (
            '[[verb]]\nword = "检查"\nsubject = ["lead"]\nkind = "visit"\nexample = "县长李一|lead|检查防汛工作"',
            "检查: expected an event of kind visit, got inspection",
        ),
        (
            '[[verb]]\nword = "检查"\nsubject = ["lead"]\nexample = "县长李一|leads|检查防汛工作"',
            "检查: 'leads' between bars is none of host,",
        ),
        (
            '[[verb]]\nword = "检查"\nsubject = ["lead"]\nexample = "县长李一|lead 检查防汛工作"',
            "检查: 'lead 检查防汛工作' between bars is none of host, speak, lead,",
        ),
        (
            '[[verb]]\nword = "检查"\nsubject = ["lead"]\nexample = "县长李一|lead|到乙镇"',
            "检查: the example holds no 检查; an example:",
        ),
        (
            '[[verb]]\nword = "会议"\ntype = "passive"\nexample = "县长李一主持会议"',
            "会议: expected that nobody takes part, got 李一 as host",
        ),
        (
            '[[heading]]\nline = "重要会议"\nexample = "重要会议在乙镇召开。"',
            "重要会议: expected the line to be a heading, got text",
        ),
        (
            '[[heading]]\nline = "重要会议"\nexample = "会议"',
            "重要会议: the example does not hold 重要会议; an example:",
        ),
        (
            '[[noise]]\nstarts = "县长"\nexample = "县长李一到乙镇。"',
            "县长: expected the line to be noise, got text",
        ),
        (
            '[[surname]]\nword = "欧阳"\nexample = "县长|李一|主持会议"',
            "欧阳: the example holds no 欧阳; an example:",
        ),
        (
            '[[surname]]\nword = "县"\nexample = "县长|李一|主持会议"',
            "县: '李一' between the bars does not begin with 县",
        ),
        (
            '[[surname]]\nword = "李"\nexample = "县长|李一主|持会议"',
            "李: expected the name 李一主, got 李一",
        ),
        (
            '[[occasion]]\nword = "座谈会"\nkind = "meeting"\nexample = "县长李一出席|座谈会|并讲话"',
            "座谈会: expected the name 座谈会, got none",
        ),
        (
            '[[occasion]]\nword = "座谈会"\nkind = "study"\nexample = "县长李一出席|全县物业座谈会|并讲话"',
            "座谈会: expected an event of kind study, got meeting",
        ),
    ],
)
def test_an_example_that_fails_is_told_with_what_it_gives(text: str, cause: str) -> None:
    problems = check_examples(entries_of(f"\n{text}"))
    assert [(one.path, one.line) for one in problems] == [("local.toml", text.count("\n") + 2)]
    assert problems[0].cause.split("]] ", 1)[1].startswith(cause)
    assert problems[0].quote


# Anything at all

TOMLISH = st.lists(
    st.sampled_from(
        ["[[office]]", "[[verb]]", "[office]", "word", "words", "example", " = ", '"网格"', "[", "]", '"""', "'''", "'",
         '"', "#", "\n", "\n", "\r\n", "\\", "x", "1", "true", "{", "}", ",", "|", "."]
    )
).map("".join)  # fmt: skip


@given(st.text() | TOMLISH)
def test_no_text_makes_the_reading_of_entries_raise(text: str) -> None:
    entries, problems = read_entries(text, "x")
    lines = text.count("\n") + 1
    assert all(1 <= entry.line <= lines for entry in entries)
    assert all(problem.line is not None and 1 <= problem.line <= lines for problem in problems)


@given(st.text() | TOMLISH)
def test_lines_rise(text: str) -> None:
    found = [stretch.line for stretch in stretches(text)]
    assert found == sorted(found)
