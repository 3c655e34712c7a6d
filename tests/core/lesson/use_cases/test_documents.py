"""Documents, each summarised by itself: order, and what becomes of one that fails."""

from __future__ import annotations

import core
from core.errors import RequestRefused
from core.lesson.use_cases.documents import documents
from tests.scripted import Scripted

TEXTS = ["A long report.", "A short note.", "A letter."]


def test_summaries_stand_in_the_order_of_the_documents_whoever_ends_first(play):
    run = play(core.run(documents, TEXTS, model=Scripted(["one", "two", "three"], latency=[3.0, 1.0, 2.0])))
    assert run.result.summaries == ["one", "two", "three"] and run.result.documents == TEXTS
    assert run.trace.makespan == 3.0


def test_a_document_that_fails_is_marked_in_its_place(play):
    model = Scripted(["one", RequestRefused("too long", status=413), "three"])
    run = play(core.run(documents, TEXTS, model=model))
    assert run.status == "partial" and run.result.summaries[::2] == ["one", "three"]
    assert isinstance(run.result.summaries[1], core.Failed) and "too long" in run.result.summaries[1].error
