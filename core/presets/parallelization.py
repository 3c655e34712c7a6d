"""Ready-made inputs: items side by side."""

from __future__ import annotations

from core.models.simulated import FaultPlan, every
from core.presets.preset import Preset

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

PRESETS = (
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
