"""What a writing task asks for: genre, subject, reader and the rules it states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from core.models.simulated.writer import study
from core.models.simulated.writer.craft_rules import Rule, rules_of
from core.models.simulated.writer.craft_words import content, stem, word_set
from core.models.simulated.writer.languages import language_of, unknown_language
from core.models.simulated.writer.plan_facts import fact_in
from core.models.simulated.writer.sums import result
from core.models.simulated.writer.text import uncourteous

_GENRES = (
    ("haiku", r"\bhaikus?\b|\bsyllables?\b|\btanka\b"),
    ("poem", r"\bpoems?\b|\bverses?\b|\blimericks?\b|\brhymes?\b|\bballads?\b|\bsonnets?\b"),
    ("slogan", r"\bslogans?\b|\btag ?-?lines?\b|\bmottos?\b|\bcatch ?phrases?\b|\bclaims? for\b"),
    ("letter", r"\b(?:letters?|application for)\b"),
    ("story", r"\b(?:short |fairy |bedtime )?(?:story|tale|fable)s?\b"),
    ("mail", r"\be-?mails?\b|\bannounce(?:ments?)?\b|\binvitations?\b|\binvite\b|\bnotices?\b|\bnewsletters?\b"),
    ("blurb", r"\bblurbs?\b|\bproduct (?:descriptions?|texts?|pages?|copy)\b|\badverts?\b|\badvertisements?\b"
              r"|\bsales text\b"),
    ("steps", r"\bhow (?:do|can|should) (?:i|we|you)\b|\binstructions?\b|\bsteps\b|\bhow[- ]to\b"
              r"|\bguide (?:to|for)\b|\brecipes?\b|\bchecklists?\b|\bmanual for\b"),
    ("explain", r"\bexplain|\bexplanations?\b|\bparagraphs?\b|\bdescribe\b|\bwhat (?:is|are)\b|\bsummar|\bteach\b"
                r"|\bintroduc"),
)  # fmt: skip
_CODE = re.compile(
    r"\bpython\b|\bjavascript\b|\btypescript\b|\bjava\b|\brust\b|\bgolang\b|\bc\+\+|\bc#|\bsql\b|\bbash\b"
    r"|\bhaskell\b|\bkotlin\b"
    r"|\bcode\b|\balgorithms?\b|\bdef \w|\bunit tests?\b|\bregex\b|\b(?:a|the|small"
    r"|short) (?:[\w-]+ ){0,3}?(?:function|script)\b|\bclass (?:for|that|which|named|called)\b"
    r"|\b(?:binary|linear) search\b|\bfizz ?buzz\b|\blinked list\b|\b(?:merge|quick|bubble|insertion) ?sort\b"
    r"|\bpalindromes?\b"
    r"|\bimplement\b",
    re.I,
)
_EVENT = re.compile(r"\bannounce|\binvit|\bevent|\bparty\b|\bconcert\b|\bmeeting\b|\btrip\b|\bworkshop\b", re.I)
_MAKES = re.compile(
    r"^\W*(?:please |now )?(?:write|create|make|implement|build|give me|code|program|generate)\b(?!.{0,20}"
    r"\b(?:explanation|paragraph|text|essay|poem|slogan|blurb|story|advert\w*|e-?mail (?:to|about))\b)",
    re.I,
)
_ABOUT_CODE = re.compile(
    r"\b(?:explain|describe|what (?:is|are)|summari[sz]e|paragraph|haiku|poem|slogan|blurb|e-?mail)\b", re.I
)
_STUDY = re.compile(
    r"^\W*(?:(?:please )?(?:research|investigate|analy[sz]e|study|report on|find out about)\b:?\s*)?(?:the )?(?:\w+ )?"
    r"(?:effects?|impacts?|influence|consequences|causes?|reasons?|history|origins?|future|role|state|development|rise"
    r"|fall|spread|benefits|risks) (?:and \w+ )?(?:of|for|in)\b"
    r"|^\W*(?:please )?(?:research|investigate|report on)\b|^\W*(?:how|why|should|does|do|can) .+\?\W*$",
    re.I,
)
_ASKING = frozenset(
    stem(word)
    for word in word_set(
        "write writing draft create make compose give produce generate please explain describe announce tell "
        "teach list haiku haikus poem line lines syllable syllables slogan tagline motto blurb product text email "
        "e-mail mail announcement notice invitation invite instructions instruction steps step guide recipe "
        "checklist explanation paragraph summary summarise summarize introduction code function python program "
        "script class implement implementation algorithm word words sentence sentences short brief long simple "
        "small clear good new exactly most least maximum audience reader readers use avoid mention include ban "
        "banned five seven three two four one six ten child children beginner beginners student students year-old "
        "year-olds description advert advertisement report essay article message post story letter note"
    )
)
_PEOPLE = (
    r"(?:[\w-]*-)?(?:year-olds?|child(?:ren)?|kids?|pupils?|beginners?|students?|parents?|teachers?|grandmother"
    r"|grandma|grandfather|"
    r"newcomers?|class|first-years|managers?|customers|adults?|colleagues|neighbours|members|non-\w+)\b"
)
_SUBJECT = (
    r"\binvit(?:e|es|ing) (?:[\w-]+ ){1,4}?to (?P<x>.+)",
    r"\b(?:e-?mail|invitation|notice|letter|announcement)s? (?:to|for) (?:[\w-]+ ){1,4}?"
    r"(?:about|announcing|on(?! (?:the )?(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b))) (?P<x>.+)",
    r"\b(?:slogan|tag ?-?line|motto|blurb|description|advert(?:isement)?|copy|instructions|guide|recipe|checklist"
    r"|steps|e-?mail|invitation|notice|letter|announcement)s?"
    r"(?: (?:text|copy|cards?))? (?:for|about|on|to|of|announcing|that announces) (?P<x>.+)",
    r"\b(?:about|on the subject of|on the topic of|concerning) (?P<x>.+)",
    r"\b(?:explain|describe|summari[sz]e|announce|introduce|teach)(?: to [\w -]{3,30}?)?(?: (?:what|how|why"
    r"|that))? (?P<x>.+)",
    r"\b(?:what|how|why) (?:is|are|does|do|can|should|to) (?:(?:i|we|you) )?(?P<x>.+)",
    r"\b(?:paragraph|text|explanation|introduction)s? (?:on|of|to|for) (?P<x>.+)",
    r"\b(?:write|draft|create|make|compose|give|list|produce|generate)(?: me| us)? (?P<x>.+)",
)
_CUT = re.compile(
    r"[.!?](?!\w)|[;\n]|\s\(|:\s|,? (?:to|for) (?:an? |the |my |our )?(?:[\w-]+ ){0,2}?"
    + _PEOPLE
    + r"|,? (?:in|using|with|within) (?:exactly |at most |about |no more than |under |fewer than |up to "
    r"|only )?(?:\d+|one|two|three|four|five|six|seven|eight|ten|a few|python|plain|simple|short|the style)\b"
    r"|,? (?:at most|no more than|not more than|max|maximum|up to|under|without|with no|but (?:do not|don't|never"
    r"|avoid)|and (?:do not|don't|never|avoid|mention|include)|mention|include|(?:do not|don't) use|avoid)\b"
    r"|,? (?:that|which) (?:mentions|includes|is|are|has|have|does|do)\b| works?$| means?$|,? that invites\b"
    r"|,? with (?:the|a|an) (?:date|time|place|price|number|example|greeting)\b"
    r"|,? (?:on|this|next) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|,? at \d",
    re.I,
)
_READERS = re.compile(
    r"\b(?:to|for) (?P<x>(?:an? |the |my |our |your )?(?:[\w-]+ ){0,2}?"
    + _PEOPLE
    + r")|\baudience(?: is| are|:) (?P<y>[\w -]{3,40})",
    re.I,
)
_LENGTHS = {  # words, fewest and most, when the task does not say
    "slogan": (2, 12), "blurb": (25, 90), "mail": (20, 140), "steps": (20, 170), "explain": (30, 170), "poem": (12, 90),
    "other": (25, 320), "letter": (20, 220), "story": (50, 400), "fact": (0, 60), "translation": (0, 200),
    "haiku": (0, 40), "study": (40, 320), "code": (0, 10_000), "foreign": (0, 10_000),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Brief:
    """A task, read."""

    task: str
    genre: str  # code, foreign (not in Python), haiku, poem, slogan, mail, blurb, steps, explain, study, other
    subject: str  # the noun phrase the text is to be about, as the task words it
    topic: tuple[str, ...]  # stems of the words that a text on the topic uses
    reader: str  # whom the text is for; empty when the task does not say
    rules: tuple[Rule, ...]
    fewest: int  # words
    most: int


@lru_cache(maxsize=64)
def read(task: str) -> Brief:
    """The brief that a task states."""
    text = uncourteous(task if len(task) < 6_000 else f"{task[:4_000]}\n{task[-1_500:]}")
    genre = _genre(text)
    subject = _subject(text)
    reader = _READERS.search(text) if genre not in ("code", "foreign", "haiku", "slogan") else None
    rules = rules_of(text)
    counted = {rule.kind: rule.number for rule in rules}
    fewest, most = _LENGTHS[genre]
    if "sentences" in counted or "at most sentences" in counted:
        allowed = counted.get("sentences", 0) or counted.get("at most sentences", 0)
        fewest, most = min(fewest, 6 * allowed), max(40, 28 * allowed)
    if "least words" in counted or "about words" in counted or "most words" in counted:
        fewest, most = 0, 100_000  # the rule itself is judged
        fewest = min(_LENGTHS[genre][0], counted.get("most words", 0) // 3)
    elif re.search(r"\b(?:essay|article|report|detailed|long)\b", text, re.I):
        fewest, most = 80, 1_500
    elif re.search(r"\b(?:short|brief)\b", text, re.I) and genre in ("other", "explain", "mail"):
        fewest, most = 15, 110
    return Brief(task, genre, subject, _topic(text, subject), _name(reader), rules, fewest, most)


def _genre(text: str) -> str:
    """The first genre whose words the task uses; code when it asks to write some."""
    code, about = _CODE.search(text), _ABOUT_CODE.search(text)
    foreign = None if re.search(r"\bpython\b", text, re.I) else language_of(text)
    if foreign and _MAKES.match(text) and not re.search(_GENRES[0][1], text, re.I):
        return "foreign"
    if code and (about is None or code.start() < about.start()):
        return "foreign" if foreign or unknown_language(text) else "code"
    if is_fact(text):
        return "fact"
    if re.match(r"\W*(?:please )?translate\b", text, re.I):
        return "translation"
    found = ((match.start(), genre) for genre, cue in _GENRES if (match := re.search(cue, text, re.I)))
    first = min(found, default=(0, "study" if _STUDY.search(text) or study.is_noun_phrase(text) else "other"))[1]
    if first == "letter" and _EVENT.search(text):
        first = "mail"
    return "haiku" if re.search(_GENRES[0][1], text, re.I) else first


def is_fact(text: str) -> bool:
    """Whether a task is a question with one short answer that is known here."""
    return len(text.split()) < 12 and bool(result(text) or fact_in(text))


def _subject(text: str) -> str:
    """What the text is to be about."""
    for cue in _SUBJECT:
        if match := re.search(cue, text[:600].split("\n")[0] if "\n" in text[:600].strip() else text[:600], re.I):
            phrase = match["x"]
            cut = _CUT.search(phrase)
            phrase = (phrase[: cut.start()] if cut else phrase).strip(" ,.'\"“”")
            if content(phrase):
                return " ".join(phrase.split()[:9])
    whole = text.strip().rstrip(" .!?\n")
    return whole if len(whole) < 60 and "\n" not in whole else " ".join(content(text)[:4])


def _topic(text: str, subject: str) -> tuple[str, ...]:
    """Stems of the subject's words, or of the task's where the subject has none."""
    source = [word for word in content(subject) if stem(word) not in _ASKING] or [
        word for word in content(text[:600]) if stem(word) not in _ASKING
    ]
    return tuple(dict.fromkeys(stem(word) for word in source[:12]))


def _name(found: re.Match[str] | None) -> str:
    return "" if found is None else (found["x"] or found["y"] or "").strip()
