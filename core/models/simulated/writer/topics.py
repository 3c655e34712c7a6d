"""Finding what a text is about: a known topic, or the text's own words."""

import re
from functools import lru_cache

from core.models.simulated.writer.material_nature import NATURE
from core.models.simulated.writer.material_society import SOCIETY
from core.models.simulated.writer.material_technology import TECHNOLOGY
from core.models.simulated.writer.text import (
    capital,
    excerpt,
    one_line,
    overlap,
    small,
    stems,
    uncourteous,
    unlisted,
    without_wrap,
    words,
)
from core.models.simulated.writer.topic import Point, Topic

TOPICS: tuple[Topic, ...] = TECHNOLOGY + NATURE + SOCIETY
_PATTERNS = tuple((topic, topic.pattern) for topic in TOPICS)
_TITLES = {point.title.lower(): (topic, point) for topic in TOPICS for point in topic.points}
_LEAD = re.compile(
    r"^(?:please\s+)?(?:(?:write|give|make|create|prepare|draft|tell|explain|describe|discuss|research"
    r"|teach|show|talk|plan|do)\b\s*)?"
    r"(?:me\s+|us\s+)?(?:(?:an?|the|some|my|our)\s+)?(?:(?:short|brief|long|detailed|small|quick|simple|good|fairy|bedtime|funny|sad|scary)\s+)*"
    r"(?:(?:essay|text|story|tale|fable|letter|note|article|report|introduction|explanation|summary|overview"
    r"|presentation|talk|paragraph|guide|blog post|post|speech|"
    r"encyclop\w+|handbook|book|outline|lesson|research)\b\s*)?(?:(?:about|on|of|for|into|to)\b\s*)?(?:me\s+)?",
    re.IGNORECASE,
)


_PLACE = re.compile(r"(?:about|on|of|for|into|to)\b", re.IGNORECASE)  # "Of Mice and Men" is no order


@lru_cache(maxsize=512)
def topic_of(text: str) -> Topic | None:
    """The known topic a text names first, or None; where two start at one place the longer name wins."""
    found = [
        (match.start(), -len(match[0]), i) for i, (_, p) in enumerate(_PATTERNS) if (match := p.search(text[:600]))
    ]
    return TOPICS[min(found)[2]] if found else None


def known_point(title: str) -> tuple[Topic, Point] | None:
    """The topic and point that carry exactly this title."""
    return _TITLES.get(title.strip().rstrip(".:").lower())


def closest_point(topic: Topic, words_of: str) -> Point | None:
    """The point of the topic that shares most words with the text, if it shares enough."""
    wanted = stems(words_of)
    rated = [(overlap(stems(f"{p.title} {p.gist}"), wanted), -i) for i, p in enumerate(topic.points)]
    best, place = max(rated)
    return topic.points[-place] if best >= 0.5 else None


def subject(text: str, limit: int = 60) -> str:
    """What a text is about in its own words, on one line and without the words that only ask."""
    line = _unquoted(unlisted(one_line(text[:2000])))
    asked = uncourteous(line).strip()
    bare = asked if _PLACE.match(asked) else _unquoted(_LEAD.sub("", asked, count=1))
    if asked != line and bare != asked:
        bare = bare.rstrip("? ")  # "Could you explain tides?" is no question about tides
    return excerpt(next((found for found in (bare, _unquoted(asked)) if len(found) >= 3), line), limit)


def _unquoted(line: str) -> str:
    """The line without the stops at its end and the quotes around the whole; all else stays as it was typed."""
    return without_wrap(line.rstrip(".!:; ").lstrip(":; ")).rstrip(".!:; ")


def title_of(text: str) -> str:
    """The subject as a heading."""
    return capital(subject(text))


def has_words(text: str) -> bool:
    """Whether there is anything to write about at all."""
    return any(len(word) > 1 or not word.isascii() for word in words(text[:2000]))


def named(text: str) -> str:
    """The subject as it stands inside a sentence."""
    return small(subject(text))
