"""Outlines: from a known topic, from material in the request, or from a general frame."""

import random
import re

from core.models.simulated.writer.figures import figure_line, figures
from core.models.simulated.writer.frames import PLAIN, frame_for
from core.models.simulated.writer.grammar import many, nounlike, with_article
from core.models.simulated.writer.text import capital, excerpt, number_in, points, sentences, small, some
from core.models.simulated.writer.topics import has_words, subject, topic_of

_I = re.IGNORECASE
NO_TOPIC = "I cannot find a topic in"
_EVENT = re.compile(
    r"\b(?:announce\w*|invit\w+|meeting|club|party|festival|concert|open day|workshop|we meet|takes place)\b", _I
)
_CALLS = re.compile(
    r"\b(?:announcement|invitation|announce|invite|(?:we|you|are) invited?|join us|everyone is welcome|all welcome"
    r"|sign up|we meet|takes place|will take place|please come|come along)\b",
    _I,
)
_REPORTS = re.compile(
    r"\b(?:because|although|according to|says|said|was|were|had|did|decided|took place|last (?:week|month|year)"
    r"|yesterday|must be|has been|have been)\b",
    _I,
)
_STATES = re.compile(r"^[^:,;]*\b(?:is|are|has|have|can|cannot|may|closes?|costs?|needs?|gives?|makes?|shows?)\b", _I)
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
WHEN = re.compile(
    r"\b(?:(?:on |every |next |this )*(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?:,? (?:at"
    r"|from) [\d:.]+ ?(?:[ap]\.?m\b\.?|o'clock)?)?|\d{1,2}[.:]\d\d(?: ?[ap]\.?m\b\.?)?"
    rf"|(?:at |from )?\d{{1,2}} ?(?:[ap]\.?m\b\.?|o'clock)|(?:on )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}"
    rf"|(?:on )?{_MONTH} \d{{1,2}}|tomorrow|tonight|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.\d{{1,2}}\.)",
    _I,
)
WHERE = re.compile(
    r"\b(?:in |at )?(?:the )?(?:(?:school|main|old|new|sports|art|music|computer|town|city) )?(?:room|hall"
    r"|library|gym|park|canteen|lab|caf[eé]|cent(?:re|er)|church|auditorium|garden"
    r"|square)\b(?: [A-Z]?\d{1,4}[a-z]?\b)?",
    _I,
)
_JOIN = re.compile(r"\b(?:bring|join|sign|register|free|everyone|all|welcome|no|need|come|contact|mail)\b", _I)


def is_event(notes: str) -> bool:
    """Whether notes call people together: they say so, or open with an event and are not a report about one."""
    if not _EVENT.search(notes):
        return False
    first = next(iter(sentences(notes)), notes)
    if _CALLS.search(notes) and not _REPORTS.search(first):
        return True
    return bool(_EVENT.search(first)) and not (_REPORTS.search(notes) or _STATES.search(first))


def outline(command: str, body: str, draw: random.Random) -> str:
    """A title and as many numbered points as the command asks for, three by default."""
    if not has_words(body):
        return (
            f'{NO_TOPIC} "{excerpt(body, 30)}". Name a subject in a few words, for example machine learning '
            f"basics, and I will outline it."
        )
    pairs = _pairs(body, min(number_in(command, 3), 8), draw)
    return "\n".join(
        [
            heading(body),
            *(f"{i}. {head}: {gist}" if gist else f"{i}. {head}" for i, (head, gist) in enumerate(pairs, 1)),
        ]
    )


def heading(body: str) -> str:
    """A title of a few words: the first clause where the subject is long."""
    title = subject(body, 60)
    if ": " in title and is_event(body) and topic_of(body) is None:
        title = title.partition(": ")[0]
    if len(title) > 45 or "," in title:
        title = excerpt(re.split(r"[:;,.!?\n]\s", title + " ")[0], 45)
    if len(figures(body)) >= 3 and len(title.split()) <= 2:
        title = f"{title.rstrip(':')} figures" if not re.search(r"figures|numbers", title, _I) else title
    return capital(title) + (
        "?" if subject(body, 80).endswith("?") and len(body) < 80 and not title.endswith("?") else ""
    )


def _pairs(body: str, count: int, draw: random.Random) -> list[tuple[str, str]]:
    if len(figures(body)) >= 3:
        return _of_figures(body, count)
    topic = topic_of(body)
    if topic is None and len(body) < 1200 and is_event(body):
        return [*_of_event(body), ("Good to know", "whom to ask, and how")][:count]
    given = points(body)[1]
    if len(body) > 140 and len(given) >= 2:
        return _of_material(given, count)
    if topic:
        known = [(point.title, point.gist) for point in some(draw, topic.points, count)]
        return (known + [(step.title, step.gist) for step in PLAIN[3:]])[:count]
    s = with_article(nounlike(subject(body, 40), 40))
    verb = "are" if many(s) else "is"
    frame = frame_for(subject(body))
    steps = frame if draw.random() < 0.9 else PLAIN
    steps += tuple(step for step in PLAIN if step not in steps)
    return [(step.title.replace("{s} is", f"{s} {verb}"), step.gist) for step in steps[:count]]


def _of_event(body: str) -> list[tuple[str, str]]:
    """What, when and where, how to join: with the date and place the text names, or an open place for them."""
    when, where = WHEN.search(body), WHERE.search(body)
    spot = ", ".join(small(found[0]) for found in (when, where) if found)
    if not (when and where):
        spot = f"{spot}, {'place' if when else 'date'} still open" if spot else "date and place still open"
    who = re.sub(
        r"\b(?:an? )?(?:club )?(?:announce\w*|invit\w+)\b(?: (?:for|of|to|from))?",
        lambda m: "club" if "club" in m[0].lower() else "",
        heading(body),
        flags=_I,
    )
    what = nounlike(" ".join(who.split()).strip(" :") or "a meeting", 50)
    if re.search(r"\bmeet\b", body, _I) and "meet" not in what:
        what += " meets"
    clauses = [part.strip(" .!") for part in re.split(r"[,;.!\n]\s+", body)[1:]]
    join = next((c for c in clauses if _JOIN.search(c) and not WHEN.search(c)), "come along, no experience needed")
    return [("What happens", what), ("When and where", spot), ("How to join", excerpt(small(join), 60))]


def _of_figures(body: str, count: int) -> list[tuple[str, str]]:
    found = figures(body)
    ranked = sorted(found, key=lambda figure: -figure.value)
    units = sorted({figure.unit for figure in found if figure.unit})
    mixed = (
        f"units differ ({', '.join(units[:3])}), so the ranks need care"
        if len(units) > 1
        else "one period only, so no trend can be read from it"
    )
    pairs = [
        (
            "The figures",
            "; ".join(figure_line(f) for f in found[:3]) + (f"; {len(found) - 3} more" if len(found) > 3 else ""),
        ),
        ("Top and bottom", f"{figure_line(ranked[0])}; {figure_line(ranked[-1])}"),
        ("What to check", mixed),
    ]
    return (pairs + [(capital(f.label), f.shown) for f in found])[:count]


def _of_material(given: list[str], count: int) -> list[tuple[str, str]]:
    """The first words of evenly spaced sentences of a text that brings its own material."""
    found = [text for line in given[:200] for text in sentences(line)] or given
    pairs = []
    for text in found[:: max(1, len(found) // count)][:count]:
        head, colon, gist = text.partition(": ")
        pairs.append(
            (excerpt(head, 40), excerpt(gist, 60)) if colon and len(head) < 50 else (excerpt(text.rstrip("."), 130), "")
        )
    return pairs
