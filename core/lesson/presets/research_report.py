"""Ready-made inputs: research with quality control."""

from __future__ import annotations

from core.lesson.presets.preset import Preset
from core.models.simulated import FaultPlan, every

_PHONES = "Effects of phone bans in schools"

PRESETS = (
    Preset(
        "phone-bans",
        "Phone bans in schools",
        _PHONES,
        "First many hands, then one judge. What does the judge miss, and where does the next draft find it?",
        {"status": "done", "subtasks": 4, "ended": "passed", "iterations": 2, "calls": 9},
        profile="flash",  # six calls wait for each other here: the page's first run should not take longer than others
        seed=25,
    ),
    Preset(
        "bicycle",
        "History of the bicycle, one slow worker",
        "History of the bicycle",
        "One worker takes far longer than the others. Which calls wait for it, and which have long been done?",
        {"status": "done", "subtasks": 4, "ended": "passed", "iterations": 2, "calls": 9},
        latency="uneven",
    ),
    Preset(
        "worker-down",
        "One worker fails",
        "History of the bicycle",
        "A part is never delivered. Does the judge notice the gap, and can any new draft close it?",
        {"status": "partial", "failed": 1, "results": 3, "ended": "limit", "gap named": True},
        faults=FaultPlan({("worker", 2): every("empty")}),
        seed=12,
    ),
    Preset(
        "highest-target",
        "The highest target",
        _PHONES,
        "Nothing reaches the target. Which of the reports is handed over: the last one or the best one?",
        {"status": "done", "ended": "limit", "iterations": 3, "best is last": False, "calls": 11},
        options={"target_score": 10},
        seed=14,
    ),
    Preset(
        "judge-unreadable",
        "A judge nobody can read",
        _PHONES,
        "The verdict has no usable score. Is the research lost?",
        {"status": "partial", "ended": "judge failed", "score": None, "subtasks": 4},
        faults=FaultPlan({"evaluate": every("bad_schema")}),
        seed=3,
    ),
    Preset(
        "no-parts",
        "A question that needs no research",
        "What is the capital of France?",
        "The plan is empty, and the answer is short. What did plan and judge cost here?",
        {"status": "done", "subtasks": 0},
        options={"max_iterations": 1},
    ),
)
