"""Outline, draft, plan, part and whole of what is known, each from what its own request holds."""

from __future__ import annotations

import re
from functools import cache
from random import Random

from core.models.simulated.replies import data, notes
from core.models.simulated.replies.prompt import Prompt
from core.models.simulated.replies.response import Response, not_followed, nothing_known, stood_in
from core.models.simulated.replies.text import excerpt, key, lines, normal, numbered, sentence, sentences, words
from core.models.simulated.replies.topics import Point, Topic, point_of, topic_of, topics
from core.trace.counts import listed

_OPENED = 0.4  # how many sentences of a draft begin with an opening
GAP = "Not covered:"  # before the names of parts that nobody delivered


def outline(prompt: Prompt, draw: Random) -> Response:
    """So many points, one a line, of a topic that is known or of a text that comes with the request."""
    count = prompt.count or 3
    if topic := topic_of(prompt.body):
        taken = sorted(draw.sample(range(len(topic.points)), min(count, len(topic.points))))
        response = Response(numbered([topic.points[place].line for place in taken]))
        return response if count <= len(topic.points) else not_followed(f"{count} points", response)
    if notes.is_material(prompt.body):
        return Response(numbered(notes.points(prompt.body, count)))
    if not words(prompt.body):
        return nothing_known(prompt.body, "Name a topic, and the outline begins.")
    points = ["What it means", "What one would have to know about it", "What a reader should take along"]
    return nothing_known(prompt.body, f"the bare form of an outline.\n{numbered(points)}")


def draft(prompt: Prompt, draw: Random) -> Response:
    """A text from an outline: what is known of each point, or else the point's own words."""
    body = prompt.section("outline")
    if topic_of(body):
        return text(prompt, draw)
    points = [(line, point_of(line)) for line in lines(body)]
    if not points:
        return nothing_known(body, "there is no outline to write from.")
    whole = [each for line, point in points for each in (point.sentences if point else [sentence(line)])]
    return Response(wordy(whole, draw))


def edit(prompt: Prompt) -> Response:
    """The text without the wordy phrases that are known."""
    body = prompt.section("draft")
    better = edited(body)
    if not better:
        return nothing_known(body, "there is no text to edit.")
    if key(better) == key(body) and len(better) >= len(body) - 2:
        return not_followed("editing beyond wordy phrases, of which this text has none", Response(better))
    return Response(better)


def text(prompt: Prompt, draw: Random) -> Response:
    """A short text about a topic."""
    if topic := topic_of(prompt.body):
        first, second, *_ = topic.points
        return Response(wordy([topic.summary, *first.sentences, second.sentences[0]], draw))
    return unknown(prompt.body)


def summary(prompt: Prompt) -> Response:
    """So many sentences of the text that is given, or the one that says what a topic is."""
    if topic := topic_of(prompt.body):
        return Response(" ".join(topic.first_sentences[: prompt.count or 1]))
    if notes.is_material(prompt.body):
        return Response(notes.summary(prompt.body, prompt.count or 2))
    return unknown(prompt.body)


def view(prompt: Prompt) -> Response:
    """What a text means for somebody, where that is known."""
    who, topic = prompt.command.rpartition(" for ")[2].removeprefix("the "), topic_of(prompt.body)
    if point := topic and topic.point(who):
        return Response(point.text)
    return nothing_known(prompt.body, f"a real model can say what it means for {excerpt(who, 40)}.")


def added(prompt: Prompt) -> Response:
    """An outline with what it lacks, taken from the notes; what the notes do not name stays out, and that is said."""
    outline, gaps = prompt.section("outline"), []
    for sign in ("date", "place"):
        if sign in words(prompt.command):
            if clause := notes.clause_with(sign, prompt.sections.get("notes", "")):
                outline += f"\n{len(lines(outline)) + 1}. {sign.capitalize()}: {clause}"
            else:
                gaps.append(sign)
    return Response(outline + (f"\n(The notes name no {' and no '.join(gaps)}.)" if gaps else ""))


def parts_planned(task: str) -> tuple[list[str], str]:
    """The subtasks of a task, and what of it is not known; none where one answer is enough."""
    if topic := topic_of(task):
        return [point.heading for point in topic.points], ""
    if parts := notes.listed(task):
        return parts, ""
    parts = ["What the task asks for", "What one would have to know for it", "What a good answer must hold"]
    return parts, excerpt(task, 40) or " "


