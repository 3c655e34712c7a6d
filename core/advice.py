"""When a pattern is worth its calls, and when it is not."""

from __future__ import annotations

from typing import NamedTuple


class Advice(NamedTuple):
    """Two or three sentences each."""

    use: str
    avoid: str


ADVICE = {
    "prompt_chaining": Advice(
        "The task has steps that you could write on a list before you start, and each needs the result of the one "
        "before it. You want to check or log what happens in between. A gate belongs where a bad answer would spoil "
        "all that follows.",
        "One prompt does it as well: try that first, it is a third of the time. The steps do not need each other: then "
        "they can run side by side. What comes next depends on the answer: then it is a route.",
    ),
    "routing": Advice(
        "Inputs fall into a few kinds that you can name, and each kind is handled better by its own prompt, model or "
        "tool. The label is easier to give than the answer. Money or time is saved because most inputs are simple.",
        "All kinds get nearly the same prompt: the label then costs a call and changes nothing. The kinds overlap, or "
        "one message often has two. You cannot say where an unclear input should go.",
    ),
    "parallelization": Advice(
        "There are many items and none needs the answer of another. You want several independent opinions on one text, "
        "so that none is coloured by the others. Somebody is waiting.",
        "An item needs what another one found. The provider lets only a few calls through at once: then the gain ends "
        "there. One item takes nearly all of the time: the others only wait for it.",
    ),
    "orchestrator_workers": Advice(
        "The parts of the task are different each time, and only somebody who has read it can name them. The parts can "
        "be done apart from each other. The answer is too long or too wide for one call.",
        "The parts are always the same: write them into the code, and save the planner and its mistakes. The task is "
        "small: planning and combining cost two calls. Parts must agree in every detail, such as names in a story.",
    ),
    "evaluator_optimizer": Advice(
        "You can say what good means, in words that a judge can check. A first draft is seldom good enough, and a hint "
        "makes it better. Quality is worth several times the calls.",
        "Nobody could tell a good result from a bad one: then the score is noise. A test, a linter or a rule in code "
        "can check it: use that as the judge. The first draft is nearly always good enough.",
    ),
    "support_system": Advice(
        "The kinds of input need not only other words but other steps: one a chain, one two checks, one a single call. "
        "You have built and tested each route alone. Most messages are simple and should not pay for the hard ones.",
        "One prompt serves all kinds, or only the instructions differ: then plain routing is enough. A wrong label is "
        "dear, since all that follows goes the wrong way. You cannot yet say what each route should do.",
    ),
    "research_report": Advice(
        "The topic has parts that can be looked into side by side, and the whole is read by somebody who will find its "
        "faults. What a good report is can be put into words for the judge. Nobody waits for it at the screen.",
        "The reader wants the facts, not the style: then stop after the synthesis. A part that is missing cannot be "
        "mended by a judge, who only rewrites what is there. The answer has to come within seconds.",
    ),
}
