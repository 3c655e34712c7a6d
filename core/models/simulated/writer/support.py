"""Which desk a customer's message belongs to and how urgent it is: a weighted vocabulary that minds negation."""

import random
import re

from core.models.simulated.writer import danger
from core.models.simulated.writer.support_words import SOFT
from core.models.simulated.writer.text import compiled, each, words

CATEGORIES = ("shipping", "refund", "technical", "general")
_I = re.IGNORECASE


Weighted = tuple[tuple[float, str], ...]  # patterns, each with its weight
_SIGNS: dict[str, Weighted] = {
    "shipping": (
        (
            2.5,
            r"(?:arrived|came|delivered|received|got) (?:\w+ ){0,3}"
            r"(?:broken|damaged|smashed|crushed|in pieces|open|wet)",
        ),
        (
            3.0,
            r"parcels?\b|packages?\b|shipments?\b|couriers?\b|postm[ae]n|mail ?m[ae]n|delivery (?:man"
            r"|driver|person|guy)|customs\b|tracking|track (?:my|the|an?) ",
        ),
        (
            2.5,
            r"deliver\w*|shipp(?:ed|ing)|ship (?:to|it|my|the|abroad|international\w*|over\w*|world\w*)"
            r"|dispatch\w*|in transit|lost in the (?:mail|post)|drop[- ]?off|pick[- ]?up point",
        ),
        (
            2.5,
            r"where(?:'s| is| are|s)? (?:the heck |on earth )?(?:is )?(?:my|our|the) (?:stuff|things?"
            r"|order|item|goods|box|purchase|\w+ i ordered)",
        ),
        (
            2.5,
            r"(?:has|have|had|is|did|does|was)(?:n't| not|nt)? (?:still )?(?:yet )?(?:arriv\w*|come yet"
            r"|turned up|shown up|been delivered|show(?:ed)? up|turn up|here yet)",
        ),
        (
            2.0,
            r"(?:not|never|n't|nothing|hasn't|haven't|no sign).{0,25}\b(?:arriv\w*|received|get my|got my"
            r"|come|turned up|shown up|showed up|reached (?:me|us))",
        ),
        (
            2.0,
            r"still waiting (?:for|on) (?:my|the|our|it)|waiting (?:\w+ ){0,3}(?:for|on) (?:my|the"
            r"|our) (?:order|item|box|stuff|goods|purchase|things?)",
        ),
        (
            2.0,
            r"wrong (?:address|house|door|street)|new address|change (?:of |the |my )?(?:delivery "
            r"|shipping )?address|address (?:on|for|of) (?:my|the) order|neighbou?r"
            r"|left (?:it )?(?:outside|at the door|in the rain)",
        ),
        (
            1.5,
            r"(?:arrive|arrival|get here|be here|reach (?:me|us))\b|on (?:its|the) way"
            r"|when will .{0,30}(?:come|arrive|be here|get (?:it|here))|express|overnight|post office"
            r"|warehouse|signed for",
        ),
        (
            2.5,
            r"(?:cost|price|much) .{0,12}\b(?:send|ship|deliver)|never reached|reached (?:me|us|him|her)"
            r"|only (?:one|half|part).{0,20}\b(?:came|arrived|was in)|return(?:ed)? to sender|carrier\b"
            r"|concierge|waiting for (?:my|our|the) (?:\w+ ){0,3}since|parcel shop",
        ),
        (
            2.0,
            r"redirect\w*|re-?route|sent (?:it |this |them )?to (?:my|the|a|our|another|an)|send (?:it "
            r"|this |them )?to (?:my|the|another|a different)|(?:my|the) (?:office|work) instead"
            r"|nobody (?:rang|came|was here)|no sign of"
            r"|supposed to (?:come|arrive|be here|get here)|hand(?:ed)? (?:it )?over|hold (?:my"
            r"|the) (?:order|shipment|parcel)|(?:delivery )?van\b|driver (?:was|did|left|never|said)"
            r"|mailbox|letter ?box|eta\b|when (?:do|will) i (?:get|receive)",
        ),
        (
            1.0,
            r"my order\b|the order\b|was due\b|late\b|delayed?\b|(?:days?|weeks?) (?:ago|now|later)\b"
            r"|after (?:\w+ )?(?:days|weeks)|expected\b|box\b|depot|drivers? (?!for)",
        ),
    ),
    "refund": (
        (
            3.5,
            r"refund\w*|money[- ]back|my money\b|reimburs\w*|charge ?back|cash back|owe me|credit note"
            r"|price difference|give (?:me|us) back|pay (?:me )?back",
        ),
        (
            3.0,
            r"(?:double|twice|two times|wrongly|over)[- ]?(?:charged|billed|paid|debited)|(?:charged?"
            r"|billed|paid|debited|took|taken)\b.{0,40}\b(?:twice|two times|double|again|too much"
            r"|more than|wrong amount|without)|overcharg\w*|double charge",
        ),
        (
            2.5,
            r"return (?:it|this|the|my|these|them|an?|label|policy|period|something)|send (?:it|this|them"
            r"|these|the \w+) back|sending (?:it|this|them) back|bring (?:it|them) back|returned"
            r"|returns?\b|exchange\b|take (?:it|them) back",
        ),
        (
            2.0,
            r"charged?\b|charges?\b(?! (?:my|the) (?:phone|battery|device))|billed|billing|my bill\b"
            r"|debit\w*|invoice|credit card|my card\b|my (?:bank )?(?:account|statement)\b(?= (?:was"
            r"|shows|has))|withdrawn|deducted|pay\w* for nothing",
        ),
        (
            2.0,
            r"cancel (?:my|the|this|our)\b|cancell?(?:ed|ation|ing)|unsubscribe|renew\w*|auto-?renew\w*"
            r"|free trial|subscription (?:fee|charge|payment|cost)|want out",
        ),
        (
            1.5,
            r"credit\b|compensat\w*|voucher (?:did|does|was|wasn't)|wrong (?:size|colou?r|item|product"
            r"|price)|doesn't fit|does not fit|too (?:small|big|large|tight)|changed my mind"
            r"|not what i ordered|don't want (?:it|this|them)|do not want (?:it|this|them)"
            r"|no longer (?:want|need)|not (?:as )?(?:described|advertised)|money\b",
        ),
        (
            2.5,
            r"(?:discount|voucher|coupon|code)\b.{0,20}\b(?:not|n't|never) (?:\w+ )?(?:applied|deducted"
            r"|taken off|counted)|amount\b|statement\b|receipt\b|sent (?:it|them|the \w+) back"
            r"|different price|wrong (?:sum|total)|too expensive than",
        ),
        (1.0, r"rubbish|paid\b|payment\b|price\b|fee\b|faulty|unhappy|disappointed"),
    ),
    "technical": (
        (
            3.0,
            r"crash\w*|freez\w*|froze\w*|\bbugs?\b|buggy|error\b|errors\b|error code|blue screen"
            r"|black screen|blank (?:screen|page)|white screen|glitch\w*|404\b|500\b",
        ),
        (
            3.0,
            r"log ?(?:in|on)\b|logging (?:in|on)|sign ?in\b|signing in|password|locked out|two-factor"
            r"|2fa\b|verification (?:code|e-?mail)|reset link",
        ),
        (
            2.5,
            r"(?:won't|wont|will not|doesn't|does not|doesnt|don't|didn't|can't|cannot|cant|can not|isn't"
            r"|not|never|refuses to|fails? to|unable to|stopp?e?d?"
            r"|keeps?) (?:\w+ ){0,2}?(?:turn(?:ing)? on|switch on|start(?:ing)?|boot\w*|power (?:on|up)"
            r"|work(?:s|ing)?|connect\w*|load(?:s|ing)?|open(?:s|ing)?(?! on)|sync\w*|updat\w*|install\w*"
            r"|print\w*|pair\w*|charg(?:e|ing)\b|respond\w*|upload\w*|download\w*|save|play\w*|scan\w*"
            r"|restart\w*|buffer\w*)",
        ),
        (
            2.0,
            r"app\b|software|firmware|update\b|updat(?:ed|ing)|install\w*|upload\w*|download\w*|printer"
            r"|wi-?fi|bluetooth|router|browser|plug-?in|sync\w*|settings|export\w*|import (?:my|a|the)"
            r"|api\b|dashboard|driver\b|usb|notifications?",
        ),
        (
            1.5,
            r"website|web ?site|page\b|screen\b|device\b|phone\b|laptop|tablet|computer|battery|camera"
            r"|microphone|sound\b|video|button|sensor|light (?:blinks|is)|blink\w*|offline|connection"
            r"|internet|server|account (?:is|was) (?:locked|hacked)|hacked",
        ),
        (
            1.5,
            r"broke(?:n)?\b|not working|doesn't work|does not work|stopped working|dead\b|slow\b|hangs?\b"
            r"|stuck (?:on|at)|overheat\w*|too hot|strange noise|loses? (?:its |the )?(?:signal"
            r"|connection)|dropp?(?:s|ing)\b|makes? (?:a )?noise|reinstall\w*",
        ),
        (
            2.0,
            r"smok(?:e|es|ing)\b(?! hot)|sparks?\b|goes (?:black|blank|dark|off)|stays (?:black|blank|dark|off)"
            r"|flicker\w*|unresponsive|(?:not|isn't|never) (?:recogni[sz]ed|detected|found by)"
            r"|(?:does not|doesn't|won't|cannot|can't) (?:recogni[sz]e|detect|find (?:the|my) (?:device"
            r"|printer|network)|react|respond|move|close|stop|focus)"
            r"|shows? (?:the )?(?:wrong|nothing|an? (?:empty|strange|red))|blurry|no (?:sound|picture"
            r"|image|signal|power)|beep\w*|vibrat\w*|deleted (?:all )?my|lost (?:all )?my (?:data|photos"
            r"|settings|files|work)|keeps? (?:asking|restart\w*|disconnect\w*|turning|switching|stopping"
            r"|losing|blink\w*|beep\w*)|turns? (?:itself |it'?self )?(?:off|on)(?: by itself)?\b"
            r"|(?:drives|spins|runs) in circles|disk|says '|unplug\w*|qr[- ]code",
        ),
        (
            1.5,
            r"(?:whenever|every time|each time) (?:i|we|it)|(?:came|comes|coming) out of the|display\b"
            r"|editor\b|charger|cable\b|headphones?|speakers?\b|remote control|thermostat|motor\b"
            r"|switch\b|plug\b",
        ),
        (
            1.0,
            r"how (?:do|can) i (?:set|connect|use|turn|change|enable|disable|configure|reset)|reset\b"
            r"|file\b|screenshot|version\b|feature does",
        ),
    ),
    "general": (
        (
            3.0,
            r"opening (?:hours|times?)|business hours|(?:when|what time|until when|how (?:late"
            r"|long)).{0,20}\b(?:open|close)\b|are you open|open (?:on|at|over|this|today|tomorrow"
            r"|during)\b|closed (?:on|over|during)|(?:bank|public|on|over|school|during the) holidays?\b",
        ),
        (
            3.0,
            r"(?:student|school|group|family|senior|volume|teacher|loyalty|corporate)s?'? (?:discounts?"
            r"|prices?|rates?|offers?)|discounts?\b|coupons?\b|promo(?:tion)?s? code|gift (?:card|voucher"
            r"|wrap)\w*|sale\b|special offers?",
        ),
        (
            2.5,
            r"do you (?:have|sell|offer|stock|make|carry|accept|take|also|plan|speak|run|give"
            r"|support)\b(?! .{0,15}refund)|can i (?:visit|pay with|buy|reserve|book)\b|is there (?:a "
            r"|an |any )?(?:shop|store|parking|catalogue|newsletter|membership|warranty|guarantee|vegan"
            r"|branch)",
        ),
        (
            2.5,
            r"job\b|jobs\b|vacanc\w*|internship|career|hiring|press (?:contact|enquiry|inquiry|kit)"
            r"|interview|partnership|sponsor\w*|donat\w*|school project|collaborat\w*|supplier|franchise",
        ),
        (
            2.0,
            r"thank(?:s| you)|great (?:service|job|team|work)|well done|compliment|love (?:your|the|my)"
            r"|keep up|feedback\b|suggestion|i suggest|complain\w*|rude\b|unfriendly|speak to (?:a |the "
            r"|your )?(?:manager|human|person)",
        ),
        (
            2.0,
            r"which (?:model|size|one|version|product|colou?r|bottle).{0,30}(?:recommend|best|better"
            r"|should|suit|right|fits)|what(?:'s| is| are) (?:the )?(?:difference|your (?:phone|address"
            r"|company|opinion|policy on|values))|made (?:of|in|from)\b|where (?:are you|is your|do you"
            r"|can i (?:buy|find))|in stock|who (?:is|are|founded|owns)|how (?:old|big|many people)"
            r"|recommend\w*",
        ),
        (
            2.0,
            r"phone number|contact (?:details|number)|e-?mail address|newsletter|catalogue|brochure"
            r"|loyalty|member(?:ship)?|parking|wheelchair|vegan|sustainab\w*|environment\w*|materials?\b"
            r"|warranty|guarantee|poem|joke|story about|competitor|weather",
        ),
    ),
}
_HIGH = (
    (
        3.0,
        r"urgent\w*|immediate\w*|right (?:now|away)|asap|as soon as possible|at once|emergenc\w*"
        r"|instantly|straight away|without delay|critical\w*",
    ),
    (
        2.5,
        r"(?:charged|billed|debited|paid|took|taken|withdrawn)\b.{0,40}\b(?:twice|double|two times"
        r"|three times|without)|double[- ]charged|fraud\w*|hacked|stolen|scam\w*|unauthori[sz]ed"
        r"|overdraw\w*|overcharg\w*|overdraft",
    ),
    (
        2.5,
        r"(?:can't|cannot|cant|can not|unable to|impossible to) (?:\w+ )?(?:work|teach|open (?:the"
        r"|our) (?:shop|store)|run (?:my|our)|take (?:any )?orders|sell|access)|whole (?:team|office"
        r"|class|company|school)|(?:everything|everyone|all \w+) (?:is|are) (?:down|blocked|waiting|stuck"
        r"|locked out)|losing (?:money|customers|orders|sales)|production\b",
    ),
    (
        2.0,
        r"today\b|tonight\b|this (?:morning|afternoon|evening)|by (?:tomorrow|noon|tonight|monday|tuesday"
        r"|wednesday|thursday|friday|saturday|sunday)|tomorrow\b|in (?:an|one|two|three|a few"
        r"|\d) (?:hours?|minutes)|deadline|exam\b|wedding|birthday|funeral|flight(?! (?:simulator|mode))|leav(?:e"
        r"|ing) (?:on|in"
        r"|for)|lawyer|legal action|police|(?:medicines?|medication|insulin)\b(?! (?:cabinet|box|chest|case|cooler"
        r"|ball))"
        r"|baby(?=[.,;!?]|$| (?:is|has|was|needs?|cries|does|can|will|and|to|at|in|who)\b)",
    ),
    (
        2.0,
        r"dangerous|unacceptable|outrag\w*|furious|third time|last (?:warning|chance)"
        r"|still (?:no|not|nothing|waiting) .{0,30}(?:weeks?|month)",
    ),
    (1.0, r"!{2,}|help\b|now\b|hurry|soon\b|need (?:it|this|them|my)|angry|terrible"),
)
_LOW = (
    (
        3.0,
        r"no (?:rush|hurry|stress|pressure)|not urgent|isn't urgent|whenever|when you (?:have|get"
        r"|find) (?:a |the |some )?(?:time|chance|moment)|take your time|at your convenience|can wait"
        r"|just (?:wondering|curious|asking)",
    ),
    (
        2.0,
        r"opening (?:hours|times?)|discounts?\b|do you (?:have|sell|offer|stock|ship|deliver|accept|take"
        r"|make|carry|speak|support|plan|run)|how (?:much|long) (?:does|do|is)|how (?:do|can) i\b"
        r"|what (?:is|are) (?:the|your)|which \w+|is it possible|are you open|jobs?\b|thank(?:s| you)"
        r"|great\b|love (?:your|the|my)|suggest\w*|poem|recommend\w*|can i (?:visit|pay|buy|change)"
        r"|when do you",
    ),
    (
        1.0,
        r"minor|small (?:thing|question|issue)|general question|question about|curious|interested in"
        r"|maybe\b|next (?:month|year)|some ?time|would like to know|wondering",
    ),
)
_SOFT = {name: each(listed) for name, listed in SOFT.items()}
_SOFT_WEIGHT, _SOFT_MOST = 0.5, 2.0  # of one word; of all of them together
_NOT = re.compile(
    r"\b(?:not|no|isn't|is not|don't|do not|without|never|nothing to do with)\b(?:\s+(?:a|an|the|about|any"
    r"|want|need|wanting|asking for|my|really|here|for)\b)*\s*$",
    _I,
)


