"""A customer's message and a company's desk: which matter it is by examples, and what the desk answers to that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from core.models.simulated.replies import data, labels
from core.models.simulated.replies.asked import Asked, stretch
from core.models.simulated.replies.notes import numbered
from core.models.simulated.replies.said import Said, is_foreign, nothing_known
from core.models.simulated.replies.text import excerpt, key, listed, sentence, sentences, words

_SURE = 0.35  # share of the best matter among all, below which a message counts as unknown
_MISSING = "Missing part:"
_ENGLISH = "(The simulated model answers in English.) "


@dataclass(frozen=True, slots=True)
class Matter:
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
    known = {word for line in data.lines("roles.txt") for word in words(line)}
    return stretch(role[:400], lambda word: set(words(word)) <= known)


def answer(role: str, message: str) -> Said:
    """What the desk of the instructions answers; a matter of another desk is passed on."""
    matter = matter_of(message)
    if matter is None:
        return _unknown(message)
    desk = _desk(role)
    if desk and desk not in matter.desks:
        to = listed([f"the {name} desk" for name in matter.desks[:1]])
        return Said(
            f"{_in_english(message)}Thank you for your message about {matter.name}. I take care of other matters here, "
            f"so I pass it on to {to} today; you do not have to write again."
        )
    reply = sentences(matter.reply)[1] if "one short sentence" in role.lower() else matter.reply
    return Said(_in_english(message) + reply)


def verified(message: str, solution: str) -> Said:
    """The reply to the customer, with the steps that were found if they fit what is known of the matter."""
    matter = matter_of(message)
    if matter is None:
        return _unknown(message)
    fits = key(solution) == key(matter.steps)
    doubt = "" if fits else " These steps are not the ones that are known to fit, so please say if they do not help."
    return Said(f"{_in_english(message)}{sentences(matter.reply)[0]} {solution.strip() or matter.steps}{doubt}")


def is_checks(asked: Asked) -> bool:
    """Whether a request combines checks into a reply to a customer."""
    return {"checks", "customer"} <= set(words(asked.command))


def combined(asked: Asked) -> Said:
    """One reply from the checks in the request; a check that is missing is named."""
    message, parts = numbered(asked.body)
    missing = [part.removeprefix(_MISSING).strip(" .") for part in parts if part.startswith(_MISSING)]
    there = [part for part in parts if not part.startswith(_MISSING)]
    matter = matter_of(message)
    if matter is None:
        return _unknown(message)
    told = [sentences(matter.reply)[0], *(sentence(sentences(part)[0]) for part in there if sentences(part))]
    if missing:
        told.append(
            f"I could not look at {listed(missing)}, so this part is still missing; it follows by tomorrow noon."
        )
    else:
        told.append(sentences(matter.reply)[-1])
    return Said(_in_english(message) + " ".join(told))


def judged(reply: str) -> tuple[int, str]:
    """Points from 1 to 10 for a reply to a customer: is it kind, does it say what happens next, and by when?"""
    own = set(words(reply))
    remarks = {
        "kind": "It has no kind word.",
        "next": "It does not say what happens next.",
        "when": "It names no day or time.",
    }
    missing = [remark for name, remark in remarks.items() if not own & data.signs(name)]
    if not own:
        return 1, "There is no reply."
    return 10 - 3 * len(missing), " ".join(missing) or "It is kind and says what happens next, and by when."


def matter_of(message: str) -> Matter | None:
    """The matter that a message is about; None where no example comes close."""
    decision = labels.decide("matters", message)
    return _matters()[decision.label] if decision.words and decision.share >= _SURE else None


def _desk(role: str) -> str:
    own = key(role[:300])
    return next((desk for desk, signs in _desks().items() if any(sign in own for sign in signs)), "")


def told(message: str, what: str) -> Said:
    """What is known of a message's matter: its cause, steps, account or policy."""
    matter = matter_of(message)
    return _unknown(message) if matter is None else Said(getattr(matter, what))


def _in_english(message: str) -> str:
    return _ENGLISH if is_foreign(message) else ""


def _unknown(message: str) -> Said:
    return nothing_known(
        message, f"a desk would ask what “{excerpt(message, 40)}” is about, and pass it to somebody who knows."
    )


@cache
def examples() -> tuple[str, ...]:
    """A message for each matter, as customers write them."""
    rows = (line.partition(" | ") for line in reversed(data.lines("examples/matters.txt")))
    return tuple({label: text for label, _, text in rows}.values())


@cache
def _matters() -> Mapping[str, Matter]:
    """The matters by name, from entries such as `late parcel | shipping`, and a line for each text."""
    found = {}
    for head, *rest in data.blocks("desk.txt"):
        name, *desks = head.split(" | ")
        texts = dict(line.split(": ", 1) for line in rest if not line.startswith("? "))
        found[name.replace(" ", "-")] = Matter(name, tuple(desks), **texts)
    return found


@cache
def _desks() -> Mapping[str, tuple[str, ...]]:
    """The words of the instructions that tell which desk they describe."""
    rows = (line.split(": ", 1) for line in data.lines("roles.txt") if not line.startswith("words: "))
    return {desk: tuple(signs.split(" | ")) for desk, signs in rows}
