"""The data files of the simulated model, as their readers find them."""

from __future__ import annotations

import pytest

from core.models.simulated.replies import data


@pytest.fixture
def written(monkeypatch, tmp_path):
    """Files of one's own in the place of the model's."""
    monkeypatch.setattr(data, "FOLDER", tmp_path)
    cached = (data.lines, data.blocks, data.fields)
    for each in cached:
        each.cache_clear()
    yield lambda name, text: (tmp_path / name).write_text(text, encoding="utf-8")
    for each in cached:
        each.cache_clear()


def test_lines_and_entries_are_read_without_comments(written):
    written("a.txt", "# said of it\none\n\n# more\ntwo\nthree\n\n\n")
    assert data.lines("a.txt") == ("one", "two", "three")
    assert data.blocks("a.txt") == (("one",), ("two", "three"))


def test_a_field_keeps_all_values_under_its_name_and_only_the_first_colon_ends_it(written):
    written("a.txt", "when: at six: sharp\nwho: us\nwhen: soon\n")
    assert data.fields("a.txt") == {"when": ("at six: sharp", "soon"), "who": ("us",)}


def test_the_files_of_a_folder_come_in_a_fixed_order_and_as_they_are_asked_for():
    topics = data.names("topics")
    assert topics == sorted(topics) and all(name.startswith("topics/") and data.lines(name) for name in topics)


def test_no_word_tells_two_things_that_are_asked_about_together():
    assert not data.signs("behind") & data.signs("money") and "please" in data.signs("behind")
    assert data.saying("doubt").startswith("These steps") and "{matter}" in data.saying("other desk")
