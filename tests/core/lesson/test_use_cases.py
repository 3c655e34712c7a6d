"""The use cases: their rules with answers written by hand, and what the simulated model makes of held-out texts."""

from __future__ import annotations

import pytest

import core
from core import Failed, run
from core.errors import ServerFailed
from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of
from core.lesson.registry import lesson_of
from core.lesson.use_cases.gated_chain import Gate, gated_chain
from core.lesson.use_cases.model_choice import Effort, model_choice
from core.lesson.use_cases.moderation import Verdict, moderation
from core.lesson.use_cases.one_call import one_call
from core.lesson.use_cases.perspectives import VIEWS, perspectives
from core.lesson.use_cases.steps_by_hand import MORE, steps_by_hand
from core.lesson.use_cases.two_prompts import better, prompt_test
from core.lesson.use_cases.voting import REVIEWERS, decided, voting
from core.lesson.use_cases.your_plan import your_plan
from tests.scripted import Scripted

OPEN = Gate(has_date=True, has_place=True, reason="both")
SHUT = Gate(has_date=True, has_place=False, reason="no place")


def steps(ended):
    return [span.step for span in ended.trace.spans]


def test_a_gate_that_opens_costs_one_call(play):
    ended = play(run(gated_chain, "notes", model=Scripted(["plan", OPEN, "draft", "final"])))
    assert steps(ended) == ["outline", "gate", "draft", "final"] and ended.result.passed
    assert ended.trace.makespan == pytest.approx(4.0)  # four calls of 1 s, one after the other


def test_a_gate_that_fails_once_sends_back_once(play):
    ended = play(run(gated_chain, "notes", model=Scripted(["plan", SHUT, "plan, hall", OPEN, "draft", "final"])))
    assert steps(ended) == ["outline", "gate", "add", "gate", "draft", "final"]
    assert ended.result.outline == "plan, hall" and ended.result.final == "final"
    assert ended.trace.spans[2].prompt.startswith("Add the place to this outline")


def test_a_gate_that_stays_shut_ends_the_chain_and_says_what_is_missing(play):
    ended = play(run(gated_chain, "notes", model=Scripted(["plan", SHUT, "plan", SHUT])))
    assert ended.status == "done" and not ended.result.passed
    assert ended.result.missing == ["place"] and ended.result.final == ""


@pytest.mark.parametrize(
    ("notes", "missing"),
    [
        ("Book club: we read Momo on 3 May in the library.", []),
        ("Sports day on Friday, everyone welcome.", ["place"]),
        ("Concert of the school band in the gym, free entry.", ["date"]),
        ("Party of class seven, bring a cake.", ["date", "place"]),
    ],
)
def test_the_simulated_gate_reads_the_outline(notes, missing):
    assert core.forecast(gated_chain, notes).result.missing == missing


def test_a_harmless_comment_is_published_without_a_second_call(play):
    ended = play(run(moderation, "nice", model=Scripted([Verdict(decision="publish", reason="ok")])))
    assert (ended.result.decision, ended.result.note, ended.trace.calls) == ("publish", "", 1)


def test_a_comment_without_a_verdict_is_neither_published_nor_removed(play):
    ended = play(run(moderation, "nice", model=Scripted(["no JSON", "no JSON", "look at it"])))
    assert (ended.result.decision, ended.result.fallback) == ("review", True)


@pytest.mark.parametrize(
    ("comment", "decision"),
    [
        ("Thanks to the volunteers, the park looks lovely again.", "publish"),
        ("I do not agree: the fee is too high for families.", "publish"),
        ("This is not a stupid idea at all.", "publish"),
        ("What a stupid article, the author is a moron.", "remove"),
        ("Watch your back, I know where you live.", "remove"),
        ("Cheap watches, order now at our shop!", "remove"),
        ("They say the mayor is corrupt.", "review"),
        ("Stop taking your pills, this root cures everything.", "review"),
        ("Call Anna, her number is 0171 5551234.", "review"),
    ],
)
def test_held_out_comments_land_where_a_person_would_put_them(comment, decision):
    result = core.forecast(moderation, comment).result
    assert result.decision == decision
    assert bool(result.note) == (decision != "publish")


def test_questions_go_to_the_model_of_their_label_and_an_unclear_one_to_the_expensive(play):
    answers = [Effort(effort="simple"), "four", "no JSON", "no JSON", "because"]
    ended = play(run(model_choice, ["2+2?", "Why?"], model=Scripted(answers), concurrency=1))
    assert [answer.model for answer in ended.result.answers] == ["gpt-4o-mini", "gpt-4o"]
    assert [answer.fallback for answer in ended.result.answers] == [False, True]
    assert [span.model for span in ended.trace.spans] == ["scripted", "gpt-4o-mini", "scripted", "gpt-4o"]


@pytest.mark.parametrize(
    ("question", "effort"),
    [
        ("How many legs has a spider?", "simple"),
        ("What is 12 * 12?", "simple"),
        ("Who wrote Faust?", "simple"),
        ("Why do leaves fall in autumn?", "complex"),
        ("Compare solar and wind power for a small island.", "complex"),
        ("When did it begin? Who was there? And what followed?", "complex"),
    ],
)
def test_held_out_questions_are_sorted_by_what_they_ask(question, effort):
    assert core.forecast(model_choice, [question]).trace.spans[1].step == effort


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [(5.0, 8.0, "B"), (8.0, 5.0, "A"), (7.0, 7.9, "no clear difference"), (None, 9.0, "cannot decide")],
)
def test_the_rule_of_the_prompt_test(a, b, verdict):
    assert better(a, b) == verdict


