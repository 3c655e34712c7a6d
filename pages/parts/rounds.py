"""The rounds of a judge: the scores as a chart, why they ended, and what cost points in each."""

from __future__ import annotations

import streamlit as st

from core.patterns.evaluator_optimizer import Draft, Optimized, best_of
from core.trace.counts import counted
from core.view.charts import alt, score_chart
from pages.parts.comparison import colors_now
from pages.parts.hero import hero

_ENDED = {
    "passed": "it passed: {score} reaches the target of {target}",
    "limit": "the limit of rounds was reached; the target was {target}",
    "no progress": "two rounds brought no better score; the target was {target}",
    "judge failed": "the judge gave no usable score",
}


def settings(page: str) -> dict[str, int]:
    """The fields for target and limit."""
    left, right = st.columns(2, wrap=False)
    with left:
        target = st.number_input("Target score", 1, 10, key=f"{page} target_score")
    with right:
        rounds = st.number_input("Most rounds", 1, 10, key=f"{page} max_iterations")
    return {"target_score": target, "max_iterations": rounds}


def scores(found: Optimized, target: int) -> None:
    figure = score_chart(found.history, target, colors_now())
    st.plotly_chart(figure, theme=None, config={"displayModeBar": False}, alt=alt(figure), key="scores")


def why_ended(found: Optimized, target: int, what: str = "draft") -> None:
    why = _ENDED[found.ended].format(score=found.score, target=target)
    st.markdown(f":gray[The best {what} of {counted(found.iterations, 'round')}. It ended because {why}.]")


def feedback(found: Optimized) -> None:
    best = best_of(found.history) if found.score is not None else None
    rows = [
        [number, f"{draft.score or 'none'}{', best' if draft is best else ''}", draft.feedback]
        for number, draft in _numbered(found.history)
    ]
    head = ["Draft" if max(map(len, found.history)) > 1 else "Round", "Score", "What cost most"]
    hero("table", {"head": head, "rows": rows, "label": "Rounds"}, key="rounds")


def _numbered(history: list[list[Draft]]) -> list[tuple[str, Draft]]:
    """Each draft with its round and, of several in a round, its number there, as the picture names it."""
    known = len({len(drafts) for drafts in history}) == 1  # else one failed, and which of them is not known
    several = known and len(history[0]) > 1
    return [
        (f"{number}.{place}" if several else str(number), draft)
        for number, drafts in enumerate(history, 1)
        for place, draft in enumerate(drafts, 1)
    ]
