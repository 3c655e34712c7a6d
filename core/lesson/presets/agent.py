"""Ready-made inputs: questions for an agent, and for the fixed workflow beside it."""

from __future__ import annotations

from core.lesson.presets.preset import Preset
from core.models.simulated import FaultPlan

PRESETS = (
    Preset(
        "two-rivers",
        "Two rivers: find and work out",
        "How much longer is the Nile than the Danube?",
        "Both need the same facts. Which of the two decides how often it searches?",
        {"status": "done", "ended": "answered", "searches": 2, "calculations": 1, "failed": 0, "found": True},
        seed=2,
    ),
    Preset(
        "river-of-vienna",
        "One fact leads to the next",
        "How long is the river that flows through Vienna?",
        "What to search for second is only known after the first search. What can the fixed workflow do then?",
        {"status": "done", "ended": "answered", "searches": 2, "calculations": 0, "found": True},
    ),
    Preset(
        "percentage",
        "Only a calculation",
        "What is 17.5% of 2,480?",
        "There is nothing to search for. Who searches all the same?",
        {"status": "done", "ended": "answered", "searches": 0, "calculations": 1, "found": True},
        seed=3,
    ),
    Preset(
        "haiku",
        "Nothing to look up",
        "Write a haiku about the sea",
        "No tool is of any use here. How many calls does each of the two make?",
        {"status": "done", "ended": "answered", "searches": 0, "calculations": 0, "calls": 1, "found": True},
        seed=3,
    ),
    Preset(
        "atlantis",
        "Nothing to be found",
        "How tall is the tallest sunflower in Atlantis?",
        "The collection says nothing about it. Do both say so?",
        {"status": "done", "ended": "answered", "searches": 1, "calculations": 0, "found": False},
    ),
    Preset(
        "too-large",
        "A tool that fails",
        "What is 9 to the power of 9 to the power of 9?",
        "The calculation is refused. What becomes of the reason, and what is the next step?",
        {"status": "partial", "ended": "answered", "searches": 0, "calculations": 2, "failed": 2},
        seed=1,
    ),
    Preset(
        "busy-server",
        "A busy server",
        "What is 15% of 640?",
        "The first attempt of each decision is refused. Does the agent decide anything else because of that?",
        {"status": "done", "ended": "answered", "calculations": 1, "failed": 0},
        faults=FaultPlan({"decide": "server_error", "query": "server_error"}),
    ),
    Preset(
        "five-rivers",
        "More than the bound allows",
        "How long are the Nile, the Danube, the Rhine, the Amazon and the Volga together?",
        "The loop is bounded. Is there an answer when the bound is reached?",
        {"status": "done", "ended": "limit"},
    ),
)
