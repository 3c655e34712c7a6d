"""Thoughts that a model writes into its text, told apart from the answer, also while it streams in."""

from __future__ import annotations

import re
from typing import NamedTuple

APART = "thoughts kept apart"  # what was done to a text that held some

# Elements that are made for nothing else, and those that may be part of an answer as well.
_SURE = r"(?:\w{1,20}:|ant)?think(?:ing)?"
_LIKELY = (
    r"[\w:-]{0,20}(?:think|thought|reason|reflecti|analy[sz]i|deliberat|scratch[_-]?pad|monologue|chain[_-]of|rationale)"
    r"[\w:-]{0,20}|cot"
)
_MARKS = {  # of templates, which a server should have kept to itself
    "[think]": "[/think]", "[thinking]": "[/thinking]", "[reasoning]": "[/reasoning]",
    "&lt;think&gt;": "&lt;/think&gt;", "◁think▷": "◁/think▷", "<|channel>thought": "<channel|>",
    "<|begin_of_thought|>": "<|end_of_thought|>", "<|start_thinking|>": "<|end_thinking|>",
    "<|inner_prefix|>": "<|inner_suffix|>", "<unused94>thought": "<unused95>", "<|thinking|>": "<|/thinking|>",
    "<|think|>": "<|/think|>",
}  # fmt: skip
_FIRST = {  # words at the very beginning, and those behind which the answer begins
    "here is my thought process:": "here is my response:", "here's my thought process:": "here's my response:",
    "**here is my thought process:**": "**here is my response:**", "thought:": "final answer:",
    "```thinking\n": "```", "```thought\n": "```", "```reasoning\n": "```",
    "here are my reasoning steps:": "[begin final response]", "## thinking\n": "## final response\n",
    "analysis": "assistantfinal",  # channels without their marks
}  # fmt: skip
_CHANNELS = r"<\|(?:start|channel)\|>"  # of gpt-oss: all that is not in the final one is thought
_FINAL = r"<\|channel\|>\s*final\b[^<]*(?:<\|constrain\|>[^<]*)?<\|message\|>"
_BETWEEN = re.compile(r"<\|(?:end|start|message|return)\|>(?:\s*assistant\b)?|<\|channel\|>(?:\s*analysis\b)?")
_ANY = re.compile(
    rf"(?P<mark>{'|'.join(map(re.escape, _MARKS))})|(?P<channel>{_CHANNELS})|(?P<sure><({_SURE})(?:\s[^<>]*)?>)"
    r"|(?P<details><details\s[^<>]*type=[\"']?reasoning[^<>]*>)"
    rf"|(?P<likely><({_LIKELY})(?:\s[^<>]*)?>)|(?P<ends>{'|'.join(map(re.escape, _MARKS.values()))})"
    rf"|(?P<closes></\s?({_LIKELY})\s*>)",
    re.IGNORECASE,
)
_TAGS = (*_MARKS, *_MARKS.values())
_BEGINS = re.compile(r"[<\[◁&]")
_BLANKS = " \t\r\n\ufeff\u200b"
_HALF = re.compile(r"<[/|]?(?:\w[^<>\n]*)?")
_LONGEST = 90
_MOST_DOUBTS = 20  # tags that are only spoken of; a text with more of them is about tags, and is left as it is


class _Open(NamedTuple):
    """Thoughts that have begun."""

    tag: str
    end: re.Pattern[str]
    sure: bool  # else they may turn out to be the answer, where nothing else comes


