"""Reviewers who vote, and the rule that decides."""

from __future__ import annotations

import pytest

import core
from core import Failed, run
from core.errors import ServerFailed
from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of
from core.lesson.use_cases.voting import REVIEWERS, decided, voting
from tests.scripted import Scripted


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
