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
