"""E-mails: spam, urgent or normal, with a reason taken from the e-mail itself."""

import random
import re

from core.models.simulated.writer import danger
from core.models.simulated.writer.mail_words import (
    ASKS,
    FAR,
    FIRST_PERSON,
    REACHES_OUT,
    SPAM_WORDS,
    TIME_PRESSES,
    URGENT_WORDS,
)
from core.models.simulated.writer.text import compiled, excerpt, one_line, words
from core.models.simulated.writer.topics import subject

CLASSES = ("spam", "urgent", "normal")
SAME = {
    "junk": "spam",
    "phishing": "spam",
    "scam": "spam",
    "advertising": "spam",
    "important": "urgent",
    "priority": "urgent",
    "ham": "normal",
    "not urgent": "normal",
    "regular": "normal",
}
_I = re.IGNORECASE
# (weight, signs, reason; {0} is the place in the e-mail that gave the sign)
_SPAM = (
    (
        3.0,
        r"\bsave \d{1,3} ?%|\bfree [a-z]+!|\d{1,3} ?% (?:off|discount|cheaper)|\b(?:huge|mega|flash|final"
        r"|clearance) sale\b|\bhalf price\b|\bbest prices?\b|\bbuy (?:one|now|2|two)\b"
        r"|\blimited[- ](?:time )?offer\b|\bdeal of the (?:day|week)\b|\b(?:special|exclusive) (?:offer"
        r"|deal)s?\b",
        'it pushes a bargain, "{0}".',
    ),
    (
        3.5,
        r"\byou(?:'ve| have)? (?:just )?won\b|\bwinner\b|\blottery\b|\bprize\b|\bclaim your\b"
        r"|\bfree (?:iphone|gift|money|trial|bitcoin|vacation|cruise|holiday|entry|spins?)\b"
        r"|\bcongratulations\b.{0,60}\b(?:selected|chosen|won)\b|\bselected (?:for|to receive)\b",
        'it promises a prize, "{0}".',
    ),
    (
        3.5,
        r"\b(?:make|earn) (?:big |fast |easy |quick |real )?(?:money|cash)\b|\b(?:make"
        r"|earn) (?:up to )?[$€£]?\d[\d,.]{0,12}\b.{0,30}\b(?:home|day|week|hour|month)\b|\bget rich\b"
        r"|\b(?:bitcoin|crypto\w*) (?:\w+ )?(?:investment|profit|offer|opportunity|robot|trading)\b"
        r"|\bwork from home\b.{0,30}\b(?:earn|cash|\d)|\bdouble your (?:money|income)\b|\bpassive income\b"
        r"|\bguaranteed (?:returns?|profit|income|results|approval)\b|\bno risk\b",
        'it promises easy money, "{0}".',
    ),
    (
        3.5,
        r"\b(?:verify|confirm|update) your (?:account|password|bank|payment|identity|details|billing)\b"
        r"|\baccount (?:has been |will be |is )?(?:suspended|limited|locked|blocked"
        r"|closed)\b.{0,80}\b(?:click|link|verify|log)|\b(?:card|account|profile|access)\b.{0,40}\b(?:blocked"
        r"|suspended|locked|limited|expired)\b.{0,60}\b(?:here|link|click|log ?in|verify)|\blog ?in here\b"
        r"|\bsecure link\b|\bunusual (?:activity|sign-in)\b|\bclick (?:the link |here |below "
        r"|now )?(?:\w+ ){0,3}(?:to avoid|to confirm|to verify|to keep|to claim|to unlock)\b"
        r"|\bmailbox is (?:almost )?full\b|\bunpaid (?:customs|parcel|delivery) fee\b",
        'it fishes for data, "{0}".',
    ),
    (
        3.0,
        r"\bviagra\b|\bno questions asked\b|\b(?:cheap|replica|designer|swiss|original)"
        r" (?:\w+ )?(?:watches|handbags|bags)\b"
        r"|\bweight[- ]loss\b|\blose \d+ (?:kg|kilos|pounds|lbs)\b|\bmiracle\b|\bpills?\b"
        r"|\bcasino\b|\bbetting\b|\bhot singles\b|\bsingles\b|\bescorts?\b|\bfollowers\b|\bdating site\b"
        r"|\breplica\b|\bluxury watches\b|\banti-?aging\b|\bseo (?:services|expert|agency|ranking)\b"
        r"|\bfirst page of google\b|\bseo\b|\bwebsite traffic\b|\b(?:loan|credit)s? \w+ without\b|\b(?:loan"
        r"|credit)s?\b.{0,20}\bwithout\b|\btrading (?:robot|bot|signals?|tips?)\b|\bcheap (?:meds|loans?"
        r"|insurance|followers)\b|\b(?:instant|quick|easy) (?:loan|credit|cash)s?\b",
        'it sells dubious things, "{0}".',
    ),
    (
        3.0,
        r"\bprince\b|\binheritance\b|\bmillion (?:dollars|usd|euros?)\b|\bdear (?:friend|beneficiary"
        r"|winner)\b|\bwire transfer\b.{0,30}\bfee\b|\bgift cards?\b.{0,40}\b(?:send|buy|codes?)\b|\b(?:send"
        r"|buy)\b.{0,40}\bgift cards?\b",
        'it tells the old tale of "{0}".',
    ),
    (
        3.0,
        r"\b(?:enter|send|give|provide|submit) (?:us )?(?:your )?(?:credit |bank |card |account |login "
        r"|personal )+(?:number|details|data|pin|information)\b|\byour (?:computer|phone|device|pc) (?:is|was"
        r"|has been|may be) (?:infected|at risk|hacked)|\bunclaimed\b|\btax (?:refund|rebate)\b"
        r"|\bhelp (?:me )?to (?:move|transfer)\b|\b(?:box|chest|bars?) of gold\b|\bpayment details\b"
        r"|\bupdate (?:\w+ ){0,3}details\b",
        'it fishes for data or money, "{0}".',
    ),
    (
        2.5,
        r"\bup to \d+ ?%|\b\d+ ?% (?:less|more|bonus|return)|\b(?:bonus|free) (?:spins?|credits?|coins?"
        r"|chips)\b|\bbonus\b|\bmillionaire\b|\b(?:simple|weird|secret|one) (?:trick|secret|method)\b"
        r"|\bfor free\b.{0,10}\bnow\b|\b(?:lowest|cheapest|best|biggest|hottest) [\w ]{2,30} ever\b"
        r"|\bapply now\b|\bdownload (?:it |our [\w ]+)?now\b|\bcall now\b|\bjoin now\b|\bget yours\b"
        r"|\b(?:hair|wrinkles?|kilos?|fat|belly|skin|teeth|muscles?)\b.{0,30}\b(?:in|within|after) (?:just "
        r"|only )?\w+ (?:days?|weeks?)\b|\bdoctors (?:hate|are)\b|\b(?:rates?|loans?|mortgages?"
        r"|insurance)\b.{0,25}\b(?:lowest|from only|apply|low)\b|\bmortgage rates\b|\blow(?:est)? (?:rates"
        r"|prices?)\b|\bare waiting for you\b|\b(?:you|your) (?:could|can|may|might) (?:win|earn|save)\b",
        'it advertises, "{0}".',
    ),
    (
        2.5,
        r"^\W*(?:(?:now|today|don't wait|act fast|stop paying|want to|would you like to|ready to"
        r"|tired of)\W+)?(?:win|become|earn|double|grab|unlock|boost|triple|upgrade your|shop|lose|discover"
        r"|grow your|get (?:rich|paid|your free|a free|more|the best|\d)|save (?:\d|big|up|money|on)"
        r"|buy (?!the |some |milk|bread))\b",
        'it opens like an advertisement, "{0}".',
    ),
    (
        2.5,
        r"\b(?:makes?|earns?|gives?|brings?|pays?) you (?:up to )?[$€£]?\d|\d[\d,.]{0,12} ?(?:euros?|dollars?"
        r"|pounds?|usd|eur|[€$£]) (?:a|per|each|every) (?:day|week|month|hour)\b|\b(?:women|girls|ladies|men"
        r"|guys|singles) (?:in|near|from) your\b|^\W*(?:increase|improve|transform|multiply|skyrocket"
        r"|maximi[sz]e|supercharge) your\b|\b(?:list|database) of \d[\d,.]{0,12} ?(?:million"
        r"|thousand)?\b.{0,20}\b(?:addresses|e-?mails|contacts|leads)\b|\bbe (?:the"
        r"|one of the) first to (?:own|buy|invest|get|profit)\b|\bget in (?:early|now)\b|\bwill (?:triple"
        r"|double|explode|skyrocket|soar)\b|\bwhile you sleep\b",
        'it promises gain, "{0}".',
    ),
    (
        2.5,
        r"\bdear (?:customer|user|client|account holder|sir or madam|beloved|dear)\b|\bhello dear\b"
        r"|\bpay (?:only )?[$€£]?\d[\d.,]{0,12}\b.{0,40}\b(?:here|link|release|card|receive)\b|\b(?:follow|use"
        r"|open|visit) (?:the|this) link\b|\bat (?:this|the) link\b|\bshare my (?:fortune|money|wealth)\b"
        r"|\bon hold\b.{0,40}\b(?:pay|click|confirm)\b|\b(?:rock-bottom|knock-?down|crazy"
        r"|unbeatable) prices?\b|\b\d for (?:the price of )?\d\b|\bfor two\b.{0,10}\bprice\b"
        r"|\bwithout (?:a )?prescription\b",
        'it is a known bait, "{0}".',
    ),
    (
        1.5,
        r"\bclick here\b|\bact now\b|\border now\b|\bbuy now\b|\bsubscribe now\b|\boffer ends\b"
        r"|\bonly today\b|\btoday only\b|\blast chance\b|\bdon't miss\b|\bwhile stocks last\b|\bfree!"
        r"|\bsign up (?:now|today)\b|\bhurry\b|\b100% (?:free|safe|legal)\b|\bunsubscribe\b|\bbargains?\b"
        r"|\bsave (?:big|up to)\b|\bpromo code\b|\bno obligation\b",
        'it presses for a click, "{0}".',
    ),
    (1.0, r"!{2,}|\$\$+|€€+|(?-i:(?:[A-Z]{4,} ){2,})", 'it shouts, "{0}".'),
)
_URGENT = (
    (
        3.5,
        r"\b(?:server|site|website|web ?shop|shop|system|database|network|checkout|production|payment\w*"
        r"|e-?mail server|printer room|line|service)s? (?:\w+ ){0,3}?(?:is|are|went|has gone|seems?|have been"
        r"|has been)? ?(?:\w+ )?(?:down|offline|unreachable|not responding|broken|crash\w*|failing)\b"
        r"|\boutage\b|\b(?:line|machine|lift|heating|system|server|pump|service|network|cooling|cash register"
        r"|tills?)s? (?:has |have |is |are |just |suddenly )*(?:stopped|failed|dead|broken down)\b"
        r"|\b(?:cannot|can't) (?:reach|access) (?:the|our) (?:server|system|site|shop)\b|\blosing (?:orders"
        r"|money|customers|data|sales)\b",
        "something is down right now: {0}.",
    ),
    (
        3.5,
        r"\burgent(?:ly)?\b|\basap\b|\bas soon as possible\b|\bimmediate(?:ly)?\b|\bright (?:now|away)\b"
        r"|\bemergency\b|\bat once\b|\bwithout delay\b|\bstraight away\b|\bhighest priority\b"
        r"|\btime[- ]critical\b",
        'it asks for help at once, "{0}".',
    ),
    (
        3.0,
        r"\b(?:deadline|due|expires?|needed|must (?:be|reach)\b.{0,20}|submit\w*.{0,20}|sign\w*.{0,20}"
        r"|reply.{0,15}|answer.{0,15}|decide.{0,15}|send.{0,25}|before|until|by) ?(?:is |are "
        r"|it )?(?:by )?(?:today|tonight|noon|midday|tomorrow (?:morning|noon|at)|this (?:morning|afternoon"
        r"|evening)|end of (?:the )?(?:day|business)|in (?:an|one|two|three|\d+) hours?|within (?:the|an|one"
        r"|two|\d+) ?(?:next )?hours?|\d{1,2}(?::\d\d)? ?(?:am|pm|o'clock) today)\b|\bin (?:an|one|half an"
        r"|two|ten|fifteen|thirty|\d+) (?:hours?|minutes)\b|\bwithin (?:the|an|one|two|half an"
        r"|\d+) (?:next )?(?:hours?|minutes)\b|\b(?:today|tonight|tomorrow) or (?:we|it|the)\b"
        r"|\bexpires (?:today|tonight|tomorrow)\b|\bdeadline (?:is )?(?:today|tomorrow|tonight)\b"
        r"|\btoday at \d|\bby (?:noon|midnight|tonight|tomorrow)\b",
        'the time is short, "{0}".',
    ),
    (
        3.0,
        r"\bgot into (?:our|my|the) (?:\w+ )?(?:system|accounts?|server|network|mailbox|files)\b"
        r"|\bsecurity (?:breach|incident|alert)\b|\bdata (?:breach|leak|loss)\b|\bhack\w*\b|\bencrypted our\b"
        r"|\bvirus\b|\bstolen\b|\bmissing (?:child|pupil|person)|\b(?:child|pupils?|children) (?:is"
        r"|are) missing\b|\bbreak-in\b|\bburgl\w*\b|\bunconscious\b|\bbleeding\b|\bransom\w*\b|\baccident\b"
        r"|\bhospital\b|\bambulance\b|\bfire\b(?! ?wall)|\bflood\w*\b|\bgas leak\b|\bwater (?:leak"
        r"|(?:is )?(?:coming|leaking|running|dripping|pours))|\bstuck in the (?:lift|elevator)"
        r"|\bsmell of (?:gas|smoke)|\bsmoke\b|\binjur\w*\b|\bburst\b|\bunder water\b|\b(?:fainted|collapsed"
        r"|unwell|trapped|stranded)\b|\bevacuat\w*\b|\bpower (?:cut|failure|outage)\b",
        'it reports danger, "{0}".',
    ),
    (
        2.5,
        r"\b(?:can|could|would|will) (?:you|someone|somebody|anyone)\b.{0,60}\b(?:today|tonight"
        r"|this (?:morning|afternoon|evening)|now)\b|\b(?:need|must|have to|please)\b.{0,70}\b(?:today"
        r"|tonight|this (?:morning|afternoon|evening)|before \d{1,2})\b|\b(?:today|tonight|this (?:morning"
        r"|afternoon|evening))\b.{0,50}\b(?:can you|could you|please|need|must)\b|\bplease send (?:someone"
        r"|somebody|help)\b|\bsend (?:an? )?(?:doctor|ambulance|police|technician)\b",
        'it is wanted today, "{0}".',
    ),
    (
        3.0,
        r"\bbroke (?:his|her|my|their|an?) (?:arm|leg|wrist|foot|nose|finger|tooth)\b|\b(?:gas|smoke|burning"
        r"|chemical)(?: \w+)? smell\b|\bsmells? (?:of|like) (?:gas|smoke|burning)\b|\binfected with\b"
        r"|\b(?:lost|deleted) all (?:our|the)\b|\ball \w+ (?:is|are) (?:lost|gone|deleted|down|blocked)\b"
        r"|\b(?:is|are|am) (?:stuck|locked (?:in|out)|trapped|bleeding|not breathing)\b|\bwater damage\b"
        r"|\ballergic\b|\b(?:people|customers|guests|pupils|passengers|visitors|parents)\b.{0,30}\b(?:waiting"
        r"|stand(?:ing)? (?:at|outside|in)|stranded|cannot)\b",
        'people are in trouble, "{0}".',
    ),
    (
        2.5,
        r"\b(?:has|have|had|just|suddenly|all) (?:just |suddenly |completely )?(?:failed|stopped|broken down"
        r"|crashed|collapsed|gone down|burst|caught fire|died|vanished|disappeared)\b|\b(?:stream|feed"
        r"|broadcast|call|pump|engine|lift|server|machine|bus|train|coach|caterer|band"
        r"|speaker)\b.{0,15}\b(?:stopped|failed|died|cancelled|broke down|did not come|didn't come)\b"
        r"|\b(?:will )?(?:spoil|melt|overflow|run out|be lost|be deleted)\b.{0,25}\b(?:hours?|minutes|today"
        r"|tonight|now)\b|\bwithin (?:hours|minutes)\b|\battack(?:ed)? (?:on|by|our)\b|\bunder attack\b"
        r"|\bintruders?\b|\b(?:high|strong|severe) (?:fever|pain|bleeding|reaction)\b|\bchest pain\b"
        r"|\bpick (?:her|him|them) up\b.{0,20}\b(?:now|school|hospital|ill|\?)|\bfell (?:down|off|from)\b",
        'something has gone wrong, "{0}".',
    ),
    (
        2.0,
        r"\bcall me (?:back )?(?:now|today|please)\b|\bplease call\b|\bneed (?:your|an?) (?:\w+ )?(?:answer"
        r"|approval|signature|decision|help) (?:now|today|before)\b|\b(?:final|last|second) (?:reminder"
        r"|warning|notice)\b|\boverdue\b|\bblocked\b|\bcancel\w* (?:today|tonight|this)\b|\b(?:moved"
        r"|changed) to (?:today|this (?:morning|afternoon))\b|\bis waiting (?:at|in|for you)\b|\b(?:nobody"
        r"|no one|everyone|everybody) (?:can|is)\b.{0,30}\b(?:work|waiting|stuck|log)",
        'somebody waits for it, "{0}".',
    ),
)
_CALM = (
    (
        3.5,
        r"\bno (?:rush|hurry|need to (?:reply|answer|hurry))\b|\bnot (?:at all )?urgent\b|\bisn't urgent\b"
        r"|\bnothing urgent\b|\bwhen(?:ever)? you (?:have|find|get) (?:a |the |some )?(?:time|moment"
        r"|chance)\b|\bno deadline\b|\bfor your information\b|\bfyi\b|\bproblem (?:is )?(?:solved|fixed"
        r"|resolved)\b|\b(?:is|are) (?:back up|back online|up again|working again|fixed)\b|\ball clear\b"
        r"|\bfalse alarm\b",
        'it says so itself, "{0}".',
    ),
    (
        1.5,
        r"\bnewsletter\b|\bthis (?:month|week) in\b|\bmonthly (?:update|news|report)\b|\bweekly (?:update"
        r"|news|report|summary)\b|\bin this issue\b",
        'it is a regular letter, "{0}".',
    ),
    (
        1.5,
        r"\bmeeting\b|\bagenda\b|\bminutes\b|\bappointment\b|\breschedul\w*\b|\bmov(?:e|ed|ing) (?:to|the"
        r"|our)\b|\bcalendar\b",
        'it arranges a date, "{0}".',
    ),
    (
        1.5,
        r"\binvoice\b|\breceipt\b|\border confirmation\b|\bpayment received\b|\bstatement\b|\bpayable\b"
        r"|\bwithin (?:14|30) days\b",
        'it is everyday paperwork, "{0}".',
    ),
    (
        1.5,
        r"\battach(?:ed|ment)\b|\breport\b|\bslides\b|\bprotocol\b|\bcontract\b|\bnotes\b|\bdraft\b"
        r"|\bproject update\b|\bdocument\b|\bphotos?\b",
        'it hands over papers, "{0}".',
    ),
    (
        1.5,
        r"\blunch\b|\bcoffee\b|\bbirthday\b|\bparty\b|\bthank(?:s| you)\b|\bholidays?\b|\bweekend\b"
        r"|\bdinner\b|\bcake\b|\bgreetings\b|\bhappy\b|\bwelcome\b|\bteam (?:event|outing)\b",
        'it is friendly talk, "{0}".',
    ),
)
_LEAN = {"spam": SPAM_WORDS, "urgent": URGENT_WORDS}
_ALL = {"spam": _SPAM, "urgent": _URGENT, "normal": _CALM}
_OUT, _OWN, _ASKS, _PRESSES, _FAR = (re.compile(p, _I) for p in (REACHES_OUT, FIRST_PERSON, ASKS, TIME_PRESSES, FAR))
_NOT = re.compile(r"\b(?:not|no|n't|isn't|nothing|never|without|if)\s+(?:\w+\s+)?$", _I)


