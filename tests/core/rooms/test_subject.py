"""A setup that a question is about."""

from __future__ import annotations

import pytest

from core.errors import ConfigError
from core.rooms.errors import BadAnswer
from core.rooms.subject import of_preset
from tests.core.rooms.asked import setup


def test_a_preset_is_forecast_with_its_own_model_and_seed():
    subject = of_preset("parallelization", "one-slow", speed=4)
    (run,) = subject.forecasts("run")
    assert run.trace.makespan == pytest.approx(1.0)  # the slow one takes 4 s, at 4x
    assert (run.trace.seed, run.trace.pattern) == (subject.seed, "parallelization")
    assert subject.query["preset"] == "one-slow"
    with pytest.raises(ConfigError):
        of_preset("parallelization", "no such preset")


def test_each_start_has_its_readings():
    chain = setup("prompt_chaining", "machine-learning")
    assert [len(chain.readings(start)) for start in ("run", "compare", "single")] == [1, 2, 2]
    assert chain.readings("single")[1].pattern is chain.pattern
    for page, id in (("routing", "late-parcel"), ("prompt_chaining", "three-topics")):
        with pytest.raises(BadAnswer, match="no single call"):
            setup(page, id).readings("single")


def test_another_seed_is_another_run_and_options_have_their_defaults():
    subject = setup("parallelization", "five-emails")
    one, other = (subject.forecasts("run", seed)[0].trace.makespan for seed in (1, 2))
    assert one != other
    assert setup("evaluator_optimizer", "never-passes").options["target_score"] == 10
    assert setup("evaluator_optimizer", "never-passes").options["max_iterations"] == 3


def test_a_forecast_is_made_once_for_all_questions():
    subject = of_preset("routing", "late-parcel")
    assert subject.forecasts("compare") is subject.forecasts("compare", subject.seed)
