"""Technical support in three steps: find the cause, give the steps, check that they fit and write to the customer."""

import random
import re
from typing import NamedTuple

from core.models.simulated.writer.specialist import quote
from core.models.simulated.writer.text import capital, overlap, sentences, stems

_I = re.IGNORECASE


class Case(NamedTuple):
    signs: str  # a regular expression on a customer's words; empty: any other trouble
    cause: str
    steps: tuple[str, ...]
    solved: str  # how to see that it worked


CASES = (
    Case(
        r"print",
        "the computer still sends to an old printer entry, which points to an address that no longer exists",
        ("Switch the printer off for a minute", "Remove it in the printer settings", "Add it again",
         "Print a test page"),
        "the test page comes out and the status says online",
    ),
    Case(
        r"log ?in|password|sign ?in|locked|two-factor|verification",
        "an old password is stored, or the account is locked after several wrong tries",
        ("Wait 15 minutes", "Ask for a new password", "Use the newest link only", "Delete the stored password"),
        "the sign-in works in a private window and after a restart",
    ),
    Case(
        r"crash|freez|froze|upload|photo|shuts? down|error|bug",
        "the app runs out of memory with large files, or its old cache does not fit the new version",
        ("Update the app", "Clear its cache", "Restart the device", "Try a small file, then a large one"),
        "the large file goes through twice without a crash",
    ),
    Case(
        r"sync|backup|contacts?|calendar|export|import|files? (?:are|is)|lost|gone|deleted",
        "the device and the online account hold two versions, and the older one was kept",
        ("Stop the sync on all devices", "Look for the newest copy online", "Download that copy",
         "Turn the sync on, one device first"),
        "both places show the same newest entry",
    ),
    Case(
        r"hot|smok|overheat|smell|spark",
        "the power supply or the battery is damaged and gets too hot",
        ("Unplug it at once", "Let it cool on a plate", "Do not charge it again", "Send us the number on its label"),
        "it stays cold and unplugged until we have replaced the part",
    ),
    Case(
        r"sound|speaker|microphone|headphone|picture|screen|display|camera|blurry|flicker",
        "the wrong input is chosen, or the cable to it has a bad contact",
        ("Choose the device in the settings", "Plug the cable in again at both ends", "Try another cable",
         "Update the driver"),
        "sound and picture stay for ten minutes, also when the cable is moved",
    ),
    Case(
        r"wi-?fi|connect|network|internet|router|offline|bluetooth|pair",
        "the device holds on to an old network address, or the signal is too weak",
        ("Restart router and device", "Forget the network", "Join it again within three metres",
         "Install the updates"),
        "the connection stays up for ten minutes in the usual place",
    ),
    Case(
        r"turn(?:s|ed)? (?:on|off)|switch(?:es)? on|power|start|boot|battery|charg|dead",
        "the battery is below the level at which charging shows, or the cable is broken",
        ("Try another cable and socket", "Charge for 30 minutes", "Hold the power button for 15 seconds",
         "Start without accessories"),
        "the device starts twice in a row and the battery level rises",
    ),
    Case(
        r"slow|lag|load|stuck|hangs?\b|buffer",
        "the network or one greedy program takes most of the time",
        ("Close other programs", "Try another network", "Clear the cache", "Note the time of the slow step"),
        "the same step takes less than half the time on two tries",
    ),
    Case(
        r"install|setting|set up|configur|enable|language|how (?:do|can) i",
        "the option sits in another place than before, or needs an administrator",
        ("Open the settings", "Search for the option by its name", "Sign in as administrator", "Save and restart"),
        "the option is still set after the restart",
    ),
)  # fmt: skip
_ANY = Case(
    "",
    "something changed just before: a setting, a cable or a new device",
    ("Undo the last change", "Restart", "Repeat the step", "Note the exact message if it fails"),
    "the step works twice in a row, also after a restart",
)


def diagnose(message: str, draw: random.Random) -> str:
    """The likely cause of what a customer reports."""
    lead = draw.choice(("Most likely", "The likely cause:", "What fits the description:"))
    when = re.search(
        r"\b(?:since|after|following) (?:\w+[’']?\w* ){0,3}?(update|move|holiday|restart|night)", message, _I
    )
    change = f" It began with the {when[1].lower()}, so look there first." if when else ""
    return f'{lead} {_case(message).cause}.{change} It was reported as "{quote(message)}".'


def solve(message: str, diagnosis: str) -> str:
    """The steps for a diagnosis, numbered; for the message where there is none."""
    steps = " ".join(f"{n}. {step}." for n, step in enumerate(_diagnosed(diagnosis, message).steps, 1))
    return f"{steps} If a step fails, stop there and write down what you see."


def verify(message: str, diagnosis: str, solution: str) -> str:
    """Whether the solution goes with the diagnosis, and if so the reply to the customer."""
    case = _diagnosed(diagnosis, message)
    steps = _steps(solution)
    if diagnosis and solution and not _fits(case, diagnosis, solution):
        return (
            f"The steps do not touch the cause that was found, so they should not go out: the diagnosis speaks of "
            f'"{quote(diagnosis)}", the solution of "{quote(solution)}". A colleague looks at your message and writes.'
        )
    cause = capital(case.cause) if (case.signs and case.cause in diagnosis + solution) or not diagnosis else ""
    told = cause or (sentences(diagnosis) or [case.cause])[0].rstrip(".")
    todo = "; ".join(f"{step[:1].lower()}{step[1:]}" for step in steps or case.steps)
    return (
        f"Checked: the steps fit the cause and undo nothing important. Thank you for your message. {told}. Please do "
        f"this in order: {todo}. It is solved when {case.solved}. If not, send us the message on the screen."
    )


def _case(text: str) -> Case:
    return next((case for case in CASES if re.search(rf"\b(?:{case.signs})", text[:2000], _I)), _ANY)


def _diagnosed(diagnosis: str, message: str) -> Case:
    """The case of a diagnosis: by its cause, else by its words, else by the customer's."""
    named = next((case for case in (*CASES, _ANY) if case.cause in diagnosis), None)
    if named is not None:
        return named
    found = _case(diagnosis)
    return found if found.signs else _case(message)


def _steps(solution: str) -> list[str]:
    """The numbered steps of a solution."""
    parts = re.split(r"(?:^|\s)\d{1,2}[.)]\s+", solution)[1:]
    return [step for part in parts if (step := (sentences(part) or [""])[0].rstrip("."))]


def _fits(case: Case, diagnosis: str, solution: str) -> bool:
    """The steps are those of the case, or speak of what the diagnosis speaks of."""
    if sum(step in solution for step in case.steps) >= 2 or _case(solution) is case:
        return True
    return overlap(stems(diagnosis), stems(solution)) >= 0.15
