"""Harm to people: what somebody has to come for at once, whatever else the message says."""

import re
from collections.abc import Iterator

from core.models.simulated.writer.danger_words import BEGINNINGS, PICTURE, TOGETHER
from core.models.simulated.writer.text import compiled, sentences, words

_I = re.IGNORECASE
_WHO = (
    r"(?:people|persons?|someone|somebody|child|children|kids?|baby|babies|pupils?|students?|man|men|woman|women"
    r"|boy|girl|guests?|passengers?|residents?|workers?|colleagues?|tenants?|visitors?|teacher|driver|neighbou?rs?|we"
    r"|i|he|she|they|son|daughter|mother|father|husband|wife|grandmother|grandfather)"
)
_BODY = r"(?:arms?|legs?|wrist|ankle|foot|feet|hands?|fingers?|head|face|eyes?|back|neck|nose|skull|hip|chest)"
_HARM = (
    r"\b(?:(?:not|n't|never|stopped|hardly|barely|cannot|trouble|difficulty|struggl\w+ to) (?:\w+ )?breath\w*"
    r"|gasping|short of breath|no (?:pulse|heartbeat)|chok(?:es|ing|ed)|suffocat\w+"
    r"|unconscious|unresponsive|collapsed|faint(?:s|ed|ing)|pass(?:es|ed) out|lost consciousness"
    r"|hard to wake|(?:not|n't|cannot|can't|\w+n't|no longer) "
    r"(?:be woken|wake|respond|react|mov(?:e h(?:is|er)|ing\b)|feel h(?:is|er))\w*"
    r"|bleed(?:s|ing)?|bled|blood (?:every|on the|all)\w*|heart attack|(?:has|having|had) a stroke|seizures?"
    r"|convuls\w+|(?:chest|severe|terrible|strong) pains?|(?:very |a )?high fever|drown(?:s|ed|ing)"
    r"|swallow(?:s|ed)|poison(?:ed|ing)|overdos\w+|allergic (?:shock|reaction)|anaphyla\w+|in labou?r|contractions"
    r"|suicid\w*|(?:kill|harm|hurt)(?:s|ing|ed)? (?:him|her|my|them|your)sel(?:f|ves)|injur(?:ed|y|ies)|wounded"
    rf"|(?:broke|broken|crushed|burn(?:t|ed)|cut|hit|smashed|twisted) (?:his|her|my|their|an?|the) (?:\w+ )?{_BODY}"
    rf"|{_BODY} (?:is|are|looks?) (?:broken|crushed|burnt|stuck|caught)|(?:is|are|was|were|got|been) (?:badly )?hurt"
    r"|run over|hit by an? (?:car|bus|train|bike|lorry|truck|van)|(?:fell|fallen) (?:off|from|into|through|out of"
    r"|down (?:the|a|an|his|her|from))(?! love)"
    rf"|{_WHO} (?:\w+ ){{0,3}}(?:trapped|stuck|locked in|buried|stranded)|trapped (?:in|inside|under|on|between|behind)"
    r"|stuck in(?:side)? (?:the|a) (?:lift|elevator|car|well|tunnel|mud|ice)"
    rf"|(?:lift|elevator|cable car) (?:\w+ )?(?:is|has|got|hangs?) (?:\w+ )?(?:stuck|stopped|hang\w*)"
    rf"|(?:still |are |is ){_WHO} (?:still )?(?:in it|inside|in there|under it)"
    rf"|{_WHO} (?:is|are) (?:still )?(?:under it|in there)"
    r"|(?:throat|tongue|lips?) (?:is|are) (?:swelling|swollen|blue)"
    r"|bit (?:an? |the |my )(?:child|boy|girl|son|daughter)"
    r"|(?:water|smoke|fire) is (?:rising|spreading)|under the ice|gave way|hang(?:s|ing) over the edge"
    r"|(?:shouts?|screams?|calls?|cries|shouting|screaming|calling|crying) for help"
    r"|(?:is|are|on|caught|a|house|flat|kitchen) (?:on )?fire(?! drill| alarm| safety| extinguisher| station| brigade)"
    r"|(?:comes?|coming|smell(?:s|ing)? (?:of|like)|see|full of|thick|black) (?:\w+ ){0,2}(?:smoke|gas|flames|burning)"
    r"|smoke (?:is|comes|coming|in|everywhere)|flames|gas (?:leak|smell)|explo(?:ded|sion|des)|sparks (?:are|come|fly)"
    r"|(?:electric(?:al)?|got a) shock|electrocut\w+|live wires?|carbon monoxide"
    r"|(?:with|has|have|pulled) a (?:knife|gun|pistol|weapon)|shots|shooting|stabbed|armed"
    r"|(?:is|are|was|being|been) (?:attack(?:ed|ing)|threaten(?:ed|ing)|beaten|assaulted|robbed|mugged|kidnapped)"
    r"|(?:child|son|daughter|girl|boy|pupil|toddler|grandmother|grandfather) (?:is|has been|went|has gone) missing"
    r"|ambulance|life[- ](?:threatening|and[- ]death)|danger to life|roof (?:is )?(?:collaps|coming down)\w*)\b"
)
_NONE = re.compile(
    r"\b(?:nobody|no one|none|no|not|never|without|nor|if|in case|isn't|wasn't|aren't)\s+(?:\w+\s+){0,3}$", _I
)
_TALE = (
    r"drills?|courses?|exercises?|trainings?|lessons?|films?|movies?|books?|novels?|articles?|posters?|insurance|museum"
    r"|stor(?:y|ies)|history|leaflets?|brochures?|workshops?|lecture|exhibition|statistics|survey|stations?"
    r"|false alarm|policy|prevent\w*"
)
_OVER = (
    r"last (?:week|month|year|summer|winter)|years? ago|next (?:week|month|year|term)|recover(?:ed|ing)"
    r"|(?:is|are|feels?) (?:fine|well|better|all right|okay|ok|safe)(?: again| now)?|back (?:home|at (?:work|school))"
    r"|fixed|repaired|solved|over now"
)
_TOLD = re.compile(rf"\b(?:{_TALE}|{_OVER})\b", _I)  # a drill, a tale, a plan, or something that is over
_MAYBE = re.compile(
    r"\b(?:can|could|may|might|would|should|does|do|will) (?:the |an? |this |that |your |my |it |they "
    r"|these )(?:\w+ ){0,2}$"
    r"|\b(?:avoid\w*|protect\w*|prevent\w*|against|risk of|safe from|resist\w*)\b",
    _I,
)
_BOUGHT = re.compile(
    r"\b(?:sent|bought|ordered|delivered|arrived|came|received|got|installed|purchased|picked up|repaired|left)\b"
    r"(?: (?!and|but|then)\w+){0,4} (?:last (?:\w+)|(?:\w+ )?(?:days?|weeks?|months?|years?) ago|yesterday)\b",
    _I,
)
_WORD = re.compile(
    r"\b(?:fire|smoke|burn\w*|bleeding|trapped|accident|injur\w*|flood\w*|explosion|fever|hurt|hospital|danger\w*)\b",
    _I,
)


