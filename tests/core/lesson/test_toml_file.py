"""The words of a module, in the file of its name beside it."""

from __future__ import annotations

import tomllib

import pytest

from core.lesson import glossary
from core.lesson.toml_file import toml_beside


def test_the_file_is_found_by_its_module(tmp_path):
    (tmp_path / "words.toml").write_text('said = "Grüße"', encoding="utf-8")
    assert toml_beside(str(tmp_path / "words.py")) == {"said": "Grüße"}
    assert toml_beside(glossary.__file__)


def test_a_mistake_in_it_and_a_missing_file_are_raised(tmp_path):
    (tmp_path / "words.toml").write_text("said = ", encoding="utf-8")
    with pytest.raises(tomllib.TOMLDecodeError):
        toml_beside(str(tmp_path / "words.py"))
    with pytest.raises(FileNotFoundError):
        toml_beside(str(tmp_path / "none.py"))
