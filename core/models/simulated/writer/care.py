"""Support in several steps: find the cause, give the steps, check them; look into an account or a policy."""

import random
import re

from core.models.simulated.writer.specialist import quote
from core.models.simulated.writer.text import capital, excerpt, one_line

_I = re.IGNORECASE
# (signs, likely cause, steps, check)
_CASES = (
    (
        r"print",
        "the update left a stale printer entry, so the computer sends to a port that no longer exists",
        "1. Switch the printer off for a minute. 2. Remove it in the printer settings. 3. Add it again. 4. "
        "Print a test page.",
        "the test page comes out and the status says online",
    ),
    (
        r"crash|freez|upload|photo",
        "the app runs out of memory with large files, or an old cache does not fit the new version",
        "1. Update the app. 2. Clear its cache. 3. Restart the device. 4. Repeat the step with a small file, "
        "then with a large one.",
        "the large file goes through twice without a crash",
    ),
    (
        r"log ?in|password|sign ?in|locked",
        "an old password is stored, or the account is locked after several wrong tries",
        "1. Wait 15 minutes. 2. Ask for a new password. 3. Use the newest link only. 4. Delete the stored "
        "password in the browser.",
        "the sign-in works in a private window and after a restart",
    ),
    (
        r"wi-?fi|connect|network|internet|router|offline|bluetooth",
        "the device holds on to an old network address, or the signal is too weak",
        "1. Restart router and device. 2. Forget the network. 3. Join it again within three metres. 4. "
        "Install updates.",
        "the connection stays up for ten minutes in the usual place",
    ),
    (
        r"turn on|switch on|power|start|battery|charg",
        "the battery is empty below the level at which charging shows, or the cable is broken",
        "1. Try another cable and socket. 2. Charge for 30 minutes. 3. Hold the power button for 15 seconds. "
        "4. Start without accessories.",
        "the device starts twice in a row and the battery level rises",
    ),
    (
        r"slow|lag|load",
        "the network or one greedy program takes most of the time",
        "1. Close other programs. 2. Try another network. 3. Clear the cache. 4. Note the time of the slow step.",
        "the same step takes less than half the time on two tries",
    ),
)
_ANY_CASE = (
    "",
    "something changed just before: an update, a setting, a cable or a new device",
    "1. Undo the last change. 2. Restart. 3. Repeat the step. 4. Note the exact message if it fails.",
    "the step works twice in a row, also after a restart",
)


def _case(text: str) -> tuple[str, str, str, str]:
    return next((case for case in _CASES if re.search(rf"\b(?:{case[0]})", text[:2000], _I)), _ANY_CASE)


def diagnose(text: str, draw: random.Random) -> str:
    lead = draw.choice(("Most likely", "The likely cause:", "What fits the description:"))
    return (
        f'{lead} {_case(text)[1]}. It was reported as "{quote(text)}". A second look is needed only if other '
        f"devices show the same."
    )


def solve(text: str) -> str:
    return (
        f"{_case(text)[2]} If a step fails, stop there and write down what you see, since that already narrows "
        f"down the cause."
    )


def verify(text: str) -> str:
    case = _case(text)
    return (
        f"The steps fit the cause and undo nothing important. The problem counts as solved when {case[3]}. If "
        f"not, go back one step and send us the message on the screen."
    )


def check(command: str, text: str, draw: random.Random) -> str:
    """What the account or the policy says; careful words, since there is no real account behind it."""
    amount = re.search(r"[$€£]\s?\d[\d.,]*|\b\d+(?:[.,]\d+)?(?: ?(?:euros?|dollars?|[€$£]))?", text)
    what = f"the {amount[0]}" if amount else "the sum"
    if re.search(r"polic|terms|contract|rules?\b", command, _I):
        return (
            f"The policy says: changes of plan are billed from the day of the change, and a charge without cause "
            f"is returned within five working days. A complaint counts for 60 days, so this one is in time and "
            f"{what} may be claimed."
        )
    reason = draw.choice(
        (
            "an add-on was booked in the middle of the month",
            "the introductory price ended with the last bill",
            "two part months stand on one bill",
        )
    )
    return (
        f"The account shows one change that explains {what}: {reason}. All payments are settled. Nothing else in "
        f'it fits "{quote(text, 40)}".'
    )


def summarise(text: str, found: list[str], count: int) -> str:
    """The sentences that carry most, in their order, shortened."""
    if not found:
        return f'There is nothing to summarise in "{excerpt(text, 40)}".'
    weight = {
        i: len(set(re.findall(r"\w{6,}", s.lower())))
        + 3 * (i == 0)
        + 2 * bool(re.search(r"\d|\btherefore\b|\bso\b|\bmust\b|\bbecause\b", s))
        for i, s in enumerate(found[:60])
    }
    chosen = sorted(sorted(weight, key=lambda i: (-weight[i], i))[:count])
    return " ".join(capital(excerpt(one_line(found[i]), 160)) for i in chosen)


def story(s: str, draw: random.Random) -> str:
    """Five sentences about whatever the story is to be about."""
    name, place = draw.choice(
        (
            ("Mira", "at the edge of the town"),
            ("Old Tomas", "by the harbour"),
            ("Lena", "in the last house of the valley"),
        )
    )
    turn = draw.choice(("a storm took the light away", "nobody came to help", "the bridge was gone"))
    return (
        f"{name} lived {place}, and everyone there knew about {s}. One evening {turn}, and all the old rules "
        f"were of no use. "
        f"{name} sat down, looked at {s} once more and saw what the others had missed. By morning the trouble "
        f"was over. "
        "Since then people there listen a little longer before they speak."
    )
