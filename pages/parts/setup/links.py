"""A setup as the query of an address, and back. Pure: nothing is drawn here.

A link never carries a key, a base URL, the name of a live model or the id of a run. What it asks for is taken when it
is known and in range; everything else is clamped or left out, and one sentence says so. No sentence quotes the address.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from core.engine.breaks import breaks
from core.errors import InputError
from core.lesson.registry import LESSONS, lesson_of
from core.lesson.which_pattern import questions, walk
from core.what_if.written import Value, changes_in

MOST_CHARACTERS = 2_000  # of all texts of one link together; a text is carried whole or not at all
NO_LIMIT = "none"
_COMMON = {"seed": (0, 9999), "at_once": (1, 50)}
_UNLIMITED = ("at_once", "concurrency", "requests", "tokens", "slots")  # numbers that may also be none
CHOICES = ("latency", "profile", "speed")
BREAK = "break"
TEXTS = ("input", "steps", "plan")
PROMPT, MODEL = "prompt.", "model."  # before the name of a step


class LinkedSetup(NamedTuple):
    """What an address asks for: fields and prompts by name, and a sentence for each thing that is not as it says."""

    fields: dict[str, Any]
    prompts: dict[str, str]
    notices: list[str]


def address(url: str, query: Mapping[str, str]) -> str:
    """The address of a page with a query; without one it is the page's own."""
    return f"{url}?{urlencode(query)}" if query else url


def ranges(page: str = "") -> dict[str, tuple[int, int]]:
    """The bounds of all numbers that a page may ask for, by field; those of this page's own where two differ."""
    lessons = (*LESSONS.values(), lesson_of(page))
    return _COMMON | {name: option.bounds for lesson in lessons for name, option in lesson.fields.items()}


