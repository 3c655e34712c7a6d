"""A hundred inputs that nobody had prepared for, each with the grade that a reader gave its answer.

`right`, `says so` (that it does not know) or `wrong`; then the pattern, the input, and how the graded answer begins.
An answer that begins in another way has to be read and graded anew.
"""

from __future__ import annotations

from pathlib import Path

import core

ROWS = [line.split("\t") for line in Path(__file__).with_name("fresh_inputs.txt").read_text("utf-8").splitlines()]
PATTERNS = {
    "chain": core.prompt_chaining,
    "loop": core.evaluator_optimizer,
    "plan": core.orchestrator_workers,
    "desk": core.routing,
    "mail": core.parallelization,
    "agent": core.agent,
}


def told(kind, text):
    """How the answer to an input begins, and whether it says that it does not know."""
    run = core.forecast(PATTERNS[kind], [text] if kind == "mail" else text, seed=7)
    answers = {
        "chain": lambda result: result.final,
        "loop": lambda result: f"{result.score}: {result.final}",
        "plan": lambda result: result.synthesis,
        "desk": lambda result: f"{result.category}: {result.response}",
        "mail": lambda result: result.classifications[0],
        "agent": lambda result: result.answer,
    }
    return " ".join(answers[kind](run.result).split())[:60], any(span.unknown for span in run.trace.spans)


def test_of_a_hundred_fresh_inputs_at_most_ten_are_answered_wrongly():
    assert len(ROWS) == 100 and {grade for grade, *_ in ROWS} <= {"right", "says so", "wrong"}
    assert sum(grade == "wrong" for grade, *_ in ROWS) <= 10


def test_the_answers_are_those_that_were_graded():
    others = []
    for grade, kind, text, begins in ROWS:
        now, unknown = told(kind, text)
        if now != begins or (grade == "says so") != (unknown or (kind == "agent" and "found nothing" in now)):
            others.append((grade, kind, text, now))
    assert not others
