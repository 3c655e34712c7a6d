"""Outline, draft, plan, part and whole of what is known, each from what its own request holds."""

from __future__ import annotations

import random

from core.models.simulated.replies import editing, notes
from core.models.simulated.replies.asked import Asked
from core.models.simulated.replies.said import Said, not_followed, nothing_known, stood_in
from core.models.simulated.replies.text import excerpt, key, lines, listed, sentence, sentences, unmarked, words
from core.models.simulated.replies.topics import Point, Topic, point_of, topic_of, topics

_POINTS = 3
_MISSING = "Missing part:"
GAP = "Not covered:"  # before the names of parts that nobody delivered


def outline(asked: Asked, draw: random.Random) -> Said:
    """So many points, one a line, of a topic that is known or of a text that comes with the request."""
    count = _POINTS if asked.count is None else max(1, asked.count)
    if topic := topic_of(asked.body):
        taken = sorted(draw.sample(range(len(topic.points)), min(count, len(topic.points))))
        made = Said(_numbered([topic.points[place].line for place in taken]))
        return made if count <= len(topic.points) else not_followed(f"{count} points", made)
    if notes.is_material(asked.body):
        return Said(_numbered(notes.outline(asked.body, count)))
    if not words(asked.body):
        return nothing_known(asked.body, "Name a topic, and the outline begins.")
    points = ["What it means", "What one would have to know about it", "What a reader should take along"]
    return nothing_known(asked.body, f"the bare form of an outline.\n{_numbered(points)}")


def draft(asked: Asked, draw: random.Random) -> Said:
    """A text from an outline: what is known of each point, or else the point's own words."""
    body = asked.section("outline")
    if topic_of(body):
        return text(asked, draw)
    points = [point_of(line) or line for line in lines(body)]
    if not points:
        return nothing_known(body, "there is no outline to write from.")
    told = [each for point in points for each in (point.sentences if isinstance(point, Point) else [sentence(point)])]
    return Said(editing.wordy(told, draw))


def edit(asked: Asked) -> Said:
    """The text without the wordy phrases that are known."""
    body = asked.section("draft")
    made = editing.edited(body)
    if not made:
        return nothing_known(body, "there is no text to edit.")
    if key(made) == key(body) and len(made) >= len(body) - 2:
        return not_followed("editing beyond wordy phrases, of which this text has none", Said(made))
    return Said(made)


def text(asked: Asked, draw: random.Random) -> Said:
    """A short text about a topic."""
    if topic := topic_of(asked.body):
        return Said(editing.wordy([topic.summary, *topic.points[0].sentences, topic.points[1].sentences[0]], draw))
    return unknown(asked.body)


def summary(asked: Asked) -> Said:
    """So many sentences of the text that is given, or the one that says what a topic is."""
    if topic := topic_of(asked.body):
        return Said(" ".join([topic.summary, *(p.sentences[0] for p in topic.points)][: asked.count or 1]))
    if not notes.is_material(asked.body):
        return unknown(asked.body)
    return Said(notes.summary(asked.body, asked.count or 2))


def view(asked: Asked) -> Said:
    """What a text means for somebody, where that is known."""
    who, topic = asked.command.rpartition(" for ")[2].removeprefix("the "), topic_of(asked.body)
    for point in topic.points if topic else ():
        if key(who) == key(point.heading):
            return Said(point.text)
    return nothing_known(asked.body, f"a real model can say what it means for {excerpt(who, 40)}.")


def added(asked: Asked) -> Said:
    """An outline with what it lacks, taken from the notes; what the notes do not name stays out, and that is said."""
    wanted = [sign for sign in ("date", "place") if sign in asked.command.lower().split()]
    made, gaps = asked.section("outline"), []
    for sign in wanted:
        clause = notes.clause_with(sign, asked.sections.get("notes", ""))
        if clause:
            made += f"\n{len(lines(made)) + 1}. {sign.capitalize()}: {clause}"
        else:
            gaps.append(sign)
    return Said(made + (f"\n(The notes name no {' and no '.join(gaps)}.)" if gaps else ""))


def planned(task: str) -> tuple[list[str], str]:
    """The subtasks of a task, and what of it is not known; none where one answer is enough."""
    if topic := topic_of(task):
        return [point.heading for point in topic.points], ""
    if parts := notes.listed(task):
        return parts, ""
    parts = ["What the task asks for", "What one would have to know for it", "What a good answer must hold"]
    return parts, excerpt(task, 40) or " "


def part(asked: Asked) -> Said:
    """What a worker delivers for its part of a task."""
    task, name = asked.sections.get("task", ""), asked.section("part")
    if topic := topic_of(task) or _topic_with_parts(task):
        for point in topic.points:
            if key(point.heading) == key(name):
                return Said(point.text)
    if topic := topic_of(name):
        return Said(f"{topic.summary} {topic.points[0].sentences[0]}")
    if compared := _compared(task, name):
        return Said(compared.text)
    if notes.listed(task) and name == notes.COMPARISON:
        return Said("What is alike and what differs shows when the parts on each of them are put side by side.")
    return nothing_known(name, f"a worker would deliver this part of “{excerpt(task)}”, and a real model can.")


def _compared(task: str, name: str) -> Point | None:
    """What is known of one of the things that a task compares, where a known task compares it in the same place."""
    for topic in topics():
        head, _, place = topic.title.rpartition(" in ")
        if head.startswith("Compare ") and task.endswith(f" in {place}") and name != notes.COMPARISON:
            return next((point for point in topic.points if key(point.heading) == key(name)), None)
    return None


def _topic_with_parts(task: str) -> Topic | None:
    """The topic of a task that lists its parts behind a colon."""
    return topic_of(task.partition(":")[0]) if notes.listed(task) else None


def combined(asked: Asked) -> Said:
    """One answer from the parts in the request: what each says first, and which of them are missing."""
    task, parts = notes.numbered(asked.body)
    there = [each for each in parts if not each.startswith(_MISSING)]
    missing = [each.removeprefix(_MISSING).strip(" .") for each in parts if each.startswith(_MISSING)]
    if not there:
        return nothing_known(task or asked.body, "no part was delivered, so there is nothing to combine.")
    unknown = [what for each in there if (what := stood_in(each))]
    known = [each for each in there if not stood_in(each)]
    topic = topic_of(task) or _topic_with_parts(task)
    told = [topic.summary] if topic else []
    told += [sentences(each)[0] for each in known if sentences(each)]
    if unknown:
        told.append(f"The simulated model knows nothing about {listed([f'“{each}”' for each in unknown[:4]])}.")
    if missing:
        told.append(f"{GAP} {'; '.join(missing)}, so this answer is not complete.")
    text = " ".join(dict.fromkeys(map(sentence, told)))
    if unknown and not known:
        return nothing_known(task, "its workers knew nothing either, and a real model can do their parts.")
    return Said(text, unknown[0] if unknown else "")


def answer(text: str) -> Said | None:
    """A short answer about a topic; None where it is not known."""
    if (topic := topic_of(text)) is None:
        return None
    most = len(topic.points) if topic.is_project else 2
    return Said(" ".join([topic.summary, *(point.sentences[0] for point in topic.points[:most])]))


def unknown(text: str) -> Said:
    """What stands in for an answer about something that is not known."""
    name = excerpt(text, 40)
    return nothing_known(
        text, f"to answer, it would need facts about “{name}” that nobody gave it. A real model may have them."
    )


def _numbered(points: list[str]) -> str:
    return "\n".join(f"{number}. {unmarked(point)}" for number, point in enumerate(points, 1))