def _weigh(text: str, signs: Weighted, negation: bool) -> float:
    """How much the signs that stand at the beginning of a word weigh together; with `negation`, a denied one less."""
    total = 0.0
    for weight, sign in signs:
        hits = 0
        for found in compiled(rf"\b(?:{sign})").finditer(text):
            if negation and _NOT.search(text[max(0, found.start() - 40) : found.start()]) and not _NOT.search(found[0]):
                total -= weight / 2
            else:
                hits += 1
            if hits == 2:
                break
        total += weight * (1.0, 1.0, 1.3)[min(hits, 2)] if hits else 0.0
    return total


def _text(message: str) -> str:
    return (message[:3000] + " " + message[-600:] if len(message) > 3600 else message).replace("’", "'")


def weights(message: str) -> dict[str, float]:
    """How strongly a message points to each desk; all zero when it points nowhere."""
    own = set(words(_text(message)[:1500]))
    soft = {name: min(_SOFT_MOST, _SOFT_WEIGHT * len(own & _SOFT[name])) for name in CATEGORIES}
    return {name: strong + soft[name] for name, strong in _strong(message).items()}


_MONEY = r"(?:refund|reimbursement|repayment|money|cash ?back|credit note|credit)\b"
_MONEY_LATE = re.compile(
    rf"\b{_MONEY}(?: back)?(?: \w+){{0,3}}? (?:\w+n't|not|never|nowhere|yet|still)\b[^.!?]{{0,40}}"
    rf"|\b(?:not|n't|never) (?:\w+ ){{0,3}}(?:received|got|seen|had) (?:\w+ ){{0,3}}{_MONEY}"
    rf"|\bwaiting (?:\w+ ){{0,3}}(?:for|on) (?:\w+ ){{0,3}}{_MONEY}[^.!?]{{0,40}}",
    _I,
)


