"""Breaking a task into parts: as many as it needs, none when one answer is enough."""

import random
import re

from core.models.simulated.writer import study, sums
from core.models.simulated.writer.plan_facts import BIRDS, fact_in
from core.models.simulated.writer.plan_material import KNOWN, Known
from core.models.simulated.writer.text import capital, excerpt, is_marked, number_in, one_line, unmarked, words
from core.models.simulated.writer.topics import has_words, topic_of

_I = re.IGNORECASE
_HUGE = re.compile(
    r"\bencyclop\w+|\bdictionary of\b|\bcomplete (?:history|guide|catalogue|atlas|list)\b"
    r"|\beverything (?:about|there is)\b|\ball (?:the )?(?:countries|animals|languages|species|kings|"
    r"elements|cities|inventions)\b|\bevery (?:country|animal|city|species|language|element|state)\b|\b(?:100"
    r"|hundred|fifty|50)[- ](?:chapters?|parts?|recipes|pages?|entries|subtasks)\b",
    _I,
)
_SMALL = re.compile(
    r"\b(?:haiku|slogan|tagline|one sentence|a sentence|limerick|synonym|definition|headline|e-?mail to"
    r"|short e-?mail|translate|spell|blurb|riddle|joke)\b",
    _I,
)
_QUESTION = re.compile(
    r"^\W*(?:what(?:'s| is| are| was)|who|when|where|how (?:many|much|old|far|tall|long is|high)|is|are|does"
    r"|did|which)\b",
    _I,
)
_BIG = re.compile(
    r"\b(?:plan|organi[sz]e|compare|research|report|design|build|launch|project|write (?:a|an) (?:report"
    r"|essay|book|article)|concept|strategy|campaign)\b",
    _I,
)
_SOFTWARE = re.compile(
    r"\b(?:app|website|web site|dashboard|api|login|database|page|software|program|game|plug-?in|feature"
    r"|refactor|chatbot|bot|script)\b",
    _I,
)
_EVENT = re.compile(
    r"\b(?:trip|festival|event|meeting|conference|workshop|tournament|concert|fair|bazaar|open day|camp"
    r"|exhibition|hackathon|sports day|play|picnic|dinner)\b",
    _I,
)
_STUDY = re.compile(
    r"\b(?:research|report|essay|article|study|stud(?:y|ies) of|effects?|impact|causes|history|presentation"
    r"|explain|analy[sz]e|analysis|investigate|overview|causes of|role of|write about)\b"
    r"|^\W*(?:why|should|how (?:do|does|did|has|have|will|can) (?!i\b|we\b|you\b)\w+) .+\?",
    _I,
)
_HOWTO = re.compile(
    r"\b(?:learn|improve|fix|repair|clean|start|save|reduce|train|prepare|teach|grow|bake|cook|set up|renovate)\b", _I
)


def known(task: str) -> Known | None:
    """The known plan for a task."""
    return next((plan for plan in KNOWN if re.search(plan.words, task[:600], _I)), None)


def subtasks(command: str, task: str, draw: random.Random) -> list[str]:
    """The parts of the task; blanks and repeats of the task's own list stay, and a huge task ignores the cap."""
    task = task.strip()
    parts = _parts(task, draw)
    if _HUGE.search(task):
        return parts
    exact = re.search(
        r"\b(?:into|exactly) (?:exactly )?(\w+) (?:\w+ )?(?:sub-?tasks|steps|parts|pieces|tasks)\b", command, _I
    )
    if exact and (count := number_in(exact[1], 0)) and parts:
        return (parts + [part for part in _any(task) if part not in parts])[:count]
    cap = re.search(r"\b(?:at most|no more than|up to|maximum(?: of)?|max\.?|not more than) (\w+)", command, _I)
    return parts[: number_in(cap[1], len(parts))] if cap else parts


def _parts(task: str, draw: random.Random) -> list[str]:
    if not has_words(task) or sums.result(task) is not None:
        return []
    if _HUGE.search(task):
        return list(BIRDS) if re.search(r"\bbirds?\b", task, _I) else _letters(task)
    if given := _given(task):
        return given
    if sides := _sides(task):
        return sides
    if is_tiny(task):
        return []
    if pair := compared(task):
        return [*(f"Describe {thing}" for thing in pair), "Compare them side by side"]
    if plan := known(task):
        return [part.title for part in plan.parts]
    topic = topic_of(task)
    if topic and not _SOFTWARE.search(task):
        return [point.title for point in topic.points]
    return _by_kind(task, draw)


