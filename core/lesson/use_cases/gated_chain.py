"""A chain with a gate: a check sends the outline back once, and stops the chain if that was no help."""

from pydantic import BaseModel

from core.gather import or_failed
from core.llm import llm, parse
from core.pattern import Result, Text, pattern
from core.patterns.prompt_chaining import DRAFT, EDIT, OUTLINE

GATE = "Does this outline name a date and a place?\n{outline}"
ADD = "Add the {missing} to this outline, from the notes alone.\nNotes: {topic}\n\nOutline:\n{outline}"


class Gate(BaseModel):
    """What the gate sees in an outline."""

    has_date: bool
    has_place: bool
    reason: str

    @property
    def missing(self) -> list[str]:
        """What the outline lacks, in words."""
        return [name for name, there in (("date", self.has_date), ("place", self.has_place)) if not there]


class Gated(Result):
    """The chain's texts, as far as the gate let them come."""

    passed: bool
    missing: list[str]  # what the last gate did not find
    outline: str
    draft: str  # empty: the gate let nothing through
    final: str
    polished: bool = True  # False: the last step failed, and the final text is the draft


@pattern
async def gated_chain(topic: Text) -> Gated:
    """A chain with a gate behind the outline: go on, add once, or stop."""
    outline = await llm(OUTLINE, topic=topic, step="outline")
    gate = await parse(Gate, GATE, outline=outline, step="gate")
    if gate.missing:
        missing = " and the ".join(gate.missing)
        outline = await llm(ADD, missing=missing, topic=topic, outline=outline, step="add")
        gate = await parse(Gate, GATE, outline=outline, step="gate")
    if gate.missing:
        return Gated(passed=False, missing=gate.missing, outline=outline, draft="", final="")
    draft = await llm(DRAFT, outline=outline, step="draft")
    final = await or_failed(llm(EDIT, draft=draft, step="final"))
    return Gated(passed=True, missing=[], outline=outline, draft=draft, final=final or draft, polished=bool(final))
