"""First drafts of texts that people read, each with the weaknesses of a first try."""

from __future__ import annotations

import random
import re

from core.models.simulated.writer.craft_brief import Brief
from core.models.simulated.writer.craft_material import ANY_PRODUCT, ANYTHING, EXPLAINED, SOLD, Bank, bank, event_line
from core.models.simulated.writer.craft_material_short import (
    ANY_SLOGAN,
    ANY_STEPS,
    CHECKS,
    POEM,
    POEM_ENDS,
    PRAISING,
    SLOGANS,
    STEPS,
    TIRED,
)
from core.models.simulated.writer.craft_prose_genres import LETTER
from core.models.simulated.writer.craft_rules import Rule, has_word, mentions
from core.models.simulated.writer.craft_words import content, words
from core.models.simulated.writer.text import sentence
from core.models.simulated.writer.topic import Topic
from core.models.simulated.writer.topics import topic_of

_WEEKDAY = re.compile(
    r"\b(?:this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?:,? \d{1,2}\.? \w+)?|\b\d{1,2}\.? (?:january"
    r"|february|march|april|may|june|july|august|september|october|november|december)\b|\btomorrow\b",
    re.I,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b(?: ?h)?|\b\d{1,2} ?(?:am|pm)\b|\bnoon\b", re.I)
_WHERE = re.compile(
    r"\b(?:in|at) the (?:[\w-]+ ){0,2}?(?:hall|room|library|gym|garden|yard|park|caf[eé]|canteen|theatre|church"
    r"|square|school|office)\b|\b(?:in )?room \w+\b",
    re.I,
)


def draft(brief: Brief, draw: random.Random) -> str | None:
    """A first draft; None for a task of no genre known here."""
    makers = {
        "explain": _explanation,
        "blurb": _blurb,
        "mail": _mail,
        "slogan": _slogan,
        "steps": _steps,
        "poem": _poem,
        "letter": _letter,
    }
    if brief.genre not in makers or not content(brief.subject):
        return None
    if brief.genre == "explain" and not re.search(r"\bexplain|\bexplanation|\bparagraph|\bdescribe", brief.task, re.I):
        return None
    return makers[brief.genre](brief, draw)


def named(text: str, brief: Brief) -> str:
    """The text with the subject in its places."""
    name = re.sub(
        r"^(?:how|why|what|that) |(?: is| are| does)? (?:works?|matters?|means?)$", "", brief.subject[:90], flags=re.I
    )
    if "{X} that" in text or "{X}:" in text or "more {x}" in text:
        name = re.sub(r"^(?:an?|the|our|my) ", "", name, flags=re.I)
    return text.replace("{x}", name).replace("{X}", name[:1].upper() + name[1:])


def material(brief: Brief) -> Bank:
    """The sentences there are on the subject."""
    if brief.genre == "blurb":
        return bank(SOLD, ANY_PRODUCT, brief.task)
    found, topic = bank(EXPLAINED, ANYTHING, brief.task), topic_of(brief.task)
    return _told_of(topic) if found is ANYTHING and topic else found


def _told_of(topic: Topic) -> Bank:
    """What the writer knows of a topic, sorted by role: figures serve as examples."""
    told = [sentence(text) for point in topic.points for text in (point.text, point.more)]
    found = [one for one in told if re.search(r"\d", one)] or told[-2:]
    examples = tuple(one if re.search(r"\d", one) else f"For example, {small(one)}" for one in found)
    rest = [one for one in told if one not in found] or told
    return {"what": (topic.opening,), "how": tuple(rest[:3]), "example": examples, "like": tuple(rest[3:] or rest)}


def fitted(brief: Brief) -> str | None:
    """Sentences on a known topic that keep the task's count of words; None where the task counts none."""
    topic = topic_of(brief.task)
    counted = rule(brief, "about words", "most words")
    if topic is None or counted is None or rule(brief, "wanted", "banned", "sentences"):
        return None
    pool = [topic.opening, *(sentence(point.text) for point in topic.points), topic.closing]
    texts = [" ".join(one for bit, one in enumerate(pool) if mask >> bit & 1) for mask in range(1, 1 << len(pool))]
    counts = {text: len(words(text)) for text in texts}
    allowed = [text for text in texts if counted.kind == "about words" or counts[text] <= counted.number]
    if not allowed:
        return None
    return min(allowed, key=lambda text: (abs(counts[text] - counted.number), not re.search(r"\d", text)))


def rule(brief: Brief, *kinds: str) -> Rule | None:
    """The first rule of these kinds."""
    return next((one for one in brief.rules if one.kind in kinds), None)


def wanted_sentence(thing: str, brief: Brief) -> str:
    """A sentence that mentions a thing the task asks for."""
    last = thing.lower().split()[-1]
    known = {"price": "It costs 19 euros." if brief.genre == "blurb" else "Tickets cost 5 euros.",
        "date": f"The date is {_day(brief)}.", "day": f"The day is {_day(brief)}.",
             "time": f"We start at {_clock(brief)}.", "place": f"You find us {_place(brief)}.",
             "room": "We meet in room 12."}  # fmt: skip
    return known.get(
        last, f"Do not miss the {thing}." if brief.genre in ("mail", "blurb") else f"Here the {thing} matters too."
    )


_TRIP = re.compile(r"\b(?:trip|excursion|tour|outing|hike)\b", re.I)
_DATED = re.compile(r",? (?:on|at) (?:\w+day\b,?\s*)?\d.*$", re.I)


_MORE = {  # one sentence too many
    "mail": ("If you have questions, write to us.", "We are glad to answer your questions."),
    "other": ("There is more to say about it.", "And this is only the beginning of it."),
}


def _day(brief: Brief) -> str:
    found = _WEEKDAY.search(brief.task)
    return found.group() if found else "Friday, 16 May"


def _clock(brief: Brief) -> str:
    found = _CLOCK.search(brief.task)
    return found.group() if found else "8:30" if _TRIP.search(brief.task) else "18:00"


def _place(brief: Brief) -> str:
    found = _WHERE.search(brief.task)
    return found.group() if found else "at the school gate" if _TRIP.search(brief.task) else "in the main hall"


def event_sentence(kind: str, brief: Brief) -> str:
    """The sentence that says when or where something happens."""
    return {
        "date": f"It takes place on {_day(brief)}.".replace("on tomorrow", "tomorrow"),
        "time": f"We start at {_clock(brief)}.",
        "place": f"You find us {_place(brief)}.",
    }[kind]


def spoil(text: str, how: str, draw: random.Random) -> str:
    """A text with the habits of a hasty author: run-on sentences or filler words."""
    if how == "run on":
        return _joined(text)
    first, second = draw.choice(("really", "simply", "quite")), draw.choice(("basically", "actually", "obviously"))
    text = re.sub(r"\b(is|are|means|will|comes|needs|opens)\b ", rf"\1 {first} ", text, count=1)
    return f"{second.capitalize()}, {small(text)}"


def small(text: str) -> str:
    """The text with a small first letter, unless its first word is a name in capitals or I."""
    return text if re.match(r"[A-Z]{2}|I\b", text) else text[:1].lower() + text[1:]


def _joined(text: str) -> str:
    """The first three sentences of the first paragraph made one."""
    head, mark, rest = text.partition("\n")
    return re.sub(r"[.!] ([A-Z])(?=[a-z ])", lambda found: ", and " + found[1].lower(), head, count=2) + mark + rest


def keep_rules(parts: list[str], brief: Brief, spared: Rule | None) -> list[str]:
    """The sentences made to keep the task's rules, all but the one that is spared."""
    for one in brief.rules:
        if one.kind == "wanted" and one is not spared and not mentions(" ".join(parts), one.word):
            parts.append(wanted_sentence(one.word, brief))
        elif one.kind == "banned" and one is not spared:
            parts = [part for part in parts if not has_word(part, one.word)] or parts
    counted = rule(brief, "sentences", "at most sentences")
    if counted and counted is not spared:
        while len(parts) > max(1, counted.number):
            parts.pop(1 if len(parts) > 2 else -1)
    most = rule(brief, "most words")
    if most and most is not spared:
        while len(parts) > 1 and len(words(" ".join(parts))) > most.number:
            spare = [
                place
                for place, part in enumerate(parts)
                if place and not any(w.kind == "wanted" and mentions(part, w.word) for w in brief.rules)
            ]
            parts.pop(spare[-1] if spare else -1)
    return parts


def _break(parts: list[str], brief: Brief, broken: Rule, draw: random.Random) -> list[str]:
    """The sentences with one rule broken, as happens when one writes before reading the task to its end."""
    if broken.kind == "banned":
        word = broken.word.lower()
        parts = [*parts, PRAISING.get(word, f"Some call it {word}, we call it a good start.")]
    elif broken.kind == "question at the end" or broken.kind == "wanted":
        parts = [part for part in parts if not (broken.word and mentions(part, broken.word))] or parts
    elif broken.kind == "no exclamation":
        parts = [*parts[:-1], parts[-1].rstrip(".") + "!"]
    elif broken.kind in ("sentences", "at most sentences", "most words"):
        parts = [*parts, draw.choice(_MORE["mail" if brief.genre == "mail" else "other"])]
    return parts


def _chosen(brief: Brief, draw: random.Random, others: tuple[str, ...]) -> tuple[str, Rule | None]:
    """The main weakness of this draft, and the rule it breaks when that is it."""
    breakable = [one for one in brief.rules if one.kind not in ("least words", "about words", "items")]
    if breakable and draw.random() < 0.75:
        return "rule", draw.choice(breakable)
    return draw.choice(others), None


def _prose(parts: list[str], brief: Brief, draw: random.Random, main: str, broken: Rule | None) -> str:
    parts = keep_rules(parts, brief, broken)
    if broken:
        parts = _break(parts, brief, broken, draw)
    text = named(" ".join(parts), brief)
    if main == "run on":
        text = spoil(text, "run on", draw)
    elif draw.random() < (0.2 if broken else 0.5):
        text = spoil(text, "filler", draw)
    return text


def _explanation(brief: Brief, draw: random.Random) -> str:
    known = material(brief)
    main, broken = _chosen(
        brief, draw, ("concrete", "run on", "reader") if brief.reader else ("concrete", "run on", "concrete")
    )
    what, how, example = draw.choice(known["what"]), draw.choice(known["how"]), draw.choice(known["example"])
    if brief.reader and main != "reader":
        what = f"If you have never met it: {small(what)}"
    parts = [what, how] if main == "concrete" else [what, how, example]
    if draw.random() < 0.12:
        parts.append(draw.choice(known["like"]))
    if main == "concrete" and not rule(brief, "sentences", "most words", "at most sentences"):
        parts.append("That is the heart of the matter, and all the rest follows from it.")
    return _prose(parts, brief, draw, main, broken)


def _blurb(brief: Brief, draw: random.Random) -> str:
    known = material(brief)
    main, broken = _chosen(brief, draw, ("concrete", "run on", "concrete"))
    parts = [draw.choice(known[role]) for role in ("what", "how", "example")]
    if re.search(r"\bjob\b|\bvacanc|\bapprentice", brief.task, re.I):
        parts = parts[:2] if main == "concrete" else parts
    elif main == "concrete":
        parts[2] = "People who try it once do not want to give it back."
    else:
        parts.append(
            draw.choice(("You will use it from the first day on.", "Take it with you and forget that it is there."))
        )
    if draw.random() < 0.12:
        parts.append(known["like"][0])
    return _prose(parts, brief, draw, main, broken)


def _mail(brief: Brief, draw: random.Random) -> str:
    """An e-mail when the task says so, else an announcement."""
    main, broken = _chosen(brief, draw, ("date", "place", "ask", "ask"))
    subject = _DATED.sub("", brief.subject) or brief.subject  # the date has a sentence of its own
    name = subject if re.match(r"(?:the|our|a|an|this) ", subject, re.I) else f"our {subject}"
    parts = [draw.choice((f"We are happy to announce {name}.",
        f"You are invited to {name}." if draw.random() < 0.7 else f"{name[:1].upper()}{name[1:]} is coming.")),
             *(event_sentence(kind, brief) for kind in ("date", "time", "place") if kind != main),
             event_line(brief.task)]  # fmt: skip
    if main != "ask":
        parts.append(
            draw.choice(("Please reply by Wednesday.", "Come and bring a friend.", "Please tell us if you can come."))
        )
    body = _prose(parts, brief, draw, main, broken)
    if not LETTER.search(brief.task) or rule(brief, "most words", "sentences", "at most sentences"):
        return body
    title = re.sub(r"^(?:the|our|a|an|this) ", "", subject, flags=re.I)
    opening = f"Subject: {title[:1].upper()}{title[1:]}\n\n" if draw.random() < 0.75 else ""
    reader = brief.reader.removeprefix("the ") if len(brief.reader) < 30 else ""
    return f"{opening}Dear {reader or 'all'},\n\n{body}\n\nKind regards\nThe team"


def slogans(brief: Brief) -> tuple[str, ...]:
    """Slogans that fit the subject."""
    found = next((lines for cue, lines in SLOGANS.items() if re.search(cue, brief.task, re.I)), ANY_SLOGAN)
    return tuple(named(line, brief) for line in found)


def _slogan(brief: Brief, draw: random.Random) -> str:
    return named(draw.choice(TIRED), brief) if draw.random() < 0.06 else draw.choice(slogans(brief))


def step_lines(brief: Brief) -> tuple[str, list[str]]:
    """What is needed, and the steps."""
    need, *found = next((lines for cue, lines in STEPS.items() if re.search(cue, brief.task, re.I)), ANY_STEPS)
    return named(need, brief), [named(step, brief) for step in found]


def _steps(brief: Brief, draw: random.Random) -> str:
    need, found = step_lines(brief)
    main = draw.choice(("list", "list", "checks"))
    count = rule(brief, "items")
    found = found[: count.number] if count else found
    tail = draw.choice(CHECKS) if main == "list" and draw.random() < 0.6 else ""
    title = named("{X} in a few steps", brief) if content(brief.subject) else ""
    if main == "list":
        body = ". Then ".join(step[:1].lower() + step[1:] if place else step for place, step in enumerate(found)) + "."
        return f"{title}: you need {need}. {body}" + (f" {tail}" if tail else "")
    numbered = "\n".join(f"{place}. {step}." for place, step in enumerate(found, 1))
    return f"{title}\n{numbered}"


def _poem(brief: Brief, draw: random.Random) -> str:
    (one, two), (three, four) = draw.sample(POEM_ENDS, 2)
    picture = [named(line.format(one, two, three, four, X="{X}", x="{x}"), brief) for line in POEM]
    if draw.random() < 0.6:
        picture = picture[:3]
    return "\n".join(picture)


_LETTERS = (  # cue; why it is written, its reason, what is asked for
    (r"complain", "I write to you about {x}.", "I am not content, because it is not what was agreed.",
     "Please tell me by Friday how you will put it right."),
    (r"cover letter|appl(?:y|ication)|job", "I would like to apply for {x}.",
     "I apply because the work suits what I like to do: careful work with people.",
     "Please let me know if I may introduce myself to you."),
    (r"thank", "Thank you for {x}.", "It meant much to me, because it came at the right time.",
     "Please let me know how I can return the favour."),
    (r"apolog|sorry", "I am sorry about {x}.", "It happened because I did not look closely enough.",
     "Please tell me how I can make it good."),
    (r"resign|notice", "With this letter I give notice of {x}.", "I leave because I want to try something new.",
     "Please confirm that you have received it."),
    (r"", "I write to you about {x}.", "It matters to me, because it concerns us both.",
     "Please let us know what you think."),
)  # fmt: skip


def _letter(brief: Brief, draw: random.Random) -> str:
    """A letter that lacks one of its parts, or none."""
    why, reason, asks = next(rest for cue, *rest in _LETTERS if re.search(cue, brief.task, re.I))
    weak = draw.choice(("reason", "ask", "closing", ""))
    body = [why, *([] if weak == "reason" else [reason]), *([] if weak == "ask" else [asks])]
    to = re.search(
        r"\bletters? to (?:my |the |our |an? )?([\w .-]{3,30}?)(?= (?:for|about|on|to|because)\b|[.,]|$)", brief.task
    )
    about = re.split(r"\b(?:about|on|for) (?=\w)", brief.subject)[-1] or brief.subject
    closing = "" if weak == "closing" else "\n\nKind regards\nYours truly"
    return f"Dear {to[1] if to else 'Sir or Madam'},\n\n{' '.join(body).replace('{x}', about)}{closing}"
