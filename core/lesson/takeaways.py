"""The ten takeaways of the lesson, each with the page and the ready-made input that shows it."""

from __future__ import annotations

from typing import NamedTuple


class Takeaway(NamedTuple):
    """`look` says what to do on the page and where to look; `preset` is empty for a page without runs."""

    title: str
    words: str
    page: str
    preset: str
    look: str


TAKEAWAYS = (
    Takeaway(
        "Chaining: sequential dependencies",
        "Each prompt contains the answer before it, so no step can start early. The time is the sum of the calls.",
        "prompt_chaining",
        "machine-learning",
        "Press Run, then open the prompt of the second call: the outline stands in it, marked.",
    ),
    Takeaway(
        "Routing: branching on a label",
        "One call names the kind of the input, and your code picks the specialist for it.",
        "routing",
        "charged-twice",
        "Press Run and see which of the four specialists is asked.",
    ),
    Takeaway(
        "Parallelization: at the same time, for speed",
        "Independent calls start together, so the run takes as long as the longest one, not as long as all of them.",
        "parallelization",
        "five-emails",
        "Press Compare: the same calls, one after the other and side by side.",
    ),
    Takeaway(
        "Orchestrator–workers: the parts are found during the run",
        "A planner decides what the parts are and how many. Another task gets another plan from the same code.",
        "orchestrator_workers",
        "class-trip",
        "Press Run, then choose the product launch and run that: another number of workers.",
    ),
    Takeaway(
        "Evaluator–optimizer: quality through rounds",
        "A judge scores each draft and says what is missing. More rounds cost more, and a later draft can be worse.",
        "evaluator_optimizer",
        "gets-worse",
        "Press Run and follow the scores: the best draft is kept, not the last one.",
    ),
    Takeaway(
        "Workflows: you control the flow",
        "The order of the steps stands in the code. Run it ten times, and it takes the same way ten times.",
        "workflows_vs_agents",
        "",
        "Compare the ways of the ten workflow runs: they are one picture.",
    ),
    Takeaway(
        "Agents: the model controls the flow",
        "The model decides after every answer what to do next and when to stop. The way can differ from run to run.",
        "workflows_vs_agents",
        "",
        "Compare the ways of the ten agent runs: they are several pictures.",
    ),
    Takeaway(
        "The patterns combine",
        "A step of one pattern can be another pattern. Real applications route first, then chain or fan out.",
        "support_system",
        "printer-offline",
        "Run it for a technical question and for a bill: two routes, two patterns inside.",
    ),
    Takeaway(
        "The task decides",
        "What depends on what, what is known beforehand and how good it must be: that chooses the pattern.",
        "choose",
        "",
        "Answer the questions for a task of your own.",
    ),
    Takeaway(
        "All patterns are asynchronous",
        "While one call waits for its answer, others can be asked: waiting costs no computing time. So side by side is "
        "possible wherever nothing depends on anything.",
        "parallelization",
        "twelve-in-turns",
        "Press Run and read “calls in flight”: at most three at once, because the limit says so.",
    ),
)
