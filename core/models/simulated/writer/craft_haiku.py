"""Haiku: drafting one, counting its syllables, and mending a line."""

from __future__ import annotations

import random
import re

from core.models.simulated.writer.craft_brief import Brief
from core.models.simulated.writer.craft_flaws import Flaw
from core.models.simulated.writer.craft_haiku_lines import (
    ANY_LAST,
    ANY_LAST_LONG,
    ANY_MIDDLE,
    ANY_MIDDLE_LONG,
    MADE,
    NATURE,
    REST,
    SURPRISES,
    THINGS,
    bank_for,
)
from core.models.simulated.writer.craft_rules import broken
from core.models.simulated.writer.craft_syllables import syllables
from core.models.simulated.writer.craft_words import content, lines, stem, words

CARELESS = 0.45  # share of mended lines that put another one out of step
_COUNT = r"(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)"
_NEXT = rf"(?:[ ,/–-]+(?:and )?{_COUNT})"
_PATTERN = re.compile(rf"\b{_COUNT}{_NEXT}{_NEXT}(?:{_NEXT})?(?:{_NEXT})?\b", re.I)
_NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SMALL = (
    "very",
    "slowly",
    "still",
    "now",
    "then",
    "soon",
    "always",
    "softly",
    "just",
    "quite",
    "really",
    "only",
    "and",
    "the",
    "a",
    "an",
    "old",
    "one",
    "small",
    "long",
    "soft",
    "cold",
    "whole",
)
_PAD = {
    1: ("now", "still", "once"),
    2: ("again", "at dawn", "tonight"),
    3: ("in the dark", "for a while", "in the rain"),
    4: ("until the dawn", "under the moon", "without a word"),
}
_CUT = re.compile(r"[.,;:!?–—-]\s*$")


def pattern(task: str) -> tuple[int, ...]:
    """The syllables wanted in each line: 5, 7, 5 unless the task says otherwise."""
    for found in _PATTERN.finditer(task[:3_000]):
        numbers = tuple(int(n) if n.isdigit() else _NAMES.index(n.lower()) for n in found.groups() if n)
        if len(numbers) >= 3 and all(1 <= n <= 14 for n in numbers):
            return numbers
    return (5, 7, 5, 7, 7) if re.search(r"\btanka\b", task, re.I) else (5, 7, 5)


def flaws(brief: Brief, draft: str) -> list[Flaw]:
    """What costs a haiku points."""
    wanted, have = pattern(brief.task), lines(draft)
    text = "\n".join(have)
    found = [
        _line(place, syllables(line), count) for place, (line, count) in enumerate(zip(have, wanted, strict=False), 1)
    ]
    if len(have) != len(wanted):
        found = [Flaw("lines", 4, f"it has {len(have)} line{'s' if len(have) != 1 else ''}, {len(wanted)} are wanted")]
    spoken = {word.lower() for word in words(text)}
    repeated = [
        word
        for word in dict.fromkeys(w.lower() for w in content(text))
        if [w.lower() for w in words(text)].count(word) > 1
    ]
    extra = [
        None
        if _on_subject(brief, text)
        else Flaw("subject", 2, f"no word in it belongs to the subject, {brief.subject}"),
        None if spoken & NATURE else Flaw("image", 1, "no image of nature, nothing to see or to hear"),
        Flaw("repeat", 1, f"the word “{repeated[0]}” comes twice", repeated[0]) if repeated else None,
        None
        if any(_CUT.search(line) for line in have[:2]) or "." in text[:-2]
        else Flaw("cut", 1, "no pause: no comma or stop cuts it into two pictures"),
        None
        if any(_meets(line) for line in have)
        else Flaw("meet", 1, "no surprise: nature and a made thing never meet in one line"),
    ]
    return [flaw for flaw in (*found, *extra) if flaw] + broken(brief.rules, draft)


def _line(place: int, count: int, wanted: int) -> Flaw | None:
    if count == wanted:
        return None
    says = f"line {place} has {count} syllable{'s' if count != 1 else ''}, {wanted} are wanted"
    return Flaw("line", 2 if abs(count - wanted) == 1 else 3, says, str(place))


def _meets(line: str) -> bool:
    spoken = {word.lower() for word in words(line)}
    return bool(spoken & THINGS and spoken & MADE)


def _on_subject(brief: Brief, text: str) -> bool:
    bank = bank_for(brief.task)
    have = {stem(word) for word in words(text)}
    known = {stem(word) for word in bank[5].split()} if bank else set()
    return not brief.topic or bool(have & (known | set(brief.topic)))


def draft(brief: Brief, draw: random.Random) -> str:
    """A first haiku: good pictures, and mostly a line that does not scan."""
    first, middle, middle_long, last, last_long = _material(brief)
    kind = draw.choices(("middle", "last", "both", "none"), (58, 20, 12, 10))[0]
    one = draw.choice(first)
    two = draw.choice(middle_long if kind in ("middle", "both") else middle)
    three = draw.choice(last_long if kind in ("last", "both") else last)
    if draw.random() < 0.45:
        one = one.rstrip(",.")
        three = re.sub(r"[.,:] (\w)", lambda found: " " + found[1].lower(), three)
    wanted = pattern(brief.task)
    if wanted == (5, 7, 5):
        return f"{one}\n{two}\n{three}"
    texts = [one, two, three, draw.choice(middle), draw.choice(middle)]
    right = [_fit(texts[place % 5], count, draw) for place, count in enumerate(wanted)]
    if kind != "none" and len(right) > 1:
        right[1] = _fit(right[1], wanted[1] + 1, draw)
    return "\n".join(right)


