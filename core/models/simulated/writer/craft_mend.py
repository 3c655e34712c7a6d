"""Mending one feature of a text that people read, in the text that is given."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from core.models.simulated.writer import craft_study, study
from core.models.simulated.writer import craft_texts as texts
from core.models.simulated.writer.craft_brief import Brief
from core.models.simulated.writer.craft_flaws import Flaw
from core.models.simulated.writer.craft_material import ANYTHING
from core.models.simulated.writer.craft_material_short import CAUTION, CHECKS, PLAINER
from core.models.simulated.writer.craft_prose import CONCRETE
from core.models.simulated.writer.craft_rules import has_word, mentions
from core.models.simulated.writer.craft_words import LONGEST_READ, lines, listed, sentences, without_fillers, words
from core.models.simulated.writer.phrases import phrases_for
from core.models.simulated.writer.plan_facts import fact_in
from core.models.simulated.writer.sums import result
from core.models.simulated.writer.topics import topic_of

CARELESS = 0.18  # share of revisions that hurt something else
_ASKS = ("Please tell us if you can come.", "Please reply by Wednesday.")
_EMPTY = ("It is well worth a closer look.", "There is much to like about it.", "It has a charm of its own.")
_HARD = {"approximately": "about", "additional": "more", "individual": "single", "necessary": "needed",
    "particularly": "above all", "especially": "above all",
         "information": "facts", "immediately": "at once", "originally": "at first", "understanding": "grasp",
         "photosynthetic": "green", "fundamentally": "at heart"}  # fmt: skip
_CLOSING = re.compile(
    r"\n+(?=(?:kind|best|warm) (?:regards|wishes)|regards|yours|sincerely|see you|thank you|thanks)", re.I
)


def mend(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    """The draft with one flaw mended; a careless reviser hurts another feature on the way."""
    if flaw.name in _NO_ANSWER:
        return _anew(brief, draft, draw)
    work = _MENDERS.get(flaw.name, _polish)
    mended = work(brief, flaw, draft, draw)
    if mended == draft:
        mended = _polish(brief, flaw, draft, draw)
    return _hurt(mended, draw) if draw.random() < CARELESS and brief.genre not in ("slogan", "poem") else mended


_NO_ANSWER = ("no answer", "echo", "hollow", "wrong")


def _anew(brief: Brief, draft: str, draw: random.Random) -> str:
    """Another text where the first is no answer, as far as anything is known; else the same once more."""
    if brief.genre == "fact":
        return result(brief.task) or fact_in(brief.task)
    if brief.genre == "translation":
        told = phrases_for(brief.task)
        return "\n".join(f"{name.capitalize()}: {said}" for name, said in told.items()) or draft
    if fitting := texts.fitted(brief):
        return fitting
    if topic_of(brief.task) and brief.genre in ("explain", "other", "study"):
        known = texts.material(brief)
        return " ".join([known["what"][0], *known["how"][:2], known["example"][0]])
    written = texts.draft(brief, draw)
    if written and texts.material(brief) is not ANYTHING:
        return written
    return study.text(brief.task, draw) if study.kind_of(brief.task) else draft


def _hurt(text: str, draw: random.Random) -> str:
    """What goes wrong in a hasty revision: sentences run together, fillers come in, the example goes."""
    ways = draw.sample(("run on", "filler", "example"), 2)
    if "example" in ways:
        found = [part for part in sentences(text) if CONCRETE.search(part)]
        if found and len(sentences(text)) > 1:
            text = _squeeze(text.replace(found[-1], "", 1))
    for way in ways:
        text = texts.spoil(text, way, draw) if way != "example" else text
    return text


def _squeeze(text: str) -> str:
    """No double blanks and no empty list items left behind."""
    text = re.sub(r"(?m)^\s*(?:[-*•]|\d{1,2}[.)])\s*$\n?", "", re.sub(r"[ \t]{2,}", " ", text))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" +\n", "\n", text)).strip()


def _add(brief: Brief, draft: str, sentence: str, draw: random.Random) -> str:
    """The draft with one more sentence. Where sentences or words are limited, a careful reviser gives another up."""
    sentence = texts.named(sentence, brief)
    limit = texts.rule(brief, "sentences", "at most sentences", "most words")
    if limit and draw.random() < 0.5:
        have = sentences(draft)
        full = len(have) >= limit.number if "sent" in limit.kind else len(words(draft + sentence)) > limit.number
        spare = [
            part
            for part in have[1:]
            if not any(rule.kind == "wanted" and mentions(part, rule.word) for rule in brief.rules)
        ]
        if full and spare:
            return draft.replace(spare[-1], sentence, 1)
    closing = _CLOSING.search(draft)
    at = closing.start() if closing else len(draft.rstrip())
    head = draft[:at].rstrip()
    head = (
        head
        if not head or head[-1] in '.!?:。！？؟…”"' or ("\n" in head and brief.genre in ("steps", "poem"))
        else head + "."
    )
    return f"{head}{chr(10) if brief.genre in ('steps', 'poem') or head.endswith(',') else ' '}{sentence}{draft[at:]}"


def _topic(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    if flaw.about:
        return _add(brief, draft, f"A word on {flaw.about}: it belongs to the picture as well.", draw)
    return (
        texts.draft(brief, draw)
        or f"{brief.subject[:1].upper()}{brief.subject[1:200]}: this is the point of what follows.\n\n{draft}"
    )


def _missing(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    """The gap cannot be filled without the part; what can be done is to own up to it."""
    found = f"Not covered: {flaw.about.rstrip('.')}. That part was never delivered."
    pattern = r"(?im)^\W*missing(?: parts?)?:.*$|\bstill missing(?: parts?)?:[^.\n]*\.?"
    return re.sub(pattern, lambda _: found, draft, count=1)


def _banned(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    """Another word in its place; a careless reviser takes one that is banned too."""
    others = [rule.word for rule in brief.rules if rule.kind == "banned" and not has_word(draft, rule.word)]
    plain = PLAINER.get(flaw.about.lower(), "")
    if any(rule.kind == "banned" and rule.word == plain for rule in brief.rules):
        plain = ""
    new = draw.choice(others) if others and draw.random() < 0.1 else plain
    if not new:
        whole = next((part for part in sentences(draft) if has_word(part, flaw.about)), "")
        if whole and len(sentences(draft)) > 1:
            return _squeeze(draft.replace(whole, "", 1))
    swapped = re.sub(
        rf"(?<!\w){re.escape(flaw.about)}(?!\w)",
        lambda found: new.capitalize() if found[0][:1].isupper() else new,
        draft,
        flags=re.I,
    )
    return re.sub(
        r"\b([Aa]) (?=[aeiou])",
        r"\1n ",
        re.sub(r"\b([Aa])n (?=[bcdfgjklmnpqrstvwxyz])", r"\1 ", re.sub(r" {2,}", " ", swapped)),
    )


def _cut(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    """Fillers go first, then the sentences that say least about the topic."""
    if flaw.name == "words over" and (fitting := texts.fitted(brief)) and fitting != draft:
        return fitting
    words_most = int(flaw.about) if flaw.name == "words over" else brief.most if flaw.name == "long" else 10**6
    text = _head(without_fillers(draft[:LONGEST_READ]), min(words_most + words_most // 4, 2_000))
    most = int(flaw.about) if flaw.name == "sentences over" else 10**6
    for _ in range(40):
        have = sentences(text)
        if len(have) < 2 or (len(have) <= most and len(words(text)) <= words_most):
            break
        spare = [
            part
            for part in have[1:]
            if not any(rule.kind == "wanted" and mentions(part, rule.word) for rule in brief.rules)
        ] or have[1:]
        text = _squeeze(text.replace(draw.choice(spare[-2:]), "", 1))
    if len(words(text)) > words_most:
        text = " ".join(text.split()[:words_most]).rstrip(",;: ") + "."
    return text


def _head(text: str, most: int) -> str:
    """The text up to the sentence that reaches so many words; a very long text is cut in one go."""
    for count, found in enumerate(re.finditer(r"\S+", text), 1):
        if (count >= most and found.group()[-1] in ".!?。") or count >= 2 * most:
            return text[: found.end()]
    return text


def _more(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    """More of what there is to say, until the count is reached."""
    if flaw.name == "words under" and (fitting := texts.fitted(brief)) and fitting != draft:
        return fitting
    known = texts.material(brief)
    pool = [line for role in ("what", "how", "example") for line in known[role]] + [
        "You see it best in daily use.",
        "The rest follows from it.",
        "Two questions stay open: who does it, and by when.",
    ]
    text = draft
    unit = flaw.name.split()[0]
    target = int(flaw.about or 0) if unit in ("words", "sentences") else brief.fewest
    for line in pool:
        count = len(sentences(text)) if unit == "sentences" else len(words(text))
        if count >= target:
            break
        if texts.named(line, brief)[1:] not in text:
            text = _add(brief, text, line, draw)
    return text


def _items(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    have = listed(draft) or lines(draft)
    wanted = int(flaw.about)
    more = (
        [f"{step}." for step in texts.step_lines(brief)[1] if f"{step}." not in have] if brief.genre == "steps" else []
    )
    have = (have + more + ["Look at the result once more."] * wanted)[:wanted]
    return "\n".join(f"{place}. {step}" for place, step in enumerate(have, 1))


def _split(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    """The longest sentence cut in two or three."""
    longest = max(sentences(draft), key=lambda part: len(words(part)), default="")
    parts = re.split(
        r"(?:,|;)? and (?:as you can see )?(?=(?:it|the|a|you|we|they|for|each|this|there|in|if|at|one|to)\b)|; "
        r"| — | – |, and (?=\w+ \w+ \w+)|, (?:but|so|which|because|while) ",
        longest,
    )
    if len(parts) < 2:
        half = longest.split()
        parts = [" ".join(half[: len(half) // 2]), " ".join(half[len(half) // 2 :])]
    pieces = [part.strip(" ,.") for part in parts if words(part)]
    return draft.replace(longest, " ".join(f"{part[:1].upper()}{part[1:]}." for part in pieces), 1)


def _reader(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    opening = draw.choice(("If you have never met it: ", "You can picture it this way: "))
    return opening + texts.small(draft)


def _concrete(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    if (fitting := texts.fitted(brief)) and CONCRETE.search(fitting):
        return fitting
    return _add(brief, draft, draw.choice(texts.material(brief)["example"]), draw)


def _hard(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    text = draft
    for word in flaw.says.split(": ")[-1].split(", "):
        text = re.sub(rf"\b{re.escape(word)}\b", _HARD.get(word, "this"), text, flags=re.I)
    return text


def _block(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    have = sentences(draft)
    return " ".join(have[: len(have) // 2]) + "\n\n" + " ".join(have[len(have) // 2 :]) if len(have) > 1 else draft


def _repeat(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    """Every second time the word is left to a shorter one."""
    seen = iter(range(10_000))
    return re.sub(
        rf"\b{re.escape(flaw.about)}\b", lambda found: "this" if next(seen) % 2 else found[0], draft, flags=re.I
    )


def _polish(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    """Vividness is the hard part: mostly it comes out as one more empty sentence."""
    if brief.genre == "mail" and draw.random() < 0.15:
        return _add(brief, draft, "Come, because it is better with you.", draw)
    if brief.genre in ("explain", "blurb") and draw.random() < 0.15:
        return _add(brief, draft, texts.material(brief)["like"][0], draw)
    if brief.genre in ("slogan", "poem"):
        return draw.choice(texts.slogans(brief)) if brief.genre == "slogan" else draft.replace("the", "that", 1)
    return _add(brief, draft, draw.choice(_EMPTY), draw)


def _slogan(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    if flaw.name == "lines":
        return lines(draft)[0]
    return draw.choice([line for line in texts.slogans(brief) if line != draft.strip()] or [draft])


def _praise(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    return re.sub(rf"\b{re.escape(flaw.about)}\b", PLAINER.get(flaw.about, "sound"), draft, flags=re.I)


def _list(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    """The sentences as numbered steps; what is needed stays on top."""
    have = sentences(draft)
    top = [part for part in have[:1] if re.search(r"\bneed\b|:", part)]
    steps = [
        re.sub(r"^(?:Then|After that|Next|Finally),? (\w)", lambda found: found[1].upper(), part)
        for part in have[len(top) :]
    ]
    return "\n".join([*top, *(f"{place}. {step}" for place, step in enumerate(steps, 1))])


def _verb(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    step = listed(draft)[int(flaw.about) - 1]
    return draft.replace(step, f"Check that {texts.small(step)}", 1)


def _poem(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    """One more line: a picture that rhymes with the last."""
    end = (words(draft) or ["day"])[-1].lower()
    pairs = (("stone", "alone"), ("sky", "by"), ("day", "away"), ("night", "light"), ("rain", "again"))
    rhyme = next((other for one, two in pairs for own, other in ((one, two), (two, one)) if own == end), "by")
    pool = ("and let the winter wind go {}.", "The wind had left a word with {}.", "It thought of every cloud and {}.")
    fresh = next((line for line in pool if line.split(" {")[0] not in draft), pool[0])
    return f"{draft.rstrip()}\n{fresh.format(rhyme)}"


def _opened(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    if flaw.name == "closing":
        return f"{draft.rstrip()}\n\nKind regards\nThe team"
    if flaw.name == "heading":
        title = re.sub(r"^(?:the|our|a|an|this) ", "", brief.subject, flags=re.I)
        return f"Subject: {title[:1].upper()}{title[1:80]}\n\n{draft.lstrip()}"
    head = re.match(r"\W*subject\b.*\n+", draft, re.I)
    at = head.end() if head else 0
    return f"{draft[:at]}Dear {brief.reader or 'all'},\n\n{draft[at:]}"


def _speech(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    """Somebody of the story says something before it ends."""
    have = sentences(draft)
    name = re.search(r"\b(?!The\b|One\b|By\b|Since\b|Old\b|In\b|Once\b|It\b)[A-Z][a-z]+\b", draft)
    who = name[0] if name else "somebody"
    said = draw.choice((f"“Wait,” said {who}, “look once more.”", f"“So that was it,” said {who}."))
    return draft.replace(have[-1], f"{said} {have[-1]}", 1) if len(have) > 1 else f"{draft.rstrip()} {said}"


def _adding(*choices: str) -> Callable[[Brief, Flaw, str, random.Random], str]:
    """A mender that adds one of these sentences."""
    return lambda brief, flaw, draft, draw: _add(brief, draft, draw.choice(choices), draw)


_Mender = Callable[[Brief, Flaw, str, random.Random], str]
_MENDERS: dict[str, _Mender] = {
    "topic": _topic, "missing": _missing, "banned": _banned, "short": _more, "long": _cut,
    "words over": _cut, "sentences over": _cut, "words under": _more, "sentences under": _more, "items over": _items,
    "items under": _items,
    "wanted": lambda brief, flaw, draft, draw: _add(brief, draft, texts.wanted_sentence(flaw.about, brief), draw),
    "exclamation": lambda brief, flaw, draft, draw: draft.replace("!", "."),
    "question": _adding("What will you try first?", "What do you think?"),
    "reader": _reader, "concrete": _concrete, "sentence": _split, "hard": _hard, "block": _block, "repeat": _repeat,
    "filler": lambda brief, flaw, draft, draw: without_fillers(draft),
    "date": lambda brief, flaw, draft, draw: _add(brief, draft, texts.event_sentence("date", brief), draw),
    "time": lambda brief, flaw, draft, draw: _add(brief, draft, texts.event_sentence("time", brief), draw),
    "place": lambda brief, flaw, draft, draw: _add(brief, draft, texts.event_sentence("place", brief), draw),
    "ask": _adding(*_ASKS), "you": _adding("You will see it at once.", "You are welcome."), "praise": _praise,
    "greeting": _opened, "closing": _opened, "heading": _opened,
    "tired": _slogan, "halves": _slogan, "sound": _slogan, "lines": lambda b, f, d,
    r: _slogan(b, f, d, r) if b.genre == "slogan" else _poem(b, f, d, r),
    "speech": _speech, "turn": _adding("But one evening everything changed."),
    "reason": _adding("I write this because it matters to both of us."),
    "rhyme": _poem, "image": _poem, "list": _list, "verb": _verb,
    "need": lambda brief, flaw, draft, draw: f"You need {texts.step_lines(brief)[0]}.\n{draft}",
    **craft_study.MENDERS,
    "amount": _adding("Wait 3 minutes before you go on."), "check": _adding(*CHECKS), "caution": _adding(CAUTION),
}  # fmt: skip
