"""What a worker writes for its part of a task, and one answer woven from the parts that are given."""

import random
import re

from core.models.simulated.writer import plans, study, views
from core.models.simulated.writer.facets import about
from core.models.simulated.writer.grammar import many, nounlike, short_name
from core.models.simulated.writer.plan_facts import BIRD_FACTS
from core.models.simulated.writer.text import capital, excerpt, overlap, sentence, sentences, small, stems
from core.models.simulated.writer.topics import closest_point, has_words, known_point, topic_of

_I = re.IGNORECASE
_MISSING = re.compile(
    r"^[ \t]*[\[(*]*(?:still )?missing(?: (parts?))?\**\s*[:–-]\s*([^\n]+?)[\])]*[ \t]*$", _I | re.MULTILINE
)

_COUNT = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def part(task: str, title: str, draw: random.Random) -> str:
    """Two to three sentences on one part of the whole task."""
    if not has_words(title):
        return f"This part has no name. For {aim(task)} it can be left out."
    if views.who_in(title) and has_words(task):
        return views.view(title, re.split(r",? (?:as )?seen by|,? from the | through the eyes", task)[0], draw)
    plan = plans.known(task)
    if plan:
        rated = [(overlap(stems(p.title), stems(title)), -i) for i, p in enumerate(plan.parts)]
        best, place = max(rated)
        if best >= 0.6:
            return f"{plan.parts[-place].text} {plan.parts[-place].more}"
    if (known := known_point(title)) and (not task or known[0] is topic_of(task)):
        return f"{sentence(known[1].text)} {known[1].more}"
    if re.search(r"\bbirds?\b", task, _I) and (fact := next((f for f in BIRD_FACTS if f[0] in title.lower()), None)):
        return f"{fact[1]} {fact[2]}"
    topic = topic_of(title) or topic_of(task)
    if topic and (same := next((p for p in topic.points if p.title.lower() == title.strip().lower()), None)):
        return f"{sentence(same.text)} {same.more}"
    point = closest_point(topic, title) if topic else None
    if point:
        return f"{sentence(point.text)} {point.more}"
    if (own := topic_of(title)) and re.match(r"\W*(?:describe|explain|what|introduc)", title, _I):
        return f"{own.opening} {sentence(own.points[0].text)} {own.closing}"
    return _general(task, title, draw)


def _general(task: str, title: str, draw: random.Random) -> str:
    described = re.match(r"\W*(?:describe|explain|research|present)\s+(.+)", title, _I)
    if described:
        thing = capital(excerpt(described[1], 40))
        verb, its, it = ("are", "their", "they take") if many(thing) else ("is", "its", "it takes")
        return (
            f"{thing} {verb} described by {its} purpose, {its} users, {its} cost and the time {it}. One strong side "
            f"and one weak side follow, each with an "
            "example, in the same order as for the others, so that equal questions are asked of all."
        )
    if re.match(r"\W*compare (?:them|all|both|the)", title, _I):
        return (
            f"Side by side, {aim(task)} are judged by the same questions: cost, time, effort and result. What "
            f"matters most depends on who chooses, "
            "so the answer names a person and a situation for each."
        )
    s = short_name(task) if task else aim(re.split(r"\b(?:for|of|about)\b", title)[-1])
    if found := study.part(task, title):
        return found
    first, second = about(small(excerpt(title, 80)), s, draw)
    lead = capital(excerpt(title, 60).rstrip(".:"))
    return f"{lead}: {first}. {sentence(second)}"


def aim(task: str) -> str:
    """The task as a noun phrase inside a sentence."""
    return nounlike(task) if has_words(task) else "this task"


def combine(head: str, body: str, draw: random.Random) -> str:
    """One answer from the parts in the text; parts that are said to be missing are named."""
    task, given, missing = taken(head, body)
    if not given:
        gap = f" Missing: {excerpt(', '.join(missing[:5]), 100)}." if missing else ""
        return f'There are no parts to combine for "{excerpt(task or body, 60)}".{gap}'
    keys = _keys(given)
    text = f"{_opening(task, len(given), draw)} {' '.join(keys)}"
    if missing:
        names = ", ".join(excerpt(name, 40) for name in missing[:4])
        them = "it" if len(missing) == 1 else "them"
        return f"{text} Still missing: {names}; this answer is not complete without {them}."
    plan = plans.known(task)
    closings = (
        "Each part builds on the ones before it, so this order is worth keeping.",
        "Where two parts touch, the earlier one decides.",
        "That is enough to begin; details can follow as the work goes on.",
    )
    topic = topic_of(task)
    if topic and not any(point.more in part for point in topic.points for part in given):
        topic = None  # the parts are not about what the writer knows
    if plan or topic:
        return f"{text} {plan.closing if plan else topic.closing if topic else ''}"
    return f"{text} {study.closing(task, draw) if study.kind_of(task) else draw.choice(closings)}"


