"""A naive route, the lesson's own table: `general` is a label of the classifier and has no specialist."""

from core.errors import WorkflowError
from core.llm import llm, parse
from core.pattern import Text, pattern
from core.patterns.routing import ANSWER, CLASSIFY, SPECIALISTS, Routed, SupportCategory, routed

NAIVE = {name: instructions for name, instructions in SPECIALISTS.items() if name != "general"}


@pattern
async def naive_route(query: Text) -> Routed:
    """Label, then specialist, by a table that has no entry for one of the labels."""
    label = await parse(SupportCategory, CLASSIFY, query=query, step="classify")
    try:
        instructions = NAIVE[label.category]
    except KeyError as crash:  # a script would end here; the lab shows it as a failed run
        raise WorkflowError(f"KeyError: {crash}. No specialist has this name, and the label was paid for.") from crash
    response = await llm(ANSWER, instructions=instructions, query=query, step=label.category)
    return routed(label, response)