def to_query(
    preset: str, fields: Mapping[str, Any], own: Mapping[str, Any], prompts: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    """The query that brings these fields and prompts back, and the names of the texts that it has no room for.

    `own` is what the preset itself puts into the fields: beside preset and seed, only what differs from it is carried.
    """
    settings = {name: value for name, value in fields.items() if name in (*ranges(), *CHOICES)}
    query = {"preset": preset, "seed": str(fields["seed"])} | settings_to_query(settings, own)
    pins = {BREAK: fields[BREAK]} if fields.get(BREAK, "") != own.get(BREAK, "") else {}
    texts = {name: fields[name] for name in TEXTS if name in fields and fields[name] != own[name]}
    carried, left_out = _with_room(texts | {PROMPT + step: text for step, text in prompts.items()})
    return query | pins | carried, [name.removeprefix(PROMPT) for name in left_out]


def from_query(
    query: Mapping[str, str],
    own: Collection[str],
    steps: Collection[str],
    choices: Mapping[str, Collection[str]],
    may_break: Callable[[str], bool],
    page: str = "",
) -> LinkedSetup:
    """What the query of an address asks for.

    `own`: the fields of the page; `steps`: those with a prompt; `choices`: what the fields with a list offer;
    `may_break`: is it a step that a fault can be ordered for? `page`: whose bounds its numbers have.
    """
    known_numbers = ranges(page)
    fields, notices = numbers(query, {name: bounds for name, bounds in known_numbers.items() if name in own})
    for name in CHOICES:
        if name in query and query[name] in choices[name]:
            fields[name] = query[name]
        elif name in query:
            notices.append(f"The address asks for a {name} that is not offered here; it is left as it is.")
    if BREAK in query:
        fields[BREAK], wrong = _breaks(query[BREAK], may_break)
        notices += wrong
    carried, left_out = _with_room(
        {name: text for name, text in query.items() if name in TEXTS or name.startswith(PROMPT)}
    )
    prompts = {name.removeprefix(PROMPT): text for name, text in carried.items() if name not in TEXTS}
    texts = {name: text for name, text in carried.items() if name in TEXTS and (name in own or name == "input")}
    if left_out:
        notices.append(
            f"The address brings a text that is left out here: a link carries {MOST_CHARACTERS:,} characters in all, "
            "and no control characters."
        )
    known = {step: text for step, text in prompts.items() if step in steps}
    if known != prompts or any(name in query for name in (*known_numbers, "steps", "plan") if name not in own):
        notices.append("The address asks for something that this page, or this input, does not have; it is left out.")
    return LinkedSetup(fields | texts, known, notices)


def _breaks(given: str, may_break: Callable[[str], bool]) -> tuple[str, list[str]]:
    """The faults on order that an address asks for, as they are written, and a sentence where one cannot be."""
    try:
        ordered = breaks(given)
    except InputError:
        return "", ["The address orders a fault that is none; nothing is broken here."]
    known = [str(one) for one in ordered if may_break(one.step)]
    wrong = ["The address orders a fault for a step that is not here; it is left out."]
    return ",".join(known), wrong if len(known) < len(ordered) else []


def asks(query: Mapping[str, str]) -> bool:
    """Does an address ask for a setup at all?"""
    known = ("preset", BREAK, *TEXTS, *ranges(), *CHOICES)
    return any(name in known or name.startswith((PROMPT, MODEL)) for name in query)


def models_to_query(models: Mapping[str, str]) -> dict[str, str]:
    """The models that were chosen for single steps, of those that the simulated world offers."""
    return {MODEL + step: name for step, name in models.items()}


def models_from_query(
    query: Mapping[str, str], steps: Collection[str], offered: Collection[str]
) -> tuple[dict[str, str], list[str]]:
    """The models that an address asks for, by step, and a sentence where a step or a model is none of those here."""
    asked = {name.removeprefix(MODEL): model for name, model in query.items() if name.startswith(MODEL)}
    here = {step: model for step, model in asked.items() if step in steps}
    models = {step: model for step, model in here.items() if model in offered}
    notices = []
    if len(here) < len(asked):
        notices.append("The address names a model for a step that is not here; it is left out.")
    if len(models) < len(here):
        notices.append("The address names a model that is not offered here; its step keeps the one it has.")
    return models, notices


def settings_to_query(values: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, str]:
    """The settings that differ from the page's own; None is no limit."""
    changed = {name: value for name, value in values.items() if value != own[name]}
    return {name: NO_LIMIT if value is None else str(value) for name, value in changed.items()}


def numbers(query: Mapping[str, str], bounds: Mapping[str, tuple[float, float]]) -> tuple[dict[str, Any], list[str]]:
    """The numbers that a query asks for, each in its range, and a sentence for each that is not as it says."""
    values: dict[str, Any] = {}
    notices = []
    for name, (low, high) in bounds.items():
        if name not in query:
            continue
        if query[name] == NO_LIMIT and name in _UNLIMITED:
            values[name] = None
            continue
        value, wrong = _number(query[name], low, high)
        stays = "left as it is" if value is None else f"{value} here"
        if value is not None:
            values[name] = value
        if wrong:
            notices.append(f"As “{_called(name)}” the address asks for {wrong}; it is {stays}.")
    return values, notices


def _called(name: str) -> str:
    """What a field is called in a sentence."""
    options = (option.words for lesson in LESSONS.values() for own, option in lesson.fields.items() if own == name)
    return next(options, name.replace("_", " "))


def answers_to_query(answered: Mapping[str, int]) -> dict[str, str]:
    """The answers along the way through the questions, each by its place."""
    path, _ = walk(answered)
    return {"answers": "".join(str(place) for _, place in path)} if path else {}


def answers(given: str) -> tuple[dict[str, int], list[str]]:
    """The answers that an address brings, as far as the questions go, each by its place; a sentence for the rest."""
    places: dict[str, int] = {}
    # No way is longer, and an address may bring a hundred kilobytes.
    for place in given[: len(questions())]:
        _, at = walk(places)
        if at not in questions() or place not in "".join(map(str, range(len(questions()[at].answers)))):
            break
        places[at] = int(place)
    if len(places) == len(given):
        return places, []
    return places, ["The address brings answers that do not fit the questions; those are left out."]


_CHANGE = "The address brings a change of the run that is none; the run is shown as it was."


def changes(given: str) -> list[list[Value]]:
    """The changes of a run by hand, such as "lasts-3-0.4_limit-none". Raises InputError where one is none.

    Whether they fit a run is another question: `core.what_if` asks it.
    """
    if len(given) > MOST_CHARACTERS:
        raise InputError(_CHANGE)
    lists = [[_value(part) for part in change.split("-")] for change in given.split("_")]
    try:
        changes_in(lists)
    except InputError as error:
        raise InputError(_CHANGE) from error
    return lists


def _value(part: str) -> Value:
    """A number of up to twenty digits, a name, or none."""
    if part == NO_LIMIT:
        return None
    if len(part) > 20 or not part.isascii() or not part.replace(".", "", 1).isdigit():
        return part
    return int(part) if part.isdigit() else float(part)


def _with_room(texts: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The texts that one link has room for, in their order, and the names of the others."""
    carried: dict[str, str] = {}
    left_out = []
    room = MOST_CHARACTERS
    for name, text in texts.items():
        if len(text) <= room and not any(_is_control(letter) for letter in text):
            carried[name] = text
            room -= len(text)
        else:
            left_out.append(name)
    return carried, left_out


def _is_control(letter: str) -> bool:
    """Not text: control characters but for tab and line break, and half a character (a lone surrogate)."""
    return unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t"


def _number(given: str, low: float, high: float) -> tuple[float | None, str]:
    """The nearest number in range, a whole one if the range is whole, None for no number; and what was given, in words.

    No words where it is as it was given.
    """
    whole = isinstance(low, int)
    digits = given.removeprefix("-") if whole else given.removeprefix("-").replace(".", "", 1)
    # isdigit alone takes digits of other scripts, and raised ones that int() refuses.
    if not (given.isascii() and digits.isdigit()):
        return None, "something that is no whole number" if whole else "something that is no number"
    # Python reads no whole number of thousands of digits; as a float that is infinite, and comes into its range.
    number = int(given) if whole and len(given) < 20 else float(given)
    value = min(max(number, low), high)
    return value, "" if math.isclose(value, number) else f"a number outside {low:,} to {high:,}"
