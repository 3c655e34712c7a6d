"""The judge and the reviser of a research report: features of the text, and nothing else."""

import random

import pytest

from core.models.simulated.writer import craft
from core.models.simulated.writer.craft_brief import read

PHONES = "Effects of phone bans in schools"
GOOD = (
    "Phone bans in schools calm the day.\n\nAn English study of 2015 found slightly better results for weaker pupils, "
    "but a later one in Sweden found no clear effect. Teachers report livelier breaks and more talk in the yard.\n\n"
    "In short: a ban helps a little, and it does not teach good use."
)


@pytest.mark.parametrize(
    "task", [PHONES, "History of the bicycle", "The causes of the war", "How do cities cool down?"]
)
def test_a_topic_of_research_is_known_as_one(task):
    assert read(task).genre == "study"


@pytest.mark.parametrize("task", ["Write a haiku about history", "Explain the effects of rain", "Write a slogan"])
def test_a_task_of_writing_is_none(task):
    assert read(task).genre != "study"


def test_a_good_report_loses_nothing():
    assert craft.judge(PHONES, GOOD) == (10, "Nothing costs points: the draft does what the task asks.")


@pytest.mark.parametrize(
    ("old", "new", "score", "named"),
    [
        ("An English study of 2015", "Somebody", 7, "no number"),  # 2 for the number, 1 for the source
        ("In short: a ban helps a little, and it", "A ban", 8, "no conclusion"),
        (", but a later one in Sweden found no clear effect", "", 7, "one side"),  # and 1: nothing says how sure
        ("\n\n", " ", 9, "no paragraphs"),
        (
            "Teachers report livelier breaks and more talk in the yard.",
            "Still missing: Breaks; it is not complete.",
            7,
            "part is missing: Breaks",
        ),
        (
            "Teachers report",
            "Not covered: Breaks. They have",
            8,
            "never delivered: Breaks",
        ),
    ],
)
def test_each_feature_costs_its_points_and_is_named(old, new, score, named):
    found, feedback = craft.judge(PHONES, GOOD.replace(old, new))
    assert (found, named.lower() in feedback.lower()) == (score, True), feedback


@pytest.mark.parametrize("seed", range(8))
def test_the_reviser_owns_up_to_a_missing_part_and_cannot_fill_it(seed):
    whole = "Teachers report livelier breaks and more talk in the yard."
    draft = GOOD.replace(whole, "Still missing: Breaks; it is not complete.")
    _, feedback = craft.judge(PHONES, draft)
    revised = craft.revise(PHONES, feedback, draft, random.Random(seed))
    assert "not covered: breaks" in revised.lower() and "Still missing" not in revised
    assert craft.judge(PHONES, revised)[0] <= 8


def test_evidence_comes_from_what_is_known_and_is_not_made_up():
    bare = "Phone bans in schools calm pupils. Some disagree. In short: it depends."
    known = craft.revise(PHONES, "No number backs it.", bare, random.Random(1))
    assert "study of 2015" in known and known.index("2015") < known.index("In short")
    topic = "Effects of daylight on office plants"
    unknown = craft.revise(topic, "No number backs it.", "Daylight helps office plants. In short: more is better.",
                           random.Random(1))  # fmt: skip
    assert "no figure with a named origin was found" in unknown.lower()
