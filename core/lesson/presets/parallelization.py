"""Ready-made inputs: items side by side."""

from __future__ import annotations

from core.lesson.presets.preset import Preset
from core.lesson.use_cases.documents import documents
from core.lesson.use_cases.perspectives import perspectives
from core.lesson.use_cases.voting import voting
from core.models.simulated import FaultPlan, every

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
_CALLS = [
    "The lift is stuck between two floors and there are people in it.",
    "Could you tell me the opening hours of the pool?",
    "Smoke is coming out of the printer room, please come now.",
    "My son has a high fever and is hard to wake.",
    "I would like to book the sports hall for next month.",
    "The street lamp in front of my house has been flickering for a while.",
]
_DOCUMENTS = [
    "The library closes from May to July because its heating must be replaced. Books can be borrowed at the town hall.",
    "The sports club has 412 members, 38 more than last year. Most of the new ones are children under twelve.",
    "The bridge may carry no lorries until the cracks are repaired. Buses take the long way round through the valley.",
    "The school garden gave 90 kilos of potatoes. They were cooked in the canteen and nobody asked for noodles.",
    "The new timetable starts on Monday. The last train leaves half an hour earlier than before, at ten past eleven.",
    "The museum shows letters from emigrants. Many asked for bread recipes, because bought bread was not the same.",
]
_PARTY = (
    "School party on Friday 14 March in the gym. The pupils of class 9 bring cakes, Mr Lopez buys drinks for 80 euros, "
    "paid from the class budget."
)
_LAKE = "Summer night on 20 June: Ms Brandt books the boats, paid by the parents, and at night we all swim in the lake."

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
        "*At once* lets only a few calls run side by side. Look for the dotted lines: they wait for a slot.",
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
        "bulk-documents",
        "Bulk documents: a summary of each",
        _DOCUMENTS,
        "Every summary comes from one document alone. Does a long document hold up the short ones?",
        {"status": "done", "summaries": 6, "failed": 0, "calls": 6},
        group="Use case",
        pattern=documents,
        label="Documents, one per line",
    ),
    Preset(
        "several-views",
        "Several perspectives on one text",
        "From autumn, school starts an hour later, at nine o'clock.",
        "The same text, other eyes. Why are these separate calls, and not one call that asks for all views?",
        {"status": "done", "views": 4, "failed": 0, "calls": 4},
        group="Use case",
        pattern=perspectives,
        label="Text",
    ),
    Preset(
        "urgent-calls",
        "Urgent work: calls for help",
        _CALLS,
        "Somebody waits for each of these. Compare: when does the last caller know, in a row and side by side?",
        {"status": "done", "classifications": 6, "failed": 0},
        prompts={"classify": "Classify the urgency as high, medium or low, and say why in a few words: {email}"},
        group="Use case",
        label="Calls, one per line",
    ),
    Preset(
        "voting",
        "Voting: three reviewers, one plan",
        _PARTY,
        "Each reviewer looks for one thing only. What must happen for the plan to be rejected?",
        {"status": "done", "decision": "approved", "votes": 3},
        group="Use case",
        pattern=voting,
        label="Plan to vote on",
    ),
    Preset(
        "voting-outvoted",
        "Voting: one reviewer is outvoted",
        _LAKE,
        "One reviewer is against it and loses. Is a majority the right rule for this question?",
        {"status": "done", "decision": "approved", "votes": 3},
        group="Use case",
        pattern=voting,
        label="Plan to vote on",
    ),
    Preset(
        "voting-tie",
        "Voting: one reviewer fails, and the others disagree",
        _LAKE,
        "One vote for, one against. What does the rule say, and would you have chosen it?",
        {"status": "partial", "decision": "rejected", "votes": 2, "failed": 1},
        faults=FaultPlan({"budget": every("server_error")}),
        group="What goes wrong",
        pattern=voting,
        label="Plan to vote on",
    ),
    Preset(
        "voting-undecided",
        "Voting: two of three reviewers fail",
        _PARTY,
        "The only vote that came in is in favour. Is the plan approved?",
        {"status": "partial", "decision": "cannot decide", "votes": 1, "failed": 2},
        faults=FaultPlan({"safety": every("server_error"), "budget": every("refusal")}),
        group="What goes wrong",
        pattern=voting,
        label="Plan to vote on",
    ),
    Preset(
        "one-fails",
        "One call fails",
        _EMAILS,
        "The server fails again and again for one e-mail. What happens to the other answers?",
        {"status": "partial", "classifications": 4, "failed": 1},
        faults=FaultPlan({("classify", 3): every("server_error")}),
        group="What goes wrong",
    ),
    Preset(
        "one-hangs",
        "One call never answers",
        _EMAILS,
        "One call hangs. Who ends it, and when?",
        {"status": "partial", "classifications": 4, "failed": 1},
        faults=FaultPlan({("classify", 4): every("hang")}),
        call_deadline=3.0,
        group="What goes wrong",
    ),
)
