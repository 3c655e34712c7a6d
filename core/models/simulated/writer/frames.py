"""Outlines for subjects the writer does not know: honest frames in the subject's own words."""

import re
from typing import NamedTuple

_I = re.IGNORECASE


class Step(NamedTuple):
    title: str
    gist: str
    text: str  # what a draft says of it; empty: the gist alone, which holds the facts


PLAIN = (
    Step(
        "What {s} is",
        "the idea in one sentence, with an example",
        "one sentence and one example say more about {s} than a long definition",
    ),
    Step(
        "Why it matters",
        "who meets it, and what it changes",
        "the question is who meets {s}, what changes for them and what would be missing without it",
    ),
    Step(
        "How to begin",
        "one small step, and how to see if it worked",
        "a first step should be small, cost little and show by itself if it worked",
    ),
    Step(
        "Limits",
        "what it cannot do, and for whom it is not made",
        "it helps to know early what {s} cannot do, and whom it costs time or comfort",
    ),
    Step(
        "An example",
        "one case followed from start to end",
        "one case from everyday life, followed from start to end, makes {s} easy to remember",
    ),
    Step(
        "Open questions",
        "what is not known, and who could find out",
        "some things about {s} are open, and naming them is better than guessing",
    ),
    Step(
        "Where to read on",
        "two sources that do not copy each other",
        "two sources that do not copy each other are worth more than ten that do",
    ),
)
COMPARISON = (
    Step(
        "What they have in common",
        "one purpose, so they can be compared",
        "both serve one purpose, because otherwise there would be nothing to choose",
    ),
    Step(
        "Where they differ",
        "cost, time, effort and result side by side",
        "cost, time, effort and result stand side by side, so the differences can be seen at once",
    ),
    Step(
        "How to choose",
        "which one fits whom, and when",
        "the better one depends on who chooses, so the answer names the person and the situation",
    ),
    Step("A small trial", "try both before deciding", "a trial of both for a week shows more than any list"),
)
HISTORY = (
    Step(
        "Beginnings",
        "who needed it first, and what was there before",
        "it often begins with a need that older ways no longer met",
    ),
    Step(
        "Turning points",
        "two or three changes that stayed",
        "two or three changes stayed, and each of them made something new possible",
    ),
    Step(
        "Today",
        "what is left of the past, and what comes next",
        "a look at the present shows what was kept, what was lost and what may come next",
    ),
    Step(
        "Sources",
        "how we know all this",
        "letters, pictures and objects tell the story, if one asks who made them and why",
    ),
)
HOW_TO = (
    Step(
        "Before you start",
        "what is needed, and what a good result looks like",
        "a clear picture of the result and a list of what is needed save most of the trouble",
    ),
    Step(
        "Step by step",
        "the order of work, one thing at a time",
        "the work is easier if each step is finished and looked at before the next one begins",
    ),
    Step(
        "Check and improve",
        "how to see mistakes early and mend them",
        "mistakes are cheap while they are small, so a short check follows each step",
    ),
    Step("Going further", "one harder example", "a second, harder example shows what has really been learnt"),
)
QUESTION = (
    Step(
        "The question behind it",
        "what exactly is asked, and by whom",
        "many quarrels end when it is clear what exactly is asked, and by whom",
    ),
    Step(
        "Reasons on both sides",
        "the best one for and the best one against",
        "the best reason for and the best reason against belong next to each other",
    ),
    Step(
        "An answer with limits",
        "what follows, and when it does not hold",
        "an honest answer says what follows and in which case it does not hold",
    ),
    Step("What to find out", "the fact that would settle it", "often one missing fact would settle the question"),
)
WHY = (
    Step(
        "What is observed",
        "the thing itself, without an explanation yet",
        "it helps to describe exactly what happens, when, and when it does not",
    ),
    Step(
        "Possible causes",
        "two or three, the simplest first",
        "two or three causes come to mind, and the simplest one is looked at first",
    ),
    Step(
        "How to find out",
        "change one thing and look again",
        "if only one thing is changed at a time, the result shows which cause counts",
    ),
    Step(
        "What follows",
        "what one can do with the answer",
        "a cause that is known can be used, avoided or explained to others",
    ),
)
EVENT = (
    Step("What happens", "", ""),
    Step("When and where", "", ""),
    Step("How to join", "", ""),
    Step("Good to know", "", ""),
)
FIGURES = (Step("The figures", "", ""), Step("Top and bottom", "", ""), Step("What to check", "", ""))
_KINDS = (
    (r"\b(?:vs\.?|versus|compare\w*|comparison|difference)\b|\b\w+ or \w+\b", COMPARISON),
    (r"\b(?:history|origins?|story|rise and fall) of\b", HISTORY),
    (
        r"^\W*(?:how (?:to|do|can)|learn\w*|build\w*|bak(?:e|ing)|cook\w*|play\w*|grow\w*|repair\w*|clean\w*"
        r"|train\w*|teach\w*|writ(?:e|ing)|plan\w*|organi[sz]\w+|prepar\w+)\b",
        HOW_TO,
    ),
    (r"^\W*(?:why|how come|what causes)\b|\b(?:causes? of|reasons? for)\b", WHY),
    (r"\?\s*$|^\W*(?:should|is|are|does|do|can|will|what if)\b", QUESTION),
)
_BY_TITLE = {
    step.title.lower(): step
    for kind in (PLAIN, COMPARISON, HISTORY, HOW_TO, QUESTION, WHY, EVENT, FIGURES)
    for step in kind
}


def frame_for(body: str) -> tuple[Step, ...]:
    """The frame for a kind of subject: a comparison, a history, a skill, a question, or the plain one."""
    return next((steps for words, steps in _KINDS if re.search(words, body[:300], _I)), PLAIN)


def step_titled(title: str) -> Step | None:
    """The step of a frame with this title."""
    bare = title.strip().rstrip(".:").lower()
    if re.fullmatch(r"what .{2,60} (?:is|are)", bare):
        return PLAIN[0]
    return _BY_TITLE.get(bare)
