"""The tasks that the simulated model knows, by title and by form."""

from __future__ import annotations

from core.models.simulated.replies.material import Task, Version, known, titles
from core.models.simulated.replies.rules import syllables

CONCERT = "Design an invitation to the school concert on 14 May in the gym, at most 60 words."
BOTTLE = "Write a product blurb for a reusable water bottle, without the words best, amazing or unique."
LAMP = "Write a product blurb for a desk lamp in at most 40 words."
SEA = "Write a haiku about the sea"
SEARCH = "Write binary search in Python"


def task_of(title: str) -> Task:
    task = known(title)
    assert task is not None, title
    return task


def tasks(*forms: str) -> list[Task]:
    return [task for task in map(task_of, titles()) if task.form in forms]


def scans(line: str, place: int) -> bool:
    least, most = syllables(line)
    return least <= (5, 7, 5)[place] <= most


def flawed(form: str) -> list[tuple[Task, Version]]:
    return [(task, version) for task in tasks(form) for version in task.slots[0].versions if version.points]
