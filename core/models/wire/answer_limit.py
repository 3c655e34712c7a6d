"""What is said of an answer that stopped at the limit we had set."""

from __future__ import annotations

from core.errors import CutOff

_TAIL = 40  # characters at the end of an answer that are looked for before it
_TIMES = 3  # how often they stand there in one that goes round in circles
_SPARE = 0.95  # servers count a token or two in another way


def at_the_limit(error: CutOff, limit: int | None) -> None:
    """Say it of an answer that came as far as `limit` tokens, and whether it repeats itself."""
    if limit is None or not error.text.strip() or (error.tokens_out or 0) < _SPARE * limit:
        return
    circles = error.text.count(error.text.rstrip()[-_TAIL:]) >= _TIMES
    why = "It repeats itself: the model may be looping." if circles else "Raise the answer limit, or ask for less."
    error.args = (f"the answer stopped at {limit:,} tokens, its limit. {why}",)
