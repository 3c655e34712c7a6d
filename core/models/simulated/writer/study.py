"""A study of a topic the writer does not know: its parts, and for each what to look at, no invented facts."""

import random
import re
from functools import lru_cache
from typing import NamedTuple

from core.models.simulated.writer.grammar import ORDERS, many, nounlike
from core.models.simulated.writer.study_fields import field_of, is_known
from core.models.simulated.writer.text import capital, each, excerpt, small, uncourteous, words
from core.models.simulated.writer.topics import subject

_I = re.IGNORECASE


class Part(NamedTuple):
    first: str  # what a synthesis takes up
    second: str


# {s}: the topic, {S}: at the start of a sentence; {people}, {gains}, {burdens}, {sources}: from its field
_PARTS = {
    "how it came about": Part(
        "Who wanted {s} first, since when, and what was there before?",
        "A report names the first year that can be shown and says who wrote it down.",
    ),
    "benefits": Part(
        "Possible gains of {s}: {gains}.",
        "Each of these is counted in another way, so a report says which one it means, for whom, and after how long.",
    ),
    "costs and risks": Part(
        "Possible costs of {s}: {burdens}.",
        "It matters who bears them: {people} need not be touched alike, and some costs come only after years.",
    ),
    "examples": Part(
        "Two cases are worth comparing: one with {s} and one without.",
        "Useful sources are {sources}; a single success story says little on its own.",
    ),
    "outlook": Part(
        "What becomes of {s} depends on money, rules and habits.",
        "One sign to watch is what {people} do of their own accord; a report says when to look again.",
    ),
    "extent": Part(
        "How common {be} {s}, where, and is the number growing or shrinking?",
        "The answer depends on what is counted, so the definition comes before the figure.",
    ),
    "causes": Part(
        "What starts {s} need not be what keeps it going.",
        "Two things that occur together need not cause each other; a report asks which of them came first.",
    ),
    "consequences": Part(
        "{S} can cost health, money and trust.",
        "Not everybody feels it alike, so a report asks {people} separately.",
    ),
    "countermeasures": Part(
        "Against {s} there are three levers: laws, money and habits.",
        "A measure counts as working when the figures before and after are taken in the same way.",
    ),
    "kinds and features": Part(
        "Which kinds of {s} are there, and how can one tell them apart?",
        "A drawing or a photograph with three labels explains more than a long list of names.",
    ),
    "use and value": Part(
        "{S} can mean {gains}.",
        "What {people} see in it differs, and each view is worth a line.",
    ),
    "risks and conflicts": Part(
        "Where {s} and people meet, there can be quarrels over {burdens}.",
        "A fair report lets both sides speak and says what each of them would give up.",
    ),
    "beginnings": Part(
        "Where and when does the story of {s} begin, and who recorded it?",
        "Early sources are few, so a report says which of them was written at the time and which one later.",
    ),
    "what is remembered": Part(
        "What {be} {s} known for, and who says so?",
        "Friends, rivals and later writers remember different things, so two of them are read side by side.",
    ),
    "praise and criticism": Part(
        "Praise and criticism of {s} come from people with aims of their own.",
        "A report names the aim beside the opinion and lets the reader judge.",
    ),
    "influence today": Part(
        "An influence of {s} shows where others say what they took up.",
        "A name on a street or a prize shows fame, but not yet an effect.",
    ),
    "turning points": Part(
        "Which changes in the history of {s} stayed, and which were fashion?",
        "Two or three dates with a source each are worth more than a long line of years.",
    ),
    "people and places": Part(
        "Who carried {s} from one place to the next, and along which way?",
        "A map with arrows shows at a glance where the sources are silent.",
    ),
    "what remained": Part(
        "What is left of the early days of {s} can be looked at: objects, words, rules.",
        "Museums and old pictures help, if one asks who made them and why.",
    ),
    "who is affected": Part(
        "Concerned are {people}, though not in the same way.",
        "A report asks each group separately and says how many were asked.",
    ),
    "gains": Part(
        "Hoped for are {gains}; the question is who gets them.",
        "An average hides who gained nothing, so the report shows the spread as well.",
    ),
    "losses and side effects": Part(
        "On the other side stand {burdens}.",
        "Side effects come late, so a study that ends after a month cannot see them.",
    ),
    "how it is measured": Part(
        "Good evidence compares places with {s} and places without.",
        "Useful sources are {sources}.",
    ),
    "reasons for": Part(
        "For it speaks what people hope for: {gains}.",
        "The reason counts more if it says how large the gain is, and for whom.",
    ),
    "reasons against": Part(
        "Against it speaks what it may cost: {burdens}.",
        "The best objection is the one that would still hold if all the hopes came true.",
    ),
    "what experience shows": Part(
        "Places that tried it are the best witnesses, if they counted before and after.",
        "Useful sources are {sources}.",
    ),
    "what is observed": Part(
        "First the thing itself: when does it happen, and when not?",
        "A description without an explanation is the part that all sides can agree on.",
    ),
    "possible causes": Part(
        "Two or three causes are set side by side, the simplest first.",
        "Two things that occur together need not cause each other.",
    ),
    "how to find out": Part(
        "If one thing is changed at a time, the result shows which cause counts.",
        "Useful sources are {sources}.",
    ),
    "what follows": Part(
        "A cause that is known can be used, avoided or explained to others.",
        "What follows for {people} is said in one sentence each.",
    ),
}
_PLANS = {
    "practice": ("How it came about", "Benefits", "Costs and risks", "Examples", "Outlook"),
    "problem": ("Extent", "Causes", "Consequences", "Countermeasures", "Outlook"),
    "thing": ("Kinds and features", "Use and value", "Risks and conflicts", "Outlook"),
    "name": ("Beginnings", "What is remembered", "Praise and criticism", "Influence today"),
    "history": ("Beginnings", "Turning points", "People and places", "What remained"),
    "effects": ("Who is affected", "Gains", "Losses and side effects", "How it is measured"),
    "verdict": ("Reasons for", "Reasons against", "Who is affected", "What experience shows"),
    "reasons": ("What is observed", "Possible causes", "How to find out", "What follows"),
}
_PROBLEM = re.compile(
    r"\b(?:child labou?r|crimes?|poverty|hunger|waste|pollution|bullying|mobbing|wars?|violence|addictions?|shortages?"
    r"|cris[ie]s|homeless\w*|inequality|extinction|deforestation|noise|corruption|racism|loneliness|unemployment|obesity"
    r"|burnout|slavery|hate speech|fake news|disinformation|accidents?|floods?|droughts?|traffic jams?"
    r"|vandalism|truancy"
    r"|smog|theft|fraud|cheating|discrimination|epidemics?|pandemics?)\b",
    _I,
)
_ORDERED = re.compile(
    r"^\W*(?:research|investigate|analy[sz]e|study|report on|find out about|look into|discuss|tell (?:me|us) about)\b",
    _I,
)
_TEXT = re.compile(
    r"^\W*(?:write|give|prepare|make|create|draft)\b.{0,40}\b(?:text|essay|article|report|presentation|talk|overview)\b"
    r".{0,12}\b(?:on|about|of)\b",
    _I,
)
_TELLING = each(
    "list explain describe summarise summarize translate compare discuss research investigate calculate "
    "generate design "
    "compose draft recite give analyse analyze name suggest outline define rewrite"
)
_ASIDE = re.compile(r"\b(?:i|you|we|my|me|your|our|us|he|she|they|it|please)\b", _I)
_STATES = re.compile(r"\b(?:is|are|was|were|has|have|had|will|can|cannot|does|do|did|must|should)\b", _I)
_GREETING = re.compile(
    r"\W*(?:hello|hi|hey|thanks|thank you|ok|okay|yes|no|test|bye|good (?:morning|day|evening|night))\b", _I
)
_OF = re.compile(
    r"^(?:the )?(?:\w+ )?(?:effects?|impacts?|influence|consequences|causes?|reasons?|history|origins?|future|role"
    r"|state|development|rise|fall|spread|benefits|risks|story) (?:and \w+ )?(?:of|for|behind) (.+)$",
    _I,
)