def sign(message: str) -> str:
    """The words that say somebody is in danger now; empty when nobody is."""
    for part in _plain(message):
        for found in (*compiled(_HARM).finditer(part), *_together(part)):
            if not _NONE.search(part[: found.start()]) and not _TOLD.search(part):
                return found[0]
    return ""


def only_told(message: str) -> bool:
    """Whether every word of danger stands in a sentence about a drill, a tale or the past, or is denied."""
    said = [(part, found) for part in _plain(message) for found in _WORD.finditer(part)]
    return bool(said) and all(_TOLD.search(part) or _NONE.search(part[: found.start()]) for part, found in said)


def _plain(message: str) -> Iterator[str]:
    """The sentences that may tell of danger, without pictures of speech and the day on which something was bought."""
    for part in sentences(message.replace("’", "'")):
        if not BEGINNINGS.isdisjoint(word[:4] for word in words(part)):
            yield _BOUGHT.sub(" ", compiled(PICTURE).sub(" ", part))


def _together(part: str) -> Iterator[re.Match[str]]:
    """Harm beside what it happens to, in one sentence, where it is not only asked whether it could happen."""
    own = {word.removesuffix("'s") for word in words(part)}
    for first, sets, patterns in TOGETHER:
        if any(map(own.isdisjoint, sets)) or not (found := compiled(first).search(part)):
            continue
        if all(compiled(pattern).search(part) for pattern in patterns) and not _MAYBE.search(part[: found.start()]):
            yield found