def _hits(text: str, name: str) -> tuple[float, float, str, str]:
    """Total weight, the strongest weight, its place in the text, and its reason."""
    total, best, place, reason = 0.0, 0.0, "", ""
    for weight, sign, why in _ALL[name]:
        found = compiled(sign).search(text)
        if found is None or (name == "urgent" and _NOT.search(text[max(0, found.start() - 25) : found.start()])):
            continue
        total += weight
        if weight > best:
            best, place, reason = weight, found[0], why
    return total, best, place, reason


def _leaning(hit: tuple[float, float, str, str], text: str, name: str) -> tuple[float, float, str, str]:
    """A hit with the leaning words added; where no clear sign was found, they decide and give the reason."""
    own = list(dict.fromkeys(word for word in words(text[:600]) if word in _LEAN.get(name, ())))
    if not own:
        return hit
    if hit[0]:
        return (hit[0] + min(1.2, 0.4 * len(own)), *hit[1:])
    if name == "spam":
        extra = min(2.0, 1.0 * len(own)) + bool(_OUT.search(text)) - 0.8 * bool(_OWN.search(text))
        why = 'it talks like an advertisement, "{0}".'
    else:
        extra = (
            min(2.0, 1.0 * len(own))
            + 0.7 * bool(_ASKS.search(text))
            + 0.7 * bool(_PRESSES.search(text))
            - 1.5 * bool(_FAR.search(text))
        )
        why = 'it sounds like trouble, "{0}".'
    return max(0.0, extra), max(0.0, extra), ", ".join(own[:2]), why


