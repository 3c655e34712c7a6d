"""A short text from the outline that is given, whoever wrote it."""

import random
import re
from collections import Counter

from core.models.simulated.writer.facets import about
from core.models.simulated.writer.frames import EVENT, FIGURES, Step, step_titled
from core.models.simulated.writer.grammar import ORDERS, nounlike, with_article
from core.models.simulated.writer.outline import NO_TOPIC
from core.models.simulated.writer.text import capital, excerpt, points, sentence, small
from core.models.simulated.writer.topic import Topic
from core.models.simulated.writer.topics import closest_point, known_point, topic_of
from core.models.simulated.writer.wordy import padded, shortened

DRAFT_AT_MOST = 470  # characters, about 107 tokens
_FIRST = ("It starts with {}: ", "A good place to start is {}: ", "To begin with, {}: ")
_NEXT = ("Then comes {}: ", "What comes next is {}: ", "After that, {}: ")
_LAST = ("Last comes {}: ", "That leaves {}: ", "The last thing that has to be mentioned is {}: ")
_PLAIN_LEADS = ("First, {}: ", "Next, {}: ", "Last, {}: ")  # for headings that are questions or clauses
_QUESTION = re.compile(r"(?:what|why|how|where|when|who|which|before|after|is|are|do|does)\b", re.IGNORECASE)
_COUNT = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|will|must|should|may|meets?|starts?|begins?|needs?|makes?|helps?"
    r"|gives?|takes?|shows?|gets?|goes|go|does|do"
    r"|want\w*|like[sd]?|\w{3,}(?<!ne)ed|won|came|went|made|found|grew|rose|fell|works?|costs?|sleeps?|eats?"
    r"|lives?|uses?|falls?|rises?|moves?)\b",
    re.IGNORECASE,
)
_NEWS = "the news"  # the name of a text whose title is a sentence
_STATES = re.compile(
    r"(?!how|what|why|when|where|who|which)(?:\S+ ){1,4}?(?:is|are|was|were|has|have|can|will|must|may|closes?|opens?"
    r"|starts?|gets?|loses?|wins?|won|said|says) \w",
    re.IGNORECASE,
)


def compose(body: str, draw: random.Random) -> str:
    """A paragraph that takes up the given points in their order; a first draft, so a little wordy."""
    title, given = points(body)
    given = [excerpt(line, 160) for line in given if line.strip()][:8]
    if body.startswith(NO_TOPIC) or not given or (len(given) == 1 and len(given[0]) < 12):
        return (
            f'There is no outline to write from in "{excerpt(body, 40)}". Give me two or three points, one on '
            f"each line."
        )
    topic = _topic(title, given, body)
    name = _name(title, topic, given)
    state = draw.getrandbits(32)
    for wordy in (2, 1, 0):
        again = random.Random(state)
        chosen = set(again.sample(range(len(given)), min(wordy, len(given))))
        lines = [_sentence(line, i, len(given), name, topic, i in chosen, again) for i, line in enumerate(given)]
        text = " ".join([_opening(title or name, name, topic, given, again), *lines]).strip()
        if len(text) <= DRAFT_AT_MOST:
            break
    closing = _closing(topic, given, name)
    if len(text) + len(closing) < DRAFT_AT_MOST - 20 and len(given) > 1:
        text += " " + closing
    return text if shortened(text) != text else f"Basically, {small(text)}"


def _topic(title: str, given: list[str], body: str) -> Topic | None:
    """The topic of an outline: by its title, by two headings that belong to one topic, or by its words."""
    if title and (topic := topic_of(title)):
        return topic
    owners = Counter(known[0].name for line in given if (known := known_point(line.partition(":")[0])))
    if owners and owners.most_common(1)[0][1] >= min(2, len(given)):
        return next(
            known[0]
            for line in given
            if (known := known_point(line.partition(":")[0])) and known[0].name == owners.most_common(1)[0][0]
        )
    return None if title else topic_of(body)


