"""Which part of the simulated model answers which kind of request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from core.models.simulated.replies import compose, data, drafts, labels, notes, questions, roles
from core.models.simulated.replies.judge import Judgement, judge
from core.models.simulated.replies.material import Task, known
from core.models.simulated.replies.prompt import Prompt, offered
from core.models.simulated.replies.response import Response, carried_on, not_followed, nothing_known, stood_in
from core.models.simulated.replies.text import excerpt, numbered
from core.models.simulated.replies.topics import Topic, topic_of
from core.trace.counts import listed

_CHAINED = ("outline", "draft", "edit", "summarise")  # what is asked about an answer of an earlier step


def say(prompt: Prompt, draw: Random) -> Response:
    """A plain answer, which says first what of the prompt it cannot follow."""
    sections = {name: carried_on(text) for name, text in prompt.sections.items()}
    prompt = replace(prompt, body=carried_on(prompt.body), sections=sections)
    if prompt.kind in _CHAINED and (what := stood_in(prompt.body)):
        return nothing_known(what, data.saying(prompt.kind))
    response = _ANSWERS.get(prompt.kind, ask)(prompt, draw)
    beyond = unfollowed(prompt)
    return not_followed(beyond, response) if beyond and not response.unknown else response


def unfollowed(prompt: Prompt) -> str:
    """What of instructions and prompt cannot be followed: the first of it, in its own words; empty: nothing."""
    inside = prompt.beyond if prompt.kind != "ask" or roles.is_desk(prompt.role) else ""
    return roles.strange(prompt.role) or inside or prompt.behind


def ask(prompt: Prompt, draw: Random) -> Response:
    """A note on a comment or an answer to a message, by who is asked; else to a sum, a question, a task or a topic."""
    text = f"{prompt.command}: {prompt.body}" if prompt.command else prompt.body
    if note := roles.note(prompt.role, text):
        return note
    if prompt.kind in roles.STEPS or roles.is_desk(prompt.role):
        return roles.at_the_desk(prompt)
    match _known(text):
        case str(fact):
            return Response(fact)
        case Task() as task:
            return Response(drafts.draft(task, draw))
        case Topic() as topic:
            return compose.answer(topic)
    return not_followed(prompt.beyond) if prompt.beyond else compose.unknown(text)


def why(decision: labels.Decision) -> str:
    """The reason for a label in the text's own words."""
    quoted = listed([f"“{word}”" for word in decision.words])
    return f"{quoted} decided." if quoted else "no word of it is known, so this is the usual case."


def judgement_on(prompt: Prompt) -> Judgement:
    """Score and feedback of a draft against its task, of a text on a topic, or of a reply to a customer."""
    if "reply" in prompt.sections:
        return roles.judged(prompt.sections["reply"])
    task, draft = prompt.sections.get("task", ""), prompt.section("draft")
    match _known(task):
        case Topic() as topic:
            return drafts.judge_report(topic, draft)
        case str(fact):
            own, whole = (" ".join(each.casefold().split()).strip(" .!") for each in (draft[:400], fact))
            if own and f" {whole}".endswith(f" {own}"):
                return Judgement(10, "It answers the question.")
            return Judgement(3, f"I could not check this wording. What I know is: {fact}", checked=False)
    return judge(task, draft)


def subtasks(prompt: Prompt) -> tuple[list[str], str]:
    """The parts of a task, and what of it is not known; no parts where it is a question or one piece of writing."""
    task = prompt.section("task")
    one = isinstance(_known(task), str) or (known(task) and not topic_of(task))
    return ([], "") if one else compose.parts_planned(task)


def _known(task: str) -> str | Task | Topic | None:
    """What is known for a task: the answer to a question, the texts for it, or its topic."""
    return questions.known_answer(task) or known(task) or topic_of(task)


def _classified(prompt: Prompt, draw: Random) -> Response:
    """A label of those that the prompt offers, and the words of the text that decided."""
    choices = offered(prompt.command)
    if (kind := labels.kind_for(choices)) is None:
        instead = f"it has no examples for these labels, so it gives none to “{excerpt(prompt.body, 40)}”."
        return nothing_known(listed(choices) or prompt.command, instead)
    decision = labels.decide(kind, prompt.body, choices)
    return Response(f"{decision.label}: {why(decision)}", "" if decision.words else excerpt(prompt.body) or " ")


def _scored(prompt: Prompt, draw: Random) -> Response:
    score, feedback, checked = judgement_on(prompt)
    return Response(f"{score}/10: {feedback}", "" if checked else excerpt(prompt.section("task")))


def _improved(prompt: Prompt, draw: Random) -> Response:
    task, feedback, draft = (prompt.sections.get(name, "") for name in ("task", "feedback", "draft"))
    draft = draft or prompt.body
    match _known(task):
        case str(fact):
            return Response(fact)
        case Topic() as topic:
            return Response(drafts.improve_report(topic, feedback, draft, draw))
    better = drafts.improve(task, feedback, draft, draw)
    return Response(better, "" if judgement_on(prompt).checked else excerpt(task))


def _planned(prompt: Prompt, draw: Random) -> Response:
    parts, unknown = subtasks(prompt)
    return Response(numbered(parts) or "None: one answer is enough.", unknown)


_ANSWERS: dict[str, Callable[[Prompt, Random], Response]] = {
    "outline": compose.outline,
    "draft": compose.draft,
    "edit": lambda prompt, draw: compose.edit(prompt),
    "text": compose.text,
    "summarise": lambda prompt, draw: compose.summary(prompt),
    "add": lambda prompt, draw: compose.added(prompt),
    "view": lambda prompt, draw: compose.view(prompt),
    "part": lambda prompt, draw: compose.part(prompt),
    "combine": lambda prompt, draw: compose.combined(prompt),
    "plan": _planned,
    "extract": lambda prompt, draw: notes.figures(prompt.body),
    "sort": lambda prompt, draw: notes.ranked(prompt.body, prompt.command),
    "table": lambda prompt, draw: notes.table(prompt.body),
    "classify": _classified,
    "score": _scored,
    "improve": _improved,
}
