"""What single genres of prose need: a mail, a product text, a slogan, steps, a poem."""

from __future__ import annotations

import re

from core.models.simulated.writer.craft_brief import Brief
from core.models.simulated.writer.craft_flaws import Flaw
from core.models.simulated.writer.craft_haiku_lines import MADE, NATURE, THINGS
from core.models.simulated.writer.craft_material_short import PRAISE, SLOGANS
from core.models.simulated.writer.craft_rules import KNOWN
from core.models.simulated.writer.craft_words import content, lines, listed, stem, word_set, words

YOU = re.compile(r"\byou(?:r|rs)?\b", re.I)
LETTER = re.compile(r"\be-?mails?\b|\bletter\b|\bmessage\b", re.I)
EVENT = re.compile(r"\bannounce|\binvit|\bevent|\bparty\b|\bconcert\b|\bmeeting\b|\btrip\b|\bworkshop\b", re.I)
_GREETING = re.compile(r"^\W*(?:dear|hello|hi|good (?:morning|day|evening)|to all|welcome)\b", re.I)
_CLOSING = re.compile(
    r"^\W*(?:(?:kind|best|warm) (?:regards|wishes)|regards|yours|sincerely|see you|thank you|thanks|the team)\b", re.I
)
ASKING = re.compile(
    r"\b(?:please|reply|come|join|bring|let us know|register|sign up|book|visit|write to|call|save the date|tell us)\b",
    re.I,
)
_REASON = re.compile(r"\b(?:because|so that|in order to|which means|need you|thanks to you|for you)\b", re.I)
_TIRED = re.compile(
    r"\bquality you can trust|\bsimply the best|\bnumber one\b|\bone[- ]stop|\bwe care\b|\bnext level|\bsolutions?\b",
    re.I,
)
_NO_VERB = word_set("the a an you your it its there this that these those my our in on with for of")
_CHECKED = re.compile(r"\b(?:until|check|make sure|done when|ready when|should|look at it)\b", re.I)
_CAUTION = re.compile(r"\b(?:careful|do not|don['’]t|never|caution|warning|avoid)\b|\bif \w+", re.I)

Found = list[Flaw | None]


def mail(brief: Brief, draft: str) -> Found:
    """An e-mail or an announcement: who, when, where, and what to do."""
    have = lines(draft)
    asked = {rule.word.split()[-1].lower() for rule in brief.rules if rule.kind == "wanted"}
    letter, event = LETTER.search(brief.task), EVENT.search(brief.task)
    found: Found = [
        Flaw(thing, cost, f"the {thing} is not said", thing)
        for thing, cost in (("date", 2), ("time", 1), ("place", 1))
        if event and thing not in asked and not KNOWN[thing].search(draft)
    ]
    if not ASKING.search(draft):
        found.append(Flaw("ask", 2, "it does not say what the reader should do"))
    if letter:
        found += [
            None if any(_GREETING.search(line) for line in have[:3]) else Flaw("greeting", 1, "no greeting opens it"),
            None if any(_CLOSING.search(line) for line in have[-3:]) else Flaw("closing", 1, "no closing line ends it"),
            None
            if any(re.match(r"\W*subject\b", line, re.I) for line in have[:2])
            else Flaw("heading", 1, "it has no subject line"),
        ]
    if not _REASON.search(draft):
        found.append(Flaw("reason", 1, "it gives no reason why this matters to the reader"))
    return [*found, None if YOU.search(draft) else Flaw("you", 1, "nobody is addressed: there is no “you” in it")]


def letter(brief: Brief, draft: str) -> Found:
    """A letter: greeting, why it is written, what is asked for, closing."""
    have = lines(draft)
    return [
        None if any(_GREETING.search(line) for line in have[:3]) else Flaw("greeting", 2, "no greeting opens it"),
        None if any(_CLOSING.search(line) for line in have[-3:]) else Flaw("closing", 2, "no closing line ends it"),
        None if ASKING.search(draft) else Flaw("ask", 2, "it does not say what the reader should do"),
        None if _REASON.search(draft) else Flaw("reason", 1, "it gives no reason"),
        None if YOU.search(draft) else Flaw("you", 1, "nobody is addressed: there is no “you” in it"),
    ]


def story(brief: Brief, draft: str) -> Found:
    """A story: somebody speaks, and something changes."""
    return [
        None if re.search(r"[“\"„«]\w", draft) else Flaw("speech", 2, "nobody speaks in it"),
        None
        if re.search(r"\b(?:but|suddenly|one (?:day|evening|night|morning)|until|then|yet)\b", draft, re.I)
        else Flaw("turn", 2, "nothing changes in it: there is no turn"),
    ]


