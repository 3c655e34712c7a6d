"""Several perspectives on one text: each is a call of its own, so none is coloured by another."""

from core.gather import Failed, gather
from core.llm import llm
from core.pattern import Result, Text, pattern

VIEW = "Say in two sentences what this means for {view}:\n{text}"
VIEWS: dict[str, str] = {
    "pupils": "the pupils",
    "teachers": "the teachers",
    "parents": "the parents",
    "neighbours": "the neighbours",
}


class Views(Result):
    """One view for each reader, in their order."""

    perspectives: list[str]
    views: list[str | Failed]  # in the order of the perspectives


@pattern
async def perspectives(text: Text) -> Views:
    """One text, seen by several readers side by side."""
    views = await gather(*[llm(VIEW, view=VIEWS[name], text=text, step=name) for name in VIEWS])
    return Views(perspectives=list(VIEWS), views=views)
