"""Ready-made inputs: a route with other patterns behind it."""

from __future__ import annotations

from core.lesson.presets.preset import Preset
from core.models.simulated import FaultPlan, every

_BILL = "Why is my bill 20 euros higher this month?"

PRESETS = (
    Preset(
        "printer-offline",
        "Printer offline after an update",
        "My printer has been offline since yesterday's update.",
        "Behind the label stands a chain. Which of its steps could start before another one has ended?",
        {"status": "done", "category": "technical", "fallback": False, "calls": 4},
    ),
    Preset(
        "higher-bill",
        "Why is my bill higher?",
        _BILL,
        "Behind the label two checks run side by side. Follow both into the reply.",
        {"status": "done", "category": "billing", "fallback": False, "calls": 4},
    ),
    Preset(
        "opening-hours",
        "Opening hours?",
        "What are your opening hours?",
        "A plain question takes the short way. What did the system save by asking for the label first?",
        {"status": "done", "category": "general", "urgency": "low", "fallback": False, "calls": 2},
    ),
    Preset(
        "equal-bill",
        "The bill, all calls equal",
        _BILL,
        "Every call takes the same time. How many calls are there, and how many of them does the reply wait for?",
        {"status": "done", "category": "billing", "calls": 4},
        latency="equal",
    ),
    Preset(
        "policy-down",
        "The policy check fails",
        _BILL,
        "One of two checks fails. Is the reply still sent, and does it say what is missing?",
        {"status": "partial", "category": "billing", "failed": 1, "calls": 4, "gap named": True},
        faults=FaultPlan({"policy": every("bad_request")}),
    ),
    Preset(
        "solution-down",
        "The chain breaks in the middle",
        "The app crashes every time I upload a photo.",
        "A step in the middle of the chain fails. What is kept, and what is never asked?",
        {"status": "failed", "error": "server", "calls": 3, "failed": 1},
        faults=FaultPlan({"solution": every("server_error")}),
    ),
    Preset(
        "no-label",
        "The classifier gives no label",
        "My printer has been offline since yesterday's update.",
        "The label cannot be read. Which of the three routes is safe for every message?",
        {"status": "partial", "category": "general", "urgency": None, "fallback": True, "calls": 2},
        faults=FaultPlan({"classify": every("bad_schema")}),
    ),
)
