"""A naive route, the lesson's own table: `general` is a label of the classifier and has no specialist."""

from core.errors import WorkflowError
from core.llm import llm, parse
from core.pattern import Text, pattern
from core.patterns.routing import ANSWER, CLASSIFY, SPECIALISTS, Routed, SupportCategory, routed


class Table(dict[str, str]):
    def __missing__(self, key: str) -> str:
        raise WorkflowError(f"KeyError: {key!r}. No specialist has this name, and the label was paid for.")


NAIVE = Table({name: told for name, told in SPECIALISTS.items() if name != "general"})


@pattern
async def naive_route(query: Text) -> Routed:
    label = await parse(SupportCategory, CLASSIFY, query=query, step="classify")
    response = await llm(ANSWER, instructions=NAIVE[label.category], query=query, step=label.category)
    return routed(label, response)
