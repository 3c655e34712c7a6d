"""The rounds of a judge: the scores as a chart, why they ended, and what cost points in each."""

from __future__ import annotations

import streamlit as st

from core.charts import alt, score_chart
from core.counts import counted
from core.patterns.evaluator_optimizer import Optimized, best_of
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
        [str(number), f"{draft.score or 'none'}{', best' if draft is best else ''}", draft.feedback]
        for number, drafts in enumerate(found.history, 1)
        for draft in drafts
    ]
    hero("table", {"head": ["Round", "Score", "What cost most"], "rows": rows, "label": "Rounds"}, key="rounds")
