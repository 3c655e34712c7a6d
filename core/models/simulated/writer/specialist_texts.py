"""What each desk answers, issue by issue; the first whose signs stand in the message is taken, the last has none."""

from typing import NamedTuple


class Issue(NamedTuple):
    signs: str  # a regular expression; empty: for every other message
    answers: tuple[str, ...]


_SHIPPING = (
    Issue(
        r"damaged|broken|crushed|smashed|wet\b|torn",
        (
            "I am sorry that the {thing} reached you damaged. Please take two photos, one of the box and one "
            "of the damage, and keep the packing. I report it to the carrier for {order} and send a "
            "replacement as soon as the photos are here.{ask}",
            "A {thing} that arrives broken is ours to mend. Send me photos of the damage and of the label; I "
            "open a claim with the carrier for {order}, and you do not wait for its end. If you would rather "
            "have your money back, the refund desk does that.",
        ),
    ),
    Issue(
        r"address|moved (?:house|to|away)|moving|street|neighbou?r|door\b|redirect|my (?:office|work)",
        (
            "Thank you for telling me about the address. For {order} I can change it as long as the parcel "
            "has not left the last depot. Please send me the full new address with postcode; I confirm "
            "within the hour whether the driver has it.{ask}",
            "I look into where the {thing} was left. The driver notes a place for each delivery, so I ask "
            "the depot about {order} and write to you today. Please look with the neighbours and in the "
            "shed, and send me the right address.",
        ),
    ),
    Issue(
        r"customs|abroad|international|ship to|deliver to|worldwide|overseas",
        (
            "We ship abroad to most countries in Europe and to some beyond. Delivery usually takes five to "
            "ten working days, and customs can add a few. If you tell me the country and the postcode, I "
            "name you the price and the day for {order}.",
        ),
    ),
    Issue(
        r"how (?:long|much)|when (?:will|does|do|can)|delivery times?|shipping costs?|express|faster|overnight",
        (
            "Standard delivery takes two to four working days, express one. For {order} I check the "
            "carrier's scan and send you the expected day with a tracking link. If you need the {thing} by a "
            "fixed date, tell me which one, and I see what is possible.",
        ),
    ),
    Issue(
        r"tracking|track|not moved|stuck|transit|due\b|late|delay|where|arriv|waiting|receive|turn(?:ed)? up"
        r"|come\b|lost",
        (
            "I am sorry that your {thing} is late{day}. I have asked the carrier where {order} was last "
            "scanned. If there is no new scan within two working days we count it as lost, and I send a "
            "replacement or pass it on for a refund, as you like.{ask}",
            "Thank you for writing about the {thing}. When tracking stands still{day}, it usually waits in a "
            "depot. I open a search for {order} today and write to you by tomorrow noon with its place and a "
            "new delivery day.{ask}",
        ),
    ),
    Issue(
        "",
        (
            'I take care of deliveries, so I read your message "{quote}" with that eye. To help at once I '
            "need two things: the order number and the postcode it goes to. With these I see the last scan "
            "and can tell you the next step.",
        ),
    ),
)
_REFUND = (
    Issue(
        r"twice|double|two times|three times|again\b|duplicate|overcharg",
        (
            "I am sorry about the double charge. One of the two is often only a reservation, but you should "
            "not have to guess: I check both for {order} and return {amount} to the same card. The bank "
            "needs three to five working days.{ask}",
            "You were charged more than once, and that is our mistake to correct. I cancel the second "
            "payment for {order} today and send you the proof by e-mail; the money is back in three to five "
            "working days.{ask}",
        ),
    ),
    Issue(
        r"cancel|subscription|renew|trial|unsubscribe|membership",
        (
            "I can stop the {thing} for you. It ends with the current period, and a payment taken after you "
            "cancelled goes back to your card in three to five working days. Please tell me the e-mail "
            "address of the account, and I confirm the end in writing.",
        ),
    ),
    Issue(
        r"bill\b|invoice|higher|more than|wrong amount|price|fee\b",
        (
            "Thank you for asking about the bill. I compare it with the one before, line by line: a changed "
            "plan, an extra fee or a part month are the usual reasons. If {amount} was charged without "
            "cause, I return it. Please send me the invoice number.",
        ),
    ),
    Issue(
        r"broken|damaged|faulty|defect|doesn't work|does not work|not work|dead\b|crack|scratch",
        (
            "I am sorry about the {thing}. A faulty item is refunded in full, and the return costs you "
            "nothing. I send you a label for {order}; once the parcel is scanned, {amount} goes back to your "
            "card within five working days.{ask}",
            "That is not what you paid for, so you get your money back. Put the {thing} in any box, use the "
            "label I send for {order}, and I start the refund of {amount} when the carrier has scanned it. "
            "If you prefer an exchange, say so.",
        ),
    ),
    Issue(
        r"still (?:no|not|waiting)|where is my (?:refund|money)|not (?:yet )?(?:received|got|arrived)"
        r"|weeks? ago|status|how long",
        (
            "I see why you ask: a refund should not take this long. I check when {amount} for {order} left "
            "us. From that day the bank needs up to five working days. If it has not left, I release it "
            "today and write to you.{ask}",
        ),
    ),
    Issue(
        r"return|send .{0,12}back|size|fit\b|small|large|changed my mind|don't (?:want|like)|do not (?:want"
        r"|like)|exchange|wrong",
        (
            "You can return the {thing} within 30 days, unused and in its box if possible. I send a label "
            "for {order}. When the parcel is scanned, I refund {amount} within five working days, or "
            "exchange it for another size or model.{ask}",
        ),
    ),
    Issue(
        r"refund|money|charg|paid|pay",
        (
            "I can help with that refund. Please tell me the order number and, in a few words, what went "
            "wrong. If {order} is less than 30 days old, {amount} goes back the way you paid, and the bank "
            "needs three to five working days.",
            "Thank you for your message. I look up {order} and check what was paid and when. If the refund "
            "is due, I start it today: {amount} returns to the same card or account in three to five working "
            "days.{ask}",
        ),
    ),
    Issue(
        "",
        (
            'I handle refunds and bills. Your message "{quote}" names no payment so far. If money should go '
            "back to you, send me the order number, the amount and the day it was taken, and I check it "
            "today.",
        ),
    ),
)
_TECHNICAL = (
    Issue(
        r"smok\w*|fire\b|sparks?\b|burn\w*|hot\b|shock",
        (
            "Please unplug the {thing} now and do not use it again, also not for a test. Let it cool on a "
            "surface that cannot burn. Send me the serial number and a photo; you get a replacement, and we "
            "examine the old one.",
        ),
    ),
    Issue(
        r"(?:whole|entire) (?:class|team|school|office|company)|(?:nobody|no one) (?:can|is able to)"
        r"|(?:everybody|everyone|all of us) (?:is|are|gets?|waits?)",
        (
            "Since this stops all of you and not one person, the fault is most likely on our side, and I report "
            'it to the engineer on duty now: "{quote}". Please keep the page open and try again every five '
            "minutes. Tell me the exact error message, when it began and how many people wait; I answer within "
            "ten minutes, also if it is not solved.",
        ),
    ),
    Issue(
        r"password|log ?in|logging|sign ?in|locked out|2fa|two-factor|verification|code\b(?! \d)|hacked",
        (
            "Let us get you back in. Choose Forgot password on the sign-in page, wait for the e-mail and "
            "look in the spam folder too. Use only the newest link, since each one ends the older ones. If "
            "it still fails, tell me the time and the message shown.",
        ),
    ),
    Issue(
        r"crash|freez|froze|closes|upload|photo|blank|black screen|white screen|hang",
        (
            "I am sorry about the crash. Please try three things in this order: update the app, restart the "
            "device, and repeat the step with a small file. If it crashes again, send me the app version, "
            "the device and the exact time; then I find it in our log.",
            "A crash at the same step points to one cause, which makes it easier. Please update the app "
            "first, then clear its cache in the settings. If it still fails, tell me device, version and "
            "file size, and I pass the report to the developers today.",
        ),
    ),
    Issue(
        r"printer|print",
        (
            "Let us bring the printer back. Switch it off for a minute, then on; remove it in the computer's "
            "settings and add it again, since an update often leaves a stale entry. Then print one test "
            "page. Tell me what the display shows if it stays offline.",
        ),
    ),
    Issue(
        r"wi-?fi|bluetooth|connect|router|offline|internet|pair|network|signal",
        (
            "Let us find where the connection breaks. Restart the router and the {thing}, wait two minutes, "
            "and try within three metres. If another device connects there, forget the network and join it "
            "again. Tell me which light is on, and I go on from there.",
        ),
    ),
    Issue(
        r"turn(?:ing)? on|switch on|power|start|boot|charg(?:e|ing)|battery|dead\b",
        (
            "A {thing} that will not start often has an empty or sleeping battery. Charge it for 30 minutes "
            "with another cable, then hold the power button for 15 seconds. If no light appears, send me the "
            "serial number, and I arrange a replacement or repair.",
        ),
    ),
    Issue(
        r"error|404|500|code",
        (
            "Thank you for the error. Please send me the full text or a screenshot, and what you did just "
            "before. Until then: reload once, sign out and in, and try another browser. That tells us "
            "whether the fault is on your side or on ours.",
        ),
    ),
    Issue(
        r"slow|lag|buffer|takes (?:forever|ages|too long)|loading|load\b",
        (
            "Slowness has usually one of three causes: the network, too many open programs, or us. Please "
            "try the {thing} on another network, then with everything else closed. Tell me the time and the "
            "page or step; I compare it with our servers' log.",
        ),
    ),
    Issue(
        r"update|install|version|firmware|software",
        (
            "Updates sometimes stop half way. Please restart the {thing}, check for free storage, and start "
            "the update again on a stable network. If it fails at the same point, send me the version number "
            "and the message, and I send you the package by hand.",
        ),
    ),
    Issue(
        r"how (?:do|can|to)|where (?:do|can|is)|set ?up|export|import|change|setting",
        (
            'You find it in the settings: open the menu, choose the area that fits "{quote}", and save. If '
            "the entry is missing, your version is probably older. Tell me which version and device you use, "
            "and I send you the steps with pictures.",
        ),
    ),
    Issue(
        "",
        (
            'Let us narrow it down. You write "{quote}". Please tell me the device, the version, and what '
            "happens just before. Meanwhile restart the {thing} and try the same step once more; if it fails "
            "again, note the exact time.",
        ),
    ),
)
_GENERAL = (
    Issue(
        r"open(?:ing|ed)? (?:hours|times?|on|at|over|today|tomorrow)|are you open|business hours|holiday"
        r"|close[ds]?\b|what time|until when",
        (
            "We are open Monday to Friday from 9 to 18 and on Saturday from 10 to 14. On Sundays and public "
            "holidays we are closed, but messages are read the next working day. If you tell me when you "
            "want to come, I make sure somebody has time for you.",
        ),
    ),
    Issue(
        r"discount|coupon|promo|student|gift card|voucher|sale\b|offers?\b|price",
        (
            "Yes, there is something for you: students and schools get ten percent off with a valid card, "
            "and groups from ten pieces get a price of their own. Discounts cannot be added up. Send me what "
            "you need and how many, and I write you an offer.",
        ),
    ),
    Issue(
        r"jobs?\b|vacanc|intern|career|hiring|apply",
        (
            "Thank you for your interest in working with us. Open places and internships are on our jobs "
            "page; if nothing fits, send one page about yourself and what you would like to do. Someone from "
            "the team answers within two weeks.",
        ),
    ),
    Issue(
        r"thank|great|love|well done|compliment|happy with|keep up",
        (
            "Thank you for the kind words; I pass them on to the people they belong to. A message like yours "
            "is read out in our Monday meeting. If there is anything that we could do better still, I am "
            "glad to hear that too.",
        ),
    ),
    Issue(
        r"complain|rude|unfriendly|manager|disappoint|suggest|feedback|idea",
        (
            'Thank you for saying this openly. I have noted "{quote}" and pass it to the person in charge, '
            "who answers you within two working days. If you tell me the date and place, we can look at what "
            "happened and not only be sorry.",
        ),
    ),
    Issue(
        r"warranty|guarantee|made (?:of|in|from)|material|sustainab|environment|vegan|recycl",
        (
            'A fair question. For "{quote}" the product sheet has the answer, with material, place of making '
            "and a two-year warranty. Tell me which product you mean, and I send you the sheet and answer "
            "what it leaves open.",
        ),
    ),
    Issue(
        r"recommend|which (?:model|size|one|product|version|bottle|colou?r)|difference|better|best for|suit",
        (
            "I am glad to help you choose. Tell me three things: who will use it, how often, and what it may "
            "cost. With these I suggest two that fit and say what each does better. You may also try them in "
            "our shop.",
        ),
    ),
    Issue(
        r"poem|joke|story|song|competitor|weather|meaning of life|president|football",
        (
            'I would rather leave "{quote}" to others: this desk answers questions about our products, '
            "orders and shop. If one of these is behind it, tell me, and I help at once. Otherwise I wish "
            "you a good day.",
        ),
    ),
    Issue(
        r"do you (?:have|sell|stock|carry|make|offer|also)|in stock|available|shop|store|parking|visit|buy"
        r"|pay with|accept",
        (
            'Thank you for asking. What you ask for, "{quote}", I can check in our system while you wait: '
            "please tell me product, colour and number, or the shop you want to visit. You can pay by card, "
            "transfer or on invoice.",
        ),
    ),
    Issue(
        "",
        (
            'Thank you for your message. So that I do not guess what you mean by "{quote}", please add one '
            "sentence: is it about an order, a payment, a product or something else? Then I answer it myself "
            "or bring it to the right colleague.",
            'Thank you for writing. I have read "{quote}" and want to answer the right question: what would '
            "you like to happen next? Tell me that, and your order number if there is one, and you hear from "
            "me today.",
        ),
    ),
)
ISSUES: dict[str, tuple[Issue, ...]] = {
    "shipping": _SHIPPING,
    "refund": _REFUND,
    "technical": _TECHNICAL,
    "general": _GENERAL,
}
REFERRALS: dict[str, tuple[str, ...]] = {
    "shipping": (
        'I look after deliveries, and your message "{quote}" is about something else. My colleague in '
        "{colleague} fits better, so I pass it on with your words. If a parcel is missing as well, tell me "
        "the order number and I search for it at once.",
        'As far as shipping goes I see nothing open for {order}. What you describe, "{quote}", belongs to '
        "{colleague}; I hand it over now, so you need not write it twice. If a delivery is late too, I am "
        "the right one.",
    ),
    "refund": (
        'I work with payments and refunds, and "{quote}" does not ask for money back. My colleague in '
        "{colleague} fits better and has your message now. Should it end with a return, come back to me with "
        "the order number, and I refund it.",
        'From the payment side {order} looks settled. "{quote}" is a case for {colleague}, so I pass your '
        "message on as it stands. If they cannot solve it, you can still return the {thing} and I send the "
        "money back.",
    ),
    "technical": (
        'I solve technical trouble, and "{quote}" is not about a fault I could mend. My colleague in '
        "{colleague} fits better; I have passed your message on. If the {thing} also fails to work, tell me "
        "model and version, and I look into it.",
        'There is nothing to repair from my side: what you write, "{quote}", belongs to {colleague}. I hand '
        "it over now with your words. If an error appears while you wait, send me a screenshot and I take "
        "care of that part.",
    ),
    "general": (
        'Thank you for your message. "{quote}" needs somebody who can look into it, and that is {colleague}. '
        "I pass it on now, so you need not write again. Please have your order number ready; they answer in "
        "the order of urgency.",
        'Thank you for telling us. I cannot settle "{quote}" from the front desk, but {colleague} can. I '
        "have handed it over with your words and a note that you are waiting. If anything else is open, I am "
        "glad to help.",
    ),
}
