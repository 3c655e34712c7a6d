"""What an answer changed of the text that it was given: word for word, what went and what came."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from core.trace.span import Span
from core.view.drawings import Change

_MOST_WORDS = 600  # of both texts together; the time to compare them grows with the square
_ALIKE = 0.5  # of the words are the same; with fewer it is another text and no new version


def changes(before: str, after: str) -> list[Change]:
    """Both texts as one: what is the same, what went and what came. Empty: too long, or a text of its own."""
    old, new = _words(before), _words(after)
    if len(old) + len(new) > _MOST_WORDS:
        return []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return []
    pieces: list[Change] = []
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            pieces.append({"text": "".join(old[i:j]), "how": "same"})
            continue
        pieces += [{"text": "".join(old[i:j]), "how": "gone"}] if i < j else []
        pieces += [{"text": "".join(new[k:m]), "how": "new"}] if k < m else []
    return pieces


def revised(span: Span, spans: dict[int, Span]) -> Span | None:
    """The call whose whole answer this one was given to work on: the longest of those in its prompt; None: none."""
    given = [spans[m.source.span] for m in span.marks if m.source and m.source.span in spans and not m.source.field]
    worked = [one for one in given if one.kind in ("work", "combine") and one.answer]
    return max(worked, key=lambda one: len(one.answer or ""), default=None) if span.kind == "work" else None


def _words(text: str) -> list[str]:
    """Words with the space behind them, so that a change of a word does not cut its line into pieces."""
    return re.findall(r"\S+\s*|\s+", text)
