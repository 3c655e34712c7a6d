"""What is no answer: a refusal, the task said again, phrases that fit any subject, a wrong fact."""

from __future__ import annotations

import re

from core.models.simulated.writer.craft_brief import Brief
from core.models.simulated.writer.craft_flaws import Flaw
from core.models.simulated.writer.craft_words import content, sentences, stem, words
from core.models.simulated.writer.phrases import phrases_for
from core.models.simulated.writer.plan_facts import fact_in
from core.models.simulated.writer.sums import result

_REFUSES = re.compile(
    r"\b(?:i (?:know no|know nothing|cannot|can['’]t|can not|am (?:not able|unable)|do not know|don['’]t know"
    r"|find no|have no)"
    r"|as an ai|there is nothing to|cannot translate|there is no (?:outline|text|number) )\b[^.!?]{0,80}",
    re.I,
)
_HOLLOW = re.compile(
    r"\bbest understood by its parts|\blooks simple from outside|\bwhat each of them does\b"
    r"|\bone sentence and one example"
    r"|\bthe question is who meets\b|\ba first step should be small|\bgives? a first picture\b|\bpoints are enough\b"
    r"|\bthe heart of the matter|\ball the rest follows|\bfirst one thing makes a start|\ba few causes work together"
    r"|\blook at one case of\b|\bthis is the point of what follows|\bbelongs to the picture as well"
    r"|\bworth a closer look"
    r"|\bmuch to like about it|\ba charm of its own|\bthe hands are all we see|\byou see it best in daily use"
    r"|\bthe rest follows from it|\btwo questions stay open|\bthere is more to say about it|\bonly the beginning of it"
    r"|\bget the first part of\b|\bdo the main part slowly|\beverything for .{1,40} on one table"
    r"|\bcompare the result with what you wanted|\bput everything back in its place|\bread all steps before you begin"
    r"|\bhow to begin\b|\bwhy it matters\b|\bhow the parts work together\b",
    re.I,
)
_ORDER = re.compile(
    r"^\W*(?:please )?(?:write|list|name|give|summari[sz]e|explain|describe|translate|tell|create|make|draft|compose"
    r"|calculate|find)\b",
    re.I,
)


def flaw(brief: Brief, draft: str) -> Flaw | None:
    """Why a text is no answer to its task; None when it is one, good or bad."""
    told = sentences(draft)
    if found := _REFUSES.search(" ".join(told[:1])):
        return Flaw("no answer", 7, f"it does not do the task: “{found[0].strip()[:60]}” is no answer")
    if brief.genre == "fact":
        return _wrong(brief, draft)
    if brief.genre == "translation":
        return _untranslated(brief, draft)
    if _ORDER.match(brief.task) and told and _echoes(brief.task, told[0]) and brief.genre != "haiku":
        return Flaw("echo", 6, "it says the task again instead of doing it")
    if len(told) == 1 and brief.genre in ("explain", "other", "study", "story") and not _adds(brief, draft):
        return Flaw("echo", 6, "it only names the subject and says nothing about it")
    hollow = [one for one in told if _HOLLOW.search(one)]
    if (
        hollow
        and (len(told) > 1 or len(words(draft)) < 30)
        and len(hollow) * 2 >= len(told)
        and brief.genre in ("explain", "other", "study", "letter", "story", "steps")
    ):
        said = _HOLLOW.search(hollow[0])
        return Flaw("hollow", 6, f"it could be said of anything: “{said[0].lower() if said else ''}”")
    return None


def _echoes(task: str, sentence: str) -> bool:
    """Whether a sentence is the task itself, or most of it, word for word."""
    asked, said = ([word.lower() for word in words(text)] for text in (task, sentence))
    return len(asked) > 2 and (
        " ".join(asked) in " ".join(said) or (len(said) > 3 and " ".join(said) in " ".join(asked))
    )


def _adds(brief: Brief, draft: str) -> bool:
    """Whether a text has words of its own beside the task's."""
    asked = {stem(word) for word in words(brief.task)}
    return len({stem(word) for word in content(draft)} - asked) >= 2


def _wrong(brief: Brief, draft: str) -> Flaw | None:
    """A question with one right answer, and a text without it."""
    answer = result(brief.task) or fact_in(brief.task)
    asked = {word.lower() for word in words(brief.task)}
    telling = [word for word in words(answer) if word.lower() not in asked and (word[0].isupper() or word[0].isdigit())]
    have = {word.lower().rstrip(".") for word in words(draft)}
    key = telling[-1:] if result(brief.task) else telling[:1]
    return (
        None
        if all(word.lower() in have for word in key)
        else Flaw("wrong", 7, "the answer is not in it, or it is wrong")
    )


def _untranslated(brief: Brief, draft: str) -> Flaw | None:
    """A translation that is missing, or that can be seen to be none."""
    known = phrases_for(brief.task)
    missing = next(
        (language for language, said in known.items() if said.lower().rstrip(".?! ") not in draft.lower()), ""
    )
    return Flaw("wrong", 6, f"the {missing.capitalize()} is missing or wrong") if missing else None
