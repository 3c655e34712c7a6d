"""What can be counted in a text: the words that a task allows or bans, and the syllables of a haiku."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from core.models.simulated.replies import data
from core.models.simulated.replies.text import LONGEST, lines, normal, words

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
_HAIKU = (5, 7, 5)
_GROUP = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<=[^aeiouy])(?<![^aeiouyr]l)e$|(?<=[^aeiouydt])(?<![^aeiouyrl]l)ed$"
    r"|(?<=[^aeiouysxzcgl])(?<!sh)(?<!ch)es$|(?<=[aeiouyr]l)es$"
    r"|(?<=[^aeiouyl])e(?=(?:ly|ments?|ful|fully|less|ness|some|thing|where|times?|body|one)$)"
)
_TWO_IN_A_GROUP = re.compile(
    r"(?<![cstg])ia|[lt]ia$|(?<![cstgxn])io|(?<![cst])iu|[aeou]ing|[aeiou]y(?=[aeio])|^yi(?!el)|(?<=[^aeiou])ying"
    r"|eo(?!n\b|u|ple|r)|uou|iet|(?<![cst])ien(?!d)|ie[rs]t?s?$(?<!ies)|(?<![gq])ua|(?<![gq])ue[ln]"
    r"|[^gq]ui(?:[dt]y|n)|creat|react|rea[ls]i|sm$|eu[ms]|uat"
)


class Flaw(NamedTuple):
    """What costs points. `slot`: where; None: in the whole text, or where nothing is known."""

    points: int
    remark: str
    slot: int | None = None


class Rules(NamedTuple):
    """What a task says of its text; None and empty: nothing."""

    most_words: int | None = None
    banned: tuple[str, ...] = ()
    haiku: bool = False

    def banned_in(self, text: str) -> list[str]:
        """The banned words, or a few words in a row, that stand in a text, also as a part with a hyphen."""
        own = f" {' '.join(words(text)).replace('-', ' ')} "
        return [word for word in self.banned if f" {word.replace('-', ' ')} " in own]

    def broken(self, text: str) -> list[Flaw]:
        """What a text does against the rules."""
        flaws = [Flaw(3, f"It uses “{word}”, which the task bans: say it without.") for word in self.banned_in(text)]
        count = len(words(text, 1500))
        if self.most_words is not None and count > self.most_words:
            flaws.append(Flaw(3, f"It has {count} words, at most {self.most_words} are allowed."))
        verses = lines(text) if self.haiku else []
        if self.haiku and len(verses) != len(_HAIKU):
            flaws.append(Flaw(3, f"It has {len(verses)} line{'s' * (len(verses) != 1)}, 3 are wanted."))
        for slot, (verse, wanted) in enumerate(zip(verses, _HAIKU, strict=False)):
            least, most = syllables(verse)
            if not least <= wanted <= most:
                flaws.append(Flaw(2, f"Line {slot + 1} has {most} syllables, {wanted} are wanted.", slot))
        return flaws


def rules_of(task: str) -> tuple[Rules, str]:
    """The rules that a task states, and the task without them, on one line. 1,000 characters are read."""
    text = normal(task, _READ).replace("\n", " ")
    limit, banned = _LIMIT.search(text), _BANNED.search(text)
    names = [" ".join(words(part)) for part in re.split(r",| or | and |/", banned[1])] if banned else []
    most = int(limit[2] or limit[3]) - bool(limit[1]) if limit else None
    rules = Rules(most, tuple(filter(None, names)), "haiku" in words(task, 60))
    return rules, _BANNED.sub(" ", _LIMIT.sub(" ", text, 1), 1)


def syllables(line: str) -> tuple[int, int]:
    """The fewest and the most syllables that a line can be read with: “fire” has one or two, a figure one a digit.

    Of the 11,600 most frequent English words, 98 of 100 are counted as the CMU Pronouncing Dictionary has them.
    """
    parts = [part for word in words(line[:LONGEST]) for part in re.split(r"[-–]", word)]
    counts = [_syllables_of(part) for part in parts if part]
    return sum(least for least, _ in counts), sum(most for _, most in counts)


def _syllables_of(word: str) -> tuple[int, int]:
    """The syllables of one word in lower case, at least one: groups of vowels, the silent e, and exceptions."""
    plain = unicodedata.normalize("NFKD", word.removesuffix("'s"))
    bare = "".join(letter for letter in plain if letter.isalnum())
    if exception := _exceptions().get(bare) or _exceptions().get(bare.removesuffix("s")):
        return exception
    spoken = _SILENT.sub("", bare)
    count = len(_GROUP.findall(spoken)) + len(_TWO_IN_A_GROUP.findall(spoken))
    count = max(1, count if _GROUP.search(bare) else len(bare))  # figures and abbreviations are spelt out
    return count, count


@cache
def _exceptions() -> dict[str, tuple[int, int]]:
    rows = (line.split() for line in data.lines("syllables.txt"))
    return {word: (int(count[0]), int(count[-1])) for count, *own in rows for word in own}
