"""Ready-made inputs: loops."""

from __future__ import annotations

from core.models.simulated import FaultPlan, every
from core.presets.preset import Preset

PRESETS = (
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
        "code",
        "Code: is a word a palindrome",
        "Write a Python function that checks whether a word is a palindrome",
        "The judge reads code as a colleague would. Which of its remarks would a test have found, too?",
        {"status": "done", "ended": "passed"},
        group="Use case",
    ),
    Preset(
        "technical-writing",
        "Technical writing: instructions",
        "Write instructions for changing a bicycle tyre, for beginners.",
        "Somebody will follow this with dirty hands. What does the judge ask for, and is it there in the end?",
        {"status": "done", "ended": "passed", "iterations": 2},
        group="Use case",
    ),
    Preset(
        "quality-control",
        "Quality control: an e-mail with rules",
        "Write an e-mail to parents about the museum trip on 14 May, at most 60 words.",
        "Every rule of the task is a check. Which rule is broken longest?",
        {"status": "done", "ended": "passed", "iterations": 3},
        group="Use case",
        seed=29,
    ),
    Preset(
        "design",
        "Design: an invitation card",
        "Design an invitation to the school concert on 14 May in the gym, at most 60 words.",
        "Taste cannot be measured, but rules can. What does this judge not see?",
        {"status": "done", "ended": "passed", "iterations": 2},
        group="Use case",
        seed=8,
    ),
    Preset(
        "never-passes",
        "The highest target",
        "Write a haiku about distributed systems",
        "What ends the loop, and which draft is handed over?",
        {"status": "done", "ended": "limit"},
        options={"target_score": 10},
        group="What goes wrong",
    ),
    Preset(
        "gets-worse",
        "One thing mended, another broken",
        "Write a product blurb for a desk lamp in at most 40 words.",
        "Which draft is the result: the last one or the best one?",
        {"status": "done", "fell": True, "best is last": False},
        options={"target_score": 10},
        seed=29,
        group="What goes wrong",
    ),
    Preset(
        "judge-unreadable",
        "A judge nobody can read",
        "Write binary search in Python",
        "The verdict has no usable score. Does the loop go on, and what is the score then?",
        {"status": "partial", "ended": "judge failed", "score": None, "iterations": 1},
        faults=FaultPlan({"evaluate": every("bad_schema")}),
        group="What goes wrong",
    ),
)
