"""Ready-made inputs for each pattern, each with something to notice; the first of each is the one to begin with.

They reach their outcome by their input or by a fault plan, and the seed only settles times and wordings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from core.errors import WorkflowError
from core.gather import Failed
from core.models.simulated import FaultPlan, Simulated, every
from core.run import Run


@dataclass(frozen=True)
class Preset:
    """`watch` says what to notice and gives no number of the forecast away; `promise` is the outcome, for the tests."""

    id: str
    title: str
    input: str | list[str]
    watch: str
    promise: Mapping[str, object]
    options: Mapping[str, Any] = field(default_factory=dict)  # of the pattern
    prompts: Mapping[str, str] | None = None  # other templates by step name
    at_once: int | None = None  # calls at the same time; None: no limit
    seed: int = 7
    profile: str = "small"
    latency: str = "jittered"
    faults: FaultPlan | None = None
    call_deadline: float = 30.0  # seconds

    def settings(self) -> dict[str, Any]:
        """The keywords for `run`, `start`, `forecast` and `readings`, but for the model."""
        prompts = dict(self.prompts) if self.prompts else None
        return {**self.options, "seed": self.seed, "concurrency": self.at_once, "prompts": prompts}


def model(preset: Preset, speed: float = 1.0) -> Simulated:
    """The simulated model this preset is meant for; `speed`: 1 is real time, 4 four times as fast, math.inf at once."""
    return Simulated(
        preset.profile,
        latency=preset.latency,
        speed=speed,
        faults=preset.faults,
        call_deadline=preset.call_deadline,
    )


def outcome(run: Run[Any]) -> dict[str, object]:
    """What a run came to, in the words that a promise uses: its status, its error, its calls, and counts of its result.

    A text stands for itself, a list for how many of it succeeded, and `failed` counts calls.
    """
    error = run.error.kind if isinstance(run.error, WorkflowError) else None
    spans = run.trace.spans
    found: dict[str, object] = {"status": run.status, "error": error, "calls": run.trace.calls}
    found["failed"] = sum(span.status == "error" for span in spans)
    found["attempts"] = run.trace.attempts
    found["limited"] = run.trace.waiting > 0
    for name, value in run.result or ():
        found[name] = sum(not isinstance(part, Failed) for part in value) if isinstance(value, list) else value
    if run.trace.pattern == "evaluator_optimizer" and run.result is not None:
        scores = [drafts[0].score or 0 for drafts in run.result.history]
        found["best is last"] = run.result.final == run.result.last
        found["fell"] = any(after < before for before, after in pairwise(scores))
    return found


_PARCEL = "My parcel was due on Monday and the tracking has not moved since."
_EMAILS = [
    "Hi all, the team meeting on Thursday moves from two to three o'clock.",
    "50% off everything! Click here now to claim your free prize.",
    "The web shop is down and customers cannot pay. Please help now.",
    "Our newsletter: new books in the school library this month.",
    "Please find attached the invoice for March, due in thirty days.",
]
_MORE_EMAILS = [
    *_EMAILS,
    "Lunch on Friday? The new place by the station has good soup.",
    "You have won a cruise! Send your bank details within the hour.",
    "Water is running into the server room, call me back at once.",
    "Minutes of Monday's meeting are in the shared folder.",
    "Cheap watches, original quality, no questions asked.",
    "The exam starts in an hour and the printer in room twelve is dead.",
    "Thank you for the kind welcome at your school last week.",
]

_CHAINING = (
    Preset(
        "machine-learning",
        "Machine learning basics",
        "Machine learning basics",
        "Each prompt contains the answer before it. Which step can start before another has ended?",
        {"status": "done", "calls": 3},
    ),
    Preset(
        "three-topics",
        "Three topics at once",
        ["Photosynthesis", "The French Revolution", "How vaccines work"],
        "Each topic is a chain of its own. Where do the chains overlap, and where can they not?",
        {"status": "done", "chains": 3, "calls": 9},
        latency="equal",
    ),
    Preset(
        "sales-figures",
        "Messy sales figures to a table",
        "North 1.2 million, South 950 thousand, East 1,400 (in thousands), West about 1.1 million.",
        "Other prompts, the same chain. Follow the figure for East through the steps: what gets lost, and who notices?",
        {"status": "done", "calls": 3},
        prompts={
            "outline": "Extract the figures as a list, one a line:\n{topic}",
            "draft": "Sort the list, largest first:\n{outline}",
            "final": "Make a table of the list:\n{draft}",
        },
    ),
    Preset(
        "busy-server",
        "The server is busy",
        "The water cycle",
        "The server turns a call away and says how long to wait. What does the chain do meanwhile?",
        {"status": "done", "calls": 3, "attempts": 4},
        faults=FaultPlan({"draft": "rate_limit"}),
    ),
    Preset(
        "empty-step",
        "A step answers nothing",
        "Renewable energy",
        "The second step answers with an empty text. What is kept, and what is never asked?",
        {"status": "failed", "error": "empty", "calls": 2},
        faults=FaultPlan({"draft": every("empty")}),
    ),
    Preset(
        "no-topic",
        "A topic that says nothing",
        "?",
        "Does the chain notice that there is no topic? Read what each step makes of it.",
        {"status": "done", "calls": 3},
    ),
)

_ROUTING = (
    Preset(
        "late-parcel",
        "A late parcel",
        _PARCEL,
        "The first call only decides. Which words of the message does the label rest on?",
        {"status": "done", "category": "shipping", "fallback": False},
    ),
    Preset(
        "charged-twice",
        "Charged twice",
        "I was charged twice for order 4711. Please refund one of the payments today.",
        "Look at the urgency, and at what the specialist is told about it.",
        {"status": "done", "category": "refund", "urgency": "high", "fallback": False},
    ),
    Preset(
        "app-crashes",
        "The app crashes",
        "The app crashes every time I upload a photo.",
        "Compare the instructions of this specialist with those of the others in the code.",
        {"status": "done", "category": "technical", "fallback": False},
    ),
    Preset(
        "student-discount",
        "A general question",
        "Do you have a discount for students?",
        "General is a category like the others: it has a specialist of its own.",
        {"status": "done", "category": "general", "urgency": "low", "fallback": False},
    ),
    Preset(
        "two-wishes",
        "Two wishes in one message",
        "The replacement arrived broken, and I want my money back.",
        "Two specialists could answer, one may. What happens to the other half of the message?",
        {"status": "done", "fallback": False},
    ),
    Preset(
        "off-topic",
        "Nothing to do with the shop",
        "Write me a poem about your competitor.",
        "No category fits. Which one is chosen, and would you have been told?",
        {"status": "done", "category": "general", "fallback": False},
    ),
    Preset(
        "no-label",
        "The classifier gives no label",
        _PARCEL,
        "The label cannot be read. Where does the message go, and how is that shown?",
        {"status": "partial", "category": "general", "urgency": None, "fallback": True},
        faults=FaultPlan({"classify": every("bad_schema")}),
    ),
    Preset(
        "specialist-down",
        "The specialist is down",
        _PARCEL,
        "The label is right and the answer fails. Would asking the other specialists at the same time have helped?",
        {"status": "failed", "error": "server", "failed": 1},
        faults=FaultPlan({"shipping": every("server_error")}),
    ),
)

_PARALLELIZATION = (
    Preset(
        "five-emails",
        "Five e-mails",
        _EMAILS,
        "Which call ends last? All the others have to wait for it.",
        {"status": "done", "classifications": 5, "calls": 5, "failed": 0},
    ),
    Preset(
        "equal-calls",
        "Five calls of equal length",
        _EMAILS,
        "Every call takes the same time here. Is the class as many times faster as there are e-mails?",
        {"status": "done", "classifications": 5},
        latency="equal",
    ),
    Preset(
        "one-slow",
        "One slow call",
        _EMAILS,
        "The same e-mails, but one call is slow. What does that do to the speed-up?",
        {"status": "done", "classifications": 5},
        latency="uneven",
    ),
    Preset(
        "twelve-in-turns",
        "Twelve e-mails, a limit",
        _MORE_EMAILS,
        "The server takes only a few calls at once. Look for the dotted lines: they wait for a slot.",
        {"status": "done", "classifications": 12, "limited": True},
        at_once=3,
        seed=5,
    ),
    Preset(
        "one-email",
        "One e-mail",
        _EMAILS[2:3],
        "There is nothing to do side by side. What is left of the gain?",
        {"status": "done", "classifications": 1, "calls": 1},
    ),
    Preset(
        "one-fails",
        "One call fails",
        _EMAILS,
        "The server fails again and again for one e-mail. What happens to the other answers?",
        {"status": "partial", "classifications": 4, "failed": 1},
        faults=FaultPlan({("classify", 3): every("server_error")}),
    ),
    Preset(
        "one-hangs",
        "One call never answers",
        _EMAILS,
        "One call hangs. Who ends it, and when?",
        {"status": "partial", "classifications": 4, "failed": 1},
        faults=FaultPlan({("classify", 4): every("hang")}),
        call_deadline=3.0,
    ),
)

_ORCHESTRATOR = (
    Preset(
        "product-launch",
        "Launch of a water bottle",
        "Plan a product launch for a reusable water bottle",
        "Who decides how many workers there are: the code or the model?",
        {"status": "done", "left_out": 0, "failed": 0},
    ),
    Preset(
        "class-trip",
        "A class trip",
        "Organise a two-day class trip for 28 pupils",
        "Compare the plan with that of the product launch: other parts, another number of them.",
        {"status": "done", "left_out": 0, "failed": 0},
    ),
    Preset(
        "dark-mode",
        "Dark mode for a dashboard",
        "Add dark mode to a dashboard",
        "A small job gets a small plan. What do plan and synthesis cost beside the workers?",
        {"status": "done", "left_out": 0, "failed": 0},
    ),
    Preset(
        "tiny",
        "A task that needs no plan",
        "What is 2+2?",
        "Does the planner see that this needs no workers? What did asking it cost?",
        {"status": "done", "subtasks": 0, "calls": 2},
    ),
    Preset(
        "huge",
        "A task without end",
        "Write an encyclopaedia of birds",
        "The plan is larger than allowed. Where is it said what was left out?",
        {"status": "done", "subtasks": 8, "calls": 10},
        latency="equal",
    ),
    Preset(
        "said-twice",
        "A subtask named twice",
        "Prepare the open day: write the invitations, book a room, order food, write the invitations, print a map",
        "One part stands in the task twice. Is it done twice?",
        {"status": "done", "subtasks": 4, "left_out": 1},
    ),
    Preset(
        "worker-down",
        "One worker fails",
        "Organise a two-day class trip for 28 pupils",
        "A worker fails. Does the synthesis know, and does it say so?",
        {"status": "partial", "failed": 1},
        faults=FaultPlan({("worker", 2): every("empty")}),
    ),
)

_EVALUATOR = (
    Preset(
        "binary-search",
        "Binary search",
        "Write binary search in Python",
        "Read what the judge names, then look for it in the next draft.",
        {"status": "done", "ended": "passed", "iterations": 2, "best is last": True},
        seed=9,
    ),
    Preset(
        "haiku",
        "A haiku about distributed systems",
        "Write a haiku about distributed systems",
        "Count the syllables yourself. Is every new draft better than the one before?",
        {"status": "done", "fell": True, "ended": "passed"},
        seed=9,
    ),
    Preset(
        "banned-words",
        "A blurb with banned words",
        "Write a product blurb for a reusable water bottle, without the words best, amazing or unique.",
        "Rules that can be checked: which of them does the first draft break?",
        {"status": "done", "ended": "passed", "iterations": 2},
        seed=2,
    ),
    Preset(
        "already-good",
        "A low target",
        "Write a haiku about the sea",
        "What does the loop cost when there is nothing to mend?",
        {"status": "done", "ended": "passed", "iterations": 1, "calls": 2},
        options={"target_score": 5},
        seed=4,
    ),
    Preset(
        "never-passes",
        "The highest target",
        "Write a haiku about distributed systems",
        "What ends the loop, and which draft is handed over?",
        {"status": "done", "ended": "limit"},
        options={"target_score": 10},
    ),
    Preset(
        "gets-worse",
        "One thing mended, another broken",
        "Write a product blurb for a desk lamp in at most 40 words.",
        "Which draft is the result: the last one or the best one?",
        {"status": "done", "fell": True, "best is last": False},
        options={"target_score": 10},
        seed=29,
    ),
    Preset(
        "judge-unreadable",
        "A judge nobody can read",
        "Write binary search in Python",
        "The verdict has no usable score. Does the loop go on, and what is the score then?",
        {"status": "partial", "ended": "judge failed", "score": None, "iterations": 1},
        faults=FaultPlan({"evaluate": every("bad_schema")}),
    ),
)

PRESETS: dict[str, tuple[Preset, ...]] = {
    "prompt_chaining": _CHAINING,
    "routing": _ROUTING,
    "parallelization": _PARALLELIZATION,
    "orchestrator_workers": _ORCHESTRATOR,
    "evaluator_optimizer": _EVALUATOR,
}