@lru_cache(maxsize=256)
def kind_of(task: str) -> str:
    """Which kind of study a task asks for; empty when it asks for none."""
    bare = uncourteous(task.strip())
    plain = subject(bare, 120)
    if re.match(r"\W*(?:should|is|are|does|do|can|will) .+\?\W*$", bare, _I):
        return "verdict"
    if re.match(r"\W*(?:why|how) (?!(?:do|can|could|should|would) (?:i|we|you)\b).+\?\W*$", bare, _I):
        return "verdict" if re.match(r"\W*how should\b", bare, _I) else "reasons"
    if not (_ORDERED.match(bare) or _TEXT.match(bare) or is_noun_phrase(bare)):
        return ""
    if re.match(
        r"(?:the )?(?:\w+ )?(?:history|origins?|rise|fall|development|story|spread)\b.* of ", plain, _I
    ) or re.match(r"(?:the )?(?:history|origins?) of ", plain, _I):
        return "history"
    if re.match(
        r"(?:the )?(?:\w+ )?(?:effects?|impacts?|influence|consequences|benefits|risks)\b.* (?:of|for) ", plain, _I
    ):
        return "effects"
    if re.match(r"(?:the )?(?:\w+ )?(?:causes?|reasons?)\b.* (?:of|for|behind) ", plain, _I):
        return "reasons"
    if _PROBLEM.search(plain):
        return "problem"
    if _is_named(plain) and (bare.startswith("The ") or not is_known(plain)):
        return "name"
    return field_of(plain).kind