def _opening(title: str, name: str, topic: Topic | None, given: list[str], draw: random.Random) -> str:
    if topic and draw.random() < 0.7:
        return topic.opening
    if _has(given, EVENT):
        return f"{capital(title)}: basically, here is what you need to know."
    if _has(given, FIGURES):
        return f"{capital(title)}: it should be noted that not all figures can be compared."
    number = f"{_COUNT[len(given)]} {'point is' if len(given) == 1 else 'points are'}"
    if title == "this subject":
        return f"In order to keep it short, {number} enough."
    if title.endswith("?"):
        return f'In order to answer "{title}", {number} enough.'
    if name == _NEWS:
        return f"{capital(title)}: in order to follow it, {number} enough."
    return f"In order to understand {name}, {number} enough."


def _closing(topic: Topic | None, given: list[str], name: str) -> str:
    if topic:
        return topic.closing
    if _has(given, EVENT):
        return "Everyone who is interested is really welcome, and it is worth mentioning that friends are welcome too."
    if _has(given, FIGURES):
        return "In order to rank them, it is necessary to bring them to one unit first."
    number = _COUNT[len(given)]
    if name == "this subject":
        return f"Together these {number} points are a good start."
    return f"Together these {number} points give a first picture of {name}."


def _has(given: list[str], frame: tuple[Step, ...]) -> bool:
    """Whether the points carry headings of this frame."""
    titles = {line.partition(":")[0].strip() for line in given}
    return len(titles & {step.title for step in frame}) >= 2


def _sentence(
    line: str, place: int, count: int, name: str, topic: Topic | None, wordy: bool, draw: random.Random
) -> str:
    """One point as a sentence: its own words first, then what is known about it."""
    head, colon, gist = line.partition(": ")
    if not colon:
        head, colon, gist = _dash(line)
    order = ("First, ", "Then ", "Last, ")[0 if place == 0 else 2 if place == count - 1 else 1]
    if not colon and _is_clause(line):
        return sentence(order + small(line.rstrip(".")))
    if step_titled(head) in EVENT + FIGURES:
        return sentence(f"{capital(head)}: {gist}")
    lead = draw.choice(_FIRST if place == 0 else _LAST if place == count - 1 else _NEXT)
    if _QUESTION.match(head):
        lead = _PLAIN_LEADS[0 if place == 0 else 2 if place == count - 1 else 1]
    clause = _known_clause(head, gist, name, topic)
    if clause:
        clause = padded(clause, draw) if wordy else clause
    elif gist:
        clause = small(gist.strip().rstrip("."))
    else:
        clause = about(small(head), "it" if name == "this subject" else name, draw)[0]
        clause = f"basically, {clause}" if wordy else clause
    return sentence(lead.format(excerpt(small(head.strip().rstrip(".:")), 90)) + clause)


def _known_clause(head: str, gist: str, name: str, topic: Topic | None) -> str:
    """What is known of a point, unless the outline says something of its own about it."""
    own = next((p for p in topic.points if p.title.lower() == head.strip().lower()), None) if topic else None
    if topic and own is None and not gist:
        own = closest_point(topic, head)
    if own and gist.strip().rstrip(".") in ("", own.gist):
        return own.text
    step = step_titled(head)
    return step.text.replace("{s}", name) if step and gist.strip().rstrip(".") in ("", step.gist) else ""


def _dash(line: str) -> tuple[str, str, str]:
    head, dash, rest = re.sub(r"\s+[–—-]\s+", "\0", line, count=1).partition("\0")
    return (head, dash, rest) if dash else (line, "", "")


def _is_clause(line: str) -> bool:
    """Whether a point is a sentence or an order already, not a heading."""
    own = line.lower().split()
    if own[0] in ("how", "what", "why", "when", "where", "who"):
        return False
    return (
        (own[0].strip(",.") in ORDERS and len(own) >= 2)
        or (len(own) >= 3 and bool(_FINITE.search(line)))
        or len(own) > 9
    )


def _name(title: str, topic: Topic | None, given: list[str]) -> str:
    """What the text is about, as it stands inside a sentence; the first heading or the title says it."""
    what = re.match(r"what (.{2,40}?) (?:is|are|means?)\b", given[0], re.IGNORECASE)
    if what:
        return what[1]
    if title:
        if topic and topic.name.lower().removeprefix("the ") == title.lower().removeprefix("the "):
            return topic.name
        if _STATES.match(title) and not topic:
            return _NEWS
        return "the question" if title.endswith("?") else with_article(nounlike(title, 45))
    return topic.name if topic else "this subject"
