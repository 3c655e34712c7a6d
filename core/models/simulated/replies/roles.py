"""What is answered in a role: by a company's desk on the matter of a message, by reviewers of a plan, by moderators."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from core.models.simulated.replies import data, labels, notes
from core.models.simulated.replies.judge import Judgement
from core.models.simulated.replies.prompt import Prompt, stretch
from core.models.simulated.replies.response import Response, is_foreign, nothing_known
from core.models.simulated.replies.text import excerpt, key, normal, sentence, sentences, words
from core.trace.counts import listed

STEPS = ("cause", "steps", "verify", "account", "policy", "reply")  # of a desk
_SURE = 0.35  # share of the best matter among all, below which a message counts as unknown
_RISKY = 0.7  # share of "risk" from which a clause counts as one


class Matter(NamedTuple):
    """What customers write about, and what each step of a desk has to say to it; every text is a few sentences."""

    name: str
    desks: tuple[str, ...]  # who takes care of it
    reply: str  # what is felt, what happens next, and by when: a sentence each
    cause: str
    steps: str
    account: str
    policy: str


def is_desk(role: str) -> bool:
    """Whether the instructions put the model at a desk that customers write to."""
    return bool(_desk(role)) or "customer service" in role.lower()


def strange(role: str) -> str:
    """From the first to the last word of the instructions that cannot be followed; empty where they can."""
    known = set(words(" ".join(data.lines("roles.txt")), 1000))
    return stretch(role[:400], lambda word: known.issuperset(words(word)))


def at_the_desk(prompt: Prompt) -> Response:
    """What a company's desk says on the matter of a message, in the step of its work that is asked for."""
    message, checks, missing = prompt.section("message"), list[str](), list[str]()
    if prompt.kind == "reply":
        message, checks, missing = notes.delivered(prompt.body)
    if (matter := matter_of(message)) is None:
        asks = f"a desk would ask what “{excerpt(message, 40)}” is about"
        return nothing_known(message, f"{asks}, and pass it to somebody who knows.")
    feels, acts, ends = sentences(matter.reply)
    match prompt.kind:
        case "cause" | "steps" | "account" | "policy":
            return Response(getattr(matter, prompt.kind))
        case "verify":
            solution = prompt.sections.get("solution", "").strip()
            doubt = "" if key(solution) == key(matter.steps) else f" {data.saying('doubt')}"
            text = f"{feels} {solution or matter.steps}{doubt}"
        case "reply":
            results = [sentence(head) for check in checks for head in sentences(check)[:1]]
            gap = f"I could not look at {listed(missing)}, so this part is still missing; it follows by tomorrow noon."
            text = " ".join([feels, *results, gap if missing else ends])
        case _ if _desk(prompt.role) not in ("", *matter.desks):
            text = data.saying("other desk").format(matter=matter.name, desk=matter.desks[0])
        case _:
            text = acts if "one short sentence" in prompt.role.lower() else matter.reply
    return Response(f"(The simulated model answers in English.) {text}" if is_foreign(message) else text)


def judged(reply: str) -> Judgement:
    """Points from 1 to 10 for a reply to a customer: is it kind, does it say what happens next, and by when?"""
    own = set(words(reply))
    missing = [data.saying(name) for name in ("kind", "next", "when") if not own & data.signs(name)]
    if not own:
        return Judgement(1, "There is no reply.")
    return Judgement(10 - 3 * len(missing), " ".join(missing) or "It is kind and says what happens next, and by when.")


def matter_of(message: str) -> Matter | None:
    """The matter that a message is about; None where no example comes close."""
    decision = labels.decide("matters", message)
    return _matters()[decision.label] if decision.words and decision.share >= _SURE else None


def vote(role: str, text: str) -> Judgement | None:
    """The vote of a reviewer on a plan, 10 for and 1 against it; None for a reviewer whose question is not known."""
    own = set(words(role))
    named = set(words(text)) | set(text[:2000]) & {"€", "$", "£"}
    if "safety" in own:
        clauses = [part for each in sentences(text)[:20] for part in each.split(", ")]
        decisions = {clause: labels.decide("safety", clause) for clause in clauses}
        for clause, decision in decisions.items():
            if decision.label == "risk" and decision.share > _RISKY:
                return Judgement(1, f"“{excerpt(clause)}” could harm somebody.")
        if not any(decision.words for decision in decisions.values()):
            return Judgement(1, "I know no word of it, so I could not check whether it could harm somebody.", False)
        return Judgement(10, "I find nothing that could harm somebody.")
    if "clarity" in own:
        who = named & data.signs("who") or re.search(r"\b[A-Z]\w+ (?:books|buys|brings)", normal(text))
        signs = {"who does what": who, "when": notes.names("date", text)}
        missing = listed([name for name, sign in signs.items() if not sign])
        feedback = f"It does not say {missing}." if missing else "It says who does what, and when."
        return Judgement(1 if missing else 10, feedback)
    if "budget" in own:
        costs = sorted(named & data.signs("money"))
        if costs and not named & data.signs("paid"):
            return Judgement(1, f"“{costs[0]}” costs money, and nothing says who pays.")
        return Judgement(10, "It says who pays." if costs else "I find nothing in it that costs money.")
    return None


def note(role: str, comment: str) -> Response | None:
    """What the moderators or the author of a comment are told; None for another role."""
    own = set(words(role))
    if "moderators" in own:
        if not (claims := sentences(comment)):
            return nothing_known(comment, "there is no comment to check.")
        check = "A person should check whether this is true, and whom it would harm if not"
        return Response(f"{check}: “{excerpt(claims[0], 90)}”.")
    return Response(data.saying("tone")) if "authors" in own else None


@cache
def examples() -> tuple[str, ...]:
    """A message for each matter, as customers write them."""
    rows = (line.partition(" | ") for line in reversed(data.lines("examples/matters.txt")))
    return tuple({label: text for label, _, text in rows}.values())


def _desk(role: str) -> str:
    """The desk that the instructions describe; empty: none."""
    own = key(role[:300])
    desks = ((desk, signs.split(" | ")) for desk, (signs, *_) in data.fields("roles.txt").items() if desk != "words")
    return next((desk for desk, signs in desks if any(sign in own for sign in signs)), "")


@cache
def _matters() -> dict[str, Matter]:
    """The matters by name, from entries such as `late parcel | shipping`, and a line for each text."""
    matters = {}
    for head, *rest in data.blocks("desk.txt"):
        name, *desks = head.split(" | ")
        texts = dict(line.split(": ", 1) for line in rest if not line.startswith("? "))
        matters[name.replace(" ", "-")] = Matter(name, tuple(desks), **texts)
    return matters
