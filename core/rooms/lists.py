"""A lesson as a list: pages, presets and questions in a teacher's order, as a file or in a link, and back.

What comes from elsewhere is checked: what is not here is left out with a sentence, and the rest is kept. No sentence
quotes what was given.
"""

from __future__ import annotations

import base64
import json
import tomllib
import zlib
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from core.lesson.presets.preset import Preset
from core.lesson.presets.read import presets_of
from core.lesson.registry import LESSONS, lesson_of
from core.rooms.errors import BadAnswer, RoomError
from core.rooms.kinds import Kind, kinds_for
from core.rooms.question import MOST_ASKED, Question
from core.rooms.subject import Subject

OURS = Path(__file__).with_name("lesson.toml")
FORMAT = 1
MOST_STEPS = 40
MOST_CHARACTERS = 40_000  # of a file
MOST_IN_A_LINK = 4_000


class BadList(RoomError):
    """A list that is none."""


@dataclass(frozen=True)
class Step:
    """One step: a page with a preset, and what is asked there: by its kind, in words of one's own, or nothing."""

    page: str
    preset: str = ""  # its id; empty: the first one
    kind: str = ""
    words: str = ""
    choices: tuple[str, ...] = ()
    right: int | None = None  # the place of the right choice, from 0
    free: bool = False

    @property
    def chosen(self) -> Preset:
        """Its preset."""
        presets = presets_of(self.page)
        return next((preset for preset in presets if preset.id == self.preset), presets[0])

    @property
    def title(self) -> str:
        """Page and preset, as they are called there."""
        entry = lesson_of(self.page).page
        return f"{entry.title if entry else self.page} · {self.chosen.title}"

    @property
    def asks(self) -> str:
        """What is asked, in a few words; empty where nothing is."""
        known = self.known
        return self.words or (known.title if known else "")

    @property
    def known(self) -> Kind | None:
        """The kind of its question, with the start that answers it; None for one's own words."""
        pattern = self.chosen.pattern
        kinds = kinds_for(self.page, pattern.__name__ if pattern else "")
        return next((kind for kind in kinds if kind.name == self.kind), None)

    def question(self, speed: float = 1.0) -> Question | None:
        """The question of this step, at a speed of the model; None where nothing is asked. Raises as Kind.question."""
        subject = Subject.of(self.page, self.chosen, speed)
        if self.words:
            own = (self.words, "", self.choices, self.free)
            return Question(*own, right=self.right, page=self.page, query=dict(subject.query))
        return known.question(subject) if (known := self.known) else None


@dataclass(frozen=True)
class LessonList:
    """A lesson; `notices`: what of it is not here, a sentence each."""

    title: str
    steps: tuple[Step, ...]
    notices: tuple[str, ...] = ()


@cache
def ours() -> LessonList:
    """The lesson in ten questions."""
    return _checked(tomllib.loads(OURS.read_text(encoding="utf-8")), "step")


def to_file(lesson: LessonList) -> str:
    """As the text of a file."""
    return json.dumps(_written(lesson), ensure_ascii=False, indent=1)


def from_file(text: str) -> LessonList:
    """From the text of a file. Raises BadList for what is no list of a lesson."""
    if len(text) > MOST_CHARACTERS:
        raise BadList(f"This file is too long for a lesson: {MOST_CHARACTERS:,} characters are allowed.")
    try:
        written = json.loads(text)
    except (ValueError, RecursionError):
        raise BadList("This file is no lesson of the lab. Choose one that was saved on this page.") from None
    return _checked(written, "steps")


def to_link(lesson: LessonList) -> str:
    """As a value of an address, of letters, digits, "-" and "_". Raises BadList where it is too long for one."""
    text = json.dumps(_written(lesson), ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(text.encode("utf-8", "replace"), 9)
    value = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    if len(value) > MOST_IN_A_LINK:
        raise BadList("This lesson is too long for a link. Save it as a file instead.")
    return value


def from_link(value: str) -> LessonList:
    """From a value of an address. Raises BadList for what is no list of a lesson."""
    broken = BadList("The lesson in this link is not complete. Ask for the link again, or for the file.")
    if len(value) > MOST_IN_A_LINK:
        raise broken
    try:
        packed = base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True)
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(packed, 4 * MOST_CHARACTERS).decode()
    except (ValueError, zlib.error):
        raise broken from None
    if not unpacking.eof:
        raise broken
    return from_file(text)


def _written(lesson: LessonList) -> dict[str, Any]:
    return {"format": FORMAT, "title": lesson.title, "steps": [_short(step) for step in lesson.steps]}


def _short(step: Step) -> dict[str, Any]:
    """Without what is as it would be anyway."""
    return {name: value for name, value in asdict(step).items() if value not in ("", (), None, False)}


def _checked(written: Any, name: str) -> LessonList:
    listed = written.get(name) if isinstance(written, dict) else None
    if not isinstance(listed, list):
        raise BadList("This file is no lesson of the lab. Choose one that was saved on this page.")
    if isinstance(given := written.get("format", FORMAT), int) and given > FORMAT:
        raise BadList("This lesson was written by a later version of the lab. Open it there.")
    title, steps, notices = written.get("title"), list[Step](), list[str]()
    for number, one in enumerate(listed[:MOST_STEPS], 1):
        step, wrong = _step(one if isinstance(one, dict) else {})
        steps += [step] if step else []
        notices += [f"Step {number} {wrong}"] if wrong else []
    if len(listed) > MOST_STEPS:
        notices.append(f"A lesson has {MOST_STEPS} steps at most; those after them are left out.")
    title = " ".join(title.split())[:MOST_ASKED] if isinstance(title, str) else ""
    return LessonList(title or "A lesson", tuple(steps), tuple(notices))


def _step(one: dict[str, Any]) -> tuple[Step | None, str]:
    """A step as far as it is here, and what is not, without its number."""
    page, preset, kind, words = (one.get(name, "") for name in ("page", "preset", "kind", "words"))
    if page not in [name for name, lesson in LESSONS.items() if lesson.page and lesson.presets]:
        return None, "names a page that is not here; it is left out."
    if preset and preset not in [known.id for known in presets_of(page)]:
        return None, "names a preset that is not here; it is left out."
    step = Step(page, preset)
    if words:
        own = _own(step, one)
        return (own, "") if own else (step, "has a question that cannot be asked; it is shown without it.")
    if kind and (asked := Step(page, preset, kind)).known is None:
        return step, "asks something that its page does not have; it is shown without a question."
    return (asked if kind else step), ""


def _own(step: Step, one: dict[str, Any]) -> Step | None:
    """The step with a question in a teacher's own words; None where it cannot be asked."""
    choices, right = one.get("choices", ()), one.get("right")
    if not isinstance(choices, list | tuple) or not (right is None or type(right) is int):
        return None
    own = replace(step, words=one["words"], choices=tuple(choices), right=right, free=one.get("free") is True)
    try:
        own.question()
    except (BadAnswer, AttributeError):  # too long, too many, or no texts at all
        return None
    return own