def classify(email: str, draw: random.Random) -> tuple[str, str]:
    """The class of an e-mail and a reason in a few words."""
    text = one_line((email[:2500] + " " + email[-500:] if len(email) > 3000 else email).replace("’", "'"))
    if not text:
        return "normal", "it is empty, so nothing presses."
    spam, urgent, calm = (_leaning(_hits(text, name), text, name) for name in ("spam", "urgent", "normal"))
    if re.search(r"\b(?:invoice|contract|meeting|colleagues?|minutes of)\b", text, _I) and spam[1] < 3:
        spam = (spam[0] - 1.5, *spam[1:])
    if re.search(r"\byou asked (?:for|me)\b|\bas (?:agreed|requested|discussed|promised)\b", text, _I):
        spam = (spam[0] - 1.5, *spam[1:])
    if (harm := danger.sign(text)) and spam[1] < 3:
        return "urgent", f'somebody is in danger, "{excerpt(harm.lower(), 36)}".'
    if danger.only_told(text):
        urgent = (urgent[0] - 3.4, *urgent[1:])  # what a danger word and its leaning weigh
    if spam[0] >= 1.9 and spam[0] >= urgent[0] - 1.0:
        return "spam", _because(spam)
    if urgent[0] >= 2.0 and urgent[0] > (calm[0] if calm[1] >= 3 else 0):
        return "urgent", _because(urgent)
    if calm[0]:
        return "normal", _because(calm)
    reasons = (
        "nothing in it presses or sells.",
        "it can wait until there is time.",
        f'"{excerpt(subject(email, 30), 30)}" is everyday mail.',
    )
    return "normal", draw.choice(reasons)


def _because(hit: tuple[float, float, str, str]) -> str:
    return hit[3].replace(
        "{0}", excerpt(hit[2].strip(), 36).lower() if not hit[2].isupper() else excerpt(hit[2].strip(), 36)
    )
