"""Which part of the simulated model answers which kind of request."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from core.models.simulated.replies import compose, data, desk, facts, figures, judge, labels, reports, reviewing, tasks
from core.models.simulated.replies.asked import Asked, offered
from core.models.simulated.replies.said import Said, carried, not_followed, nothing_known, stood_in
from core.models.simulated.replies.text import excerpt, listed, words
from core.models.simulated.replies.topics import topic_of

_WOULD = {  # stand where an earlier step did not know what it was about
    "draft": "a text would follow the outline here, and a real model can write it.",
    "edit": "the edited text would stand here.",
    "outline": "an outline would stand here.",
    "summarise": "a summary would stand here.",
}


def say(asked: Asked, draw: random.Random) -> Said:
    """A plain answer, which says first what of the prompt it cannot follow."""
    sections = {name: carried(text) for name, text in asked.sections.items()}
    asked = replace(asked, body=carried(asked.body), sections=sections)
    if asked.kind in _WOULD and (what := stood_in(asked.body)):
        return nothing_known(what, _WOULD[asked.kind])
    made = _ANSWERS.get(asked.kind, ask)(asked, draw)
    beyond = unfollowed(asked)
    return not_followed(beyond, made) if beyond and not made.unknown else made


def unfollowed(asked: Asked) -> str:
    """What of instructions and prompt cannot be followed: the first of it, in its own words; empty: nothing."""
    inside = asked.beyond if asked.kind != "ask" or desk.is_desk(asked.role) else ""
    return desk.strange(asked.role) or inside or asked.behind


def ask(asked: Asked, draw: random.Random) -> Said:
    """A note on a comment or an answer to a message, by who is asked; else to a sum, a question, a task or a topic."""
    text = f"{asked.command}: {asked.body}" if asked.command else asked.body
    if (note := reviewing.note(asked.role, text)) is not None:
        return note
    if desk.is_desk(asked.role):
        return desk.answer(asked.role, asked.body)
    if (fact := facts.answer(text)) is not None:
        return Said(fact)
    if (task := tasks.known(text)) is not None:
        return Said(tasks.draft(task, draw))
    if (told := compose.answer(text)) is not None:
        return told
    if asked.beyond:
        return _nothing_followed(asked)
    return compose.unknown(text)


def _nothing_followed(asked: Asked) -> Said:
    """For a prompt whose words are not known at all."""
    name = excerpt(asked.beyond, 80)
    return Said(
        f"The simulated model cannot follow “{name}”, so there is no answer here. A real model may follow it.", name
    )


def classified(asked: Asked, draw: random.Random) -> Said:
    """A label of those that the prompt offers, and the words of the text that decided."""
    choices = offered(asked.command)
    kind = labels.kind_for(choices)
    if kind is None:
        name = listed(choices) or asked.command
        return nothing_known(
            name, f"it has no examples for these labels, so it gives none to “{excerpt(asked.body, 40)}”."
        )
    decision = labels.decide(kind, asked.body, choices)
    return Said(f"{decision.label}: {why(decision)}", "" if decision.words else excerpt(asked.body) or " ")


def why(decision: labels.Decision) -> str:
    """The reason in the text's own words."""
    if not decision.words:
        return "no word of it is known, so this is the usual case."
    return f"{listed([f'“{word}”' for word in decision.words])} decided."


def _scored(asked: Asked, draw: random.Random) -> Said:
    verdict = verdict_on(asked)
    return Said(f"{verdict.score}/10: {verdict.feedback}", "" if verdict.checked else excerpt(asked.section("task")))


def verdict_on(asked: Asked) -> judge.Verdict:
    """Score and feedback of a draft against its task, of a text on a topic, or of a reply to a customer."""
    if "reply" in asked.sections:
        return judge.Verdict(*desk.judged(asked.sections["reply"]), checked=True)
    task, draft = asked.sections.get("task", ""), asked.section("draft")
    if (fact := facts.answer(task)) is not None:
        said, whole = (" ".join(each.casefold().split()).strip(" .!") for each in (draft[:400], fact))
        if said and (said == whole or whole.endswith(f" {said}")):
            return judge.Verdict(10, "It answers the question.", True)
        return judge.Verdict(3, f"I could not check this wording. What I know is: {fact}", False)
    if tasks.known(task) is None and (topic := topic_of(task)):
        return reports.judged(topic, draft)
    return judge.judge(task, draft)


def _improved(asked: Asked, draw: random.Random) -> Said:
    task, feedback, draft = (asked.sections.get(name, "") for name in ("task", "feedback", "draft"))
    draft = draft or asked.body
    if (fact := facts.answer(task)) is not None:
        return Said(fact)
    if tasks.known(task) is None and (topic := topic_of(task)):
        return Said(reports.improved(topic, feedback, draft, draw))
    return Said(tasks.improve(task, feedback, draft, draw), "" if verdict_on(asked).checked else excerpt(task))


def _planned(asked: Asked, draw: random.Random) -> Said:
    parts, unknown = subtasks(asked)
    return Said(
        "\n".join(f"{number}. {part}" for number, part in enumerate(parts, 1)) or "None: one answer is enough.", unknown
    )


def subtasks(asked: Asked) -> tuple[list[str], str]:
    """The parts of a task; none where it is a question of fact or one piece of writing."""
    task = asked.section("task")
    if facts.answer(task) is not None or (tasks.known(task) is not None and topic_of(task) is None):
        return [], ""
    return compose.planned(task)


_ANSWERS: dict[str, Callable[[Asked, random.Random], Said]] = {
    "outline": compose.outline,
    "draft": compose.draft,
    "edit": lambda asked, draw: compose.edit(asked),
    "text": compose.text,
    "summarise": lambda asked, draw: compose.summary(asked),
    "add": lambda asked, draw: compose.added(asked),
    "view": lambda asked, draw: compose.view(asked),
    "part": lambda asked, draw: compose.part(asked),
    "combine": lambda asked, draw: desk.combined(asked) if desk.is_checks(asked) else compose.combined(asked),
    "plan": _planned,
    "extract": lambda asked, draw: figures.extracted(asked.body),
    "sort": lambda asked, draw: figures.ranked(
        asked.body, rising=not data.signs("falling") & set(words(asked.command))
    ),
    "table": lambda asked, draw: figures.table(asked.body),
    "classify": classified,
    "score": _scored,
    "improve": _improved,
    "diagnose": lambda asked, draw: desk.told(asked.section("message"), "cause"),
    "solve": lambda asked, draw: desk.told(asked.section("message"), "steps"),
    "verify": lambda asked, draw: desk.verified(asked.section("message"), asked.sections.get("solution", "")),
    "account": lambda asked, draw: desk.told(asked.body, "account"),
    "policy": lambda asked, draw: desk.told(asked.body, "policy"),
}
