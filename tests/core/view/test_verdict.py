"""What the comparison of two runs says: its figure and its sentences, and that the traces bear them out."""

from __future__ import annotations

import re
from dataclasses import replace

from core import evaluator_optimizer, parallelization, prompt_chaining, run, start
from core.trace.trace import Trace
from core.view.race import race
from core.view.verdict import READINGS, Two, calls, verdict
from tests.core.view.runs import EMAILS, attempt, both, span
from tests.rows import rows
from tests.scripted import Scripted


def test_one_topic_of_a_chain_cannot_overlap_and_says_so():
    answers = ["outline", "draft", "final"]
    data = both(prompt_chaining, "tea", (answers, answers), (1.0, 1.0))

    assert data["figure"] == "1.0×"
    assert data["saved"] == ""
    assert data["sentence"] == (
        "As long: 3.00 s and 3.00 s. Each call needs the answer before it: a chain cannot overlap. "
        "Same three calls, same prompts, same answers."
    )


def test_times_that_differ_by_a_hundredth_are_not_called_the_same():
    data = both(prompt_chaining, "tea", (["o", "d", "f"], ["o", "d", "f"]), (1.0, (1.0, 1.0, 1.01)))
    assert (data["figure"], data["saved"]) == ("1.0×", "")
    assert data["sentence"].startswith("About as long: 3.00 s and 3.01 s.")


def test_unlike_work_that_takes_as_long_is_no_ratio():
    # the judge's answer is unusable: neither reading has a score, and three drafts with three verdicts are more work
    data = both(evaluator_optimizer, "haiku", (["a", "?", "?"], ["a", "x", "y", *"??????"]), (1.0, 1.0))
    assert "Parallel made six calls instead of two." in data["sentence"]
    assert "×" not in data["figure"] and data["figure"].startswith("Parallel took as long, ")


def test_a_parallel_reading_that_takes_longer_is_named_with_its_seconds_and_has_no_ratio():
    data = both(parallelization, EMAILS, (EMAILS, EMAILS), (1.0, 4.5))
    assert data["figure"] == "Parallel took 1.50 s longer"  # 3 s against 4.5 s
    assert data["sentence"].startswith("Side by side: 3.00 s became 4.50 s.")
    assert data["saved"] == "parallel 1.50 s longer"


@rows(
    "seconds, figure, words",
    [
        (3.09, "1.0×", "About as long: 3.00 s and 3.09 s."),  # within 3 %
        (3.12, "Parallel took 0.12 s longer", "Side by side: 3.00 s became 3.12 s."),
        (3.3, "Parallel took 0.30 s longer", "Side by side: 3.00 s became 3.30 s."),
        (2.88, "1.04×", "Faster side by side: 3.00 s became 2.88 s."),
    ],
)
def test_the_word_fits_the_figure(seconds, figure, words):
    last = seconds - 2.0
    data = both(prompt_chaining, "tea", (["o", "d", "f"], ["o", "d", "f"]), (1.0, (1.0, 1.0, last)))
    assert data["figure"] == figure and data["sentence"].startswith(words)
    assert bool(data["saved"]) == (figure != "1.0×")


def test_a_run_that_did_not_end_is_not_compared(play):
    async def stopped():
        started = start(parallelization, EMAILS, model=Scripted(EMAILS, 2.0))
        other = start(parallelization, EMAILS, model=Scripted(EMAILS, 2.0), concurrency=1)
        await started
        other.cancel()
        return await other, await started

    runs = play(stopped())
    data = race(runs[0].trace, runs[1].trace, status=[run.status for run in runs])
    assert data["figure"] == data["saved"] == ""
    said = "Sequential was stopped after 2.00 s; parallel ended in 2.00 s."
    assert data["sentence"] == f"{said} One of them has no result, so their times are not compared."
    neither = race(runs[0].trace, runs[0].trace, status=("failed", "over_budget"), titles=("Run 1", "Run 2"))
    said = "Run 1 failed after 2.00 s; run 2 used up its allowance after 2.00 s."
    assert neither["sentence"] == f"{said} Neither has a result, so their times are not compared."


def test_any_two_runs_are_compared_by_their_own_names_and_what_was_set_differently(play):
    titles = ("Run 1", "Run 2")
    one = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 2.0), seed=7)).trace
    two = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 1.0), seed=8, concurrency=2)).trace
    data = race(one, two, titles=titles)
    assert [shown["title"] for shown in data["runs"]] == ["Run 1", "Run 2"]
    assert data["figure"] == data["saved"] == ""  # 2 s; then two at 1 s, and the third; another seed draws other times
    assert data["sentence"] == (
        "Run 1 took 2.00 s, run 2 2.00 s. Set differently: seed 7 and 8, limit none and 2. "
        "Their times are not set against each other: the seed differs. Same three calls, same prompts, same answers."
    )
    same = race(one, two.model_copy(update={"seed": 7}), titles=titles)
    assert same["figure"] == "1.0×" and same["sentence"].startswith("As long: run 1 took 2.00 s, run 2 2.00 s.")
    assert data["lines"][2].startswith("classify 3: 1.00 s later in run 2, 1.00 s shorter there.")
    other = play(run(parallelization, ["x", "two", "y"], model=Scripted(EMAILS, 1.0), seed=7)).trace
    said = race(one, other, titles=titles)
    assert said["figure"] == "Run 2 took 1.00 s less", "other prompts are other work, and no speed-up"
    assert said["sentence"] == (
        "Run 1 took 2.00 s, run 2 1.00 s. Both made three calls, one of them with the same prompt."
    )


