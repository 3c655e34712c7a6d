"""Judging code that is not Python, by what can be seen without a parser."""

from __future__ import annotations

import re

from core.models.simulated.writer.craft_brief import Brief
from core.models.simulated.writer.craft_code import source_of
from core.models.simulated.writer.craft_flaws import Flaw
from core.models.simulated.writer.craft_words import stem

_CODE = re.compile(
    r"[;{}]\s*$|=>|\bfunction\b|\bfn\b|\bfunc\b|\bselect\b|\breturn\b|\bdef\b|<\w+>|^\s*\w+ ?=", re.I | re.M
)
_COMMENT = re.compile(r"(?m)//|/\*|^\s*(?:#|--)|<!--")
_CHECK = re.compile(r"\bif\b|\bwhere\b|\bcase\b|\bmatch\b|\?\?|\bguard\b", re.I)
_TEST = re.compile(r"\b(?:assert\w*|expect|console\.log|print\w*|test|example)\b", re.I)


def flaws(brief: Brief, draft: str) -> list[Flaw]:
    """What costs a program in another language points."""
    code = source_of(draft)
    if not _CODE.search(code):
        return [Flaw("no code", 8, "there is no code in it")]
    stems = {stem(part) for part in re.findall(r"[A-Z]?[a-z]+", code.replace("_", " "))}
    found = []
    if brief.topic and not set(brief.topic) & stems:
        found.append(Flaw("off topic", 5, "it is not about the task: none of its names is"))
    if not _CHECK.search(code):
        found.append(Flaw("edge", 2, "no check for an empty input"))
    if not _TEST.search(code):
        found.append(Flaw("test", 2, "no example or test shows that it works"))
    if not _COMMENT.search(code):
        found.append(Flaw("doc", 1, "no comment says what it does"))
    if not re.search(r"\bO\(", code):
        found.append(Flaw("order", 1, "the running time is not stated, such as O(n)"))
    return found
