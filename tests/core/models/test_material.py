"""The tasks of the loop, found by their whole title."""

from __future__ import annotations

import pytest

from core.models.simulated.replies import data
from core.models.simulated.replies.judge import judge
from core.models.simulated.replies.material import known, titles
from core.models.simulated.replies.text import lines, sentences
from tests.core.models.known_tasks import BOTTLE, CONCERT, SEA, SEARCH, scans, task_of


def test_there_are_enough_of_them_and_the_data_stays_small():
    subjects = [title for title in titles() if title.startswith("Write a haiku")]
    assert len(subjects) >= 18 and len(titles()) - len(subjects) >= 40
    texts = [*(data.FOLDER / "tasks").iterdir(), data.FOLDER / "syllables.txt", data.FOLDER / "task_titles.txt"]
    assert sum(path.stat().st_size for path in texts) <= 52_000
    programs = list((data.FOLDER / "programs").glob("*/*.py"))
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in programs) <= 400


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (SEARCH, SEARCH),
        ("can you please write me a binary search function in python", SEARCH),
        ("Write a function in Python that checks if a string is a palindrome",
         "Write a Python function that checks whether a word is a palindrome"),
        ("Write a palindrome checker", "Write a Python function that checks whether a word is a palindrome"),
        ("Write a function to compute the sum of all even numbers in a list",
         "Write a Python function for the sum of even numbers"),
        ("write a haiku on the ocean", SEA),
        ("Write a haiku about the sea. Lines of 5, 7 and 5 syllables.", SEA),
        ("Write a haiku", "Write a haiku about autumn"),
        ("write haikus about cats!", "Write a haiku about a cat"),
        (CONCERT, "Design an invitation to the school concert on 14 May in the gym"),
        (BOTTLE, "Write a product blurb for a reusable water bottle"),
        ("Tell me a joke about programmers", "Tell a joke about programmers"),
        ("Write an apology email to a customer", "Write an apology e-mail to a customer for a late delivery"),
        ("Write a regex for email addresses", "Write a regular expression for e-mail addresses"),
        ("Write an SQL query that finds the second-highest salary", "Write an SQL query for the second-highest salary"),
    ],
)  # fmt: skip
def test_a_task_is_found_by_its_whole_title(asked, title):
    assert task_of(asked).title == title


@pytest.mark.parametrize(
    "asked",
    [
        "Explain binary search", "Write a haiku about volcanoes", "Write binary search in Rust", "sea", "", "?",
        "Write a text about palindromes", "Write a factorial function without recursion", "the the the",
        "Describe the desk lamp in my room", "Write a product blurb for a desk", "a" * 5000, "write " * 3000,
        "Write about haiku", "Write a haiku about Python", "Tell me about binary search", "Write a haiku in two lines",
        CONCERT.replace("14 May", "3 June"),
    ],
)  # fmt: skip
def test_no_task_is_found_by_a_part_of_its_title(asked):
    assert known(asked) is None


def test_a_title_means_one_task():
    assert all(task_of(title).title == title for title in titles())


def test_a_version_is_one_unit_and_costs_what_it_says():
    wrong = []
    for task in map(task_of, titles()):
        for place, version in ((p, version) for p, slot in enumerate(task.slots) for version in slot.versions):
            text = "\n".join(text for _, text in sorted({**task.good(), place: version.text}.items()))
            steps = 2 * (sum(slot.lead == "#" for slot in task.slots) > 2)
            metre = 2 * ("haiku" in task.title and not scans(version.text, place))
            right = 3 if version.points >= 6 else max(4, task.most - version.points - steps - metre)
            units = {"text": sentences, "lines": lines}.get(task.form, lambda text: [text])(version.text)
            if judge(task.title, text).score != right or len(units) != 1 or (metre and not version.points):
                wrong.append((version.text, judge(task.title, text)))
    assert wrong == []
