"""Which part of the writer answers which kind of request."""

import random
import re
from collections.abc import Callable

from core.models.simulated.writer import (
    billing,
    care,
    craft,
    labels,
    notice,
    parts,
    plans,
    ratings,
    repair,
    review,
    specialist,
    study,
    sums,
    views,
)
from core.models.simulated.writer.compose import compose
from core.models.simulated.writer.edit import edit
from core.models.simulated.writer.figures import listed, sorted_lines, table
from core.models.simulated.writer.grammar import nounlike
from core.models.simulated.writer.outline import outline
from core.models.simulated.writer.phrases import translated
from core.models.simulated.writer.plan_facts import fact_in
from core.models.simulated.writer.request import Request
from core.models.simulated.writer.text import excerpt, number_in, sentences
from core.models.simulated.writer.topics import has_words, subject, topic_of

_I = re.IGNORECASE


def is_rising(command: str) -> bool:
    """Whether a command wants the smallest first."""
    return bool(
        re.search(
            r"\b(?:ascending|rising|smallest|lowest|alphabet\w*|from (?:the )?(?:small|low)\w*|a to z|oldest)\b",
            command,
            _I,
        )
    ) and not re.search(
        r"\b(?:descending|(?:largest|highest|biggest|most) (?:first|to)|from (?:the )?(?:large|high|big)\w*)\b",
        command,
        _I,
    )


def task_of(request: Request) -> str:
    return request.sections.get("task") or request.body


def planned(request: Request, draw: random.Random) -> str:
    found = plans.subtasks(request.command, task_of(request), draw)
    return "\n".join(f"{i}. {name}" for i, name in enumerate(found, 1)) or "None: one answer is enough."


def drafted(request: Request) -> tuple[str, str, str]:
    """Task, feedback and draft of a request to score or to improve, also where only the draft is set off."""
    task, feedback, draft = (request.sections.get(name, "") for name in ("task", "feedback", "draft"))
    if not draft:
        above, gap, below = request.body.partition("\n\n")
        draft = below if gap and request.kind == "improve" and not feedback else request.body
        feedback = feedback or (above if gap and request.kind == "improve" else "")
    return task, feedback, draft.strip()


def score(request: Request, draw: random.Random) -> str:
    task, _, draft = drafted(request)
    low, high = ratings.scale_of(request.command)
    if not request.sections and (rating := ratings.rate(request.command, draft)):
        return f"{ratings.points(rating, low, high)}/{high}: {rating.reason}"
    genre = re.search(r"\b(?:haiku|poem|slogan)\b", request.command, _I)
    points, feedback = craft.judge(task or (f"Write a {genre[0]}" if genre else ""), draft)
    return f"{max(low, round(points * high / 10))}/{high}: {feedback}"


def improve(request: Request, draw: random.Random) -> str:
    task, feedback, draft = drafted(request)
    return craft.revise(task, feedback, draft, draw)


def _is_name_only(body: str) -> bool:
    """Whether there is no text to summarise, only the name of something."""
    return len(body.split()) < 13 and not re.search(r"[.!?]\s*$|[.!?;:]\s|\n", body.strip())


def summarise(request: Request, draw: random.Random) -> str:
    if _is_name_only(request.body):
        return craft.summary(
            f"{request.command} {request.body}" if request.body not in request.command else request.command
        )
    one = re.search(r"\b(?:one|a single) sentence|tl;?\s?dr", request.command, _I)
    count = 1 if one else min(number_in(request.command, 2), 5)
    return care.summarise(request.body, sentences(request.body[:8000]), count)


def message_of(request: Request) -> str:
    return request.sections.get("message") or request.body


def verify(request: Request, draw: random.Random) -> str:
    diagnosis, solution = (request.sections.get(name, "") for name in ("diagnosis", "solution"))
    return repair.verify(message_of(request), diagnosis, solution)


def combine(request: Request, draw: random.Random) -> str:
    if billing.is_reply(request.command):
        return billing.reply(*parts.taken(request.command, request.body))
    return parts.combine(request.command, request.body, draw)


_WANTS_LIST = re.compile(
    r"\W*(?:please )?(?:list|enumerate|(?:name|give)(?: me| us)? (?=\d|two|three|four|five|six|seven|eight|nine"
    r"|ten|some\b|a few|all\b))(?: me| us)?\s*(.+)",
    _I,
)


def ask(request: Request, draw: random.Random) -> str:
    """A bare task or question: a sum, a fact, a piece of writing, or a short text about its subject."""
    text = request.body
    if not has_words(text) and not sums.result(text):
        return f'I find no words in "{excerpt(text, 30)}". Tell me in a sentence what you would like to have.'
    if study.is_greeting(text):
        return "Hello. Tell me in a sentence what you would like to have."
    if total := sums.result(text):
        return total
    if fact := fact_in(text):
        return fact
    if (plan := plans.known(text)) and re.search(r"\b(?:plan|organi[sz]e|add|launch|research)\b", text, _I):
        numbered = [f"{i}. {part.text}" for i, part in enumerate(plan.parts, 1)]
        return parts.combine("", "\n\n".join([text, *numbered]), draw)
    if (written := craft.draft(text, draw)) is not None:
        return written
    if re.search(r"\b(?:story|tale|fable)\b", text[:200], _I):
        return care.story(nounlike(subject(text), 50), draw)
    if len(text) > 400:
        short = care.summarise(text, sentences(text[:8000]), 2)
        return f'The text begins with "{excerpt(text, 80)}". In short: {short}'
    if topic_of(text):
        return compose(outline("", text, draw), draw)
    if listed := _WANTS_LIST.match(text):
        return f"I know no list of {excerpt(listed[1].rstrip('.!? '), 60)}, so I cannot give one."
    if study.kind_of(text):
        return study.text(text, draw)
    return "I know no facts about this, only how to go about it. " + compose(outline("", text, draw), draw)


_ANSWERS: dict[str, Callable[[Request, random.Random], str]] = {
    "add": lambda request, draw: notice.added(request.command, request.body),
    "view": lambda request, draw: views.view(request.command, request.body, draw),
    "note": lambda request, draw: review.note(request.role, request.body),
    "outline": lambda request, draw: outline(request.command, request.body, draw),
    "draft": lambda request, draw: compose(request.sections.get("outline") or request.body, draw),
    "edit": lambda request, draw: edit(request.sections.get("draft") or request.body),
    "classify": lambda request, draw: labels.classify(request.command, request.body, draw),
    "extract": lambda request, draw: listed(request.body),
    "sort": lambda request, draw: sorted_lines(request.body, is_rising(request.command)),
    "table": lambda request, draw: table(request.body),
    "message": lambda request, draw: specialist.answer(request.command, request.body, draw),
    "part": lambda request, draw: parts.part(request.sections["task"], request.sections["part"], draw),
    "work": lambda request, draw: parts.part("", request.body, draw),
    "combine": combine,
    "plan": planned,
    "score": score,
    "improve": improve,
    "summarise": summarise,
    "translate": lambda request, draw: translated(request.command, request.body),
    "diagnose": lambda request, draw: repair.diagnose(message_of(request), draw),
    "solve": lambda request, draw: repair.solve(message_of(request), request.sections.get("diagnosis", "")),
    "verify": verify,
    "check": lambda request, draw: billing.check(request.command, message_of(request), draw),
    "ask": ask,
}


def reply(request: Request, draw: random.Random) -> str:
    """A plain answer to a request that has been read."""
    return _ANSWERS[request.kind](request, draw)
