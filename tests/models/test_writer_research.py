"""A topic of one's own: a plan that fits it, parts that say what to look at, and nothing that is made up."""

import random
import re

import pytest

from core.models.simulated.writer import craft, say
from core.models.simulated.writer.plans import subtasks
from core.models.simulated.writer.study import kind_of, part


def plan(task, seed=1):
    return subtasks("", task, random.Random(seed))


@pytest.mark.parametrize(
    ("task", "kind"),
    [
        ("Urban gardening", "practice"),
        ("School uniforms", "practice"),
        ("Electric scooters in cities", "practice"),
        ("Knitting", "practice"),
        ("Child labour", "problem"),
        ("Bullying at school", "problem"),
        ("Mushrooms", "thing"),
        ("Marie Curie", "name"),
        ("Leonardo da Vinci", "name"),
        ("The history of knitting", "history"),
        ("Benefits of reading aloud", "effects"),
        ("Should schools start later?", "verdict"),
        ("Why do cats purr?", "reasons"),
        ("hello", ""),
        ("What is 2+2?", ""),
        ("How do I tie a tie?", ""),
        ("Teach my dog to sit", ""),
        ("My parcel is late", ""),
        ("List five rivers", ""),
    ],
)
def test_a_bare_topic_is_one_of_research(task, kind):
    assert kind_of(task) == kind


@pytest.mark.parametrize("task", ["Urban gardening", "School uniforms", "Tattoos", "A four-day week", "Child labour"])
def test_its_plan_has_parts_and_each_part_is_about_it(task):
    for seed in range(3):
        parts = plan(task, seed)
        assert 4 <= len(parts) <= 5
        texts = [say("", f"The whole task: {task}\nYour part: {name}", random.Random(seed)) for name in parts]
        assert len(set(texts)) == len(texts)
        assert sum(task.lower() in text.lower() for text in texts) >= len(texts) - 1
        assert not re.search(r"\d|I know no facts", " ".join(texts))  # no figure is made up


def test_the_field_of_a_topic_tells_what_may_be_gained_or_lost():
    assert "fresh food" in (part("Urban gardening", "Benefits") or "")
    assert "pupils, parents and teachers" in (part("School uniforms", "Costs and risks") or "")
    assert "building costs" in (part("Electric scooters in cities", "Costs and risks") or "")
    assert part("Urban gardening", "Colours") is None


@pytest.mark.parametrize(
    "task", ["What is 2+2?", "What is the capital of France?", "hello", "Write a haiku about rain"]
)
def test_what_needs_no_research_gets_no_plan(task):
    assert plan(task) == []


def test_a_topic_answered_at_once_says_that_its_figures_are_missing():
    text = say("", "Urban gardening", random.Random(0))
    assert "urban gardening" in text and "figures" in text
    assert craft.judge("Urban gardening", text)[0] < 8
    assert "Kubernetes" in say("", "Tell me about Kubernetes", random.Random(0))
