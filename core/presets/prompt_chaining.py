"""Ready-made inputs: chains."""

from __future__ import annotations

from core.models.simulated import FaultPlan, every
from core.presets.preset import Preset

PRESETS = (
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