def _strong(message: str) -> dict[str, float]:
    """The weights of the clear signs alone; money that has not come is no matter of shipping."""
    text = _text(message)
    sent = {**dict.fromkeys(CATEGORIES, text), "shipping": _MONEY_LATE.sub(" ", text)}
    return {name: max(0.0, _weigh(sent[name], _SIGNS[name], name in ("refund", "shipping"))) for name in CATEGORIES}


def categorise(message: str, draw: random.Random) -> str:
    """The strongest desk; where the clear signs of another are nearly as strong the draw decides, weighted."""
    scores, strong = weights(message), _strong(message)
    first = max(CATEGORIES, key=lambda name: scores[name])
    if scores[first] == 0:
        return "general"
    least = max(2.0, strong[first] * 0.5)
    close = [name for name in CATEGORIES if name == first or strong[name] >= least]
    return draw.choices(close, [max(scores[name], 0.1) ** 2 for name in close])[0]


def urgency(message: str) -> str:
    """high, medium or low: harm to people first, then pressing words against calm ones; a complaint is medium."""
    if danger.sign(_text(message)):
        return "high"
    text = _text(message)
    high, low = _weigh(text, _HIGH, negation=True) - 2.0 * danger.only_told(text), _weigh(text, _LOW, negation=False)
    scores = weights(message)
    trouble = max(scores["shipping"], scores["refund"], scores["technical"])
    if high >= 2.0 and high > low:
        return "high"
    if (low >= 2.0 and low >= high) or (trouble < 2.0 and high < 2.0):
        return "low"
    return "medium"
