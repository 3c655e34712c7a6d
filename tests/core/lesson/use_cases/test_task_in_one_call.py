"""The whole task in one prompt: nothing is added to it, and nothing guards it."""

from __future__ import annotations

import core
from core.errors import RequestRefused
from core.lesson.use_cases.task_in_one_call import task_in_one_call
from tests.scripted import Scripted


def test_the_task_is_asked_once_and_as_it_is_written(play):
    model = Scripted(["Here."])
    task = "Plan a trip.\n\n{not a place}  "
    run = play(core.run(task_in_one_call, task, model=model))
    assert [ask.prompt for ask in model.asked] == [task] and model.asked[0].instructions == ""
    assert run.result.answer == "Here." and run.trace.calls == 1


def test_where_the_one_call_fails_there_is_nothing_to_hand_over(play):
    run = play(core.run(task_in_one_call, "Plan a trip.", model=Scripted([RequestRefused("no", status=400)])))
    assert (run.status, run.result) == ("failed", None)
