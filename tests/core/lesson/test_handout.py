"""The handout holds what the lab itself says of each pattern: its law, and when to use it."""

from __future__ import annotations

from core.lesson.handout import handout
from core.lesson.registry import LESSONS


def test_the_handout_has_the_five_patterns_in_the_lessons_order():
    assert [leaf["pattern"] for leaf in handout()] == [
        "prompt_chaining", "routing", "parallelization", "orchestrator_workers", "evaluator_optimizer",
    ]  # fmt: skip


def test_a_leaf_has_the_words_of_its_record_and_its_law_as_a_rule_without_numbers_filled_in():
    for leaf in handout():
        record = LESSONS[leaf["pattern"]]
        assert (leaf["title"], leaf["line"]) == (record.page.title, record.page.line)
        assert (leaf["use"], leaf["avoid"]) == record.advice
        assert all(leaf.values()) and "=" not in leaf["calls"] + leaf["time"]
