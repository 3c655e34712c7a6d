"""Editing for clarity: the text that is given, with fillers out, phrases shortened and long sentences split."""

import re

from core.models.simulated.writer.text import capital, excerpt, is_marked, sentence, sentences, words
from core.models.simulated.writer.topics import has_words
from core.models.simulated.writer.wordy import shortened

EDIT_AT_MOST = 900  # characters: a longer answer would keep a class waiting
_SPLIT = re.compile(
    r"[,;]\s+(?:(?:and|but)\s+)?(?=(?:it|they|we|this|these|the|there|you|he|she|people|its|his|their|our"
    r"|my|I|a|an|hidden|each|some)\b)(?=.{25,})"
)


def edit(body: str) -> str:
    """The tightened text; only the beginning of a long one, and then it says so."""
    if not has_words(body):
        return f'There is no text to edit in "{excerpt(body, 30)}".'
    kept, rest = body[:EDIT_AT_MOST], len(body) > EDIT_AT_MOST
    if rest:
        found = sentences(kept)
        kept = " ".join(found[:-1]) if len(found) > 1 else excerpt(kept, EDIT_AT_MOST)
    blocks = [_line(line) for line in kept.split("\n")]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(blocks)).strip()
    return text + (f"\n\n(The first {len(kept)} of {len(body)} characters are edited here.)" if rest else "")


def _line(line: str) -> str:
    """One line of the text; bullets, headings and tables keep their form."""
    if not line.strip() or is_marked(line) or line.lstrip().startswith(("|", "<", "`", "#")):
        return shortened(line) if line.strip() and is_marked(line) else line
    return " ".join(_split(shortened(found)) for found in sentences(line)) or line


def _split(text: str) -> str:
    """A sentence of more than 16 words as two, where a second clause of its own begins."""
    if len(words(text)) <= 16 or text.count('"') % 2:
        return sentence(text)
    places = [m for m in _SPLIT.finditer(text) if m.start() > 25 and re.match(r"[;,]\s+(?:and|but)\b|;", m[0])]
    if not places:
        return sentence(text)
    middle = min(places, key=lambda m: abs(m.start() - len(text) // 2))
    word = re.search(r"but", middle[0])
    second = f"{word[0]} {text[middle.end() :]}" if word else text[middle.end() :]
    return f"{sentence(text[: middle.start()])} {capital(sentence(second))}"
