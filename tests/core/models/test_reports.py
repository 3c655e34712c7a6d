"""The judge of a text on a known topic: what it says is counted from the text; a changed text is another verdict."""

from __future__ import annotations

import random

from core.models.simulated.replies import drafts
from core.models.simulated.replies.topics import topic_of, topics

TOPIC = topic_of("Photosynthesis")


def judged(topic, draft):
    verdict = drafts.judge_report(topic, draft)
    return verdict.score, verdict.feedback


WHOLE = " ".join(point.text for point in TOPIC.points)


def test_each_thing_left_out_costs_points_and_is_named():
    score, feedback = judged(TOPIC, WHOLE)
    assert score == 9 and "cannot be told" in feedback
    first, *rest = TOPIC.points
    without_reason = WHOLE.replace(f" {first.sentences[-1]}", "")
    without_point = " ".join(point.text for point in rest)
    assert judged(TOPIC, without_reason)[0] == 8 and first.heading in judged(TOPIC, without_reason)[1]
    assert judged(TOPIC, without_point)[0] == 7 and first.heading in judged(TOPIC, without_point)[1]


def test_what_cannot_be_checked_costs_points_and_praise_needs_something_known():
    added = f"{WHOLE} The moon is made of cheese."
    assert judged(TOPIC, added)[0] == 7 and "moon is made of cheese" in judged(TOPIC, added)[1]
    many = WHOLE + " The moon is made of cheese. It is green. Nobody lives there. It is old."
    assert judged(TOPIC, many)[0] == 5
    for text in ("The moon is made of cheese.", "", "Photosynthesis! " * 900):
        assert judged(TOPIC, text)[0] <= 2


def test_a_part_that_nobody_delivered_stays_missing():
    rest = " ".join(point.text for point in TOPIC.points[1:])
    gap = f"{rest} Not covered: {TOPIC.points[0].heading}, so it is not complete."
    score, feedback = judged(TOPIC, gap)
    assert score == 6 and "never delivered" in feedback
    for seed in range(9):
        better = drafts.improve_report(TOPIC, feedback, gap, random.Random(seed))
        assert TOPIC.points[0].sentences[0] not in better and "Not covered" in better


def test_what_the_feedback_names_is_mended_and_nothing_else_is_better_by_magic():
    worse = []
    for topic in topics():
        start = " ".join([topic.summary, *(point.sentences[0] for point in topic.points)])
        score, feedback = judged(topic, start)
        after = [judged(topic, drafts.improve_report(topic, feedback, start, random.Random(s)))[0] for s in range(3)]
        if max(after) <= score or judged(topic, drafts.improve_report(topic, "", start, random.Random(1)))[0] > score:
            worse.append((topic.title, score, after))
    assert not worse