def is_tiny(task: str) -> bool:
    """Whether one short answer is enough."""
    if fact_in(task) and len(words(task)) < 12:
        return True
    if _SMALL.search(task) and not re.search(r"\bcampaign|strategy|plan\b", task, _I) and len(words(task)) <= 25:
        return True
    return (
        len(words(task)) <= 8
        and not _BIG.search(task)
        and (bool(_QUESTION.search(task)) or (len(words(task)) <= 2 and not (topic_of(task) or study.kind_of(task))))
    )


def _given(task: str) -> list[str]:
    """The parts that the task lists itself, as they stand."""
    lines = task.split("\n")
    marked = [unmarked(line) for line in lines if is_marked(line + " ")]
    if len(marked) >= 2:
        return [excerpt(line, 80) for line in marked]
    tail = task.rpartition(":")[2] if ":" in task else task
    if tail.count(";") >= 1:
        return [excerpt(part.strip(" .\n"), 80) for part in tail.split(";")]
    items = re.split(r",\s*(?:and\s+)?|\s+and\s+", tail.strip(" .\n"))
    if ":" in task and len(items) >= 2 and all(len(words(item)) <= 5 for item in items):
        return [capital(item.strip()) for item in items]
    return []


def _sides(task: str) -> list[str]:
    """One part for each of the people whose view the task asks for."""
    seen = r"\b(?:seen by|(?:view|point of view|perspective)s? of|through the eyes of)\s+([^.?!:\n]+)"
    found = re.search(seen, task, _I)
    names = re.split(r",\s*(?:and\s+)?|\s+and\s+", found[1].strip()) if found else []
    return [f"The view of {excerpt(name.strip(), 40)}" for name in names if name.strip()][:8] if len(names) > 1 else []


def compared(task: str) -> list[str]:
    """The things that a task asks to compare, repeats included; empty when it compares nothing."""
    found = re.search(r"\bcompar(?:e|ing|ison of|ison between)\b:?\s+(?:the )?(.+)", one_line(task), _I) or re.search(
        r"^(.{2,60} (?:vs\.?|versus) .{2,60})$", one_line(task), _I
    )
    if not found:
        return []
    things = [
        re.sub(r"^(?:and|with|to)\s+", "", thing.strip(" .?!"))
        for thing in re.split(r",|\band\b|\bwith\b|\bvs\.?|\bversus\b|\bto\b", found[1], flags=_I)
        if thing.strip(" .?!")
    ]
    return (
        [excerpt(re.split(r"\b(?:for|as|in terms of|by)\b", thing)[0].strip(), 40) for thing in things][:8]
        if len(things) >= 2
        else []
    )


def _letters(task: str) -> list[str]:
    s = excerpt(re.split(r"\b(?:of|about|for|on)\b", task)[-1].strip(" .!"), 40)
    return [
        f"Introduction to {s}",
        *(f"{capital(s)}: entries {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "Index",
    ]


def _by_kind(task: str, draw: random.Random) -> list[str]:
    long = len(words(task)) > 14
    bare = study.is_noun_phrase(task)
    if _EVENT.search(task) and (not bare or re.search(rf"(?:{_EVENT.pattern})\W*$", task, _I)):
        return ["Date and place", "Programme", "Budget", "Invitations and helpers", "Safety and clearing up"][
            : 5 if long else 4
        ]
    if _SOFTWARE.search(task) and not bare:
        return ["Data model", "Interface", "Program logic", "Tests and release"][: 4 if long or " and " in task else 3]
    if parts := study.plan(task, draw):
        return parts
    if _STUDY.search(task):
        return ["How it came about", "Benefits", "Costs and risks", "Examples", "Outlook"]
    if _HOWTO.search(task):
        return [
            "Starting point",
            "First steps",
            *(["Materials and costs"] if " and " in task or long else []),
            "Checking progress",
        ]
    count = 2 + (" and " in task) + long + (len(words(task)) > 28)
    return (
        [part for i, part in enumerate(_any(task)) if i < count] if draw.random() < 0.8 else _any(task)[: count + 1][:5]
    )


def _any(task: str) -> list[str]:
    return [
        "Goal and audience",
        "Content and method",
        "Time and costs",
        "Risks and limits",
        "Review and next steps",
        "Sources",
        "Examples",
        "Summary",
    ]