def _material(brief: Brief) -> tuple[tuple[str, ...], ...]:
    """The lines to draw from: the bank's, or ones built around the subject's own word."""
    if bank := bank_for(brief.task):
        return bank[:5]
    name = " ".join(word for word in words(brief.subject) if word.lower() not in ("a", "an", "the", "my", "our"))[:60]
    name = name if 1 <= syllables(name) <= 4 else (words(name) or ["this"])[-1]
    rest = REST.get(5 - syllables(name))
    first = (
        tuple(f"{name[:1].upper()}{name[1:]} {end}" for end in rest)
        if rest
        else tuple(f"{name[:1].upper()}{name[1:]},"[:40] for _ in range(1))
    )
    return first, ANY_MIDDLE, ANY_MIDDLE_LONG, ANY_LAST, ANY_LAST_LONG


def mend(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    """The haiku with one flaw mended, or with the trouble moved one line on."""
    have, wanted = lines(draft), pattern(brief.task)
    if flaw.name == "lines":
        return "\n".join(_recut(" ".join(have), wanted, draw))
    place = int(flaw.about) - 1 if flaw.name == "line" else _place(flaw, have)
    if flaw.name == "cut":
        have[0] = have[0].rstrip(" .,;") + draw.choice((".", ",", ", oh,", ":"))
    elif flaw.name == "meet":
        have[-1] = _surprise(brief, have, draw)
    elif flaw.name == "line" and len(have) == len(wanted) and draw.random() < CARELESS:
        return "\n".join(_stumble(brief, have, place, draw))
    else:
        have[place] = _new_line(brief, have, place, wanted[place % len(wanted)], draw, keep=flaw.name == "line")
    return "\n".join(have)


def _place(flaw: Flaw, have: list[str]) -> int:
    """The line in which a flaw is to be mended: the last with the repeated or banned word, else the middle one."""
    with_word = [place for place, line in enumerate(have) if flaw.about and flaw.about.lower() in line.lower()]
    return with_word[-1] if with_word else min(1, len(have) - 1)


def _new_line(brief: Brief, have: list[str], place: int, wanted: int, draw: random.Random, keep: bool) -> str:
    """The line made to scan, or another one from the material."""
    if keep and draw.random() < 0.6:
        return _fit(have[place], wanted, draw)
    material = _material(brief)
    pool = material[0] if place == 0 else material[3] if place == len(have) - 1 else material[1]
    used = {word.lower() for other, line in enumerate(have) if other != place for word in content(line)}
    fresh = [line for line in pool if line != have[place] and not used & {word.lower() for word in content(line)}]
    return _fit(draw.choice(fresh or list(pool)), wanted, draw)


def _surprise(brief: Brief, have: list[str], draw: random.Random) -> str:
    """Another last line in search of a surprise: seldom found, and often out of step."""
    if draw.random() < 0.15:
        return draw.choice(SURPRISES)
    _, _, _, right, long = _material(brief)
    return draw.choice([line for line in (long if draw.random() < 0.6 else right) if line not in have] or [have[-1]])


def _stumble(brief: Brief, have: list[str], place: int, draw: random.Random) -> list[str]:
    """The line is mended and the last one rewritten out of step; or words only move on to the next line."""
    if place == len(have) - 1 or not any(_CUT.search(line) for line in have[:2]):
        return _push(have, place, draw)
    result = [line.rstrip(" .,;:") for line in have]
    result[place] = _fit(result[place], pattern(brief.task)[place], draw)
    result[-1] = re.sub(r"[.,;:]", "", draw.choice(_material(brief)[4]))
    return result


def _push(have: list[str], place: int, draw: random.Random) -> list[str]:
    """Moves the last word of a line that is too long to the next line, or the next line's first word up."""
    result = list(have)
    near = place + 1 if place + 1 < len(have) else place - 1
    parts = result[place].split()
    if len(parts) < 3 or near < 0:
        return [*result[:place], result[place] + " " + draw.choice(_PAD[2]), *result[place + 1 :]]
    if near > place:
        moved = [parts.pop()]
        while syllables(" ".join(moved)) < 2 and len(parts) > 2:
            moved.insert(0, parts.pop())
        result[near] = f"{' '.join(moved)} {result[near][:1].lower()}{result[near][1:]}"
    else:
        result[near] = f"{result[near].rstrip(' .,')} {parts.pop(0).lower()}"
    result[place] = " ".join(parts)
    return result


def _fit(line: str, wanted: int, draw: random.Random) -> str:
    """The line with small words dropped or added until it has the wanted number of syllables, if that can be done."""
    for _ in range(12):
        over = syllables(line) - wanted
        if over == 0:
            return line
        end = re.search(r"[.,;:!?]*$", line)
        mark = end.group() if end else ""
        parts = line.removesuffix(mark).split()
        if over < 0:
            line = " ".join([*parts, draw.choice(_PAD[min(4, -over)])]) + mark
            continue
        spare = [place for place, word in enumerate(parts) if word.lower() in _SMALL and syllables(word) <= over]
        if not parts[1:]:
            return line
        parts.pop(spare[0] if spare else len(parts) - 1)
        line = " ".join(parts) + mark
        line = line[:1].upper() + line[1:] if parts and mark != "" and line[:1].isupper() else line
    return line


def _recut(text: str, wanted: tuple[int, ...], draw: random.Random) -> list[str]:
    """The words of a text dealt out to lines, each cut or filled to its count."""
    left, result = words(text), []
    for count in wanted:
        line: list[str] = []
        while left and syllables(" ".join([*line, left[0]])) <= count:
            line.append(left.pop(0))
        result.append(_fit(" ".join(line) or "the wind", count, draw))
    return result
