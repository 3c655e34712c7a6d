"""A broken step after which there is still something to hand over: what is sent, and the words for it."""

from __future__ import annotations

from tests.pages.opened import Opened
from tests.rows import rows

BROKEN = [
    ("evaluator_optimizer", "improve:fail", "marked: improve failed", "nothing came of the next improvement"),
    ("evaluator_optimizer", "evaluate:fail", "marked: judge failed", "the judge gave no usable score"),
    ("orchestrator_workers", "synthesis:fail", "marked as incomplete", "**Partial answer.**"),
    ("research_report", "synthesis:fail", "marked as incomplete", "**Partial report.**"),
]


@rows("page, broken, stamp, words", BROKEN, name=lambda page, broken, *_: f"{page}-{broken}")
def test_the_guarded_version_hands_over_what_there_is_and_says_what_is_missing(page, broken, stamp, words):
    opened = Opened(page, **{"break": broken}).at_once().press("Run").wait()
    naive, guarded = opened.hero["letters"]
    assert naive["stamp"] == "stopped, says why"
    assert guarded["stamp"] == stamp and not guarded["text"].startswith("No answer")
    opened.press("Compare").wait()
    assert words in opened.words and not opened.at.exception
