"""Ready-made inputs: routes."""

from __future__ import annotations

from core.models.simulated import FaultPlan, every
from core.presets.preset import Preset

_PARCEL = "My parcel was due on Monday and the tracking has not moved since."

PRESETS = (
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
