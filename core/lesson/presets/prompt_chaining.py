"""Ready-made inputs: chains."""

from __future__ import annotations

from core.lesson.presets.preset import Preset
from core.lesson.use_cases.gated_chain import gated_chain
from core.models.simulated import FaultPlan, every

_ARTICLE = (
    "The town library closes from May to July, because its heating is forty years old and must be replaced. Readers "
    "can borrow books at the town hall on weekday afternoons, but there is only room for a tenth of the collection. "
    "The reading club meets in the museum. The mayor says the new heating will save a third of the gas."
)

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
        "content",
        "Content: a text about recycling",
        "Why recycling matters, for a school magazine",
        "The classic chain for content. Compare draft and final text: what did the last step change?",
        {"status": "done", "calls": 3},
        group="Use case",
    ),
    Preset(
        "sales-figures",
        "Data processing: messy sales figures to a table",
        "North 1.2 million, South 950 thousand, East 1,400 (in thousands), West about 1.1 million.",
        "Other prompts, the same chain. Follow the figure for East through the steps: what gets lost, and who notices?",
        {"status": "done", "calls": 3},
        prompts={
            "outline": "Extract the figures as a list, one a line:\n{topic}",
            "draft": "Sort the list, largest first:\n{outline}",
            "final": "Make a table of the list:\n{draft}",
        },
        group="Use case",
    ),
    Preset(
        "news-to-talk",
        "Multi-stage transformation: an article to a short talk",
        _ARTICLE,
        "Article, summary, points, talk. Which facts of the article are still there at the end?",
        {"status": "done", "calls": 3},
        prompts={
            "outline": "Summarise in three sentences:\n{topic}",
            "draft": "Create a 3-point outline for:\n{outline}",
            "final": "Write a short text based on this outline:\n{draft}",
        },
        group="Use case",
    ),
    Preset(
        "gate-mends",
        "A gate: an outline without a place",
        "Chess club: beginners' evening on Friday 14 March at 4 pm, behind the boathouse. Snacks, no boards needed.",
        "The gate finds no place in the first outline, though the notes name one. Which steps does that add?",
        {"status": "done", "passed": True, "missing": 0, "calls": 6},
        group="Use case",
        pattern=gated_chain,
        label="Notes for the announcement",
        seed=8,
    ),
    Preset(
        "gate-opens",
        "A gate: nothing is missing",
        "Chess club: beginners' evening on Friday 14 March at 4 pm in the school library. Snacks, no boards needed.",
        "What does a gate cost when it has nothing to hold back?",
        {"status": "done", "passed": True, "missing": 0, "calls": 4},
        group="Use case",
        pattern=gated_chain,
        label="Notes for the announcement",
    ),
    Preset(
        "gate-stops",
        "A gate: the notes name no date and no place",
        "Chess club: beginners' evening, snacks, no boards needed.",
        "The gate stops the chain. Which calls are never made, and what would the last step have written?",
        {"status": "done", "passed": False, "missing": 2, "calls": 4},
        group="What goes wrong",
        pattern=gated_chain,
        label="Notes for the announcement",
        seed=8,
    ),
    Preset(
        "busy-server",
        "The server is busy",
        "The water cycle",
        "The server turns a call away and says how long to wait. What does the chain do meanwhile?",
        {"status": "done", "calls": 3, "attempts": 4},
        faults=FaultPlan({"draft": "rate_limit"}),
        group="What goes wrong",
    ),
    Preset(
        "empty-step",
        "A step answers nothing",
        "Renewable energy",
        "The second step answers with an empty text. What is kept, and what is never asked?",
        {"status": "failed", "error": "empty", "calls": 2},
        faults=FaultPlan({"draft": every("empty")}),
        group="What goes wrong",
    ),
    Preset(
        "no-topic",
        "A topic that says nothing",
        "?",
        "Does the chain notice that there is no topic? Read what each step makes of it.",
        {"status": "done", "calls": 3},
        group="What goes wrong",
    ),
)
