"""Ready-made inputs: plans and workers."""

from __future__ import annotations

from core.lesson.presets.preset import Preset
from core.models.simulated import FaultPlan, every

PRESETS = (
    Preset(
        "product-launch",
        "Launch of a water bottle",
        "Plan a product launch for a reusable water bottle",
        "Who decides how many workers there are: the code or the model?",
        {"status": "done", "left_out": 0, "failed": 0},
        seed=1,
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
        "research",
        "Research: effects of phone bans in schools",
        "Research the effects of phone bans in schools",
        "Read the prompts of the workers. Which of them could have been written before the plan was there?",
        {"status": "done", "left_out": 0, "failed": 0},
        group="Use case",
    ),
    Preset(
        "perspectives",
        "Perspectives: a four-day school week",
        "Discuss a four-day school week as seen by pupils, teachers and parents",
        "The views come from the task here. On the page Parallelization they stand in the code.",
        {"status": "done", "subtasks": 3, "left_out": 0, "failed": 0},
        group="Use case",
    ),
    Preset(
        "depends-on-input",
        "Subtasks that depend on the input: a comparison",
        "Compare trains, buses and bicycles in a small town",
        "Change one word of the task, add a fourth thing to compare: what becomes of the plan?",
        {"status": "done", "subtasks": 4, "left_out": 0, "failed": 0},
        group="Use case",
    ),
    Preset(
        "huge",
        "A task without end",
        "Write an encyclopaedia of birds",
        "The plan is larger than allowed. Where is it said what was left out?",
        {"status": "done", "subtasks": 8, "calls": 10},
        latency="equal",
        group="What goes wrong",
    ),
    Preset(
        "said-twice",
        "A subtask named twice",
        "Prepare the open day: write the invitations, book a room, order food, write the invitations, print a map",
        "One part stands in the task twice. Is it done twice?",
        {"status": "done", "subtasks": 4, "left_out": 1},
        group="What goes wrong",
    ),
    Preset(
        "worker-down",
        "One worker fails",
        "Organise a two-day class trip for 28 pupils",
        "A worker fails. Does the synthesis know, and does it say so?",
        {"status": "partial", "failed": 1, "gap named": True},
        faults=FaultPlan({("worker", 2): every("empty")}),
        group="What goes wrong",
    ),
)
