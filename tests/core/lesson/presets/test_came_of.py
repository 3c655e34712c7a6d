"""The answers to what a preset asks its reader to watch for: filled from the run, and true of it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

import core
from core.errors import ConfigError
from core.lesson.presets.came_of import PLACES, came_of
from core.lesson.presets.outcome import outcome
from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of
from core.lesson.registry import LESSONS
from tests.presets import all_presets
from tests.rows import rows

ALL = [(page, preset.id) for page, presets in all_presets().items() for preset in presets]
each = rows("page, id", ALL, name=lambda page, id: f"{page}-{id}")


def reading(page, id, speed=1.0, **changed):
    """The pair of a page that runs two, so that the run beside it is there; else the run alone."""
    preset = preset_of(page, id)
    given = {**preset.settings(), **changed}
    pattern = preset.pattern or LESSONS[page].pattern
    pair = core.readings(pattern, preset.input, **given) if page == "agent" else ()
    beside = pair[0].forecast(model=model(preset, speed)) if pair else None
    return preset, core.forecast(pattern, preset.input, model=model(preset, speed), **given), beside


@cache
def told(page, id):
    preset, run, beside = reading(page, id)
    return preset, run, beside, came_of(preset, run, beside)


@each
def test_each_answer_is_filled_from_the_run_and_nothing_in_it_is_typed(page, id):
    preset, run, _, answer = told(page, id)
    assert not re.search(r"\d", preset.answer), "a number comes from the run"
    steps = {span.step for span in run.trace.spans} | {*run.trace.names.values()}
    assert not {name for name in steps if re.search(r"\d|_", name) and name in preset.answer}
    assert answer and not re.search(r"[{}]|\bNone\b(?!: | of)|  |\.\.", answer) and answer.strip() == answer
    assert len(answer) <= 135 and answer[-1] in ".", "two lines beside the buttons"
    assert not re.search(r"run again|[.:;] ?(take|name|change|try|add) ", answer.lower()), "it asks for no other run"
    times = re.findall(r"\d+\.\d\d(?= s\b)", answer)
    lasted = [span.duration or 0.0 for span in run.trace.spans]
    known = [run.trace.makespan, run.trace.work, run.trace.work - run.trace.makespan, *lasted]
    around = [span.duration for span in run.trace.spans if span.kind in ("decide", "judge", "combine")]
    pauses = [b.queued - a.end for span in run.trace.spans for a, b in pairwise(span.attempts)]
    assert set(times) <= {f"{seconds:.2f}" for seconds in [*known, sum(around), sum(pauses)]}


SAYS = {  # words of an answer, and what has to be true of the run then
    r"one after the other|each step reads": lambda run: run.trace.peak == 1,
    r"what they add up to": lambda run: run.trace.makespan == pytest.approx(run.trace.work),
    r"side by side|at once": lambda run: run.trace.peak > 1 or run.trace.calls == 1,
    r"the run took its": lambda run: run.trace.makespan == pytest.approx(run.trace.longest.duration),
    r"less than in a row|, not \{|though the longest": lambda run: run.trace.makespan < run.trace.work,
    r"marked as a fallback|no usable label": lambda run: run.result.fallback is True,
    r"without a score": lambda run: run.result.score is None and run.result.final,
    r"The best one|the best of": lambda run: (
        run.result.final != run.result.last and run.result.score == max(of_judge(run))
    ),
    r"a score of": lambda run: run.result.ended == "passed" and run.result.iterations == 1,
    r"is mended|are mended|the next one does not": lambda run: of_judge(run)[-1] > of_judge(run)[0],
    r"names the gap|the answer names it": lambda run: outcome(run)["gap named"] is True,
    r"no call is made": lambda run: run.trace.spans[-1].step == "gate" and not run.result.final,
    r"never asked": lambda run: run.status == "failed" and run.trace.spans[-1].status == "error",
    r"It waits|asked for again": lambda run: run.trace.idle > 0 and run.trace.retries > 0,
    r"in all \{tries\}": lambda run: run.error.kind == "server",
    r"a worker for each": lambda run: (
        sum(span.step == "worker" for span in run.trace.spans) == len(run.result.subtasks)
    ),
    r"left out": lambda run: run.result.left_out,
    r"One call|one call": lambda run: run.trace.calls > 1,
}  # fmt: skip


def of(page, id):
    return told(page, id)[1]


def of_judge(run):
    return [drafts[0].score for drafts in run.result.history]


@rows("words, holds", SAYS.items(), name=lambda words, holds: words)
def test_what_an_answer_says_of_the_run_holds(words, holds):
    saying = [(page, id) for page, id in ALL if re.search(words, preset_of(page, id).answer)]
    assert saying, "no answer says so any more"
    assert [where for where in saying if not holds(of(*where))] == []


def prompts(run, step):
    return [span.prompt for span in run.trace.spans if span.step == step]


DEPENDS = ("orchestrator_workers", "depends-on-input")
OWN = {  # what only one answer says
    ("prompt_chaining", "content"): lambda run: run.result.final in run.result.draft,
    ("prompt_chaining", "sales-figures"): lambda run: (
        "thousands" in prompts(run, "outline")[0] and "thousands" not in run.result.outline
    ),
    ("prompt_chaining", "gate-mends"): lambda run: [s.step for s in run.trace.spans][1:4] == ["gate", "add", "gate"],
    ("prompt_chaining", "no-topic"): lambda run: all("no words" in span.answer for span in run.trace.spans),
    ("routing", "late-parcel"): lambda run: (
        run.trace.spans[-1].step == run.result.category
        and not re.search("shipping|medium|urgen", prompts(run, "shipping")[0])
    ),
    ("routing", "charged-twice"): lambda run: not re.search("high|urgen", prompts(run, "refund")[0]),
    ("routing", "moderation-fine"): lambda run: run.result.note == "",
    ("routing", "moderation-insult"): lambda run: not re.search("idiot|shut up|go away", run.result.note),
    ("routing", "off-topic"): lambda run: run.result.fallback is False and run.status == "done",
    ("routing", "prompt-test"): lambda run: len(set(run.result.messages)) == len(run.result.trials),
    ("parallelization", "several-views"): lambda run: not any(span.after for span in run.trace.spans),
    ("parallelization", "bulk-documents"): lambda run: not any(span.after for span in run.trace.spans),
    ("orchestrator_workers", "research"): lambda run: all(
        part in prompt for part, prompt in zip(run.result.subtasks, prompts(run, "worker"), strict=True)
    ),
    ("orchestrator_workers", "depends-on-input"): lambda run: (
        [part.lower() in told(*DEPENDS)[0].input.lower() for part in run.result.subtasks] == [True] * 3 + [False]
    ),
    ("orchestrator_workers", "worker-down"): lambda run: "Set the programme" in prompts(run, "synthesis")[0],
    ("evaluator_optimizer", "haiku"): lambda run: run.result.history[0][0].text in prompts(run, "improve")[1],
    ("evaluator_optimizer", "code"): lambda run: "is_palindrome('')" in run.result.history[0][0].feedback,
    ("evaluator_optimizer", "technical-writing"): lambda run: (
        "forgets the brake" in run.result.history[0][0].feedback
        and "The steps run on" in run.result.history[0][0].feedback
        and "brake" in run.result.final.splitlines()[-1]
    ),
    ("evaluator_optimizer", "quality-control"): lambda run: (
        ["the closing" in drafts[0].feedback for drafts in run.result.history] == [True, True, False]
    ),
    ("evaluator_optimizer", "design"): lambda run: "inviting cannot be counted" in run.result.history[-1][0].feedback,
    ("support_system", "higher-bill"): lambda run: all(
        text in prompts(run, "reply")[0] for text in (run.result.route.account, run.result.route.policy)
    ),
    ("research_report", "phone-bans"): lambda run: not any(
        text in prompts(run, "improve")[0] for text in run.result.results
    ),
    ("research_report", "bicycle"): lambda run: (
        max(s.end for s in run.trace.spans if s.step == "worker" and s is not run.trace.longest)
        < min(s.start for s in run.trace.spans if s.step == "synthesis") - 1
    ),
    ("research_report", "worker-down"): lambda run: all(
        "was never delivered" in drafts[0].feedback for drafts in run.result.history
    ),
    ("agent", "too-large"): lambda run: run.trace.spans[-1].status == "ok" and "100 digits" in run.result.answer,
    ("agent", "five-rivers"): lambda run: run.result.answer.startswith("No answer"),
}  # fmt: skip


@rows("where, holds", OWN.items(), name=lambda where, holds: "-".join(where))
def test_what_one_answer_says_alone_holds_too(where, holds):
    assert holds(of(*where))


def test_a_fourth_thing_to_compare_gets_a_part_of_its_own():
    plan = core.forecast(core.orchestrator_workers, "Compare trains, buses, bicycles and cars in a small town").result
    assert "cars" in plan.subtasks and len(plan.subtasks) == 5


def test_an_agent_on_a_busy_server_takes_the_path_of_a_free_one():
    busy, free = of("agent", "busy-server"), core.forecast(core.agent, preset_of("agent", "busy-server").input, seed=7)
    assert [span.step for span in busy.trace.spans] == [span.step for span in free.trace.spans]
    assert busy.result.answer == free.result.answer


def test_both_of_a_pair_are_told_by_their_own_numbers():
    _, run, beside, answer = told("agent", "haiku")
    assert answer == f"The agent made 1 call, the workflow {beside.trace.calls} calls." and run.trace.calls == 1
    assert came_of(preset_of("agent", "haiku"), run) == "", "nothing is said of a run that is not there"


def test_a_run_that_ends_otherwise_than_promised_is_not_answered():
    preset, run, _ = reading("parallelization", "one-fails")
    free = core.forecast(core.parallelization, preset.input, seed=preset.seed)
    assert came_of(preset, run) and not came_of(preset, free)


def test_seconds_at_another_speed_say_so_and_at_once_there_are_none():
    preset, fast, _ = reading("parallelization", "five-emails", speed=4.0)
    assert came_of(preset, fast).endswith(" (seconds at 4x)") and f"{fast.trace.makespan:.2f} s" in came_of(
        preset, fast
    )
    preset, at_once, _ = reading("parallelization", "five-emails", speed=float("inf"))
    assert came_of(preset, at_once) == ""
    preset, at_once, _ = reading("evaluator_optimizer", "haiku", speed=float("inf"))
    assert came_of(preset, at_once).startswith("No: the scores were 7, 5, 8."), "without seconds it is told"


@pytest.mark.parametrize("text", ["It took {tock}.", "It took {other_}.", "It took {}.", "It was {scores}."])
def test_a_place_that_nobody_can_fill_is_refused(text):
    preset, run, _ = reading("prompt_chaining", "machine-learning")
    with pytest.raises(ConfigError, match=r"place .* choose from added_up, .* draft, .* final, "):
        came_of(replace(preset, answer=text), run, run)


def test_no_place_is_there_for_nothing():
    used = {
        name.removeprefix("other_") for page, id in ALL for name in re.findall(r"{(\w+)}", preset_of(page, id).answer)
    }
    known = set(PLACES).union(*(lesson.summed.places for lesson in LESSONS.values()))
    assert known <= used
