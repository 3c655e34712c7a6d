"""Thoughts that a model writes into its text, told apart from the answer, also while it streams in."""

from __future__ import annotations

import re

APART = "thoughts kept apart"  # what was done to a text that held some

_NAMES = (
    "think", "thinking", "thought", "thoughts", "reasoning", "seed:think", "scratchpad", "thought_process",
    "chain_of_thought", "internal_thoughts", "inner_monologue",
)  # fmt: skip
_PAIRS = {f"<{name}>": f"</{name}>" for name in _NAMES}
_PAIRS |= {
    "[think]": "[/think]", "◁think▷": "◁/think▷", "<|channel>thought": "<channel|>",
    "<|begin_of_thought|>": "<|end_of_thought|>", "<|start_thinking|>": "<|end_thinking|>",
    "<|inner_prefix|>": "<|inner_suffix|>", "<unused94>thought": "<unused95>", "<|thinking|>": "<|/thinking|>",
    "<|think|>": "<|/think|>", "<|channel|>analysis<|message|>": "<|channel|>final<|message|>",
}  # fmt: skip
_TAGS = (*_PAIRS, *_PAIRS.values())
_ANY = re.compile("|".join(map(re.escape, sorted(_TAGS, key=len, reverse=True))), re.IGNORECASE)
_BEGINS = re.compile(r"[<\[◁]")
_LONGEST = max(map(len, _TAGS))
_MOST_DOUBTS = 20  # tags that are only spoken of; a text with more of them is about tags, and is left as it is


class Apart:
    """Takes a text piece by piece, and keeps the thoughts in it apart.

    Thoughts are what stands between a pair of tags at the beginning, or at the beginning of a later line, and all that
    stands before a closing tag alone, since some templates open the thoughts in the prompt. A tag inside of code or
    quotes, or in a text that is JSON, is only spoken of.
    """

    def __init__(self) -> None:
        self.thoughts: list[str] = []
        self.taken_back = False  # did the last piece make thoughts of what had been told as the answer?
        self._told: list[str] = []  # the answer so far
        self._rest = ""  # not told yet
        self._open = ""  # the tag with which the thoughts began that have no end yet
        self._thought: list[str] = []  # as far as they have come
        self._began = False  # is there more than blanks?
        self._stray = False  # were the last thoughts made such by a closing tag alone?
        self._doubts = 0

    @property
    def thinks(self) -> bool:
        """Have thoughts begun that have no end yet?"""
        return bool(self._open)

    @property
    def text(self) -> str:
        """The answer so far; shorter than before where it turns out to have been thoughts."""
        return "".join(self._told)

    def feed(self, piece: str) -> str:
        """Take the next piece of the text; what it adds to the answer, or all of that if the rest was taken back."""
        self.taken_back, before = False, len(self._told)
        self._rest += piece
        while self._rest and self._step():
            pass
        return "".join(self._told[0 if self.taken_back else before :])

    def end(self) -> str:
        """There is no more: what was kept back, and is answer."""
        self.taken_back, before = False, len(self._told)
        if self._open and not self.text.strip():  # never closed: all of it was thought
            self._think("".join(self._thought) + self._rest)
        elif self._open:
            self._told.append(self._open + "".join(self._thought) + self._rest)
        else:
            self._told.append(self._rest.lstrip() if self.thoughts and not self._began else self._rest)
        # A closing tag after the answer, where the thoughts had ended before.
        if self._stray and len(self.thoughts) > 1 and not self.text.strip():
            self._told[before:] = [self.thoughts.pop()]
        self._rest = self._open = ""
        return "".join(self._told[before:])

    def _step(self) -> bool:
        """Tell apart what can be told by now; False when that is all."""
        if self._open:
            return self._close()
        if not self._began:
            self._begin()
            if not self._began:
                return False
        found = None if self._doubts > _MOST_DOUBTS else _ANY.search(self._rest)
        if found is None:
            safe = len(self._rest) if self._doubts > _MOST_DOUBTS else _without_half_a_tag(self._rest)
            if safe < len(self._rest) and not self._rest[:safe].strip() and not self._told:
                return False  # blanks before what may be thoughts
            self._told.append(self._rest[:safe])
            self._rest = self._rest[safe:]
            return False
        self._told.append(self._rest[: found.start()])
        self._rest, tag = self._rest[found.end() :], found[0]
        before = self.text
        if not before.strip():
            self._told.clear()
        if tag.lower() in _PAIRS and _opens_a_line(before):
            self._open = tag
        elif tag.lower() not in _PAIRS and not _spoken_of(before):
            self._told.clear()
            self.taken_back = self._stray = True
            self._think(before)
        else:
            self._doubts += 1
            self._told.append(tag)
        return True

    def _close(self) -> bool:
        """Look for the end of the thoughts that are open; False while it has not come."""
        end = _PAIRS[self._open.lower()]
        found = re.search(re.escape(end), self._rest, re.IGNORECASE)
        safe = found.start() if found else max(0, len(self._rest) - len(end) + 1)
        self._thought.append(self._rest[:safe])
        self._rest = self._rest[found.end() if found else safe :]
        if found:
            self._stray, self._open = False, ""
            self._think("".join(self._thought))
            self._thought.clear()
        return found is not None

    def _begin(self) -> None:
        """Past the blanks at the beginning; those behind thoughts are dropped."""
        start = self._rest.lstrip()
        if not start or (start[0] == "[" and _half_a_tag(start)):
            return
        if self.thoughts:
            self._rest = start
        self._began = True
        if start[0] in "{[" and not _ANY.match(start):
            self._doubts = _MOST_DOUBTS + 1

    def _think(self, text: str) -> None:
        self.thoughts.append(text.strip())
        self._began = False


def told_apart(text: str) -> tuple[str, str]:
    """The answer in a text, and the thoughts in it."""
    if not _BEGINS.search(text):  # most texts
        return text, ""
    apart = Apart()
    apart.feed(text)
    apart.end()
    return apart.text, joined(apart.thoughts)


def joined(thoughts: list[str]) -> str:
    """Thoughts from several places as one text."""
    return "\n\n".join(filter(None, thoughts))


def _without_half_a_tag(text: str) -> int:
    """How much of a text is no beginning of a tag."""
    for found in _BEGINS.finditer(text, max(0, len(text) - _LONGEST)):
        if _half_a_tag(text[found.start() :]):
            return found.start()
    return len(text)


def _half_a_tag(text: str) -> bool:
    return any(tag.startswith(text.lower()) and tag != text.lower() for tag in _TAGS)


def _opens_a_line(before: str) -> bool:
    return not before.rpartition("\n")[2].strip() and before.count("```") % 2 == 0


def _spoken_of(before: str) -> bool:
    """Does a tag behind this text stand in code or in quotes?"""
    in_code = before.count("```") % 2 or before.rpartition("\n")[2].count("`") % 2
    return bool(in_code) or before.endswith(('"', "'", "“", "‘"))