def blurb(brief: Brief, draft: str) -> Found:
    """A product text: speaks to the buyer and praises with facts."""
    banned = {rule.word.lower() for rule in brief.rules if rule.kind == "banned"}
    praise = next((word for word in PRAISE if word not in banned and re.search(rf"\b{word}\b", draft, re.I)), "")
    return [
        None if YOU.search(draft) else Flaw("you", 2, "the buyer is not addressed: there is no “you” in it"),
        Flaw("praise", 1, f"empty praise: “{praise}” shows nothing", praise) if praise else None,
    ]


def slogan(brief: Brief, draft: str) -> Found:
    """A slogan: one short line that sounds."""
    spoken = [word.lower() for word in words(draft)]
    starts = [word[0] for word in content(draft)]
    sound = len({start.lower() for start in starts}) < len(starts) or _rhymes(spoken)
    halves = re.search(r"\w[,:;.?!–—]+ \w", draft)
    tired = _TIRED.search(draft)
    return [
        None
        if YOU.search(draft) or re.search(r"\bwe\b", draft, re.I)
        else Flaw("voice", 1, "nobody speaks in it: there is no “you” and no “we”"),
        Flaw("long", 3 if len(spoken) > 14 else 2, f"it is long for a slogan: {len(spoken)} words, 8 are enough")
        if len(spoken) > 9
        else None,
        Flaw("lines", 1, "a slogan is one line, this has more") if len(lines(draft)) > 1 else None,
        Flaw("tired", 3, f"“{tired.group()}” has been heard too often", tired.group()) if tired else None,
        None if halves else Flaw("halves", 1, "no pause or contrast: it does not fall into two halves"),
        None if sound else Flaw("sound", 1, "no sound to remember: nothing rhymes or begins alike"),
    ]


def _rhymes(spoken: list[str]) -> bool:
    ends = [word[-3:] for word in spoken if len(word) > 3]
    return len(set(ends)) < len(ends)


def slogan_on_topic(brief: Brief, draft: str) -> bool:
    """Whether a slogan without the task's own words belongs to its field all the same."""
    spoken = {stem(word) for word in content(draft)}
    field = next((" ".join(known) for cue, known in SLOGANS.items() if re.search(cue, brief.task, re.I)), "")
    return bool(spoken & {stem(word) for word in content(field)})


def steps(_brief: Brief, draft: str) -> Found:
    """Instructions: a list that starts with verbs, amounts, a check and a warning."""
    have = listed(draft)
    if len(have) < 3:
        return [Flaw("list", 3, "no numbered steps: it is not laid out as a list"), *_safe(draft)]
    start = next((place for place, step in enumerate(have, 1) if (words(step) or ["the"])[0].lower() in _NO_VERB), 0)
    return [
        Flaw("verb", 1, f"step {start} does not begin with what to do", str(start)) if start else None,
        *_safe(draft),
    ]


def _safe(draft: str) -> Found:
    plain = re.sub(r"(?m)^\s*\d{1,2}[.)]\s", "", draft)
    return [
        None
        if re.search(r"\d|\bhalf\b|\b(?:one|two|three|four|five|ten) \w+s\b", plain)
        else Flaw("amount", 2, "no amount, size or time is given"),
        None
        if re.search(r"\bneed\b|\bingredients\b|\btools\b|\bmaterials?\b", draft, re.I)
        else Flaw("need", 1, "it does not say what is needed"),
        None if _CHECKED.search(draft) else Flaw("check", 1, "no step says how to see that it worked"),
        None if _CAUTION.search(draft) else Flaw("caution", 1, "what can go wrong is not said"),
    ]


def poem(brief: Brief, draft: str) -> Found:
    """A poem without a rule for syllables."""
    have = lines(draft)
    spoken = {word.lower() for word in words(draft)}
    wanted = 5 if re.search(r"\blimerick", brief.task, re.I) else 4
    ends = [(words(line) or [""])[-1].lower()[-2:] for line in have]
    rhymed = any(end and ends.count(end) > 1 for end in ends)
    wants_rhyme = re.search(r"\brhym|\blimerick|\bsonnet|\bballad", brief.task, re.I)
    meets = any({w.lower() for w in words(line)} & THINGS and {w.lower() for w in words(line)} & MADE for line in have)
    return [
        Flaw("lines", 2, f"it has {len(have)} line{'s' if len(have) != 1 else ''}, {wanted} or more are wanted")
        if len(have) < wanted
        else None,
        Flaw("rhyme", 2, "no two lines rhyme") if wants_rhyme and not rhymed else None,
        None if spoken & NATURE else Flaw("image", 2, "no image: nothing in it can be seen or heard"),
        None if meets else Flaw("meet", 1, "no surprise: nature and a made thing never meet in one line"),
    ]
