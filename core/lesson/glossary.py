"""The words of the lab, each with one plain sentence, its unit, and where it can be seen."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    name: str
    meaning: str
    unit: str = ""  # empty for what is not a number


WORDS = (
    Word("workflow", "Several model calls whose order stands in the code. You control the flow."),
    Word("agent", "A loop in which the model decides after each answer which tool to call next, and when to stop."),
    Word("tool", "A function that an agent may ask for, such as search or calculate. The code runs it."),
    Word("prompt", "The text that one call sends. A template has places, such as {topic}, that are filled by name."),
    Word(
        "structured output",
        "An answer in a form that was asked for, such as one of four labels or a score with feedback. The code checks "
        "the form before it uses the answer.",
    ),
    Word("run", "One execution of a pattern on one input."),
    Word("call", "What a pattern asks of a model or a tool once. Its record is a span."),
    Word("trace", "The record of a run: every call, with its texts, its times and what it waited for."),
    Word("span", "One call to a model or a tool as the pattern sees it, with all its retries."),
    Word("attempt", "One request that was really sent; a call that is tried again has several."),
    Word(
        "back-off",
        "The pause between a failed attempt and the next one. It is not work, and it holds no slot.",
        "seconds",
    ),
    Word("group", "A pattern that runs inside another one: its calls belong together and can be folded."),
    Word("queued", "The moment when the pattern asks for a call.", "seconds since the run began"),
    Word("start", "The moment when a call’s first attempt gets its slot.", "seconds since the run began"),
    Word(
        "slot",
        "Room for one attempt in flight. With a limit of 3 there are three, and further attempts wait.",
        "a count",
    ),
    Word("calls in flight", "The attempts that are under way at one moment; the most of them is the peak."),
    Word("law", "The lesson’s rule for a pattern’s calls and seconds, filled with the numbers of one input."),
    Word("depends on", "The earlier calls whose answers had to be there before this call could be asked for."),
    Word("held by", "The attempt whose end gave this one its slot or its turn. A limit makes this, not the pattern."),
    Word(
        "work",
        "How long all attempts together took, as if made one after the other (T1). Waiting is not counted.",
        "seconds",
    ),
    Word("makespan", "How long the run took: from its first start to its last end.", "seconds"),
    Word(
        "critical path",
        "The longest chain of calls that depend on each other. No run can be shorter than it.",
        "seconds",
    ),
    Word(
        "what the run waited for",
        "The chain of calls, pauses and waits for a slot, back from the end of the run. It adds up to the makespan.",
        "seconds",
    ),
    Word(
        "speed-up",
        "Inside one run, work divided by makespan; between two runs, one makespan divided by the other. The page says "
        "which.",
        "a ratio, such as 3.7×",
    ),
    Word(
        "time to first token", "From the start of the attempt that succeeded to the first piece of its text.", "seconds"
    ),
    Word("tokens", "The pieces of words that a model reads and writes, and that are paid for.", "a count"),
    Word(
        "cost",
        "The price of the tokens, those that went in and those that came out, by a price table with a date.",
        "US dollars",
    ),
    Word("simulated", "Answered by the model inside this program, in real time: no key, no network."),
    Word("live", "Answered by a real model over the network."),
    Word("predicted", "Run beforehand with the simulated model on a clock that jumps: hours in milliseconds."),
    Word("computed", "Arithmetic on given numbers; nothing ran."),
)


def found(asked: str) -> list[Word]:
    """The words whose name or meaning contains what was asked; names first; all of them for nothing."""
    asked = " ".join(asked.casefold().split())
    named = [word for word in WORDS if asked in word.name]
    return named + [word for word in WORDS if word not in named and asked in word.meaning.casefold()]
