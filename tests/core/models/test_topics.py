"""The topics the simulated model knows: found by their whole title, well formed, and each point said once."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from core.models.simulated.replies import data
from core.models.simulated.replies.text import key
from core.models.simulated.replies.topics import point_of, topic_of, topics

MOST_BYTES = 400_000


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("Photosynthesis", "Photosynthesis"),
        ("photosynthesis basics", "Photosynthesis"),
        ("Explain photosynthesis.", "Photosynthesis"),
        ("How does photosynthesis work?", "Photosynthesis"),
        ("An introduction to the French Revolution", "The French Revolution"),
        ("machine learning basics", "Machine learning"),
        ("what are volcanoes", "Volcanoes"),
        ("Organize a two-day class trip for 28 pupils", "Organise a two-day class trip for 28 pupils"),
    ],
)
def test_a_topic_is_found_by_its_title_and_the_words_that_ask_for_it(asked, title):
    topic = topic_of(asked)
    assert topic is not None and topic.title == title


@pytest.mark.parametrize(
    "asked",
    [
        "llama farming", "Mars bars", "The history of photosynthesis research", "volcano insurance", "", "?",
        "the the the", "photosynthesis and the French Revolution", "explain", "a" * 5000,
    ],
)  # fmt: skip
def test_no_topic_is_found_by_a_word_of_its_title(asked):
    assert topic_of(asked) is None


def test_there_are_about_three_hundred_and_no_two_share_a_title():
    assert len(topics()) >= 290
    rows = [title for file in data.names("topics") for head, *_ in data.blocks(file) for title in head.split(" | ")]
    assert [title for title, count in Counter(title.lower() for title in rows).items() if count > 1] == []
    lost = [title for title in rows if (topic := topic_of(title)) is None or key(title) not in titles(topic)]
    assert lost == []


def titles(topic):
    return [
        key(title)
        for head, *_ in data.blocks(topic.file)
        if head.split(" | ")[0] == topic.title
        for title in head.split(" | ")
    ]


def test_every_entry_is_well_formed():
    wrong = []
    for topic in topics():
        texts = [topic.summary, *(text for point in topic.points for text in point.sentences)]
        if not 3 <= len(topic.points) <= 12:
            wrong.append((topic.title, "points", len(topic.points)))
        wrong += [(topic.title, text) for text in texts if not re.fullmatch(r"[A-Z0-9“].{15,220}[.!?]", text)]
        wrong += [(topic.title, point.heading) for point in topic.points if len(point.sentences) < 2]
        wrong += [(topic.title, p.heading) for p in topic.points if not 1 <= len(p.heading.split()) <= 7]
    assert wrong == []


def test_each_point_is_found_by_the_line_that_an_outline_has():
    assert [p.line for topic in topics() for p in topic.points if point_of(p.line) != p] == []


def test_the_data_is_small_and_none_of_it_is_python():
    files = [path for path in data.FOLDER.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert sum(path.stat().st_size for path in files) <= MOST_BYTES
    assert {path.suffix for path in files if "programs" not in path.parts} <= {".txt", ".toml"}
