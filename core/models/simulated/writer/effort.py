"""How much thought a question needs: a fact or a sum is simple, reasons, comparisons and designs are complex."""

import re

from core.models.simulated.writer import sums
from core.models.simulated.writer.text import words

_THINK = re.compile(
    r"\b(?:why|explain|compare|comparison|difference between|design|prove|derive|analy[sz]e|argue|discuss|evaluate"
    r"|plan|strategy|trade-?offs?|pros and cons|step by step|in detail|implications?|what would happen if|how would you"
    r"|depends? on|relationship between|consequences|improve|refactor|debug|essay)\b",
    re.IGNORECASE,
)
_LONG = 30  # words


def weigh(offered: list[str], question: str) -> tuple[str, str]:
    """simple or complex, in the spelling that was offered, and why."""
    by_name = {label.lower(): label for label in offered}
    if sums.result(question):
        return by_name["simple"], "it is one sum."
    if found := _THINK.search(question[:4000]):
        return by_name["complex"], f'"{found[0].lower()}" asks for reasons, not for a fact.'
    if question.count("?") > 1 or len(words(question[:4000])) > _LONG:
        return by_name["complex"], "it asks several things at once."
    return by_name["simple"], "it asks for one fact."