def test_messages_go_to_both_prompts_in_turn_and_the_judge_does_not_learn_which():
    ended = core.forecast(prompt_test, ["My parcel is late", "Where is my refund?", "The app crashes"])
    assert [trial.prompt for trial in ended.result.trials] == ["A", "B", "A"]
    judged = [span.prompt for span in ended.trace.spans if span.step == "judge"]
    assert all("You are customer service" not in prompt for prompt in judged)


@pytest.mark.parametrize(
    ("votes", "decision"),
    [
        (["approve", "approve", "reject"], "approved"),
        (["reject", "reject", "approve"], "rejected"),
        (["approve", "reject"], "rejected"),  # a tie rejects
        (["approve", "approve"], "approved"),  # two of three are more than half
        (["approve"], "cannot decide"),
        ([], "cannot decide"),
    ],
)
def test_the_rule_of_the_vote(votes, decision):
    assert decided(votes, 3)[0] == decision


def test_the_rule_is_told_with_the_decision():
    assert decided(["approve", "reject"], 3) == ("rejected", "1 to 1 is a tie, and a tie rejects.")
    assert decided(["approve"], 3) == ("cannot decide", "Only 1 of 3 voted; more than half must.")
    assert decided(["approve", "approve", "reject"], 3)[1] == "2 approve, 1 reject; the majority decides."
    tie = preset_of("parallelization", "voting-tie")
    result = core.forecast(voting, tie.input, model=model(tie), seed=tie.seed).result
    assert sorted(vote.vote for vote in result.votes if vote) == ["approve", "reject"]
    assert (result.decision, result.rule) == decided(["approve", "reject"], 3)


def test_reviewers_who_fail_do_not_count_as_votes_in_favour(play):
    down = ServerFailed("the server failed (500). Wait a little.", status=500)
    answers = ['{"vote": "approve", "reason": "fine"}', *[down] * 6]
    ended = play(run(voting, "a plan", model=Scripted(answers), concurrency=1))
    assert ended.status == "partial" and ended.result.decision == "cannot decide"
    assert [isinstance(vote, Failed) for vote in ended.result.votes] == [False, True, True]


@pytest.mark.parametrize(
    ("text", "rejects"),
    [
        ("On 4 May Mr Osei leads a walk in the park. It costs nothing.", []),
        ("On 4 May Mr Osei brings fireworks, paid by the parents.", ["safety"]),
        ("We will do something nice some time.", ["clarity"]),
        ("On 4 May Mr Osei books a band for 300 euros.", ["budget"]),
    ],
)
def test_each_reviewer_looks_for_one_thing(text, rejects):
    result = core.forecast(voting, text).result
    assert [n for n, v in zip(REVIEWERS, result.votes, strict=True) if v.vote == "reject"] == rejects


def test_every_perspective_speaks_for_its_own_people_about_this_text():
    result = core.forecast(perspectives, "The canteen will close on Fridays.").result
    for name, said in zip(VIEWS, result.views, strict=True):
        assert name in said.lower() and "canteen will close" in said
    assert len(set(result.views)) == len(VIEWS)


def test_a_chain_by_hand_makes_a_call_for_each_step_on_the_answer_before(play):
    asked = [{"name": "list", "prompt": "List: {text}"}, {"name": "poem", "prompt": "Rhyme: {text}"}]
    ended = play(run(steps_by_hand, "rain", steps=asked, model=Scripted(["drops", "drops, hops"])))
    assert [(span.step, span.prompt) for span in ended.trace.spans] == [
        ("list", "List: rain"),
        ("poem", "Rhyme: drops"),
    ]
    assert ended.result.answers == ["drops", "drops, hops"] and ended.result.final == "drops, hops"
    assert ended.trace.makespan == pytest.approx(2.0) and len(ended.trace.critical_path()) == 2


def test_a_step_without_a_prompt_is_refused():
    with pytest.raises(core.InputError, match="steps, item 1"):
        core.forecast(steps_by_hand, "rain", steps=[{"name": "list", "prompt": ""}])


@pytest.mark.parametrize("name", MORE)
def test_a_ready_made_step_keeps_the_place_of_the_answer_before(name):
    assert "{text}" in MORE[name]


def test_the_whole_task_of_a_chain_is_one_call_that_the_model_knows():
    ended = core.forecast(one_call, "Machine learning basics")
    assert ended.trace.calls == 1 and not ended.trace.spans[0].unknown and ended.result.final


def test_your_plan_asks_no_planner_and_says_whose_plan_it_is(play):
    model = Scripted(["a done", "b done", "all"])
    ended = play(run(your_plan, "trip", ["travel", "budget", "Travel"], model=model))
    assert steps(ended) == ["worker", "worker", "synthesis"] and ended.result.left_out == ["Travel"]
    assert ended.trace.makespan == pytest.approx(2.0)  # both workers together, then the synthesis
    (mark,) = [mark for mark in ended.trace.spans[1].marks if mark.name == "subtask"]
    assert (mark.source.span, mark.source.input, mark.source.item) == (None, "subtasks", 2)
    assert "planner" in lesson_of("your_plan").note
