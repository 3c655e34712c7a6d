"""A summary and a story."""

import random
import re

from core.models.simulated.writer.text import capital, excerpt, one_line


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
