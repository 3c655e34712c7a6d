"""Which part of the simulated model answers which kind of request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from core.models.simulated.replies import compose, data, drafts, labels, notes, questions, roles
from core.models.simulated.replies.asked import Asked, offered
from core.models.simulated.replies.judge import Verdict, judge
from core.models.simulated.replies.material import Task, known
from core.models.simulated.replies.response import Response, carried, not_followed, nothing_known, stood_in
from core.models.simulated.replies.text import excerpt, listed, numbered
from core.models.simulated.replies.topics import Topic, topic_of

_CHAINED = ("outline", "draft", "edit", "summarise")  # what is asked about an answer of an earlier step


def say(asked: Asked, draw: Random) -> Response:
    """A plain answer, which says first what of the prompt it cannot follow."""
    sections = {name: carried(text) for name, text in asked.sections.items()}
    asked = replace(asked, body=carried(asked.body), sections=sections)
    if asked.kind in _CHAINED and (what := stood_in(asked.body)):
        return nothing_known(what, data.saying(asked.kind))
    response = _ANSWERS.get(asked.kind, ask)(asked, draw)
    beyond = unfollowed(asked)
    return not_followed(beyond, response) if beyond and not response.unknown else response


def unfollowed(asked: Asked) -> str:
    """What of instructions and prompt cannot be followed: the first of it, in its own words; empty: nothing."""
    inside = asked.beyond if asked.kind != "ask" or roles.is_desk(asked.role) else ""
    return roles.strange(asked.role) or inside or asked.behind


def ask(asked: Asked, draw: Random) -> Response:
    """A note on a comment or an answer to a message, by who is asked; else to a sum, a question, a task or a topic."""
    text = f"{asked.command}: {asked.body}" if asked.command else asked.body
    if note := roles.note(asked.role, text):
        return note
    if asked.kind in roles.STEPS or roles.is_desk(asked.role):
        return roles.at_the_desk(asked)
    match _known(text):
        case str(fact):
            return Response(fact)
        case Task() as task:
            return Response(drafts.draft(task, draw))
        case Topic() as topic:
            return compose.answer(topic)
    return not_followed(asked.beyond) if asked.beyond else compose.unknown(text)


def why(decision: labels.Decision) -> str:
    """The reason for a label in the text's own words."""
    quoted = listed([f"“{word}”" for word in decision.words])
    return f"{quoted} decided." if quoted else "no word of it is known, so this is the usual case."


def verdict_on(asked: Asked) -> Verdict:
    """Score and feedback of a draft against its task, of a text on a topic, or of a reply to a customer."""
    if "reply" in asked.sections:
        return roles.judged(asked.sections["reply"])
    task, draft = asked.sections.get("task", ""), asked.section("draft")
    match _known(task):
        case Topic() as topic:
            return drafts.judge_report(topic, draft)
        case str(fact):
            own, whole = (" ".join(each.casefold().split()).strip(" .!") for each in (draft[:400], fact))
            if own and f" {whole}".endswith(f" {own}"):
                return Verdict(10, "It answers the question.")
            return Verdict(3, f"I could not check this wording. What I know is: {fact}", checked=False)
    return judge(task, draft)


def subtasks(asked: Asked) -> tuple[list[str], str]:
    """The parts of a task, and what of it is not known; no parts where it is a question or one piece of writing."""
    task = asked.section("task")
    one = isinstance(_known(task), str) or (known(task) and not topic_of(task))
    return ([], "") if one else compose.planned(task)


def _known(task: str) -> str | Task | Topic | None:
    """What is known for a task: the answer to a question, the texts for it, or its topic."""
    return questions.known_answer(task) or known(task) or topic_of(task)


def _classified(asked: Asked, draw: Random) -> Response:
    """A label of those that the prompt offers, and the words of the text that decided."""
    choices = offered(asked.command)
    if (kind := labels.kind_for(choices)) is None:
        instead = f"it has no examples for these labels, so it gives none to “{excerpt(asked.body, 40)}”."
        return nothing_known(listed(choices) or asked.command, instead)
    decision = labels.decide(kind, asked.body, choices)
    return Response(f"{decision.label}: {why(decision)}", "" if decision.words else excerpt(asked.body) or " ")


def _scored(asked: Asked, draw: Random) -> Response:
    score, feedback, checked = verdict_on(asked)
    return Response(f"{score}/10: {feedback}", "" if checked else excerpt(asked.section("task")))


def _improved(asked: Asked, draw: Random) -> Response:
    task, feedback, draft = (asked.sections.get(name, "") for name in ("task", "feedback", "draft"))
    draft = draft or asked.body
    match _known(task):
        case str(fact):
            return Response(fact)
        case Topic() as topic:
            return Response(drafts.improve_report(topic, feedback, draft, draw))
    better = drafts.improve(task, feedback, draft, draw)
    return Response(better, "" if verdict_on(asked).checked else excerpt(task))


def _planned(asked: Asked, draw: Random) -> Response:
    parts, unknown = subtasks(asked)
    return Response(numbered(parts) or "None: one answer is enough.", unknown)


_ANSWERS: dict[str, Callable[[Asked, Random], Response]] = {
    "outline": compose.outline,
    "draft": compose.draft,
    "edit": lambda asked, draw: compose.edit(asked),
    "text": compose.text,
    "summarise": lambda asked, draw: compose.summary(asked),
    "add": lambda asked, draw: compose.added(asked),
    "view": lambda asked, draw: compose.view(asked),
    "part": lambda asked, draw: compose.part(asked),
    "combine": lambda asked, draw: compose.combined(asked),
    "plan": _planned,
    "extract": lambda asked, draw: notes.figures(asked.body),
    "sort": lambda asked, draw: notes.ranked(asked.body, asked.command),
    "table": lambda asked, draw: notes.table(asked.body),
    "classify": _classified,
    "score": _scored,
    "improve": _improved,
}