def test_what_two_runs_differ_by_has_the_name_of_a_run():
    """Whichever takes longer, and by however much, and whether they make the same calls."""
    for one, other in ((ended(1.0), ended(2.0)), (ended(2.0), ended(1.0)), (ended(1.0), ended(1.0, 2.0))):
        for titles in (None, ("Workflow", "Agent"), ("Run 1", "Run 2")):
            data = race(one, other, titles=titles)
            second = (titles or READINGS)[1]
            apart = re.compile(r"\d s (longer|less|more)|more call|slower|faster")
            for words in (data["figure"], data["saved"], *re.split(r"(?<=[.:]) ", data["sentence"])):
                named = second.lower() in words.lower() or "side by side" in words.lower()
                assert named or not apart.search(words), words
    figure = race(ended(1.0), ended(1.0, 2.0), titles=("Workflow", "Agent"))["figure"]
    assert figure == "Agent took 1.00 s longer, 1 more call"


def test_where_the_model_answered_at_once_there_is_no_ratio(play):
    at_once = Scripted(EMAILS, 0.001)
    at_once.pace = 0.0
    one = play(run(parallelization, EMAILS, model=at_once)).trace
    two = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 2.0))).trace
    assert (one.at_once, two.at_once) == (True, False)
    for pair in ((one, one), (one, two), (two, one)):
        data = race(*pair)
        assert data["figure"] == data["saved"] == "" and data["sentence"] == (
            "No speed-up: the model answered at once, so the times are the lab’s own work. Choose another speed for "
            "one. Same three calls, same prompts, same answers."
        )


def test_between_two_speeds_worlds_or_inputs_there_is_no_figure_and_it_is_said_why(play):
    fast = Scripted(EMAILS, 0.5)
    fast.pace = 0.25
    one = play(run(parallelization, EMAILS, model=Scripted(EMAILS, 2.0))).trace
    two = play(run(parallelization, EMAILS, model=fast)).trace
    titles = ("Run 1", "Run 2")
    data = race(one, two, titles=titles)
    assert data["figure"] == data["saved"] == ""
    assert data["sentence"].startswith(
        "Run 1 took 2.00 s, run 2 0.50 s at 4x. Set differently: speed real time and at 4x. "
        "Their times are not set against each other: the speed differs."
    )
    assert [run["head"] for run in data["runs"]] == ["longest of 3 = 2.00 s", "longest of 3 = 0.50 s at 4x"]
    assert data["runs"][1]["time"] == "0.50 s at 4x" and data["runs"][1]["sums"]["as_it_ran"]["total"].endswith("at 4x")
    assert data["measures"][0]["texts"] == ["2.00 s", "0.50 s at 4x"]
    assert race(two, two)["measures"][0]["name"] == "Time, at 4x"
    other = race(one, one.model_copy(update={"world": "live"}), titles=titles, same_input=False)
    assert other["figure"] == "" and "the input and world differ." in other["sentence"]


def ended(*seconds, **facts):
    """A run of calls side by side, each as long as is said."""
    calls = tuple(span(id, end=end, attempts=(attempt(end=end),)) for id, end in enumerate(seconds, 1))
    return Trace(spans=calls, now=max(seconds), **facts)


def test_what_differs_keeps_times_apart_but_for_the_seed_of_a_live_model():
    one, other = ended(1.0, model="a", seed=1), ended(1.0, model="b", seed=2, pace=0.5)
    assert Two(one, other).apart == ["model", "speed", "seed"]
    live = [run.model_copy(update={"world": "live", "model": "a", "pace": 1.0}) for run in (one, other)]
    assert Two(*live).apart == [] and Two(*live, same_input=False).apart == ["input"]
    assert Two(one, live[0]).apart == ["world"]


def test_more_calls_are_not_the_same_work_nor_are_two_versions():
    one, other = ended(1.0, 2.0), ended(1.0, 2.0, 2.0)
    assert Two(one, one).same_work and not Two(one, other).same_work
    assert not Two(one, one, outcomes=True).same_work and not Two(one, one, alike=False).same_work


def test_where_a_run_took_no_time_there_is_nothing_to_compare():
    assert verdict(Two(ended(0.0), ended(1.0), lead="8 → 9"), ("done", "done")) == (
        "8 → 9", "There is no time to compare.", "",
    )  # fmt: skip


def test_calls_that_failed_are_counted_for_each_run():
    down = ended(1.0, 1.0)
    broken = down.model_copy(update={"spans": (down.spans[0], replace(down.spans[1], status="error"))})
    said = verdict(Two(down, broken), ("done", "partial")).sentence
    assert said.endswith("Failed calls: 0 sequential, 1 parallel.") and calls(1) == "one call"