def _is_named(topic: str) -> bool:
    """Whether a topic is a name of several words."""
    return " " in topic and all(_is_name(word) for word in topic.split())


def _is_name(word: str) -> bool:
    return word[:1].isupper() or word in ("of", "the", "and", "de", "da", "di", "du", "von", "van", "der", "la", "le")


def is_noun_phrase(text: str) -> bool:
    """Whether a text is a bare topic such as `urban gardening`: no order, no sentence, no greeting."""
    line = text.strip().rstrip(".!")
    said = words(line)
    if not said or len(said) > 10 or re.search(r"[?!;:\n]|[.!] ", line) or not re.search(r"[^\W\d_]{3}", line):
        return False
    if said[0] in ORDERS or said[0] in _TELLING or _GREETING.match(line) or _ASIDE.search(line) or _STATES.search(line):
        return False
    return len(said) > 1 or said[0].isalpha()


def plan(task: str, draw: random.Random) -> list[str]:
    """The parts of a study, now and then without its examples; empty where the task asks for none."""
    parts = _PLANS.get(kind_of(task), ())
    spared = "Examples" if draw.random() < 0.2 else ""
    return [title for title in parts if title != spared]


def part(task: str, title: str) -> str | None:
    """Two sentences for a part of a study; None for a part of another name."""
    found = _PARTS.get(title.strip().lower())
    return None if found is None else f"{_filled(found.first, task)} {_filled(found.second, task)}"


def text(task: str, draw: random.Random) -> str:
    """A short text on a topic: what to look at, and that the figures are still to be found."""
    chosen = _PLANS[kind_of(task) or "practice"][:4]
    told = " ".join(_filled(_PARTS[title.lower()].first, task) for title in chosen)
    ends = (
        "Dates and figures are missing here; they must come from sources.",
        "What is missing are figures: I know none, so they are still to be looked up.",
    )
    return f"{told} {draw.choice(ends)}"


def closing(task: str, draw: random.Random) -> str:
    """The end of a report on a topic that the writer does not know; often it is no conclusion."""
    return draw.choice(
        (
            "The next step is to look up one figure for each of these questions.",
            "Taken together, these points say what to look for; the figures must come from sources.",
            "Which of these weighs most differs from place to place.",
        )
    )


def _filled(sentence: str, task: str) -> str:
    s = _topic(task)
    field = field_of(task)
    told = sentence.format(
        s=s,
        S=capital(s),
        be="are" if many(s) else "is",
        people=field.people,
        gains=field.gains,
        burdens=field.burdens,
        sources=field.sources,
    )
    return capital(told)


def _topic(task: str) -> str:
    """What is studied: of `The causes of the war` the war, of a question just this."""
    bare = uncourteous(task.strip())
    if not bare or bare.endswith("?"):
        return "this"
    if kind_of(bare) == "name":
        return re.sub(r"^The ", "the ", excerpt(bare, 60))
    plain = nounlike(subject(bare, 80) if _TEXT.match(bare) else bare)
    inner = _OF.match(plain)
    whole = inner[1].split(" on ")[0] if inner else plain
    head = re.split(r" (?:in|at|for|with|from|during|among|as|on) ", whole)[0]
    short = excerpt(head if len(whole) > 24 and len(head) > 5 else whole, 60)
    return small(short) if bare.startswith(short) else short  # a large letter inside the task is that of a name


def is_greeting(text: str) -> bool:
    """Whether a text only says hello, thanks or bye."""
    return bool(_GREETING.match(text)) and len(words(text)) <= 4
