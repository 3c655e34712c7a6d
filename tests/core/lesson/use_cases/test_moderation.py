"""Comments published, removed or given to a person."""

from __future__ import annotations

import pytest

import core
from core import run
from core.errors import ServerFailed
from core.lesson.use_cases.moderation import Verdict, moderation
from tests.scripted import Scripted


def test_a_harmless_comment_is_published_without_a_second_call(play):
    ended = play(run(moderation, "nice", model=Scripted([Verdict(decision="publish", reason="ok")])))
    assert (ended.result.decision, ended.result.note, ended.trace.calls) == ("publish", "", 1)


def test_a_comment_without_a_verdict_is_neither_published_nor_removed(play):
    ended = play(run(moderation, "nice", model=Scripted(["no JSON", "no JSON", "look at it"])))
    assert (ended.result.decision, ended.result.fallback) == ("review", True)


def test_a_note_that_failed_leaves_the_decision(play):
    down = [ServerFailed("down")] * 3
    ended = play(run(moderation, "rude", model=Scripted([Verdict(decision="remove", reason="rude"), *down])))
    assert (ended.status, ended.result.decision, ended.result.reason) == ("partial", "remove", "rude")
    assert not ended.result.note


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