class Apart:
    """Takes a text piece by piece, and keeps the thoughts in it apart.

    Thoughts are what stands between a pair of tags at the beginning, or at the beginning of a later line where the tag
    is made for nothing else, and all that stands before a closing tag alone, since some templates open the thoughts in
    the prompt. A tag inside of code or quotes, or in a text that is JSON, is only spoken of.
    """

    def __init__(self) -> None:
        self.thoughts: list[str] = []
        self.taken_back = False  # did the last piece make thoughts of what had been told as the answer?
        self._told: list[str] = []  # the answer so far
        self._rest = ""  # not told yet
        self._open: _Open | None = None  # the thoughts that have no end yet
        self._thought: list[str] = []  # as far as they have come
        self._likely = ""  # the last thoughts as they came, where they may have been the answer
        self._began = False  # is there more than blanks?
        self._stray = False  # were the last thoughts made such by a closing tag alone?
        self._doubts = 0
        self._early = True  # may the words that have come yet be the first ones of thoughts?
        self._spoken: set[str] = set()  # opening tags that are told as a part of the answer

    @property
    def thinks(self) -> bool:
        """Have thoughts begun that have no end yet?"""
        return self._open is not None

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
        if self._open and self._open.sure and not self.text.strip(_BLANKS):  # never closed: all of it was thought
            self._think("".join(self._thought) + self._rest)
        elif self._open:
            self._told.append(self._open.tag + "".join(self._thought) + self._rest)
        else:
            self._told.append(self._rest.lstrip() if self.thoughts and not self._began else self._rest)
        if self.thoughts and not self.text.strip(_BLANKS):
            if self._likely:
                self.thoughts.pop()
                self._told[before:] = [self._likely]
            elif self._stray and len(self.thoughts) > 1:  # a closing tag after the answer
                self._told[before:] = [self.thoughts.pop()]
        self._rest, self._open = "", None
        return "".join(self._told[before:])

    def _step(self) -> bool:
        """Tell apart what can be told by now; False when that is all."""
        if self._open:
            return self._close(self._open)
        if not self._began:
            self._begin()
            if not self._began:
                return False
        if self._early and self._first_words():
            return True
        found = None if self._doubts > _MOST_DOUBTS else _ANY.search(self._rest)
        if found is None:
            safe = len(self._rest) if self._doubts > _MOST_DOUBTS else _without_half_a_tag(self._rest)
            if safe < len(self._rest) and not self._rest[:safe].strip(_BLANKS) and not self._told:
                return False  # blanks before what may be thoughts
            self._told.append(self._rest[:safe])
            self._rest = self._rest[safe:]
            return False
        self._told.append(self._rest[: found.start()])
        self._rest = self._rest[found.end() :]
        before = self.text
        if not before.strip(_BLANKS):
            self._told.clear()
        self._tag(found, before)
        return True

    def _first_words(self) -> bool:
        """Does the text begin with words that announce thoughts? Till then they were told as the answer."""
        told, self._early = self.text, False
        text = told + self._rest
        start = text.lstrip(_BLANKS)
        low = start[:_LONGEST].lower()
        words = next((words for words in _FIRST if low.startswith(words)), "")
        if not words or (words == "analysis" and not start[8:9].isupper()):
            self._early = any(words.startswith(low) for words in (*_FIRST, "analysis"))
            return False
        self._told.clear()
        self.taken_back = bool(told)
        end = len(text) - len(start) + len(words)
        self._open = _Open(text[:end], re.compile(re.escape(_FIRST[words]), re.IGNORECASE), sure=False)
        self._rest = text[end:]
        return True

    def _tag(self, found: re.Match[str], before: str) -> None:
        """A tag, and the answer so far: it begins thoughts, or ends them, or is only spoken of."""
        kind, tag = found.lastgroup or "", found[0]
        name = re.sub(r"\W+", "", tag.split()[0].lower())
        spoken_of = _spoken_of(before)
        if kind == "channel" and not spoken_of:
            self._open, self._rest = _Open("", re.compile(_FINAL, re.IGNORECASE), sure=True), tag + self._rest
        elif kind == "likely" and not before.strip(_BLANKS):
            self._open = _Open(tag, re.compile(rf"</{re.escape(found[kind][1:-1].split()[0])}\s*>", re.I), sure=False)
        elif kind in ("mark", "sure", "details") and _opens_a_line(before):
            end = re.escape(_MARKS[tag.lower()]) if kind == "mark" else rf"</\s?{tag[1:-1].split()[0]}\s*>"
            self._open = _Open(tag, re.compile(end, re.IGNORECASE), sure=True)
        elif kind in ("ends", "closes") and not spoken_of and name not in self._spoken:
            self._take_back(before)
        else:
            self._doubts += 1
            self._spoken.add(name)
            self._told.append(tag)

    def _take_back(self, before: str) -> None:
        self._told.clear()
        self.taken_back = self._stray = True
        self._likely = ""
        self._think(before)

    def _close(self, thoughts: _Open) -> bool:
        """Look for the end of the thoughts that are open; False while it has not come."""
        found = thoughts.end.search(self._rest)
        safe = found.start() if found else max(0, len(self._rest) - _LONGEST)
        self._thought.append(self._rest[:safe])
        self._rest = self._rest[found.end() if found else safe :]
        if found:
            thought = "".join(self._thought)
            if not thoughts.tag and self.text.strip():  # channels, of which the first began in the prompt
                self._take_back(self.text)
            self._likely = "" if thoughts.sure else f"{thoughts.tag}{thought}{found[0]}"
            self._stray, self._open = False, None
            self._think(thought)
            self._thought.clear()
        return found is not None

    def _begin(self) -> None:
        """Past the blanks at the beginning; those behind thoughts are dropped."""
        start = self._rest.lstrip(_BLANKS)
        if not start or (start[0] == "[" and _half_a_tag(start)):
            return
        if self.thoughts:
            self._rest = start
        self._began = True
        if start[0] in "{[" and not _ANY.match(start):
            self._doubts = _MOST_DOUBTS + 1

    def _think(self, text: str) -> None:
        self._early = False
        self.thoughts.append(_BETWEEN.sub(" ", text).strip())
        self._began = False


def told_apart(text: str) -> tuple[str, str]:
    """The answer in a text, and the thoughts in it."""
    low = text[:_LONGEST].lstrip(_BLANKS).lower()
    if not _BEGINS.search(text) and not low.startswith(tuple(_FIRST)):  # most texts
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
    low = text.lower()
    return bool(_HALF.fullmatch(text)) or any(tag.startswith(low) and tag != low for tag in _TAGS)


def _opens_a_line(before: str) -> bool:
    return not before.rpartition("\n")[2].strip(_BLANKS) and before.count("```") % 2 == 0


def _spoken_of(before: str) -> bool:
    """Does a tag behind this text stand in code or in quotes?"""
    in_code = before.count("```") % 2 or before.rpartition("\n")[2].count("`") % 2
    return bool(in_code) or before.endswith(('"', "'", "“", "‘"))
