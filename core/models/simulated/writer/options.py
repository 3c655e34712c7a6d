"""The options that a request names, however it lists them, and which of them is the opposite of which."""

import re

from core.models.simulated.writer.text import each

_I = re.IGNORECASE
_WORD = r"[\w][\w'’-]*(?: [\w'’-]+)?"
_LIST = re.compile(
    rf"(?:\b(?:as|into|is|either|of|labels?|classes|categories|with|only|say|answer|reply|vote|one)\b:?"
    rf"|[:(\[])\s*[\"'“]?({_WORD}(?:[\"'”]?\s*(?:,|/|\|)\s*(?:or "
    rf"|and )?[\"'“]?{_WORD})*[\"'”]?\s*(?:,\s*)?(?:/|\||\bor\b|\band\b)\s*[\"'“]?{_WORD})",
    _I,
)
_SINGLE = re.compile(
    rf"\b(?:is|are) (?:this|it|the following|that)(?: (?:e-?mail|text|message|review|comment|post|mail"
    rf"|one))? (?:an? )?({_WORD})\s*(?:\?|$|or not)",
    _I,
)
_SKIP = each("a an the this that it following e-mail email mail text message and or as one say why few words classes")


_THINGS = (
    r"(?:e-?mails?|mails?|messages?|texts?|reviews?|comments?|posts?|tweets?|sentences?|articles?|questions?|tickets?|tone|mood|sentiment"
    r"|ones?)"
)
_ABOUT = re.compile(
    rf"\b(?:whether|if|is|are|does|do|would you call|sounds?|seems?)\s+(?:this|that|it|these|those"
    rf"|the(?: following)?)\b"
    rf"(?: (?:\w+ )?{_THINGS})?(?: (?:is|are|sounds?|seems?|shows?|looks?|more|rather|either|belongs? to"
    rf"|best described as))*\s+",
    _I,
)
_COUNTER = re.compile(r"(?<!\w)\(?[a-e1-5]\)\s+|(?<!\w)[a-e1-5]\.\s+", _I)
_OPENS = re.compile(
    r"\b(?:labels?|classes|categories|options|choices|tags|choose|pick|one|of)(?: (?:one|of|these|the|following|labels?"
    r"|classes|categories|options|tags))*\s*[:(\[]\s*([^.?!\n)\]]+)"
    r"|\b(?:labels|classes|categories|options|tags) ([^.:?!\n]+)",
    _I,
)
_BRACKETS = re.compile(r"[(\[{]([^)\]}]{3,90})[)\]}]()")
_NEGATIONS = ("not ", "non-", "non ", "no ", "un", "in", "im", "ir", "il", "dis", "non")
_MOST = 12  # options


def named(command: str) -> list[str]:
    """The labels a command offers, in its order; empty when it names none."""
    single = _SINGLE.search(command)
    counted = [part.strip(" ,;?.") for part in _COUNTER.split(command)[1:]]
    if len(counted) > 1 and (
        listed := listing(", ".join(part.removesuffix(" or").removesuffix(" and") for part in counted))
    ):
        return listed
    command = _plain(command)
    for opened in (*_OPENS.finditer(command), *_BRACKETS.finditer(command)):
        if listed := listing(opened[1] or opened[2]):
            return listed
    best: list[str] = []
    for found in _LIST.finditer(command):
        parts = re.split(r"\s*(?:,|/|\||\bor\b|\band\b)\s*", found[1], flags=_I)
        labels = [part.strip(" \"'“”.()[]").lower() for part in parts if part.strip(" \"'“”.()[]")]
        labels = [
            re.sub(r"^(?:a|an|the|being|either|is|it|as)\s+|\s+(?:for|to|in|of|at|about)$", "", label)
            for label in labels
        ]
        labels = [
            label
            for label in labels
            if label not in _SKIP and not label.startswith(("one ", "say ", "why", "give ", "explain"))
        ]
        if len(labels) > len(best):
            best = labels
    if not best and not command.startswith("as ") and re.match(r"\W*\w+(?:, \w+)+,? or \w+\W*$", command):
        return named(f"as {command}")
    if not best and (last := re.search(r"[\w-]+(?:, [\w-]+)*,? or [\w-]+(?=\W*$)", command, _I)):
        best = listing(last[0])
    if len(best) == 2 and best[1] == "not":
        best[1] = f"not {best[0]}"
    if len(best) >= 2:
        return list(dict.fromkeys(best))
    pair = re.match(rf"\W*({_WORD}) or ({_WORD})\b|\W*(\w+(?:\s*/\s*\w+)+)\W*$", command, _I)
    if pair:
        return [
            part.strip().lower().removesuffix(" this").removesuffix(" the")
            for part in (pair[3].split("/") if pair[3] else (pair[1], pair[2]))
        ]
    if single and single[1].lower() not in _SKIP:
        return [single[1].lower(), f"not {single[1].lower()}"]
    return ["yes", "no"] if command.rstrip().endswith("?") else []


def _plain(command: str) -> str:
    """The command with its options set off by `as`: without counters, dashes and the words on what is judged."""
    plain = _COUNTER.sub("", re.sub(r"\s+[–—-]\s+", ": ", command))
    plain = _ABOUT.sub("as ", re.sub(r"\beither (?:as )?", "", plain, flags=_I))
    return re.sub(r"(?<=\bas )(?:an?|the) |(?<=, )(?:an?|the) |(?<=\bor )(?:an?|the) ", "", plain, flags=_I)


def listing(text: str) -> list[str]:
    """The options where a text is nothing but their list; else none."""
    parts = [part.strip(" \"'“”.") for part in re.split(r"\s*[,/|;]\s*(?:(?:or|and)\s+)?|\s+(?:or|and)\s+", text)]
    fits = all(re.fullmatch(_WORD, part) for part in parts) and 1 < len(parts) <= _MOST
    return list(dict.fromkeys(part.lower() for part in parts)) if fits else []


def opposites(labels: list[str]) -> tuple[int, int] | None:
    """The places of a label and of its negation, where these are the two that are offered."""
    if len(labels) != 2:
        return None
    for plain, negated in ((0, 1), (1, 0)):
        if any(labels[negated] == mark + labels[plain] for mark in _NEGATIONS):
            return plain, negated
    return None
