"""Questions about money: what the account shows, what the policy says, and the reply that joins both.

Careful words, since there is no real account behind it.
"""

import random
import re
from typing import NamedTuple

from core.models.simulated.writer.specialist import quote
from core.models.simulated.writer.text import capital, excerpt, sentences

_I = re.IGNORECASE
_AMOUNT = re.compile(
    r"[$€£]\s?\d[\d.,]*\d|[$€£]\s?\d|\b\d+(?:[.,]\d+)? ?(?:euros?|dollars?|pounds?|[€$£])|\b\d+(?:[.,]\d+)?\b", _I
)


class Matter(NamedTuple):
    signs: str  # a regular expression on a customer's words; empty: any other question
    account: tuple[str, ...]
    policy: str
    next: str  # what is done about it


MATTERS = (
    Matter(
        r"twice|two times|double|again\b|duplicate",
        ("two payments of {amount} a few minutes apart, and both were booked",),
        "a payment that was booked twice is returned in full within five working days",
        "the second payment goes back to your card",
    ),
    Matter(
        r"recogni[sz]e|unknown|unauthori[sz]ed|did not (?:buy|order|agree)|didn't (?:buy|order|agree)|hacked|stolen",
        ("a payment of {amount} from a device that was never used before",),
        "a payment that the customer did not make is stopped first and examined within two working days",
        "the payment is stopped, and you get a new password today",
    ),
    Matter(
        r"cancel|subscription|renew|trial|unsubscribe|membership|yearly plan|contract",
        ("the plan was renewed on the first of the month, and no cancellation came before that day",
         "a cancellation came two days after the plan had been renewed"),
        "within 14 days of a renewal a plan can still be ended and is paid back in full",
        "the plan ends now, and the renewal is paid back",
    ),
    Matter(
        r"higher|more than|increase\w*|went up|too (?:much|high)|extra|suddenly|expensive|overcharg\w*",
        ("an add-on of {amount} was booked in the middle of the month",
         "the introductory price ended with the last bill",
         "two part months stand on one bill"),
        "a change of price is billed from its day on, and one without notice is paid back for 60 days",
        "the change is explained line by line, and it is paid back if no notice was sent",
    ),
    Matter(
        r"refund|money back|reimburs\w*|pay (?:me )?back|give (?:me )?back|returned",
        ("a refund of {amount} was asked for and has not left us yet", "a refund of {amount} left us four days ago"),
        "a refund reaches the card within five working days after it was released",
        "the refund is released, and the bank needs up to five working days",
    ),
    Matter(
        r"declin\w*|refused|failed|card|paypal|bank|pay by|payment method|transfer|instalment",
        ("the last payment was refused by the bank because the card had run out",),
        "an open payment may be made by card, transfer or in three parts, without a fee for 14 days",
        "a new payment link is on its way, and no fee is added",
    ),
    Matter(
        r"discount|voucher|coupon|code\b|promotion|price difference",
        ("a code was entered after the order had been closed, so it did not count",),
        "a valid code is credited afterwards when it is named within 14 days",
        "the discount is credited to the next bill",
    ),
    Matter(
        r"invoice|receipt|vat\b|tax|statement|copy|billing address",
        ("all invoices of this year are there, and the last one holds the old address",),
        "an invoice is corrected once without a fee and sent again within two working days",
        "the corrected invoice comes by e-mail",
    ),
)  # fmt: skip
_ANY = Matter(
    "",
    ("all payments are settled, and nothing unusual stands in the last three months",),
    "a question about a bill is answered within two working days, and a charge without cause is paid back",
    "please tell us the day and the sum you mean, then we look at that line",
)


def check(command: str, message: str, draw: random.Random) -> str:
    """What the policy says where the command asks for it, else what the account shows."""
    matter = _matter(message)
    if re.search(r"polic|terms|contract|rules?\b", command, _I):
        return f"Our policy says: {matter.policy}. This message comes in time for that."
    found = draw.choice(matter.account).replace("{amount}", amount(message))
    return f'The account shows: {found}. Nothing else in it fits "{quote(message, 40)}".'


def is_reply(command: str) -> bool:
    """Whether findings are to be joined into a letter to a customer."""
    return bool(re.search(r"\breply|\banswer to (?:the|this|a) customer|\bcustomer", command, _I))


def reply(message: str, findings: list[str], missing: list[str]) -> str:
    """What was found, in order; then what is done about it, or that a missing check leaves it open."""
    found = [(sentences(finding) or [finding])[0] for finding in findings]
    told = " ".join(capital(excerpt(one, 170)) for one in found)
    head = f'Thank you for asking "{quote(message)}".'
    if missing:
        names = " and ".join(excerpt(name, 40) for name in missing[:4])
        return (
            f"{head} {told} Still missing: {names}. So this is only a partial answer: we promise nothing yet and write "
            "again when that check is there."
        )
    return f"{head} {told} So {_matter(message).next}."


def amount(message: str) -> str:
    """The sum that a message names."""
    found = _AMOUNT.search(message)
    return found[0] if found else "the sum"


def _matter(message: str) -> Matter:
    return next((m for m in MATTERS if re.search(rf"\b(?:{m.signs})", message[:2000], _I)), _ANY)
