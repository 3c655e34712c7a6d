"""Which pattern fits a task: a few questions that end at one of the five, or at a single call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Option:
    """One way to answer a question; `short` stands on the picture, `to` is the next question or end."""

    words: str
    short: str
    to: str


@dataclass(frozen=True)
class Question:
    words: str
    short: str
    help: str
    answers: tuple[Option, ...]


@dataclass(frozen=True)
class End:
    """What to use. `page` and `preset` show it, or what it saves; `drawing` is its picture on the first page.

    `step`: the only calls of that preset whose price it is; empty for all of them.
    """

    title: str
    reason: str
    calls: str
    time: str
    counter: str
    page: str
    preset: str
    drawing: str = ""
    step: str = ""


FIRST = "single"

QUESTIONS: dict[str, Question] = {
    "single": Question(
        "Does one call, with one good prompt, give a good answer?",
        "one call?",
        "Try this first. Every pattern costs more calls, more time and more places where something can fail.",
        (
            Option("Yes, one call is enough", "yes", "one_call"),
            Option("No, it is too much for one call", "no", "kinds"),
        ),
    ),
    "kinds": Question(
        "Does the input fall into kinds that need different handling?",
        "kinds?",
        "Such as questions about parcels, money and faults, each with instructions of its own. You can name the kinds "
        "beforehand.",
        (
            Option("Yes, each kind needs its own instructions", "yes", "routing"),
            Option("No, every input goes the same way", "no", "depends"),
        ),
    ),
    "depends": Question(
        "Do the steps depend on each other?",
        "dependent?",
        "A step depends on another one when its prompt contains that one’s answer.",
        (
            Option("No, the parts can be done in any order", "no", "known"),
            Option("Yes, a step needs the answer before it", "yes", "rounds"),
        ),
    ),
    "known": Question(
        "Are the parts known beforehand?",
        "known?",
        "A list of e-mails is known before the first call. The parts of “plan a class trip” are not: somebody has to "
        "find them first.",
        (
            Option("Yes, I have the list", "yes", "parallelization"),
            Option("No, the parts depend on the task", "no", "orchestrator_workers"),
        ),
    ),
    "rounds": Question(
        "Does quality need rounds?",
        "rounds?",
        "Rounds help when a judge can say what is missing, and the next draft can mend it.",
        (
            Option("No, the same few steps every time", "no", "prompt_chaining"),
            Option("Yes, until a judge is content", "yes", "evaluator_optimizer"),
        ),
    ),
}

ENDS: dict[str, End] = {
    "one_call": End(
        "One model call",
        "Nothing is cheaper and nothing is easier to mend. A better prompt, or an example in it, often does what a "
        "second call was meant to do.",
        "1",
        "one call",
        "Not when one prompt has to do several jobs, and each of them gets worse because of the others. The link shows "
        "the opposite mistake: a task that needs one call is given to a planner.",
        "orchestrator_workers",
        "tiny",
        step="answer",
    ),
    "routing": End(
        "Routing",
        "A short call names the kind, and a specialist answers with instructions for this kind alone. Simple kinds can "
        "go to a cheaper model.",
        "1 classifier + 1 specialist = 2",
        "classifier + specialist",
        "Not when a message can be of two kinds at once: one specialist answers, and half of the message is lost.",
        "routing",
        "late-parcel",
        "routing",
    ),
    "parallelization": End(
        "Parallelization",
        "No part needs another part’s answer, so all can be asked at the same time. The answers come back in the order "
        "of the list.",
        "N, one for each item",
        "the longest of the N calls",
        "Not when the items refer to each other, such as chapters that must not repeat each other: side by side, no "
        "call sees what the others write.",
        "parallelization",
        "five-emails",
        "parallelization",
    ),
    "orchestrator_workers": End(
        "Orchestrator–workers",
        "A planner reads the task and names its parts, workers do them side by side, and one call combines them. How "
        "many parts there are differs from task to task.",
        "1 plan + N workers + 1 synthesis",
        "plan + the longest worker + synthesis",
        "Not when the parts are always the same: then write them down yourself, and save the planner’s call and its "
        "mistakes.",
        "orchestrator_workers",
        "product-launch",
        "orchestrator_workers",
    ),
    "prompt_chaining": End(
        "Prompt chaining",
        "The steps and their order are fixed, and each prompt contains the answer before it. Each step is easier than "
        "the whole, and you can check what lies between them.",
        "N, one for each step",
        "the sum of the N calls",
        "Not when the steps could run side by side: a chain of N independent calls waits N times as long for nothing.",
        "prompt_chaining",
        "machine-learning",
        "prompt_chaining",
    ),
    "evaluator_optimizer": End(
        "Evaluator–optimizer",
        "A judge scores the draft and names what is missing, and the next draft mends it. It ends when the score is "
        "good enough, or at the limit of rounds.",
        "2 a round: passing in round k costs 2k",
        "the sum of the 2k calls",
        "Not when nobody can say what makes an answer good: a judge without a measure costs calls and changes little.",
        "evaluator_optimizer",
        "binary-search",
        "evaluator_optimizer",
    ),
}


def walk(answered: Mapping[str, int]) -> tuple[list[tuple[str, int]], str]:
    """The questions on the way with the place of each answer, and where it leads: a question still open, or an end."""
    path: list[tuple[str, int]] = []
    at = FIRST
    while at in QUESTIONS and 0 <= answered.get(at, -1) < len(QUESTIONS[at].answers):
        path.append((at, answered[at]))
        at = QUESTIONS[at].answers[answered[at]].to
    return path, at


def paths(at: str = FIRST, before: Sequence[tuple[str, int]] = ()) -> Iterator[tuple[list[tuple[str, int]], str]]:
    """Every way through the questions, with the end it leads to."""
    if at in ENDS:
        yield list(before), at
        return
    for place, answer in enumerate(QUESTIONS[at].answers):
        yield from paths(answer.to, [*before, (at, place)])


_PLACES = {  # column and row on a wide page; side and line on a narrow one
    "single": (0, 0, 0, 0), "one_call": (0, 1, 1, 0), "kinds": (1, 0, 0, 1), "routing": (1, 1, 1, 1),
    "depends": (2, 0, 0, 2), "known": (3, 0, 0, 3), "rounds": (3, 2, 0, 5), "parallelization": (4, 0, 1, 3),
    "orchestrator_workers": (4, 1, 1, 4), "prompt_chaining": (4, 2, 1, 5), "evaluator_optimizer": (4, 3, 1, 6),
}  # fmt: skip


def picture(answered: Mapping[str, int]) -> dict[str, Any]:
    """The whole tree for its drawing, with the way that was answered."""
    path, at = walk(answered)
    way = {asked: QUESTIONS[asked].answers[place].to for asked, place in path}

    def state(id: str) -> str:
        if id == at:
            return "open" if id in QUESTIONS else "end"
        return "way" if id in way else "rest"

    nodes = []
    for id, (column, row, side, line) in _PLACES.items():
        words = QUESTIONS[id].short if id in QUESTIONS else ENDS[id].title
        node = {"id": id, "words": words, "question": id in QUESTIONS, "state": state(id)}
        nodes.append(node | {"column": column, "row": row, "side": side, "line": line})
    edges = [
        {"from": id, "to": answer.to, "words": answer.short, "state": "way" if way.get(id) == answer.to else "rest"}
        for id, question in QUESTIONS.items()
        for answer in question.answers
    ]
    said = [f"{QUESTIONS[asked].words} {QUESTIONS[asked].answers[place].words}." for asked, place in path]
    goal = f"Open: {QUESTIONS[at].words}" if at in QUESTIONS else f"It ends at: {ENDS[at].title}."
    return {"label": " ".join(["The tree of questions.", *said, goal]), "nodes": nodes, "edges": edges}
