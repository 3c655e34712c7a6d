"""The rounds of a judge: the scores as a chart, why they ended, and what cost points in each."""

from __future__ import annotations

import streamlit as st

from core.patterns.evaluator_optimizer import Draft, Optimized, best_of
from core.trace.counts import counted
from core.view.charts import alt, score_chart
from pages.parts.drawings import draw
from pages.parts.show.comparison import colors_now

_ENDED = {
    "passed": "it passed: {score} reaches the target of {target}",
    "limit": "the limit of rounds was reached; the target was {target}",
    "no progress": "two rounds brought no better score; the target was {target}",
    "judge failed": "the judge gave no usable score",
    "improve failed": "nothing came of the next improvement; the target was {target}",
}


def scores(judged: Optimized, target: int) -> None:
    """The chart of the scores by round, with the target; both from 1 to 10."""
    rounds = [[draft.score for draft in drafts] for drafts in judged.history]
    figure = score_chart(rounds, target, colors_now())
    st.plotly_chart(figure, theme=None, config={"displayModeBar": False}, alt=alt(figure), key="scores")


def why_ended(judged: Optimized, target: int, what: str = "draft") -> None:
    """One sentence: why there was no further round. `what`: the thing that was judged."""
    why = _ENDED[judged.ended].format(score=judged.score, target=target)
    st.markdown(f":gray[The best {what} of {counted(judged.iterations, 'round')}. It ended because {why}.]")


def feedback(judged: Optimized) -> None:
    """A table of the drafts with their scores and what cost each of them most; the best one is marked."""
    best = best_of(judged.history) if judged.score is not None else None
    rows = [
        [number, f"{draft.score or 'none'}{', best' if draft is best else ''}", draft.feedback]
        for number, draft in _numbered(judged.history)
    ]
    head = ["Draft" if max(map(len, judged.history)) > 1 else "Round", "Score", "What cost most"]
    draw("table", {"head": head, "rows": rows, "label": "Rounds"}, key="rounds")


def _numbered(history: list[list[Draft]]) -> list[tuple[str, Draft]]:
    """Each draft with its round and, of several in a round, its number there, as the picture names it."""
    known = len({len(drafts) for drafts in history}) == 1  # else one failed, and which of them is not known
    several = known and len(history[0]) > 1
    return [
        (f"{number}.{place}" if several else str(number), draft)
        for number, drafts in enumerate(history, 1)
        for place, draft in enumerate(drafts, 1)
    ]
