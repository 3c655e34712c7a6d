"""What can be made larger."""

from __future__ import annotations

import pytest

from core.forecasts.subjects import MOST, subjects


@pytest.mark.parametrize("name", list(subjects()))
def test_each_can_be_run_at_its_smallest_and_has_different_items(name):
    subject = subjects()[name]
    assert subject.sized(1).forecast().status == "done"
    items = subject.sized(subject.most).inputs[-1]
    assert len(set(items)) == len(items) == subject.most


def test_a_size_that_there_is_not_is_refused_in_words():
    (first, *_), sizes = subjects().values(), (0, -3, MOST + 1)
    for size in sizes:
        with pytest.raises(ValueError, match=r"takes 1 to [\d,]+ here"):
            first.sized(size)


def test_a_list_of_mails_reaches_the_largest_size_and_a_plan_what_the_pattern_allows():
    most = {name: subject.most for name, subject in subjects().items()}
    assert most["parallelization"] == MOST and most["orchestrator_workers"] == 8 and most["prompt_chaining"] > 200


@pytest.mark.parametrize("name", list(subjects()))
def test_what_a_run_had_is_counted(name):
    subject = subjects()[name]
    assert [subject.count(subject.sized(size).forecast()) for size in (1, 4)] == [1, 4]
