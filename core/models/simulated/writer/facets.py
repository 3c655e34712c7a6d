"""What can honestly be said about a side of any subject: no invented numbers, the subject's own words."""

import random
import re

from core.models.simulated.writer.grammar import ORDERS

# (words of the heading, two clauses about {s}, each fit to follow a colon or to stand as a sentence)
_FACETS: tuple[tuple[str, str, str], ...] = (
    (
        r"data model|database|schema",
        "list the things {s} must remember, with their fields and how they belong together",
        "each fact is stored in one place only, so that it cannot contradict itself",
    ),
    (
        r"program logic|logic|back-?end|algorithm",
        "write down for {s} what happens at each click: what is checked, changed and shown",
        "the rules stay apart from the display, so that they can be tested alone",
    ),
    (
        r"starting point|status|current state|where things stand",
        "note what already works in {s}, what does not, and what has been tried",
        "this note shows later how far the work has come",
    ),
    (
        r"tests? and release|release|deploy",
        "test {s} with the three cases that matter most, then give it to five people first",
        "a way back to the old version is prepared before the new one goes out",
    ),
    (
        r"costs?\b|budget|money|price|financ|fund|expens",
        "list every cost of {s} in one table, with who pays and by when",
        "a reserve of about a tenth covers what nobody thought of",
    ),
    (
        r"times?\b|schedul|timeline|dates?\b|deadline|calendar|when\b|milestone",
        "count back from the last day of {s} and give each step a date and a name",
        "leave one free week before the end, because something always takes longer",
    ),
    (
        r"place|venue|rooms?\b|location|travel|transport|where\b|route",
        "choose the place for {s} by how people get there, what it costs and what happens in rain",
        "visit it once before booking, at the same time of day",
    ),
    (
        r"food|catering|meals?\b|drinks?\b|menu",
        "ask about allergies first, then plan simple food for {s} that keeps without cooling",
        "a list shows who brings what, so that there are not five potato salads",
    ),
    (
        r"market|promot|advert|announc|invit|campaign|press|public",
        "say in one sentence what {s} offers and to whom, and use that sentence everywhere",
        "two channels that the audience really reads beat six that nobody follows",
    ),
    (
        r"people|roles?\b|team|audience|target|customers?|guests?|users?\b|stakeholder|who\b|group",
        "name who {s} is for and who does what, with one person answering for each part",
        "three short talks with such people show more than a long guess",
    ),
    (
        r"materials?|equipment|tools?\b|resources|needs?\b|ingredients|shopping",
        "write down what {s} needs and mark what is there, what can be borrowed and what must be bought",
        "the item with the longest delivery time is ordered first",
    ),
    (
        r"safety|security|risk|danger|emergenc|legal|privacy|permission",
        "ask what could go wrong with {s}, how likely that is and who would notice it first",
        "for the two worst cases write down what is done, by whom, and the phone number",
    ),
    (
        r"program|activit|agenda|content|session|games?\b",
        "give each half of {s} one fixed item and leave room between them",
        "a second idea is kept ready in case the first one fails",
    ),
    (
        r"test|check|quality|evaluat|review|measure|verify|feedback|proof",
        "decide before the start how you will know that {s} worked, and who looks",
        "a small trial with two or three people finds most of the mistakes",
    ),
    (
        r"design|layout|interface|look\b|sketch|prototype|concept",
        "sketch {s} on paper in three versions and show them to someone who will use it",
        "the simplest version that does the job is the one to build",
    ),
    (
        r"implement|code|build|develop|component|install|set ?up|write|produc",
        "build the smallest part of {s} that works from end to end, then add to it",
        "each further part is tried out alone before it is joined with the rest",
    ),
    (
        r"compar|differ|similar|versus|\bvs\b|alternativ|choose|choice|decision|which",
        "put the options for {s} side by side under the same few questions: cost, time, effort, result",
        "what matters most depends on who chooses, so say for whom the answer holds",
    ),
    (
        r"histor|origin|beginning|past\b|early|background|development of|came",
        "ask who first needed {s}, what was used before, and what changed it most",
        "a short list of dates with one source each keeps legend and fact apart",
    ),
    (
        r"causes?\b|reasons?\b|why it happens|origins",
        "collect the possible causes of {s} and separate what starts it from what only makes it worse",
        "two things that happen together need not cause each other",
    ),
    (
        r"effects?\b|impact|consequenc|results?\b|influence",
        "look at what {s} changes, for whom, and after how long",
        "gains and losses often fall to different people",
    ),
    (
        r"future|outlook|next\b|trend|tomorrow",
        "say what would have to change for {s} to look different in ten years",
        "name one sign that would show which way it goes",
    ),
    (
        r"examples?|cases?\b|stories|everyday|practice|practical",
        "take one case of {s} that the reader has met and follow it from start to end",
        "a second case that looks different shows what really belongs to it",
    ),
    (
        r"evidence|data|sources?|research|stud(?:y|ies)|facts|literature|findings",
        "look for sources on {s} that agree although they were made independently",
        "for each claim note who says it, since when, and how they know",
    ),
    (
        r"limit|problem|challenge|drawback|disadvantage|weak|against|critic|difficult|obstacle",
        "name what {s} cannot do, and whom it costs time, money or comfort",
        "a limit that is known early can be planned for",
    ),
    (
        r"why|matter|importan|benefit|advantage|value|worth|purpose|goal|aim",
        "ask who meets {s}, what it changes for them and what would be missing without it",
        "one concrete person makes the answer clearer than a general claim",
    ),
    (
        r"begin|start|first steps?|getting|try|learn|prepar",
        "take one small step into {s} this week, one that can be undone and costs little",
        "write down what was harder than expected, since that shows what to learn next",
    ),
    (
        r"how (?:it|they|does)|works?\b|method|steps?\b|procedure|process|way\b|mechanism",
        "follow {s} step by step and say for each step what goes in and what comes out",
        "where two steps could change places, explain why they do not",
    ),
    (
        r"what|defin|basics?|overview|introduc|idea\b|meaning|terms|fundament",
        "explain {s} in one sentence that a ten-year-old understands, then add one example",
        "the border is as useful as the centre: say what does not belong to it",
    ),
    (
        r"conclu|summar|finally|closing|end\b|recommend",
        "repeat the one thing about {s} that a reader should still know tomorrow",
        "say also what remains open, and who could find it out",
    ),
)
_COMPILED = tuple((re.compile(rf"\b(?:{words})", re.IGNORECASE), first, second) for words, first, second in _FACETS)
_ANY = (
    ("say what {t} means for {s}, and give one example", "decide who looks after it and by when"),
    (
        "for {s}, {t} is worth a paragraph of its own: what is known, what is open, what to do first",
        "one example makes it concrete",
    ),
    (
        "ask what {t} adds to {s} and what would be missing without it",
        "two people who know it well can answer that quickly",
    ),
)


_ORDER = (
    "one person takes this on for {s} and says by when it is done",
    "a short note to all tells what was settled and what is still open",
)


def about(heading: str, s: str, draw: random.Random) -> tuple[str, str]:
    """Two clauses on the side of subject `s` that the heading names; of an order, its object counts first."""
    verb, _, thing = heading.partition(" ")
    is_order = verb.lower() in ORDERS and bool(thing)
    first, second = (
        (_named(thing) if is_order else None) or _named(heading) or (_ORDER if is_order else draw.choice(_ANY))
    )
    return first.replace("{s}", s).replace("{t}", heading), second.replace("{s}", s).replace("{t}", heading)


def _named(heading: str) -> tuple[str, str] | None:
    """The facet whose words stand first in the heading."""
    early = [(found.start(), i) for i, (pattern, _, _) in enumerate(_COMPILED) if (found := pattern.search(heading))]
    return _COMPILED[min(early)[1]][1:] if early else None
