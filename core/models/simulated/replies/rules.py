"""The rules of a task that can be counted: how many words it allows, and which words it bans."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.models.simulated.replies.text import normal, words

_READ = 1000  # characters of a task
_LIMIT = re.compile(
    r"[,(]? ?\b(?:in |with |of |using )?"
    r"(?:(?:at most|no more than|up to|a maximum of|(under|fewer than|less than)) (\d{1,4}) words"
    r"|(\d{1,4}) words (?:at most|or less|or fewer))\b\)?",
    re.IGNORECASE,
)
_BANNED = re.compile(
    r"[,.(]? ?(?:but |and )?\b(?:without|avoid|avoiding|do not use|don['’]t use|never use)(?: using| any of)? "
    r"the words?:? ([^.;:!?()\n]{1,120})\)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",| or | and |/")


@dataclass(frozen=True, slots=True)
class Rules:
    """What a task says of its text; None and empty: nothing."""

    most_words: int | None = None
    banned: tuple[str, ...] = ()

    def banned_in(self, text: str) -> list[str]:
        """The banned words, or a few words in a row, that stand in a text, also as a part with a hyphen."""
        own = f" {' '.join(words(text)).replace('-', ' ')} "
        return [word for word in self.banned if f" {word.replace('-', ' ')} " in own]

    def broken(self, text: str) -> list[tuple[int, str]]:
        """Of every rule that a text breaks, the points that this costs and a remark."""
        flaws = [(3, f"It uses “{word}”, which the task bans: say it without.") for word in self.banned_in(text)]
        count = len(words(text, 1500))
        if self.most_words is not None and count > self.most_words:
            flaws.append((3, f"It has {count} words, at most {self.most_words} are allowed."))
        return flaws


def rules_of(task: str) -> tuple[Rules, str]:
    """The rules that a task states, and the task without them, on one line. 1,000 characters are read."""
    text = normal(task, _READ).replace("\n", " ")
    limit, banned = _LIMIT.search(text), _BANNED.search(text)
    names = [" ".join(words(part)) for part in _BETWEEN.split(banned[1])] if banned else []
    most = int(limit[2] or limit[3]) - bool(limit[1]) if limit else None
    return Rules(most, tuple(filter(None, names))), _BANNED.sub(" ", _LIMIT.sub(" ", text, 1), 1)