def part(prompt: Prompt) -> Response:
    """What a worker delivers for its part of a task."""
    task, name = prompt.sections.get("task", ""), prompt.section("part")
    topic = _topic_of_parts(task)
    if point := (topic and topic.point(name)) or _compared(task, name):
        return Response(point.text)
    if topic := topic_of(name):
        return Response(" ".join(topic.first_sentences[:2]))
    if notes.listed(task) and name == notes.COMPARISON:
        return Response("What is alike and what differs shows when the parts on each of them are put side by side.")
    return nothing_known(name, f"a worker would deliver this part of “{excerpt(task)}”, and a real model can.")


def _compared(task: str, name: str) -> Point | None:
    """What is known of one of the things that a task compares, where a known task compares it in the same place."""
    places = ((topic, topic.title.rpartition(" in ")) for topic in topics() if topic.title.startswith("Compare "))
    alike = (topic for topic, (_, within, place) in places if within and task.endswith(f" in {place}"))
    return next((topic.point(name) for topic in alike if name != notes.COMPARISON), None)


def _topic_of_parts(task: str) -> Topic | None:
    """The topic of a task, which may list its parts behind a colon."""
    return topic_of(task) or (topic_of(task.partition(":")[0]) if notes.listed(task) else None)


def combined(prompt: Prompt) -> Response:
    """One answer from the parts in the request: what each says first, and which of them are missing."""
    task, parts, missing = notes.delivered(prompt.body)
    if not parts:
        return nothing_known(task or prompt.body, "no part was delivered, so there is nothing to combine.")
    unknown = list(filter(None, map(stood_in, parts)))
    if len(unknown) == len(parts):
        return nothing_known(task, "its workers knew nothing either, and a real model can do their parts.")
    topic = _topic_of_parts(task)
    statements = [topic.summary] if topic else []
    statements += [first for each in parts if not stood_in(each) for first in sentences(each)[:1]]
    if unknown:
        statements.append(f"The simulated model knows nothing about {listed([f'“{each}”' for each in unknown[:4]])}.")
    if missing:
        statements.append(f"{GAP} {'; '.join(missing)}, so this answer is not complete.")
    return Response(" ".join(dict.fromkeys(map(sentence, statements))), unknown[0] if unknown else "")


def answer(topic: Topic) -> Response:
    """A short answer about a topic: all parts of a project, and two points of another one."""
    return Response(" ".join(topic.first_sentences[: None if topic.of("projects") else 3]))


def unknown(text: str) -> Response:
    """What stands in for an answer about something that is not known."""
    needed = f"facts about “{excerpt(text, 40)}” that nobody gave it"
    return nothing_known(text, f"to answer, it would need {needed}. A real model may have them.")


def wordy(text: list[str], draw: Random) -> str:
    """Sentences as a first draft has them: some with an opening before them, and a closing that says nothing."""
    phrases = data.fields("wordy.txt")
    drafted = []
    for line in text:
        if line.split(" ", 1)[0].lower() in data.signs("opened") and draw.random() < _OPENED:
            line = f"{draw.choice(phrases['opening'])} {line[0].lower()}{line[1:]}"
        drafted.append(line)
    return " ".join([*drafted, draw.choice(phrases["closing"])])


def edited(text: str) -> str:
    """A text without the wordy phrases that are known; the same text where there are none. Line breaks stay."""
    closings = data.fields("wordy.txt")["closing"]
    lines = ([each for each in sentences(line) if each not in closings] for line in normal(text).split("\n"))
    return "\n".join(" ".join(map(_shortened, line)) for line in lines if line)


def _shortened(text: str) -> str:
    openings = "|".join(map(re.escape, data.fields("wordy.txt")["opening"]))
    text = re.sub(rf"(^\(?|[\"“‘«])(?:(?:{openings}) )+(.)", lambda seen: seen[1] + seen[2].upper(), text, flags=re.I)
    long, short = _long_and_short()
    return long.sub(lambda phrase: short[phrase[0]], text)


@cache
def _long_and_short() -> tuple[re.Pattern[str], dict[str, str]]:
    """Long-winded phrases, and what an editor writes for each, also at the beginning of a sentence."""
    pairs = [line.split(" -> ") for line in data.lines("wordy.txt") if " -> " in line]
    short = {write(long): write(brief) for long, brief in pairs for write in (str, str.capitalize)}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, short))})\b"), short
