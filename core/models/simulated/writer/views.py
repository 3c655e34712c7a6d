"""What something means for one group of people: their first question, and what changes for them."""

import random
import re

from core.models.simulated.writer.text import capital, excerpt, one_line, sentences

_I = re.IGNORECASE
# (who, what they ask first, what changes for them)
_GROUPS = (
    (r"pupils?|students?|children|kids|young", "what it does to their day and their friends",
     "they gain where they have a say, and lose where free time, sleep or lunch with friends is cut"),
    (r"teachers?|staff|employees|workers|team", "how much work it makes, and who does it",
     "lessons and hours must be planned anew, and that takes weeks before it saves any"),
    (r"parents?|famil\w+|mothers?|fathers?", "whether mornings, care and money still fit together",
     "those who work fixed hours need somebody who looks after the children in the gap"),
    (r"neighbours?|neighbors?|residents?|locals?|town|village", "noise, traffic and parking",
     "they notice it at the busiest half hour of the day, and want to be told before it starts"),
    (r"city|council|mayor|government|treasurer|budget|taxpayers?", "what it costs each year, and from which pot",
     "the sum must stand in the next budget, and somebody must answer for it"),
    (r"customers?|clients?|users?|readers?|guests?|visitors?", "what becomes easier or dearer for them",
     "they stay if the first try works, and leave without a word if it does not"),
    (r"shops?|companies|company|business\w*|owners?|traders?|suppliers?", "turnover and planning",
     "they adapt when the date is known early, and lose when it comes at short notice"),
    (r"managers?|directors?|board|head ?teachers?|principal", "who decides, and how success is measured",
     "they need one figure to watch and a date on which it is looked at"),
    (r"doctors?|nurses?|patients?|health", "what it does to rest, movement and stress",
     "small changes that are kept for a year count more than large ones that are dropped"),
    (r"environment|climate|nature|animals?", "energy, waste and quiet",
     "the effect depends on what people do instead, so that has to be counted too"),
)  # fmt: skip
_WHO = re.compile(r"\b(?:means (?:for|to)|(?:view|perspective) of|seen by|view of)\s+(?P<who>[^:?\n]{2,60})", _I)


def who_in(command: str) -> str:
    """The people that a request names, such as `the parents`; empty when it names none."""
    found = _WHO.search(command)
    return found["who"].strip(" .,") if found else ""


def view(command: str, text: str, draw: random.Random) -> str:
    """Two sentences on what the text means for the people named in the command."""
    who = who_in(command) or "those concerned"
    asks, changes = next(
        ((asks, changes) for words, asks, changes in _GROUPS if re.search(rf"\b(?:{words})\b", who, _I)),
        ("what changes for them, and when", "they want to know early, and to be asked once before it is settled"),
    )
    text = re.sub(r"^\W*(?:discuss|describe|consider|look at|judge)\s+", "", text, flags=_I)
    subject = excerpt((sentences(text) or [one_line(text)])[0].rstrip(".!?"), 60)
    lead = draw.choice(("ask first about", "look first at", "think first of"))
    return f'{capital(who)} {lead} {asks}. With "{subject}", {changes}.'