def taken(head: str, body: str) -> tuple[str, list[str], list[str]]:
    """The task, the parts that are there, each once, and the names of those that are said to be missing."""
    task, found = split_parts(head, body)
    missing = list(dict.fromkeys(name for part in [task, *found] for name in _missing(part)))
    given = [_MISSING.sub("", part).strip() for part in found]
    return _MISSING.sub("", task).strip(), list(dict.fromkeys(part for part in given if has_words(part))), missing


def _missing(part: str) -> list[str]:
    """The names in lines such as `Missing part: Budget` or `Missing parts: Budget, Food`."""
    lines = [(found[0].lower(), found[2]) for found in _MISSING.finditer(part)]
    several = [name.split(",") if "missing parts" in line else [name] for line, name in lines]
    return [name.strip(" .") for names in several for name in names if name.strip(" .")]


def split_parts(head: str, body: str) -> tuple[str, list[str]]:
    """The task and its parts: numbered ones, else labelled or separate paragraphs, else lines."""
    starts: list[re.Match[str]] = []
    for found in re.finditer(r"^[ \t]*\**(?:part )?(\d{1,3})[.):]\**[ \t]+", body, _I | re.MULTILINE):
        if int(found[1]) == len(starts) + 1:
            starts.append(found)
    quoted = re.search(r"['\"“](.{3,200}?)['\"”]", head)
    if starts:
        ends = [mark.start() for mark in starts[1:]] + [len(body)]
        task = body[: starts[0].start()].strip()
        return task or (quoted[1] if quoted else head), [
            body[m.end() : end].strip() for m, end in zip(starts, ends, strict=True)
        ]
    blocks = [block.strip() for block in re.split(r"\n\s*\n", body) if block.strip()]
    if len(blocks) < 2:
        blocks = [line.strip(" -*•") for line in body.split("\n") if line.strip()]
    if quoted:
        return quoted[1], blocks
    return (blocks[0], blocks[1:]) if len(blocks) > 1 else (head, blocks)


def _opening(task: str, count: int, draw: random.Random) -> str:
    s = aim(task)
    if s.endswith("…"):  # cut, so no further than its first comma
        s = re.sub(
            r"(?:,|\s+(?:and|or|of|the|an?|for|to|in|on|with|from|by|at|as))+$",
            "",
            re.split(r",(?!\d)", s.rstrip("… "))[0],
            flags=_I,
        )
    s = capital(s)
    number = _COUNT[count] if count < len(_COUNT) else str(count)
    if task.rstrip().endswith("?"):
        return f'To "{excerpt(task, 60)}" there {"is one thing" if count == 1 else f"are {number} things"} to say.'
    if count == 1:
        return f"{s}: one part is at hand."
    return draw.choice((f"{s}: the whole in {number} parts.", f"{s}, put together from {number} parts."))


def _keys(given: list[str]) -> list[str]:
    """The key of each part, shorter the more parts there are; beyond eight only the first few and a count."""
    if len(given) > 8:
        names = [_name(part) for part in given[:6]]
        return [
            f"It covers {', '.join(names)} and {len(given) - 6} more parts, each in the same form. To begin "
            f"with: {sentence(_first(given[0], 110))}"
        ]
    room = max(52, 380 // len(given))
    return [sentence(_first(part, room)) for part in given]


def _first(part: str, room: int) -> str:
    """The first sentence, or its first clause when there is little room."""
    found = (sentences(part) or [part])[0]
    if len(found) <= room + 12:
        return found
    cut = max(found.rfind(mark, room // 2, room) for mark in (", ", "; ", ": "))
    return found[:cut] if cut > 0 else excerpt(found, room)


def _name(part: str) -> str:
    head = (sentences(part) or [part])[0]
    label = re.match(r"([^:.]{3,40}):\s", head)
    return (
        small(label[1])
        if label
        else small(
            " ".join(
                re.split(
                    r"\s(?:is|are|have|has|can(?:not)?|and|wade|catch|lives?|eat|hunt|find|use|lays?|glide"
                    r"|dive|sing|open|raise|dance|grip|crack|with)\b",
                    head,
                )[0].split()[:4]
            )
        )
    )
