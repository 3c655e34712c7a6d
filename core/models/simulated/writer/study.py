"""What a worker writes for a part of a study whose subject the writer does not know: how to go about it, no facts."""

import re

from core.models.simulated.writer.grammar import nounlike
from core.models.simulated.writer.text import capital

_PARTS = {
    "background": (
        "{s} did not begin on one day: what came before, who decided and who paid belong to the picture. "
        "A report names the first year that can be shown and says who recorded it."
    ),
    "what is known": (
        "Best recorded on {s} are dates, names and sums, since somebody had to write them down. "
        "How large its effect was differs from source to source, so two of them are laid side by side."
    ),
    "two views that disagree": (
        "Some see {s} as the work of a few people, others as slow change that nobody planned. "
        "Both can point to sources, but they count different things, so the question decides the answer."
    ),
    "examples from practice": (
        "One case where {s} went well and one where it did not show more than ten numbers. "
        "Both are taken from the same years, so that the difference is not only one of time."
    ),
    "open questions": (
        "It is open how much would have come without {s}, and what it meant for people who left no records. "
        "A later study may answer it; until then a careful report leaves the question open."
    ),
}
_ABOUT = re.compile(
    r"^(?:the )?(?:\w+ )?(?:effects?|impacts?|influence|consequences|causes?|reasons?|history|origins?|future|role"
    r"|state|development|rise|fall|spread|benefits|risks) (?:and \w+ )?(?:of|for) (.+)$",
    re.IGNORECASE,
)


def part(task: str, title: str) -> str | None:
    """Two sentences for a part of a study; None for a part of another name."""
    found = next((text for name, text in _PARTS.items() if title.lower().startswith(name)), None)
    return None if found is None else capital(found.replace("{s}", _subject(task)))


def _subject(task: str) -> str:
    """What is studied: of `The causes of the war` the war, of a question just this."""
    if not task.strip() or task.rstrip().endswith("?"):
        return "this"
    whole = nounlike(task)
    inner = _ABOUT.match(whole)
    return inner[1].split(" on ")[0] if inner else whole
