from __future__ import annotations

from pathlib import Path

import pytest

from bulletincli.reading.lexicons import LexiconUnreadableError, config_file, read_lexicons


@pytest.mark.parametrize(
    ("environment", "windows", "path"),
    [
        ({"HOME": "/home/a"}, False, "/home/a/.config/bulletin/lexicon.toml"),
        ({"HOME": "/home/a", "XDG_CONFIG_HOME": "/etc/a"}, False, "/etc/a/bulletin/lexicon.toml"),
        ({"HOME": "/home/a", "XDG_CONFIG_HOME": "a"}, False, "/home/a/.config/bulletin/lexicon.toml"),
        ({"HOME": "/home/a", "XDG_CONFIG_HOME": ""}, False, "/home/a/.config/bulletin/lexicon.toml"),
        ({"XDG_CONFIG_HOME": "a"}, False, None),
        ({}, False, None),
        ({"HOME": "/home/a", "APPDATA": "/Users/a/Roaming"}, True, "/Users/a/Roaming/bulletin/lexicon.toml"),
        ({"HOME": "/home/a"}, True, None),
    ],
)
def test_the_folder_for_settings(environment: dict[str, str], windows: bool, path: str | None) -> None:
    assert config_file(environment, windows=windows) == (None if path is None else Path(path))


def test_the_settings_come_first_and_each_file_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "bulletin" / "lexicon.toml"
    settings.parent.mkdir()
    settings.write_text("# settings", encoding="utf-8")
    other = tmp_path / "other.toml"
    other.write_bytes("# 网格".encode("gb18030"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    named = [other, settings, tmp_path / "bulletin" / ".." / "other.toml"]
    assert list(read_lexicons(named, config=True)) == [(str(settings), "# settings"), (str(other), "# 网格")]
    assert list(read_lexicons([other], config=False)) == [(str(other), "# 网格")]
    settings.unlink()
    assert list(read_lexicons([], config=True)) == []


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(LexiconUnreadableError, match="there is no such lexicon"):
        list(read_lexicons([tmp_path / "nowhere.toml"], config=False))
